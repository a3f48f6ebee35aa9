# SPDX-License-Identifier: MIT
"""Merges the parts of an index into what Pagefind would have made of all pages at once.

Pagefind keeps every word of every page in memory, some 80 kB per page, and would start again when one page changes.
It also writes filters in the order of a hash table with a random seed. Here they are sorted, so that two indexes of the
same pages have the same bytes.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha1
from itertools import accumulate, chain, pairwise, takewhile

from mkdocs_cairn.search import cbor
from mkdocs_cairn.search.index_part import ENTRY, MARK, IndexPart, unpack
from mkdocs_cairn.search.postings import Word, merge_postings, renumber_fields

_FILE_SIZE = 20_000
"""The size at which a file of words ends."""
_NAME, _LONG_NAME = 7, 10
"""Characters in the name of a file, and in that of an overview."""
_FAST, _BEST = 6, 9
"""Levels of compression. For words, the best takes up to six times as long and saves 4 % of space."""


def merge_parts(
    parts: Sequence[IndexPart], fragments: Iterable[Iterable[bytes]], program: Mapping[str, bytes]
) -> tuple[list[str], dict[str, bytes]]:
    """Return the names of the fragments of all pages, and all other files."""
    names = name_pages(zip((name for part in parts for name, _ in part.pages), chain(*fragments), strict=True))
    return names, _MergedIndex(parts, program).files(names)


class _MergedIndex:
    def __init__(self, parts: Sequence[IndexPart], program: Mapping[str, bytes]) -> None:
        self._parts, self._program = parts, program
        self._entry = json.loads(program[ENTRY])
        self._language = next(iter(self._entry["languages"]), "unknown")
        self._offsets = list(accumulate((len(part.pages) for part in parts), initial=0))
        self._fields = sorted({field for part in parts for field in part.fields})

    def files(self, names: Sequence[str]) -> dict[str, bytes]:
        """Return all files except the fragments, which have these names."""
        files = dict(self._program)
        words = [[first, last, self._add(files, "index", ".pf_index", data)] for first, last, data in self._words()]
        filters = [[name, self._add(files, "filter", ".pf_filter", data)] for name, data in self._filters()]
        counts = [count for part in self._parts for _, count in part.pages]
        pages = [[name, count] for name, count in zip(names, counts, strict=True)]
        overview = cbor.write([self._entry["version"], pages, words, filters, [], self._fields])
        name = f"{self._language}_{_digest(overview)[:_LONG_NAME]}"
        files[f"pagefind.{name}.pf_meta"] = _pack(overview, _BEST)
        for language in self._entry["languages"].values():
            language |= {"hash": name, "page_count": len(pages)}
        return files | {ENTRY: json.dumps(self._entry, sort_keys=True).encode()}

    def _add(self, files: dict[str, bytes], folder: str, suffix: str, data: bytes) -> str:
        full, length = f"{self._language}_{_digest(data)}", len(self._language) + 1 + _NAME
        while f"{folder}/{full[:length]}{suffix}" in files:
            length += 1
        files[f"{folder}/{full[:length]}{suffix}"] = _pack(data, _BEST if folder == "filter" else _FAST)
        return full[:length]

    def _words(self) -> Iterator[tuple[str, str, bytes]]:
        """Yield each file of words, with the beginnings of its first and its last word."""
        chunks = list(self._chunks())
        names = [[words[0], words[-1]] for words, _ in chunks]
        for before, after in pairwise(names):
            end, after[0] = _shorten(before[1], after[0])
            before[1] = end if end >= before[0] else before[1]
        return ((first, last, data) for (first, last), (_, data) in zip(names, chunks, strict=True))

    def _chunks(self) -> Iterator[tuple[list[str], bytes]]:
        words: list[str] = []
        data: list[bytes] = []
        size = 0
        for word, packed, length in self._merged_words():
            words.append(word)
            data.append(packed)
            size += length
            if size >= _FILE_SIZE:
                yield words, _close(data)
                words, data, size = [], [], 0
        if words:
            yield words, _close(data)

    def _merged_words(self) -> Iterator[tuple[str, bytes, int]]:
        """Yield each word of the site, as Pagefind writes it, with its size."""
        parts = list(zip(self._offsets, map(self._words_of, self._parts), strict=False))
        for word in sorted({word for _, words in parts for word in words}):
            found = [(offset, words[word]) for offset, words in parts if word in words]
            data, size = merge_postings((offset, single.postings) for offset, single in found)
            forms = dict.fromkeys(form for _, single in found for form in single.variants)
            variants = [cbor.write_head(cbor.ARRAY, len(forms))]
            for form in forms:
                more, _ = merge_postings((offset, single.variants.get(form)) for offset, single in found)
                variants += (cbor.write_head(cbor.ARRAY, 2), cbor.write(form), more)
            yield word, b"".join((cbor.write_head(cbor.ARRAY, 3), cbor.write(word), data, *variants)), size

    def _words_of(self, part: IndexPart) -> Mapping[str, Word]:
        numbers = [self._fields.index(field) for field in part.fields]
        return part.words if numbers == list(range(len(numbers))) else renumber_fields(part.words, numbers)

    def _filters(self) -> Iterator[tuple[str, bytes]]:
        for name in sorted({name for part in self._parts for name in part.filters}):
            pages: dict[str, list[int]] = {}
            for offset, part in zip(self._offsets, self._parts, strict=False):
                for value, found in part.filters.get(name, {}).items():
                    pages.setdefault(value, []).extend(offset + page for page in found)
            yield name, cbor.write([name, [[value, pages[value]] for value in sorted(pages)]])


def name_pages(pages: Iterable[tuple[str, bytes]]) -> list[str]:
    """Return the names of the fragments as Pagefind has given them, made longer where two are the same."""
    names: dict[str, None] = {}
    for name, fragment in pages:
        language, _, short = name.rpartition("_")
        while f"{language}_{short}" in names:
            short = _digest(unpack(fragment))[: len(short) + 1]
        names[f"{language}_{short}"] = None
    return list(names)


def _shorten(before: str, after: str) -> tuple[str, str]:
    """Shorten two consecutive words to the letters that tell them apart."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    return before[: same + 1], after[: same + 1]


def _close(words: list[bytes]) -> bytes:
    return b"".join((cbor.write_head(cbor.ARRAY, 1), cbor.write_head(cbor.ARRAY, len(words)), *words))


def _pack(data: bytes, level: int) -> bytes:
    return gzip.compress(MARK + data, level, mtime=0)


def _digest(data: bytes) -> str:
    """Return a digest as Pagefind writes it: without the leading zero of each byte."""
    return "".join(f"{byte:x}" for byte in sha1(data, usedforsecurity=False).digest())
