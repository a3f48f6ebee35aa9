# SPDX-License-Identifier: MIT
"""Sources parsed in several processes at once: each takes some drawers of the shelf, and what it has found is kept."""

from __future__ import annotations

import pickle
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from cairn.sources import parse_sources
from mkdocs_cairn.cache.parse_cache import drawer_of

if TYPE_CHECKING:
    from cairn.sources import Sources
    from cairn.text.source import Source
    from mkdocs_cairn.build.workers import Workers
    from mkdocs_cairn.cache.parse_cache import Shelf


def parse_in_parallel(sources: Sources, folder: str, shelf: Shelf, workers: Workers) -> None:
    """Fill an empty shelf with all sources, if there are enough of them that other processes are a help."""
    count = workers.count_for(sources.documents)
    if count == 1 or shelf.holds_any or threading.active_count() > 1:
        return  # a thread of another plugin may hold a lock, which would stay locked in the child

    def parse(number: int) -> bytes:
        parse_sources(_share(sources, number, count), folder, shelf)
        return pickle.dumps(shelf.pack() if number else {}, pickle.HIGHEST_PROTOCOL)

    waits = [workers.run_in_child(lambda number=number: parse(number)) for number in range(1, count)]  # type: ignore[misc]
    parse(0)
    for wait in waits:
        if data := wait():  # if it failed, that share is parsed later, like any new source
            shelf.take_in(pickle.loads(data))  # noqa: S301  # from our own child


def _share(sources: Sources, number: int, count: int) -> Sources:
    def is_mine(source: Source) -> bool:
        return drawer_of(source) % count == number

    documents, quizzes = (tuple(filter(is_mine, kind)) for kind in (sources.documents, sources.quizzes))
    return replace(sources, documents=documents, quizzes=quizzes, tags=None, references=None)
