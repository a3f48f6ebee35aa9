# SPDX-License-Identifier: MIT
"""Read the conditions of an item of QTI 1.2, and find out which responses they score, and how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from cairn.importing.notation.carried import NOTHING, WHOLE, read_decimal
from cairn.importing.qti.tree import find_all, text_of
from cairn.importing.reading.xml_tree import Element

_BOUNDS = frozenset({"vargt", "vargte", "varlt", "varlte"})
_CONTAINED = frozenset({"varsubstring", "varsubset"})


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison of a response with a value."""

    response: str
    """The id of the response."""
    test: str
    """The element that says how they are compared, such as `varequal`."""
    value: str
    """The value."""
    attributes: Mapping[str, str]
    """What else the source says about the comparison."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition, and what happens when it holds."""

    score: Decimal | None
    """What it adds to the score or sets it to; None if it does not change the score."""
    is_sum: bool
    """Whether scores of such rules add up."""
    feedback: tuple[str, ...]
    """The ids of the feedback that it shows."""
    equal: list[Compared] = field(default_factory=list)
    """The values that responses have."""
    denied: list[Compared] = field(default_factory=list)
    """The values that responses do not have."""
    bounds: list[Compared] = field(default_factory=list)
    """The bounds between which responses are."""

    @property
    def scores(self) -> bool:
        """Whether it gives points."""
        return self.score is not None and self.score > NOTHING


def read_rules(item: Element) -> tuple[Rule, ...]:
    """Return the rules of an item, in the order of the file."""
    return tuple(_read_rule(each) for each in find_all(item, "respcondition"))


def _read_rule(element: Element) -> Rule:
    changes = element.all("setvar")
    named = [each for each in changes if "score" in each.attributes.get("varname", "SCORE").lower()]
    change = next(iter(named or changes), None)
    score = _read_score(change) if change else None
    action = change.attributes.get("action", "Set") if change else ""
    feedback = tuple(each.attributes.get("linkrefid", "") for each in element.all("displayfeedback"))
    rule = Rule(score, action.lower() in {"add", "subtract"}, feedback)
    for condition in element.all("conditionvar"):
        _add_conditions(rule, condition, is_denied=False)
    return rule


def _read_score(change: Element) -> Decimal:
    """Return the points of a change; a name in place of a number is that of the highest score."""
    text = text_of(change)
    score = read_decimal(text)
    if score is None:
        return NOTHING if not text or "min" in text.lower() else WHOLE
    return -score if change.attributes.get("action", "").lower() == "subtract" else score


def _add_conditions(rule: Rule, element: Element, *, is_denied: bool) -> None:
    for each in element.elements:
        compared = Compared(each.attributes.get("respident", ""), each.name, text_of(each), each.attributes)
        if each.name in {"varequal", *_CONTAINED}:
            (rule.denied if is_denied else rule.equal).append(compared)
        elif each.name in _BOUNDS and not is_denied:
            rule.bounds.append(compared)
        elif each.name in {"and", "or", "not"}:
            _add_conditions(rule, each, is_denied=is_denied != (each.name == "not"))


def split_rules(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Return the rules by response, each with what it says about that response."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        own: dict[str, Rule] = {}
        for name in ("equal", "denied", "bounds"):
            for each in getattr(rule, name):
                if each.response not in own:
                    own[each.response] = Rule(rule.score, rule.is_sum, rule.feedback)
                getattr(own[each.response], name).append(each)
        for response, part in own.items():
            found.setdefault(response, []).append(part)
    return found


def score_values(rules: Iterable[Rule]) -> dict[str, Decimal]:
    """Return the points of each value of a response: the sum of what rules add, or the most that they set."""
    points: dict[str, Decimal] = {}
    for rule in rules:
        for each in rule.equal if rule.score is not None else ():
            score, earlier = rule.score or NOTHING, points.get(each.value)
            joined = score if earlier is None else earlier + score if rule.is_sum else max(earlier, score)
            points[each.value] = joined
    return points


def score_choices(rules: Sequence[Rule], *, is_multiple: bool) -> dict[str, Decimal]:
    """Return the share of the credit of each choice of a response in percent."""
    if is_multiple and (best := _find_combination(rules)):
        keys = [each.value for each in best.equal]
        return dict.fromkeys(keys, WHOLE / len(keys))
    points = score_values(rules)
    right = [score for score in points.values() if score > NOTHING]
    whole = (sum(right) if is_multiple else max(right, default=NOTHING)) or WHOLE
    return {value: score * WHOLE / whole for value, score in points.items()}


def _find_combination(rules: Iterable[Rule]) -> Rule | None:
    """Return the rule with the highest score among those that judge several choices at once."""
    found = [rule for rule in rules if rule.scores and rule.equal and (len(rule.equal) > 1 or rule.denied)]
    return max(found, key=lambda rule: rule.score or NOTHING, default=None)


def find_sequence(rules: Iterable[Rule]) -> list[str]:
    """Return the values of the rule with the highest score, in the order of the file."""
    found = [rule for rule in rules if rule.scores and rule.equal]
    best = max(found, key=lambda rule: rule.score or NOTHING, default=None)
    return [each.value for each in best.equal] if best else []
