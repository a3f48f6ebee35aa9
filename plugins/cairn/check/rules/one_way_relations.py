# SPDX-License-Identifier: MIT
"""What one concept says of another and the other does not know: that they are related, or that one comes after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cairn.text.problem import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.check.rules.thresholds import Thresholds
    from cairn.content.link import Link
    from cairn.content.name_reference import NameReference
    from cairn.site import Site

_NEXT = re.compile(
    r"^#{2,6}[ \t]+(?:what[ \t]+comes[ \t]+(?:next|after)|next(?:[ \t]+steps?)?|learn[ \t]+(?:next|after)"
    r"|where[ \t]+to[ \t]+go(?:[ \t]+next|[ \t]+from[ \t]+here)?)[ \t]*#*$"
    r"|^(?:\*\*)?(?:next|learn[ \t]+after)(?:\*\*)?:",
    re.IGNORECASE | re.MULTILINE,
)
"""A heading or the beginning of a line under which a page says what comes after it."""
_HEADING_END, _LINE_END = re.compile(r"^#{1,6}[ \t]", re.MULTILINE), re.compile(r"\n[ \t]*\n")


def find_one_way_related(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the entries of `related` that their target does not return, in any way."""
    linked: dict[str, set[str | None]] = {}
    for concept_id, concept in site.catalogue.concepts.items():
        for reference in (reference for group in concept.related for reference in group):
            found = site.catalogue.resolve(reference)
            other = found[0] if found else concept_id
            if other != concept_id and not _are_joined(site, concept_id, other):
                if other not in linked:  # once for each, since very many may name the same one
                    linked[other] = _named_by(site, other)
                if concept_id not in linked[other]:
                    yield _fault_related(site, concept_id, other, reference)


def _are_joined(site: Site, concept_id: str, other: str) -> bool:
    """Say whether two concepts are related anyhow; what nobody has written cannot name another one."""
    own = {p.id for p in site.graph.before.get(concept_id, ())}
    its = [p.id for p in site.graph.before.get(other, ())]
    return not site.catalogue.is_written(other) or other in own or any(p == concept_id or p in own for p in its)


def _named_by(site: Site, concept_id: str) -> set[str | None]:
    related = {member for group in site.named_groups.get(concept_id, ()) for member in group.members}
    return related | {_target(site, link) for link in site.links.get(site.catalogue.uri(concept_id), ())}


def _target(site: Site, link: Link) -> str | None:
    return site.catalogue.find_link(link.name, link.anchor) if link.is_wikilink else site.concept_ids.get(link.name)


def _fault_related(site: Site, concept_id: str, other: str, reference: NameReference) -> Problem:
    own, its = site.catalogue.title(concept_id), site.catalogue.title(other)
    fault = f"'{own}' lists '{its}' as related, but '{its}' does not link back."
    return Problem(
        Code.RELATED_ONE_WAY, reference.span, f"{fault} List '{own}' there too, or give both a common prerequisite."
    )


def find_one_way_next(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the links by which a page says what comes after it, to concepts that do not build on it."""
    before: dict[str, set[str]] = {}
    for uri, links in site.links.items():
        concept_id = site.concept_ids.get(uri)
        regions = list(_regions(site.documents[uri].body)) if concept_id else []
        for link in links if regions else ():
            other = _target(site, link)
            if other and concept_id != other and any(start <= link.start < end for start, end in regions):
                if other not in before:
                    before[other] = _two_steps(site, other)
                if site.catalogue.is_written(other) and concept_id not in before[other]:
                    yield _fault_next(site, str(concept_id), other, link)


def _two_steps(site: Site, concept_id: str) -> set[str]:
    """Return the prerequisites of a concept, and theirs."""
    direct = {p.id for p in site.graph.before.get(concept_id, ())}
    return direct | {p.id for near in direct for p in site.graph.before.get(near, ())}


def _regions(body: str) -> Iterator[tuple[int, int]]:
    last = 0
    for match in _NEXT.finditer(body):
        is_heading = match[0].startswith("#")
        if is_heading or match.start() >= last:  # a line within such a paragraph adds nothing to it
            end = (_HEADING_END if is_heading else _LINE_END).search(body, match.end())
            last = end.start() if end else len(body)
            yield match.start(), last


def _fault_next(site: Site, concept_id: str, other: str, link: Link) -> Problem:
    own, its = site.catalogue.title(concept_id), site.catalogue.title(other)
    fault = f"'{own}' says that '{its}' comes after it, but '{its}' does not build on it."
    advice = f"Add '{own}' to 'learn_before' of '{its}', or move the link to another section."
    return Problem(Code.AFTER_ONE_WAY, link.span, f"{fault} {advice}")
