# SPDX-License-Identifier: MIT
"""All concepts by id, and all names by the concept they refer to; a name without a document becomes a stub."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cairn.content.concept import Concept
from cairn.content.name_reference import NameReference
from cairn.graph.names import MatchStage, NameMatch, Names, find_path, is_path
from cairn.text.path_segments import assign_segments
from cairn.text.slug import name_key

FALLBACK_SEGMENT = "concept"
"""The segment for a stub whose name has no letter or digit."""


@dataclass(frozen=True, slots=True)
class Stub:
    """A concept that sources refer to and that has no document."""

    id: str
    """The last path segment of its URL, which no other concept has."""
    title: str
    """One of the spellings used in the sources."""
    uri: str
    """The page path at which its page is generated."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All concepts, with or without a document."""

    concepts: Mapping[str, Concept]
    """The concepts that have a document, by id, sorted."""
    stubs: Mapping[str, Stub]
    """The concepts that have none, by id, sorted."""
    names: Names
    """The names of the concepts that have a document."""
    stub_ids: Mapping[str, str]
    """The id of each stub, by the key of its name."""
    pages: Mapping[str, tuple[str, ...]]
    """The page paths of documents that are not concepts, by the endings of their paths."""
    taken: frozenset[str]
    """The path segments used by concepts that have a document."""
    demand: Mapping[str, int]
    """The number of files that refer to a concept without content, by id."""

    def look_up(self, name: str) -> NameMatch:
        """Return the concept or stub that a name refers to, and how it was found."""
        match = self.names.look_up(name)
        if match.id:
            return match
        if name in self.stubs:
            return NameMatch(name, MatchStage.ID)
        stub = self.stub_ids.get(name_key(name))
        return NameMatch(stub, MatchStage.FOLDED) if stub else match

    def find(self, name: str) -> str | None:
        """Return the id of the concept or stub that a name refers to, or None."""
        return self.look_up(name).id or None

    def look_up_link(self, name: str, anchor: str) -> tuple[NameMatch, str]:
        """Resolve the name of a wikilink; return the match and the heading. A `#` may be part of the name."""
        if anchor:
            match = self.look_up(f"{name}#{anchor}")
            if match.stage in {MatchStage.ID, MatchStage.EXACT, MatchStage.FOLDED} and match.id:
                return match, ""
        return self.look_up(name), anchor

    def find_link(self, name: str, anchor: str) -> str | None:
        """Return the id of the concept or stub that a wikilink refers to, or None."""
        return self.look_up_link(name, anchor)[0].id or None

    def split_remark(self, reference: NameReference) -> tuple[str, str]:
        """Return the name and the remark of a reference; `name: remark` may be a name that contains a colon."""
        if not reference.is_ambiguous:
            return reference.name, reference.remark
        match = self.look_up(reference.full_name)
        is_name = match.id and match.stage is not MatchStage.SLUG
        return (reference.full_name, "") if is_name else (reference.name, reference.remark)

    def resolve(self, reference: NameReference) -> tuple[str, str] | None:
        """Return the id that a reference refers to and its remark, or None."""
        name, remark = self.split_remark(reference)
        found = self.find(name)
        return (found, remark) if found else None

    def find_page(self, name: str) -> str | None:
        """Return the page path of the only document, not a concept, that matches a path; otherwise None."""
        page_paths = find_path(self.pages, name) if "/" in name or is_path(name) else ()
        return page_paths[0] if len(page_paths) == 1 else None

    def new_segment(self, title: str) -> str:
        """Return the path segment, which is also the id, for a new document with that title."""
        stub = self.stub_ids.get(name_key(title))
        return stub or assign_segments([title], self.taken | self.stubs.keys(), FALLBACK_SEGMENT)[title]

    def title(self, concept_id: str) -> str:
        """Return the title of a concept or stub."""
        return self._get(concept_id).title

    def uri(self, concept_id: str) -> str:
        """Return the page path of a concept or stub."""
        return self._get(concept_id).uri

    def is_written(self, concept_id: str) -> bool:
        """Return whether the concept has any content."""
        return concept_id in self.concepts and self.concepts[concept_id].is_written

    def without(self, concept_id: str) -> Catalogue:
        """Return the catalogue without the path segments that belong to this concept alone."""
        own_segments = {segment for segment, ids in self.names.slugs.items() if ids == (concept_id,)}
        return replace(self, taken=self.taken - own_segments)

    def _get(self, concept_id: str) -> Concept | Stub:
        return self.concepts.get(concept_id) or self.stubs[concept_id]
