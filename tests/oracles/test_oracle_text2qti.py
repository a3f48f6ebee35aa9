# SPDX-License-Identifier: MIT
"""Our quizzes for Canvas have the shape of those of text2qti, for each kind of question that both write."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from tests.cairn.exporting import questions
from tests.cairn.exporting.courses import make_course

from cairn.exporting.formats.qti12 import QTI12

from .oracles import run_python

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPT = """
import sys
from text2qti.config import Config
from text2qti.qti import QTI
from text2qti.quiz import Quiz
config = Config()
config.load()
print(QTI(Quiz(sys.stdin.read(), config=config, source_name="quiz.txt")).assessment)
"""
SAME = {
    "choice": (
        "1. Why does dough rise?\n... It is gas.\n*a) Gas\n... Carbon dioxide.\nb) Salt\n... Salt slows it.\n",
        f"{questions.SINGLE}rationale: It is gas.\n",
    ),
    "choices": ("1. Which are flours?\n[*] Rye\n[*] Spelt\n[ ] Lye\n", questions.MULTIPLE),
    "judge": ("1. Salt feeds yeast.\na) True\n*b) False\n", questions.JUDGE),
    "number": ("1. How warm?\n=   230 +- 10\n", "stem: How warm?\nnumber: 230\nwithin: 10\n"),
    "range": ("1. How many?\n=   [1.5, 2.5]\n", "stem: How many?\nnumber: 1.5..2.5\n"),
    "short": ("1. Name the gas.\n*   carbon dioxide\n*   CO2\n", questions.SHORT),
    "essay": ("1. Why rest?\n... The crumb sets.\n____\n", "stem: Why rest?\nmodel_answer: The crumb sets.\n"),
}
NAMES = {"ident", "linkrefid", "respident", "title", "margin", "margintype"}
"""Attributes that hold a name of each program's own, or a margin, which newer quizzes of Canvas have beside bounds."""


def read_items(xml: str | bytes) -> list[Any]:
    return list(ET.fromstring(xml).iter("{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}item"))


def shape(element: Any, depth: int = 0) -> Iterator[str]:
    """The tags and attributes of an element and of all in it, one a line."""
    attributes = {name: value for name, value in element.attrib.items() if name not in NAMES}
    yield f"{'  ' * depth}{element.tag.rpartition('}')[2]} {attributes or ''}"
    children = [list(shape(child, depth + 1)) for child in element if child.findtext("*") != "original_answer_ids"]
    # Of an essay, text2qti shows the feedback below a condition that ends the processing.
    yield from chain(*(sorted(children) if element.tag.endswith("resprocessing") else children))


@pytest.mark.parametrize("name", SAME)
def test_a_question_has_the_shape_that_text2qti_gives_it(name):
    theirs, ours = SAME[name]
    (expected,) = read_items(run_python(SCRIPT, data=f"Quiz title: Bread\n{theirs}").strip())
    (found,) = read_items(QTI12.write(make_course(("Bread", {"q1": ours}))).files["chapter-bread/chapter-bread.xml"])
    assert list(shape(found)) == list(shape(expected))
