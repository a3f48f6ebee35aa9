# SPDX-License-Identifier: MIT
"""Options that name what is not there, and questions that would be published as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_cairn.build.project import check_project

from .conftest import copy_site, rebuild, write_site

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "docs/ideas/a.md": "---\nlearn_before: []\n---\nText.\n",
    "docs/notes.yml": "A:\n  order: 1\n",
    "docs/refs/books.bib": "",
    "questions/a.yml": "[]\n",
}


def test_a_folder_of_questions_that_is_misspelt_is_told_with_the_line_of_the_option(tmp_path: Path):
    built = copy_site("field/11-quiz-folder-misspelt", tmp_path / "site")
    fault = "The option 'quizzes' names the folder 'quizes', which does not exist in 'site'. Did you mean 'quizzes'?"
    line = f"mkdocs.yml:4: {fault} [option-path-missing]"
    assert f"ERROR: {line}" in rebuild(built).problems
    assert line in [str(v.problem) for v in check_project(built.source)[1].rated_problems]


@pytest.mark.parametrize(
    ("option", "value", "guess"),
    [
        ("concepts", "idea", "Did you mean 'ideas'?"),
        ("concepts", "/nothing/", "Create it, or correct the option."),
        ("quizzes", "questons", "Did you mean 'questions'?"),
        ("quizzes", "docs/notes.yml", "Did you mean 'docs/refs'?"),
        ("tags", "note.yml", "Did you mean 'notes.yml'?"),
        ("references", "refs/book.bib", "Did you mean 'refs/books.bib'?"),
    ],
)
def test_an_option_that_names_nothing_is_an_error_with_the_nearest_name(
    tmp_path: Path, option: str, value: str, guess: str
):
    [problem] = rebuild(write_site(tmp_path, FILES, plugins=[{"cairn": {option: value}}])).problems
    assert problem.startswith(f"ERROR: mkdocs.yml:1: The option '{option}' names the ")
    assert problem.endswith(f"{guess} [option-path-missing]")


@pytest.mark.parametrize(
    "options",
    [{}, {"concepts": "ideas"}, {"concepts": "/ideas/"}, {"quizzes": "questions"}, {"references": "refs/books.bib"}],
)
def test_an_option_that_names_what_is_there_is_fine(tmp_path: Path, options: dict[str, str]):
    assert rebuild(write_site(tmp_path, FILES, plugins=[{"cairn": options}])).problems == []


@pytest.mark.parametrize(
    ("language", "fault"),
    [
        ("de_AT", "'de_AT'. Did you mean 'de'?"),
        ("xx_YY", "'xx_YY'. Choose one of "),
        (False, "'no'. Choose one of "),
        (None, "'null'. "),
        (5, "'5'. Choose one of "),
    ],
)
def test_a_language_that_the_theme_does_not_know_is_an_error_and_no_traceback(
    tmp_path: Path, language: object, fault: str
):
    theme = {"name": "material", "font": False, "language": language}
    written = write_site(tmp_path, FILES, theme=theme)
    message = f"mkdocs.yml:1: The theme does not know the language {fault}"
    assert rebuild(written).problems[0].startswith(f"ERROR: {message}")
    assert str(check_project(written.source)[1].rated_problems[0].problem).startswith(message)


QUIZ = "concepts: [a]\nquestions:\n  - stem: What is one?\n    is_true: yes\n"


@pytest.mark.parametrize(("text", "line"), [(QUIZ, 2), ("- stem: What?\n  is_true: no\n", 1)])
def test_questions_among_the_documents_are_told_of(tmp_path: Path, text: str, line: int):
    files = {"docs/concepts/a.md": "Text.\n", "docs/quizzes/a.yml": text, "docs/data.yml": "stems: 1\n"}
    fault = "This question file would be published with its keys. Move it to 'quizzes/' next to mkdocs.yml."
    assert rebuild(write_site(tmp_path, files)).problems == [
        f"WARNING: docs/quizzes/a.yml:{line}: {fault} [quiz-published]"
    ]


def test_a_folder_of_questions_among_the_documents_that_an_option_names_is_not_published(tmp_path: Path):
    files = {"docs/concepts/a.md": "Text.\n", "docs/quizzes/a.yml": QUIZ}
    built = rebuild(write_site(tmp_path, files, plugins=[{"cairn": {"quizzes": "docs/quizzes"}}]))
    assert built.problems == []
    assert "What is one?" in built.read("concepts/a/index.html")
    assert not (built.folder / "quizzes").exists()


def test_a_folder_with_nearly_the_name_of_the_questions_folder_is_a_slip(tmp_path: Path):
    files = {"docs/concepts/a.md": "Text.\n", "quizes/0.yml": "- A\n", "quizes/a.yml": QUIZ}
    fault = "This file is not read, because questions belong in 'quizzes/'. Rename the folder 'quizes'."
    site = write_site(tmp_path, files)
    assert rebuild(site).problems == [f"WARNING: quizes/a.yml:2: {fault} [quiz-unread]"]
    (tmp_path / "quizzes").mkdir()
    assert rebuild(site).problems == []


def test_a_source_whose_name_does_not_end_as_it_should_is_told(tmp_path: Path):
    names = ("quizzes/a.yml.txt", "quizzes/deep/b.YAML", "docs/concepts/c.md.txt")
    others = ("quizzes/notes.txt", "quizzes/d.yml", "docs/concepts/e.md", "docs/other/f.md.txt", "quizzes/g.yml.bak")
    built = rebuild(write_site(tmp_path, {**FILES, **dict.fromkeys((*names, *others), "")}, plugins=["cairn"]))
    assert [line.removeprefix("WARNING: ").partition(":1: ")[::2] for line in built.problems] == [
        (name, f"This file is not read, because of the end of its name. Rename it to '{right}'. [source-misnamed]")
        for name, right in zip(sorted(names), ("c.md", "a.yml", "b.yaml"), strict=True)
    ]


def test_a_folder_of_questions_may_be_anywhere(tmp_path: Path):
    for folder in ("../elsewhere", str(tmp_path / "elsewhere")):
        written = write_site(
            tmp_path / "site", {**FILES, "../elsewhere/a.yml.txt": ""}, plugins=[{"cairn": {"quizzes": folder}}]
        )
        assert ["../elsewhere/a.yml.txt:1: " in line for line in rebuild(written).problems] == [True]
