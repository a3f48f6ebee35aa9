# SPDX-License-Identifier: MIT
"""Classify names without a document: they become stubs, or problems such as typos, wrong paths and missing lists."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cairn.content.concept import Concept
from cairn.content.document import address, page_path
from cairn.graph.catalogue import FALLBACK_SEGMENT, Catalogue, Stub
from cairn.graph.name_usages import NameUsage, NameUsages
from cairn.graph.names import MatchStage, NameMatch, Names, find_path, fold_address, fold_slug, index_paths, is_path
from cairn.text.fuzzy_match import FuzzyIndex, find_swapped, index_names
from cairn.text.path_segments import assign_segments
from cairn.text.problem import Code, Problem
from cairn.text.slug import exact, is_name, name_key, shorten, slug

TYPO_RATIO = 0.85
"""An unknown name with at least this similarity to a known one is reported as a typo."""
TYPO_USES = 3
"""A name used in at least this many files is not a typo."""
_MIN_TYPO_LENGTH = 4
"""Shorter names may look alike without being typos: `C#` and `C`, `CNN` and `RNN`."""
_FILE_EXTENSIONS = frozenset(
    {
        *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".avif", ".pdf", ".mp3", ".mp4", ".wav"),
        *(".webm", ".mov", ".ogg", ".zip", ".canvas", ".excalidraw", ".docx", ".xlsx", ".pptx"),
    }
)
"""The extensions of files that are not pages."""


@dataclass(slots=True)
class _Classified:
    """The usages of names, classified."""

    wanted: dict[str, list[tuple[str, NameUsage]]] = field(default_factory=lambda: defaultdict(list))
    """The usages of names that become stubs, each with its spelling, by the key of the name."""
    demand: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The files that refer to a concept without content, by its id or the key of its name."""
    problems: list[Problem] = field(default_factory=list)
    """The problems of names."""


def build_catalogue(
    by_id: Mapping[str, Concept],
    names: Names,
    usages: NameUsages,
    folder: str,
    uris: Iterable[str] = (),
    find_draft: Callable[[str], Concept | None] = lambda _: None,
) -> tuple[Catalogue, list[Problem]]:
    """Make stubs of the names that have no document, and report likely typos.

    `by_id` and `names` come from `build_names`. The pages of stubs go to `folder`; `uris` are all page paths.
    A name for which `find_draft` finds a draft is no typo.
    """
    concept_uris = {concept.uri for concept in by_id.values()}
    pages = index_paths((uri, uri) for uri in uris if uri not in concept_uris)
    found = _classify(by_id, names, usages, pages)
    taken = frozenset((*names.slugs, *_segments_in(folder, concept_uris)))
    titles = {key: _title(key, spelled_usages) for key, spelled_usages in sorted(found.wanted.items())}
    segments = assign_segments(titles.values(), taken, FALLBACK_SEGMENT)
    stub_ids = {key: segments[title] for key, title in titles.items()}
    stubs = {
        segments[t]: Stub(segments[t], t, page_path(f"{folder}/{segments[t]}".lstrip("/"))) for t in titles.values()
    }
    demand = {stub_ids.get(key, key): len(paths) for key, paths in found.demand.items()}
    counts = {i: n for i, n in sorted(demand.items()) if i in stubs or (i in by_id and not by_id[i].is_written)}
    wanted = ((key, spelled) for key, usages in found.wanted.items() for spelled in usages)
    rare = [usage for key, (name, usage) in wanted if len(found.demand[key]) < TYPO_USES and not find_draft(name)]
    typos = _find_typos(rare, names, by_id)
    ordered = {i: stubs[i] for i in sorted(stubs)}
    return Catalogue(by_id, ordered, names, stub_ids, pages, taken, counts), [*found.problems, *typos]


def _segments_in(folder: str, uris: Iterable[str]) -> set[str]:
    """Return the last path segments of the pages that are directly in the folder."""
    start = f"{folder}/" if folder else ""
    segments = (fold_address(address(uri)).removeprefix(fold_address(start)).rstrip("/") for uri in uris)
    return {segment for segment in segments if segment and "/" not in segment}


def _classify(
    by_id: Mapping[str, Concept], names: Names, usages: NameUsages, pages: Mapping[str, tuple[str, ...]]
) -> _Classified:
    found = _Classified()
    matches = {name: names.look_up(name) for name in usages.names()}
    unresolved = {name for name, match in matches.items() if not _is_resolved(match, by_id)}
    unresolved_keys = {name_key(name) for name in unresolved if not matches[name].id}
    for usage in usages.find(unresolved):
        name, match = _look_up(usage, names, unresolved_keys)
        path = usage.reference.span.path
        if match.id:
            found.demand[match.id].add(path)
            found.problems += _inexact_name(usage, name, by_id[match.id]) if match.stage is MatchStage.SLUG else ()
            continue
        fault, is_stub = _explain_unknown(usage, name, match, names, pages)
        fault = fault or _explain_ambiguous(name, match, by_id)
        found.problems += [Problem(usage.unknown_code, usage.reference.span, fault)] if fault else ()
        if is_stub and is_name(name):
            found.wanted[name_key(name)].append((exact(name), usage))
            found.demand[name_key(name)].add(path)
    return found


def _is_resolved(match: NameMatch, by_id: Mapping[str, Concept]) -> bool:
    """Return whether a name exactly matches a concept that has content."""
    return bool(match.id) and match.stage is not MatchStage.SLUG and by_id[match.id].is_written


def _look_up(usage: NameUsage, names: Names, unresolved_keys: set[str]) -> tuple[str, NameMatch]:
    """Return the name of a usage and its match; the name with its remark is tried first."""
    reference = usage.reference
    full_name = (
        f"{reference.name}#{reference.remark}" if usage.unknown_code is Code.WIKILINK_UNKNOWN else reference.full_name
    )
    if reference.remark and full_name != reference.name:
        match = names.look_up(full_name)
        is_unresolved = reference.is_ambiguous and name_key(full_name) in unresolved_keys
        if is_unresolved or (match.id and match.stage in {MatchStage.ID, MatchStage.EXACT, MatchStage.FOLDED}):
            return full_name, match
    return reference.name, names.look_up(reference.name)


def _inexact_name(usage: NameUsage, name: str, concept: Concept) -> Iterator[Problem]:
    """Yield the problem of a name that matches a concept only after dropping signs or accents."""
    title, name = _spelling(fold_slug(slug(name)), concept), shorten(name)
    fault = f"'{name}' is not exactly the name of '{title}', but links to it."
    advice = f"Write '{title}', or create a document for '{name}'."
    yield Problem(Code.NAME_NEARLY, usage.reference.span, f"{fault} {advice}")


def _explain_unknown(
    usage: NameUsage, name: str, match: NameMatch, names: Names, pages: Mapping[str, tuple[str, ...]]
) -> tuple[str, bool]:
    """Return a problem message (may be empty) for a name without a document, and whether the name becomes a stub."""
    is_link = usage.unknown_code is Code.WIKILINK_UNKNOWN
    uris = match.others if match.stage is MatchStage.PATH else _pages(name, pages)
    parts = [part.strip() for part in usage.reference.name.split(",")]
    extension = posixpath.splitext(name.casefold())[1]
    fault, name = "", shorten(name)
    if len(uris) > 1:
        fault = f"'{name}' matches several paths, such as those of {_quote(uris)}. Write more of the path."
    elif uris and not is_link:
        fault = f"'{name}' is a page but not a concept. Name a concept, or turn that page into one."
    elif not uris and is_path(usage.reference.name):
        fault = f"There is no document '{name}'. Correct the path, or use a name."
    elif not uris and extension in _FILE_EXTENSIONS:
        fault = f"'{name}' is a file, not a concept. Write [text]({name}) to link to it."
    elif (
        not is_link
        and len(parts) > 1
        and (usage.reference.may_be_list or all(names.look_up(part).id for part in parts))
    ):
        fault = f"'{name}' is read as one name. Write a list: [{shorten(', '.join(filter(None, parts)))}]."
    return fault, not (fault or uris)


def _pages(name: str, pages: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return find_path(pages, name) if "/" in name or is_path(name) else ()


def _quote(names: Iterable[str], separator: str = " and ") -> str:
    return separator.join(f"'{name}'" for name in names)


def _explain_ambiguous(name: str, match: NameMatch, by_id: Mapping[str, Concept]) -> str:
    """Return a message for a name without accents, such as `ban`, if it could mean several concepts."""
    if match.stage is MatchStage.SLUG and name_key(name).replace(" ", "-") == slug(name):
        titles = [_spelling(fold_slug(slug(name)), by_id[other]) for other in match.others]
        return f"'{name}' could be {_quote(titles, ' or ')}. Write the one that you mean."
    return ""


def _title(key: str, spelled_usages: list[tuple[str, NameUsage]]) -> str:
    """Choose the spelling that looks most like a title: not the bare key or slug, then the most frequent."""
    spellings = Counter(name for name, _ in spelled_usages)
    return min(spellings, key=lambda s: (s in {key, slug(s)}, -spellings[s], len(s), s))


def _find_typos(usages: Iterable[NameUsage], names: Names, by_id: Mapping[str, Concept]) -> list[Problem]:
    index, problems = index_names(names.slugs), []
    for usage in usages:
        for typed in dict.fromkeys((usage.reference.name, usage.reference.full_name)):
            if title := _guess(typed, index, names, by_id):
                fault = f"'{shorten(typed)}' is not a concept. Did you mean '{title}'?"
                problems.append(Problem(usage.unknown_code, usage.reference.span, fault))
                break
    return problems


def guess_name(typed: str, names: Names, by_id: Mapping[str, Concept]) -> str:
    """Return the name of a concept that an unknown name is probably a slip of; empty if none is similar enough."""
    return _guess(typed, index_names(names.slugs), names, by_id)


def _guess(typed: str, index: FuzzyIndex, names: Names, by_id: Mapping[str, Concept]) -> str:
    typed_slug = slug(typed)
    guess = index.find(typed_slug, TYPO_RATIO) or find_swapped(typed_slug, names.slugs)
    if not guess or (guess == typed_slug and len(typed_slug) < _MIN_TYPO_LENGTH):
        return ""
    return _spelling(guess, by_id[names.slugs[guess][0]])


def _spelling(typed_slug: str, concept: Concept) -> str:
    """Return the name of a concept that has this slug, as its author writes it."""
    spellings = (concept.title, *(alias.name for alias in concept.aliases), concept.id, concept.stem)
    return next((spelling for spelling in spellings if fold_slug(slug(spelling)) == typed_slug), typed_slug)
