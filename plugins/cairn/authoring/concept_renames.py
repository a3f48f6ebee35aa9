# SPDX-License-Identifier: MIT
"""Find concepts that have another id than before: the new one answers to the old name or to the old address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cairn.content.concept import Concept
from cairn.content.document import address, page_path
from cairn.content.redirects import parse_address
from cairn.graph.names import MatchStage
from cairn.site import Site

_BY_NAME = {MatchStage.ID, MatchStage.EXACT, MatchStage.FOLDED}


@dataclass(frozen=True, slots=True)
class ConceptRename:
    """A concept whose id changed."""

    before: str
    """Its old id."""
    after: str
    """Its new id."""
    old_title: str
    """Its old title."""
    title: str
    """Its new title."""
    by: str
    """What still leads to it: `name`, if it answers to its old id or title, or `redirect`."""

    @property
    def effect(self) -> str:
        """What this means for readers."""
        kept = "Links by the old name" if self.by == "name" else "Links to the old address"
        return f"{kept} and answers stay. Marks and goals that readers set themselves stay under the old id."


def find_renames(before: Site, after: Site) -> tuple[ConceptRename, ...]:
    """Return the concepts of `before` that `after` has under another id, sorted by their old id.

    One that is now a name of a concept that was there already has been merged into it, which is no rename.
    """
    found: dict[str, ConceptRename] = {}
    for concept in before.catalogue.concepts.values():
        if concept.id in after.catalogue.concepts:
            continue
        for by, new_id in _successors(concept, after):
            if new_id not in before.catalogue.concepts and new_id not in found:
                title = after.catalogue.concepts[new_id].title
                found[new_id] = ConceptRename(concept.id, new_id, concept.title, title, by)
                break
    return tuple(sorted(found.values(), key=lambda rename: rename.before))


def new_ids(before: Site, after: Site, renames: tuple[ConceptRename, ...]) -> dict[str, str]:
    """Return the new id of each concept, or name without a document, whose id changed."""
    ids = {rename.before: rename.after for rename in renames}
    for stub in before.catalogue.stubs.values():
        new_id = after.catalogue.find(stub.title)
        if new_id and new_id != stub.id:
            ids[stub.id] = new_id
    return ids


def _successors(concept: Concept, after: Site) -> Iterator[tuple[str, str]]:
    """Yield the concepts that answer to an old name or address."""
    for name in (concept.id, concept.title):
        match = after.catalogue.names.look_up(name)
        if match.id and match.stage in _BY_NAME:
            yield "name", match.id
    path = parse_address(address(concept.uri))
    target = after.redirects.get(page_path(path), "") if path else ""
    if new_id := after.concept_ids.get(target):
        yield "redirect", new_id
