# SPDX-License-Identifier: MIT
"""A type of question is added as CONTRIBUTING says, to a copy of the packages, and works from end to end.

`plugins/` beside this file holds its four places; `LISTED` holds its lines in the lists of types. Nothing else changes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RULES = "plugins/widgets/src/core/rules/registry.ts"
CONTROLS = "plugins/widgets/src/elements/question-types/registry.ts"
TYPES = "plugins/cairn/questions/types/registry.py"
LISTED = (
    (TYPES, "\nfrom cairn.questions.types.short", "\nfrom cairn.questions.types.percent import PERCENT"),
    (TYPES, " CASE)", " PERCENT,"),
    (RULES, "\nimport { createRowRule", '\nimport { scorePercent } from "./percent.ts";'),
    (RULES, '\n  ["short",', '\n  ["percent", scorePercent],'),
    (CONTROLS, "\nimport { createSelectControls", '\nimport { createPercentControls } from "./percent-controls.ts";'),
    (CONTROLS, '\n  ["short",', '\n  ["percent", createPercentControls],'),
)
"""The lists of types: each file, a place in it, and what goes before that place."""
QUIZ = """\
concepts: [water]
questions:
  - id: body
    stem: How much of the body is water?
    percent: 70
    of: "The *mass* of a [[water]]y adult."
    rationale: Muscles hold most of it.
  - id: all
    stem: How much of water is water?
    percent: 100
"""
BROKEN = (
    "concepts: [water]\nquestions:\n  - id: much\n    stem: How much?\n    percent: 170\n  - stem: A\n    of: all\n"
)
WRITE_AGAIN = """\
import sys
from cairn.questions.parser import parse_quiz_file
from cairn.questions.writer import write_quiz
from cairn.text.source import Source
quiz, problems = parse_quiz_file(Source("q.yml", sys.stdin.read()))
print(write_quiz(quiz), *problems, sep="", end="")
"""


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a contributor changes, with the type in it, and its scripts bundled."""
    copy = tmp_path_factory.mktemp("toy") / "checkout"
    shutil.copytree(ROOT / "plugins", copy / "plugins", ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    (copy / "plugins/widgets/node_modules").symlink_to(ROOT / "plugins/widgets/node_modules")
    shutil.copytree(HERE / "plugins", copy / "plugins", dirs_exist_ok=True)
    for name, before, line in LISTED:
        path = copy / name
        text = path.read_text("utf-8")
        assert text.count(before) == 1, (name, before)
        path.write_text(text.replace(before, line + before), "utf-8")
    script = copy / "plugins/widgets/build.mjs"  # its limits are for what readers are sent, which the type is not
    script.write_text(script.read_text("utf-8").replace('"questions.js": 14_000', '"questions.js": 15_000'), "utf-8")
    run(copy, "node", "build.mjs", folder=script.parent)
    return copy


def run(checkout: Path, *words: str | Path, folder: Path, stdin: str = "") -> str:
    """Run a command with the copied packages; return what it prints."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(checkout / "plugins"), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(words, cwd=folder, env=env, input=stdin, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def cairn(checkout: Path, folder: Path, *words: str) -> str:
    return run(checkout, sys.executable, "-m", "cairn_cli", *words, folder=folder)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site with a question of the type."""
    settings = {"site_name": "Water", "theme": {"name": "material", "font": False}, "plugins": ["cairn"]}
    files = {"mkdocs.yml": json.dumps(settings), "docs/index.md": "# Home\n", "quizzes/water.yml": QUIZ}
    files["docs/concepts/water.md"] = "---\ntitle: Water\nlearn_before: []\n---\nIt is wet.\n"
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_its_questions_are_parsed_and_written_back_as_they_were(checkout, project):
    assert run(checkout, sys.executable, "-c", WRITE_AGAIN, folder=project, stdin=QUIZ) == (
        "questions:\n"
        "  - id: body\n"
        "    stem: |\n"
        "      How much of the body is water?\n"
        "    concepts:\n"
        "      - water\n"
        "    percent: 70\n"
        "    of: |\n"
        "      The *mass* of a [[water]]y adult.\n"
        "    rationale: Muscles hold most of it.\n"
        "  - id: all\n"
        "    stem: |\n"
        "      How much of water is water?\n"
        "    concepts:\n"
        "      - water\n"
        "    percent: 100\n"
    )


def test_its_faults_are_problems_with_a_line(checkout, project):
    said = run(checkout, sys.executable, "-c", WRITE_AGAIN, folder=project, stdin=BROKEN)
    assert "q.yml:5: The key of 'much' is more than 100 percent. Write a number from 0 to 100. [value-invalid]" in said
    assert "has no effect without 'percent'. Add 'percent', or remove 'of'. [value-invalid]" in said


def test_its_keys_are_in_the_schema(checkout, project):
    question = json.loads(cairn(checkout, project, "schema", "quiz"))["definitions"]["question"]
    assert question["properties"]["percent"]["description"] == "The percentage, from 0 to 100."
    assert question["dependencies"]["of"] == ["percent"]
    assert {"required": ["percent"]} in question["allOf"][0]["oneOf"]


def test_a_question_of_it_can_be_begun(checkout, project):
    cairn(checkout, project, "new", "question", "ocean", "--type", "percent", "--concept", "water")
    text = (project / "quizzes/water.yml").read_text("utf-8")
    assert text.endswith(
        "  - id: ocean\n    stem: How many percent?\n    percent: 50\n    rationale: Why the key is right.\n"
    )
    said = cairn(checkout, project, "check")
    assert "'How many percent?' is a sample" in said
    assert "'ocean'" not in said


def test_it_gives_advice(checkout, project):
    said = cairn(checkout, project, "check")
    assert "quizzes/water.yml:8: The key of 'all' is at the end of the scale. Ask for another share." in said
    assert "quizzes/water.yml:8: 'all' has no explanation." in said
    assert "'body'" not in said


def test_its_rule_passes_its_vectors(checkout):
    shutil.copytree(ROOT / "tests/widgets", checkout / "tests/widgets", ignore=shutil.ignore_patterns("*.py"))
    (checkout / "tests/cases").mkdir()
    rows = [
        row for path in (ROOT / "tests/cases", HERE) for row in json.loads((path / "score.json").read_text("utf-8"))
    ]
    (checkout / "tests/cases/score.json").write_text(json.dumps(rows), "utf-8")
    command = ("node", "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--test", "tests/widgets/score.test.ts")
    assert run(checkout, *command, folder=checkout).count("percent of ") == 4
    run(checkout, "node", "node_modules/typescript/bin/tsc", "-p", ".", folder=checkout / "plugins/widgets")


def test_it_is_answered_in_a_browser(
    checkout: Path, project: Path, page: Page, serve_folder: Callable[[Path], AbstractContextManager[str]]
):
    run(checkout, sys.executable, "-m", "mkdocs", "build", "--strict", folder=project)
    with serve_folder(project / "site") as url:
        page.goto(f"{url}concepts/water/")
        question = page.locator("#body")
        field, check = question.get_by_role("spinbutton"), question.get_by_role("button", name="Check")
        expect(question.locator(".cairn-q__kind")).to_have_text("1. Estimate")
        expect(question.locator(".toy-percent__of em")).to_have_text("mass")
        check.click()
        expect(question.get_by_role("status")).to_contain_text("Write a number from 0 to 100.")
        field.fill("45")
        check.click()
        expect(question.get_by_role("status")).to_contain_text("25 off.")
        expect(question).to_have_attribute("data-state", "wrong")
        page.reload()
        expect(question.get_by_role("spinbutton")).to_have_value("45")
        question.get_by_role("button", name="Try again").click()
        field.fill("70")
        check.click()
        expect(question).to_have_attribute("data-state", "right")
        (stored,) = page.evaluate("Object.keys(localStorage).filter(key => /^cairn:.*:s:/.test(key))")
        events = json.loads(page.evaluate("key => localStorage.getItem(key)", stored))["events"]
        assert [(response, score) for _, _, _, response, score, *_ in events] == [("45", 0.75), ("70", 1)]
