# SPDX-License-Identifier: MIT
"""The postings of words in the parts of an index, read without decoding every number.

For each word Pagefind stores its pages in order: how many pages after the previous one, and the positions on that page.
Only the first of these numbers changes when parts are merged. The rest is copied.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mkdocs_cairn.search import cbor

_LONG = rb"(?:[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)"
_NUMBER = rb"(?:[\x00-\x17]|[\x18].|[\x19]..|[\x1a]....)"
_NUMBERS = rb"[\x00-\x17\x20-\x37]*(?:" + _LONG + rb"[\x00-\x17\x20-\x37]*)*"
_LENGTH = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....)"
_PAGES = re.compile(rb"(?:\x83" + _NUMBER + _LENGTH + _NUMBERS + _LENGTH + _NUMBERS + rb")*", re.DOTALL)
_PAGE = re.compile(
    rb"\x83(" + _NUMBER + rb")(" + _LENGTH + rb")" + _NUMBERS + rb"(" + _LENGTH + rb")" + _NUMBERS, re.DOTALL
)
_FIELDS = re.compile(rb"(\x83" + _NUMBER + _LENGTH + _NUMBERS + _LENGTH + rb")(" + _NUMBERS + rb")", re.DOTALL)
_SINGLE = re.compile(rb"[\x00-\x17]|[\x20-\x37]|" + _LONG, re.DOTALL)
_FIELD = 0x20
"""From here on, a byte is no position but the number of a field, in which the positions after it are."""


class Postings(NamedTuple):
    """The pages of one part that hold a word."""

    pages: int
    """How many there are."""
    first: int
    last: int
    """The numbers of the first and the last of them in that part."""
    size: int
    """The count of numbers, by which Pagefind decides what goes into one file."""
    data: bytes
    """All of them as Pagefind has written them, except for the first number."""


class Word(NamedTuple):
    """One word of a part, and its variants with accents, which it finds too."""

    postings: Postings | None
    variants: dict[str, Postings]


def read_words(data: bytes) -> dict[str, Word]:
    """Return the words in one file of an index.

    Raises:
        ValueError: it has another format.
    """
    words = {}
    _, count, at = cbor.head(data, cbor.head(data, 0)[2])
    for _ in range(count):
        word, at = cbor.read(data, cbor.head(data, at)[2])
        postings, at = _read_postings(data, at)
        _, more, at = cbor.head(data, at)
        variants = {}
        for _ in range(more):
            form, at = cbor.read(data, cbor.head(data, at)[2])
            found, at = _read_postings(data, at)
            if found:
                variants[form] = found
        words[word] = Word(postings, variants)
    if at != len(data):
        raise ValueError(f"{len(data) - at} bytes after the last word")
    return words


def _read_postings(data: bytes, start: int) -> tuple[Postings | None, int]:
    kind, count, start = cbor.head(data, start)
    end = _PAGES.match(data, start).end()  # type: ignore[union-attr]  # it always matches, if only nothing
    kinds = Counter(_PAGE.findall(data, start, end))
    if kind != cbor.ARRAY or sum(kinds.values()) != count:
        raise ValueError(f"no list of {count} pages at byte {start}")
    if not count:
        return None, end
    last = sum(cbor.head(number, 0)[1] * times for (number, _, _), times in kinds.items())
    size = sum((_length(one) + _length(two) + 1) * times for (_, one, two), times in kinds.items())
    _, first, after = cbor.head(data, start + 1)
    return Postings(count, first, last, size, data[after:end]), end


def _length(start: bytes) -> int:
    return cbor.head(start, 0)[1]


def merge_postings(found: Iterable[tuple[int, Postings | None]]) -> tuple[bytes, int]:
    """Merge the postings of a word in several parts, each with the number of its first page in the merged index.

    Returns:
        The postings as Pagefind writes them, and their size.
    """
    count = size = at = 0
    data: list[bytes] = []
    for offset, postings in found:
        if postings:
            data += (b"\x83", cbor.write(offset + postings.first - at), postings.data)
            at = offset + postings.last
            count, size = count + postings.pages, size + postings.size
    return cbor.write_head(cbor.ARRAY, count) + b"".join(data), size


def renumber_fields(words: Mapping[str, Word], numbers: Sequence[int]) -> dict[str, Word]:
    """Return words with other numbers for their fields: a part may have fewer fields than the merged index."""
    changed = {bytes((_FIELD + old,)): bytes((_FIELD + new,)) for old, new in enumerate(numbers)}

    def renumber(postings: Postings | None) -> Postings | None:
        if not postings:
            return None
        return postings._replace(data=_FIELDS.sub(rewrite, b"\x83\x00" + postings.data)[2:])

    def rewrite(page: re.Match[bytes]) -> bytes:
        return page[1] + _SINGLE.sub(lambda number: changed.get(number[0], number[0]), page[2])

    return {
        word: Word(renumber(found.postings), {form: renumber(p) or p for form, p in found.variants.items()})
        for word, found in words.items()
    }
