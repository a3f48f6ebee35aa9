# SPDX-License-Identifier: MIT
"""However damaged a cache is, the worst that follows is that pages are built again."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

import cairn.content.document

from .builds import DAY, contents, differences, make, make_clean, write_course
from .conftest import run_mkdocs
from .edits import edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cairn.text.source import Source

DATABASE = ".cache/cairn/pages.sqlite3"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_course(tmp_path_factory.mktemp("built"))
    make(folder)
    return folder


@pytest.fixture
def course(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "course")


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def spoil_a_tenth(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(4096, len(data), 10):
        data[place] ^= 0x55
    path.write_bytes(data)


def spoil_texts(path: Path) -> None:
    run(path, "UPDATE entries SET facts = substr(facts, 1, length(facts) - 3) || x'000000', output = x''")


def spoil_outputs(path: Path) -> None:
    run(path, "UPDATE entries SET output = substr(output, 1, length(output) - 3) || x'000000'")


def swap_texts(path: Path) -> None:
    first, second = (
        "(SELECT {} FROM entries ORDER BY key LIMIT 1)",
        "(SELECT {} FROM entries ORDER BY key DESC LIMIT 1)",
    )
    for column in ("facts", "output"):
        run(path, f"UPDATE entries SET {column} = {first.format(column)}")
    run(path, f"UPDATE entries SET output = {second.format('facts')}")


def other_types(path: Path) -> None:
    run(path, "UPDATE entries SET facts = 'text', output = 7")


def other_table(path: Path) -> None:
    run(path, "DROP TABLE entries", "CREATE TABLE entries (name TEXT)")


def no_table(path: Path) -> None:
    run(path, "DROP TABLE entries")


def other_file(path: Path) -> None:
    path.write_text("no database", "utf-8")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


def file_instead_of_the_folder(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("not a folder", "utf-8")


HARM = [
    truncate,
    spoil_a_tenth,
    spoil_texts,
    spoil_outputs,
    swap_texts,
    other_types,
    other_table,
    no_table,
    other_file,
    empty,
]


@pytest.mark.parametrize("harm", [*HARM, folder_instead, file_instead_of_the_folder])
def test_a_damaged_cache_never_makes_a_wrong_page(course: Path, harm: Callable[[Path], None]):
    harm(course / DATABASE)
    edit(course, "title")
    again = make(course)
    assert again.error == ""
    assert differences(again.files, make_clean(course).files) == []


@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_cache_is_intact_after_a_build(course: Path, harm: Callable[[Path], None]):
    harm(course / DATABASE)
    assert len(make(course).converted) > 1
    assert len(make(course).converted) == 1


def test_the_cache_of_another_version_is_not_used(course: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("mkdocs_cairn.host.pages.page_keys.versions_digest", lambda: b"another")
    monkeypatch.setattr("mkdocs_cairn.cache.parse_cache.versions_digest", lambda: b"another")
    parsed: list[str] = []
    parse = cairn.content.document.parse_document

    def parsing(source: Source) -> Any:
        parsed.append(source.path)
        return parse(source)

    monkeypatch.setattr("cairn.sources.parse_document", parsing)
    assert len(make(course).converted) > 10
    assert len(parsed) == 5


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_cache_that_cannot_be_written_is_read(course: Path, what: str, monkeypatch: pytest.MonkeyPatch):
    edit(course, "title")
    path = course / DATABASE if what == "file" else (course / DATABASE).parent
    mode = path.stat().st_mode
    path.chmod(mode & ~0o222)
    if os.geteuid() == 0:  # whom no mode keeps out
        connect = sqlite3.connect
        place = f"file:{course / DATABASE}?mode=ro"
        monkeypatch.setattr(sqlite3, "connect", lambda _, **how: connect(place, uri=True, **how))
    try:
        again = make(course)
        clean = make_clean(course)
        assert 1 < len(again.converted) < len(clean.converted)
        assert len(make(course).converted) == len(again.converted)
        assert differences(again.files, clean.files) == []
    finally:
        path.chmod(mode)


def test_a_cache_that_another_build_holds_is_left_alone(course: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("mkdocs_cairn.cache.store._LOCK_TIMEOUT", 0.05)
    with closing(sqlite3.connect(course / DATABASE)) as other:
        other.execute("BEGIN EXCLUSIVE")
        again = make(course)
        other.rollback()
    assert len(again.converted) > 1
    assert differences(again.files, make_clean(course).files) == []
    assert len(make(course).converted) == 1


def test_a_cache_that_another_build_has_just_begun_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("mkdocs_cairn.cache.store._LOCK_TIMEOUT", 0.05)
    course = write_course(tmp_path)
    (course / DATABASE).parent.mkdir(parents=True)
    with closing(sqlite3.connect(course / DATABASE)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("CREATE TABLE entries (key BLOB PRIMARY KEY, facts BLOB NOT NULL, output BLOB NOT NULL)")
        assert make(course).error == ""
        other.commit()
    assert (course / DATABASE).stat().st_size > 0


def test_two_builds_at_once_share_a_cache(course: Path):
    edit(course, "title")

    def build(name: str) -> tuple[int, str, dict[str, bytes]]:
        done = run_mkdocs(course, "build", "--site-dir", course / name, **DAY)
        return done.returncode, done.stderr, contents(course / name)

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(build, ("one", "two"))
    assert (one[0], other[0]) == (0, 0), one[1] + other[1]
    clean = make_clean(course).files
    assert differences(one[2], clean) == []
    assert differences(other[2], clean) == []
    assert len(make(course).converted) == 1


KILLED = """
import os, signal, sys
from mkdocs.__main__ import cli
import mkdocs_cairn.cache.store as store
from mkdocs_cairn.build.page_builder import PageBuilder
store._BATCH, left, keep = 2, [{pages}], PageBuilder.finish_page
def killing(self, page, output):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    keep(self, page, output)
PageBuilder.finish_page = killing
cli(["build"])
"""


@pytest.mark.parametrize("pages", [0, 5, 12])
def test_a_build_after_one_that_was_killed_is_complete(tmp_path: Path, pages: int):
    course = write_course(tmp_path)
    environment = {**os.environ, **DAY, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-c", KILLED.format(pages=pages)]
    done = subprocess.run(command, cwd=course, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (course / DATABASE).exists() == (pages > 2)
    again = make(course)
    assert again.error == ""
    assert differences(again.files, make_clean(course).files) == []
    assert len(make(course).converted) == 1
