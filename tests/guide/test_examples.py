# SPDX-License-Identifier: MIT
"""Every example of the guide and of the README runs, is built or is checked, or says why it cannot be."""

from __future__ import annotations

import ast
import doctest
import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml

from cairn.check.suppressions import find_code
from cairn.questions.parser import parse_quiz_fence, parse_quiz_file
from cairn.text.markdown import Fence
from cairn.text.source import Source

from .examples import PAGES, ROOT, find_examples
from .project import SETTINGS, Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeAlias

    from .examples import Example

    Run: TypeAlias = Callable[[Project, Example], None]

_PROBLEM = re.compile(r"\S+?:\d+: (?P<message>.+) \[(?P<code>[a-z-]+)\]")
_SENTENCE = re.compile(r"(?<=[.?]) (?=[A-Z'{])")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_MIN_LETTERS = 6
"""How many letters of a message must be in the code: a pattern of placeholders alone would match anything."""

QUIZ = """concepts: [vectors]
questions:
  - {id: zero, stem: Zero is a number., is_true: yes, rationale: It counts nothing.}
  - {id: half, stem: A half is an integer., is_true: no, rationale: It is between two integers.}
  - {id: two, stem: What is one more than one?, number: 2, rationale: Count on from one.}
"""
BESIDE: dict[str, dict[str, str]] = {
    "check": {
        "docs/concepts/vectors.md": "---\nlearn_before: [numbers]\n---\nA list of numbers.\n",
        "quizzes/vectors.yml": QUIZ,
    },
    "reference": {"docs/notions/tea.md": "Tea is made from leaves.\n"},
    "search": dict.fromkeys(["docs/guide/index.md", "docs/news.md", "docs/imprint.md"], "# News\n"),
    "speed": {"hooks/badges.py": "def on_page_content(html, **kwargs):\n    return html\n"},
}
"""Files that the examples of a page are about without showing them."""


@pytest.mark.parametrize("name", PAGES)
def test_the_examples_of_a_page_work_from_the_first_to_the_last(tmp_path: Path, name: str):
    project = Project(tmp_path / "project")
    project.folder.mkdir()
    (project.folder / "mkdocs.yml").write_text(yaml.safe_dump(SETTINGS), "utf-8")
    for path, text in {"docs/index.md": "# Course\n", **BESIDE.get(name, {})}.items():
        project.show_file(path, text)
    is_built = True
    for example in find_examples(name):
        if example.reason:
            continue
        run = show_file if example.title else RUN.get(example.language)
        assert run, f"{example.place}: give this block a title, or say above it why it is not run"
        try:
            run(project, example)
        except AssertionError as fault:
            raise AssertionError(f"{example.place}: {fault}") from fault
        is_built = example.title == "mkdocs.yml" or (is_built and not example.title)
    if not is_built:
        project.build()


def test_a_test_that_an_example_names_in_its_place_exists():
    named = [path for name in PAGES for e in find_examples(name) for path in re.findall(r"tests/[\w/.]*\w", e.reason)]
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


# --- Each kind of block ------------------------------------------------------------------------------------


def show_file(project: Project, example: Example) -> None:
    if example.title.endswith(".json"):
        json.loads(example.text)
    if example.title == "mkdocs.yml":
        project.show_settings(example.text)
        project.build()
    else:
        project.show_file(example.title, example.text, is_edit=example.is_edit)


def run_script(project: Project, example: Example) -> None:
    project.run(example.text)


def compare_output(project: Project, example: Example) -> None:
    """Run each command after a `$`; the text below it is all that it prints, where `...` stands for anything."""
    assert example.text.startswith("$ ")
    for one in example.text.removeprefix("$ ").split("\n$ "):
        command, _, shown = one.partition("\n")
        said = project.execute(command)[1].strip()
        pattern = ".*".join(map(re.escape, shown.strip().split("...")))
        assert re.fullmatch(pattern, said, re.DOTALL), f"'{command}' prints:\n{said}\nand not:\n{shown}"


def check_question(project: Project, example: Example) -> None:
    text = example.text
    if re.search(r"^questions:", text, re.MULTILINE) and not re.search(r"^case:", text, re.MULTILINE):
        quiz, problems = parse_quiz_file(Source("quizzes/example.yml", text))
    else:
        quiz, problems = parse_quiz_fence(Fence("quiz", text, 0, 0, ""), "docs/example.md", 1, "")
    assert [str(problem) for problem in problems] == []
    assert quiz.questions, "this is no question: give the block a title, if it is a file"


def check_json(project: Project, example: Example) -> None:
    json.loads(example.text)


def check_problems(project: Project, example: Example) -> None:
    """Each sentence of a message is one that the code can say."""
    for line in example.text.splitlines():
        problem = _PROBLEM.fullmatch(line)
        assert problem, f"'{line}' is no problem"
        assert find_code(problem["code"]), problem["code"]
        said = problem["message"], *_SENTENCE.split(problem["message"])
        known = [bool(SAYINGS.fullmatch(text.rstrip("."))) for text in said]
        assert known[0] or all(known[1:]), f"nothing says '{problem['message']}' any more"


def run_python(project: Project, example: Example) -> None:
    failed = doctest.DocTestRunner().run(doctest.DocTestParser().get_doctest(example.text, {}, "guide", None, None))
    assert failed.failed == 0
    assert failed.attempted > 0


RUN: dict[str, Run] = {
    "sh": run_script,
    "console": compare_output,
    "yaml": check_question,
    "quiz": check_question,
    "json": check_json,
    "text": check_problems,
    "pycon": run_python,
}


def find_sayings() -> re.Pattern[str]:
    """Every sentence in the strings of the code, with anything for its placeholders, as one pattern."""
    found = set()
    for path in ROOT.glob("plugins/*/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            text = read_string(node).strip()
            found |= {part.rstrip(".") for part in (text, *_SENTENCE.split(text))}
    sentences = [_PLACEHOLDER.split(s) for s in sorted(found) if len(_PLACEHOLDER.sub("", s)) >= _MIN_LETTERS]
    return re.compile("|".join(".*".join(map(re.escape, parts)) for parts in sentences))


def read_string(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


SAYINGS = find_sayings()
