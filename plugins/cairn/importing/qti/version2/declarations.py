# SPDX-License-Identifier: MIT
"""Read what an item of QTI 2 declares about its responses: their keys, and the points of single values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cairn.importing.notation.carried import NOTHING, WHOLE, read_decimal
from cairn.importing.qti.tree import find_all, text_of
from cairn.importing.qti.version2.processing import CORRECT, Case, Processing, share_of
from cairn.importing.reading.xml_tree import Element

_NUMERIC = frozenset({"float", "integer"})
_MAPPED = "map_response"


@dataclass(frozen=True, slots=True)
class Declaration:
    """The key of a response."""

    cardinality: str = "single"
    """`single`, `multiple` or `ordered`."""
    is_numeric: bool = False
    """Whether the response is a number."""
    correct: tuple[str, ...] = ()
    """The values of the right response."""
    points: Mapping[str, Decimal] | None = None
    """The points of single values; None if only the right response counts."""
    is_exact: bool = False
    """Whether a response must equal a text exactly."""
    cases: tuple[Case, ...] = ()
    """The tests of single values; empty if the keys say everything."""

    @property
    def shares(self) -> dict[str, Decimal]:
        """The share of the credit of each value in percent. The best value has all of it."""
        if self.points is None:
            most = self.most
            return dict.fromkeys(self.correct, WHOLE) or {case.value: share_of(case, most) for case in self.cases}
        most = max(self.points.values(), default=NOTHING)
        whole = most if most > NOTHING else WHOLE
        return {value: points * WHOLE / whole for value, points in self.points.items()}

    @property
    def parts(self) -> dict[str, Decimal]:
        """The share of the credit of each of several values in percent. All right ones together have all of it."""
        if self.points is None:
            return dict.fromkeys(self.correct, WHOLE / max(1, len(self.correct)))
        whole = sum(points for points in self.points.values() if points > NOTHING) or WHOLE
        return {value: points * WHOLE / whole for value, points in self.points.items()}

    @property
    def most(self) -> Decimal:
        """The best score of a case."""
        return max((case.score or NOTHING for case in self.cases), default=NOTHING)


def read_declarations(item: Element, processing: Processing) -> dict[str, Declaration]:
    """Return the declarations of an item by the id of their responses."""
    listed = item.all("responseDeclaration")
    cases: dict[str, list[Case]] = {each.attributes.get("identifier", ""): [] for each in listed}
    for case in processing.cases:
        for name in [case.response] if case.response else cases if len(cases) == 1 else ():
            cases.setdefault(name, []).append(case)
    return {
        each.attributes.get("identifier", ""): _read(each, processing, cases[each.attributes.get("identifier", "")])
        for each in listed
    }


def _read(element: Element, processing: Processing, cases: list[Case]) -> Declaration:
    correct = tuple(filter(None, map(text_of, find_all(element.find("correctResponse"), "value"))))
    entries = find_all(element.find("mapping"), "mapEntry")
    points = {
        " ".join(each.attributes.get("mapKey", "").split()): score
        for each in entries
        if (score := read_decimal(each.attributes.get("mappedValue", ""))) is not None
    }
    is_mapped = _MAPPED in processing.template or element.attributes.get("identifier", "") in processing.mapped
    sensitive = {each.attributes.get("caseSensitive", "").lower() for each in entries}
    differ = len({value.casefold() for value in points}) < len(points) and "false" not in sensitive
    told = [case for case in cases if case.score is not None or case.feedback]
    says_more = any(case.value != CORRECT or case.tolerance for case in told if case.response)
    return Declaration(
        element.attributes.get("cardinality", "single"),
        element.attributes.get("baseType", "") in _NUMERIC,
        correct,
        points if points and (is_mapped or not correct) else None,
        "true" in sensitive or differ or any(case.is_case_sensitive for case in told),
        tuple(told) if says_more else (),
    )
