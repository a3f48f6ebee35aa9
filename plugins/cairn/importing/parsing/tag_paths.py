# SPDX-License-Identifier: MIT
"""The tags of an exported page as paths from general to specific, and the courses that belong to books.

The export lists each direct tag and then its ancestors, from specific to general, but no ancestor twice: a
second chapter of the same book stands alone. A chapter ends with the name of its book (`Ch.2 - Book`), and
a book may have a course (`Book Course`), which is no level of the path.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.content.tag_path import TagPath, write_tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COURSE = " Course"
_OF = " - "


@dataclass(frozen=True, slots=True)
class PageTags:
    """What the tags of a page say."""

    paths: tuple[str, ...]
    """As they stand in front matter, direct tags in the order of the export."""
    courses: tuple[tuple[str, str], ...]
    """Tag paths of books, each with its course."""


def parse_tags(lines: Sequence[str]) -> PageTags:
    """Turn the lines of the Tags section into paths."""
    names = tuple(dict.fromkeys(lines))
    known = set(names)
    courses = {b: b + _COURSE for b in names if b + _COURSE in known}
    chapters = _chapters(names)
    books = {*chapters.values(), *courses}
    runs = _split_runs([n for n in names if n not in courses.values()], chapters, books)
    above = _ancestors(runs, books)
    paths = [_path(run, chapters, above) for run in runs]
    with_course = [(write_tag((*above.get(book, ()), book)), course) for book, course in courses.items()]
    return PageTags(tuple(dict.fromkeys(write_tag(path) for path in paths)), tuple(with_course))


def _chapters(names: Sequence[str]) -> dict[str, str]:
    """Return the book of each chapter: the longest name that it ends with."""
    found = {}
    by_length = sorted(names, key=len, reverse=True)
    for name in names:
        if _OF in name:
            book = next((b for b in by_length if name.endswith(_OF + b)), "")
            if book and name != _OF + book:
                found[name] = book
    return found


def _split_runs(names: Sequence[str], chapters: Mapping[str, str], books: set[str]) -> list[list[str]]:
    """Return the runs of the list: a direct tag, then its ancestors."""
    runs: list[list[str]] = []
    placed: set[str] = set()
    is_closed = True
    for name in names:
        book = chapters.get(name)
        is_own_book = bool(runs) and name == chapters.get(runs[-1][0])
        if book or is_closed or (name in books and not is_own_book):
            runs.append([name])
        else:
            runs[-1].append(name)
        is_closed = book in placed
        placed.add(name)
    return runs


def _ancestors(runs: Sequence[Sequence[str]], books: set[str]) -> dict[str, TagPath]:
    """Return what stands above each book; one without ancestors has those of the first, listed already."""
    above: dict[str, TagPath] = {}
    for run in runs:
        for place, name in enumerate(run):
            if name in books:
                above.setdefault(name, tuple(reversed(run[place + 1 :])))
    first = next((path for path in above.values() if path), ())
    return {book: path or first for book, path in above.items()}


def _path(run: Sequence[str], chapters: Mapping[str, str], above: Mapping[str, TagPath]) -> TagPath:
    """Return the path of a run's direct tag."""
    name = run[0]
    book = chapters.get(name)
    if book:
        return (*above.get(book, ()), book, name.removesuffix(_OF + book))
    return (*above[name], name) if name in above else tuple(reversed(run))
