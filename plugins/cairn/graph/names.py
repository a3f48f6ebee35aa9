# SPDX-License-Identifier: MIT
"""Which name belongs to which concept, and which address to which page: what must be unique in a site.

A name is looked up in stages, and the first hit wins: an id; a title or alias as it was typed; the same with case
and spacing folded; the path of a document, or the end of one; a slug, if exactly one concept has it. Each stage is
one look into a table.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cairn.content.document import address
from cairn.text.problem import Code, Problem
from cairn.text.slug import exact, name_key, slug
from cairn.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cairn.content.concept import Concept
    from cairn.content.document import Document

_UPWARDS = re.compile(r"(?:\.\./|/)+")
_MOST_LEVELS = 8
"""So many levels at its end may stand for a path; the whole of it always may."""
_MOST_OTHERS = 3
"""So many candidates of an ambiguous name are remembered."""


class MatchStage(Enum):
    """What a name was found as."""

    ID = "id"
    EXACT = "exact"
    FOLDED = "folded"
    PATH = "path"
    SLUG = "slug"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What a look-up gave."""

    id: str
    """Of the concept that is meant; empty where none is."""
    stage: MatchStage
    """How it was found."""
    others: tuple[str, ...] = ()
    """The ids of some of the concepts that could be meant, where there are several."""


@dataclass(frozen=True, slots=True)
class Names:
    """All names of concepts that have a document."""

    ids: Mapping[str, str]
    """Ids as they are."""
    exact: Mapping[str, str]
    """The id of a concept by each of its titles and aliases."""
    folded: Mapping[str, str]
    """The same, and by its ids and the names of files, with case, spacing and apostrophes folded."""
    paths: Mapping[str, tuple[str, ...]]
    """The ids by the ends of the paths of their documents, in lower case; a whole path begins with `/`."""
    slugs: Mapping[str, tuple[str, ...]]
    """The ids by the slug of each of their names."""
    _found: dict[str, NameMatch] = field(default_factory=dict, compare=False, repr=False)
    """What was looked up before: the same names are asked for again and again."""

    def look_up(self, name: str) -> NameMatch:
        """Return which concept a name means."""
        name_match = self._found.get(name)
        if name_match is None:
            name_match = self._found[name] = self._look_up(exact(name))
        return name_match

    def _look_up(self, typed: str) -> NameMatch:
        if found := self.ids.get(typed):
            return NameMatch(found, MatchStage.ID)
        if found := self.exact.get(typed):
            return NameMatch(found, MatchStage.EXACT)
        if found := self.folded.get(name_key(typed)):
            return NameMatch(found, MatchStage.FOLDED)
        own = slug(typed)
        ids, stage = find_path(self.paths, typed), MatchStage.PATH
        if not ids and own:
            ids, stage = self.slugs.get(fold_slug(own), ()), MatchStage.SLUG
        if len(ids) == 1:
            return NameMatch(ids[0], stage)
        return NameMatch("", stage if ids else MatchStage.NOTHING, ids)


def fold_slug(own: str) -> str:
    """Return the form in which slugs compare: without case in Turkish either, which has an `i` without a dot."""
    return own.replace("ı", "i")


def build_names(concepts: Iterable[Concept]) -> tuple[dict[str, Concept], Names, list[Problem]]:
    """Index concepts by id and by name: ids first, then titles, aliases and names of files."""
    by_id: dict[str, Concept] = {}
    folded: dict[str, str] = {}
    problems = []
    for concept in sorted(concepts, key=lambda c: c.uri):
        owner = folded.setdefault(name_key(concept.id), concept.id)
        if owner != concept.id or concept.id in by_id:
            fault = f"The id '{concept.id}' already belongs to {by_id[owner].span.path}."
            problems.append(Problem(Code.ID_TAKEN, concept.span, f"{fault} Give one of them another id."))
        else:
            by_id[concept.id] = concept
    kept = sorted(by_id.values(), key=lambda c: c.uri)
    problems += _fold_titles(kept, by_id, folded)
    return {i: by_id[i] for i in sorted(by_id)}, _index(kept, folded), problems


def _fold_titles(kept: list[Concept], by_id: Mapping[str, Concept], folded: dict[str, str]) -> list[Problem]:
    """Add titles, aliases and names of files to the ids that have their names already."""
    problems: list[Problem] = []
    for concept in kept:
        if folded.setdefault(name_key(concept.title), concept.id) != concept.id:
            problems += _refuse(folded, by_id, concept.title, Code.TITLE_DUPLICATE, concept.span)
    for concept in kept:
        for alias in concept.aliases:
            if folded.setdefault(name_key(alias.name), concept.id) != concept.id:
                problems += _refuse(folded, by_id, alias.name, Code.ALIAS_TAKEN, alias.span)
    for concept in kept:
        folded.setdefault(name_key(concept.stem), concept.id)
    folded.pop("", None)
    return problems


def _index(kept: list[Concept], folded: Mapping[str, str]) -> Names:
    titles: dict[str, str] = {}
    for concept in kept:
        titles.setdefault(exact(concept.title), concept.id)
    for concept in kept:
        for alias in concept.aliases:
            titles.setdefault(exact(alias.name), concept.id)
    ids, paths = {exact(c.id): c.id for c in kept}, index_paths((c.uri, c.id) for c in kept)
    return Names(ids, titles, folded, paths, _slugs(kept))


def _slugs(concepts: Iterable[Concept]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for concept in concepts:
        for name in (concept.id, concept.title, *(alias.name for alias in concept.aliases), concept.stem):
            if own := slug(name):
                found[fold_slug(own)][concept.id] = None
    return {own: tuple(ids) for own, ids in found.items()}


def _refuse(
    names: Mapping[str, str], by_id: Mapping[str, Concept], name: str, code: Code, span: Span
) -> Iterator[Problem]:
    """Yield a problem for a name that is another concept's."""
    if slug(name):  # titles of signs only, such as '???', may be the same
        what = "title" if code is Code.TITLE_DUPLICATE else "alias"
        path = by_id[names[name_key(name)]].span.path
        yield Problem(code, span, f"The {what} '{name}' is already a name of {path}. Change one of the two.")


def index_paths(places: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return whose paths end so: `places` are places of documents, each with what it stands for.

    The page of a folder is found by the path of the folder, too.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for uri, owner in places:
        path = _fold_path(posixpath.splitext(uri)[0])
        folder, name = posixpath.split(path)
        for each in (path, folder) if name in {"index", "readme"} and folder else (path,):
            levels = each.split("/")
            ends = {"/" + each, each, *("/".join(levels[-n:]) for n in range(1, min(_MOST_LEVELS, len(levels)) + 1))}
            for end in ends:
                if len(found[end]) < _MOST_OTHERS and owner not in found[end]:
                    found[end].append(owner)
    return {end: tuple(owners) for end, owners in found.items()}


def find_path(paths: Mapping[str, tuple[str, ...]], typed: str) -> tuple[str, ...]:
    """Return whose path a name is or ends: with or without `.md`, a whole path before the end of one."""
    path = _fold_path(typed)
    path = path.removesuffix(".md") if len(path) > len(".md") else path
    if "/" in path or path.startswith("."):
        is_whole = path.startswith("/")
        path = posixpath.normpath(path)
        path = path[up.end() :] if (up := _UPWARDS.match(path)) else path
        return paths.get("/" + path, ()) or (() if is_whole and "/" not in path else paths.get(path, ()))
    return paths.get(path, ())


def is_path(typed: str) -> bool:
    """Say whether a name can be nothing but the path of a document."""
    return typed.casefold().endswith(".md") or typed.startswith(("/", "./", "../")) or "/../" in typed


def _fold_path(path: str) -> str:
    return unicodedata.normalize("NFC", (unquote(path) if "%" in path else path).casefold())


def find_clashes(documents: Iterable[Document]) -> list[Problem]:
    """Return a problem for each page that would be served at the address of another.

    Addresses that differ in case only are one: many file systems cannot hold both.
    """
    owners: dict[str, Document] = {}
    problems = []
    for document in sorted(documents, key=lambda d: d.uri):
        own = address(document.uri)
        owner = owners.setdefault(fold_address(own), document)
        if owner is not document:
            fault = f"This page and {owner.source.path} would both be served at '{own}'."
            if address(owner.uri) != own:
                fault = f"The addresses of this page and of {owner.source.path} differ only in case."
            span = Span(document.source.path, 1)
            problems.append(Problem(Code.ADDRESS_TAKEN, span, f"{fault} Rename one of them."))
    return problems


def fold_address(place: str) -> str:
    """Return the form in which addresses compare: a file system may not tell case apart, nor forms of Unicode."""
    return place if place.isascii() and place.islower() else unicodedata.normalize("NFC", place.casefold())
