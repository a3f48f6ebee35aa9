# SPDX-License-Identifier: MIT
"""Writes what a preview of a concept shows, for the links that lead to it. `fetch-preview.ts` reads it back.

The concepts are divided into shards by a hash of the addresses of their pages, so that a page downloads little, and an
edit changes one shard. Each shard is a JSON object with a line for each concept, sorted by address:

    "concepts/vectors/": ["Vectors", "A vector has a length and a direction.", 3, ["Numbers"], 1]

These are its title, its first sentence, the number of its questions, the titles of the first concepts that it builds on
and the number of the others. A concept without content has no sentence, and its number of questions is -1.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from cairn.site import Site

MAX_IN_SHARD = 64
"""The number of concepts in a shard, on average at most."""
MAX_NAMES = 3
"""The maximum number of prerequisites that a preview names."""
_FACTOR, _MASK = 31, 0xFFFFFFFF


def write_previews(site: Site, find_path: Callable[[str], str]) -> tuple[str, ...]:
    """Return the shards as JSON; their number is a power of two.

    `find_path` returns the address of a page, relative to the root of the site, or an empty text for a page that is
    left out of the site.
    """
    entries = sorted((path, entry) for path, entry in _entries(site, find_path) if path)
    shards: list[list[str]] = [[] for _ in range(count_shards(len(entries)))]
    for path, entry in entries:
        shards[find_shard(path, len(shards))].append(f"{_write(path)}:{_write(entry)}")
    return tuple("{\n" + ",\n".join(shard) + "\n}\n" for shard in shards)


def count_shards(concepts: int) -> int:
    """Return how many shards that many concepts are divided into."""
    return 1 << max(0, (max(concepts, 1) - 1) // MAX_IN_SHARD).bit_length()


def find_shard(path: str, shards: int) -> int:
    """Return the number of the shard with a page, counted from 0. Scripts compute the same: see `shard.ts`."""
    value = 0
    for unit in memoryview(path.encode("utf-16-le", "surrogatepass")).cast("H"):
        value = (value * _FACTOR + unit) & _MASK
    return value % shards


def _entries(site: Site, find_path: Callable[[str], str]) -> Iterator[tuple[str, Sequence[object]]]:
    for concept_id, link in site.page_links.items():
        is_written = site.catalogue.is_written(concept_id)
        sentence = site.documents[link.uri].summary if is_written else ""
        questions = len(site.questions.by_concept.get(concept_id, ())) if is_written else -1
        before = [site.catalogue.title(p.id) for p in site.graph.before.get(concept_id, ())]
        yield find_path(link.uri), [link.title, sentence, questions, before[:MAX_NAMES], len(before[MAX_NAMES:])]


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
