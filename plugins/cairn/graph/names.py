# SPDX-License-Identifier: MIT
"""Look up which concept a name refers to, and check that ids, names and addresses are unique.

A name is looked up in stages, and the first match counts: an id; a title or alias as typed; the same, ignoring case
and spacing; the path of a document or the end of one; a slug that only one concept has. Each stage is one dictionary
look-up.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import unquote

from cairn.content.concept import Concept
from cairn.content.document import Document, address
from cairn.text.problem import Code, Problem
from cairn.text.slug import exact, name_key, slug
from cairn.text.source import Span

_PAGE_ENDINGS = (".md", ".ipynb")
"""Endings of files that become pages: Markdown, and notebooks, of which a plugin makes pages."""
_UPWARDS = re.compile(r"(?:\.\./|/)+")
_MAX_SEGMENTS = 8
"""The maximum number of segments at the end of a path that can be used instead of the whole path."""
_MAX_CANDIDATES = 3
"""The maximum number of candidates to store for an ambiguous path."""


class MatchStage(Enum):
    """The stage at which a name was found."""

    ID = "id"
    EXACT = "exact"
    FOLDED = "folded"
    PATH = "path"
    SLUG = "slug"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The result of looking up a name."""

    id: str
    """The id of the concept; empty if there is no unique match."""
    stage: MatchStage
    """How the name was found."""
    others: tuple[str, ...] = ()
    """Some of the candidates' ids if the name is ambiguous."""


@dataclass(frozen=True, slots=True)
class Names:
    """All names of the concepts that have a document."""

    ids: Mapping[str, str]
    """The ids, by id as typed."""
    exact: Mapping[str, str]
    """The ids, by each title and alias as typed."""
    folded: Mapping[str, str]
    """The ids, by the key of each id, title, alias and file name."""
    paths: Mapping[str, tuple[str, ...]]
    """The ids, by the endings of document paths in lower case; a whole path begins with `/`."""
    slugs: Mapping[str, tuple[str, ...]]
    """The ids, by the slug of each name."""
    _found: dict[str, NameMatch] = field(default_factory=dict, compare=False, repr=False)
    """Cache: the result for each name that was looked up."""

    def look_up(self, name: str) -> NameMatch:
        """Return the concept that a name refers to, and how it was found."""
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
        name_slug = slug(typed)
        ids, stage = find_path(self.paths, typed), MatchStage.PATH
        if not ids and name_slug:
            ids, stage = self.slugs.get(fold_slug(name_slug), ()), MatchStage.SLUG
        if len(ids) == 1:
            return NameMatch(ids[0], stage)
        return NameMatch("", stage if ids else MatchStage.NOTHING, ids)


def fold_slug(name_slug: str) -> str:
    """Return a slug for comparison; it also ignores the Turkish distinction between `ı` and `i`."""
    return name_slug.replace("ı", "i")


def other_names(concept: Concept) -> tuple[str, ...]:
    """Return the aliases of a concept as typed, without those that differ from a name before in case or spacing."""
    names = {name_key(concept.title): concept.title}
    for alias in concept.aliases:
        names.setdefault(name_key(alias.name), alias.name)
    return tuple(names.values())[1:]


def build_names(concepts: Iterable[Concept]) -> tuple[dict[str, Concept], Names, list[Problem]]:
    """Index concepts by id and by name; ids have priority over titles, titles over aliases, aliases over file names."""
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
    by_path = sorted(by_id.values(), key=lambda c: c.uri)
    problems += _add_names(by_path, by_id, folded)
    return {i: by_id[i] for i in sorted(by_id)}, _index(by_path, folded), problems


def _add_names(by_path: list[Concept], by_id: Mapping[str, Concept], folded: dict[str, str]) -> list[Problem]:
    """Add titles, aliases and file names to `folded`, which has the ids already; return the clashes."""
    problems: list[Problem] = []
    for concept in by_path:
        if folded.setdefault(name_key(concept.title), concept.id) != concept.id:
            problems += _name_taken(folded, by_id, concept.title, Code.TITLE_DUPLICATE, concept.span)
    for concept in by_path:
        for alias in concept.aliases:
            if folded.setdefault(name_key(alias.name), concept.id) != concept.id:
                problems += _name_taken(folded, by_id, alias.name, Code.ALIAS_TAKEN, alias.span)
    for concept in by_path:
        folded.setdefault(name_key(concept.stem), concept.id)
    folded.pop("", None)
    return problems


def _index(by_path: list[Concept], folded: Mapping[str, str]) -> Names:
    titles: dict[str, str] = {}
    for concept in by_path:
        titles.setdefault(exact(concept.title), concept.id)
    for concept in by_path:
        for alias in concept.aliases:
            titles.setdefault(exact(alias.name), concept.id)
    ids, paths = {exact(c.id): c.id for c in by_path}, index_paths((c.uri, c.id) for c in by_path)
    return Names(ids, titles, folded, paths, _slugs(by_path))


def _slugs(concepts: Iterable[Concept]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for concept in concepts:
        for name in (concept.id, concept.title, *(alias.name for alias in concept.aliases), concept.stem):
            if name_slug := slug(name):
                found[fold_slug(name_slug)][concept.id] = None
    return {name_slug: tuple(ids) for name_slug, ids in found.items()}


def _name_taken(
    names: Mapping[str, str], by_id: Mapping[str, Concept], name: str, code: Code, span: Span
) -> Iterator[Problem]:
    """Yield a problem for a name that belongs to another concept."""
    if slug(name):  # titles without letters or digits, such as '???', may be equal
        what = "title" if code is Code.TITLE_DUPLICATE else "alias"
        path = by_id[names[name_key(name)]].span.path
        yield Problem(code, span, f"The {what} '{name}' is already a name of {path}. Change one of the two.")


def index_paths(pages: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Index owners by the endings of their page paths; `pages` are pairs of page path and owner.

    An index page is also found by the path of its folder.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for uri, owner in pages:
        path = _fold_path(posixpath.splitext(uri)[0])
        folder, name = posixpath.split(path)
        for page in (path, folder) if name in {"index", "readme"} and folder else (path,):
            segments = page.split("/")
            endings = {
                "/" + page,
                page,
                *("/".join(segments[-n:]) for n in range(1, min(_MAX_SEGMENTS, len(segments)) + 1)),
            }
            for ending in endings:
                if len(found[ending]) < _MAX_CANDIDATES and owner not in found[ending]:
                    found[ending].append(owner)
    return {ending: tuple(owners) for ending, owners in found.items()}


def find_path(paths: Mapping[str, tuple[str, ...]], typed: str) -> tuple[str, ...]:
    """Return the owners of a path or of the end of one, with or without its ending; whole paths have priority."""
    path = _fold_path(typed)
    path = next((path[: -len(end)] for end in _PAGE_ENDINGS if path.endswith(end) and path != end), path)
    if "/" in path or path.startswith("."):
        is_absolute = path.startswith("/")
        path = posixpath.normpath(path)
        path = path[up.end() :] if (up := _UPWARDS.match(path)) else path
        return paths.get("/" + path, ()) or (() if is_absolute and "/" not in path else paths.get(path, ()))
    return paths.get(path, ())


def is_path(typed: str) -> bool:
    """Return whether a name can only be the path of a document."""
    return typed.casefold().endswith(_PAGE_ENDINGS) or typed.startswith(("/", "./", "../")) or "/../" in typed


def _fold_path(path: str) -> str:
    return unicodedata.normalize("NFC", (unquote(path) if "%" in path else path).casefold())


def find_clashes(documents: Iterable[Document]) -> list[Problem]:
    """Return a problem for each page that would be served at the address of another.

    Addresses that differ only in case count as equal, because many file systems cannot hold both.
    """
    owners: dict[str, Document] = {}
    problems = []
    for document in sorted(documents, key=lambda d: d.uri):
        page_address = address(document.uri)
        owner = owners.setdefault(fold_address(page_address), document)
        if owner is not document:
            fault = f"This page and {owner.source.path} would both be served at '{page_address}'."
            if address(owner.uri) != page_address:
                fault = f"The addresses of this page and of {owner.source.path} differ only in case."
            span = Span(document.source.path, 1)
            problems.append(Problem(Code.ADDRESS_TAKEN, span, f"{fault} Rename one of them."))
    return problems


def fold_address(path: str) -> str:
    """Return an address for comparison; file systems may ignore case and Unicode normalization."""
    return path if path.isascii() and path.islower() else unicodedata.normalize("NFC", path.casefold())
