# SPDX-License-Identifier: MIT
"""YAML as its author typed it: a tree of texts, each with its line, and nothing converted.

`no`, `1.10`, `12:30` and `2024-01-01` stay texts; `schema` types them afterwards. Apart from that this
differs from `yaml.load` in refusing a key that stands twice, and in never raising for a fault in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from cairn.problem import Code, Problem
from cairn.source import Span

if TYPE_CHECKING:
    from typing import TypeAlias

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar."""

    value: str
    """What was typed; empty for a key without a value."""
    line: int
    """The line of its first character; in a block (`|`), of its first line of text."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a mapping with its value."""

    name: str
    value: Node
    line: int
    """The line of the key."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping, in the order of the text."""

    fields: tuple[Field, ...]
    line: int

    def find(self, name: str) -> Field | None:
        """Return the field of that name, or None."""
        return next((f for f in self.fields if f.name == name), None)


Node: TypeAlias = "Text | Items | Fields"


def parse_yaml(text: str, path: str, code: Code, first_line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the tree of a YAML text, or None where it is empty or broken, and what is wrong with it.

    `first_line` is the line of the file at which the text begins; `code` names a broken text.
    """
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return None, (_broken(error, path, code, first_line),)
    reader = _Reader(path, code, first_line)
    return (None if root is None else reader.read(root)), tuple(reader.problems)


def _broken(error: yaml.YAMLError, path: str, code: Code, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    hint = "Check the indent, and put quotes round a value that holds ': ' or ' #'."
    line = first_line + (mark.line if mark else 0)
    return Problem(code, Span(path, line), f"This is not valid YAML: {reason}. {hint}")


class _Reader:
    """Turns PyYAML's nodes into ours; an alias (`*name`) gives the value of its anchor."""

    def __init__(self, path: str, code: Code, first_line: int) -> None:
        self.path, self.code, self.first_line = path, code, first_line
        self.problems: list[Problem] = []
        self._read: dict[int, Node] = {}
        self._open: set[int] = set()

    def read(self, node: yaml.Node) -> Node:
        known = self._read.get(id(node))
        if known is None:
            self._open.add(id(node))
            known = self._read[id(node)] = self._convert(node)
            self._open.discard(id(node))
        return known

    def _convert(self, node: yaml.Node) -> Node:
        line = self.first_line + node.start_mark.line
        if isinstance(node, yaml.MappingNode):
            return Fields(self._fields(node), line)
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self.read(item) for item in node.value if self._is_finite(item)), line)
        style = getattr(node, "style", None)
        empty = style is None and node.value in ("", "~")
        return Text("" if empty else node.value, line + (style in ("|", ">")))

    def _fields(self, node: yaml.MappingNode) -> tuple[Field, ...]:
        fields: dict[str, Field] = {}
        for key, value in node.value:
            line = self.first_line + key.start_mark.line
            if not isinstance(key, yaml.ScalarNode):
                self._fault(self.code, line, "A key must be a plain text. Put quotes round it.")
            elif key.value in fields:
                first = fields[key.value].line
                fault = f"The key '{key.value}' stands already in line {first}. Remove one of the two."
                self._fault(Code.KEY_DUPLICATE, line, fault)
            elif self._is_finite(value):
                fields[key.value] = Field(key.value, self.read(value), line)
        return tuple(fields.values())

    def _is_finite(self, node: yaml.Node) -> bool:
        if id(node) not in self._open:
            return True
        line = self.first_line + node.start_mark.line
        self._fault(self.code, line, "This value contains itself. Remove the alias.")
        return False

    def _fault(self, code: Code, line: int, message: str) -> None:
        self.problems.append(Problem(code, Span(self.path, line), message))
