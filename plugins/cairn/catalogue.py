# SPDX-License-Identifier: MIT
"""Every concept by id, and every name by the concept that it means; names without a document become stubs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.document import address
from cairn.near import NearNames
from cairn.problem import Code, Problem
from cairn.slug import slug
from cairn.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cairn.concept import Concept, Mention
    from cairn.document import Document

SLIP_RATIO = 0.85
"""From this similarity on, an unknown name is taken for a slip."""
SLIP_USES = 3
"""A name that so many documents use is no slip."""


@dataclass(frozen=True, slots=True)
class Use:
    """A name that a source uses for a concept."""

    mention: Mention
    source: str
    """The path of the file that uses it."""
    slip: Code
    """The code of the problem, if it turns out to be a slip."""


@dataclass(frozen=True, slots=True)
class Stub:
    """A concept that is named and has no document."""

    id: str
    title: str
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
    demand: Mapping[str, int]
    """How many files name a concept that is not written, by id."""

    def find(self, name: str) -> str | None:
        """Return the id of the concept that a name means, or None."""
        key = slug(name)
        return self.names.get(key) or (key if key in self.stubs else None)

    def find_mention(self, mention: Mention) -> tuple[str, str] | None:
        """Return the id that a mention means and its remark: the whole of it is tried as a name first."""
        if mention.is_ambiguous and (whole := self.find(mention.whole)):
            return whole, ""
        found = self.find(mention.name)
        return (found, mention.remark) if found else None

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


def build_names(concepts: Iterable[Concept]) -> tuple[dict[str, Concept], dict[str, str], list[Problem]]:
    """Index concepts by id and by name: ids first, then titles, aliases and names of files."""
    by_id: dict[str, Concept] = {}
    names: dict[str, str] = {}
    problems = []
    ordered = sorted(concepts, key=lambda c: c.uri)
    for concept in ordered:
        owner = names.setdefault(slug(concept.id), concept.id)
        if owner != concept.id or concept.id in by_id:
            fault = f"The id '{concept.id}' already belongs to {by_id[owner].document.source.path}."
            problems.append(Problem(Code.ID_TAKEN, concept.span, f"{fault} Give one of them another id."))
        else:
            by_id[concept.id] = concept
    kept = sorted(by_id.values(), key=lambda c: c.uri)
    problems += [p for c in kept if (p := _claim(names, by_id, c, c.title, Code.TITLE_DUPLICATE, c.span))]
    for concept in kept:
        claims = (_claim(names, by_id, concept, a.name, Code.ALIAS_TAKEN, a.span) for a in concept.aliases)
        problems += [p for p in claims if p]
    for concept in kept:
        names.setdefault(slug(concept.document.stem), concept.id)
    return dict(sorted(by_id.items())), names, problems


def _claim(
    names: dict[str, str], by_id: Mapping[str, Concept], concept: Concept, name: str, code: Code, span: Span
) -> Problem | None:
    owner = names.setdefault(slug(name), concept.id)
    if owner == concept.id:
        return None
    what = "title" if code is Code.TITLE_DUPLICATE else "alias"
    path = by_id[owner].document.source.path
    return Problem(code, span, f"The {what} '{name}' is already a name of {path}. Give one of them another.")


def find_clashes(documents: Iterable[Document]) -> list[Problem]:
    """Return a problem for each page that would be served at the address of another."""
    owners: dict[str, Document] = {}
    problems = []
    for document in sorted(documents, key=lambda d: d.uri):
        owner = owners.setdefault(address(document.uri), document)
        if owner is not document:
            fault = f"This page and {owner.source.path} would both be served at '{address(document.uri)}'."
            problems.append(Problem(Code.ADDRESS_TAKEN, _top(document), f"{fault} Rename one of them."))
    return problems


def _top(document: Document) -> Span:
    return Span(document.source.path, 1)


def build_catalogue(
    by_id: Mapping[str, Concept], names: Mapping[str, str], uses: Iterable[Use], folder: str
) -> tuple[Catalogue, list[Problem]]:
    """Turn the names that have no document into stubs, and report those that are likely slips.

    `by_id` and `names` come from `build_names`; a stub's page lies in `folder`.
    """
    uses = tuple(uses)
    certain = {slug(u.mention.name) for u in uses if not u.mention.is_ambiguous}
    wanted: dict[str, list[Use]] = defaultdict(list)
    demand: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        name = _name_meant(use.mention, names, certain)
        key = slug(name)
        if key in names:
            demand[names[key]].add(use.source)
        elif key:
            wanted[key].append(use)
            demand[key].add(use.source)
    stubs = {k: Stub(k, _stub_title(u, names, certain), f"{folder}/{k}.md") for k, u in sorted(wanted.items())}
    counts = {k: len(v) for k, v in sorted(demand.items()) if k in stubs or not by_id[k].is_written}
    return Catalogue(by_id, stubs, names, counts), _find_slips(wanted, names, by_id, demand)


def _name_meant(mention: Mention, names: Mapping[str, str], certain: set[str]) -> str:
    whole = slug(mention.whole)
    return mention.whole if mention.is_ambiguous and (whole in names or whole in certain) else mention.name


def _stub_title(uses: list[Use], names: Mapping[str, str], certain: set[str]) -> str:
    """Return the spelling that most looks like a title: not the bare slug, then the most frequent."""
    spellings = Counter(_name_meant(u.mention, names, certain) for u in uses)
    return min(spellings, key=lambda s: (s == slug(s), -spellings[s], s))


def _find_slips(
    wanted: Mapping[str, list[Use]],
    names: Mapping[str, str],
    by_id: Mapping[str, Concept],
    demand: Mapping[str, set[str]],
) -> list[Problem]:
    near = NearNames(names) if wanted else None
    problems = []
    for key, uses in wanted.items():
        guess = near.find(key, SLIP_RATIO) if near and len(demand[key]) < SLIP_USES else None
        for use in uses if guess else ():
            meant = names[guess or ""]
            known = by_id[meant].title if slug(by_id[meant].title) == guess else guess
            fault = f"'{use.mention.name}' is not a concept. Did you mean '{known}'?"
            problems.append(Problem(use.slip, use.mention.span, fault))
    return problems
