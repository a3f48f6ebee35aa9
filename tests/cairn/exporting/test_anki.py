# SPDX-License-Identifier: MIT
"""Notes for Anki: what is on the two sides of a card, and in which deck it is."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.exporting.formats.anki import ANKI
from cairn.text.problem import Code

from . import questions
from .courses import make_course

EVERY = {f"question-{number}": text for number, text in enumerate(questions.ALL)}
PICTURE = "stem: LOAF\nis_true: yes\n"


def read(course, name: str = "anki.txt"):
    """The rows of the text file, without those that say how it is built."""
    text = ANKI.write(course).files[name].decode()
    return list(csv.reader(io.StringIO(text.partition("#tags column:6\n")[2], newline=""), csv.excel_tab))


def sides(text: str):
    (row,) = read(make_course(("Bread", {"q1": text})))
    return row[1], row[3], row[4]


def test_the_file_says_which_column_is_which():
    head = ANKI.write(make_course(("Bread", {"q1": questions.JUDGE}))).files["anki.txt"].decode().splitlines()[:6]
    assert head == [
        "#separator:tab",
        "#html:true",
        "#guid column:1",
        "#notetype column:2",
        "#deck column:3",
        "#tags column:6",
    ]


def test_a_note_has_the_id_of_its_question_and_the_deck_of_its_chapter():
    course = make_course(("Bread", {"crumb": questions.SINGLE}), ("Fats::Oils", {"butter": questions.JUDGE}))
    assert [(row[0], row[1], row[2]) for row in read(course)] == [
        ("cairn-crumb", "Basic", "Bread & Butter::Bread"),
        ("cairn-butter", "Basic", "Bread & Butter::Fats: Oils"),
    ]


def test_choices_are_on_the_front_and_the_key_with_feedback_on_the_back():
    kind, front, back = sides(questions.SINGLE)
    assert kind == "Basic"
    assert front.startswith("<p>Why does dough rise?</p><ul>")
    assert (front.count("<li>"), "Carbon" in front) == (2, False)
    assert back.startswith("<ul><li><p>Gas</p></li></ul>")
    assert "<li><p>Salt</p><p>Salt slows it. See [[yeast]].</p></li>" in back


def test_true_and_false_are_said_in_the_language_of_the_site():
    course = make_course(("Bread", {"q1": questions.JUDGE}))
    words = replace(course.site.messages, sentences={"question.true": "Wahr", "question.false": "Falsch"})
    (row,) = read(replace(course, site=replace(course.site, messages=words)))
    assert row[3].endswith("<ul><li><p>Wahr</p></li><li><p>Falsch</p></li></ul>")
    assert row[4] == "<ul><li><p>Falsch</p></li></ul>"


def test_rows_are_in_order_only_on_the_back():
    _, front, back = sides(questions.ORDER)
    assert front.count("<li>") == 3
    assert front.index("Bake") < front.index("Mix") or front.index("Prove") < front.index("Mix")
    assert back == '<ol><li value="1"><p>Mix</p></li><li value="2"><p>Prove</p></li><li value="3"><p>Bake</p></li></ol>'
    assert sides(questions.TIES)[2].count('value="1"') == 2


def test_pairs_and_tables_are_tables_on_the_back():
    _, front, back = sides(questions.MATCH)
    assert "Peru" in front
    assert "<tr><td><p>Injera</p></td><td><p>Ethiopia</p></td></tr>" in back
    assert "Made of teff." in back
    _, front, back = sides(questions.TABLE)
    assert "<tr><td><p>Pita</p></td><td></td><td></td></tr>" in front
    assert "<tr><td><p>Pita</p></td><td><p>wheat</p></td><td><p>yes</p></td></tr>" in back


def test_a_number_has_its_tolerance_and_its_unit():
    assert sides(questions.NUMBER)[2] == "<ul><li><p>230 ± 10 °C</p></li></ul>"
    back = sides(questions.NUMBERS)[2]
    assert back.startswith("<ul><li><p>1822</p></li></ul>")
    assert "<li><p>…</p><p>Look again.</p></li>" in back


def test_all_gaps_of_a_text_are_on_one_card():
    kind, front, back = sides(questions.BLANKS)
    assert kind == "Cloze"
    assert "Soft is the {{c1::crumb}}, hard the {{c1::crust}}." in front
    assert back == "<ul><li><p>crumb = crumbs</p></li></ul>"


def test_a_gap_that_chooses_from_a_list_shows_the_list():
    _, front, _ = sides(questions.LISTS)
    assert front.count("{{c1::brown::") == 1
    assert {"brown", "green", "blue"} == {*front.partition("::brown::")[2].partition("}}")[0].split(" / ")}


@given(st.text(st.sampled_from(":}{c1 a<\\"), min_size=1, max_size=8).filter(str.strip))
@settings(max_examples=60, derandomize=True)
def test_no_text_ends_its_gap_or_makes_another(answer: str):
    text = answer.strip().replace("\\", "/")
    if text.startswith("/") and text.endswith("/"):
        return
    _, front, _ = sides(f"stem: S\nblanks: |\n  {{{{c2::x}}}} [[{text}]] end\n")
    assert front.count("{{c") == 1
    inside, _, rest = front.partition("{{c1::")[2].partition("}}")
    assert unescape(inside) == text
    assert ("::" in inside, rest) == (False, " end</p>")


def test_an_open_question_shows_its_model_and_its_ideas():
    assert sides(questions.OPEN)[2] == "<p>The crumb sets.</p><ul><li><p>Names the crumb</p></li></ul>"


def test_patterns_are_lost_and_a_question_with_nothing_else_is_left_out():
    mixed = "stem: Name it.\naccept: |\n  - gray\n  - /gr[ae]y/\n"
    exported = ANKI.write(make_course(("Bread", {"a": questions.PATTERN, "b": mixed, "c": questions.DRAFT})))
    assert [(note.code, note.message.partition(" ")[0]) for note in exported.notes] == [
        (Code.EXPORT_LEFT_OUT, "'a'"),
        (Code.EXPORT_SIMPLIFIED, "'b'"),
        (Code.EXPORT_LEFT_OUT, "'c'"),
    ]
    assert exported.files["anki.txt"].count(b"\ncairn-") == 1


def test_each_part_of_a_case_has_the_scenario_on_its_front():
    (row,) = read(make_course(("Bread", {"shop": questions.CASE})))
    assert row[0] == "cairn-inner"
    assert row[3].startswith("<p>A baker comes in.</p><hr><p>The baker is in.</p>")


def test_tabs_line_ends_and_quotes_stay_in_their_field():
    text = 'stem: |\n  Say "a\tb"\n\n  and c\nis_true: yes\n'
    assert sides(text)[1].startswith("<p>Say &quot;a\tb&quot;\n\nand c</p>")


def test_pictures_lie_beside_the_text_under_names_of_their_own():
    exported = ANKI.write(make_course(("Bread", {"q1": PICTURE})))
    (name,) = exported.files.keys() - {"anki.txt"}
    assert name.startswith("cairn-")
    assert name.endswith(".png")
    assert exported.files[name] == b"the picture a loaf.png"
    assert f'src=""{name}""'.encode() in exported.files["anki.txt"]


@pytest.mark.parametrize(("url", "source"), [("https://example.org/", "https://example.org/a%20loaf.png"), ("", "")])
def test_a_text_file_alone_says_that_it_has_no_pictures(url: str, source: str):
    course = make_course(("Bread", {"q1": PICTURE}))
    course = replace(course, url=url, options=replace(course.options, ending=".txt"))
    exported = ANKI.write(course)
    assert [*exported.files] == ["anki.txt"]
    assert f'src=""{source}""'.encode() in exported.files["anki.txt"]
    assert [note.code for note in exported.notes] == [Code.EXPORT_SIMPLIFIED]


def test_every_type_has_a_card():
    course = make_course(("Bread", EVERY))
    assert len(read(course)) == len(EVERY) - 1
    assert all(row[3] and row[4] for row in read(course) if row[1] == "Basic")
    assert ANKI.write(course).files == ANKI.write(course).files


def test_only_the_gaps_of_a_text_are_gaps_of_a_card():
    _, front, _ = sides("stem: What is {{c1::this}}?\nblanks: |\n  The [[crust]] is {{c2::hard}}.\n")
    assert (front.count("{{c"), "{{c1::crust}}" in front) == (1, True)
