# SPDX-License-Identifier: MIT
"""`import.yml`: what its author knows better than the rules about which entry is a concept or a question.

`{concepts: [...], questions: [...]}`; a question of several lines is given as a block (`|`). An entry that
is named here also stands alone: no neighbour is joined to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.text.problem import Code, Problem
from cairn.text.slug import collapse
from cairn.text.source import Span
from cairn.yaml.reader import MappingNode, Node, ScalarNode, SequenceNode, parse_yaml

if TYPE_CHECKING:
    from cairn.text.source import Source

Lines = tuple[str, ...]
_KEYS = ("concepts", "questions")
_SHAPE = "may contain only 'concepts: [...]' and 'questions: [...]'"


@dataclass(frozen=True, slots=True)
class Overrides:
    """The entries that are judged by name."""

    concepts: frozenset[Lines] = frozenset()
    """Those that are concepts."""
    questions: frozenset[Lines] = frozenset()
    """Those that are questions."""

    @property
    def names(self) -> frozenset[str]:
        """The first lines of the concepts: no section of a page is called so."""
        return frozenset(lines[0] for lines in self.concepts)

    @property
    def entries(self) -> frozenset[Lines]:
        """All of them, each as its lines."""
        return self.concepts | self.questions


def parse_overrides(source: Source) -> tuple[Overrides, tuple[Problem, ...]]:
    """Read an `import.yml`."""
    tree, problems = parse_yaml(source.text, source.path, Code.VALUE_INVALID)
    if problems or tree is None:
        return Overrides(), problems
    if not isinstance(tree, MappingNode):
        return Overrides(), (_fault(source.path, tree.line, f"This file {_SHAPE}."),)
    named: dict[str, frozenset[Lines]] = {}
    faults = []
    for field in tree.fields:
        if field.name not in _KEYS:
            message = f"Unknown key '{field.name}'. The file {_SHAPE}."
            faults.append(_fault(source.path, field.line, message))
        named[field.name] = frozenset(filter(None, map(_lines, _items(field.value))))
    both = named.get("concepts", frozenset()) & named.get("questions", frozenset())
    if both:
        message = f"'{min(both)[0]}' is listed as a concept and as a question. Remove one of the two."
        faults.append(_fault(source.path, tree.line, message))
    return Overrides(*(named.get(key, frozenset()) for key in _KEYS)), tuple(faults)


def clean_line(line: str) -> str:
    """Return a line as lines compare: white space does not matter."""
    return collapse(line)


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, SequenceNode) else (node,)


def _lines(node: Node) -> Lines:
    """Return the lines of one entry; a name that holds `: ` arrives as a mapping and is joined again."""
    if isinstance(node, MappingNode):
        pairs = (f"{f.name}: {f.value.value}" for f in node.fields if isinstance(f.value, ScalarNode))
        return tuple(map(clean_line, pairs))
    text = node.value if isinstance(node, ScalarNode) else ""
    return tuple(clean_line(line) for line in text.split("\n") if line.strip())


def _fault(path: str, line: int, message: str) -> Problem:
    return Problem(Code.VALUE_INVALID, Span(path, line), message)
