# SPDX-License-Identifier: MIT
"""Parse sources in several processes at once; each process fills some buckets of the parse cache."""

from __future__ import annotations

import pickle
import threading
from dataclasses import replace

from cairn.sources import Sources, parse_sources
from cairn.text.source import Source
from mkdocs_cairn.build.workers import Workers
from mkdocs_cairn.cache.parse_cache import StoredParseCache, bucket_of


def parse_in_parallel(sources: Sources, folder: str, parse_cache: StoredParseCache, workers: Workers) -> None:
    """Fill an empty parse cache with all sources, if there are enough of them to justify more processes."""
    count = workers.count_for(sources.documents)
    if count == 1 or parse_cache.holds_any or threading.active_count() > 1:
        return  # a thread of another plugin may hold a lock, which would stay locked in the child

    def parse(number: int) -> bytes:
        parse_sources(_share(sources, number, count), folder, parse_cache)
        return pickle.dumps(parse_cache.pack() if number else {}, pickle.HIGHEST_PROTOCOL)

    waits = [workers.run_in_child(lambda number=number: parse(number)) for number in range(1, count)]  # type: ignore[misc]
    parse(0)
    for wait in waits:
        if data := wait():  # if a process failed, its share is parsed later, like any new source
            parse_cache.merge(pickle.loads(data))  # noqa: S301  # from our own child


def _share(sources: Sources, number: int, count: int) -> Sources:
    def is_mine(source: Source) -> bool:
        return bucket_of(source) % count == number

    documents, quizzes = (tuple(filter(is_mine, kind)) for kind in (sources.documents, sources.quizzes))
    return replace(sources, documents=documents, quizzes=quizzes, tags=None, references=None)
