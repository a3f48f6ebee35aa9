# SPDX-License-Identifier: MIT
"""Parts of a build on several machines, put together by a last build that has next to nothing left to make."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from .builds import Made, differences, make, make_clean, write_course
from .edits import edit, edit_all

if TYPE_CHECKING:
    from pathlib import Path

CACHE = ".cache/cairn"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_course(tmp_path_factory.mktemp("course"))
    edit_all(folder)
    return folder


@pytest.fixture(scope="module")
def single(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_clean(shutil.copytree(course, tmp_path_factory.mktemp("single") / "course"))


def check_out(course: Path, folder: Path, age: int) -> Path:
    """Copy the sources as to another machine: to another folder, at another time."""
    copy = shutil.copytree(course, folder, ignore=shutil.ignore_patterns(".cache", "site"))
    for path in copy.rglob("*"):
        os.utime(path, (10**9 + age, 10**9 + age))
    return copy


def collect(shards: list[Path], into: Path) -> None:
    (into / CACHE).mkdir(parents=True)
    for shard in shards:
        for file in (shard / CACHE).iterdir():
            shutil.copy(file, into / CACHE)


def of_ours(made: Made) -> list[str]:
    """Return what was converted besides pages of MkDocs' own, and headings whose ids each build needs."""
    return [text for text in made.converted if not text.startswith(("# Start", "# Extra", "# Physics", "## "))]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_shards_put_together_are_the_site_of_a_single_build(course: Path, tmp_path: Path, single: Made, count: int):
    shards, converted = [], []
    for number in range(1, count + 1):
        shard = check_out(course, tmp_path / f"machine {number}" / "a", number)
        made = make(shard, CAIRN_SHARD=f"{number}/{count}")
        assert made.error == ""
        assert [file.name for file in (shard / CACHE).iterdir()] == [f"shard-{number}-of-{count}.sqlite3"]
        shards.append(shard)
        converted += of_ours(made)
    whole = check_out(course, tmp_path / "whole", 99)
    collect(shards, whole)
    merged = make(whole)
    assert differences(merged.files, single.files) == []
    assert sorted(merged.log) == sorted(single.log)
    assert of_ours(merged) == []
    assert sorted(converted) == sorted(set(converted))
    assert [file.name for file in (whole / CACHE).iterdir()] == ["pages.sqlite3"]
    assert make(whole).converted == merged.converted


def test_a_shard_is_warm_when_it_is_built_again(course: Path, tmp_path: Path, single: Made):
    shards = [check_out(course, tmp_path / str(number), number) for number in (1, 2)]
    for number, shard in enumerate(shards, 1):
        cold, warm = (make(shard, CAIRN_SHARD=f"{number}/2") for _ in range(2))
        assert len(warm.converted) < len(cold.converted)
        assert differences(warm.files, cold.files) == []
        edit(shard, "place of the site")
    whole = check_out(course, tmp_path / "whole", 3)
    collect(shards, whole)
    assert differences(make(whole).files, single.files) == []


def test_a_missing_shard_or_an_older_one_costs_time_and_nothing_else(course: Path, tmp_path: Path, single: Made):
    shard = check_out(course, tmp_path / "shard", 1)
    old = (shard / "docs/concepts/numbers.md").read_text("utf-8")
    (shard / "docs/concepts/numbers.md").write_text(old.replace("A number", "Any number"), "utf-8")
    make(shard, CAIRN_SHARD="1/3")
    whole = check_out(course, tmp_path / "whole", 2)
    collect([shard], whole)
    assert differences(make(whole).files, single.files) == []


@pytest.mark.parametrize("value", ["0/2", "3/2", "1", "a/b", "1/2/3", "-1/2", "1/0", "2/", "½"])
def test_a_shard_that_there_is_not_is_told_in_a_sentence(course: Path, tmp_path: Path, value: str):
    made = make(check_out(course, tmp_path / "shard", 1), CAIRN_SHARD=value)
    assert made.error
    said = f"ERROR: CAIRN_SHARD is '{value}'. Write the part and the number of parts, such as '2/5'."
    assert [line for line in made.log if line.startswith("ERROR")] == [said]


def test_no_shard_is_the_whole(course: Path, tmp_path: Path, single: Made):
    made = make(check_out(course, tmp_path / "whole", 1), CAIRN_SHARD=" ")
    assert differences(made.files, single.files) == []


def test_a_shard_takes_up_what_an_earlier_whole_build_has_kept(course: Path, tmp_path: Path):
    folder = check_out(course, tmp_path / "whole", 1)
    make(folder)
    shard = make(folder, CAIRN_SHARD="1/2")
    assert of_ours(shard) == []
    page = folder / "docs/concepts/norms.md"
    page.write_text(page.read_text("utf-8") + "\nOne more word.\n", "utf-8")
    converted = [text for number in (1, 2) for text in of_ours(make(folder, CAIRN_SHARD=f"{number}/2"))]
    assert ["One more word." in text for text in converted] == [True]
