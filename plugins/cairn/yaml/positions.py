# SPDX-License-Identifier: MIT
"""Find the position of every value in a YAML text, so that one can be edited and the rest left as typed.

`cairn.yaml.reader` returns values and their lines; this module returns exact character positions. An alias (`*name`)
gets no position of its own: it changes with the value it refers to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RARE_LINE_BREAKS = dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), " ")  # as in `cairn.yaml.reader`


@dataclass(frozen=True, slots=True)
class YamlPosition:
    """A scalar or collection in a YAML text, and its position."""

    path: tuple[str, ...]
    """The keys that lead to it; an item of a list adds an empty one."""
    kind: str
    """`key`, `text`, `list` or `mapping`."""
    value: str
    """The value of a scalar; empty for a collection."""
    style: str
    """The quote or block indicator of a scalar; `[` or `{` for a collection in flow style; otherwise empty."""
    start: int
    """The index of its first character."""
    end: int
    """The index after its last character."""
    line: int
    """The line of its first character, counted from 0."""
    column: int
    """The column of its first character, counted from 0."""


def find_positions(text: str) -> tuple[YamlPosition, ...]:
    """Return all scalars and collections of a YAML text, sorted by their end; empty if the YAML is broken."""
    try:
        return tuple(_read_positions(text.translate(_RARE_LINE_BREAKS)))
    except yaml.YAMLError:
        return ()


def _read_positions(text: str) -> Iterator[YamlPosition]:
    stack: list[_OpenCollection] = []
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(_OpenCollection(event, *_next_path(stack)))
        elif isinstance(event, yaml.CollectionEndEvent):
            opened = stack.pop()
            kind = "list" if isinstance(event, yaml.SequenceEndEvent) else "mapping"
            style = ("[" if kind == "list" else "{") if opened.start.flow_style else ""
            yield _position(opened.path, kind, "", style, opened.start.start_mark, event.end_mark)
        elif isinstance(event, yaml.ScalarEvent):
            path, is_key = _next_path(stack, event.value)
            style = event.style if event.style and event.style != "\0" else ""
            yield _position(path, "key" if is_key else "text", event.value, style, event.start_mark, event.end_mark)
        elif isinstance(event, yaml.AliasEvent):
            _next_path(stack)


class _OpenCollection:
    """A collection whose end has not been reached."""

    def __init__(self, start: yaml.CollectionStartEvent, path: tuple[str, ...], is_key: bool) -> None:  # noqa: FBT001
        self.start, self.path, self.is_key = start, path, is_key
        self.is_mapping = isinstance(start, yaml.MappingStartEvent)
        self.expects_key, self.key = self.is_mapping, ""


def _next_path(stack: list[_OpenCollection], value: str = "") -> tuple[tuple[str, ...], bool]:
    """Return the path of the next node in the innermost open collection, and whether the node is a key."""
    if not stack:
        return (), False
    parent = stack[-1]
    if not parent.is_mapping:
        return (*parent.path, ""), False
    is_key, parent.expects_key = parent.expects_key, not parent.expects_key
    parent.key = value if is_key else parent.key
    return (*parent.path, parent.key), is_key


def _position(path: tuple[str, ...], kind: str, value: str, style: str, start: Any, end: Any) -> YamlPosition:
    return YamlPosition(path, kind, value, style, start.index, end.index, start.line, start.column)
