# SPDX-License-Identifier: MIT
"""Every concept by id, and every name by the concept that it means; names without a document become stubs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.document import page_place
from cairn.near import index_names
from cairn.problem import Code, Problem
from cairn.slug import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from cairn.concept import Concept
    from cairn.mention import Mention
    from cairn.uses import Uses

SLIP_RATIO = 0.85
"""From this similarity on, an unknown name is taken for a slip."""
SLIP_USES = 3
"""A name that so many documents use is no slip."""


@dataclass(frozen=True, slots=True)
class Use:
    """A name that a source uses for a concept."""

    mention: Mention
    """The name, and where it stands."""
    slip: Code
    """The code of the problem, if it turns out to be a slip."""


@dataclass(frozen=True, slots=True)
class Stub:
    """A concept that is named and has no document."""

    id: str
    """The slug of its name."""
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
    names: Mapping[str, str]
    """The id of a concept by the slug of each of its names."""
    known: frozenset[str]
    """The slugs that are names by themselves, of concepts or stubs: in these, a colon parts no remark off."""
    demand: Mapping[str, int]
    """How many files name a concept that is not written, by id."""

    def find(self, name: str) -> str | None:
        """Return the id of the concept that a name means, or None."""
        key = slug(name)
        return self.names.get(key) or (key if key in self.stubs else None)

    def find_mention(self, mention: Mention) -> tuple[str, str] | None:
        """Return the id that a mention means and its remark: the whole of it is tried as a name first."""
        name, remark = mention.read(self.known) if mention.is_ambiguous else (mention.name, mention.remark)
        found = self.find(name)
        return (found, remark) if found else None

    def title(self, concept_id: str) -> str:
        """Return the title of a concept or stub."""
        return self._get(concept_id).title

    def uri(self, concept_id: str) -> str:
        """Return the place of its page."""
        return self._get(concept_id).uri

    def is_written(self, concept_id: str) -> bool:
        """Say whether anything is said of it yet."""
        return concept_id in self.concepts and self.concepts[concept_id].is_written

    def _get(self, concept_id: str) -> Concept | Stub:
        return self.concepts.get(concept_id) or self.stubs[concept_id]


def build_catalogue(
    by_id: Mapping[str, Concept], names: Mapping[str, str], uses: Uses, folder: str
) -> tuple[Catalogue, list[Problem]]:
    """Turn the names that have no document into stubs, and report those that are likely slips.

    `by_id` and `names` come from `build_names`; a stub's page lies in `folder`.
    """
    open_names = {name: key for name in uses.names() if not _is_settled(key := slug(name), names, by_id)}
    known = frozenset((*names, *open_names.values()))
    wanted: dict[str, list[Use]] = defaultdict(list)
    demand: dict[str, set[str]] = defaultdict(set)
    for use in uses.find(open_names):
        key = slug(use.mention.read(known)[0])
        if key in names:
            demand[names[key]].add(use.mention.span.path)
        elif key:
            wanted[key].append(use)
            demand[key].add(use.mention.span.path)
    stubs = {key: _stub(key, found, known, folder) for key, found in sorted(wanted.items())}
    counts = {k: len(v) for k, v in sorted(demand.items()) if k in stubs or not by_id[k].is_written}
    rare = [use for key, found in wanted.items() if len(demand[key]) < SLIP_USES for use in found]
    return Catalogue(by_id, stubs, names, known, counts), _find_slips(rare, names, by_id)


def _is_settled(key: str, names: Mapping[str, str], by_id: Mapping[str, Concept]) -> bool:
    """Say whether a name is that of a concept that is written."""
    return key in names and by_id[names[key]].is_written


def _stub(key: str, uses: list[Use], known: Collection[str], folder: str) -> Stub:
    """Give a stub the spelling that most looks like a title: not the bare slug, then the most frequent."""
    spellings = Counter(u.mention.read(known)[0] for u in uses)
    title = min(spellings, key=lambda s: (s == key, -spellings[s], s))
    return Stub(key, title, page_place(f"{folder}/{key}"))


def _find_slips(uses: Iterable[Use], names: Mapping[str, str], by_id: Mapping[str, Concept]) -> list[Problem]:
    near = index_names(names)
    problems = []
    for use in uses:
        for typed in dict.fromkeys((use.mention.name, use.mention.whole)):
            guess = near.find(slug(typed), SLIP_RATIO)
            if guess:
                fault = f"'{typed}' is not a concept. Did you mean '{_spelling(guess, by_id[names[guess]])}'?"
                problems.append(Problem(use.slip, use.mention.span, fault))
                break
    return problems


def _spelling(name: str, concept: Concept) -> str:
    """Return the name of a concept that has this slug, as its author writes it."""
    spellings = (concept.title, *(alias.name for alias in concept.aliases))
    return next((spelling for spelling in spellings if slug(spelling) == name), name)
