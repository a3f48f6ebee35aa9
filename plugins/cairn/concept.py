# SPDX-License-Identifier: MIT
"""A concept as its document states it: names still as typed, nothing looked up yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.markdown import first_sentence
from cairn.problem import Code, Problem
from cairn.schema import Record
from cairn.slug import slug
from cairn.source import Span
from cairn.tag_path import TagPath, parse_tag
from cairn.yaml_text import Fields, Items, Node, Text

if TYPE_CHECKING:
    from cairn.document import Document

KEYS = ("title", "id", "aliases", "learn_before", "related", "tags", "references", "votes")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in front matter, perhaps with a remark: a reason, or where in a reference."""

    name: str
    remark: str
    """Empty where there is none."""
    span: Span
    is_ambiguous: bool = False
    """Whether `name: remark` may itself be one name that holds a colon."""

    @property
    def whole(self) -> str:
        """The name, if the colon belongs to it."""
        return f"{self.name}: {self.remark}" if self.is_ambiguous else self.name


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to an entry of the bibliography."""

    key: str
    locator: str
    """Where in it; empty where the author does not say."""
    times: int
    """How often the page cites it."""
    span: Span


@dataclass(frozen=True, slots=True)
class Votes:
    """How many readers of an imported page found it helpful."""

    unhelpful: int
    helpful: int


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept document."""

    id: str
    title: str
    summary: str
    """The first sentence, as plain text; empty where nothing is written."""
    aliases: tuple[Mention, ...]
    learn_before: tuple[Mention, ...]
    related: tuple[tuple[Mention, ...], ...]
    """Groups of names that share a prerequisite."""
    tags: tuple[TagPath, ...]
    references: tuple[Citation, ...]
    votes: Votes | None
    document: Document
    span: Span
    """The line of its id or title: where a clash of names is reported."""

    @property
    def uri(self) -> str:
        """The place of its page among the documents."""
        return self.document.uri

    @property
    def is_written(self) -> bool:
        """Whether anything is said of it yet; a document without a body only reserves its place."""
        return bool(self.document.body.strip())


def parse_concept(document: Document) -> tuple[Concept, tuple[Problem, ...]]:
    """Read the front matter of a concept document."""
    record = Record(document.fields, document.source.path, KEYS)
    own_id = record.text("id")
    line = record.line("id") if own_id else record.line("title")
    tags = tuple(dict.fromkeys(parse_tag(t.value) for t in record.texts("tags")))
    concept = Concept(
        id=_checked_id(record, own_id) or document.stem,
        title=document.title,
        summary=_summary(record, document),
        aliases=tuple(Mention(t.value, "", Span(record.path, t.line)) for t in record.texts("aliases")),
        learn_before=tuple(_mentions(record, "learn_before", record.items("learn_before"), "concept", "reason")),
        related=_groups(record),
        tags=tuple(tag for tag in tags if tag),
        references=_citations(record),
        votes=_votes(record),
        document=document,
        span=Span(record.path, line),
    )
    return concept, tuple(record.problems)


def _checked_id(record: Record, own_id: Text | None) -> str:
    if own_id is None:
        return ""
    if slug(own_id.value):
        return own_id.value.strip()
    record.fault(Code.VALUE_INVALID, own_id.line, f"The id '{own_id.value}' needs a letter or a digit.")
    return ""


def _summary(record: Record, document: Document) -> str:
    field = record.fields.find("description")
    if field and isinstance(field.value, Text) and field.value.value.strip():
        return " ".join(field.value.value.split())
    return first_sentence(document.body)


def _mentions(record: Record, key: str, items: tuple[Node, ...], name_key: str, remark_key: str) -> list[Mention]:
    found = []
    for item in items:
        mention = _mention(record, item, name_key, remark_key)
        if mention is None:
            fault = f"An entry of '{key}' must be a name, or a name with its {remark_key}: 'name: {remark_key}'."
            record.fault(Code.VALUE_INVALID, item.line, fault)
        elif mention.name:
            found.append(mention)
    return found


def _mention(record: Record, item: Node, name_key: str, remark_key: str) -> Mention | None:
    """Read `name`, `name: remark` or the long form; None for anything else."""
    if isinstance(item, Text):
        return Mention(item.value.strip(), "", Span(record.path, item.line))
    if not isinstance(item, Fields) or not all(isinstance(f.value, Text) for f in item.fields):
        return None
    values = {f.name: " ".join(getattr(f.value, "value", "").split()) for f in item.fields}
    span = Span(record.path, item.line)
    if name_key in values and set(values) <= {name_key, remark_key, "times"}:
        return Mention(values[name_key], values.get(remark_key, ""), span)
    if len(values) == 1:
        name, remark = next(iter(values.items()))
        return Mention(name.strip(), remark, span, is_ambiguous=bool(remark))
    return None


def _groups(record: Record) -> tuple[tuple[Mention, ...], ...]:
    """Read `related`: names, which make one group, or lists of names, one group each."""
    items = record.items("related")
    lone = tuple(item for item in items if not isinstance(item, Items))
    groups = [lone, *(item.items for item in items if isinstance(item, Items))]
    read = (tuple(_mentions(record, "related", group, "concept", "reason")) for group in groups)
    return tuple(group for group in read if group)


def _citations(record: Record) -> tuple[Citation, ...]:
    return tuple(
        Citation(mention.name, mention.remark, _times(record, item), mention.span)
        for item in record.items("references")
        for mention in _mentions(record, "references", (item,), "key", "locator")
    )


def _times(record: Record, item: Node) -> int:
    if not isinstance(item, Fields) or not item.find("times"):
        return 1
    inner = Record(item, record.path, ("key", "locator", "times"))
    times = inner.count("times") or 1
    record.problems += inner.problems
    return times


def _votes(record: Record) -> Votes | None:
    field = record.fields.find("votes")
    if field is None or not isinstance(field.value, Fields):
        return None
    inner = Record(field.value, record.path, ("unhelpful", "helpful"), strict=True)
    votes = Votes(inner.count("unhelpful") or 0, inner.count("helpful") or 0)
    record.problems += inner.problems
    return votes
