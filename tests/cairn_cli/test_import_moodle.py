# SPDX-License-Identifier: MIT
"""`cairn import` of Moodle XML: what is written, what a second import changes, and that nothing dangerous passes."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from cairn_cli.__main__ import main

CASES = Path(__file__).parents[1] / "cases" / "imports"
SETTINGS = "site_name: Bakery\ntheme: material\nplugins: [cairn]\n"
PICTURE = "assets/imported/bakery/dough-ball.png"


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    """A folder with a site and the sources, in which the commands run."""
    inside = tmp_path / "project"
    shutil.copytree(CASES / "moodle-xml", inside)
    shutil.copytree(CASES / "hostile", inside, dirs_exist_ok=True)
    (inside / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (inside / "docs").mkdir()
    (inside / "docs/index.md").write_text("# Bakery\n", "utf-8")
    monkeypatch.chdir(inside)
    return inside


def written():
    files = (path for part in ("docs", "quizzes") for path in Path(part).rglob("*") if path.is_file())
    return {path.as_posix(): path.read_bytes() for path in files}


def test_a_course_of_moodle_is_imported_checked_and_built_strictly(capsys):
    assert main(["import", "bakery.xml", "old-style.xml", "--report", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["counts"] == {"found": 14, "carried": 10, "simplified": 2, "left-out": 2}
    assert f"docs/{PICTURE}" in written()
    assert main(["check", "--strict"]) == 0
    config = load_config("mkdocs.yml", strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    page = Path("site/concepts/bread-and-rolls/index.html").read_text("utf-8")
    assert f'src="../../{PICTURE}"' in page
    assert Path("site", PICTURE).read_bytes() == written()[f"docs/{PICTURE}"]


def test_a_second_import_changes_nothing_and_an_edited_file_stays():
    main(["import", "bakery.xml"])
    before = written()
    main(["import", "bakery.xml"])
    assert written() == before
    quiz = Path("quizzes/bakery/baking/bread-and-rolls.yml")
    quiz.write_text(quiz.read_text("utf-8").replace("Put the steps in order.", "Put them in order."), "utf-8")
    Path("bakery.xml").write_text(Path("bakery.xml").read_text("utf-8").replace("Injera", "Teff bread"), "utf-8")
    edited = quiz.read_bytes()
    assert main(["import", "bakery.xml"]) == 1
    assert quiz.read_bytes() == edited


def test_a_picture_that_the_source_no_longer_has_is_removed():
    main(["import", "bakery.xml"])
    source = Path("bakery.xml").read_text("utf-8")
    start, end = source.index("<file "), source.index("</file>") + len("</file>")
    Path("bakery.xml").write_text(source[:start] + source[end:], "utf-8")
    main(["import", "bakery.xml"])
    assert f"docs/{PICTURE}" not in written()


def test_hostile_sources_are_named_and_write_nothing_outside_the_two_folders(project, capsys):
    beside = {path for path in project.parent.rglob("*") if path.is_file()}
    assert main(["import", "deep.xml", "entities.xml", "external.xml", "markup.xml"]) == 1
    said = capsys.readouterr().err
    for name in ("deep.xml:1: ", "entities.xml:2: ", "external.xml:2: "):
        assert name in said
    assert said.count("[import-unsafe]") == 3
    new = {path.relative_to(project).as_posix() for path in project.parent.rglob("*") if path.is_file()} - {
        path.relative_to(project).as_posix() for path in beside
    }
    assert new == {"docs/.cairn-import.json", "quizzes/markup.yml"}


def test_a_drawing_is_written_only_if_it_only_draws(capsys):
    def source(drawing):
        data = base64.b64encode(drawing.encode()).decode()
        return (
            '<quiz><question type="truefalse"><name><text>Ear</text></name><questiontext format="html"><text>'
            f'&lt;img src="@@PLUGINFILE@@/ear.svg" alt="An ear"&gt;</text><file name="ear.svg">{data}</file>'
            '</questiontext><answer fraction="100"><text>true</text></answer></question></quiz>'
        )

    Path("drawn.xml").write_text(source("<svg><rect/></svg>"), "utf-8")
    assert main(["import", "drawn.xml"]) == 0
    assert "docs/assets/imported/drawn/ear.svg" in written()
    Path("drawn.xml").write_text(source("<svg onload='x()'><rect/></svg>"), "utf-8")
    assert main(["import", "drawn.xml"]) == 0
    assert "The drawing 'ear.svg' is left out" in capsys.readouterr().err
    assert "docs/assets/imported/drawn/ear.svg" not in written()
    assert b"An ear" in written()["quizzes/drawn.yml"]
