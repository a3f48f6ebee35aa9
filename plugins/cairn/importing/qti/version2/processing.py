# SPDX-License-Identifier: MIT
"""Read scoring that tests a response case by case, as items of QTI 2 do that cannot declare what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cairn.importing.notation.carried import ANY, NOTHING, read_decimal
from cairn.importing.qti.tree import find_all, text_of, walk
from cairn.importing.reading.xml_tree import Element

_BRANCHES = frozenset({"responseIf", "responseElseIf", "responseElse"})
_CHANGES = frozenset({"setOutcomeValue", "responseCondition", "exitResponse"})
_USUAL_NAMES = """
responseProcessing responseCondition responseIf responseElseIf responseElse match variable correct mapResponse
setOutcomeValue baseValue isNull not sum equal stringMatch and or gte lte multiple
"""
_USUAL = frozenset(_USUAL_NAMES.split())
"""What usual scoring consists of."""
_SCORE = "SCORE"
CORRECT = "\ufddd"
"""What stands in a case for the declared right value."""


@dataclass(frozen=True, slots=True)
class Case:
    """A test of a response, and what happens when it is the first one that holds."""

    response: str
    """The id of the response; empty for any other."""
    value: str
    """The value; `CORRECT` for the declared one, `ANY` for any other."""
    high: str = ""
    """The other end of a range that begins with the value."""
    tolerance: tuple[str, ...] = ()
    """How far a number may be below and above."""
    is_relative: bool = False
    """Whether the tolerance is in percent."""
    is_case_sensitive: bool = False
    """Whether capitals and small letters differ."""
    score: Decimal | None = None
    """The score; None if it stays as it is."""
    feedback: tuple[str, ...] = ()
    """The ids of the feedback."""


@dataclass(frozen=True, slots=True)
class Processing:
    """The scoring of an item."""

    template: str
    """The address of a standard scoring; empty if there is none."""
    mapped: frozenset[str]
    """The responses whose declared points count."""
    cases: tuple[Case, ...]
    """The tests of single values, in the order in which they are tried."""
    is_programmed: bool
    """Whether there is more to it."""


def read_processing(item: Element) -> Processing:
    """Return the scoring of an item."""
    element = item.find("responseProcessing")
    if not element:
        return Processing("", frozenset(), (), is_programmed=False)
    template = element.attributes.get("template", "")
    if not element.children:
        return Processing(template, frozenset(), (), is_programmed=False)
    mapped = {each.attributes.get("identifier", "") for each in find_all(element, "mapResponse")}
    is_programmed = any(each.name not in _USUAL for each in walk(element))
    cases: list[Case] = []
    for branch in find_all(element, *_BRANCHES):
        found = _read_branch(branch)
        cases += found or ()
        is_programmed = is_programmed or found is None
    return Processing(template, frozenset(mapped), tuple(cases), is_programmed)


def _read_branch(branch: Element) -> list[Case] | None:
    """Return the cases of a branch; None if it sets a score under a condition that cannot be read."""
    tests = [each for each in branch.elements if each.name not in _CHANGES]
    score = _read_score(branch)
    feedback = tuple(_find_feedback(branch))
    cases = [*_read_test(tests[0])] if tests else [Case("", ANY)]
    if not cases and score is not None:
        return None
    return [replace(case, score=score, feedback=feedback) for case in cases]


def _read_score(branch: Element) -> Decimal | None:
    """Return the number that a branch sets a score to; None if it sets none, or computes it."""
    for each in branch.all("setOutcomeValue"):
        values = [*each.elements]
        if each.attributes.get("identifier", "").upper().startswith(_SCORE) and len(values) == 1:
            constant = read_decimal(text_of(values[0])) if values[0].name == "baseValue" else None
            return constant if constant is not None else Decimal(1) if values[0].name == "variable" else None
    return None


def _find_feedback(branch: Element) -> Iterator[str]:
    for each in branch.all("setOutcomeValue"):
        if not each.attributes.get("identifier", "").upper().startswith(_SCORE):
            yield from (text_of(value) for value in find_all(each, "baseValue"))


def _read_test(test: Element) -> Iterator[Case]:
    """Yield the cases of a condition; none if it cannot be read."""
    variables = [each.attributes.get("identifier", "") for each in test.all("variable")]
    values = [
        CORRECT if each.name == "correct" else text_of(each) for each in test.all("baseValue") + test.all("correct")
    ]
    sensitive = test.attributes.get("caseSensitive", "false") == "true"
    if test.name == "or":
        yield from (case for each in test.elements for case in _read_test(each))
    elif test.name == "and":
        yield from _read_range(test)
    elif len(variables) != 1 or len(values) != 1:
        return
    elif test.name == "match":
        yield Case(variables[0], values[0])
    elif test.name == "stringMatch" and test.attributes.get("substring", "false") != "true":
        yield Case(variables[0], values[0], is_case_sensitive=sensitive)
    elif test.name == "equal":
        mode = test.attributes.get("toleranceMode", "exact")
        given = () if mode == "exact" else tuple(test.attributes.get("tolerance", "").split()[:2])
        yield Case(variables[0], values[0], tolerance=given, is_relative=mode == "relative")


def _read_range(test: Element) -> Iterator[Case]:
    """Yield the case of a number between two others."""
    ends = {each.name: each for each in test.elements}
    if ends.keys() == {"gte", "lte"} and len([*test.elements]) == len(ends):
        low, high = (text_of(ends[name].find("baseValue")) for name in ("gte", "lte"))
        names = {each.attributes.get("identifier", "") for each in find_all(test, "variable")}
        if len(names) == 1 and read_decimal(low) is not None and read_decimal(high) is not None:
            yield Case(next(iter(names)), low, high)


def share_of(case: Case, most: Decimal) -> Decimal:
    """Return the share of the credit of a case in percent, if the best one has this score."""
    return (case.score or NOTHING) * 100 / most if most > NOTHING else NOTHING
