# SPDX-License-Identifier: MIT
"""Rebuild the tags of an exported page as paths from general to specific, and find the courses of books.

The export lists each direct tag, then its ancestors from specific to general, but it never repeats an ancestor: a
second chapter of the same book is alone. A chapter's name ends with the name of its book (`Ch.2 - Book`). A book may
have a course (`Book Course`), which is not a level of the path.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cairn.content.tag_path import TagPath, write_tag

_COURSE = " Course"
_BOOK_SEPARATOR = " - "


@dataclass(frozen=True, slots=True)
class PageTags:
    """The tags of a page, as paths."""

    paths: tuple[str, ...]
    """The tags as written in front matter; direct tags in the order of the export."""
    courses: tuple[tuple[str, str], ...]
    """The tag paths of books, each with its course."""


def parse_tags(lines: Sequence[str]) -> PageTags:
    """Parse the lines of a Tags section."""
    names = tuple(dict.fromkeys(lines))
    known = set(names)
    courses = {b: b + _COURSE for b in names if b + _COURSE in known}
    chapters = _chapters(names)
    books = {*chapters.values(), *courses}
    runs = _split_runs([n for n in names if n not in courses.values()], chapters, books)
    ancestors = _ancestors(runs, books)
    paths = [_path(run, chapters, ancestors) for run in runs]
    with_course = [(write_tag((*ancestors.get(book, ()), book)), course) for book, course in courses.items()]
    return PageTags(tuple(dict.fromkeys(write_tag(path) for path in paths)), tuple(with_course))


def _chapters(names: Sequence[str]) -> dict[str, str]:
    """Return the book of each chapter: the longest name that the chapter's name ends with."""
    found = {}
    by_length = sorted(names, key=len, reverse=True)
    for name in names:
        if _BOOK_SEPARATOR in name:
            book = next((b for b in by_length if name.endswith(_BOOK_SEPARATOR + b)), "")
            if book and name != _BOOK_SEPARATOR + book:
                found[name] = book
    return found


def _split_runs(names: Sequence[str], chapters: Mapping[str, str], books: set[str]) -> list[list[str]]:
    """Return the runs of the list; each is a direct tag and its ancestors."""
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
    """Return the path above each book; a book without ancestors gets the first nonempty path."""
    ancestors: dict[str, TagPath] = {}
    for run in runs:
        for index, name in enumerate(run):
            if name in books:
                ancestors.setdefault(name, tuple(reversed(run[index + 1 :])))
    first = next((path for path in ancestors.values() if path), ())
    return {book: path or first for book, path in ancestors.items()}


def _path(run: Sequence[str], chapters: Mapping[str, str], ancestors: Mapping[str, TagPath]) -> TagPath:
    """Return the path of a run's direct tag."""
    name = run[0]
    book = chapters.get(name)
    if book:
        return (*ancestors.get(book, ()), book, name.removesuffix(_BOOK_SEPARATOR + book))
    return (*ancestors[name], name) if name in ancestors else tuple(reversed(run))
