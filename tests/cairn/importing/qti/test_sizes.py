# SPDX-License-Identifier: MIT
"""Twice as much of anything in an item takes twice the work, and what is too much for a page is left out."""

from __future__ import annotations

import sys

import pytest


def labels(number):
    each = (f'<response_label ident="l{n}"><material>x{n}</material></response_label>' for n in range(number))
    inside = f"<material>n</material><render_choice>{''.join(each)}</render_choice>"
    return f'<response_lid ident="r">{inside}</response_lid>'


def rules(number, response="r"):
    return "".join(
        f'<respcondition><conditionvar><varequal respident="{response}">l{n}</varequal></conditionvar>'
        f'<setvar action="Add">1</setvar><displayfeedback linkrefid="f{n}"/></respcondition>'
        for n in range(number)
    )


def feedback(number):
    return "".join(f'<itemfeedback ident="f{n}"><material>y{n}</material></itemfeedback>' for n in range(number))


FIELD = '<response_str ident="r"><render_fib/></response_str>'
KEY = '<responseDeclaration identifier="R"><correctResponse><value>a</value></correctResponse></responseDeclaration>'
CASE = (
    '<responseIf><stringMatch><variable identifier="R"/><baseValue>x{0}</baseValue></stringMatch>'
    '<setOutcomeValue identifier="SCORE"><baseValue>1</baseValue></setOutcomeValue></responseIf>'
)
LIST = '<inlineChoice identifier="a">u</inlineChoice>'
LISTS = f'<inlineChoiceInteraction responseIdentifier="R">{LIST}</inlineChoiceInteraction>'


def of_1(*parts):
    return lambda qti, number: qti.file(qti.item_1(*(part(number) if callable(part) else part for part in parts)))


def of_2(*parts):
    return lambda qti, number: qti.item_2(*(part(number) if callable(part) else part for part in parts))


SOURCES = {
    "choices": of_1(labels, rules, "", feedback),
    "accepted texts": of_1(FIELD, rules, "", feedback),
    "numbers": of_1(FIELD, lambda n: "".join(rules(1).replace("l0", str(i)) for i in range(n)), "numerical_question"),
    "rows": of_1(lambda n: labels(2) * n, rules, "matching_question"),
    "names of gaps": of_1(
        lambda n: f"<material>{'[n] ' * n}</material>{labels(2)}", rules, "multiple_dropdowns_question"
    ),
    "fields": of_1(lambda n: f"<material>a</material>{FIELD}" * n, rules),
    "unused feedback": of_1(labels(2), rules(1), "", feedback),
    "fields of QTI 2": of_2(lambda n: f"<p>{'a <textEntryInteraction/>' * n}</p>"),
    "lists in a table": of_2(lambda n: f"<table>{f'<tr><td>a</td><td>{LISTS}</td></tr>' * n}</table>", KEY),
    "cases": of_2(
        '<p>?</p><p><textEntryInteraction responseIdentifier="R"/></p>',
        KEY,
        lambda n: f"<responseProcessing>{''.join(CASE.format(i) for i in range(n))}</responseProcessing>",
    ),
    "pictures": of_2(lambda n: "".join(f'<img src="{i}.png"/>' for i in range(n)) + "<choiceInteraction/>"),
    "blocks": of_2(lambda n: f"{'<div>' * 80}x{'</div>' * 80}" * (n // 80) + "<choiceInteraction/>"),
}


def count_calls(run):
    calls = 0

    def note(_frame, event, _argument):
        nonlocal calls
        calls += event == "call"

    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", SOURCES)
def test_twice_as_much_takes_twice_the_calls(qti, name):
    sources = [SOURCES[name](qti, number) for number in (160, 320, 640)]
    qti.read(sources[0])
    once, twice = (count_calls(lambda source=source: qti.read(source)) for source in sources[1:])
    assert twice <= 2.3 * once


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_is_lost_if_there_is_too_much_of_it(qti, name):
    assert sum(qti.read(SOURCES[name](qti, 1100)).counts) == 1


def test_a_text_with_too_many_words_for_its_gaps_is_left_out(qti):
    words = "".join(f'<gapText identifier="w{n}">x{n}</gapText>' for n in range(200))
    gaps = "".join(f'<gap identifier="g{n}"/>' for n in range(200))
    body = f'<gapMatchInteraction responseIdentifier="R">{words}<p>{gaps}</p></gapMatchInteraction>'
    assert "more than 1000 answers" in qti.read(qti.item_2(body, KEY)).said[0][2]
