# SPDX-License-Identifier: MIT
"""Where a question is first to be found: on the page that holds it, else on that of its first concept."""

from __future__ import annotations

from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.source import Source

FENCE = "Text.\n\n```quiz\nid: fenced\nstem: One?\nconcepts: [b]\n```\n"
QUIZ = """
- {id: of-two, stem: Two?, concepts: [b, a]}
- {id: of-none, stem: Three?, concepts: []}
- {id: beside, stem: Four?, concepts: [], seen_on: [a]}
- {id: of-a-stub, stem: Five?, concepts: [gap]}
"""


def test_a_question_is_at_home_where_it_stands_or_on_the_page_of_a_concept_that_it_checks():
    pages = tuple(Source(f"docs/concepts/{n}.md", t, f"concepts/{n}.md") for n, t in (("a", FENCE), ("b", "Text.\n")))
    questions = compile_site(Sources(pages, (Source("quizzes/a.yml", QUIZ),))).questions
    assert questions.homes == {
        "fenced": "concepts/a.md",
        "of-two": "concepts/b.md",
        "beside": "concepts/a.md",
        "of-a-stub": "concepts/gap.md",
    }
    assert questions.by_concept == {"b": ("of-two", "fenced"), "a": ("of-two",), "gap": ("of-a-stub",)}
    assert questions.seen_on == {"a": ("beside",)}
