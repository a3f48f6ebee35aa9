# SPDX-License-Identifier: MIT
"""What one concept says of another and the other does not know: that they are related, or that one comes after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cairn.problem import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.findings.limits import Limits
    from cairn.link import Link
    from cairn.mention import Mention
    from cairn.site import Site

_NEXT = re.compile(
    r"^#{2,6}[ \t]+(?:what[ \t]+comes[ \t]+(?:next|after)|next(?:[ \t]+steps?)?|learn[ \t]+(?:next|after)"
    r"|where[ \t]+to[ \t]+go(?:[ \t]+next|[ \t]+from[ \t]+here)?)[ \t]*#*$"
    r"|^(?:\*\*)?(?:next|learn[ \t]+after)(?:\*\*)?:",
    re.IGNORECASE | re.MULTILINE,
)
"""A heading or the beginning of a line under which a page says what comes after it."""
_HEADING_END, _LINE_END = re.compile(r"^#{1,6}[ \t]", re.MULTILINE), re.compile(r"\n[ \t]*\n")


def find_one_way_related(site: Site, _limits: Limits) -> Iterator[Problem]:
    """Yield the entries of `related` that their target does not return, in any way."""
    for concept_id, concept in site.catalogue.concepts.items():
        for mention in (mention for group in concept.related for mention in group):
            found = site.catalogue.find_mention(mention)
            if found and found[0] != concept_id and not _knows(site, found[0], concept_id):
                yield _fault_related(site, concept_id, found[0], mention)


def _knows(site: Site, other: str, concept_id: str) -> bool:
    """Say whether a concept leads to another one; what nobody has written cannot."""
    if not site.catalogue.is_written(other):
        return True
    before, after = site.graph.before, site.graph.after
    near = {*(p.id for p in before.get(other, ())), *after.get(other, ())}
    shared = {p.id for p in before.get(concept_id, ())} & {p.id for p in before.get(other, ())}
    named = any(concept_id in group for group in site.named_groups.get(other, ()))
    uri = site.catalogue.uri(other)
    return bool(shared) or concept_id in near or named or concept_id in _targets(site, uri)


def _targets(site: Site, uri: str) -> set[str | None]:
    return {_target(site, link) for link in site.links.get(uri, ())}


def _target(site: Site, link: Link) -> str | None:
    return site.catalogue.find(link.name) if link.is_wikilink else site.concept_ids.get(link.name)


def _fault_related(site: Site, concept_id: str, other: str, mention: Mention) -> Problem:
    own, its = site.catalogue.title(concept_id), site.catalogue.title(other)
    fault = f"'{own}' names '{its}' as related, and nothing leads back from there."
    return Problem(Code.RELATED_ONE_WAY, mention.span, f"{fault} Name '{own}' there, too, or what they share.")


def find_one_way_next(site: Site, _limits: Limits) -> Iterator[Problem]:
    """Yield the links by which a page says what comes after it, to concepts that do not build on it."""
    for uri, links in site.links.items():
        concept_id = site.concept_ids.get(uri)
        regions = list(_regions(site.documents[uri].body)) if concept_id else []
        for link in links if regions else ():
            other = _target(site, link)
            if any(start <= link.start < end for start, end in regions) and other not in {None, concept_id}:
                yield from _fault_next(site, str(concept_id), str(other), link)


def _regions(body: str) -> Iterator[tuple[int, int]]:
    for match in _NEXT.finditer(body):
        end = (_HEADING_END if match[0].startswith("#") else _LINE_END).search(body, match.end())
        yield match.start(), end.start() if end else len(body)


def _fault_next(site: Site, concept_id: str, other: str, link: Link) -> Iterator[Problem]:
    direct = {p.id for p in site.graph.before.get(other, ())}
    before = direct | {p.id for near in direct for p in site.graph.before.get(near, ())}
    if site.catalogue.is_written(other) and concept_id not in before:
        own, its = site.catalogue.title(concept_id), site.catalogue.title(other)
        fault = f"'{own}' says that '{its}' comes after it, and '{its}' does not build on it."
        advice = f"Name '{own}' under 'learn_before' of '{its}', or link to it elsewhere."
        yield Problem(Code.AFTER_ONE_WAY, link.span, f"{fault} {advice}")
