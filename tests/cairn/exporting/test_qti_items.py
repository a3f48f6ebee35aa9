# SPDX-License-Identifier: MIT
"""Items of QTI 2.1 ask what the question asks, and their own rules give the score that it gives."""

from __future__ import annotations

import pytest

from cairn.exporting.qti.item import write_item
from cairn.exporting.qti.task import Texts
from cairn.text.slug import item_id

from . import questions
from .qti_reader import QtiItem
from .questions import as_paragraph, parse_question

TEXTS = Texts(as_paragraph, "True", "False")


def write(question, case=None):
    item = write_item(question, TEXTS, "en", case)
    assert item
    return item


def export(text: str) -> QtiItem:
    return QtiItem(write(parse_question(text)).content)


def losses(text: str) -> str:
    return " ".join(write(parse_question(text)).losses)


def ids(*texts: str) -> set[str]:
    return {item_id(text) for text in texts}


@pytest.mark.parametrize("text", questions.ALL)
def test_every_identifier_that_is_used_is_declared(text):
    item = export(text)
    used = {element.get("responseIdentifier") for element in item.root.iter()} - {None}
    assert used == item.declared.keys()
    shown = {element.get("identifier") for element in item.all("modalFeedback")}
    named = {v.text for v in item.all("baseValue") if v.get("baseType") == "identifier"}
    assert named <= shown


@pytest.mark.parametrize("text", questions.ALL)
def test_a_response_that_was_not_given_scores_nothing(text):
    item = export(text)
    assert not item.all("responseProcessing") or item.score()[0] == 0


def test_the_key_of_a_single_choice_scores_one():
    item = export(questions.SINGLE)
    assert item.score(RESPONSE=item_id("Gas"))[0] == 1
    assert item.score(RESPONSE=item_id("Salt"))[0] == 0


def test_the_feedback_on_a_choice_keeps_the_link_at_its_end_and_is_shown_with_that_choice():
    item = export(questions.SINGLE)
    assert item.score(RESPONSE=item_id("Salt"))[1] == [item_id("Salt")]
    assert [found.text for found in item.all("modalFeedback")] == ["Carbon dioxide.", "Salt slows it. See [[yeast]]."]


def test_the_rationale_is_shown_with_every_response():
    item = export(f"{questions.JUDGE}rationale: It does not.\n")
    assert item.score(RESPONSE="true") == (0, ["rationale"])
    assert item.score(RESPONSE="false") == (1, ["rationale"])


def test_a_wrong_choice_takes_away_what_a_right_one_gives_but_never_more():
    item = export(questions.MULTIPLE)
    assert item.score(RESPONSE=ids("Rye", "Spelt"))[0] == 1
    assert item.score(RESPONSE=ids("Rye"))[0] == 0.5
    assert item.score(RESPONSE=ids("Rye", "Lye"))[0] == 0
    assert item.score(RESPONSE=ids("Lye"))[0] == 0


def test_a_choice_with_a_share_gives_that_share():
    item = export(questions.SHARES)
    assert [item.score(RESPONSE=item_id(text))[0] for text in ("Wheat", "Rye", "Rice")] == [1, 0.5, 0]


def test_an_order_is_right_in_one_way_only_and_ties_are_said():
    item = export(questions.ORDER)
    assert item.score(RESPONSE=[item_id(text) for text in ("Mix", "Prove", "Bake")])[0] == 1
    assert [c.get("identifier") for c in item.all("simpleChoice")] != item.correct("RESPONSE")
    assert losses(questions.ORDER) == ""
    assert "Several orders" in losses(questions.TIES)


def test_each_row_of_a_match_gives_its_share():
    item = export(questions.MATCH)
    right = f"{item_id('Injera')} target-{item_id('Ethiopia')}"
    wrong = f"{item_id('Lavash')} target-{item_id('Peru')}"
    assert item.score(RESPONSE={right, wrong}) == (0.5, [item_id("Injera")])
    assert item.score(RESPONSE=item.correct("RESPONSE"))[0] == 1


def test_a_category_takes_many_rows_and_a_target_of_a_match_one():
    def most(text):
        return {c.get("matchMax") for c in export(text).all("simpleMatchSet")[1]}

    assert most(questions.SORT) == {"0"}
    assert most(questions.MATCH) == {"1"}


def test_each_cell_of_a_table_is_a_list():
    item = export(questions.TABLE)
    assert len(item.declared) == len(item.all("inlineChoiceInteraction")) == 4
    assert item.score(**{name.replace("-", "_"): item.correct(name) for name in item.declared})[0] == 1
    assert [cell.text for cell in item.all("th")] == ["Bread", "Flour", "Rises", "Pita", "Roti"]


@pytest.mark.parametrize(("given", "score"), [("230", 1), ("220", 1), ("240.0", 1), ("241", 0)])
def test_a_number_is_right_within_its_tolerance(given, score):
    assert export(questions.NUMBER).score(RESPONSE=given)[0] == score


def test_a_tolerance_in_percent_stays_one():
    item = export("stem: How many?\nnumber: 200\nwithin: 5%\n")
    assert [item.score(RESPONSE=given)[0] for given in ("190", "189")] == [1, 0]
    assert item.one("equal").get("toleranceMode") == "relative"


def test_the_unit_follows_the_field():
    assert export(questions.NUMBER).one("textEntryInteraction").tail == " °C"


def test_the_first_number_that_matches_decides():
    item = export(questions.NUMBERS)
    assert item.score(RESPONSE="1822") == (1, ["answer-1"])
    assert item.score(RESPONSE="1821") == (0.5, [])
    assert item.score(RESPONSE="1700") == (0, ["answer-3"])


def test_short_texts_ignore_case_unless_they_are_exact():
    assert export(questions.SHORT).score(RESPONSE="co2")[0] == 1
    assert export(f"{questions.SHORT}exact: yes\n").score(RESPONSE="co2")[0] == 0
    assert export(f"{questions.SHORT}exact: yes\n").score(RESPONSE="CO2")[0] == 1


def test_the_first_text_that_matches_decides():
    item = export(questions.FORESEEN)
    assert item.score(RESPONSE="Carbon dioxide") == (1, ["answer-1"])
    assert item.score(RESPONSE="carbon monoxide") == (0.5, [])
    assert item.score(RESPONSE="air") == (0, ["answer-3"])


def test_each_gap_gives_its_share_whether_typed_or_chosen():
    assert export(questions.BLANKS).score(RESPONSE_1="Crumbs", RESPONSE_2="stone")[0] == 0.5
    assert export(questions.LISTS).score(RESPONSE=item_id("brown"))[0] == 1
    assert export(questions.MIXED).score(RESPONSE_1="crust", RESPONSE_2=item_id("green"))[0] == 0.5


def test_the_model_and_the_ideas_of_an_open_question_are_for_who_scores_it():
    item = export(questions.OPEN)
    found = {(block.get("view"), block.get("class"), "".join(block.itertext())) for block in item.all("rubricBlock")}
    assert found == {("scorer", "model", "The crumb sets."), ("scorer", "rubric", "Names the crumb")}
    assert item.all("responseProcessing") == []


def test_the_scenario_of_a_case_stands_in_each_of_its_items():
    case = parse_question(questions.CASE)
    item = QtiItem(write(case.parts[0], case).content)
    (scenario,) = [block for block in item.all("div") if block.get("class") == "case"]
    assert "".join(scenario.itertext()) == "A baker comes in."
    assert item.root.get("identifier") == "inner"


def test_patterns_are_left_out_and_a_question_of_patterns_only_too():
    assert write_item(parse_question(questions.PATTERN), TEXTS, "en") is None
    assert write_item(parse_question("stem: It.\nblanks: It is [[/gr.y/]].\n"), TEXTS, "en") is None
    both = "stem: Name it.\naccept: |\n  - grey\n  - /gr[ae]y/\n"
    assert export(both).score(RESPONSE="gray")[0] == 0
    assert "patterns" in losses(both)


def test_choices_keep_their_order_where_their_author_wants_it():
    assert export(questions.SINGLE).one("choiceInteraction").get("shuffle") == "true"
    assert export(f"{questions.SINGLE}shuffle: no\n").one("choiceInteraction").get("shuffle") == "false"


def test_the_standard_processing_is_used_where_nothing_else_happens():
    names = {"match_correct": questions.JUDGE, "map_response": questions.MULTIPLE}
    for name, text in names.items():
        assert export(text).one("responseProcessing").get("template", "").endswith(name)
