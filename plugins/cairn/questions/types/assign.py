# SPDX-License-Identifier: MIT
"""Assigning: each row gets one of several targets. Matching, sorting and attribute tables are all this."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cairn.questions.types.list_notation import (
    Item,
    parse_items,
    refuse_duplicates,
    refuse_empty,
    refuse_quotes,
    refuse_stray,
)
from cairn.text.markdown import mask_code
from cairn.text.problem import Code
from cairn.text.prose import plain_text
from cairn.text.slug import item_id
from cairn.yaml.reader import ScalarNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cairn.yaml.mapping_reader import MappingReader

_COLONS = re.compile(r"(?:^|(?<=\s))::(?=\s|$)")
_NO_TITLE = re.compile(r"\s*$|[-*+](?:\s|$)")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Target:
    """What a row can be given."""

    id: str
    text: str
    """Markdown."""

    @property
    def label(self) -> str:
        """The target as plain text, for a select."""
        return plain_text(self.text)

    @property
    def is_plain(self) -> bool:
        """Whether the label says everything that the text says."""
        return self.label == " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class AssignRow:
    """A row with its right target."""

    id: str
    text: str
    """Markdown."""
    target: str
    """The id of the target."""
    feedback: str
    """Markdown; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Assign:
    """Rows and what they can be given."""

    type: str
    """`match` or `sort`."""
    rows: tuple[AssignRow, ...]
    targets: tuple[Target, ...]
    """In an order that does not give the key away: that of their ids. Categories keep their author's."""

    def target(self, target_id: str) -> Target:
        """Return the target of that id."""
        return next(t for t in self.targets if t.id == target_id)

    def map_markdown(self, change: Callable[[str], str]) -> Assign:
        """Return the rows and targets with their texts and feedback changed."""
        rows = (replace(r, text=change(r.text), feedback=change(r.feedback)) for r in self.rows)
        return replace(self, rows=tuple(rows), targets=tuple(replace(t, text=change(t.text)) for t in self.targets))


def parse_match(mapping: MappingReader, block: ScalarNode, name: str) -> Assign | None:
    """Read the `match` of a question: `- row :: target`; a target without a row is a distractor."""
    items = parse_items(block)
    if refuse_stray(mapping, block, items, name, "- row :: target"):
        return None
    pairs = [(item, pair) for item in items if (pair := _pair(mapping, item, name))]
    rows = [(i, AssignRow(item_id(row), row, item_id(target), i.quote)) for i, (row, target) in pairs if row]
    refuse_duplicates(mapping, ((row.id, item.line) for item, row in rows), "Rows", name)
    distractors = [(item, item_id(target)) for item, (row, target) in pairs if not row]
    _refuse_vain(mapping, distractors, {row.target for _, row in rows}, name)
    refuse_quotes(mapping, (item for item, _ in distractors), name)
    targets = {item_id(target): Target(item_id(target), target) for _, (_, target) in pairs}
    return _complete(mapping, "match", [r for _, r in rows], sorted(targets.values(), key=lambda t: t.id), name)


def _pair(mapping: MappingReader, item: Item, name: str) -> tuple[str, str] | None:
    colons = list(_COLONS.finditer(mask_code(item.text)))
    if len(colons) == 1:
        row, target = item.text[: colons[0].start()].strip(), item.text[colons[0].end() :].strip()
        if target:
            return row, target
    what = "more than one '::'" if len(colons) > 1 else "no target"
    fault = f"This item of '{name}' has {what}. Write 'row :: target', or ':: target' for a distractor."
    mapping.fault(Code.VALUE_INVALID, item.line, fault)
    return None


def _refuse_vain(mapping: MappingReader, distractors: Iterable[tuple[Item, str]], taken: set[str], name: str) -> None:
    """Report distractors that are targets already."""
    for item, target in distractors:
        if target in taken:
            fault = f"This distractor of '{name}' is already a target. Reword or remove it."
            mapping.fault(Code.CHOICE_DUPLICATE, item.line, fault)
        taken.add(target)


def parse_sort(mapping: MappingReader, block: ScalarNode, name: str) -> Assign | None:
    """Read the `sort` of a question: a list of categories, with their rows indented under them."""
    items = parse_items(block)
    if refuse_stray(mapping, block, items, name, "- category"):
        return None
    categories = [(item, item.text.partition("\n")) for item in items]
    targets = {item_id(title): Target(item_id(title), title) for _, (title, _, _) in categories}
    refuse_duplicates(mapping, ((item_id(t), i.line) for i, (t, _, _) in categories), "Categories", name)
    rows: list[tuple[Item, AssignRow]] = []
    refuse_quotes(mapping, items, name)
    for item, (title, _, rest) in categories:
        inner = ScalarNode(rest, item.line + block.is_literal, is_literal=block.is_literal)
        inside = parse_items(inner)
        refuse_stray(mapping, inner, inside, name, "- row")
        if _NO_TITLE.match(title):
            mapping.fault(Code.VALUE_INVALID, item.line, f"This category of '{name}' has no name. Add one.")
        refuse_empty(mapping, inside, name)
        rows += [(r, AssignRow(item_id(r.text), r.text, item_id(title), r.quote)) for r in inside]
    refuse_duplicates(mapping, ((row.id, item.line) for item, row in rows), "Rows", name)
    return _complete(mapping, "sort", [r for _, r in rows], targets.values(), name)


def _complete(
    mapping: MappingReader, kind: str, rows: list[AssignRow], targets: Iterable[Target], name: str
) -> Assign | None:
    found = tuple(targets)
    if rows and len(found) >= _FEWEST:
        return Assign(kind, tuple(rows), found)
    what = "rows and at least two targets" if kind == "match" else "at least two categories, with rows"
    fault = f"Question '{name}' has nothing to {kind}: it needs {what}."
    mapping.fault(Code.QUESTION_WITHOUT_KEY, mapping.line(kind), fault)
    return None
