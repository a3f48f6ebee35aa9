# SPDX-License-Identifier: MIT
"""YAML as its author typed it: a tree of texts, each with its line, and nothing converted.

`no`, `1.10`, `12:30` and `2024-01-01` stay texts; `schema` types them afterwards. Apart from that this
differs from `yaml.load` in refusing a key that stands twice, and in never raising for a fault in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from cairn.text.problem import Code, Problem
from cairn.text.source import Span

if TYPE_CHECKING:
    from typing import NoReturn, TypeAlias

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML breaks lines at these, editors do not: as spaces they leave the count of lines alone.
_RARE_BREAKS = dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), " ")
_HINT = "Check the indentation, and put quotes around values that contain ': ' or ' #'."
_TAB_HINT = "Indent with spaces, because YAML does not allow tabs there."
_HINTS = {
    "did not find expected alphabetic or numeric character": "Put quotes around a value that begins with '*' or '&'.",
    "did not find expected '-' indicator": "Check the indentation, and put '|' before text of several lines.",
}
_DEEPEST = 50
"""So many lists and mappings may lie in one another; whoever walks through a tree may call itself at each level."""
_MOST_COPIED = 1_000_000
"""So many characters and values may be there once more by aliases; a few lines of them could stand for billions."""


class _TooMuch(Exception):  # noqa: N818  # it is an outcome
    """The rest of the text is not read."""


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A scalar."""

    value: str
    """What was typed; empty for a key without a value."""
    line: int
    """The line of its first character; in a block (`|`), of its first line of text."""
    is_literal: bool = False
    """Whether it is a block (`|`), whose lines are those of the file."""
    is_folded: bool = False
    """Whether it is a block (`>`), whose lines YAML has joined."""

    def line_at(self, number: int) -> int:
        """Return the line of the file at which that line of the value stands, counted from 0."""
        return self.line + number if self.is_literal else self.line


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    """In the order of the text."""
    line: int
    """The line at which it begins."""


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """One key of a mapping with its value."""

    name: str
    """The key."""
    value: Node
    """What stands after the colon."""
    line: int
    """The line of the key."""


@dataclass(frozen=True, slots=True)
class MappingNode:
    """A mapping, in the order of the text."""

    fields: tuple[MappingEntry, ...]
    """Each key once."""
    line: int
    """The line at which it begins."""

    def find(self, name: str) -> MappingEntry | None:
        """Return the field of that name, or None."""
        for field in self.fields:
            if field.name == name:
                return field
        return None


Node: TypeAlias = "ScalarNode | SequenceNode | MappingNode"


def parse_yaml(text: str, path: str, code: Code, first_line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the tree of a YAML text, or None where it is empty or broken, and what is wrong with it.

    `first_line` is the line of the file at which the text begins; `code` names a broken text.
    """
    text = text.translate(_RARE_BREAKS)
    reader = _Reader(path, code, first_line, text.count("\n"))
    try:
        for event in yaml.parse(text, Loader=_Loader):
            reader.take(event)
    except yaml.YAMLError as error:
        return None, (_broken(error, text, path, code, first_line),)
    except _TooMuch:
        return None, tuple(reader.problems)
    return reader.root, tuple(reader.problems)


def _broken(error: yaml.YAMLError, text: str, path: str, code: Code, first_line: int) -> Problem:
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    lines = text.rstrip("\n").split("\n")
    place = min(_broken_line(error, text), len(lines) - 1)
    hint = _TAB_HINT if "\t" in lines[place] else _HINTS.get(reason, _HINT)
    return Problem(code, Span(path, first_line + place), f"This is not valid YAML: {reason}. {hint}")


def _broken_line(error: yaml.YAMLError, text: str) -> int:
    is_unclosed = "quoted" in (getattr(error, "context", None) or "")  # then the end of the file tells nothing
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    mark = marks[is_unclosed] or marks[not is_unclosed]
    if mark:
        return int(mark.line)
    character = getattr(error, "character", None)  # one that no YAML may hold; such an error has no mark
    return text.count("\n", 0, max(0, text.find(chr(character)))) if isinstance(character, int) else 0


class _Reader:
    """Turns PyYAML's events into our tree; an alias (`*name`) gives the value of its anchor."""

    def __init__(self, path: str, code: Code, first_line: int, last: int) -> None:
        self.path, self.code, self.first_line, self.last = path, code, first_line, last
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._open: list[tuple[yaml.CollectionStartEvent, int, list[tuple[int, Node | None]], int]] = []
        self._anchors: dict[str, Node] = {}
        self._sizes: dict[str, int] = {}
        self._size = self._copied = 0

    def take(self, event: yaml.Event) -> None:
        place = event.start_mark.line if event.start_mark else 0
        line = self.first_line + min(place, self.last)  # at its end, YAML may count one line more than there is
        if isinstance(event, yaml.ScalarEvent):
            self._size += 1 + len(event.value)
            if "\0" in event.value:
                self._fault(self.code, line, "This value contains a NUL character. Remove it.")
            self._add(line, _text(event.value, event.style, line), event.anchor, 1 + len(event.value))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open.append((event, line, [], self._size))
            self._size += 1
            if len(self._open) > _DEEPEST:
                self._stop(line, f"Lists and mappings are nested more than {_DEEPEST} levels deep here. Flatten them.")
        elif isinstance(event, yaml.CollectionEndEvent):
            start, line, inside, before = self._open.pop()
            is_mapping = isinstance(start, yaml.MappingStartEvent)
            node = self._mapping(line, inside) if is_mapping else _list(line, inside)
            self._add(line, node, start.anchor, self._size - before)
        elif isinstance(event, yaml.AliasEvent):
            self._add(line, self._find_anchor(event.anchor or "", line))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._fault(self.code, line, "A second YAML document begins here. Merge it into the first, without '---'.")

    def _add(self, line: int, node: Node | None, anchor: str | None = None, size: int = 0) -> None:
        if anchor and node is not None:
            self._anchors[anchor], self._sizes[anchor] = node, size
        if self._open:
            self._open[-1][2].append((line, node))
        elif self.root is None:
            self.root = node

    def _find_anchor(self, name: str, line: int) -> Node | None:
        size = self._sizes.get(name, 0)
        self._size, self._copied = self._size + size, self._copied + size
        if self._copied > _MOST_COPIED:
            self._stop(line, "The aliases up to here expand to too much text. Write the text out instead.")
        if any(start.anchor == name for start, *_ in self._open):
            self._fault(self.code, line, f"This value contains itself. Remove the alias '*{name}'.")
        elif name not in self._anchors:
            self._fault(self.code, line, f"There is no anchor '&{name}' before this. Put quotes around '*{name}'.")
        return self._anchors.get(name)

    def _mapping(self, line: int, inside: list[tuple[int, Node | None]]) -> MappingNode:
        fields: dict[str, MappingEntry] = {}
        for (own, key), (_, value) in zip(inside[::2], inside[1::2], strict=True):
            if not isinstance(key, ScalarNode):
                self._fault(self.code, own, "A key must be plain text. Put quotes around it.")
            elif key.value in fields:
                first = fields[key.value].line
                fault = f"Duplicate key '{key.value}' (first on line {first}). Remove one of the two."
                self._fault(Code.KEY_DUPLICATE, own, fault)
            elif value is not None:
                fields[key.value] = MappingEntry(key.value, value, own)
        return MappingNode(tuple(fields.values()), line)

    def _stop(self, line: int, message: str) -> NoReturn:
        self.problems = [Problem(self.code, Span(self.path, line), message)]
        raise _TooMuch

    def _fault(self, code: Code, line: int, message: str) -> None:
        self.problems.append(Problem(code, Span(self.path, line), message))


def _list(line: int, inside: list[tuple[int, Node | None]]) -> SequenceNode:
    return SequenceNode(tuple(node for _, node in inside if node is not None), line)


def _text(value: str, style: str | None, line: int) -> ScalarNode:
    if style in {"|", ">"}:
        return ScalarNode(value, line + bool(value), style == "|", style == ">")
    return ScalarNode("" if not style and value == "~" else value, line)
