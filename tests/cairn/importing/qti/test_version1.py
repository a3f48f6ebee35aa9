# SPDX-License-Identifier: MIT
"""QTI 1.2 is read as Canvas and others write it: by its metadata, else by the shape of an item."""

from __future__ import annotations

from pathlib import Path

import pytest

CASE = Path(__file__).parents[3] / "cases" / "imports" / "qti12"
STEM = '<material><mattext texttype="text/html">&lt;p&gt;Why?&lt;/p&gt;</mattext></material>'


def text(content):
    return f"<material><mattext>{content}</mattext></material>"


def labels(**by_ident):
    each = (f'<response_label ident="{ident}">{text(content)}</response_label>' for ident, content in by_ident.items())
    return f"<render_choice>{''.join(each)}</render_choice>"


def lid(ident="r", beside="", cardinality="Single", **by_ident):
    inside = f"{text(beside) if beside else ''}{labels(**by_ident)}"
    return f'<response_lid ident="{ident}" rcardinality="{cardinality}">{inside}</response_lid>'


def field(ident="r", kind=""):
    inside = f'<render_fib fibtype="{kind}"><response_label ident="x"/></render_fib>'
    return f'<response_str ident="{ident}">{inside}</response_str>'


def equal(value, ident="r", more=""):
    return f'<varequal respident="{ident}" {more}>{value}</varequal>'


def rule(condition, score=None, feedback="", action="Set"):
    change = "" if score is None else f'<setvar varname="SCORE" action="{action}">{score}</setvar>'
    shown = f'<displayfeedback linkrefid="{feedback}"/>' if feedback else ""
    return f"<respcondition><conditionvar>{condition}</conditionvar>{change}{shown}</respcondition>"


def feedback(ident, content):
    return f'<itemfeedback ident="{ident}"><flow_mat>{text(content)}</flow_mat></itemfeedback>'


def test_the_items_of_a_package_of_canvas_are_carried_or_named(qti):
    files = {str(path.relative_to(CASE)): path.read_bytes() for path in CASE.rglob("*.xml")}
    outcome = qti.read(files, "canvas.zip")
    assert outcome.counts == (8, 1, 3)
    assert [group.path for group in outcome.found.groups] == [("Baking",)]
    left_out = [(each.span.path, each.span.line, each.name) for each in outcome.found.left_out]
    assert left_out == [
        ("canvas.zip/q1/q1.xml", line, name) for line, name in ((50, "Note"), (55, "Hydration"), (60, "Send"))
    ]
    [missing] = outcome.found.problems
    assert "loaf.png' is not in the package" in missing.message


def test_lesser_scores_are_shares_of_the_best_one(qti):
    rules = rule(equal("a"), 10) + rule(equal("b"), 5) + rule(equal("c"), 0)
    [choices] = qti.read(qti.file(qti.item_1(STEM + lid(a="Gas", b="Air", c="Salt"), rules))).exercises
    assert [(item.is_key, item.points) for item in choices.items] == [(True, 1), (False, 0.5), (False, 0)]


def test_points_of_several_choices_add_up_and_what_is_denied_is_wrong(qti):
    summed = "".join(rule(equal(i), score, action="Add") for i, score in (("a", 25), ("b", 25), ("c", -25)))
    denied = rule(f"<and>{equal('a')}{equal('b')}<not>{equal('c')}</not></and>", 100)
    for rules in (summed, denied):
        outcome = qti.read(qti.file(qti.item_1(STEM + lid(cardinality="Multiple", a="A", b="B", c="C"), rules)))
        assert outcome.exercises[0].type == "multiple"
        assert [item.is_key for item in outcome.exercises[0].items] == [True, True, False]
        assert outcome.counts == (1, 0, 0)


def test_unequal_and_negative_points_of_several_choices_are_said(qti):
    rules = "".join(rule(equal(i), score, action="Add") for i, score in (("a", 90), ("b", 10), ("c", -100)))
    outcome = qti.read(qti.file(qti.item_1(STEM + lid(cardinality="Multiple", a="A", b="B", c="C"), rules)))
    assert [message for _, _, message in outcome.said] == [
        "The weights of the choices of 'One' are left out: here, all right choices count the same.",
        "A wrong choice of 'One' takes away 100 % in the source; here it takes away one right choice.",
    ]


def test_feedback_belongs_to_its_choice_by_link_or_by_name(qti):
    rules = rule(equal("a"), 100, "Well") + rule(equal("b"), None, "x1")
    more = (
        feedback("Well", "Yes.") + feedback("x1", "No.") + feedback("c_fb", "Never.") + feedback("general_fb", "Gas.")
    )
    [question] = qti.read(qti.file(qti.item_1(STEM + lid(a="A", b="B", c="C"), rules, more=more))).questions
    assert [item.feedback for item in question.exercise.items] == ["Yes.", "No.", "Never."]
    assert question.rationale == "Gas."


def test_feedback_on_right_responses_is_kept_unless_it_is_under_every_question(qti):
    def item(number, content):
        more = feedback("correct_fb", content)
        return qti.item_1(
            text(f"Why {number}?") + lid(a="A", b="B"), rule(equal("a"), 100), more=more, ident=f"i{number}"
        )

    items = [item(number, "Good work." if number else "Yeast eats sugar.") for number in range(5)]
    rationales = [question.rationale for question in qti.read(qti.file(*items)).questions]
    assert rationales == ["Yeast eats sugar.", "", "", "", ""]


@pytest.mark.parametrize(("key", "is_true"), [("t", True), ("f", False)])
def test_true_and_false_make_a_statement_to_judge(qti, key, is_true):
    [judge] = qti.read(qti.file(qti.item_1(STEM + lid(t="True", f="False"), rule(equal(key), 100)))).exercises
    assert (judge.type, judge.items[0].is_key) == ("judge", is_true)
    named = qti.item_1(STEM + lid(t="Wahr", f="Falsch"), rule(equal(key), 100), "true_false_question")
    assert qti.read(qti.file(named)).exercises[0].items[0].is_key == is_true


def test_texts_are_accepted_with_their_feedback_and_exactly_if_the_source_says_so(qti):
    rules = rule(equal("CO2") + equal("carbon dioxide"), 100) + rule(equal("CO"), None, "bad")
    [short] = qti.read(qti.file(qti.item_1(STEM + field(), rules, more=feedback("bad", "Poison.")))).exercises
    assert [(a.text, a.share, a.feedback) for a in short.answers] == [
        *(("CO2", "100", ""), ("carbon dioxide", "100", ""), ("CO", "0", "Poison."))
    ]
    exact = qti.item_1(STEM + field(), rule(equal("CO2", more='case="Yes"'), 100))
    assert qti.read(qti.file(exact)).exercises[0].is_exact
    part = qti.item_1(STEM + field(), rule('<varsubstring respident="r">wheat*</varsubstring>', 100))
    assert qti.read(qti.file(part)).exercises[0].answers[0].text == "/.*wheat\\*.*/"


def between(low, high, test="gte"):
    return f'<and><var{test} respident="r">{low}</var{test}><varlte respident="r">{high}</varlte></and>'


@pytest.mark.parametrize(
    ("condition", "number", "is_said"),
    [
        (equal("230.0"), "230", False),
        (f"<or>{equal('230')}{between('220', '240.0')}</or>", "220..240", False),
        (between("3.9", "4.1"), "3.9..4.1", False),
        (f"<or>{equal('1000')}{between('999.995', '1000.005', 'gt')}</or>", "999.995..1000.005", True),
        (f"<or>{equal('42.0')}{between('42', '42.0')}</or>", "42", False),
    ],
)
def test_numbers_and_their_bounds_are_numbers_and_ranges(qti, condition, number, is_said):
    outcome = qti.read(qti.file(qti.item_1(STEM + field(kind="Decimal"), rule(condition, 100))))
    assert [answer.text for answer in outcome.exercises[0].answers] == [number]
    assert bool(outcome.said) == is_said


@pytest.mark.parametrize(("kind", "within"), [("percent", "20%"), ("absolute", "20")])
def test_a_margin_is_a_tolerance_even_if_bounds_repeat_it(qti, kind, within):
    margin = f'margintype="{kind}" margin="20.0"'
    condition = f"<or>{equal('200', more=margin)}{between('1', '2')}</or>"
    [number] = qti.read(qti.file(qti.item_1(STEM + field(kind="Decimal"), rule(condition, 100)))).exercises
    assert ([answer.text for answer in number.answers], number.within) == (["200"], within)


def test_rows_that_are_matched_with_their_places_are_put_in_order(qti):
    rows = "".join(lid(f"q{n}", name, x="1", y="2") for n, name in enumerate(("Bake", "Mix")))
    rules = rule(equal("y", "q0"), 50, action="Add") + rule(equal("x", "q1"), 50, action="Add")
    [order] = qti.read(qti.file(qti.item_1(STEM + rows, rules, "matching_question"))).exercises
    assert [row.text for row in order.rows] == ["Mix", "Bake"]


def test_several_numbers_have_their_own_feedback(qti):
    rules = rule(equal("10"), 100, "x_fb") + rule(equal("20"), 100) + rule(equal("30"), 50, "y_fb")
    more = feedback("x_fb", "First.") + feedback("y_fb", "Half.")
    [number] = qti.read(qti.file(qti.item_1(STEM + field(kind="Integer"), rules, "numerical_question", more))).exercises
    assert [(a.text, a.share, a.feedback) for a in number.answers] == [
        *(("10", "100", "First."), ("20", "100", ""), ("30", "50", "Half."))
    ]


def test_feedback_on_a_range_may_have_a_rule_without_points(qti):
    rules = rule(between("50", "60"), feedback="x_fb") + rule(between("50", "60"), 100)
    item = qti.item_1(STEM + field(kind="Decimal"), rules, "numerical_question", feedback("x_fb", "Yes."))
    [number] = qti.read(qti.file(item)).exercises
    assert [(a.text, a.feedback) for a in number.answers] == [("50..60", "Yes.")]


def test_gaps_are_named_in_the_text_by_their_id_or_by_what_stands_beside_them(qti):
    html = "&lt;p&gt;Look.&lt;/p&gt;Dough is [6b-a] and [soft]."
    stem = f'<material><mattext texttype="text/html">{html}</mattext></material>'
    rows = lid("response_6b-a", "hard", a="hard", b="loud") + lid("response_b", "soft", c="soft", d="softer")
    rules = rule(equal("a", "response_6b-a"), 50, action="Add") + rule(equal("c", "response_b"), 50, action="Add")
    dropdowns = qti.read(qti.file(qti.item_1(stem + rows, rules, "multiple_dropdowns_question"))).exercises[0]
    assert [gap.options for gap in dropdowns.gaps] == [("hard", "loud"), ("soft", "softer")]
    blanks = qti.read(qti.file(qti.item_1(stem + rows, rules, "fill_in_multiple_blanks_question"))).exercises[0]
    assert [gap.accepted for gap in blanks.gaps] == [("hard", "loud"), ("soft", "softer")]
    assert blanks.texts[0] == "Dough is "
    assert qti.read(qti.file(qti.item_1(stem + rows, rules))).questions[0].stem == "Look."
    lost = qti.item_1(text("Dough is [6b-a].") + rows, rules, "multiple_dropdowns_question")
    assert "do not agree" in qti.read(qti.file(lost)).said[0][2]


def test_fields_in_the_middle_of_a_text_are_gaps(qti):
    body = text("The ") + field("a") + text(" of our ") + field("b") + text(" begins.")
    rules = rule(equal("winter", "a") + equal("discontent", "b"), 2)
    [blanks] = qti.read(qti.file(qti.item_1(body, rules))).exercises
    assert [gap.accepted for gap in blanks.gaps] == [("winter",), ("discontent",)]
    assert [part.strip() for part in blanks.texts] == ["The", "of our", "begins."]


def test_rows_are_matched_and_sorted_and_what_belongs_nowhere_is_said(qti):
    by_ident = {"x": "Flour", "y": "Water", "z": "Stone"}
    rows = lid("q1", "Dry", **by_ident) + lid("q2", "Wet", **by_ident)
    rules = rule(equal("x", "q1"), 50, action="Add") + rule(equal("y", "q2"), 50, action="Add")
    matched = qti.read(qti.file(qti.item_1(STEM + rows, rules)))
    assert (matched.exercises[0].type, matched.counts) == ("match", (1, 0, 0))
    assert {target.text for target in matched.exercises[0].targets} == {"Flour", "Water", "Stone"}
    sorting = qti.read(qti.file(qti.item_1(STEM + rows, rules, "categorization_question")))
    assert [(row.text, row.target) for row in sorting.exercises[0].rows] == [
        (name, target.id) for name, target in zip(("Flour", "Water"), sorting.exercises[0].targets, strict=True)
    ]
    assert "belongs to no category" in sorting.said[0][2]


def test_an_ordered_response_is_put_in_order(qti):
    presentation = STEM + lid(cardinality="Ordered", b="Bake", m="Mix", p="Prove").replace(
        "render_choice", "render_extension"
    )
    outcome = qti.read(qti.file(qti.item_1(presentation, rule(equal("m") + equal("p") + equal("b"), 5, "Correct"))))
    assert [row.text for row in outcome.exercises[0].rows] == ["Mix", "Prove", "Bake"]
    missing = qti.item_1(presentation, rule(equal("m") + equal("p"), 5))
    assert "have no place in the order" in qti.read(qti.file(missing)).said[0][2]


def test_an_essay_has_its_general_feedback_as_model_answer(qti):
    item = qti.item_1(STEM + field(), "", "essay_question", feedback("general_fb", "Gluten relaxes."))
    [question] = qti.read(qti.file(item)).questions
    assert (question.exercise.model, question.rationale) == ("Gluten relaxes.", "")


def test_a_text_with_questions_is_a_case(qti):
    entry = "<fieldlabel>parent_stimulus_item_ident</fieldlabel><fieldentry>s</fieldentry>"
    parent = f"<qtimetadatafield>{entry}</qtimetadatafield>"
    child = qti.item_1(STEM + lid(a="A", b="B"), rule(equal("a"), 100), "multiple_choice_question", ident="c")
    upload = qti.item_1(STEM, "", "file_upload_question", ident="u")
    inside = [each.replace("</qtimetadata>", f"{parent}</qtimetadata>") for each in (child, upload)]
    stimulus = qti.item_1(text("Read this."), "", "text_only_question", ident="s")
    outcome = qti.read(qti.file(stimulus, *inside))
    assert outcome.counts == (1, 0, 1)
    [case] = outcome.questions
    assert (case.stem, [part.type for part in case.parts]) == ("Read this.", ["single"])
    assert "concepts: []" not in outcome.imported.files[0].text


def test_items_that_are_elsewhere_and_random_groups_are_said(qti):
    selection = "<selection_ordering><selection><selection_number>1</selection_number></selection></selection_ordering>"
    items = "".join(qti.item_1(text(f"{n}?") + lid(a="A", b="B"), rule(equal("a"), 1), ident=f"i{n}") for n in range(2))
    drawn = f'<section title="Pick">{selection}{items}</section>'
    reference = selection.replace("</selection>", "<sourcebank_ref>b9</sourcebank_ref></selection>")
    bank = f'<section title="Bank">{reference}</section>'
    outcome = qti.read(qti.file(drawn, bank, '<bankentry_item item_ref="b7"/>'))
    assert outcome.counts == (2, 0, 2)
    assert [each.kind for each in outcome.found.left_out] == ["question group", "reference"]
    assert "1 of its 2 questions at random" in outcome.found.problems[0].message


@pytest.mark.parametrize(
    "kind", ["calculated_question", "file_upload_question", "hot_spot_question", "text_only_question"]
)
def test_what_a_page_cannot_ask_is_left_out_with_a_reason(qti, kind):
    outcome = qti.read(qti.file(qti.item_1(STEM, "", kind)))
    assert outcome.counts == (0, 0, 1)
    assert outcome.said[0][2].endswith((".", "'."))


@pytest.mark.parametrize(
    "kind",
    [
        *("multiple_choice_question", "true_false_question", "multiple_answers_question", "matching_question"),
        *("short_answer_question", "numerical_question", "ordering_question", "categorization_question"),
        *("multiple_dropdowns_question", "fill_in_multiple_blanks_question", "essay_question", "strange_question", ""),
    ],
)
@pytest.mark.parametrize(
    "presentation", ["", STEM, STEM + lid(), STEM + lid(a="A"), STEM + field(), field("r", "Decimal")]
)
def test_no_item_is_lost_whatever_is_missing(qti, kind, presentation):
    assert sum(qti.read(qti.file(qti.item_1(presentation, "", kind))).counts) == 1
    assert sum(qti.read(qti.file(qti.item_1(presentation, rule(equal("a"), "x"), kind))).counts) == 1


def test_a_text_may_be_escaped_plain_or_real_elements(qti):
    parts = (
        '<material><mattext texttype="text/html">&lt;b&gt;Bold&lt;/b&gt;</mattext></material>'
        "<material><mattext> &lt;b&gt; plain </mattext></material><material><mattext><em>real</em></mattext></material>"
    )
    [question] = qti.read(qti.file(qti.item_1(parts + lid(a="A", b="B"), rule(equal("a"), 1)))).questions
    assert question.stem == "**Bold** &lt;b> plain *real*"
