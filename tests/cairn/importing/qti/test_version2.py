# SPDX-License-Identifier: MIT
"""QTI 2 and QTI 3 are read by their interactions and declared keys, and by scoring that tests single values."""

from __future__ import annotations

from pathlib import Path

import pytest

CASE = Path(__file__).parents[3] / "cases" / "imports" / "qti2"
MAPPED = '<responseProcessing template="http://example.org/map_response"/>'


def declare(*correct, ident="R", cardinality="single", kind="identifier", mapped=None, entry=""):
    values = "".join(f"<value>{value}</value>" for value in correct)
    entries = (f'<mapEntry mapKey="{key}" mappedValue="{v}" {entry}/>' for key, v in (mapped or {}).items())
    mapping = f"<mapping>{''.join(entries)}</mapping>" if mapped else ""
    right = f"<correctResponse>{values}</correctResponse>" if correct else ""
    attributes = f'identifier="{ident}" cardinality="{cardinality}" baseType="{kind}"'
    return f"<responseDeclaration {attributes}>{right}{mapping}</responseDeclaration>"


def choose(*choices, more='shuffle="true" maxChoices="1"', prompt="Why?", name="choice"):
    inside = "".join(f'<simpleChoice identifier="{c[0].lower()}">{c}</simpleChoice>' for c in choices)
    return f'<{name}Interaction responseIdentifier="R" {more}><prompt>{prompt}</prompt>{inside}</{name}Interaction>'


def entry(ident="R"):
    return f'<textEntryInteraction responseIdentifier="{ident}"/>'


def inline(*texts, ident="R", more='shuffle="true"'):
    inside = "".join(f'<inlineChoice identifier="{text[0]}">{text}</inlineChoice>' for text in texts)
    return f'<inlineChoiceInteraction responseIdentifier="{ident}" {more}>{inside}</inlineChoiceInteraction>'


def score(value, feedback=""):
    shown = f'<setOutcomeValue identifier="FEEDBACK"><baseValue>{feedback}</baseValue></setOutcomeValue>'
    change = f'<setOutcomeValue identifier="SCORE"><baseValue>{value}</baseValue></setOutcomeValue>'
    return change + (shown if feedback else "")


def process(*cases, other=""):
    names = ["responseIf", *["responseElseIf"] * len(cases)]
    inside = "".join(f"<{name}>{test}{then}</{name}>" for name, (test, then) in zip(names, cases, strict=False))
    last = f"<responseElse>{other}</responseElse>" if other else ""
    return f"<responseProcessing><responseCondition>{inside}{last}</responseCondition></responseProcessing>"


def test_the_items_of_a_package_are_carried_or_named(qti):
    files = {path.name: path.read_bytes() for path in CASE.glob("*.xml")}
    outcome = qti.read(files, "qti2.zip")
    assert outcome.counts == (4, 1, 1)
    assert [place for place, *_ in outcome.said] == ["qti2.zip/choice.xml", "qti2.zip/hotspot.xml"]
    types = {each.question.type for group in outcome.found.groups for each in group.questions}
    assert types == {"single", "short", "blanks", "order"}


def test_choices_have_shares_feedback_and_an_order(qti):
    inner = '<feedbackInline identifier="x">Yes.</feedbackInline>'
    modal = (
        '<modalFeedback identifier="s">No.</modalFeedback><modalFeedback identifier="end">It is gas.</modalFeedback>'
    )
    body = choose(f"Gas{inner}", "Salt", "Air")
    mapped = declare("g", mapped={"g": 2, "a": 1, "s": -1})
    [question] = qti.read(qti.item_2(body, mapped, MAPPED, modal)).questions
    choices = {item.text: (item.is_key, item.points, item.feedback) for item in question.exercise.items}
    assert choices == {"Gas": (True, 1, "Yes."), "Salt": (False, 0, "No."), "Air": (False, 0.5, "")}
    assert (question.rationale, question.is_shuffled) == ("It is gas.", True)
    kept = qti.read(qti.item_2(choose("Gas", "Salt", more=""), declare("g")))
    assert (kept.questions[0].is_shuffled, kept.counts) == (False, (1, 0, 0))


def test_choices_that_are_all_fixed_and_a_prompt_that_repeats_the_text_lose_nothing(qti):
    body = "<p>Why?</p>" + choose("Gas", "Salt").replace("<simpleChoice", '<simpleChoice fixed="true"')
    outcome = qti.read(qti.item_2(body, declare("g")))
    assert (outcome.counts, outcome.questions[0].stem, outcome.questions[0].is_shuffled) == ((1, 0, 0), "Why?", False)


def test_an_item_whose_title_only_counts_is_called_as_its_stem_begins(qti):
    source = qti.item_2("<p>Explain.</p>", declare("g")).replace('title="One"', 'title="Question 3"')
    assert qti.read(source).said[0][2] == "'Explain.' asks for no response, so it is left out."


def test_several_choices_count_the_same_or_it_is_said(qti):
    body = choose("Gas", "Air", "Salt", more='shuffle="true" maxChoices="0"')
    even = declare("g", "a", cardinality="multiple", mapped={"g": 0.5, "a": 0.5, "s": -0.5})
    assert qti.read(qti.item_2(body, even, MAPPED)).counts == (1, 0, 0)
    uneven = declare("g", "a", cardinality="multiple", mapped={"g": 3, "a": 1, "s": -4})
    assert qti.read(qti.item_2(body, uneven, MAPPED)).counts == (0, 1, 0)
    several = qti.read(qti.item_2(body, declare("g", "a", cardinality="multiple"))).exercises[0]
    assert (several.type, [item.is_key for item in several.items]) == ("multiple", [True, True, False])


@pytest.mark.parametrize("words", [("True", "False"), ("true", "false")])
def test_a_choice_of_true_and_false_is_a_statement_to_judge(qti, words):
    [judge] = qti.read(qti.item_2(choose(*words, more=""), declare("f"))).exercises
    assert (judge.type, judge.items[0].is_key) == ("judge", False)
    by_id = choose("Wahr", "Falsch").replace('"w"', '"true"').replace('"f"', '"false"')
    assert qti.read(qti.item_2(by_id, declare("true"))).exercises[0].type == "judge"


def test_scoring_that_compares_a_choice_with_a_value_is_its_key(qti):
    test = '<match><variable identifier="R"/><baseValue>s</baseValue></match>'
    outcome = qti.read(qti.item_2(choose("Gas", "Salt"), declare(), process((test, score(1)))))
    assert [item.is_key for item in outcome.exercises[0].items] == [False, True]
    program = "<responseProcessing><lookupOutcomeValue/></responseProcessing>"
    said = qti.read(qti.item_2(choose("Gas", "Salt"), declare("g"), program)).said
    assert "is a program in the source" in said[0][2]


def test_rows_are_ordered_matched_and_sorted(qti):
    order = declare("m", "p", cardinality="ordered")
    rows = qti.read(qti.item_2(choose("Prove", "Mix", name="order"), order)).exercises[0].rows
    assert [row.text for row in rows] == ["Mix", "Prove"]
    assert (
        "no place in the order" in qti.read(qti.item_2(choose("Prove", "Mix", "Bake", name="order"), order)).said[0][2]
    )
    pairs = {"match": ("a x", "b y"), "sort": ("a x", "b x")}
    for kind, right in pairs.items():
        outcome = qti.read(qti.item_2(associate(), declare(*right, cardinality="multiple", kind="directedPair")))
        assert (outcome.exercises[0].type, outcome.counts) == (kind, (1, 0, 0))
    shared = associate('class="match"')
    outcome = qti.read(qti.item_2(shared, declare("a x", "b x", cardinality="multiple", kind="directedPair")))
    assert outcome.exercises[0].type == "match"
    swapped = qti.read(qti.item_2(associate(), declare("a x", "a y", cardinality="multiple", kind="directedPair")))
    assert [row.text for row in swapped.exercises[0].rows] == ["X", "Y"]
    many = declare("a x", "a y", "b x", cardinality="multiple", kind="directedPair")
    assert "several columns" in qti.read(qti.item_2(associate(), many)).said[0][2]


def associate(more=""):
    sets = (
        "".join(f'<simpleAssociableChoice identifier="{c}">{c.upper()}</simpleAssociableChoice>' for c in names)
        for names in ("ab", "xy")
    )
    inside = "".join(f"<simpleMatchSet>{each}</simpleMatchSet>" for each in sets)
    return f'<matchInteraction responseIdentifier="R" {more}><prompt>Match.</prompt>{inside}</matchInteraction>'


def test_pairs_from_one_set_are_matched(qti):
    inside = "".join(f'<simpleAssociableChoice identifier="{c}">{c.upper()}</simpleAssociableChoice>' for c in "abcde")
    body = f'<associateInteraction responseIdentifier="R"><prompt>Pair.</prompt>{inside}</associateInteraction>'
    outcome = qti.read(qti.item_2(body, declare("a c", "b d", cardinality="multiple", kind="pair")))
    assert [row.text for row in outcome.exercises[0].rows] == ["A", "B"]
    assert {target.text for target in outcome.exercises[0].targets} == {"C", "D", "E"}
    twice = qti.read(qti.item_2(body, declare("a c", "a d", cardinality="multiple", kind="pair")))
    assert "several pairs" in twice.said[0][2]


def test_parts_of_a_text_are_choices_and_bold_in_the_stem(qti):
    text = '<p>It <hottext identifier="a">are</hottext> <hottext identifier="b">hot</hottext>.</p>'
    body = f'<hottextInteraction responseIdentifier="R"><prompt>Find it.</prompt>{text}</hottextInteraction>'
    [question] = qti.read(qti.item_2(body, declare("a"))).questions
    assert question.stem == "Find it.\n\nIt **are** **hot**."
    assert [item.text for item in question.exercise.items] == ["are", "hot"]


@pytest.mark.parametrize(
    ("body", "stem"),
    [
        (f"<p>Name the gas.</p><p>{entry()}</p>", "Name the gas."),
        (f"<p>Name the gas: {entry()}.</p>", "Name the gas: ."),
        (f"<div><p>Look.</p><p>Which gas? {entry()}</p></div>", "Look.\n\nWhich gas?"),
    ],
)
def test_a_field_behind_a_text_is_a_short_question(qti, body, stem):
    [question] = qti.read(qti.item_2(body, declare("CO2", kind="string"))).questions
    assert (question.type, question.stem) == ("short", stem)
    assert not question.exercise.is_exact


def test_a_field_in_a_text_is_a_gap_unless_its_key_has_shares(qti):
    body = f"<p>Read.</p><div><p>The gas is {entry()} in short.</p></div>"
    [question] = qti.read(qti.item_2(body, declare("CO2", kind="string"))).questions
    assert (question.stem, question.type) == ("Read.", "blanks")
    mapped = declare("CO2", kind="string", mapped={"CO2": 1, "co2": 0.5})
    [shared] = qti.read(qti.item_2(body, mapped, MAPPED)).questions
    assert shared.stem == "Read.\n\nThe gas is \\_\\_\\_\\_\\_ in short."
    assert [(a.text, a.share) for a in shared.exercise.answers] == [("CO2", "100"), ("co2", "50")]
    assert shared.exercise.is_exact


@pytest.mark.parametrize(("sensitive", "is_exact"), [("true", True), ("false", False)])
def test_a_text_is_exact_only_if_the_source_says_so(qti, sensitive, is_exact):
    mapped = declare("CO2", kind="string", mapped={"CO2": 1, "co2": 1}, entry=f'caseSensitive="{sensitive}"')
    [short] = qti.read(qti.item_2(f"<p>Gas?</p><p>{entry()}</p>", mapped, MAPPED)).exercises
    assert short.is_exact == is_exact


def test_texts_may_be_tested_one_by_one(qti):
    def equals(value):
        return (
            f'<stringMatch caseSensitive="false"><variable identifier="R"/><baseValue>{value}</baseValue></stringMatch>'
        )

    rules = process((equals("CO2"), score(1)), (equals("CO"), score(0.5, "fb")), other=score(0, "no"))
    more = '<modalFeedback identifier="fb">Poison.</modalFeedback><modalFeedback identifier="no">Look.</modalFeedback>'
    outcome = qti.read(qti.item_2(f"<p>Gas?</p><p>{entry()}</p>", declare("CO2", kind="string"), rules, more))
    assert outcome.counts == (1, 0, 0)
    assert [(a.text, a.share, a.feedback) for a in outcome.exercises[0].answers] == [
        *(("CO2", "100", ""), ("CO", "50", "Poison."), ("", "0", "Look."))
    ]
    assert outcome.questions[0].rationale == ""


def test_numbers_have_a_tolerance_a_range_and_a_unit(qti):
    def equals(value, tolerance):
        values = f'<variable identifier="R"/><baseValue>{value}</baseValue>'
        return f'<equal toleranceMode="absolute" tolerance="{tolerance} {tolerance}">{values}</equal>'

    body = f"<p>How warm?</p><p>{entry()} °C</p>"
    key = declare("220", kind="float")
    [number] = qti.read(qti.item_2(body, key, process((equals(220, 5), score(1))))).exercises
    assert ([a.text for a in number.answers], number.within, number.unit) == (["220"], "5", "°C")
    ends = "".join(
        f'<{name}><variable identifier="R"/><baseValue>{n}</baseValue></{name}>' for name, n in (("gte", 1), ("lte", 2))
    )
    rules = process((f"<and>{ends}</and>", score(1)), (equals(220, 5), score(0.5)), (equals(9, 1), score(0.5)))
    mixed = qti.read(qti.item_2(body, key, rules)).exercises[0]
    assert [(a.text, a.share) for a in mixed.answers] == [("1..2", "100"), ("215..225", "50"), ("8..10", "50")]
    plain = qti.read(qti.item_2(f"<p>A week has {entry()} days.</p>", declare("7", kind="integer"))).questions[0]
    assert (plain.type, plain.stem) == ("number", "A week has \\_\\_\\_\\_\\_ days.")


def test_fields_and_lists_share_a_text(qti):
    body = f"<p>Fill in.</p><p>Dough is {inline('soft', 'loud', ident='A')} and {entry('B')}.</p>"
    keys = declare("s", ident="A") + declare("white", ident="B", kind="string")
    [question] = qti.read(qti.item_2(body, keys)).questions
    assert (question.stem, question.is_shuffled) == ("Fill in.", True)
    assert [(gap.accepted, gap.options) for gap in question.exercise.gaps] == [
        (("soft",), ("soft", "loud")),
        (("white",), ()),
    ]


def test_a_table_of_lists_is_a_table_only_if_each_column_has_its_own_values(qti):
    def table(*lists):
        rows = "".join(
            f"<tr><th>{name}</th><td>{each}</td></tr>" for name, each in zip(("Rye", "Rice"), lists, strict=True)
        )
        return f"<p>Sort.</p><table><thead><tr><th>Grain</th><th>Gluten</th></tr></thead><tbody>{rows}</tbody></table>"

    keys = declare("y", ident="A") + declare("n", ident="B")
    whole = table(inline("yes", "no", ident="A"), inline("no", "yes", ident="B"))
    [question] = qti.read(qti.item_2(whole, keys)).questions
    assert (question.type, question.exercise.head, question.stem) == ("table", ("Grain", "Gluten"), "Sort.")
    other = table(inline("yes", "maybe", ident="A"), inline("no", "yes", ident="B"))
    assert qti.read(qti.item_2(other, keys)).exercises[0].type == "blanks"


def test_an_open_question_has_its_model_and_ideas_from_texts_for_scorers(qti):
    body = (
        '<p>Why rest?</p><extendedTextInteraction responseIdentifier="R"/>'
        '<rubricBlock view="scorer" class="model"><p>Gluten relaxes.</p></rubricBlock>'
        '<rubricBlock view="scorer"><h2>Guide</h2><ul><li>Gluten</li><li>Time</li></ul></rubricBlock>'
        '<rubricBlock view="candidate"><p>Write two lines.</p></rubricBlock>'
    )
    [question] = qti.read(qti.item_2(body, declare(kind="string"))).questions
    assert (question.exercise.model, [idea.text for idea in question.exercise.rubric]) == (
        "Gluten relaxes.",
        ["Gluten", "Time"],
    )
    assert question.stem == "Why rest?\n\nWrite two lines."
    assert qti.read(qti.item_2('<p>W?</p><extendedTextInteraction responseIdentifier="R"/>')).counts == (0, 1, 0)


@pytest.mark.parametrize(
    ("body", "attributes", "what"),
    [
        (choose("Gas", "Salt"), 'adaptive="true"', "each attempt"),
        ("<p>Text.</p>", "", "asks for no response"),
        (choose("Gas", "Salt") + choose("Gas", "Salt"), "", "several questions"),
        (choose("Gas", "Salt") + f"<p>And {entry('S')}</p>", "", "several questions"),
        ('<p>?</p><sliderInteraction responseIdentifier="R"/>', "", "'sliderInteraction'"),
        ('<p>?</p><customInteraction responseIdentifier="R"/>', "", "'customInteraction'"),
    ],
)
def test_what_a_page_cannot_ask_is_left_out_with_a_reason(qti, body, attributes, what):
    outcome = qti.read(qti.item_2(body, declare("g"), attributes=attributes))
    assert outcome.counts == (0, 0, 1)
    assert what in outcome.said[0][2]


def test_an_item_that_is_computed_anew_is_left_out(qti):
    outcome = qti.read(qti.item_2(choose("Gas", "Salt"), declare("g") + '<templateDeclaration identifier="X"/>'))
    assert "anew each time" in outcome.said[0][2]


@pytest.mark.parametrize(
    "body",
    [
        *(f'<p>?</p><{name}Interaction responseIdentifier="R"/>' for name in ("choice", "order", "match", "associate")),
        *(f'<p>?</p><{name}Interaction responseIdentifier="R"/>' for name in ("gapMatch", "hottext", "inlineChoice")),
        *(
            "<p>?</p><textEntryInteraction/>",
            "",
            choose("Gas"),
            choose("Gas", "Salt"),
            choose("Gas", "Salt", prompt=""),
        ),
        '<gapMatchInteraction><gapText identifier="g">a</gapText><p><gap/></p></gapMatchInteraction>',
        f"<pre>{entry()}</pre><code>a {entry()}</code>",
    ],
)
def test_no_item_is_lost_whatever_is_missing(qti, body):
    for declaration in ("", declare("g"), declare("g x", cardinality="multiple", kind="directedPair")):
        assert sum(qti.read(qti.item_2(body, declaration)).counts) == 1


def test_qti_3_is_read_under_the_names_of_qti_2(qti):
    source = """
    <qti-assessment-item identifier="three" title="Three">
      <qti-response-declaration identifier="R" cardinality="single" base-type="identifier">
        <qti-correct-response><qti-value>b</qti-value></qti-correct-response>
      </qti-response-declaration>
      <qti-item-body><p data-x="1">Why?</p>
        <qti-choice-interaction response-identifier="R" max-choices="1" shuffle="true">
          <qti-simple-choice identifier="a">Salt</qti-simple-choice>
          <qti-simple-choice identifier="b" fixed="true">Gas
            <qti-feedback-inline identifier="b"><qti-content-body>Yes.</qti-content-body></qti-feedback-inline>
          </qti-simple-choice>
        </qti-choice-interaction>
      </qti-item-body>
      <qti-response-processing template="https://example.org/match_correct.xml"/>
    </qti-assessment-item>"""
    outcome = qti.read(source)
    assert outcome.counts == (0, 1, 0)
    assert [(i.text, i.is_key, i.feedback) for i in outcome.exercises[0].items] == [
        ("Salt", False, ""),
        ("Gas", True, "Yes."),
    ]
    assert outcome.imported.items[0].id == "three"
