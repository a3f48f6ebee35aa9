# SPDX-License-Identifier: MIT
"""The option `learner`: what it may hold, and what a site has with it and without it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from .beside import FILES, UNKNOWN
from .builds import Made, differences, make, write_course
from .conftest import COURSE, MATERIAL
from .test_graph_file import graph_files, read_graph
from .tree import parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from .conftest import MakeSite

PAGES = ("index.html", "concepts/vectors/index.html", "404.html")


def make_with(folder: Path, learner: object, **settings: Any) -> Made:
    return make(write_course(folder, plugins=["search", {"cairn": {"learner": learner}}], **settings))


def loaders(page: Element) -> list[str]:
    """The addresses of the loader on a page."""
    return [a for e in page.iter("script") if "assets/cairn/loader" in (a := e.get("src", ""))]


@pytest.mark.parametrize(
    ("learner", "said"),
    [
        ({"retentoin": 0.9}, "There is no option 'retentoin'. Did you mean 'retention'?"),
        ({"colour": "red"}, "There is no option 'colour'. Use one of retention, day_ends_at, offline."),
        ({"retention": 0.99}, "Sub-option 'retention': Write a number from 0.7 to 0.98, not '0.99'."),
        ({"retention": "high"}, "Sub-option 'retention': Write a number from 0.7 to 0.98, not 'high'."),
        ({"retention": True}, "Sub-option 'retention': Write a number from 0.7 to 0.98, not 'True'."),
        ({"day_ends_at": 13}, "Sub-option 'day_ends_at': Write a whole number from 0 to 12, not '13'."),
        ({"day_ends_at": 4.5}, "Sub-option 'day_ends_at': Write a whole number from 0 to 12, not '4.5'."),
        ({"offline": "often"}, "Sub-option 'offline': Expected type: <class 'bool'>"),
        ("of", "Write 'on', 'off' or options with their values, not 'of'."),
        ([0.9], "Write 'on', 'off' or options with their values, not '[0.9]'."),
    ],
)
def test_a_value_that_means_nothing_is_explained(tmp_path: Path, caplog: pytest.LogCaptureFixture, learner, said):
    made = make_with(tmp_path, learner)
    assert made.error
    assert said in caplog.text + made.error + "\n".join(made.log)


@pytest.mark.parametrize("learner", [True, None, {}, {"retention": 0.9, "day_ends_at": 4, "offline": True}])
def test_what_is_on_by_default_may_be_said(tmp_path: Path, learner):
    made = make_with(tmp_path / "said", learner)
    assert made.error == ""
    assert differences(make(write_course(tmp_path / "default")).files, made.files) == []


def test_the_settings_of_reviews_are_in_the_graph_file_and_in_no_page(tmp_path: Path):
    usual = make(write_course(tmp_path / "usual")).files
    graph = read_graph(usual)
    assert (graph["retention"], graph["dayEndsAt"]) == (0.9, 4)
    own = make_with(tmp_path / "own", {"retention": 0.8, "day_ends_at": 0}).files
    graph = read_graph(own)
    assert (graph["retention"], graph["dayEndsAt"]) == (0.8, 0)
    changed = differences(without_graph(usual), without_graph(own))
    assert [line.partition(":")[0] for line in changed] == ["progress/index.html"]  # it says how much is remembered


def without_graph(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name not in graph_files(files)}


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_the_loader_is_told_the_name_of_the_record_on_every_page(site: MakeSite, theme: str):
    built = site(COURSE, theme={"name": theme})
    for page in PAGES:
        (address,) = loaders(parse(built.read(page)))
        assert address.endswith("assets/cairn/loader.js#%2Fcourse%2F"), page


@pytest.mark.parametrize("record", ["a/b", "../..", "Kurs für alle", "x#y?z&\"'<", "数学", "."])
def test_any_name_of_a_record_passes_through_the_address(site: MakeSite, record: str):
    built = site(COURSE, plugins=["search", {"cairn": {"record": record}}])
    assert (built.error, built.log) == ("", ())
    (address,) = loaders(built.page("concepts/vectors"))
    path, _, name = address.partition("#")
    assert path == "../../assets/cairn/loader.js"
    assert unquote(name) == record


def test_a_loader_that_the_author_lists_is_not_added_again(site: MakeSite):
    built = site(COURSE, extra_javascript=["assets/cairn/loader.js", "https://example.com/own.js"])
    assert loaders(built.page("")) == ["assets/cairn/loader.js#%2Fcourse%2F"]


@pytest.mark.parametrize(
    "plugins",
    [["minify"], [{"minify": {"minify_html": True}}], ["offline"], [{"privacy": {"enabled": True}}]],
    ids=["minify", "minify_html", "offline", "privacy"],
)
def test_other_plugins_leave_the_name_in_the_address(site: MakeSite, plugins: list[object]):
    built = site(
        COURSE, theme={**MATERIAL}, plugins=["search", *plugins, "cairn"], use_directory_urls=False, strict=False
    )
    assert built.error == ""
    assert loaders(parse(built.read("concepts/vectors.html"))) == ["../assets/cairn/loader.js#%2Fcourse%2F"]


def test_without_the_layer_the_loader_has_no_name(tmp_path: Path):
    files = make_with(tmp_path, learner=False).files
    assert b"loader.js" in files["index.html"]
    assert [name for name, data in files.items() if b"loader.js#" in data] == []


def test_without_the_layer_each_language_still_finds_its_own_previews(tmp_path: Path):
    plugins, files = UNKNOWN["i18n"]
    listed = ["search", *plugins, {"cairn": {"learner": False}}]
    made = make(write_course(tmp_path, {**FILES, **files}, plugins=listed)).files
    assert "de/assets/cairn/previews.json" in made
    assert b'src="../../../assets/cairn/de/loader.js#/de"' in made["de/concepts/vectors/index.html"]
    assert b'src="../../assets/cairn/loader.js"' in made["concepts/vectors/index.html"]


@pytest.mark.parametrize("most", [0, 100])
def test_without_the_layer_the_map_has_nothing_that_only_the_layer_fills(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
):
    monkeypatch.setattr("cairn.views.indexes.map_page.MAX_CELLS", most)
    shown = make_with(tmp_path, learner=False).files["map/index.html"].decode()
    assert "What you learn is marked here" not in shown
    assert "<canvas" not in shown
    assert [word in shown for word in ("cairn-course__find", "Choose a square")] == [most > 0] * 2


# --- The graph as a script ----------------------------------------------------------------------------------


def test_a_site_that_opens_from_a_folder_has_the_graph_as_a_script(tmp_path: Path):
    files = make(write_course(tmp_path, use_directory_urls=False)).files
    before, _, rest = files["assets/cairn/graph.js"].decode().partition("cairn.takeGraph({")
    assert json.loads("{" + rest.rstrip().removesuffix(");")) == read_graph(files)
    assert before == 'if (typeof cairn === "object" && cairn.takeGraph) '


def test_another_site_has_none(tmp_path: Path):
    assert "assets/cairn/graph.js" not in make(write_course(tmp_path)).files
