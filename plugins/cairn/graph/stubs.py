# SPDX-License-Identifier: MIT
"""Names that no document has: they become stubs, or are reported as slips, paths or lists that were meant."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cairn.content.document import address, page_path
from cairn.graph.catalogue import NAMELESS, Catalogue, Stub
from cairn.graph.names import MatchStage, find_path, fold_address, fold_slug, index_paths, is_path
from cairn.text.fuzzy_match import find_swapped, index_names
from cairn.text.path_segments import assign_segments
from cairn.text.problem import Code, Problem
from cairn.text.slug import exact, is_name, name_key, shorten, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cairn.content.concept import Concept
    from cairn.graph.name_usages import NameUsage, NameUsages
    from cairn.graph.names import NameMatch, Names

TYPO_RATIO = 0.85
"""From this similarity on, an unknown name is taken for a slip."""
TYPO_USES = 3
"""A name that so many documents use is no slip."""
_SHORTEST_TYPO = 4
"""Shorter names are nearly alike without being slips: `C#` and `C`, `CNN` and `RNN`."""
_FILES = frozenset(
    {
        *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".avif", ".pdf", ".mp3", ".mp4", ".wav"),
        *(".webm", ".mov", ".ogg", ".zip", ".canvas", ".excalidraw", ".docx", ".xlsx", ".pptx"),
    }
)
"""The endings of files that are no pages."""


@dataclass(slots=True)
class _Sorted:
    """The names that are in use, by what they are."""

    wanted: dict[str, list[tuple[str, NameUsage]]] = field(default_factory=lambda: defaultdict(list))
    """The uses of names that become stubs, each with its spelling, by the key of the name."""
    demand: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The files that name a concept that is not written, by its id or the key of its name."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with names."""


def build_catalogue(
    by_id: Mapping[str, Concept], names: Names, usages: NameUsages, folder: str, places: Iterable[str] = ()
) -> tuple[Catalogue, list[Problem]]:
    """Turn the names that have no document into stubs, and report those that are likely slips.

    `by_id` and `names` come from `build_names`; a stub's page lies in `folder`; `places` are those of all documents.
    """
    concept_places = {concept.uri for concept in by_id.values()}
    pages = index_paths((uri, uri) for uri in places if uri not in concept_places)
    found = _sort_uses(by_id, names, usages, pages)
    taken = frozenset((*names.slugs, *_levels_in(folder, concept_places)))
    titles = {key: _title(key, spelled) for key, spelled in sorted(found.wanted.items())}
    levels = assign_segments(titles.values(), taken, NAMELESS)
    stub_ids = {key: levels[title] for key, title in titles.items()}
    stubs = {levels[t]: Stub(levels[t], t, page_path(f"{folder}/{levels[t]}".lstrip("/"))) for t in titles.values()}
    demand = {stub_ids.get(key, key): len(paths) for key, paths in found.demand.items()}
    counts = {i: n for i, n in sorted(demand.items()) if i in stubs or (i in by_id and not by_id[i].is_written)}
    rare = [usage for key, usages in found.wanted.items() if len(found.demand[key]) < TYPO_USES for _, usage in usages]
    slips = _find_typos(rare, names, by_id)
    ordered = {i: stubs[i] for i in sorted(stubs)}
    return Catalogue(by_id, ordered, names, stub_ids, pages, taken, counts), [*found.problems, *slips]


def _levels_in(folder: str, places: Iterable[str]) -> set[str]:
    """Return the last levels of the addresses of documents that lie in the folder itself."""
    start = f"{folder}/" if folder else ""
    levels = (fold_address(address(uri)).removeprefix(fold_address(start)).rstrip("/") for uri in places)
    return {level for level in levels if level and "/" not in level}


def _sort_uses(
    by_id: Mapping[str, Concept], names: Names, usages: NameUsages, pages: Mapping[str, tuple[str, ...]]
) -> _Sorted:
    found = _Sorted()
    matches = {name: names.look_up(name) for name in usages.names()}
    open_names = {name for name, match in matches.items() if not _is_settled(match, by_id)}
    open_keys = {name_key(name) for name in open_names if not matches[name].id}
    for usage in usages.find(open_names):
        name, match = _look_up(usage, names, open_keys)
        path = usage.reference.span.path
        if match.id:
            found.demand[match.id].add(path)
            found.problems += _find_near(usage, name, by_id[match.id]) if match.stage is MatchStage.SLUG else ()
            continue
        said, is_stub = _judge(usage, name, match, names, pages)
        said = said or _find_choice(name, match, by_id)
        found.problems += [Problem(usage.unknown_code, usage.reference.span, said)] if said else ()
        if is_stub and is_name(name):
            found.wanted[name_key(name)].append((exact(name), usage))
            found.demand[name_key(name)].add(path)
    return found


def _is_settled(match: NameMatch, by_id: Mapping[str, Concept]) -> bool:
    """Say whether a name is that of a concept that is written, and was typed as it is."""
    return bool(match.id) and match.stage is not MatchStage.SLUG and by_id[match.id].is_written


def _look_up(usage: NameUsage, names: Names, open_keys: set[str]) -> tuple[str, NameMatch]:
    """Return the name that a source uses, and what it means; the whole of it is tried first."""
    reference = usage.reference
    whole = f"{reference.name}#{reference.remark}" if usage.unknown_code is Code.WIKILINK_UNKNOWN else reference.whole
    if reference.remark and whole != reference.name:
        match = names.look_up(whole)
        is_open = reference.is_ambiguous and name_key(whole) in open_keys
        if is_open or (match.id and match.stage in {MatchStage.ID, MatchStage.EXACT, MatchStage.FOLDED}):
            return whole, match
    return reference.name, names.look_up(reference.name)


def _find_near(usage: NameUsage, name: str, concept: Concept) -> Iterator[Problem]:
    """Yield the problem of a name that differs from that of a concept by a sign or an accent."""
    title, name = _spelling(fold_slug(slug(name)), concept), shorten(name)
    fault = f"'{name}' is not exactly the name of '{title}', but links to it."
    advice = f"Write '{title}', or create a document for '{name}'."
    yield Problem(Code.NAME_NEARLY, usage.reference.span, f"{fault} {advice}")


def _judge(
    usage: NameUsage, name: str, match: NameMatch, names: Names, pages: Mapping[str, tuple[str, ...]]
) -> tuple[str, bool]:
    """Return what is to be said of a name that no document has, and whether it is that of a concept to be written."""
    is_link = usage.unknown_code is Code.WIKILINK_UNKNOWN
    places = match.others if match.stage is MatchStage.PATH else _pages(name, pages)
    parts = [part.strip() for part in usage.reference.name.split(",")]
    ending = posixpath.splitext(name.casefold())[1]
    fault, name = "", shorten(name)
    if len(places) > 1:
        fault = f"'{name}' matches several paths, such as those of {_quote(places)}. Write more of the path."
    elif places and not is_link:
        fault = f"'{name}' is a page but not a concept. Name a concept, or turn that page into one."
    elif not places and is_path(usage.reference.name):
        fault = f"There is no document '{name}'. Correct the path, or use a name."
    elif not places and ending in _FILES:
        fault = f"'{name}' is a file, not a concept. Write [text]({name}) to link to it."
    elif not is_link and len(parts) > 1 and (usage.reference.is_lone or all(names.look_up(part).id for part in parts)):
        fault = f"'{name}' is read as one name. Write a list: [{shorten(', '.join(filter(None, parts)))}]."
    return fault, not (fault or places)


def _pages(name: str, pages: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return find_path(pages, name) if "/" in name or is_path(name) else ()


def _quote(names: Iterable[str], joint: str = " and ") -> str:
    return joint.join(f"'{name}'" for name in names)


def _find_choice(name: str, match: NameMatch, by_id: Mapping[str, Concept]) -> str:
    """Return what to say of a bare name, such as `ban`, that several concepts have with signs or accents."""
    if match.stage is MatchStage.SLUG and name_key(name).replace(" ", "-") == slug(name):
        titles = [_spelling(fold_slug(slug(name)), by_id[other]) for other in match.others]
        return f"'{name}' could be {_quote(titles, ' or ')}. Write the one that you mean."
    return ""


def _title(key: str, spelled: list[tuple[str, NameUsage]]) -> str:
    """Give a stub the spelling that most looks like a title: not the bare key or slug, then the most frequent."""
    spellings = Counter(name for name, _ in spelled)
    return min(spellings, key=lambda s: (s in {key, slug(s)}, -spellings[s], len(s), s))


def _find_typos(usages: Iterable[NameUsage], names: Names, by_id: Mapping[str, Concept]) -> list[Problem]:
    near = index_names(names.slugs)
    problems = []
    for usage in usages:
        for typed in dict.fromkeys((usage.reference.name, usage.reference.whole)):
            own = slug(typed)
            guess = near.find(own, TYPO_RATIO) or find_swapped(own, names.slugs)
            if guess and (guess != own or len(own) >= _SHORTEST_TYPO):
                title = _spelling(guess, by_id[names.slugs[guess][0]])
                fault = f"'{shorten(typed)}' is not a concept. Did you mean '{title}'?"
                problems.append(Problem(usage.unknown_code, usage.reference.span, fault))
                break
    return problems


def _spelling(own: str, concept: Concept) -> str:
    """Return the name of a concept that has this slug, as its author writes it."""
    spellings = (concept.title, *(alias.name for alias in concept.aliases), concept.id, concept.stem)
    return next((spelling for spelling in spellings if fold_slug(slug(spelling)) == own), own)
