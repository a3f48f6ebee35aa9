# SPDX-License-Identifier: MIT
"""Reads the index that Pagefind has made of some of a site's pages, so that it can be merged with other parts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_cairn.search import cbor
from mkdocs_cairn.search.postings import Word, read_words

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
FRAGMENT = "fragment/{}.pf_fragment"
_WORDS, _FILTER, _OVERVIEW = ".pf_index", ".pf_filter", ".pf_meta"
_PROGRAM = "pagefind.js", "pagefind-worker.js"


@dataclass(frozen=True)
class IndexPart:
    """The index of some pages, which are numbered in the order in which Pagefind was given them."""

    pages: list[tuple[str, int]]
    """The name of the fragment of each page, and the number of its words."""
    fields: list[str]
    filters: dict[str, dict[str, list[int]]]
    """The pages of each value of each filter."""
    words: dict[str, Word]


def read_part(files: Mapping[str, bytes]) -> tuple[IndexPart, list[bytes]]:
    """Return the index in Pagefind's files, and the fragment of each page, still packed.

    Raises:
        ValueError: they have another format.
    """
    overview = next((unpack(data) for name, data in files.items() if name.endswith(_OVERVIEW)), b"")
    _, pages, _, _, _, fields = cbor.read(overview)[0] if overview else ("", [], [], [], [], [])
    filters: list[Any] = [cbor.read(unpack(data))[0] for name, data in files.items() if name.endswith(_FILTER)]
    words: dict[str, Word] = {}
    for name, data in files.items():
        if name.endswith(_WORDS):
            words |= read_words(unpack(data))
    fragments = [files[FRAGMENT.format(name)] for name, _ in pages]
    part = IndexPart([(n, c) for n, c in pages], fields, {name: dict(values) for name, values in filters}, words)
    return part, fragments


def program_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return those of Pagefind's files that are the same for all pages, without its ready-made interfaces."""
    languages = json.loads(files[ENTRY])["languages"].values()
    kept = {ENTRY, *_PROGRAM, *(f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages)}
    return {name: data for name, data in files.items() if name in kept}


def unpack(data: bytes) -> bytes:
    """Return the content of one of Pagefind's files.

    Raises:
        ValueError: it is not one.
    """
    unpacked = gzip.decompress(data)
    if not unpacked.startswith(MARK):
        raise ValueError("a file without Pagefind's mark")
    return unpacked[len(MARK) :]
