# SPDX-License-Identifier: MIT
"""Where words stand: what Pagefind has found in each part of a site, read without looking at every single number.

Of each word Pagefind keeps the pages on which it is, in their order: how many pages after the one before, and the
places on that page. Only the first of these numbers changes when parts are put together; the rest is copied.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_cairn.search import cbor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
"""From here on, a byte is no number of a place but the number of a field, in which the places after it are."""


class Places(NamedTuple):
    """The pages of one part on which a word is."""

    pages: int
    """How many they are."""
    first: int
    last: int
    """The numbers of the first and the last of them in that part."""
    size: int
    """How many numbers stand there, by which Pagefind decides what goes into one file."""
    data: bytes
    """All of it as Pagefind has written it, except for the first number."""


class Word(NamedTuple):
    """One word of a part, and what is written otherwise but found by it too: with accents."""

    places: Places | None
    variants: dict[str, Places]


def read_words(data: bytes) -> dict[str, Word]:
    """Return the words in one file of an index.

    Raises:
        ValueError: it is not written as we know it.
    """
    words = {}
    _, count, at = cbor.head(data, cbor.head(data, 0)[2])
    for _ in range(count):
        word, at = cbor.read(data, cbor.head(data, at)[2])
        places, at = _read_places(data, at)
        _, more, at = cbor.head(data, at)
        variants = {}
        for _ in range(more):
            form, at = cbor.read(data, cbor.head(data, at)[2])
            found, at = _read_places(data, at)
            if found:
                variants[form] = found
        words[word] = Word(places, variants)
    if at != len(data):
        raise ValueError(f"{len(data) - at} bytes after the last word")
    return words


def _read_places(data: bytes, start: int) -> tuple[Places | None, int]:
    kind, count, start = cbor.head(data, start)
    end = _PAGES.match(data, start).end()  # type: ignore[union-attr]  # it always matches, be it nothing
    kinds = Counter(_PAGE.findall(data, start, end))
    if kind != cbor.ARRAY or sum(kinds.values()) != count:
        raise ValueError(f"no list of {count} pages at byte {start}")
    if not count:
        return None, end
    last = sum(cbor.head(number, 0)[1] * times for (number, _, _), times in kinds.items())
    size = sum((_length(one) + _length(two) + 1) * times for (_, one, two), times in kinds.items())
    _, first, after = cbor.head(data, start + 1)
    return Places(count, first, last, size, data[after:end]), end


def _length(start: bytes) -> int:
    return cbor.head(start, 0)[1]


def join_places(found: Iterable[tuple[int, Places | None]]) -> tuple[bytes, int]:
    """Put together what is known of a word in several parts, each with the number of its first page in the whole.

    Returns:
        It as Pagefind writes it, and its size.
    """
    count = size = at = 0
    data: list[bytes] = []
    for offset, places in found:
        if places:
            data += (b"\x83", cbor.write(offset + places.first - at), places.data)
            at = offset + places.last
            count, size = count + places.pages, size + places.size
    return cbor.write_head(cbor.ARRAY, count) + b"".join(data), size


def renumber_fields(words: Mapping[str, Word], numbers: Sequence[int]) -> dict[str, Word]:
    """Return words with other numbers for their fields, of which a part without some has fewer than the whole."""
    changed = {bytes((_FIELD + old,)): bytes((_FIELD + new,)) for old, new in enumerate(numbers)}

    def renumber(places: Places | None) -> Places | None:
        if not places:
            return None
        return places._replace(data=_FIELDS.sub(rewrite, b"\x83\x00" + places.data)[2:])

    def rewrite(page: re.Match[bytes]) -> bytes:
        return page[1] + _SINGLE.sub(lambda number: changed.get(number[0], number[0]), page[2])

    return {
        word: Word(renumber(found.places), {form: renumber(p) or p for form, p in found.variants.items()})
        for word, found in words.items()
    }
