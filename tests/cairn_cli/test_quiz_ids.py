# SPDX-License-Identifier: MIT
from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.authoring.question_ids import assign_ids
from cairn.questions.parser import parse_quiz_file
from cairn.text.source import Source
from cairn_cli.__main__ import main

QUIZ = """# Questions on tea
concepts: [tea]

questions:
  -   stem: |   # a remark
        Is tea hot?
      is_true: yes

  - id: cold
    stem: "Is tea cold?"
    is_true: no
  - {stem: Is tea wet?, is_true: yes}
  -
    rationale: It is mostly water.
    stem: Is tea dry?
    is_true: no
  - case: Tea stands on a table.
    questions:
      - stem: Does it cool?
        is_true: yes
      - is_true: no
        "stem": Does it boil?
"""
PINNED = """# Questions on tea
concepts: [tea]

questions:
  -   id: q-IS-TEA-HOT
      stem: |   # a remark
        Is tea hot?
      is_true: yes

  - id: cold
    stem: "Is tea cold?"
    is_true: no
  - {id: q-IS-TEA-WET, stem: Is tea wet?, is_true: yes}
  -
    id: q-IS-TEA-DRY
    rationale: It is mostly water.
    stem: Is tea dry?
    is_true: no
  - id: q-TEA-STANDS
    case: Tea stands on a table.
    questions:
      - id: q-DOES-IT-COOL
        stem: Does it cool?
        is_true: yes
      - id: q-DOES-IT-BOIL
        is_true: no
        "stem": Does it boil?
"""
FENCE = "---\ntitle: Tea\n---\nTea.\n\n```quiz\nstem: Is tea old?\nis_true: yes\n```\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("docs/concepts", "quizzes"):
        Path(folder).mkdir(parents=True)
    Path("mkdocs.yml").write_text("site_name: Tea\ntheme: {name: mkdocs}\nplugins: [cairn]\n")
    Path("docs/concepts/tea.md").write_text(FENCE)
    Path("quizzes/tea.yml").write_text(QUIZ)
    return tmp_path


def read(text):
    quiz, problems = parse_quiz_file(Source("quizzes/tea.yml", text))
    assert problems == ()
    return [single for each in quiz.questions for single in (each, *each.parts)]


def unpinned(text):
    return [question for question in read(text) if not question.has_explicit_id]


def expected():
    text = PINNED
    for name, question in zip(re.findall(r"q-[A-Z-]+", PINNED), unpinned(QUIZ), strict=True):
        text = text.replace(name, question.id)
    return text


def test_ids_are_listed_and_nothing_is_written(project, capsys):
    assert main(["quiz", "ids"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert [line.partition(": ")[0] for line in out[:2]] == ["docs/concepts/tea.md:7", "quizzes/tea.yml:5"]
    assert out[-1] == "7 without an id. Use --write to add ids."
    assert Path("quizzes/tea.yml").read_text() == QUIZ


def test_ids_are_written_into_files_and_fences_and_nothing_else_changes(project, capsys):
    assert main(["quiz", "ids", "--write"]) == 0
    assert Path("quizzes/tea.yml").read_text() == expected()
    written = Path("docs/concepts/tea.md").read_text().split("\n")
    assert written[6].startswith("id: q-")
    assert "\n".join(written[:6] + written[7:]) == FENCE
    assert main(["quiz", "ids"]) == 0
    assert capsys.readouterr().out.endswith("\n0 without an id. Use --write to add ids.\n")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_keep_their_ends(project, end):
    Path("quizzes/tea.yml").write_bytes(QUIZ.replace("\n", end).encode())
    assert main(["quiz", "ids", "--write"]) == 0
    assert Path("quizzes/tea.yml").read_bytes() == expected().replace("\n", end).encode()


def test_a_question_in_the_middle_of_a_line_is_left_and_said(project, capsys):
    text = "questions: [{stem: Is tea hot?, is_true: yes, concepts: tea}]\n"
    Path("quizzes/tea.yml").write_text(text)
    assert main(["quiz", "ids", "--write"]) == 1
    assert "quizzes/tea.yml:1: No id can be inserted here. Add 'id: q-" in capsys.readouterr().out
    assert Path("quizzes/tea.yml").read_text() == text


BEGINNINGS = ("  - ", "  -    ", "  -\n      ", "  - {", "  - { ")
KEYS = ("stem: One{}", '"stem": One{}', "'stem' : One{}", "rationale: No.{join}stem: One{}")


@st.composite
def files(draw):
    """A question file whose questions begin in any way that YAML knows."""
    text = "concepts: a\nquestions:\n"
    for number in range(draw(st.integers(1, 4))):
        begin = draw(st.sampled_from(BEGINNINGS))
        indent = "\n" + " " * len(begin.rpartition("\n")[2])
        keys = draw(st.sampled_from(KEYS)).format(number, join=", " if "{" in begin else indent)
        text += begin + keys + "}" * ("{" in begin) + "\n"
    return text


@given(files(), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=60)
def test_pinning_gives_the_same_questions_with_the_ids_that_they_had(text, end):
    before = read(text)
    pinned, done = assign_ids(text.replace("\n", end), before)
    after = read(pinned.replace("\r\n", "\n"))
    assert [(q.id, q.stem, q.rationale) for q in after] == [(q.id, q.stem, q.rationale) for q in before]
    assert list(done) == before
    assert unpinned(pinned.replace("\r\n", "\n")) == []
