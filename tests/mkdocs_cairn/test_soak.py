# SPDX-License-Identifier: MIT
"""A page that hangs on another file is made anew when that file changes; random walks look for what is not in the list.

`./dev soak` makes as many walks as one likes, and kills builds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.soak.builds import build_apart, in_child, preload
from tests.soak.edits import begin, compare, walk
from tests.soak.project import DEPENDENCIES, SLOTS, write_project

if TYPE_CHECKING:
    from pathlib import Path

FEW = 4


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    preload()
    folder = tmp_path_factory.mktemp("soak") / "start"
    in_child(lambda: begin(folder))
    return folder


@pytest.mark.parametrize(("held", "watched"), DEPENDENCIES, ids=[f"{d[1]}-{n}" for n, d in enumerate(DEPENDENCIES)])
def test_a_page_is_as_in_a_clean_build_after_an_edit_of_what_it_hangs_on(start, tmp_path, held, watched):
    project = write_project(tmp_path / "project")
    for name, number in held.items():
        project.put(name, SLOTS[name][number])
    before = build_apart(project.folder, is_clean=False)
    project.put(watched, SLOTS[watched][1])
    warm, clean = (build_apart(project.folder, is_clean=is_clean) for is_clean in (False, True))
    assert before.files != clean.files
    assert list(compare(warm, clean)) == []


@pytest.mark.parametrize("seed", range(FEW))
def test_a_warm_build_equals_a_clean_one_after_random_edits(start, tmp_path, seed):
    assert walk(seed, start, tmp_path).faults == ()
