# SPDX-License-Identifier: MIT
"""The graph file is in each site that is built, however it is built, and no page knows of it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from .beside import UNKNOWN, course_beside
from .builds import make, make_clean, write_course
from .conftest import run_mkdocs
from .edits import edit, edit_all
from .serving import serving

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = "assets/cairn/"
POINTER = f"{FOLDER}graph.json"


def graph_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if f"{FOLDER}graph." in name}


def read_graph(files: Mapping[str, bytes], language: str = "") -> dict[str, Any]:
    """Return the graph that the pointer of a site leads to."""
    name = json.loads(files[language + POINTER])["graph"]
    graph: dict[str, Any] = json.loads(files[f"{language}{FOLDER}{name}"])
    return graph


def paths_of(graph: dict[str, Any]) -> list[str]:
    """The addresses of the concepts whose ids follow from their titles."""
    ids = [title.lower().replace(" ", "-") for title in graph["titles"]]
    patterns = [*graph["pattern"], *[0] * len(ids)]
    return [i.join(graph["patterns"][patterns[n]]) for n, i in enumerate(ids)]


@pytest.mark.parametrize("flat", [True, False])
def test_its_addresses_lead_to_pages(tmp_path: Path, flat: bool):
    own = {"docs/tags/mathematics/linear-algebra/ch-2-basics/index.md": "# Basics\n"}
    files = make(write_course(tmp_path, own, use_directory_urls=not flat)).files
    graph = read_graph(files)
    assert graph["titles"] == ["Numbers", "Vectors", "Linear Maps", "Matrices", "Norms"]
    assert graph["ids"] == []
    assert graph["before"] == [[], [1], [], [2, 1], [3]]
    assert graph["questions"] == [0, 1]  # a stub has none
    end = ".html" if flat else "/"
    assert paths_of(graph)[2:4] == [f"concepts/linear-maps{end}", f"concepts/matrices{end}"]
    chapters = [path for _, path in graph["chapters"]]
    assert [path.startswith("tags/mathematics") for path in chapters] == [True] * 4
    assert {f"{unquote(path)}{'' if flat else 'index.html'}" for path in (*paths_of(graph), *chapters)} <= {*files}


def test_its_name_changes_with_its_content_alone(tmp_path: Path):
    course = write_course(tmp_path)
    first = graph_files(make(course).files)
    assert graph_files(make(course).files) == first
    assert len(first) == 2
    edit(course, "body")
    assert graph_files(make(course).files) == first
    edit(course, "title")
    second = graph_files(make(course).files)
    assert len(second) == 2
    assert {*first} & {*second} == {POINTER}


def test_it_is_the_same_in_a_shard_and_in_several_processes(tmp_path: Path):
    course = write_course(tmp_path / "course")
    edit_all(course)
    single = graph_files(make_clean(course).files)
    assert len(single) == 2
    for number in (1, 2):
        shard = shutil.copytree(course, tmp_path / str(number), ignore=shutil.ignore_patterns("clean"))
        assert graph_files(make(shard, CAIRN_SHARD=f"{number}/2").files) == single
    settings = course / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace('"cairn"', '{"cairn": {"jobs": 3}}'), "utf-8")
    run_mkdocs(course, "build", "--site-dir", tmp_path / "jobs")
    assert {name: (tmp_path / "jobs" / name).read_bytes() for name in single} == single


def test_it_makes_no_page_depend_on_other_concepts(tmp_path: Path):
    on = write_course(tmp_path / "on")
    off = write_course(tmp_path / "off", plugins=["search", {"cairn": {"learner": False}}])
    for course in (on, off):
        make(course)
        edit(course, "new quiz")
    assert make(on).converted == make(off).converted


def test_each_language_has_its_own(tmp_path: Path):
    files = make(course_beside(tmp_path, *UNKNOWN["i18n"])).files
    english, german = read_graph(files), read_graph(files, "de/")
    assert "Vectors" in english["titles"]
    assert "Vektoren" in german["titles"]
    assert english["patterns"] == [["concepts/", "/"]]
    assert german["patterns"] == [["de/concepts/", "/"]]


def test_a_preview_has_the_graph_after_the_last_edit(tmp_path: Path):
    with serving(write_course(tmp_path)) as preview:
        for _ in range(2):
            name = json.loads(preview.read(POINTER))["graph"]
            assert json.loads(preview.read(FOLDER + name))["titles"][0] == "Numbers"
        count = preview.count()
        edit(preview.source, "title")
        preview.wait_for_more(count)
        clean = graph_files(make_clean(preview.source).files)
        assert f"{FOLDER}{name}" not in clean
        assert {path: preview.fetch(path) for path in clean} == clean
