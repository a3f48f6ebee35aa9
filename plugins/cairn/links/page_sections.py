# SPDX-License-Identifier: MIT
"""The generated sections of a concept page that links can lead to, in addition to the headings of its body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cairn.graph.related import RelatedGroup, RelatedLimits, build_related
from cairn.site import Site


@dataclass(frozen=True, slots=True)
class Section:
    """A generated section of a page."""

    id: str
    """The id of its heading."""
    title: str
    """The text of its heading."""


AFTER, RELATED, MAP = "cairn-after", "cairn-related-all", "cairn-map"
REFERENCES, MENTIONS = "cairn-references", "cairn-mentions"
BESIDE_BEFORE, BESIDE_AFTER, BESIDE_RELATED = "cairn-before", "cairn-next", "cairn-related"
"""The lists beside the body, which are not in the table of contents."""
CONCEPT_SECTIONS = (
    Section(AFTER, "Learn after"),
    Section(RELATED, "Related"),
    Section(MAP, "Concept map"),
    Section(REFERENCES, "References"),
    Section(MENTIONS, "Mentioned in"),
)
MAX_NAMES = 25
"""The maximum number of names per list on a concept page; the list then links to the rest."""
MAX_RELATED = 60
"""The maximum number of related concepts on a page; a shortened group links to its full list."""


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


def sections_below(site: Site, concept_id: str, groups: Iterable[RelatedGroup]) -> Iterator[Section]:
    """Yield the sections that follow the body of a concept page and appear in its table of contents."""
    before, after = site.graph.before.get(concept_id, ()), site.dependents.get(concept_id, ())
    concept = site.catalogue.concepts.get(concept_id)
    cited = any(c.key in site.references for c in concept.references) if concept else False
    is_present = (
        len(after) > MAX_NAMES,
        bool(all_related(site, concept_id, groups)),
        bool(before or after),
        cited,
        concept_id in site.backlinks,
    )
    return (section for section, present in zip(CONCEPT_SECTIONS, is_present, strict=True) if present)


def page_sections(site: Site, uri: str) -> Iterator[Section]:
    """Yield the sections that the templates add to a page; those beside its body come last."""
    concept_id = site.concept_ids.get(uri)
    if not concept_id:
        return
    groups = related_groups(site, concept_id)
    yield from sections_below(site, concept_id, groups)
    questions = site.questions
    beside = (
        (Section(BESIDE_BEFORE, "Learn before"), site.graph.before.get(concept_id)),
        (
            Section(BESIDE_AFTER, "Learn after"),
            site.dependents.get(concept_id) or questions.by_concept.get(concept_id),
        ),
        (Section(BESIDE_RELATED, "Related"), groups or questions.seen_on.get(concept_id)),
    )
    yield from (section for section, is_present in beside if is_present)
