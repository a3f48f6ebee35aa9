# SPDX-License-Identifier: MIT
"""Items for Canvas have the kind, the parts and the scores of the question, and say what Canvas does not know."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from cairn.exporting.canvas.items import write_items, write_scenario
from cairn.exporting.canvas.parts import Texts
from cairn.text.slug import item_id

from . import questions
from .questions import as_paragraph, parse_question

TEXTS = Texts(as_paragraph, "True", "False")


def export_all(text: str) -> list[Any]:
    return [ET.fromstring(item) for item in write_items(parse_question(text), TEXTS)[0]]


def export(text: str) -> Any:
    (item,) = export_all(text)
    return item


def losses(text: str) -> str:
    return " ".join(write_items(parse_question(text), TEXTS)[1])


def kind(item: Any) -> Any:
    return item.findtext("itemmetadata/qtimetadata/qtimetadatafield/fieldentry").removesuffix("_question")


def stem(item: Any) -> Any:
    return item.findtext("presentation/material/mattext")


def feedback(item: Any) -> dict[str, str]:
    return {f.get("ident"): f.findtext("flow_mat/material/mattext") for f in item.iter("itemfeedback")}


def rights(item: Any) -> dict[str, str]:
    """The right response to each part, where a condition scores it."""
    scoring = [c for c in item.iter("respcondition") if c.find("setvar") is not None]
    return {v.get("respident"): v.text for c in scoring for v in c.iterfind("conditionvar/varequal")}


KINDS = {
    "multiple_choice": (questions.SINGLE, questions.SHARES),
    "multiple_answers": (questions.MULTIPLE,),
    "true_false": (questions.JUDGE,),
    "matching": (questions.ORDER, questions.MATCH, questions.SORT),
    "multiple_dropdowns": (questions.TABLE, questions.LISTS),
    "numerical": (questions.NUMBER, questions.NUMBERS),
    "fill_in_multiple_blanks": (questions.BLANKS,),
    "short_answer": (questions.SHORT, questions.FORESEEN),
    "essay": (questions.OPEN, questions.DRAFT),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in KINDS.items() for text in texts])
def test_each_type_has_its_kind_in_canvas(name, text):
    assert kind(export(text)) == name


@pytest.mark.parametrize("text", questions.ALL)
def test_every_feedback_that_is_shown_is_there_and_every_response_that_is_scored(text):
    for item in export_all(text):
        assert {d.get("linkrefid") for d in item.iter("displayfeedback")} <= feedback(item).keys()
        idents = {r.get("ident") for name in ("response_lid", "response_str") for r in item.iter(name)}
        assert {v.get("respident") for v in item.iter("varequal")} <= idents


def test_a_single_choice_has_its_key_and_its_feedback():
    item = export(questions.SINGLE)
    assert rights(item) == {"response1": item_id("Gas")}
    assert feedback(item)[f"{item_id('Salt')}_fb"] == "<p>Salt slows it. See [[yeast]].</p>"


def test_several_choices_are_right_together_and_none_of_the_others():
    item = export(questions.MULTIPLE)
    (together,) = item.iter("and")
    assert [test.text for test in together.iterfind("varequal")] == [item_id("Rye"), item_id("Spelt")]
    assert [test.text for test in together.iterfind("not/varequal")] == [item_id("Lye")]


def test_shares_of_the_credit_are_lost_and_said():
    assert "no share of the credit" in losses(questions.SHARES)
    assert losses(questions.SINGLE) == ""


def test_rows_with_equal_ranks_share_a_place():
    item = export(questions.TIES)
    place = {name.removeprefix("response_"): value for name, value in rights(item).items()}
    assert place[item_id("Salt")] == place[item_id("Flour")] == item_id("1")
    assert place[item_id("Bake")] == item_id("3")


def test_a_match_lists_all_targets_for_each_row_and_shows_feedback_on_rows_at_the_end():
    item = export(f"{questions.MATCH}rationale: Bread is everywhere.\n")
    assert rights(item)[f"response_{item_id('Lavash')}"] == item_id("Armenia")
    assert len(list(item.iter("response_label"))) == 6
    assert feedback(item)["general_fb"] == "<p>Bread is everywhere.</p>\n<ul><li>Injera: Made of teff.</li></ul>"
    assert "feedback for rows" in losses(questions.MATCH)


def test_each_cell_of_a_table_is_a_list():
    item = export(questions.TABLE)
    assert "<tr><th>Pita</th><td>[cell1]</td><td>[cell2]</td></tr>" in stem(item)
    assert rights(item)["response_cell3"] == item_id("rye")


def bounds(text: str) -> list[tuple[str, str | None]]:
    (first, *_) = [c for c in export(text).iter("respcondition") if c.find("setvar") is not None]
    return [(e.tag, e.text) for e in first.find("conditionvar").iter() if e.text]


def test_a_number_has_its_bounds():
    assert bounds(questions.NUMBER) == [("varequal", "230"), ("vargte", "220"), ("varlte", "240")]
    assert bounds("stem: How many?\nnumber: 1.5..2e3\n") == [("vargte", "1.5"), ("varlte", "2000")]
    assert bounds("stem: How many?\nnumber: 200\nwithin: 5%\n")[1:] == [("vargte", "190"), ("varlte", "210")]


def test_a_tolerance_is_a_margin_beside_the_bounds():
    def margins(text):
        return [(e.get("margintype"), e.get("margin")) for e in export(text).iter("varequal")]

    assert margins(questions.NUMBER) == [("absolute", "10")]
    assert margins("stem: How many?\nnumber: 200\nwithin: 5%\n") == [("percent", "5")]
    assert margins("stem: How many?\nnumber: 200\n") == [(None, None)]


def test_a_unit_is_written_below_the_stem_and_said():
    assert stem(export(questions.NUMBER)) == "<p>How warm?</p>\n<p>(°C)</p>"
    assert "no units" in losses(questions.NUMBER)


@pytest.mark.parametrize("text", [questions.NUMBERS, questions.FORESEEN])
def test_only_right_answers_are_foreseen_and_the_others_are_said(text):
    item = export(text)
    assert [f"{t}" for name, t in feedback(item).items() if name != "general_fb"] == ["<p>Right.</p>"]
    assert "foresees only right answers" in losses(text)


def test_short_texts_are_never_exact():
    assert "ignores case" in losses(f"{questions.SHORT}exact: yes\n")
    assert losses(questions.SHORT) == ""


def test_each_gap_has_a_name_in_the_stem():
    item = export(questions.BLANKS)
    assert stem(item) == "<p>Complete.</p>\n<p>Soft is the [gap1], hard the [gap2].</p>"
    assert rights(item) == {"response_gap1": item_id("crumb"), "response_gap2": item_id("crust")}
    assert [label.findtext("material/mattext") for label in item.iter("response_label")] == ["crumb", "crumbs", "crust"]


def test_typed_and_chosen_gaps_become_two_questions():
    typed, chosen = export_all(questions.MIXED)
    assert (typed.get("ident"), chosen.get("ident")) == ("q1", "q1-lists")
    assert stem(typed).endswith("<p>The [gap1] turns _____.</p>")
    assert stem(chosen).endswith("<p>The _____ turns [gap2].</p>")
    assert "two questions" in losses(questions.MIXED)


def test_a_list_has_one_right_answer():
    text = "stem: Complete.\nblanks: It turns [[brown|golden|~green]].\n"
    labels = [label.findtext("material/mattext") for label in export(text).iter("response_label")]
    assert labels == ["brown", "green"]
    assert "one right answer" in losses(text)


def test_the_model_of_an_open_question_is_its_feedback_and_the_rubric_is_lost():
    item = export(f"{questions.OPEN}rationale: It needs time.\n")
    assert feedback(item) == {"general_fb": "<p>It needs time.</p>\n<p>The crumb sets.</p>"}
    assert "no rubric" in losses(questions.OPEN)


def test_patterns_are_left_out_and_a_question_of_patterns_only_too():
    assert export_all(questions.PATTERN) == []
    assert export_all("stem: It.\nblanks: It is [[/gr.y/]].\n") == []
    assert "patterns" in losses("stem: Name it.\naccept: |\n  - grey\n  - /gr[ae]y/\n")


def test_a_scenario_is_text_without_a_question():
    item = ET.fromstring(write_scenario(parse_question(questions.CASE), TEXTS))
    assert (kind(item), stem(item)) == ("text_only", "<p>A baker comes in.</p>")
    assert item.find("resprocessing") is None


def test_markup_in_texts_is_escaped_once():
    item = export("stem: Is 1 < 2 & 3?\nchoices: |\n  - [x] ]]> yes\n  - [ ] a < b\n")
    assert stem(item) == "<p>Is 1 &lt; 2 &amp; 3?</p>"
    assert [label.findtext("material/mattext") for label in item.iter("response_label")] == ["]]&gt; yes", "a &lt; b"]
