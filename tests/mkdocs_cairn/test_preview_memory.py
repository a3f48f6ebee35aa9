# SPDX-License-Identifier: MIT
"""A preview of a whole day holds no more than one that has just begun: counted in values, not in bytes."""

from __future__ import annotations

import gc
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from cairn.content.concept import Concept
from cairn.content.document import Document
from cairn.questions.question import Question
from cairn.site import Site
from cairn.sources import ParsedPage
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.preview.edits import Edits

from .builds import write_course
from .desk import Desk, at_work
from .edits import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_work(write_course(tmp_path)) as desk:
        yield desk


KINDS = (Site, Build, Document, Concept, ParsedPage, Question, Page, File, Navigation, Edits)


def living() -> dict[str, int]:
    """Return how many values of ours and of MkDocs there are."""
    gc.unfreeze()
    gc.collect()
    counted = Counter(type(thing).__name__ for thing in gc.get_objects() if isinstance(thing, KINDS))
    return dict(counted)


LEAST = 10
"""An edit that leaves so many objects behind would be felt after a day of work."""


def some_edits(desk: Desk, count: int) -> None:
    for number in range(count):
        desk.edit(NUMBERS, new=f"---\ntitle: N{number % 7}\nlearn_before: []\n---\nA number, {number}.\n")
        desk.edit(f"docs/concepts/new-{number}.md", new="---\nlearn_before: [norms]\n---\nNew.\n")
        desk.ask("concepts/numbers/")
        (desk.source / f"docs/concepts/new-{number}.md").unlink()
        desk.tell(f"docs/concepts/new-{number}.md")
        desk.ask("concepts/norms/")


def test_after_two_hundred_edits_no_more_is_alive_than_after_a_few(desk: Desk):
    some_edits(desk, 3)
    before = living()
    some_edits(desk, 67)
    assert desk.builds == 1
    assert living() == before
    assert len(desk.preview._session_cache._parsed) == len([*desk.plugin.build.sources.each()])


def test_what_is_kept_from_collection_does_not_pile_up(desk: Desk):
    some_edits(desk, 5)
    sizes = []
    for _ in range(3):
        some_edits(desk, 20)
        sizes.append(gc.get_freeze_count() + len(gc.get_objects()))
    assert max(sizes) < sizes[0] + 20 * LEAST


def test_after_many_builds_no_more_is_alive_than_after_one(desk: Desk):
    kept: list[int] = []
    for number in range(9):
        desk.edit("docs/index.md", new=f"# Home {number}\n")
        kept.append(gc.get_freeze_count() + len(gc.get_objects()))
    assert desk.builds == 10
    assert max(kept[3:]) < kept[2] + 6 * 5 * LEAST
