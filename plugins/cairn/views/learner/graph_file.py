# SPDX-License-Identifier: MIT
"""Writes the course as the graph file, which browsers load for the learner layer. `graph-file.ts` reads it back.

The file is JSON: one object, a line for each of its keys, in columns with one entry per concept in learning order. An
entry that is missing at the end of a column is its default. What follows from something else is left out, since a
course of 10,000 concepts has to stay within 230 kB once it is compressed.

    format      "course-graph"
    version     1
    retention   the share of concepts that a reader should still remember when they are due
    dayEndsAt   the hour at which a reader's day ends
    salt        the number that goes into the hash of each question
    chapters    [[the titles of the tag, subject first], the address of its page] for each chapter
    patterns    how addresses of pages are made: [text before the encoded id, text after it], or [the address]
    titles      the title of each concept
    ids         its id; "" (default) if it follows from the title by `derive_id`
    pattern     the position of its pattern (default 0)
    chapter     the position of its chapter (default -1)
    before      its direct prerequisites, each as the distance back to it, which is negative only in a cycle
    questions   the number of its questions (default 0), if none has a former id or belongs to a case; otherwise
                a list of groups, each of which says for each of its questions how many ids it has
    hashes      the hashes of these ids, in that order, as base64; four bytes each, the highest first
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeVar
from urllib.parse import quote

from cairn.views.learner.course import Course, CourseConcept, QuestionGroup

FORMAT, VERSION = "course-graph", 1
_UPPER = re.compile("[A-Z\u00c0-\u052f]")
"""Letters whose small forms are the same in every version of Unicode and in every language."""
_SEPARATORS = re.compile("[\0-/:-`{-\x7f]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BASIS, _PRIME, _MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """What a site decides about reviews."""

    retention: float = 0.9
    """The share of concepts that a reader should still remember when they are due."""
    day_ends_at: int = 4
    """The hour at which a reader's day ends."""


USUAL_REVIEWS = ReviewSettings()
"""The settings of a site that decides nothing about reviews."""


def write_graph(course: Course, reviews: ReviewSettings = USUAL_REVIEWS) -> str:
    """Return the text of the graph file."""
    salt = find_salt(course.question_ids)
    patterns = [split_path(concept) for concept in course.concepts]
    distinct = {pattern: n for n, pattern in enumerate(dict.fromkeys(patterns))}
    columns = {
        "format": FORMAT,
        "version": VERSION,
        "retention": reviews.retention,
        "dayEndsAt": reviews.day_ends_at,
        "salt": salt,
        "chapters": [[chapter.titles, chapter.path] for chapter in course.chapters],
        "patterns": list(distinct),
        "titles": [concept.title for concept in course.concepts],
        "ids": _shorten(["" if c.id == derive_id(c.title) else c.id for c in course.concepts], ""),
        "pattern": _shorten([distinct[pattern] for pattern in patterns], 0),
        "chapter": _shorten([concept.chapter for concept in course.concepts], -1),
        "before": [[n - before for before in c.before] for n, c in enumerate(course.concepts)],
        "questions": _shorten([count_ids(concept.groups) for concept in course.concepts], 0),
        "hashes": _write_hashes(course.concepts, make_hash(salt)),
    }
    lines = (f"{_write_json(key)}:{_write_json(value)}" for key, value in columns.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def derive_id(title: str) -> str:
    """Return the id that most concepts with that title have, by rules that a script can repeat exactly."""
    small = _UPPER.sub(lambda match: match[0].lower(), re.sub("['’]", "", title))
    return _SEPARATORS.sub("-", small).strip("-")


def split_path(concept: CourseConcept) -> tuple[str, ...]:
    """Return what comes before and after the encoded id in the address of a concept; the address if it lacks the id."""
    before, found, after = concept.path.rpartition(quote(concept.id, safe="", errors="surrogatepass"))
    return (before, after) if found else (concept.path,)


def count_ids(groups: Sequence[QuestionGroup]) -> int | list[list[int]]:
    """Return the number of questions, or the number of ids of each question in each group."""
    counts = [[len(ids) for ids in group] for group in groups]
    return len(counts) if all(group == [1] for group in counts) else counts


def find_salt(ids: Iterable[str]) -> int:
    """Return the smallest number for which no two of these ids have the same hash."""
    distinct = set(ids)
    return next(salt for salt in count() if len(set(map(make_hash(salt), distinct))) == len(distinct))


def make_hash(salt: int) -> Callable[[str], int]:
    """Return the function that hashes an id: 32-bit FNV-1a over the UTF-8 bytes of `SALT:ID`."""
    start = _add_bytes(_BASIS, f"{salt}:")
    return lambda text: _add_bytes(start, text)


def _add_bytes(state: int, text: str) -> int:
    for byte in text.encode("utf-8", "surrogatepass"):
        state = ((state ^ byte) * _PRIME) & _MASK
    return state


def _write_hashes(concepts: Iterable[CourseConcept], hash_id: Callable[[str], int]) -> str:
    ids = (found for concept in concepts for group in concept.groups for ids in group for found in ids)
    return base64.b64encode(b"".join(hash_id(found).to_bytes(4, "big") for found in ids)).decode()


def _shorten(column: list[_T], default: _T) -> list[_T]:
    """Return a column without the entries at its end that are the default."""
    length = len(column)
    while length and column[length - 1] == default:
        length -= 1
    return column[:length]


def _write_json(value: object) -> str:
    """Return a value as JSON; a surrogate without its other half, which UTF-8 does not have, is escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _SURROGATES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
