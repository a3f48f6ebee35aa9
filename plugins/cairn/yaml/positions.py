# SPDX-License-Identifier: MIT
"""Where each scalar of a YAML text stands, so that one can be changed and the rest left as it was typed.

`yaml_text` reads what was typed and its line; this finds the very characters. An aliased value (`*name`) is
no scalar of its own and is passed over: it changes with the value that it repeats.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RARE_BREAKS = dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), " ")  # as in `yaml_text`


@dataclass(frozen=True, slots=True)
class YamlPosition:
    """A scalar or collection in a YAML text."""

    path: tuple[str, ...]
    """The keys that lead to it; an item of a list adds an empty one."""
    kind: str
    """`key`, `text`, `list` or `mapping`."""
    value: str
    """What a scalar says; empty for a collection."""
    style: str
    """The quotes or block mark of a scalar; `[` or `{` of a collection in flow style; else empty."""
    start: int
    """Its first character."""
    end: int
    """The one after its last."""
    line: int
    """The line of its first character, counted from 0."""
    column: int
    """The place of its first character in that line, counted from 0."""


def find_positions(text: str) -> tuple[YamlPosition, ...]:
    """Return all scalars and collections of a YAML text in the order of their ends; none where it is broken."""
    try:
        return tuple(_places(text.translate(_RARE_BREAKS)))
    except yaml.YAMLError:
        return ()


def _places(text: str) -> Iterator[YamlPosition]:
    stack: list[_Open] = []
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(_Open(event, *_enter(stack)))
        elif isinstance(event, yaml.CollectionEndEvent):
            opened = stack.pop()
            kind = "list" if isinstance(event, yaml.SequenceEndEvent) else "mapping"
            style = ("[" if kind == "list" else "{") if opened.start.flow_style else ""
            yield _place(opened.path, kind, "", style, opened.start.start_mark, event.end_mark)
        elif isinstance(event, yaml.ScalarEvent):
            path, is_key = _enter(stack, event.value)
            style = event.style if event.style and event.style != "\0" else ""
            yield _place(path, "key" if is_key else "text", event.value, style, event.start_mark, event.end_mark)
        elif isinstance(event, yaml.AliasEvent):
            _enter(stack)


class _Open:
    """A collection that is being read."""

    def __init__(self, start: yaml.CollectionStartEvent, path: tuple[str, ...], is_key: bool) -> None:  # noqa: FBT001
        self.start, self.path, self.is_key = start, path, is_key
        self.is_mapping = isinstance(start, yaml.MappingStartEvent)
        self.wants_key, self.key = self.is_mapping, ""


def _enter(stack: list[_Open], value: str = "") -> tuple[tuple[str, ...], bool]:
    """Return the path of the next node within what is open, and whether it is a key."""
    if not stack:
        return (), False
    within = stack[-1]
    if not within.is_mapping:
        return (*within.path, ""), False
    is_key, within.wants_key = within.wants_key, not within.wants_key
    within.key = value if is_key else within.key
    return (*within.path, within.key), is_key


def _place(path: tuple[str, ...], kind: str, value: str, style: str, start: Any, end: Any) -> YamlPosition:
    return YamlPosition(path, kind, value, style, start.index, end.index, start.line, start.column)
