# SPDX-License-Identifier: MIT
"""Front matter that pages share by Material's meta plugin counts in builds, checks and renames."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cairn_cli.__main__ import main
from mkdocs_cairn.build.project import check_project, load_project

from .builds import differences, make, make_clean, write_course

if TYPE_CHECKING:
    from pathlib import Path

SHARED = "docs/concepts/.shared.yml"
PLUGINS = ["search", {"material/meta": {"meta_file": ".shared.yml"}}, "cairn"]
PAGE = "docs/concepts/more/angles.md"
FILES = {SHARED: "tags: [Shared]\n# A note.\nlearn_before: [numbers]\n", PAGE: "An angle.\n"}


def test_shared_front_matter_counts_in_every_build_and_check(tmp_path: Path):
    course = write_course(tmp_path, FILES, plugins=PLUGINS, strict=False)
    files = make(course).files
    assert b"Angles" in files["tags/shared/index.html"]
    assert "concepts/.shared.yml" not in files
    site = load_project(course).site
    assert {p.id for p in site.graph.before["angles"]} == {"numbers"}
    assert site.graph.before["numbers"] == ()

    (course / SHARED).write_text("tags: [Other]\n\nlearn_before: [vectros]\n", "utf-8")
    warm = make(course)
    assert differences(warm.files, make_clean(course).files) == []
    assert b"Angles" in warm.files["tags/other/index.html"]
    assert "tags/shared/index.html" not in warm.files
    line = f"{SHARED}:3: 'vectros' is not a concept. Did you mean 'Vectors'? [prerequisite-unknown]"
    assert len(warm.said(line)) == 1
    assert line in {str(rated.problem) for rated in check_project(course)[1].rated_problems}


def test_without_the_plugin_such_a_file_means_nothing(tmp_path: Path):
    course = write_course(tmp_path, FILES, plugins=["search", {"material/meta": {"enabled": False}}, "cairn"])
    assert load_project(course).site.graph.before["angles"] == ()


def test_a_rename_changes_shared_front_matter(tmp_path: Path):
    course = write_course(tmp_path, FILES, plugins=PLUGINS)
    assert main(["rename", "--project", str(course), "Numbers", "Quantities"]) == 0
    assert (course / SHARED).read_text("utf-8") == "tags: [Shared]\n# A note.\nlearn_before: [quantities]\n"
    assert {p.id for p in load_project(course).site.graph.before["angles"]} == {"quantities"}


def test_a_folder_does_not_make_a_concept_its_own_prerequisite_however_its_name_is_typed(tmp_path: Path):
    files = {"docs/concepts/more/.shared.yml": "learn_before: [RIGHT angle]\n"}
    files |= {f"docs/concepts/more/{name}.md": "An angle.\n" for name in ("right-angle", "acute-angle")}
    before = load_project(write_course(tmp_path, files, plugins=PLUGINS)).site.graph.before
    assert [p.id for p in before["acute-angle"]] == ["right-angle"]
    assert before["right-angle"] == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "1: This file must consist of keys with values"),
        ("# A note.\n", "1: This file must consist of keys with values"),
        ("tags: [A]\ndraft: maybe\n", "2: The value of 'draft' must be yes or no, not 'maybe'."),
    ],
)
def test_shared_front_matter_that_cannot_count_is_a_problem(tmp_path: Path, text: str, fault: str):
    course = write_course(tmp_path, {**FILES, SHARED: text}, plugins=PLUGINS)
    found = [str(problem) for problem in load_project(course).site.problems]
    assert len([line for line in found if line.startswith(f"{SHARED}:{fault}")]) == 1
