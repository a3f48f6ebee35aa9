# SPDX-License-Identifier: MIT
"""An index in parts: how they are merged and cached, and when they are built again."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from mkdocs_cairn.cache.store import Store
from mkdocs_cairn.search import cbor, index_builder
from mkdocs_cairn.search.index_builder import IndexBuilder, split
from mkdocs_cairn.search.index_part import MARK, read_part, unpack
from mkdocs_cairn.search.merge import name_pages
from mkdocs_cairn.search.pagefind import Pagefind
from mkdocs_cairn.search.postings import read_words
from mkdocs_cairn.system.errors import CairnError

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "vector norm café cafe Étude matrix map space über uber basis kernel rank " * 3


def page(number: int, more: str = "") -> tuple[str, str]:
    """A document with words of its own, some with accents; some have another name or another filter."""
    metas = f'<meta data-pagefind-meta="title[content]" content="Page {number}">'
    metas += f'<meta data-pagefind-meta="aliases[content]" content="Leaf {number} café">' * (number % 7 == 0)
    metas += f'<meta data-pagefind-filter="tag[content]" content="Tag {number % 5}">'
    metas += '<meta data-pagefind-filter="kind[content]" content="page">' * (number % 3 == 0)
    words = " ".join(WORDS.split()[number % 5 : 20 + number % 11])
    body = f'<h2 id="a">Rank {number % 4}</h2><p>{words} n{number} {more}</p>'
    return f"/{number:03}/", f"<html><head>{metas}</head><body>{body}</body></html>"


PAGES = [page(number) for number in range(40)]


def make(store: Store, pages: list[tuple[str, str]] = PAGES, jobs: int = 1) -> tuple[dict[str, bytes], int]:
    """An index, and how many pages were read for it."""
    builder = IndexBuilder(store, "en", jobs)
    files = dict(builder.build(pages))
    assert builder.count == len(pages)
    store.save()
    return files, builder.fresh


@pytest.fixture
def small_parts(monkeypatch) -> None:
    monkeypatch.setattr(index_builder, "_LEAST", 3)
    monkeypatch.setattr(index_builder, "_MOST", 9)
    monkeypatch.setattr(index_builder, "_ONE_IN", 3)


@pytest.fixture(scope="module")
def merged() -> dict[str, bytes]:
    """The index of all pages in one part."""
    return make(Store(None))[0]


# --- Put together ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 3])
def test_an_index_in_parts_is_that_of_all_pages_at_once(merged, small_parts, jobs):
    assert len(list(split(PAGES))) > 4
    assert make(Store(None), jobs=jobs)[0] == merged


def test_a_merged_index_is_what_pagefind_writes_where_that_has_an_order(merged):
    with Pagefind("en") as pagefind:
        own = pagefind.index(PAGES)
    ordered = [name for name in own if name.startswith(("fragment/", "index/"))]
    assert len(ordered) > len(PAGES)
    assert [unpack(merged[name]) for name in ordered] == [unpack(own[name]) for name in ordered]
    before, after = ([f for n, f in files.items() if n.endswith(".pf_meta")] for files in (own, merged))
    assert [len(unpack(file)) for file in before] == [len(unpack(file)) for file in after]


def test_words_are_divided_into_files_as_pagefind_does_it():
    pages = [page(number, " ".join(f"w{number * k % 997}" for k in range(90))) for number in range(400)]
    with Pagefind("en") as pagefind:
        own = pagefind.index(pages)
    files, _ = make(Store(None), pages)
    names = [name for name in own if name.startswith("index/")]
    assert len(names) > 1
    assert [unpack(files[name]) for name in names] == [unpack(own[name]) for name in names]


def test_the_order_of_pages_is_that_in_which_they_are_given(merged):
    (overview,) = (unpack(data) for name, data in merged.items() if name.endswith(".pf_meta"))
    names = [name for name, _ in cbor.read(overview)[0][1]]
    fragments = [unpack(merged[f"fragment/{name}.pf_fragment"]) for name in names]
    assert all(f'"url":"{address}"'.encode() in data for data, (address, _) in zip(fragments, PAGES, strict=True))


def test_pages_whose_digests_begin_alike_have_different_files():
    one, two = (gzip.compress(MARK + text) for text in (b"one", b"two"))
    first, second = name_pages([("en_abc", one), ("en_abc", two)])
    assert (first, second[:3]) == ("en_abc", "en_")
    assert len(second) == len(first) + 1


@pytest.mark.parametrize("value", [0, 23, 24, 255, 256, 70_000, 1 << 40, "", "é" * 30, [1, ["a", []], 300], [7] * 25])
def test_what_is_written_is_read_again(value):
    assert cbor.read(cbor.write(value)) == (value, len(cbor.write(value)))


@pytest.mark.parametrize(
    "data", [b"\x81\x81\x83aw\x81\x84", b"\x81\x81\x83aw\x80\x80\x00", b"\x81\x81\x83aw\x82\x83\x01\x80\x80\x80"]
)
def test_words_in_another_format_are_refused(data):
    with pytest.raises((ValueError, IndexError)):
        read_words(data)


def test_a_file_without_the_mark_of_pagefind_is_refused():
    with pytest.raises(ValueError, match="mark"):
        read_part({"pagefind.x.pf_meta": gzip.compress(b"something else")})


@pytest.mark.parametrize(
    "data", [gzip.compress(b"something else", mtime=0), b"not packed", b"", gzip.compress(b"cut off", mtime=0)[:12],
             gzip.compress(b"pagefind_dcd\x86\x00\x00\x00\x00\x00\x00", mtime=0)]
)  # fmt: skip
def test_an_index_that_cannot_be_read_ends_the_build(monkeypatch, data):
    monkeypatch.setattr(Pagefind, "index", lambda *_: {"pagefind.x.pf_meta": data})
    with pytest.raises(CairnError, match="Cairn cannot read this index"):
        make(Store(None))


# --- Kept ------------------------------------------------------------------------------------------------


def test_an_index_is_kept_while_no_document_has_changed(merged, small_parts, tmp_path: Path):
    path = tmp_path / "search.sqlite3"
    assert make(Store(path)) == (merged, len(PAGES))
    assert make(Store(path)) == (merged, 0)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize(
    "pages",
    [
        [*PAGES[:20], page(20, "changed"), *PAGES[21:]],
        [*PAGES[:20], *PAGES[21:]],
        [*PAGES[:20], ("/019b/", page(99)[1]), *PAGES[20:]],
    ],
    ids=["changed", "gone", "new"],
)
def test_where_one_page_has_changed_only_its_part_is_built_again(pages, tmp_path: Path):
    path = tmp_path / "search.sqlite3"
    make(Store(path))
    files, fresh = make(Store(path), pages)
    assert 0 < fresh < len(PAGES) / 2
    assert files == make(Store(None), pages)[0]


def test_an_index_of_another_language_or_other_settings_is_not_used(small_parts, tmp_path: Path, monkeypatch):
    path = tmp_path / "search.sqlite3"
    make(Store(path))
    other = IndexBuilder(Store(path), "de", 1)
    assert "pagefind.de" in " ".join(name for name, _ in other.build(PAGES))
    assert other.fresh == len(PAGES)
    monkeypatch.setenv("PAGEFIND_KEEP_INDEX_URL", "true")
    assert make(Store(path))[1] == len(PAGES)


def test_an_index_of_another_version_is_not_used(small_parts, tmp_path: Path, monkeypatch):
    path = tmp_path / "search.sqlite3"
    make(Store(path))
    monkeypatch.setattr(index_builder, "versions_digest", lambda: b"another")
    assert make(Store(path))[1] == len(PAGES)


@pytest.mark.parametrize("column", ["facts", "output"])
def test_what_is_damaged_is_built_again(merged, small_parts, tmp_path: Path, column):
    path = tmp_path / "search.sqlite3"
    make(Store(path))
    with closing(sqlite3.connect(path)) as database:
        keys = [key for (key,) in database.execute("SELECT key FROM entries")]
    for key in keys:
        with closing(sqlite3.connect(path)) as database, database:
            database.execute(f"UPDATE entries SET {column} = substr({column}, 1, 20) WHERE key = ?", (key,))
        assert make(Store(path))[0] == merged
        assert make(Store(path)) == (merged, 0)


@pytest.mark.parametrize("data", [b"", b"no pickle", b"cos\nsystem\n(S'true'\ntR."])
def test_foreign_data_is_not_read(merged, tmp_path: Path, data):
    path = tmp_path / "search.sqlite3"
    make(Store(path))
    with closing(sqlite3.connect(path)) as database:
        keys = [key for (key,) in database.execute("SELECT key FROM entries")]
    store = Store(path)
    for key in keys:
        store.put(key, data, data)
    store.save()
    assert make(Store(path)) == (merged, len(PAGES))


def test_a_build_that_ends_too_early_leaves_nothing_behind(merged, small_parts, tmp_path: Path):
    path, store = tmp_path / "search.sqlite3", Store(tmp_path / "search.sqlite3")
    next(IndexBuilder(store, "en", 1).build(PAGES))  # and no more: nothing was saved
    assert make(Store(path)) == (merged, len(PAGES))


def test_a_cached_index_stays_while_it_is_used(merged, small_parts, tmp_path: Path):
    path = tmp_path / "search.sqlite3"
    make(Store(path))
    for number in range(12):
        make(Store(path), [*PAGES[:-1], page(39, f"edit {number}")])
    assert make(Store(path))[1] < len(PAGES) / 2
    assert make(Store(path)) == (merged, 0)
