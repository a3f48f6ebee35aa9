# SPDX-License-Identifier: MIT
"""A question that is written out and read again is the same, whatever its author typed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cairn.test_cases import CASES

from cairn.questions.parser import parse_quiz_file
from cairn.questions.types.registry import BY_KEY
from cairn.questions.writer import write_quiz
from cairn.text.source import Source

OWN = sorted((Path(__file__).parents[3] / "quizzes").rglob("*.yml"))
FILES = {
    **{path.name: path.read_text("utf-8") for path in OWN},
    **{f"{c.name}, {p}": t for c in CASES for p, t in c.files.items() if p.startswith("quizzes/")},
}
PLACES = {"span", "links"}


def same(value):
    """A value without the lines at which its parts stand."""
    if is_dataclass(value):
        return type(value), {f.name: same(getattr(value, f.name)) for f in fields(value) if f.name not in PLACES}
    return tuple(map(same, value)) if isinstance(value, tuple) else value


def read(text):
    return parse_quiz_file(Source("q.yml", text))


def check(text):
    """A sound file reads the same when written again; a faulty one can at least be written."""
    quiz, problems = read(text)
    written = write_quiz(quiz)
    again, faults = read(written)
    if not problems:
        assert faults == ()
        assert same(again) == same(quiz), written
        assert write_quiz(again) == written


@pytest.mark.parametrize("name", FILES)
def test_every_question_file_at_hand_reads_the_same_when_written_again(name):
    check(FILES[name])


def test_the_course_shows_every_type():
    found = {question.type for path in OWN for question in read(path.read_text("utf-8"))[0].questions}
    assert len(found) >= len(BY_KEY)


WORDS = (
    "a",
    "Vectors",
    "no",
    "12:30",
    "集合",
    "C#",
    "é",
    "x :: y",
    "[[a]]",
    "{{ x }}",
    "{# y",
    "<b>",
    "</script>",
    "&amp;",
)
RARE = ("\u2028", "\x85", "\ufeff", "\u202e", "\U0001f600", "\t", "\xa0", '"', "'", "\\")
MARKS = (
    "**b**",
    "`c | d`",
    "`::`",
    "|",
    "$x$",
    "- d",
    "> e",
    "1. f",
    "[x]",
    "[ ] *",
    "\\[50%]",
    "~~~",
    "#",
    ": ",
    " #",
    "*",
    "_",
    "%",
    "@",
    "!",
)
word = st.sampled_from(WORDS + RARE + MARKS) | st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=8
)
line = st.lists(word, min_size=1, max_size=4).map(" ".join)
prose = st.lists(line | st.just(""), min_size=1, max_size=4).map("\n".join)


def indented(text, depth):
    """A text as the lines of a block of YAML."""
    return "\n".join(" " * depth + part for part in text.replace("\r", "\n").split("\n"))


def listed(mark, most_quotes=0):
    """Items of a list in a block, some with a second line, or with feedback where there can be some."""
    item = st.tuples(line, st.lists(line, max_size=2), st.lists(line, max_size=most_quotes))
    return st.lists(item, min_size=1, max_size=4).map(
        lambda items: "\n".join(
            "\n  ".join((f"{mark(n)}{first}", *more, *(f"> {q}" for q in quotes)))
            for n, (first, more, quotes) in enumerate(items)
        )
    )


def answer_mark(number):
    return ("- ", "- [ ] ", "- [x] ", "- [12.50%] ")[number % 4]


single = st.floats(allow_nan=False, allow_infinity=False, width=32).map(str)
number = single | st.tuples(st.integers(-9, 0), st.integers(1, 9)).map(lambda ends: f"{ends[0]} .. {ends[1]}.5")
GAPS = (" [[gap|hole]] ", " [[gap|~hole| ~ a~b|~\\~c]] ", " [[\\~gap|/a[~]/]] ", " [[~~x|\\~x|\\\\~]] ")
BLOCKS = {
    "choices": listed(lambda n: "- [x] " if n % 2 else "- [ ] ", 2)
    | listed(lambda n: ("- [x] ", "- [33.30%] ", "- [100%] ", "- [ ] ")[n], 2),
    "order": listed(lambda n: f"{n // 2 + 1}. ", 2),
    "match": st.lists(st.tuples(line, line), min_size=2, max_size=4).map(
        lambda pairs: "\n".join(f"- {a} :: {b}" for a, b in pairs)
    ),
    "sort": st.lists(st.tuples(line, st.lists(line, max_size=3)), min_size=2, max_size=3).map(
        lambda groups: "\n".join("\n  - ".join((f"- {a}", *rows)) for a, rows in groups)
    ),
    "table": st.lists(st.tuples(line, line, line), min_size=2, max_size=4).map(
        lambda rows: "| A | B | C |\n|---|---|---|\n" + "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
    ),
    "blanks": st.tuples(st.sampled_from(GAPS), st.lists(line, min_size=2, max_size=4)).map(lambda p: p[0].join(p[1])),
    "accept": listed(answer_mark, 2),
    "model_answer": prose,
    "number": number
    | st.lists(st.tuples(number, line), min_size=1, max_size=4).map(
        lambda rows: "\n".join(f"{answer_mark(n)}{row}\n  > {said}" for n, (row, said) in enumerate(rows))
    ),
    "is_true": st.sampled_from(("yes", "no")),
}
COMPANIONS = {
    "accept": {"exact": "yes"},
    "blanks": {"exact": "on"},
    "number": {"within": "5%", "unit": '"kg"'},
    "model_answer": {"rubric": "- An idea\\n- Another"},
}


@st.composite
def questions(draw):
    """The text of one question of any type, with hostile words in every field."""
    stem, rationale, key = draw(prose), draw(prose), draw(st.sampled_from(sorted(BLOCKS)))
    text = f"  - stem: |2\n{indented('Why? ' + stem, 6)}\n    {key}: |2\n{indented(draw(BLOCKS[key]), 6)}\n"
    text += f"    rationale: |2\n{indented(rationale, 6)}\n"
    if draw(st.booleans()):
        text += f"    hints: |2\n{indented(draw(listed(lambda _: '- ')), 6)}\n    shuffle: no\n    id: an-id\n"
    if draw(st.booleans()):
        text += "".join(
            f'    {name}: "{value}"\n'.replace('""', '"') for name, value in COMPANIONS.get(key, {}).items()
        )
    return text


@given(questions())
@settings(max_examples=400)
def test_any_question_reads_the_same_when_written_again(text):
    check("concepts: [a]\nquestions:\n" + text)


@given(st.lists(questions(), min_size=1, max_size=3), prose)
@settings(max_examples=60)
def test_any_case_reads_the_same_when_written_again(parts, scenario):
    inner = "".join("    " + row + "\n" for part in parts for row in part.splitlines())
    check(f"concepts: [a]\nquestions:\n  - case: |2\n{indented(scenario, 6)}\n    questions:\n{inner}")


def test_a_question_is_written_without_what_goes_without_saying():
    text = "- {id: q, stem: How many?, number: 3, within: 0, concepts: [], seen_on: [a], shuffle: yes}\n"
    written = write_quiz(read(text)[0])
    assert "concepts: []" in written
    assert "    seen_on:\n      - a\n    number: 3\n" in written
    assert not {"within", "unit", "shuffle", "rationale", "hints"} & set(written.replace(":", " ").split())


def test_items_are_written_with_their_feedback_and_no_empty_lines():
    text = "- id: q\n  stem: Which?\n  concepts: [a]\n  choices: |\n    - [x] One\n    - [ ] Two\n      > No.\n"
    assert "    choices: |\n      - [x] One\n      - [ ] Two\n        > No.\n" in write_quiz(read(text)[0])
