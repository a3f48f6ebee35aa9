# SPDX-License-Identifier: MIT
"""The items of a translated question have the ids of the original's, so a stored response fits both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.source import Source

if TYPE_CHECKING:
    from cairn.questions.question import Question

ITEM = re.compile(r"c-[0-9a-f]{8}")
TYPES = {
    "choices": ("choices: |\n  - [x] One\n  - [ ] Two", "choices: |\n  - [x] Eins\n  - [ ] Zwei"),
    "order": ("order: |\n  1. One\n  2. Two\n  3. Three", "order: |\n  1. Eins\n  2. Zwei\n  3. Drei"),
    "blanks": ("blanks: |\n  A [[one]] and [[two]].", "blanks: |\n  Ein [[eins]] und [[zwei]]."),
    "match": ("match: |\n  - one :: 1st\n  - two :: 2nd", "match: |\n  - eins :: Erstes\n  - zwei :: Zweites"),
    "case": (
        "case: |\n  A case.\nquestions:\n  - {id: in, stem: So, choices: '- [x] One\n\n      - [ ] Two'}",
        "case: |\n  Ein Fall.\nquestions:\n  - {id: in, stem: Wohl, choices: '- [x] Eins\n\n      - [ ] Zwei'}",
    ),
}


def read(own: str, original: str = "") -> Question:
    """Return the question of a file that may be the translation of another."""
    originals = (Source("quizzes/a.yml", f"id: q\nconcepts: [a]\n{original}"),) if original else ()
    quiz = Source("quizzes/a.de.yml", f"id: q\nconcepts: [a]\n{own}")
    return compile_site(Sources((), (quiz,), originals=originals)).questions.questions["q"]


def ids(question: Question) -> list[str]:
    return ITEM.findall(repr(question.exercise))


@pytest.mark.parametrize("name", TYPES)
def test_a_translation_has_the_ids_of_the_original(name: str):
    english, german = (text if text.startswith("case") else f"stem: So?\n{text}" for text in TYPES[name])
    assert ids(read(german)) != ids(read(english))
    assert ids(read(german, english)) == ids(read(english)) != []


def test_a_translation_with_other_items_keeps_its_own_ids():
    original = "stem: So?\nchoices: |\n  - [x] One\n  - [ ] Two\n  - [ ] Three"
    german = f"stem: Wohl?\n{TYPES['choices'][1]}"
    assert ids(read(german, original)) == ids(read(german))
    assert ids(read(german, f"stem: So?\n{TYPES['order'][0]}")) == ids(read(german))
