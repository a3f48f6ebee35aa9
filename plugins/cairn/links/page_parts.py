# SPDX-License-Identifier: MIT
"""What a page shows besides its own text: the questions in and after its body, and the generated sections.

Links can lead to both, so this stands below the view models, which use it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cairn.graph.related import RelatedGroup, RelatedLimits, build_related
from cairn.questions.placement import MARK
from cairn.site import Site

CHECK, UNWRITTEN, SEEN = "check-your-understanding", "questions-it-should-answer", "related-questions"
"""The ids of the headings above the questions that follow the body of a page: the same in every language."""
AFTER, NEEDING, RELATED, MAP = "cairn-after", "cairn-needing", "cairn-related-all", "cairn-map"
REFERENCES, MENTIONS = "cairn-references", "cairn-mentions"
BESIDE_BEFORE, BESIDE_AFTER, BESIDE_RELATED = "cairn-before", "cairn-next", "cairn-related"
"""The lists beside the body, which are not in the table of contents."""
MAX_NAMES = 25
"""The maximum number of names per list on a concept page; the list then links to the rest."""
MAX_RELATED = 60
"""The maximum number of related concepts on a page; a shortened group links to its full list."""


def marked_questions(site: Site, mark: re.Match[str], included: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the ids of the questions that a placement mark stands for."""
    name = mark["name"]
    if mark["kind"] == "question":
        return (name,) if name in site.questions.questions else ()
    return site.questions.fences.get(name) or included.get(name, ())


def placed_questions(site: Site, markdown: str, included: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the ids of the questions that `markdown` places, in order; it has marks instead of fences."""
    return [q for mark in MARK.finditer(markdown) for q in marked_questions(site, mark, included)]


@dataclass(frozen=True, slots=True)
class Section:
    """A generated section of a page."""

    id: str
    """The id of its heading, the same in every language."""
    title: str
    """The text of its heading."""
    title_in_english: str = ""
    """The same in English, by which links may name it as well."""


_TITLES = {
    CHECK: "concept.check",
    UNWRITTEN: "concept.questions-unwritten",
    SEEN: "concept.questions-related",
    AFTER: "concept.learn-after",
    NEEDING: "concept.needing-questions",
    RELATED: "concept.related",
    MAP: "concept.map",
    REFERENCES: "page.references",
    MENTIONS: "concept.mentioned-in",
    BESIDE_BEFORE: "concept.learn-before",
    BESIDE_AFTER: "concept.learn-after",
    BESIDE_RELATED: "concept.related",
}
"""The names of the titles of sections, by the ids of sections."""


def make_section(site: Site, section_id: str) -> Section:
    """Return a section with its title."""
    name, messages = _TITLES[section_id], site.messages
    return Section(section_id, messages.say(name), messages.find_in_english(name))


def following_questions(site: Site, concept_id: str, placed: set[str]) -> list[tuple[Section, list[str]]]:
    """Return the sections that follow the body, each with the ids of its questions."""
    if not concept_id:
        return []
    own = CHECK if site.catalogue.is_written(concept_id) else UNWRITTEN
    groups = (own, site.questions.by_concept), (SEEN, site.questions.seen_on)
    sections = ((section, [q for q in ids.get(concept_id, ()) if q not in placed]) for section, ids in groups)
    return [(make_section(site, section), ids) for section, ids in sections if ids]


def related_groups(site: Site, concept_id: str) -> tuple[RelatedGroup, ...]:
    """Return the groups of related concepts that a concept page shows."""
    named = site.named_groups.get(concept_id, ())
    return build_related(concept_id, site.graph, site.dependents, named, RelatedLimits(MAX_NAMES, MAX_RELATED))


def all_related(site: Site, concept_id: str, groups: Iterable[RelatedGroup]) -> tuple[str, ...]:
    """Return the ids of all concepts that a concept names as related, if its groups show only some of them."""
    own = (group for group in site.named_groups.get(concept_id, ()) if group.owner == concept_id)
    ids = dict.fromkeys(member for group in own for member in group.members)
    shown = {member for group in groups for member in group.members}
    before = {p.id for p in site.graph.before.get(concept_id, ())}
    return tuple(ids) if ids.keys() - shown - before else ()


def needing_questions(site: Site, concept_id: str) -> tuple[str, ...]:
    """Return the ids of the questions that need a concept: questions of later concepts, which link to it."""
    positions, order = site.positions, len(site.positions)
    own = positions.get(concept_id, -1)

    def is_later(question_id: str) -> bool:
        return positions.get(site.concept_ids.get(site.questions.homes[question_id], ""), order) > own

    return tuple(filter(is_later, site.questions.linking.get(concept_id, ())))


def sections_below(site: Site, concept_id: str, groups: Iterable[RelatedGroup]) -> Iterator[Section]:
    """Yield the sections that follow the body of a concept page and appear in its table of contents."""
    before, after = site.graph.before.get(concept_id, ()), site.dependents.get(concept_id, ())
    cited = any(citation.key in site.references for citation in site.citations.get(concept_id, ()))
    sections = {
        AFTER: len(after) > MAX_NAMES,
        NEEDING: len(needing_questions(site, concept_id)) > MAX_NAMES,
        RELATED: bool(all_related(site, concept_id, groups)),
        MAP: bool(before or after),
        REFERENCES: cited,
        MENTIONS: concept_id in site.backlinks,
    }
    return (make_section(site, section) for section, is_present in sections.items() if is_present)


def page_sections(site: Site, uri: str) -> Iterator[Section]:
    """Yield the sections that the templates add to a page; those beside its body come last."""
    concept_id = site.concept_ids.get(uri)
    if not concept_id:
        return
    groups = related_groups(site, concept_id)
    yield from sections_below(site, concept_id, groups)
    beside = {
        BESIDE_BEFORE: site.graph.before.get(concept_id),
        BESIDE_AFTER: site.dependents.get(concept_id) or needing_questions(site, concept_id),
        BESIDE_RELATED: groups,
    }
    yield from (make_section(site, section) for section, content in beside.items() if content)
