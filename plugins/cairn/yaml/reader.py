# SPDX-License-Identifier: MIT
"""Parse YAML into a tree of strings with their lines. Values are not converted.

`no`, `1.10`, `12:30` and `2024-01-01` stay strings; `cairn.yaml.mapping_reader` converts them. Other differences from
`yaml.load`: a duplicate key is a problem, and a fault in the text never raises an exception.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn, TypeAlias

import yaml

from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML ends a line at these characters, editors do not. They become spaces, so that line numbers match the editor.
_RARE_LINE_BREAKS = dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), " ")
_HINT = "Check the indentation, and put quotes around values that contain ': ' or ' #'."
_TAB_HINT = "Indent with spaces, because YAML does not allow tabs there."
_HINTS = {
    "did not find expected alphabetic or numeric character": "Put quotes around a value that begins with '*' or '&'.",
    "did not find expected '-' indicator": "Check the indentation, and put '|' before text of several lines.",
}
_MAX_DEPTH = 50
"""The maximum depth of nested lists and mappings; code that walks the tree may recurse once per level."""
_MAX_ALIASED = 1_000_000
"""The maximum number of characters and values that aliases may add; a few lines could expand to billions."""


class _LimitExceeded(Exception):  # noqa: N818  # a limit, not an error
    """Raised when a limit is exceeded; the rest of the text is not read."""


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A scalar."""

    value: str
    """The text as typed; empty for a key without a value."""
    line: int
    """The line of its first character; for a block scalar, the first line of its text."""
    is_literal: bool = False
    """Whether it is a literal block (`|`): its lines are the lines of the file."""
    is_folded: bool = False
    """Whether it is a folded block (`>`): YAML has joined its lines."""

    def line_at(self, number: int) -> int:
        """Return the line of the file that holds line `number` of the value, counted from 0."""
        return self.line + number if self.is_literal else self.line


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    """The items, in the order of the text."""
    line: int
    """The line on which it begins."""


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """One key of a mapping with its value."""

    name: str
    """The key as typed."""
    value: Node
    """The value after the colon."""
    line: int
    """The line of the key."""


@dataclass(frozen=True, slots=True)
class MappingNode:
    """A mapping, in the order of the text."""

    fields: tuple[MappingEntry, ...]
    """The entries, each key once."""
    line: int
    """The line on which it begins."""

    def find(self, name: str) -> MappingEntry | None:
        """Return the entry with that key, or None."""
        for field in self.fields:
            if field.name == name:
                return field
        return None


Node: TypeAlias = "ScalarNode | SequenceNode | MappingNode"


def parse_yaml(text: str, path: str, code: Code, first_line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the tree of a YAML text, None if it is empty or broken, and its problems.

    `first_line` is the line of the file on which the text begins; `code` is the problem code for broken YAML.
    """
    text = text.translate(_RARE_LINE_BREAKS)
    builder = _TreeBuilder(path, code, first_line, text.count("\n"))
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.add_event(event)
    except yaml.YAMLError as error:
        return None, (_syntax_problem(error, text, path, code, first_line),)
    except _LimitExceeded:
        return None, tuple(builder.problems)
    return builder.root, tuple(builder.problems)


def _syntax_problem(error: yaml.YAMLError, text: str, path: str, code: Code, first_line: int) -> Problem:
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    lines = text.rstrip("\n").split("\n")
    line_index = min(_error_line(error, text), len(lines) - 1)
    hint = _TAB_HINT if "\t" in lines[line_index] else _HINTS.get(reason, _HINT)
    return Problem(code, Span(path, first_line + line_index), f"This is not valid YAML: {reason}. {hint}")


def _error_line(error: yaml.YAMLError, text: str) -> int:
    is_unclosed = "quoted" in (getattr(error, "context", None) or "")  # then it is the end of the file
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    mark = marks[is_unclosed] or marks[not is_unclosed]
    if mark:
        return int(mark.line)
    character = getattr(error, "character", None)  # a forbidden character: such an error has no mark
    return text.count("\n", 0, max(0, text.find(chr(character)))) if isinstance(character, int) else 0


class _TreeBuilder:
    """Builds the tree from PyYAML's events; an alias (`*name`) becomes the value of its anchor."""

    def __init__(self, path: str, code: Code, first_line: int, last_line_index: int) -> None:
        self.path, self.code, self.first_line, self.last_line_index = path, code, first_line, last_line_index
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._open: list[tuple[yaml.CollectionStartEvent, int, list[tuple[int, Node | None]], int]] = []
        self._anchors: dict[str, Node] = {}
        self._sizes: dict[str, int] = {}
        self._size = self._aliased = 0

    def add_event(self, event: yaml.Event) -> None:
        line_index = event.start_mark.line if event.start_mark else 0
        line = self.first_line + min(line_index, self.last_line_index)  # at the end, YAML may count one line too many
        if isinstance(event, yaml.ScalarEvent):
            self._size += 1 + len(event.value)
            if "\0" in event.value:
                self._fault(self.code, line, "This value contains a NUL character. Remove it.")
            self._add(line, _scalar_node(event.value, event.style, line), event.anchor, 1 + len(event.value))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open.append((event, line, [], self._size))
            self._size += 1
            if len(self._open) > _MAX_DEPTH:
                self._stop(
                    line, f"Lists and mappings are nested more than {_MAX_DEPTH} levels deep here. Flatten them."
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            start, line, children, size_before = self._open.pop()
            is_mapping = isinstance(start, yaml.MappingStartEvent)
            node = self._mapping_node(line, children) if is_mapping else _sequence_node(line, children)
            self._add(line, node, start.anchor, self._size - size_before)
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
        self._size, self._aliased = self._size + size, self._aliased + size
        if self._aliased > _MAX_ALIASED:
            self._stop(line, "The aliases up to here expand to too much text. Write the text out instead.")
        if any(start.anchor == name for start, *_ in self._open):
            self._fault(self.code, line, f"This value contains itself. Remove the alias '*{name}'.")
        elif name not in self._anchors:
            self._fault(self.code, line, f"There is no anchor '&{name}' before this. Put quotes around '*{name}'.")
        return self._anchors.get(name)

    def _mapping_node(self, line: int, children: list[tuple[int, Node | None]]) -> MappingNode:
        fields: dict[str, MappingEntry] = {}
        for (key_line, key), (_, value) in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, ScalarNode):
                self._fault(self.code, key_line, "A key must be plain text. Put quotes around it.")
            elif key.value in fields:
                first = fields[key.value].line
                fault = f"Duplicate key '{key.value}' (first on line {first}). Remove one of the two."
                self._fault(Code.KEY_DUPLICATE, key_line, fault)
            elif value is not None:
                fields[key.value] = MappingEntry(key.value, value, key_line)
        return MappingNode(tuple(fields.values()), line)

    def _stop(self, line: int, message: str) -> NoReturn:
        self.problems = [Problem(self.code, Span(self.path, line), message)]
        raise _LimitExceeded

    def _fault(self, code: Code, line: int, message: str) -> None:
        self.problems.append(Problem(code, Span(self.path, line), message))


def _sequence_node(line: int, children: list[tuple[int, Node | None]]) -> SequenceNode:
    return SequenceNode(tuple(node for _, node in children if node is not None), line)


def _scalar_node(value: str, style: str | None, line: int) -> ScalarNode:
    if style in {"|", ">"}:
        return ScalarNode(value, line + bool(value), style == "|", style == ">")
    return ScalarNode("" if not style and value == "~" else value, line)
