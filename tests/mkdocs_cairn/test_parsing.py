# SPDX-License-Identifier: MIT
"""Sources that several processes have parsed are those that one would have parsed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from cairn.sources import Sources, parse_sources
from cairn.text.source import Source
from mkdocs_cairn.build.parallel_parsing import parse_in_parallel
from mkdocs_cairn.build.workers import Workers
from mkdocs_cairn.cache.parse_cache import StoredParseCache
from mkdocs_cairn.cache.store import Store

if TYPE_CHECKING:
    from pathlib import Path

PAGES = tuple(
    Source(f"docs/c/{n}.md", f"---\ntitle: N {n}\n---\nSee [[N {n + 1}]]. {{\n", f"c/{n}.md") for n in range(40)
)
QUIZZES = tuple(Source(f"quizzes/{n}.yml", f"questions: [{{stem: 'Q {n}?', is_true: yes}}]\n") for n in range(9))
SOURCES = Sources(PAGES, QUIZZES, tags=Source("docs/tags.yml", "A: {description: x}\n", "tags.yml"))


def parse_with(stored: StoredParseCache, jobs: int) -> tuple[object, list[str]]:
    """Return what is parsed with the help of other processes, and the paths that were left for this one."""
    here: list[str] = []

    def parse_cache(kind, source, parse):
        def note(found: Source) -> object:
            here.append(found.path)
            return parse(found)

        return stored(kind, source, note)

    parse_in_parallel(SOURCES, "c", stored, Workers(jobs))
    return parse_sources(SOURCES, "c", parse_cache), here


def in_process_of_its_own(call: str) -> str:
    """Run a call of this module where no thread stands in the way of a split, and return what it prints."""
    code = f"from tests.mkdocs_cairn import test_parsing as t; print({call})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def compare(jobs: int) -> tuple[bool, list[str]]:
    found, here = parse_with(StoredParseCache(Store(None)), jobs)
    return found == parse_sources(SOURCES, "c"), here


@pytest.mark.parametrize("jobs", [2, 3, 9])
def test_all_that_lies_in_a_bucket_is_parsed_before_it_is_asked_for(jobs: int):
    assert in_process_of_its_own(f"t.compare({jobs})") == "(True, ['docs/tags.yml'])"


def compare_after_failure() -> tuple[bool, bool]:
    class Failing(StoredParseCache):
        def pack(self) -> dict[int, bytes]:
            raise RuntimeError

    found, here = parse_with(Failing(Store(None)), 2)
    return found == parse_sources(SOURCES, "c"), len(here) > 1


def test_what_another_process_has_failed_to_parse_is_parsed_here():
    assert in_process_of_its_own("t.compare_after_failure()") == "(True, True)"


def keep(path: str) -> bool:
    from pathlib import Path

    store = Store(Path(path))
    stored = StoredParseCache(store)
    found, _ = parse_with(stored, 2)
    stored.save()
    store.save()
    again, here = parse_with(StoredParseCache(Store(Path(path))), 2)
    return again == found and not here


def test_what_several_processes_have_parsed_is_there_in_the_next_build(tmp_path: Path):
    assert in_process_of_its_own(f"t.keep({str(tmp_path / 'a.sqlite3')!r})") == "True"


def test_one_job_parses_nothing_ahead():
    stored = StoredParseCache(Store(None))
    before = os.getpid()
    parse_in_parallel(SOURCES, "c", stored, Workers(1))
    assert os.getpid() == before
    assert not stored.pack()


def parse_beside_a_thread() -> int:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    _, here = parse_with(StoredParseCache(Store(None)), 2)
    over.set()
    thread.join()
    return len(here)


def test_where_another_plugin_has_threads_all_is_parsed_in_one_process():
    assert in_process_of_its_own("t.parse_beside_a_thread()") == str(len(PAGES) + len(QUIZZES) + 1)
