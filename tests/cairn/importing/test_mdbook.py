# SPDX-License-Identifier: MIT
"""Questions of mdbook-quiz: each table is carried, or named with its line, and a broken one spoils no other."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.importing.formats.mdbook import MDBOOK
from cairn.importing.formats.registry import find_format
from cairn.importing.found import Bundle
from cairn.importing.output.imported import Placing, compile_imported
from cairn.importing.reading import toml_tables
from cairn.questions.parser import parse_quiz_file
from cairn.text.problem import Severity
from cairn.text.source import Source, without_spans

if toml_tables.load_parser() is None:
    pytest.skip("Python 3.10 reads no TOML, and 'tomli' is not installed", allow_module_level=True)

CASES = Path(__file__).parents[2] / "cases" / "imports" / "mdbook"
GOOD = '[[questions]]\ntype = "ShortAnswer"\nprompt.prompt = "A `[[b]]`?"\nanswer.answer = "[c]"\n'


def read(source):
    return MDBOOK.read(Bundle("bread.toml", source if isinstance(source, bytes) else source.encode()))


def compile_found(found):
    imported = compile_imported(found, "mdbook:bread.toml", "bread", Placing())
    for file in imported.files:
        assert errors(file.text) == [], file.text
    return imported


def errors(text):
    _, problems = parse_quiz_file(Source("q.yml", text))
    return [problem for problem in problems if problem.code.severity is Severity.ERROR]


def only_file(source):
    (file,) = compile_found(read(source)).files
    return file.text


def faults(source):
    found = read(source)
    return [*map(str, found.problems), *(f"{left.span.line}: {left.sentence}" for left in found.left_out)]


def ask(kind, *lines):
    return "\n".join((f'[[questions]]\ntype = "{kind}"', *lines, ""))


def test_every_type_is_carried_as_the_same_questions():
    data = (CASES / "bread.toml").read_bytes()
    imported = compile_found(read(data))
    assert [item.kind for item in imported.items] == ["single", "multiple", "short", "case", "case"]
    assert [item.fate for item in imported.items] == ["carried"] * 5
    assert [item.span.line for item in imported.items] == [1, 10, 17, 24, 34]
    (file,) = imported.files
    expected, problems = parse_quiz_file(Source("q.yml", (CASES / "bread.yml").read_text("utf-8")))
    assert [problem for problem in problems if problem.code.severity is Severity.ERROR] == []
    quiz, _ = parse_quiz_file(Source("q.yml", file.text))
    assert [without_spans(question) for question in quiz.questions] == [
        without_spans(question) for question in expected.questions
    ]
    assert find_format(Bundle("bread.toml", data)) is MDBOOK


def test_a_broken_table_spoils_no_other():
    said = faults(f'{GOOD}\n[[questions]]\ntype = "ShortAnswer\n\n{GOOD.replace("A `", "D `")}')
    assert len(said) == 1
    assert said[0].startswith("7: This question is not TOML (")
    assert len(compile_found(read(f"{GOOD}[[questions]]\n'\n{GOOD.replace('A `', 'D `')}")).items) == 3
    assert "5: " in faults(f'{GOOD}[[questions]]\ntype = """\n{GOOD}')[0]


def test_a_line_in_a_text_that_looks_like_a_table_is_text():
    source = ask("Tracing", 'prompt.program = """', "[[questions]]", '"""', "answer.doesCompile = false") + GOOD
    assert "      ```rust\n      [[questions]]\n      ```" in only_file(source)
    assert faults(source) == []


def test_choices_stand_in_the_order_that_the_source_asks_for():
    lines = ('prompt.prompt = "Why?"', 'prompt.distractors = ["d", "b"]', 'answer.answer = "c"')
    text = only_file(ask("MultipleChoice", *lines))
    assert "choices: |\n      - [x] c\n      - [ ] d\n      - [ ] b\n" in text
    assert "shuffle" not in text
    text = only_file(ask("MultipleChoice", *lines, "prompt.answerIndex = 2"))
    assert "shuffle: no\n    choices: |\n      - [ ] d\n      - [ ] b\n      - [x] c\n" in text
    text = only_file(ask("MultipleChoice", *lines, "prompt.sortAnswers = true"))
    assert "shuffle: no\n    choices: |\n      - [ ] b\n      - [x] c\n      - [ ] d\n" in text


def test_what_a_program_prints_is_compared_exactly_if_that_makes_a_difference():
    lines = ('prompt.program = "p"', "answer.doesCompile = true")
    assert "- Ok 1\n        exact: yes\n" in only_file(ask("Tracing", *lines, 'answer.stdout = "Ok\\n1\\n"'))
    found = read(ask("Tracing", *lines, 'answer.stdout = "Ok\\n1\\n"', 'id = "b c"'))
    (question,) = found.groups[0].questions
    assert "prints several lines" in question.losses[0]
    assert len(question.question.parts) == 2
    (question,) = read(ask("Tracing", *lines)).groups[0].questions
    assert len(question.question.parts) == 1


def test_two_programs_with_one_id_get_no_parts_with_the_same_id():
    one = ask("Tracing", 'id = "x"', 'prompt.program = "p"', "answer.doesCompile = true")
    imported = compile_found(read(one + one.replace('"p"', '"q"')))
    assert "x-compiles" not in imported.files[0].text
    assert "id: x-compiles" in only_file(one)


def test_a_text_for_several_questions_stands_above_each():
    source = f'{GOOD}multipart = "m"\n\n{GOOD}multipart = "n"\n[multipart]\nm = "Read **this**."\n'
    found = read(source)
    stems = [each.question.stem for each in found.groups[0].questions]
    assert stems == ["Read **this**.\n\nA `[[b]]`?", "A `[[b]]`?"]
    assert "belongs to 'n'" in found.groups[0].questions[1].losses[0]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (ask("Essay", "prompt.prompt = 'A?'", "answer.answer = 'b'"), "1: 'A?' is of the type 'Essay'"),
        (ask("ShortAnswer", "prompt = 'A?'"), "1: This question has no 'prompt', or no 'answer'."),
        (ask("ShortAnswer", "prompt.prompt = 'A?'", "answer.answer = true"), "1: 'A?' has no right answer."),
        (ask("MultipleChoice", "prompt.prompt = 'A?'", "answer.answer = []"), "1: 'A?' has fewer than two choices."),
        (ask("Tracing", "prompt.prompt = 'A?'", "answer.doesCompile = true"), "1: This question has no program."),
        (ask("Tracing", "prompt.program = 'A'", "answer.stdout = ''"), "does not say whether the program compiles"),
        ("a = \n" + GOOD, "bread.toml:1: The part above the first question is not TOML"),
        (f"[[questions]]\n{'a.' * 5000}b = 1\n", "1: This question is not TOML (it is nested too deep)."),
        (f"[[questions]]\na = {'[' * 5000}\n", "1: This question is not TOML ("),
        (b"[[questions]]\n\xff", "bread.toml:2: This line is not UTF-8"),
    ],
)
def test_what_cannot_be_carried_is_named_with_its_line(source, fault):
    assert any(fault in line for line in faults(source)), faults(source)
    assert compile_found(read(source)).files == ()


def test_a_python_without_toml_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    monkeypatch.setitem(sys.modules, "tomli", None)
    assert faults(GOOD) == [f"bread.toml:1: {toml_tables.NO_READER} [import-damaged]"]


LINES = (
    "[[questions]]",
    'type = "Tracing"',
    'type = "ShortAnswer"',
    'prompt.prompt = "A"',
    "answer.answer = 'b'",
    '"""',
    "'",
)


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=5), max_size=12).map("\n".join))
def test_any_text_is_read_without_an_exception(text):
    compile_found(read(text.encode("utf-8", "replace")))


def test_an_answer_that_is_a_number_is_read_as_it_is_typed():
    text = only_file(
        ask("ShortAnswer", 'prompt.prompt = "How many?"', "answer.answer = 3", 'answer.alternatives = ["three"]')
    )
    assert "accept: |\n      - 3\n      - three\n" in text
