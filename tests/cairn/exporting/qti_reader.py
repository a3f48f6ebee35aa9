# SPDX-License-Identifier: MIT
"""A reader of items of QTI 2.1 that scores responses by their rules, as a delivery engine does."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

_MATCH = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


class QtiItem:
    """An item with its rules."""

    def __init__(self, content: bytes) -> None:
        self.root: Any = ET.fromstring(content)
        self.declared = {d.get("identifier"): d for d in self.all("responseDeclaration")}

    def all(self, name: str) -> list[Any]:
        return list(self.root.iter(_MATCH + name))

    def one(self, name: str) -> Any:
        (found,) = self.all(name)
        return found

    def score(self, **responses: Any) -> tuple[float, list[str]]:
        """Return the score of responses by identifier, and the identifiers of the feedback that is shown."""
        self.values: dict[str, Any] = dict.fromkeys(self.declared)
        self.values |= {name.replace("_", "-"): value for name, value in responses.items()} | {"SCORE": 0.0}
        process = self.one("responseProcessing")
        template = (process.get("template") or "").rpartition("/")[2]
        if template == "match_correct":
            return float(self.values["RESPONSE"] == self.correct("RESPONSE")), []
        if template == "map_response":
            return self.mapped("RESPONSE"), []
        for rule in process:
            self.follow(rule)
        shown = self.values.get("FEEDBACK") or []
        feedback = [element.get("identifier") for element in self.all("modalFeedback")]
        return round(self.values["SCORE"], 6), [name for name in feedback if name in shown]

    def correct(self, name: str) -> Any:
        values = [value.text for value in self.declared[name].iterfind(f"{_MATCH}correctResponse/{_MATCH}value")]
        kind = self.declared[name].get("cardinality")
        return values[0] if kind == "single" else values if kind == "ordered" else set(values)

    def mapped(self, name: str) -> float:
        mapping = self.declared[name].find(f"{_MATCH}mapping")
        given = self.values[name]
        total = 0.0
        for value in given if isinstance(given, (set, list)) else [given]:
            total += self.entry(mapping, value)
        low, high = (float(mapping.get(key, default)) for key, default in (("lowerBound", -9), ("upperBound", 9)))
        return min(max(total, low), high)

    def entry(self, mapping: Any, value: Any) -> float:
        for entry in mapping:
            key = entry.get("mapKey")
            folded = entry.get("caseSensitive") == "false"
            if key == value or (folded and key.lower() == str(value).lower()):
                return float(entry.get("mappedValue"))
        return float(mapping.get("defaultValue"))

    def follow(self, rule: Any) -> bool:
        name = rule.tag.removeprefix(_MATCH)
        if name == "setOutcomeValue":
            self.values[rule.get("identifier")] = self.value(rule[0])
            return True
        if name == "responseCondition":
            return any(self.follow(branch) for branch in rule)
        tests, rules = ([], rule) if name == "responseElse" else (rule[:1], rule[1:])
        if all(self.value(test) for test in tests):
            for each in rules:
                self.follow(each)
            return True
        return False

    def value(self, expression: Any) -> Any:
        name, key = expression.tag.removeprefix(_MATCH), expression.get("identifier")
        if name in ("variable", "correct", "mapResponse"):
            read: dict[str, Any] = {"variable": self.values.get, "correct": self.correct, "mapResponse": self.mapped}
            return read[name](key)
        if name == "baseValue":
            return float(expression.text) if expression.get("baseType") == "float" else expression.text
        return getattr(self, f"of_{name.lower()}")(expression, [self.value(inner) for inner in expression])

    def of_match(self, _expression, values):
        return values[0] == values[1]

    def of_not(self, _expression, values):
        return not values[0]

    def of_isnull(self, _expression, values):
        return values[0] is None

    def of_sum(self, _expression, values):
        return sum(values)

    def of_and(self, _expression, values):
        return all(values)

    def of_gte(self, _expression, values):
        return values[0] is not None and float(values[0]) >= values[1]

    def of_lte(self, _expression, values):
        return values[0] is not None and float(values[0]) <= values[1]

    def of_multiple(self, _expression, values):
        return [each for value in values if value for each in (value if isinstance(value, (set, list)) else [value])]

    def of_stringmatch(self, expression, values):
        same = str.lower if expression.get("caseSensitive") == "false" else str
        return values[0] is not None and same(values[0]) == same(values[1])

    def of_equal(self, expression, values):
        if values[0] is None:
            return False
        given, right = Decimal(str(values[0])), Decimal(str(values[1]))
        amount = Decimal(expression.get("tolerance", "0").split()[0])
        allowed: dict[str, Decimal] = {"exact": Decimal(0), "absolute": amount, "relative": abs(right) * amount / 100}
        return abs(given - right) <= allowed[expression.get("toleranceMode")]
