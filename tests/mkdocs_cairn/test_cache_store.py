# SPDX-License-Identifier: MIT
"""The parts of the cache by themselves: digests, entries in a file, parsed sources in buckets."""

from __future__ import annotations

import functools
import os
import pickle
import subprocess
import sys
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from pathspec import GitIgnoreSpec

from cairn.sources import parse_page
from cairn.text.problem import Code, Problem, Severity
from cairn.text.source import Source, Span
from mkdocs_cairn.cache.fingerprint import UncacheableError, digest
from mkdocs_cairn.cache.parse_cache import StoredParseCache, _key
from mkdocs_cairn.cache.store import Store
from mkdocs_cairn.cache.values import dump_values, load_values, restore

if TYPE_CHECKING:
    from pathlib import Path

ONE, TWO = digest(1), digest(2)


# --- Digests --------------------------------------------------------------------------------------------------

VALUES = "{'b': {3, 1, 2}, 'a': [frozenset('xyz'), ('é', None, 1.5)], 'c': b'\\x00'}"


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_a_digest_is_the_same_in_any_process(seed: str):
    code = (
        f"from mkdocs_cairn.cache.fingerprint import digest, versions_digest as v; print(digest({VALUES}, v()).hex())"
    )
    here = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    there = [sys.executable, "-c", code]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    assert subprocess.run(there, env=environment, capture_output=True, text=True, check=True).stdout == here.stdout


def test_values_that_differ_have_digests_that_differ():
    values: list[object] = [
        None,
        "",
        "None",
        0,
        "0",
        False,
        1,
        True,
        1.0,
        b"",
        [],
        {},
        [[]],
        ["a", "b"],
        ["a,b"],
        {"a": 1},
    ]
    values += [("a", 1), date(2026, 1, 1), "2026-01-01", PurePosixPath("a"), "a", {"a"}, "a\0b"]
    digests = [digest(value) for value in values]
    assert len(set(digests)) == len(values)
    assert digest("a", "b") != digest("ab") != digest("a\0b")


@pytest.mark.parametrize("value", [object(), lambda: 1, len, GitIgnoreSpec.from_lines(["a"]), [{"a": object()}], open])
def test_a_value_without_a_canonical_form_is_refused(value: object):
    with pytest.raises(UncacheableError):
        digest(value)


def test_a_function_of_a_known_package_has_a_canonical_form_with_its_arguments():
    from pymdownx.slugs import slugify  # type: ignore[import-untyped]

    one, other = (functools.partial(slugify, case=case) for case in ("lower", "upper"))
    assert digest(one) != digest(other)


# --- Entries --------------------------------------------------------------------------------------------------


def test_an_entry_is_found_at_once_and_in_the_next_build(tmp_path: Path):
    path = tmp_path / "in/a.sqlite3"
    store = Store(path)
    store.put(ONE, b"facts", b"output")
    assert (store.facts(ONE), store.output(ONE), store.facts(TWO)) == (b"facts", b"output", None)
    store.save()
    again = Store(path)
    assert (again.facts(ONE), again.output(ONE), again.facts(TWO)) == (b"facts", b"output", None)
    again.close()


def test_a_store_without_a_file_stores_nothing(tmp_path: Path):
    store = Store(None)
    store.put(ONE, b"facts")
    assert store.facts(ONE) is None
    store.save()
    assert list(tmp_path.iterdir()) == []


def test_entries_that_are_long_unused_are_dropped(tmp_path: Path):
    path = tmp_path / "a.sqlite3"
    store = Store(path)
    for number in range(30):
        store.put(digest(number), b"%d" % number)
    store.save()
    for is_whole in (False, True):
        store = Store(path)
        assert [store.facts(digest(number)) for number in (1, 2)] == [b"1", b"2"]
        assert (store.facts(digest(3)) is None) is False
        store.save(drop_unused=is_whole)
    store = Store(path)
    assert [n for n in range(30) if store.facts(digest(n))] == [1, 2, 3]
    store.close()


def test_entries_of_shards_are_merged_and_their_files_removed(tmp_path: Path):
    for number in range(3):
        shard = Store(tmp_path / f"shard-{number}.sqlite3")
        shard.put(digest(number), b"%d" % number, b"page")
        shard.save()
    (tmp_path / "shard-3.sqlite3").write_text("no database", "utf-8")
    store = Store(tmp_path / "merged.sqlite3")
    store.merge(sorted(tmp_path.glob("shard-*")))
    assert [store.facts(digest(number)) for number in range(4)] == [b"0", b"1", b"2", None]
    assert [store.output(digest(number)) for number in range(3)] == [b"page"] * 3
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["merged.sqlite3"]


# --- Parsed sources -------------------------------------------------------------------------------------------

PAGE = Source("docs/concepts/a.md", "---\nlearn_before: [b]\n---\nText.\n", "concepts/a.md")


def parse(source: Source) -> object:
    return parse_page(source, "concepts")


def unused(source: Source) -> object:
    raise AssertionError(source)


def test_a_parsed_source_is_the_same_in_the_next_build(tmp_path: Path):
    store = Store(tmp_path / "a.sqlite3")
    parse_cache = StoredParseCache(store)
    before = parse_cache("page", PAGE, parse)
    parse_cache.save()
    store.save()
    store = Store(tmp_path / "a.sqlite3")
    parse_cache = StoredParseCache(store)
    assert parse_cache("page", PAGE, unused) == before
    for other in (Source(PAGE.path, "Other.", PAGE.uri), Source("docs/b.md", PAGE.text, PAGE.uri)):
        with pytest.raises(AssertionError):
            parse_cache("page", other, unused)
    with pytest.raises(AssertionError):
        parse_cache("quiz", PAGE, unused)
    store.close()


def test_a_value_with_any_kind_of_field_comes_back_unchanged():
    span = Span("docs/a.md", 3)
    problem = Problem(Code.ENCODING_BROKEN, span, "It is broken.")
    values = {b"key": [problem, (Severity.ERROR, None), {"one"}, frozenset({1}), PAGE], b"": []}
    assert load_values(dump_values(values)) == values


BORROWED = b"partial", b"parse_page", b"re.enum.sys.exit", b"__builtins__"
"""What a module of the engine has, and what is no value of it."""


class Sneaky:
    """Asks for a value with fields that it does not have."""

    def __init__(self, kind: type) -> None:
        self.kind = kind

    def __reduce__(self):
        return restore, (self.kind, ("one",))


class Harm:
    def __reduce__(self):
        return os.mkdir, ("made",)


@pytest.mark.parametrize(
    "data",
    [
        *(pickle.dumps(Harm()), pickle.dumps({b"a": Harm()}), b"", b"\x80\x05.", b"no pickle", pickle.dumps([])),
        *(pickle.dumps(Sneaky(kind)) for kind in (set, Source, str)),
        *(b"\x80\x04\x8c\x0bcairn.parsed\x8c" + bytes([len(name)]) + name + b"\x93." for name in BORROWED),
    ],
)
def test_a_foreign_pickle_creates_nothing(tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    store = Store(tmp_path / "a.sqlite3")
    for bucket in range(64):
        store.put(_key(bucket), data)
    assert StoredParseCache(store)("page", PAGE, parse) == parse(PAGE)
    assert not (tmp_path / "made").exists()
    assert not load_values(data)
    store.close()
