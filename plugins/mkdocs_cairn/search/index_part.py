# SPDX-License-Identifier: MIT
"""What Pagefind has made of some of a site's pages, taken apart so that it can be put together with other parts."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_cairn.search import cbor
from mkdocs_cairn.search.postings import Word, read_words

if TYPE_CHECKING:
    from collections.abc import Mapping

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
FRAGMENT = "fragment/{}.pf_fragment"
_WORDS, _FILTER, _OVERVIEW = ".pf_index", ".pf_filter", ".pf_meta"
_PROGRAM = "pagefind.js", "pagefind-worker.js"


@dataclass(frozen=True)
class Part:
    """The index of some pages, which have numbers in the order in which they were given."""

    pages: list[tuple[str, int]]
    """Each with the name of its file, and the number of its words."""
    fields: list[str]
    filters: dict[str, dict[str, list[int]]]
    """The pages of each value of each filter."""
    words: dict[str, Word]


def read_part(files: Mapping[str, bytes]) -> tuple[Part, list[bytes]]:
    """Return what Pagefind's files say, and what is to be shown of each page, packed as Pagefind has packed it.

    Raises:
        ValueError: they are not written as we know it.
    """
    overview = next((unpack(data) for name, data in files.items() if name.endswith(_OVERVIEW)), b"")
    _, pages, _, _, _, fields = cbor.read(overview)[0] if overview else ("", [], [], [], [], [])
    filters: list[Any] = [cbor.read(unpack(data))[0] for name, data in files.items() if name.endswith(_FILTER)]
    words: dict[str, Word] = {}
    for name, data in files.items():
        if name.endswith(_WORDS):
            words |= read_words(unpack(data))
    shown = [files[FRAGMENT.format(name)] for name, _ in pages]
    return Part([(n, c) for n, c in pages], fields, {name: dict(values) for name, values in filters}, words), shown


def program_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return those of Pagefind's files that are the same for all pages, without interfaces that the site has not."""
    languages = json.loads(files[ENTRY])["languages"].values()
    kept = {ENTRY, *_PROGRAM, *(f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages)}
    return {name: data for name, data in files.items() if name in kept}


def unpack(data: bytes) -> bytes:
    """Return what a file of Pagefind's holds.

    Raises:
        ValueError: it is not one.
    """
    unpacked = gzip.decompress(data)
    if not unpacked.startswith(MARK):
        raise ValueError("a file without Pagefind's mark")
    return unpacked[len(MARK) :]
