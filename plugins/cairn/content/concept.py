# SPDX-License-Identifier: MIT
"""A concept as its document states it: names still as typed, nothing looked up yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.content.name_reference import (
    CONCEPT,
    REFERENCE,
    NameReference,
    parse_name_groups,
    parse_name_references,
    parse_names,
)
from cairn.content.tag_path import TagPath, find_too_deep, parse_tag
from cairn.text.problem import Code, Problem
from cairn.text.slug import shorten, slug
from cairn.text.source import Span
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import MappingNode, Node

if TYPE_CHECKING:
    from cairn.content.document import Document

KEYS = (
    *("title", "id", "aliases", "learn_before", "related", "tags", "references", "votes"),
    *("redirect_from", "autolink", "autolink_to"),
)
"""The keys of front matter that are ours; all others belong to the theme and to other plugins."""
NEVER, SAME_TAG, ALWAYS = "never", "same-tag", "always"
"""Which pages may link to a concept without their author's doing: the values of `autolink_to`."""
_LIST = "'{0}' is read as one {1}. Write a list: [{0}]. If it is a single one, put it in quotes inside the brackets."
_NAMELESS = "The file name '{}' needs a letter or a digit. Rename the file, or add an 'id'."


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to an entry of the bibliography."""

    key: str
    """Of the entry, as it was typed."""
    locator: str
    """Where in it; empty where the author does not say."""
    times: int
    """How often the page cites it."""
    span: Span
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class Votes:
    """How many readers of an imported page found it helpful."""

    unhelpful: int
    """So many found it unhelpful."""
    helpful: int
    """So many found it helpful."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept document."""

    id: str
    """What links, questions and progress hang on."""
    title: str
    """Plain text."""
    aliases: tuple[NameReference, ...]
    """Its other names."""
    learn_before: tuple[NameReference, ...]
    """Its direct prerequisites."""
    related: tuple[tuple[NameReference, ...], ...]
    """Groups of names that share a prerequisite."""
    tags: tuple[TagPath, ...]
    """The first is its chapter."""
    references: tuple[Citation, ...]
    """What it cites, in the author's order."""
    votes: Votes | None
    """Of the origin of an imported page; None for others."""
    uri: str
    """The place of its page among the documents."""
    stem: str
    """The name of its file, which is a name of the concept too."""
    is_written: bool
    """Whether anything is said of it yet; a document without a body only reserves its place."""
    span: Span
    """The line of its id or title: where a clash of names is reported."""
    autolink_to: str = ALWAYS
    """Which pages may link to it without their author's doing."""


def parse_concept(document: Document) -> tuple[Concept, tuple[Problem, ...]]:
    """Read the front matter of a concept document."""
    mapping = MappingReader(document.fields, document.source.path, KEYS)
    mapping.text("title")  # the document has it already, but reports nothing: a page that is no concept is not ours
    concept = Concept(
        id=_id(mapping, document),
        title=document.title,
        aliases=_aliases(mapping),
        learn_before=tuple(parse_name_references(mapping, "learn_before", mapping.items("learn_before"), CONCEPT)),
        related=parse_name_groups(mapping, "related"),
        tags=_tags(mapping),
        references=_citations(mapping),
        votes=_votes(mapping),
        uri=document.uri,
        stem=document.stem,
        is_written=bool(document.body.strip()),
        span=Span(mapping.path, mapping.line("id" if mapping.has("id") else "title")),
        autolink_to=_autolink_to(mapping),
    )
    if mapping.has("learn_after"):
        fault = "'learn_after' cannot be set. List this concept under 'learn_before' of the concepts that follow it."
        mapping.fault(Code.KEY_UNKNOWN, mapping.line("learn_after"), fault)
    return concept, tuple(mapping.problems)


def _aliases(mapping: MappingReader) -> tuple[NameReference, ...]:
    aliases = parse_names(mapping, "aliases")
    for alias in aliases:
        if alias.is_lone:
            mapping.fault(Code.LIST_EXPECTED, alias.span.line, _LIST.format(shorten(alias.name), "alias"))
    return aliases


def _tags(mapping: MappingReader) -> tuple[TagPath, ...]:
    """Read the tags; `#one, #two` cannot be but two, and each other text is one."""
    field = mapping.fields.find("tags")
    found: dict[TagPath, None] = {}
    for text in mapping.texts("tags"):
        parts = [part.strip() for part in text.value.split(",")]
        is_marked = all(part.startswith("#") for part in parts)
        if field and text is field.value and len(parts) > 1 and not is_marked:
            mapping.fault(Code.LIST_EXPECTED, text.line, _LIST.format(shorten(text.value.strip()), "tag"))
        for tag in map(parse_tag, parts if is_marked else [text.value]):
            if fault := find_too_deep(tag):
                mapping.fault(Code.VALUE_INVALID, text.line, fault)
            elif tag:
                found[tag] = None
    return tuple(found)


def _autolink_to(mapping: MappingReader) -> str:
    mapping.flag("autolink")  # it says something of the page, and is only checked here
    text = mapping.text("autolink_to")
    if text is None or text.value.strip() in {NEVER, SAME_TAG, ALWAYS}:
        return text.value.strip() if text else ALWAYS
    fault = f"The value of 'autolink_to' must be never, same-tag or always, not '{text.value}'."
    mapping.fault(Code.VALUE_INVALID, text.line, fault)
    return ALWAYS


def _id(mapping: MappingReader, document: Document) -> str:
    own_id = mapping.text("id")
    name = own_id.value.strip() if own_id else document.stem
    if slug(name):
        return name
    fault = "The id '{}' needs a letter or a digit. Correct it." if own_id else _NAMELESS
    mapping.fault(Code.VALUE_INVALID, mapping.line("id"), fault.format(name))
    return document.stem


def _citations(mapping: MappingReader) -> tuple[Citation, ...]:
    return tuple(
        Citation(mention.name, mention.remark, _times(mapping, item), mention.span)
        for item in mapping.items("references")
        for mention in parse_name_references(mapping, "references", (item,), REFERENCE)
    )


def _times(mapping: MappingReader, item: Node) -> int:
    if not isinstance(item, MappingNode) or not item.find("times"):
        return 1
    inner = MappingReader(item, mapping.path, (REFERENCE.name, REFERENCE.remark, *REFERENCE.more))
    times = inner.count("times") or 1
    mapping.problems += inner.problems
    return times


def _votes(mapping: MappingReader) -> Votes | None:
    field = mapping.fields.find("votes")
    if field is None:
        return None
    if not isinstance(field.value, MappingNode):
        fault = "The value of 'votes' must be two numbers: '{unhelpful: 0, helpful: 1}'."
        mapping.fault(Code.VALUE_INVALID, field.line, fault)
        return None
    inner = MappingReader(field.value, mapping.path, ("unhelpful", "helpful"), strict=True)
    votes = Votes(inner.count("unhelpful") or 0, inner.count("helpful") or 0)
    mapping.problems += inner.problems
    return votes
