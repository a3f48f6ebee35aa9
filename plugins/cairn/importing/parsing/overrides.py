# SPDX-License-Identifier: MIT
"""Parse `import.yml`, with which an author overrides the rules that classify entries.

It has the form `{concepts: [...], questions: [...]}`; a question of several lines is a block (`|`). An entry listed
here is never joined with neighboring lines.
"""

from __future__ import annotations

from dataclasses import dataclass

from cairn.text.problem import Code, Problem
from cairn.text.slug import collapse
from cairn.text.source import Source, Span
from cairn.yaml.reader import MappingNode, Node, ScalarNode, SequenceNode, parse_yaml

Lines = tuple[str, ...]
_KEYS = ("concepts", "questions")
_SHAPE = "may contain only 'concepts: [...]' and 'questions: [...]'"


@dataclass(frozen=True, slots=True)
class Overrides:
    """The entries that an author has classified."""

    concepts: frozenset[Lines] = frozenset()
    """The entries that are concepts."""
    questions: frozenset[Lines] = frozenset()
    """The entries that are questions."""

    @property
    def names(self) -> frozenset[str]:
        """The first lines of the concepts; they are never headings."""
        return frozenset(lines[0] for lines in self.concepts)

    @property
    def entries(self) -> frozenset[Lines]:
        """All listed entries, each as its lines."""
        return self.concepts | self.questions


def parse_overrides(source: Source) -> tuple[Overrides, tuple[Problem, ...]]:
    """Parse an `import.yml`."""
    tree, problems = parse_yaml(source.text, source.path, Code.VALUE_INVALID)
    if problems or tree is None:
        return Overrides(), problems
    if not isinstance(tree, MappingNode):
        return Overrides(), (_fault(source.path, tree.line, f"This file {_SHAPE}."),)
    listed: dict[str, frozenset[Lines]] = {}
    faults = []
    for field in tree.fields:
        if field.name not in _KEYS:
            message = f"Unknown key '{field.name}'. The file {_SHAPE}."
            faults.append(_fault(source.path, field.line, message))
        listed[field.name] = frozenset(filter(None, map(_lines, _items(field.value))))
    both = listed.get("concepts", frozenset()) & listed.get("questions", frozenset())
    if both:
        message = f"'{min(both)[0]}' is listed as a concept and as a question. Remove one of the two."
        faults.append(_fault(source.path, tree.line, message))
    return Overrides(*(listed.get(key, frozenset()) for key in _KEYS)), tuple(faults)


def clean_line(line: str) -> str:
    """Return a line for comparison, with normalized white space."""
    return collapse(line)


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, SequenceNode) else (node,)


def _lines(node: Node) -> Lines:
    """Return the lines of one entry; a name with `: ` in it is parsed as a mapping, and is joined again."""
    if isinstance(node, MappingNode):
        pairs = (f"{f.name}: {f.value.value}" for f in node.fields if isinstance(f.value, ScalarNode))
        return tuple(map(clean_line, pairs))
    text = node.value if isinstance(node, ScalarNode) else ""
    return tuple(clean_line(line) for line in text.split("\n") if line.strip())


def _fault(path: str, line: int, message: str) -> Problem:
    return Problem(Code.VALUE_INVALID, Span(path, line), message)
