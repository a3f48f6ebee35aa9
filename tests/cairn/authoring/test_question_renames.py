# SPDX-License-Identifier: MIT
"""Which question is another one under a new id, where nothing but its words tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.authoring.question_changes import find_question_renames
from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.source import Source

if TYPE_CHECKING:
    from cairn.site import Site


def site(*stems: str) -> Site:
    asked = "".join(f"  - stem: {stem}\n    is_true: yes\n" for stem in stems)
    page = Source("docs/concepts/sums.md", "Sums.", "concepts/sums.md")
    return compile_site(Sources((page,), (Source("quizzes/sums.yml", f"concepts: [sums]\nquestions:\n{asked}"),)))


def stems_of(before: Site, after: Site) -> dict[str, str]:
    old = before.questions.questions
    return {old[rename.before].stem: rename.question.stem for rename in find_question_renames(before, after)}


def test_a_reworded_question_is_the_most_similar_one_and_not_the_first_similar_one():
    before = site("What is the sum of 2 and 3?", "What is the product of 2 and 3?")
    after = site("What is the product of two and 3?")
    assert stems_of(before, after) == {"What is the product of 2 and 3?": "What is the product of two and 3?"}


def test_two_reworded_questions_do_not_change_places():
    before = site("How many legs has an ant?", "How many legs has a spider?")
    after = site("How many legs does a spider have?", "How many legs does an ant have?")
    assert stems_of(before, after) == {
        "How many legs has an ant?": "How many legs does an ant have?",
        "How many legs has a spider?": "How many legs does a spider have?",
    }
