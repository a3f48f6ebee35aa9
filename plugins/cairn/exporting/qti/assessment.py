# SPDX-License-Identifier: MIT
"""Write the test of a package of QTI 2.1, which gives its items an order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cairn.exporting.qti.item import NAMESPACES
from cairn.exporting.qti.rules import SCORE, set_value
from cairn.exporting.xml_text import Xml, document, element


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a test."""

    identifier: str
    """Its name in the test."""
    title: str
    """Its title, as plain text."""
    items: Sequence[tuple[str, str]]
    """The name and the path of each of its items."""


def write_test(title: str, sections: Sequence[Section]) -> bytes:
    """Return a test in which learners may move freely; its score is the sum of those of its items."""
    part = {"identifier": "part", "navigationMode": "nonlinear", "submissionMode": "individual"}
    declaration = element("outcomeDeclaration", {"identifier": SCORE, "cardinality": "single", "baseType": "float"})
    total = element("sum", None, element("testVariables", {"variableIdentifier": SCORE}))
    root = element(
        "assessmentTest",
        {**NAMESPACES, "identifier": "test", "title": title},
        declaration,
        element("testPart", part, *map(_write_section, sections)),
        element("outcomeProcessing", None, set_value(SCORE, total)),
    )
    return document(root)


def _write_section(section: Section) -> Xml:
    items = (element("assessmentItemRef", {"identifier": name, "href": path}) for name, path in section.items)
    attributes = {"identifier": section.identifier, "title": section.title, "visible": "true"}
    return element("assessmentSection", attributes, *items)
