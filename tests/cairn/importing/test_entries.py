# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.importing.names import compile_id
from cairn.importing.parsing.classification import Rule, classify
from cairn.importing.parsing.entries import Entry, parse_entries
from cairn.importing.parsing.overrides import Overrides, parse_overrides
from cairn.text.source import Source

NOTHING = Overrides()


def sizes(lines, overrides=NOTHING):
    return [len(entry.lines) for entry in parse_entries(lines, overrides)]


@given(data=st.data())
@settings(max_examples=20)
def test_the_lines_of_a_list_are_joined_to_the_entries_of_the_graph(kit, data):
    export = data.draw(kit.exports())
    for dependents in export.dependents.values():
        lines = [line for entry in dependents for line in entry.split("\n")]
        found = parse_entries(lines, NOTHING)
        assert [entry.text for entry in found] == list(dependents)
        assert [classify(e, NOTHING, ()).is_question for e in found] == [d in export.questions for d in dependents]


@pytest.mark.parametrize("label", ["- Wick: it burns.", "* it burns.", "3. it burns.", "Lamp B: it burns."])
def test_items_after_a_sentence_belong_to_a_stem_that_one_more_sentence_closes(label):
    lines = ("Two of the lamps stand side by side:", label, label, "Which of these two lamps is the brighter?", "Osk")
    assert sizes(lines) == [4, 1]


def test_a_stem_may_end_with_its_items():
    assert sizes(("Two of the lamps stand side by side:", "- Wick one", "- Wick two", "Osk")) == [3, 1]


def test_a_stem_that_has_asked_already_is_not_closed_by_the_next_question():
    lines = (
        "Which of the lamps below is the brighter?",
        "- Wick one",
        "- Wick two",
        "Why do lamps burn the longer, if wet?",
    )
    assert sizes(lines) == [3, 1]


def test_a_title_with_a_colon_stands_alone():
    assert sizes(("Osk", "Goal of Wicks: Light and Warmth", "Lamp A: Wet", "Fenn")) == [1, 1, 1, 1]


def test_import_yml_joins_lines_and_keeps_lines_apart():
    overrides, problems = parse_overrides(
        Source("import.yml", "questions:\n  - |\n    Osk\n    Fenn\nconcepts:\n  - Lamp B: Wet\n  - plain\n")
    )
    assert not problems
    assert overrides.concepts == {("Lamp B: Wet",), ("plain",)}
    lines = ("Osk", "Fenn", "Osk", "Two of the lamps stand side by side:", "Lamp B: Wet")
    assert sizes(lines, overrides) == [2, 1, 1, 1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- Wick", "import.yml:1: This file may contain only 'concepts: [...]'"),
        ("concepts: []\nquestion: [Wick]", "import.yml:2: Unknown key 'question'. The file may contain only"),
        ("concepts: [Wick]\nquestions: [Wick]", "import.yml:1: 'Wick' is listed as a concept and as a question."),
        ("concepts: [", "import.yml:1: This is not valid YAML"),
    ],
)
def test_a_fault_in_import_yml_is_reported(text, message):
    _, problems = parse_overrides(Source("import.yml", text))
    assert str(problems[0]).startswith(message)


def test_an_empty_import_yml_overrules_nothing():
    assert parse_overrides(Source("import.yml", "# nothing yet\nconcepts:\n")) == (NOTHING, ())


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("True or False: wicks burn", Rule.TRUE_OR_FALSE),
        ("Do wicks burn?", Rule.ASKS),
        ("A lamp asks: 'Do wicks burn?'", Rule.ASKS),
        ("Match each wick with its lamp.", Rule.INSTRUCTS),
        ("There are three wicks here. Arrange them by how long they burn.", Rule.INSTRUCTS),
        ("A wick that is wet will never burn before dusk.", Rule.ASSERTS),
        ("Analysis of a Wick", Rule.EXERCISE_TITLE),
        ("Analysis of an Osk's Behaviour", Rule.EXERCISE_TITLE),
        ("Evaluating Lamps", Rule.EXERCISE_TITLE),
        ("Critique of an Osk", Rule.EXERCISE_TITLE),
        ("Prioritising Lamps", Rule.EXERCISE_TITLE),
        ("Lamp Plan for a Lighthouse", Rule.CASE_TITLE),
        ("Lamp Plan for an Old Lighthouse", Rule.CASE_TITLE),
        ("Analysis of Variance", Rule.NAME),
        ("Aligning Lamps", Rule.NAME),
        ("Encoding Wicks for Lamps", Rule.NAME),
        ("Prompting", Rule.NAME),
        ("Match Score", Rule.NAME),
        ("Order Statistics", Rule.NAME),
        ("Example of Wicks: Avoiding Wet Lamps", Rule.NAME),
        ("Wick Inc.", Rule.NAME),
    ],
)
def test_the_first_rule_that_fits_judges_an_entry(text, rule):
    assert classify(Entry((text,)), NOTHING, ()) is rule


def test_import_yml_overrules_the_rules_and_a_page_overrules_import_yml():
    overrides = Overrides(frozenset({("Evaluating Lamps",)}), frozenset({("Wick",), ("Osk",)}))
    titles = {compile_id("Osk")}
    assert classify(Entry(("Evaluating  Lamps",)), overrides, titles) is Rule.IMPORT_YML_CONCEPT
    assert classify(Entry(("Wick",)), overrides, titles) is Rule.IMPORT_YML_QUESTION
    assert classify(Entry(("Osk",)), overrides, titles) is Rule.PAGE


def test_an_id_is_a_slug_that_every_file_system_takes():
    assert compile_id("Krill's Law") == "krills-law"
    assert compile_id("Index") == "concept-index"
    assert compile_id("∑").startswith("concept-")
    long = "Wick " * 200
    assert len(compile_id(long).encode()) < 100
    assert compile_id(long) != compile_id(long + "Osk")
    assert len(compile_id("灯" * 200).encode()) < 100
