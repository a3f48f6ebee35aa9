# SPDX-License-Identifier: MIT
"""A concept as its own document describes it; names are not resolved yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cairn.content.document import DRAFT, Document
from cairn.content.folder_defaults import find_page_only
from cairn.content.in_text_citation import find_citation_groups
from cairn.content.name_reference import (
    CONCEPT,
    REFERENCE,
    NameReference,
    parse_name_groups,
    parse_name_references,
    parse_names,
)
from cairn.content.tag_path import TagPath, explain_too_deep, parse_tag
from cairn.text.problem import Code, Problem
from cairn.text.slug import name_key, shorten, slug
from cairn.text.source import Span, count_lines
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import MappingNode, Node

KEYS = (
    *("title", "id", "aliases", "learn_before", "related", "tags", "references", "votes"),
    *("redirect_from", "autolink", "autolink_to", DRAFT),
)
"""The front matter keys that Cairn reads; all others belong to the theme and to other plugins."""
_ADVICE = {
    **dict.fromkeys(("prerequisites", "prerequisite", "depends_on"), "Did you mean 'learn_before'?"),
    **dict.fromkeys(("synonyms", "also_known_as"), "Did you mean 'aliases'?"),
    "related_concepts": "Did you mean 'related'?",
}
"""What to write instead of the words of other programs, as far as no theme or plugin is known to read them."""
NEVER, SAME_TAG, ALWAYS = "never", "same-tag", "always"
"""The values of `autolink_to`: which pages may link to a concept automatically."""
_LIST = "'{0}' is read as one {1}. Write a list: [{0}]. If it is a single {1}, put it in quotes inside the brackets."
_NAMELESS = "The file name '{}' needs a letter or a digit. Rename the file, or add an 'id'."


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation of a bibliography entry."""

    key: str
    """The key of the entry, as typed."""
    locator: str
    """The part of the work, such as a chapter; empty if the author gives none."""
    times: int
    """How often the page cites the entry."""
    span: Span
    """Where the citation is."""


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes of readers on an imported page."""

    unhelpful: int
    """The number of readers who found it unhelpful."""
    helpful: int
    """The number of readers who found it helpful."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept document."""

    id: str
    """The id that links, questions and progress refer to."""
    title: str
    """Its title, as plain text."""
    aliases: tuple[NameReference, ...]
    """Its other names."""
    learn_before: tuple[NameReference, ...]
    """Its direct prerequisites, as typed."""
    related: tuple[tuple[NameReference, ...], ...]
    """Related concepts in groups; the concepts of a group share a prerequisite."""
    tags: tuple[TagPath, ...]
    """Its tags; the first is its chapter."""
    references: tuple[Citation, ...]
    """The citations in its front matter, in the author's order."""
    votes: Votes | None
    """Votes from the site that the page was imported from; None for other pages."""
    uri: str
    """Its page path."""
    stem: str
    """The file name without extension, which is also a name of the concept."""
    is_written: bool
    """Whether the document has a body; without one it is only a placeholder."""
    span: Span
    """The line of its id or title, where name clashes are reported."""
    autolink_to: str = ALWAYS
    """Which pages may link to it automatically."""


def parse_concept(document: Document) -> tuple[Concept, tuple[Problem, ...]]:
    """Read the front matter of a concept document, and what it shares with other pages."""
    concept, problems = _parse_own(document)
    has_own = document.fields.find("autolink_to") is not None
    for defaults in reversed(document.inherited):
        mapping = MappingReader(defaults.fields, defaults.path, KEYS, _ADVICE)
        concept = _inherit(concept, mapping, has_autolink_to=has_own)
        has_own = has_own or mapping.has("autolink_to")
        _refuse_learn_after(mapping)
        problems += (*mapping.problems, *find_page_only(defaults))
    return concept, problems


def _inherit(concept: Concept, mapping: MappingReader, *, has_autolink_to: bool) -> Concept:
    """Return a concept with what a folder says of all its pages; a prerequisite of them does not precede itself."""
    names = (reference.name for reference in (*concept.learn_before, *concept.aliases))
    own = {name_key(name) for name in (concept.id, concept.title, concept.stem, *names)}
    before = parse_name_references(mapping, "learn_before", mapping.items("learn_before"), CONCEPT)
    cited = {citation.key for citation in concept.references}
    autolink_to = _autolink_to(mapping)
    return replace(
        concept,
        learn_before=(
            *(reference for reference in before if name_key(reference.name) not in own),
            *concept.learn_before,
        ),
        related=(*parse_name_groups(mapping, "related"), *concept.related),
        tags=tuple(dict.fromkeys((*_tags(mapping), *concept.tags))),
        references=(*(c for c in _citations(mapping) if c.key not in cited), *concept.references),
        autolink_to=concept.autolink_to if has_autolink_to or not mapping.has("autolink_to") else autolink_to,
    )


def _parse_own(document: Document) -> tuple[Concept, tuple[Problem, ...]]:
    mapping = MappingReader(document.fields, document.source.path, KEYS, _ADVICE)
    mapping.text("title")  # parse_document read the title, but did not check it
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
    _refuse_learn_after(mapping)
    return concept, tuple(mapping.problems)


def _refuse_learn_after(mapping: MappingReader) -> None:
    if mapping.has("learn_after"):
        fault = "'learn_after' cannot be set. List this concept under 'learn_before' of the concepts that follow it."
        mapping.fault(Code.KEY_UNKNOWN, mapping.line("learn_after"), fault)


def _aliases(mapping: MappingReader) -> tuple[NameReference, ...]:
    aliases = parse_names(mapping, "aliases")
    for alias in aliases:
        if alias.may_be_list:
            mapping.fault(Code.LIST_EXPECTED, alias.span.line, _LIST.format(shorten(alias.name), "alias"))
    return aliases


def _tags(mapping: MappingReader) -> tuple[TagPath, ...]:
    """Return the tags. A string such as `#one, #two` is two tags; any other string is one."""
    field = mapping.fields.find("tags")
    found: dict[TagPath, None] = {}
    for text in mapping.texts("tags"):
        parts = [part.strip() for part in text.value.split(",")]
        is_marked = all(part.startswith("#") for part in parts)
        if field and text is field.value and len(parts) > 1 and not is_marked:
            mapping.fault(Code.LIST_EXPECTED, text.line, _LIST.format(shorten(text.value.strip()), "tag"))
        for tag in map(parse_tag, parts if is_marked else [text.value]):
            if fault := explain_too_deep(tag):
                mapping.fault(Code.VALUE_INVALID, text.line, fault)
            elif tag:
                found[tag] = None
    return tuple(found)


def _autolink_to(mapping: MappingReader) -> str:
    mapping.flag("autolink")  # only checked here; `autolink` is an option of the page
    text = mapping.text("autolink_to")
    if text is None or text.value.strip() in {NEVER, SAME_TAG, ALWAYS}:
        return text.value.strip() if text else ALWAYS
    fault = f"The value of 'autolink_to' must be never, same-tag or always, not '{text.value}'."
    mapping.fault(Code.VALUE_INVALID, text.line, fault)
    return ALWAYS


def _id(mapping: MappingReader, document: Document) -> str:
    id_node = mapping.text("id")
    name = id_node.value.strip() if id_node else document.stem
    if slug(name):
        return name
    fault = "The id '{}' needs a letter or a digit. Correct it." if id_node else _NAMELESS
    mapping.fault(Code.VALUE_INVALID, mapping.line("id"), fault.format(name))
    return document.stem


def _citations(mapping: MappingReader) -> tuple[Citation, ...]:
    return tuple(
        Citation(reference.name, reference.remark, _times(mapping, item), reference.span)
        for item in mapping.items("references")
        for reference in parse_name_references(mapping, "references", (item,), REFERENCE)
    )


def find_citations(document: Document) -> tuple[Citation, ...]:
    """Return what the body of a page cites, in text order."""
    works = [work for group in find_citation_groups(document.body) for work in group.works]
    lines = count_lines(document.body, (work.position for work in works))
    spans = (Span(document.source.path, document.body_line + line) for line in lines)
    return tuple(Citation(work.key, work.locator, 1, span) for work, span in zip(works, spans, strict=True))


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
