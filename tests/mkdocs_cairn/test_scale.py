# SPDX-License-Identifier: MIT
"""What a build and a preview do grows with the site, not with its square: counted, not timed."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from .builds import make, write_course
from .conftest import ROOT
from .desk import at_work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

SMALL = 40
OURS = str(ROOT / "plugins")


def write_concepts(folder: Path, count: int) -> Path:
    """Write concepts with two prerequisites, a link and two questions each, ten to a chapter; all need the first."""
    files = {}
    for n in range(count):
        before = f"[c0, c{n - 1}]" if n > 1 else "[]"
        more = f"tags: [Field/Ch.{n // 10}]\nreferences: [noether1921]"
        head = f"---\ntitle: Concept {n}\nlearn_before: {before}\n{more}\n---\n"
        files[f"docs/concepts/c{n}.md"] = f"{head}This is concept {n}. It is unlike [[c{n // 2}]].\n"
        questions = "".join(f"- {{id: q{n}-{k}, concepts: [c{n}], stem: Why {k}?, is_true: yes}}\n" for k in (1, 2))
        files[f"quizzes/c{n}.yml"] = questions
    return write_course(folder, files)


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """Count the calls of functions of ours."""
    calls: Counter[str] = Counter()

    def see(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(OURS):
            calls[f"{code.co_filename.partition('plugins')[2]}: {code.co_name}"] += 1

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        yield calls
    finally:
        sys.setprofile(before)


def grows_at_most_linearly(small: Counter[str], large: Counter[str]) -> list[str]:
    """Return the functions that are called more than in proportion; a few calls more are nothing."""
    return [name for name, count in large.items() if count > 2.6 * small[name] + 60]


def test_the_steps_of_a_build_grow_with_the_site(tmp_path: Path):
    kinds: dict[str, list[Counter[str]]] = {"cold": [], "warm": [], "edited": []}
    for count in (SMALL, 2 * SMALL):
        course = write_concepts(tmp_path / str(count), count)
        for kind, counts in kinds.items():
            if kind == "edited":
                page = course / "docs/concepts/c7.md"
                page.write_text(page.read_text("utf-8").replace("title: Concept 7", "title: The Seventh"), "utf-8")
            with counting() as calls:
                assert make(course).error == ""
            counts.append(calls)
    for kind, (small, large) in kinds.items():
        assert grows_at_most_linearly(small, large) == [], kind
        assert sum(large.values()) < 2.2 * sum(small.values()), kind
    assert sum(kinds["warm"][1].values()) < sum(kinds["cold"][1].values()) / 2


def test_pages_are_converted_in_proportion(tmp_path: Path):
    converted = []
    for count in (SMALL, 2 * SMALL):
        course = write_concepts(tmp_path / str(count), count)
        converted.append(len(make(course).converted))
        assert len(make(course).converted) == 1
    assert converted[1] < 2.1 * converted[0]


@pytest.mark.parametrize(
    ("old", "new"), [("It is unlike", "It is quite unlike"), ("title: Concept 7", "title: The Seventh")]
)
def test_the_steps_of_an_edit_in_a_preview_grow_with_the_site_at_most(tmp_path: Path, old: str, new: str):
    counts, read = [], []
    for count in (SMALL, 2 * SMALL):
        with at_work(write_concepts(tmp_path / str(count), count)) as desk:
            desk.ask("concepts/c7/")
            desk.read.clear()
            with counting() as calls:
                desk.edit("docs/concepts/c7.md", old=old, new=new)
            counts.append(calls)
            with counting() as asking:
                desk.ask("concepts/c7/")
            read.append((tuple(desk.read), len(desk.made), sum(asking.values())))
    small, large = (sum(calls.values()) for calls in counts)
    assert large < 2.2 * small
    assert read[0][:2] == read[1][:2] == (("c7.md",), 2)
    assert read[1][2] < 1.2 * read[0][2]
