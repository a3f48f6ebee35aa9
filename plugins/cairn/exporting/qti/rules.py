# SPDX-License-Identifier: MIT
"""The rules by which a response is scored, and the declarations that they use, in the words of QTI 2.1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cairn.exporting.xml_text import Xml, element, text

RESPONSE, SCORE, FEEDBACK, RATIONALE = "RESPONSE", "SCORE", "FEEDBACK", "rationale"
_TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
MATCH_CORRECT, MAP_RESPONSE = f"{_TEMPLATES}match_correct", f"{_TEMPLATES}map_response"


def declare_response(
    cardinality: str, base_type: str, correct: Iterable[str], mapping: Xml | None = None, name: str = RESPONSE
) -> Xml:
    """Return the declaration of a response with its right value, which may have a mapping to scores."""
    values = [element("value", None, text(value)) for value in correct]
    right = [element("correctResponse", None, *values)] if values else []
    attributes = {"identifier": name, "cardinality": cardinality, "baseType": base_type}
    return element("responseDeclaration", attributes, *right, *([mapping] if mapping else []))


def write_mapping(
    entries: Mapping[str, float], *, bounded: bool = False, attributes: Mapping[str, str] | None = None
) -> Xml:
    """Return a mapping of values to scores; a bounded one never gives less than 0. The attributes are of each entry."""
    bounds = {"lowerBound": "0", "upperBound": "1"} if bounded else {}
    found = (
        element("mapEntry", {"mapKey": key, "mappedValue": write_number(value), **(attributes or {})})
        for key, value in entries.items()
    )
    return element("mapping", {**bounds, "defaultValue": "0"}, *found)


def write_number(value: float) -> str:
    """Return a score in its shortest form: `1`, `0.5`."""
    return f"{value:.15g}"


def variable(name: str = RESPONSE) -> Xml:
    """Return the value of a variable."""
    return element("variable", {"identifier": name})


def constant(base_type: str, value: str) -> Xml:
    """Return a constant value."""
    return element("baseValue", {"baseType": base_type}, text(value))


def set_value(name: str, value: Xml) -> Xml:
    """Return the rule that sets an outcome."""
    return element("setOutcomeValue", {"identifier": name}, value)


def set_score(score: float) -> Xml:
    """Return the rule that sets the score."""
    return set_value(SCORE, constant("float", write_number(score)))


def show_feedback(*values: Xml) -> Xml:
    """Return the rule that shows the feedback with the identifiers in these values."""
    return set_value(FEEDBACK, element("multiple", None, *values))


def choose(cases: Iterable[tuple[Xml, Xml]], otherwise: Xml | None = None) -> Xml:
    """Return a condition: the rules of the first case that is true, each a test with rules."""
    branches = [
        element("responseElseIf" if number else "responseIf", None, test, rules)
        for number, (test, rules) in enumerate(cases)
    ]
    return element(
        "responseCondition", None, *branches, *([element("responseElse", None, otherwise)] if otherwise else [])
    )


def score_equal() -> Xml:
    """Return the rule that gives the whole score for the correct response, and nothing for all others."""
    test = element("match", None, variable(), element("correct", {"identifier": RESPONSE}))
    return choose([(test, set_score(1))], set_score(0))


def add_mapped(name: str) -> Xml:
    """Return the rule that adds the mapped score of a response, if there is one."""
    total = element("sum", None, variable(SCORE), element("mapResponse", {"identifier": name}))
    test = element("not", None, element("isNull", None, variable(name)))
    return choose([(test, set_value(SCORE, total))])
