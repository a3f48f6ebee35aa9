# SPDX-License-Identifier: MIT
"""Every concept by id, and every name by the concept that it means; names without a document become stubs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cairn.graph.names import MatchStage, NameMatch, find_path, is_path
from cairn.text.path_segments import assign_segments
from cairn.text.slug import name_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cairn.content.concept import Concept
    from cairn.content.name_reference import NameReference
    from cairn.graph.names import Names

NAMELESS = "concept"
"""What the address of a stub begins with whose name has no letter."""


@dataclass(frozen=True, slots=True)
class Stub:
    """A concept that is named and has no document."""

    id: str
    """The last level of its address, which no other concept has."""
    title: str
    """One of the spellings that sources use."""
    uri: str
    """Where its page will be generated."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All concepts, written or only named."""

    concepts: Mapping[str, Concept]
    """By id, sorted."""
    stubs: Mapping[str, Stub]
    """By id, sorted."""
    names: Names
    """The names of the concepts that have a document."""
    stub_ids: Mapping[str, str]
    """The id of each stub by the key of its name."""
    pages: Mapping[str, tuple[str, ...]]
    """The places of documents that are no concepts, by the ends of their paths."""
    taken: frozenset[str]
    """The levels of addresses that belong to concepts with a document."""
    demand: Mapping[str, int]
    """How many files name a concept that is not written, by id."""

    def look_up(self, name: str) -> NameMatch:
        """Return which concept, written or not, a name means."""
        match = self.names.look_up(name)
        if match.id:
            return match
        if name in self.stubs:
            return NameMatch(name, MatchStage.ID)
        stub = self.stub_ids.get(name_key(name))
        return NameMatch(stub, MatchStage.FOLDED) if stub else match

    def find(self, name: str) -> str | None:
        """Return the id of the concept that a name means, or None."""
        return self.look_up(name).id or None

    def look_up_link(self, name: str, anchor: str) -> tuple[NameMatch, str]:
        """Return which concept a wikilink means, and the heading; a sign `#` may belong to the name."""
        if anchor:
            match = self.look_up(f"{name}#{anchor}")
            if match.stage in {MatchStage.ID, MatchStage.EXACT, MatchStage.FOLDED} and match.id:
                return match, ""
        return self.look_up(name), anchor

    def find_link(self, name: str, anchor: str) -> str | None:
        """Return the id of the concept that a wikilink means, or None."""
        return self.look_up_link(name, anchor)[0].id or None

    def read(self, reference: NameReference) -> tuple[str, str]:
        """Return the name of a mention and its remark: the whole of it is tried as a name first."""
        if not reference.is_ambiguous:
            return reference.name, reference.remark
        match = self.look_up(reference.whole)
        is_name = match.id and match.stage is not MatchStage.SLUG
        return (reference.whole, "") if is_name else (reference.name, reference.remark)

    def resolve(self, reference: NameReference) -> tuple[str, str] | None:
        """Return the id that a mention means and its remark."""
        name, remark = self.read(reference)
        found = self.find(name)
        return (found, remark) if found else None

    def find_page(self, name: str) -> str | None:
        """Return the place of the document that is no concept and whose path a name is, or None."""
        places = find_path(self.pages, name) if "/" in name or is_path(name) else ()
        return places[0] if len(places) == 1 else None

    def new_level(self, title: str) -> str:
        """Return the level of an address, and the id, that a new document of that title gets."""
        stub = self.stub_ids.get(name_key(title))
        return stub or assign_segments([title], self.taken | self.stubs.keys(), NAMELESS)[title]

    def title(self, concept_id: str) -> str:
        """Return the title of a concept or stub."""
        return self._get(concept_id).title

    def uri(self, concept_id: str) -> str:
        """Return the place of its page."""
        return self._get(concept_id).uri

    def is_written(self, concept_id: str) -> bool:
        """Say whether anything is said of it yet."""
        return concept_id in self.concepts and self.concepts[concept_id].is_written

    def without(self, concept_id: str) -> Catalogue:
        """Return the catalogue in which the levels of one concept are free."""
        own = {level for level, ids in self.names.slugs.items() if ids == (concept_id,)}
        return replace(self, taken=self.taken - own)

    def _get(self, concept_id: str) -> Concept | Stub:
        return self.concepts.get(concept_id) or self.stubs[concept_id]
