# SPDX-License-Identifier: MIT
"""Readers of the progress page, and a course that is wide enough for long lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import serving
from tests.learner.conftest import SETTINGS, Record, write_concept, write_questions
from tests.mkdocs_cairn.conftest import rebuild, write_site

from .visiting import MANY

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def wide_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a course of fourteen concepts that need nothing."""
    files = {"docs/index.md": "# Course\n\n{{ next_steps() }}\n"}
    for title in MANY:
        name = title.lower().replace(" ", "-")
        files[f"docs/concepts/{name}.md"] = write_concept(title, "", "All")
        files[f"quizzes/{name}.yml"] = write_questions(name)
    settings = {**SETTINGS, "plugins": ["search", "macros", {"cairn": {"learner": {"offline": True}}}]}
    built = rebuild(write_site(tmp_path_factory.mktemp("wide"), files, **settings))
    assert not built.error
    served = built.source / "served"
    served.mkdir()
    built.folder.rename(served / "course")
    with serving(served) as address:
        yield f"{address}course/"


@pytest.fixture
def reader(record: Record) -> Record:
    """One concept mastered and due, one mastered, one being learned, one known, and one goal."""
    record.master("counting", 9).master("adding", 2).mark("variables", 9).aim("functions", 8)
    return record.answer("multiplying-1", 1, is_right=False, confidence="sure")
