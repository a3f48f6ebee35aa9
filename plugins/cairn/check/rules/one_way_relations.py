# SPDX-License-Identifier: MIT
"""Find one-way relations: `related` entries without a counterpart, and "what comes next" without a prerequisite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cairn.check.rules.thresholds import Thresholds
from cairn.content.link import Link
from cairn.content.name_reference import NameReference
from cairn.site import Site
from cairn.text.problem import Code, Problem

_NEXT = re.compile(
    r"^#{2,6}[ \t]+(?:what[ \t]+comes[ \t]+(?:next|after)|next(?:[ \t]+steps?)?|learn[ \t]+(?:next|after)"
    r"|where[ \t]+to[ \t]+go(?:[ \t]+next|[ \t]+from[ \t]+here)?)[ \t]*#*$"
    r"|^(?:\*\*)?(?:next|learn[ \t]+after)(?:\*\*)?:",
    re.IGNORECASE | re.MULTILINE,
)
"""The start of a section or paragraph in which a page says what comes next."""
_HEADING_END, _LINE_END = re.compile(r"^#{1,6}[ \t]", re.MULTILINE), re.compile(r"\n[ \t]*\n")


def find_one_way_related(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the entries of `related` whose target has no relation of any kind to the concept."""
    linked: dict[str, set[str | None]] = {}
    for concept_id, concept in site.catalogue.concepts.items():
        for reference in (reference for group in concept.related for reference in group):
            found = site.catalogue.resolve(reference)
            other = found[0] if found else concept_id
            if other != concept_id and not _are_connected(site, concept_id, other):
                if other not in linked:  # computed once per target, because many concepts may name the same one
                    linked[other] = _named_by(site, other)
                if concept_id not in linked[other]:
                    yield _related_problem(site, concept_id, other, reference)


def _are_connected(site: Site, concept_id: str, other: str) -> bool:
    """Return whether prerequisites connect two concepts; always true if `other` has no content."""
    own = {p.id for p in site.graph.before.get(concept_id, ())}
    others = [p.id for p in site.graph.before.get(other, ())]
    return not site.catalogue.is_written(other) or other in own or any(p == concept_id or p in own for p in others)


def _named_by(site: Site, concept_id: str) -> set[str | None]:
    related = {member for group in site.named_groups.get(concept_id, ()) for member in group.members}
    return related | {_target(site, link) for link in site.links.get(site.catalogue.uri(concept_id), ())}


def _target(site: Site, link: Link) -> str | None:
    return site.catalogue.find_link(link.name, link.anchor) if link.is_wikilink else site.concept_ids.get(link.name)


def _related_problem(site: Site, concept_id: str, other: str, reference: NameReference) -> Problem:
    title, other_title = site.catalogue.title(concept_id), site.catalogue.title(other)
    fault = f"'{title}' lists '{other_title}' as related, but '{other_title}' does not list '{title}'."
    return Problem(
        Code.RELATED_ONE_WAY, reference.span, f"{fault} Add it to 'related' there, or give both a common prerequisite."
    )


def find_one_way_next(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the links in "what comes next" sections to concepts that do not build on the page."""
    before: dict[str, set[str]] = {}
    for uri, links in site.links.items():
        concept_id = site.concept_ids.get(uri)
        regions = list(_next_regions(site.documents[uri].body)) if concept_id else []
        for link in links if regions else ():
            other = _target(site, link)
            if other and concept_id != other and any(start <= link.start < end for start, end in regions):
                if other not in before:
                    before[other] = _two_steps(site, other)
                if site.catalogue.is_written(other) and concept_id not in before[other]:
                    yield _next_problem(site, str(concept_id), other, link)


def _two_steps(site: Site, concept_id: str) -> set[str]:
    """Return the prerequisites of a concept and the prerequisites of those."""
    direct = {p.id for p in site.graph.before.get(concept_id, ())}
    return direct | {p.id for prerequisite in direct for p in site.graph.before.get(prerequisite, ())}


def _next_regions(body: str) -> Iterator[tuple[int, int]]:
    last = 0
    for match in _NEXT.finditer(body):
        is_heading = match[0].startswith("#")
        if is_heading or match.start() >= last:  # a line within the previous paragraph adds nothing
            end = (_HEADING_END if is_heading else _LINE_END).search(body, match.end())
            last = end.start() if end else len(body)
            yield match.start(), last


def _next_problem(site: Site, concept_id: str, other: str, link: Link) -> Problem:
    title, other_title = site.catalogue.title(concept_id), site.catalogue.title(other)
    fault = f"'{title}' says that '{other_title}' comes after it, but '{other_title}' does not build on it."
    advice = f"Add '{title}' to 'learn_before' of '{other_title}', or move the link to another section."
    return Problem(Code.AFTER_ONE_WAY, link.span, f"{fault} {advice}")
