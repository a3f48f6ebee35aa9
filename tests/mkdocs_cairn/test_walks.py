# SPDX-License-Identifier: MIT
"""The walks in `docs/architecture.md` are the ways that values take: each function named there is called on the way."""

from __future__ import annotations

import re
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from tests.import_graph import PLUGINS
from tests.test_maps import ARCHITECTURE, is_in_python, named

from .conftest import COURSE, MATERIAL, rebuild, write_site
from .desk import at_work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

FENCE = "\n```quiz\nid: unit-length\nstem: Is the length of a [[vectors|unit vector]] 1?\nis_true: yes\n```\n"
SITE = {**COURSE, "docs/concepts/norms.md": COURSE["docs/concepts/norms.md"] + FENCE}


def walk(title: str) -> list[str]:
    """The functions that a walk names; a class or an exception is none."""
    section = re.split(r"\n## ", ARCHITECTURE.partition(f"\n## {title}\n")[2])[0]
    return [name for name in named(section) if is_in_python(name)]


def calls_of(action: Callable[[], object]) -> set[str]:
    """The functions of ours that are called, each as the path of its file and its name."""
    called: set[tuple[str, str]] = set()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            called.add((frame.f_code.co_filename, frame.f_code.co_name))

    before = sys.getprofile()
    sys.setprofile(note)
    threading.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(before)
        threading.setprofile(None)
    return {f"{path}:{name}" for path, name in called if path.startswith(str(PLUGINS))}


def missing(names: list[str], calls: set[str]) -> list[str]:
    """The names of a walk that are not among the calls."""
    return [name for name in names if not any(re.search(pattern_of(name), call) for call in calls)]


def pattern_of(name: str) -> str:
    """What the call of a function such as `folder.module.Class.function` looks like."""
    modules = [part for part in name.split(".") if part.islower()]
    function = name.rpartition(".")[2]
    parts = [part for part in modules if part != function] or modules
    return rf"/{'/'.join(parts)}\.py:{re.escape(function)}$"


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What a build calls, and another one that finds a page in the cache and one changed."""
    written = write_site(tmp_path_factory.mktemp("walk"), SITE, theme=MATERIAL)
    first = calls_of(lambda: rebuild(written))
    norms = written.source / "docs/concepts/norms.md"
    norms.write_text(norms.read_text("utf-8").replace("a length", "the length"), "utf-8")
    return first | calls_of(lambda: rebuild(written))


@pytest.mark.parametrize("title", ["From a document to its page", "From a question to its HTML"])
def test_a_build_goes_the_way_that_the_page_describes(title: str, building: set[str]):
    assert len(walk(title)) > 5
    assert missing(walk(title), building) == []


def test_an_edit_goes_the_way_that_the_page_describes(tmp_path: Path):
    write_site(tmp_path, SITE, theme=MATERIAL)
    with at_work(tmp_path) as desk:
        desk.ask("concepts/norms/")
        calls = calls_of(lambda: desk.edit("docs/concepts/norms.md", old="a length", new="the length"))
        calls |= calls_of(
            lambda: desk.edit("docs/concepts/norms.md", old="title: Norms", new="title: Norms of vectors")
        )
        calls |= calls_of(lambda: desk.ask("concepts/norms/"))
    assert len(walk("From an edit to the preview")) > 5
    assert missing(walk("From an edit to the preview"), calls) == []
