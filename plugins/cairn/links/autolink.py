# SPDX-License-Identifier: MIT
"""Automatic links: the first mention of a concept in each section of a page, if page and concept allow it.

The links are added to the Markdown as ordinary links to source files, which the host checks like all others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cairn.content.concept import ALWAYS, NEVER
from cairn.content.document import Document
from cairn.content.link import find_links, write_link
from cairn.content.tag_path import TagPath, parse_tag
from cairn.links.running_text import find_sections, mask_markup, mask_steps
from cairn.links.title_index import TitleIndex, TitleMatch
from cairn.site import Site
from cairn.text.source import count_lines
from cairn.yaml.mapping_reader import MappingReader

AUTOLINK = "autolink"
"""The front matter key that turns automatic links on or off for a page."""


@dataclass(frozen=True, slots=True)
class AutoLink:
    """A mention of a concept, and whether it becomes a link."""

    start: int
    """The index of its first character."""
    end: int
    """The index after its last character."""
    concept: str
    """The id of the concept."""
    reason: str
    """Why it does not become a link; empty if it does."""


def has_autolinks(document: Document | None, *, default: bool) -> bool:
    """Return whether a page gets automatic links; a generated page (`document` is None) gets none."""
    if document is None:
        return False
    fields = document.all_fields
    setting = MappingReader(fields, "", [field.name for field in fields.fields]).flag(AUTOLINK)
    return default if setting is None else setting


def find_autolinks(site: Site, uri: str, text: str, title_index: TitleIndex) -> Iterator[AutoLink]:
    """Yield the mentions in the running text of a page; `text` is its Markdown, including wikilinks."""
    sections, page_concept = find_sections(text), site.concept_ids.get(uri, "")
    linked = dict.fromkeys(_written_links(site, uri, text, sections), "this section already links to it")
    tags = _tags(site, uri)
    for found in title_index.find(mask_markup(text)):
        concept, reason = _choose(site, found, page_concept, tags)
        section = bisect_right(sections, found.start)
        reason = reason or linked.get((section, concept), "")
        yield AutoLink(found.start, found.end, concept, reason)
        if not reason:
            linked[section, concept] = "an earlier mention in this section is a link"


def add_links(site: Site, uri: str, text: str, title_index: TitleIndex) -> str:
    """Return the Markdown of a page with automatic links added."""
    parts: list[str] = []
    done = 0
    for link in find_autolinks(site, uri, text, title_index):
        if not link.reason:
            target = site.catalogue.uri(link.concept)
            parts += text[done : link.start], write_link("", uri, target, label=text[link.start : link.end])
            done = link.end
    return "".join((*parts, text[done:]))


def explain_links(site: Site, uri: str, title_index: TitleIndex) -> Iterator[str]:
    """Yield a message for each mention on a page: whether it becomes a link and, if not, why."""
    document = site.documents[uri]
    found = {link.start: link for link in find_autolinks(site, uri, document.body, title_index)}
    taken = sorted((link.start, link.end) for link in found.values())
    steps = list(mask_steps(document.body))
    for name in title_index.find(document.body):
        before = bisect_right(taken, (name.start, len(document.body))) - 1
        if before < 0 or taken[before][1] <= name.start:
            reason = f"it is in {_markup_kind(document.body, steps, name.start)}"
            found[name.start] = AutoLink(name.start, name.end, name.concepts[0], reason)
    links = [link for _, link in sorted(found.items())]
    for link, line in zip(links, count_lines(document.body, (link.start for link in links)), strict=True):
        typed = " ".join(document.body[link.start : link.end].split())
        outcome = f"is not a link: {link.reason}" if link.reason else "is a link"
        target = site.documents[site.catalogue.uri(link.concept)].source.path
        yield f"{document.source.path}:{document.body_line + line}: '{typed}' ({target}) {outcome}."


def _markup_kind(text: str, steps: Iterable[tuple[str, str]], start: int) -> str:
    """Return the kind of markup that contains a position outside running text."""
    return next((kind for kind, masked in steps if masked[start] != text[start]), "something else")


def _written_links(site: Site, uri: str, text: str, sections: list[int]) -> Iterator[tuple[int, str]]:
    """Yield the section and the target of each link that an author has written."""
    for link in find_links(replace(site.documents[uri], body=text)):
        if link.is_wikilink:
            target = site.catalogue.find_link(link.name, link.anchor)
        else:
            target = site.concept_ids.get(link.name)
        if target:
            yield bisect_right(sections, link.start), target


def _tags(site: Site, uri: str) -> tuple[TagPath, ...]:
    concept = site.catalogue.concepts.get(site.concept_ids.get(uri, ""))
    if concept:
        return concept.tags
    fields = site.documents[uri].all_fields
    texts = MappingReader(fields, "", [field.name for field in fields.fields]).texts("tags")
    return tuple(parse_tag(text.value) for text in texts)


def _choose(site: Site, found: TitleMatch, page_concept: str, tags: tuple[TagPath, ...]) -> tuple[str, str]:
    """Return the matched concept (of several, the one with the most similar tags) and why it is not linked."""
    if page_concept in found.concepts:
        return page_concept, "this page is about it"
    if len(found.concepts) == 1 and site.catalogue.concepts[found.concepts[0]].autolink_to == ALWAYS:
        return found.concepts[0], ""
    allowed = [c for c in found.concepts if _allows(site, c, tags)]
    concept = min(allowed or found.concepts, key=lambda c: (-_shared_levels(_own_tags(site, c), tags), c))
    policy = site.catalogue.concepts[concept].autolink_to
    if allowed:
        return concept, ""
    tag_missing = "its 'autolink_to' requires a tag that this page lacks"
    return concept, "its 'autolink_to' is never" if policy == NEVER else tag_missing


def _own_tags(site: Site, concept: str) -> tuple[TagPath, ...]:
    return site.catalogue.concepts[concept].tags


def _allows(site: Site, concept: str, tags: Iterable[TagPath]) -> bool:
    """Return whether a concept allows links from a page with these tags: the same tag or one below it, if required."""
    policy = site.catalogue.concepts[concept].autolink_to
    wanted = _own_tags(site, concept) if policy not in {ALWAYS, NEVER} else ()
    return policy == ALWAYS or any(tag[: len(path)] == path for path in wanted for tag in tags)


def _shared_levels(one: Iterable[TagPath], other: Iterable[TagPath]) -> int:
    """Return the length of the longest common prefix of any two tags."""
    return max((_common_prefix_length(a, b) for a in one for b in other), default=0)


def _common_prefix_length(one: TagPath, other: TagPath) -> int:
    same = (a == b for a, b in zip(one, other, strict=False))
    return next((n for n, is_same in enumerate(same) if not is_same), min(len(one), len(other)))
