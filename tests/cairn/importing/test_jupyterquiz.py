# SPDX-License-Identifier: MIT
"""Questions of JupyterQuiz: each item of a list is carried, or named with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.importing.formats.jupyterquiz import JUPYTERQUIZ
from cairn.importing.formats.registry import find_format
from cairn.importing.found import Bundle
from cairn.importing.output.imported import Placing, compile_imported
from cairn.questions.parser import parse_quiz_file
from cairn.text.problem import Severity
from cairn.text.source import Source

CASES = Path(__file__).parents[2] / "cases" / "imports" / "jupyterquiz"


def read(source):
    data = source if isinstance(source, bytes) else (source if isinstance(source, str) else json.dumps(source)).encode()
    return JUPYTERQUIZ.read(Bundle("bank.json", data))


def compile_found(found):
    imported = compile_imported(found, "jupyterquiz:bank.json", "bank", Placing())
    for file in imported.files:
        _, problems = parse_quiz_file(Source(file.path, file.text))
        assert [problem for problem in problems if problem.code.severity is Severity.ERROR] == [], file.text
    return imported


def only_file(source):
    (file,) = compile_found(read(source)).files
    return file.text


def faults(source):
    found = read(source)
    return [*map(str, found.problems), *(f"{left.span.line}: {left.sentence}" for left in found.left_out)]


def ask(kind, *answers, **fields):
    return [{"question": "Why?", "type": kind, "answers": list(answers), **fields}]


def test_every_type_is_carried_and_what_is_lost_has_its_line():
    found = read((CASES / "bread.json").read_bytes())
    imported = compile_found(found)
    assert [item.kind for item in imported.items] == ["multiple", "single", "number", "short"]
    assert [item.fate for item in imported.items] == ["carried", "carried", "simplified", "simplified"]
    assert [item.span.line for item in imported.items] == [2, 4, 6, 10]
    (file,) = imported.files
    for part in (
        "- [x] ```\n        2\n        ```\n        > A sum.",
        "- [ ] 450..460\n",
        "- [ ] *\n        > Look it up.",
    ):
        assert part in file.text
    assert "exact" not in file.text
    assert find_format(Bundle("bread.json", (CASES / "bread.json").read_bytes())) is JUPYTERQUIZ


def test_texts_are_html_with_formulas_and_links():
    text = only_file(
        ask(
            "multiple_choice",
            {
                "answer": "$a<b$",
                "correct": True,
                "feedback": "See [here](https://example.org) or <https://example.com>.",
            },
            {"answer": "5 &lt; <b>6</b> {{ x }}", "correct": False, "code": "a &lt; b\nc"},
        )
    )
    assert "- [x] $a\\lt b$" in text
    assert "> See [here](https://example.org) or [https://example.com](https://example.com)." in text
    assert "5 &lt; **6** &#123;&#123; x }}" in text
    assert "a < b\n        c" in text


def test_the_first_answer_that_matches_decides_and_any_other_response_comes_last():
    default = {"type": "default", "feedback": "No."}
    text = only_file(ask("numeric", default, {"value": 1e-3, "correct": True}, {"range": [9, 2], "correct": True}))
    assert "number: |\n      - 0.001\n      - 2..9\n      - [ ] *\n        > No." in text
    text = only_file(ask("string", {"type": "default"}, {"answer": "A*", "correct": True, "match_case": True}))
    assert "accept: |\n      - A*\n    exact: yes" in text


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ([3], "1: This item is not a question."),
        (ask("match", {}), "1: 'Why?' is of the type 'match'"),
        (ask("string"), "1: 'Why?' has no right answer."),
        (ask("string", 3), "1: 'Why?' has no list of answers."),
        (ask("numeric", {"value": "x"}), "1: An answer of 'Why?' is neither a number nor a range"),
        (ask("numeric", {"range": []}), "1: An answer of 'Why?' is neither a number nor a range"),
        ('[\n{"question": "Why?", "type": "numeric", "answers": [{"value": 1e999}]}]', "2: An answer of 'Why?'"),
        (ask("many_choice", {"answer": "a", "correct": False}, {"answer": "b"}), "1: 'Why?' has no right answer."),
        (ask("many_choice", {"answer": "a", "correct": True}, question=""), "1: This question has fewer than two"),
        ('[{"question": "a"},\n', "bank.json:2: This is not JSON (Expecting value)."),
        ('[{"question": "a"}\n3]', "bank.json:2: This is not JSON (expecting ',')."),
        ("{}", "bank.json:1: This is not JSON (expecting '[')."),
        ("[" * 100_000, "bank.json:1: This is not JSON (it is nested too deep"),
        (b"[\xff", "bank.json:1: This line is not UTF-8"),
    ],
)
def test_what_cannot_be_carried_is_named_with_its_line(source, fault):
    assert any(fault in line for line in faults(source)), faults(source)
    assert compile_found(read(source)).files == ()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("answer", "value", "range", "type", "correct", "code", "feedback")), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "type": st.sampled_from(("numeric", "string", "many_choice", 3)),
                "answers": VALUES | st.lists(VALUES, max_size=3),
            },
            optional={"question": VALUES, "code": VALUES, "precision": VALUES},
        ),
        max_size=3,
    )
)
def test_any_list_is_read_without_an_exception_and_counted(items):
    found = read(items)
    total = sum(len(group.questions) for group in found.groups) + len(found.left_out)
    assert total == len(items)
    assert len(compile_found(found).items) == total


@pytest.mark.parametrize("more", ["x", "\n[]", ",", "\n\n}"])
def test_what_stands_behind_the_list_is_not_dropped_in_silence(more):
    found = JUPYTERQUIZ.read(Bundle("a.json", f"[]\n{more}".encode()))
    assert "extra data" in found.problems[0].message


def test_half_of_a_character_is_shown_as_the_sign_for_what_cannot_be_read():
    answers = r'[{"answer": "\ud83c\udf5e", "correct": true}]'
    found = JUPYTERQUIZ.read(
        Bundle("q.json", rf'[{{"question": "a \ud800", "type": "string", "answers": {answers}}}]'.encode())
    )
    (question,) = found.groups[0].questions
    assert question.question.stem == "a \ufffd"
    assert "🍞" in str(question.question.exercise)
