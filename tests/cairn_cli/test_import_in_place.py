# SPDX-License-Identifier: MIT
"""`cairn import --in-place`: what it changes in pages, what it leaves alone, and what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cairn_cli.__main__ import main

CASES = Path(__file__).parents[1] / "cases" / "imports" / "mkdocs-quiz"
GAP = "<quiz>\nA [[gap]].\n</quiz>\n"


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("docs/deep").mkdir(parents=True)
    for name in ("page.md", "faults.md"):
        Path("docs", name).write_bytes((CASES / name).read_bytes())
    Path("docs/deep/plain.md").write_text("# Plain\n", "utf-8")
    return tmp_path


def run(*arguments):
    return main(["import", "--in-place", *arguments])


def tree():
    return {path.as_posix(): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def test_pages_are_changed_and_shown_and_nothing_is_remembered(capsys):
    before = tree()
    assert run("docs", "--dry-run") == 1
    dry = capsys.readouterr()
    assert tree() == before
    assert run("docs") == 1
    real = capsys.readouterr()
    assert real.err == dry.err
    assert dry.out == real.out.replace("written:", "Nothing was written: this is what an import would do.\nwritten:")
    assert "7 questions found: 3 carried (3 whole, 0 simplified), 4 left out." in real.out
    assert "--- docs/page.md\n+++ docs/page.md\n@@ -3,10 +3,12 @@\n-<quiz>\n" in real.out
    changed = {path for path, data in tree().items() if before.get(path) != data}
    assert changed == {"docs/page.md"}
    after = tree()
    assert run("docs") == 1
    assert tree() == after


def test_a_page_without_blocks_is_no_problem(capsys):
    assert run("docs/deep") == 0
    assert capsys.readouterr().out == "No page has a '<quiz>' block.\n"


def test_ids_that_the_site_has_are_not_given_again():
    Path("quizzes").mkdir()
    Path("quizzes/a.yml").write_text("concepts: [a]\nquestions:\n  - stem: Fill in the blanks.\n", "utf-8")
    Path("docs/deep/gap.md").write_text(GAP, "utf-8")
    assert run("docs/deep/gap.md") == 0
    assert "```quiz\nid: q-" in Path("docs/deep/gap.md").read_text("utf-8")


def test_the_other_plugin_is_named_and_what_cannot_be_read(capsys):
    Path("mkdocs.yml").write_text("plugins:\n  - mkdocs_quiz:\n      confetti: false\n", "utf-8")
    Path("docs/deep/odd.md").write_bytes(b"\xff")
    assert run("docs/deep", "docs/page.md", "docs", "missing.md") == 1
    err = capsys.readouterr().err
    assert "mkdocs.yml:2: The plugin 'mkdocs_quiz'" in err
    assert "docs/deep/odd.md:1: This page cannot be read as UTF-8." in err
    assert "missing.md:1: This page does not exist." in err


def test_the_report_for_programs_has_the_blocks_and_the_pages(capsys):
    assert run("docs", "--report", "json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["counts"] == {"found": 7, "carried": 3, "simplified": 0, "left-out": 4}
    assert [(each["file"], each["fate"]) for each in report["files"]] == [
        ("docs/faults.md", "unchanged"),
        ("docs/page.md", "written"),
    ]
    assert {each["file"] for each in report["items"]} == {"", "docs/page.md"}


def test_options_that_have_no_meaning_in_place_are_refused(capsys):
    assert run("docs", "--concept", "bread") == 2
    assert "'--concept' has no meaning with '--in-place'" in capsys.readouterr().err
