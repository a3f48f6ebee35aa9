# SPDX-License-Identifier: MIT
"""Items keep to the content model of QTI 2.1: what may be in what, in which order, with which attributes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from cairn.exporting.qti.item import write_item
from cairn.exporting.qti.task import Texts

from . import questions
from .qti_trips import as_html, questions_of_the_course
from .questions import parse_question

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = Texts(as_html, "True", "False")
ORDER = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]
NAMED_LISTS = {
    "LINE": "#text a abbr b br cite code em i img kbd q small span strong sub sup",
    "FIELD": "textEntryInteraction inlineChoiceInteraction",
    "BLOCK": "blockquote div dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul",
    "TASK": "choiceInteraction orderInteraction matchInteraction extendedTextInteraction",
    "RULE": "responseCondition setOutcomeValue",
    "TEST": "match not stringMatch equal and gte lte",
    "VALUE": "variable correct baseValue mapResponse multiple sum",
}
CONTENT = """
assessmentItem: responseDeclaration outcomeDeclaration itemBody responseProcessing modalFeedback
responseDeclaration: correctResponse mapping
outcomeDeclaration: defaultValue
correctResponse defaultValue: value
mapping: mapEntry
value baseValue inlineChoice: #text
itemBody: BLOCK TASK rubricBlock
rubricBlock blockquote: BLOCK
simpleChoice simpleAssociableChoice modalFeedback: LINE BLOCK
div li td th: LINE BLOCK FIELD
p pre h1 h2 h3 a b code em i span strong sub sup: LINE FIELD
ul ol: li
table: thead tbody
thead tbody: tr
tr: th td
choiceInteraction orderInteraction: simpleChoice
matchInteraction: simpleMatchSet
simpleMatchSet: simpleAssociableChoice
inlineChoiceInteraction: inlineChoice
responseProcessing responseElse: RULE
responseCondition: responseIf responseElseIf responseElse
responseIf responseElseIf: TEST RULE
not: isNull
isNull: variable
and: gte lte
setOutcomeValue multiple sum match stringMatch equal gte lte: VALUE
"""
"""What elements may contain; an element that is not named here is empty."""
ATTRIBUTES = """
assessmentItem: identifier title adaptive timeDependent
responseDeclaration outcomeDeclaration: identifier cardinality baseType
mapping: defaultValue
mapEntry: mapKey mappedValue
choiceInteraction: responseIdentifier shuffle maxChoices
orderInteraction inlineChoiceInteraction: responseIdentifier shuffle
matchInteraction: responseIdentifier shuffle maxAssociations
textEntryInteraction extendedTextInteraction: responseIdentifier
simpleChoice inlineChoice: identifier
simpleAssociableChoice: identifier matchMax
modalFeedback: outcomeIdentifier identifier showHide
rubricBlock: view
equal: toleranceMode
stringMatch: caseSensitive
img: src alt
"""
"""The attributes that elements must have."""


def read_table(table: str) -> dict[str, set[str]]:
    """What is behind the colon, for each name before it."""
    lines = [line.split(": ") for line in table.strip().split("\n")]
    words = {right: {w for word in right.split() for w in NAMED_LISTS.get(word, word).split()} for _, right in lines}
    return {name: words[right] for left, right in lines for name in left.split()}


MAY_CONTAIN, MUST_HAVE = read_table(CONTENT), read_table(ATTRIBUTES)
NAME = re.compile(r"[^\W\d][\w.-]*")


def find_faults(root: Any) -> Iterator[str]:
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    order = [ORDER.index(child.tag) for child in root]
    if order != sorted(order):
        yield "the parts of the item are in another order"
    for element in root.iter():
        texts = [element.text, *(child.tail for child in element)]
        inside = {child.tag for child in element} | ({"#text"} if any(t and t.strip() for t in texts) else set())
        if wrong := inside - MAY_CONTAIN.get(element.tag, set()):
            yield f"{element.tag} contains {sorted(wrong)}"
        if missing := MUST_HAVE.get(element.tag, set()) - {*element.keys()}:
            yield f"{element.tag} has no {sorted(missing)}"
        name = element.get("identifier", "x")
        if element.tag != "assessmentItem" and not NAME.fullmatch(name):
            yield f"'{name}' is no identifier"


def faults_of(question) -> list[str]:
    item = write_item(question, TEXTS, "en")
    return list(find_faults(ET.fromstring(item.content))) if item else []


@pytest.mark.parametrize("text", questions.ALL)
def test_an_item_keeps_to_the_model(text):
    assert faults_of(parse_question(f"{text}rationale: Because.\n")) == []


def test_the_items_of_the_course_keep_to_the_model():
    faults = {question.id: found for question in questions_of_the_course() if (found := faults_of(question))}
    assert faults == {}


def test_a_fault_is_found():
    item = '<assessmentItem identifier="a"><itemBody>x<li/></itemBody><responseDeclaration/></assessmentItem>'
    assert len(list(find_faults(ET.fromstring(item)))) == 4
