# SPDX-License-Identifier: MIT
"""No question is listed under a concept that is still a draft."""

from __future__ import annotations

from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.source import Source

QUIZ = Source(
    "quizzes/a.yml",
    "- {id: of-both, stem: One?, concepts: [Alpha, beta]}\n"
    "- {id: of-the-draft, stem: Two?, concepts: [B], seen_on: [beta, a]}\n"
    "- {id: of-nobody, stem: Three?, concepts: [gap]}\n",
)
PAGES = tuple(
    Source(f"docs/concepts/{name[0]}.md", f"---\ntitle: {name}\n---\nText.\n", f"concepts/{name[0]}.md")
    for name in ("alpha", "beta")
)


def test_questions_keep_the_concepts_that_are_published():
    questions = compile_site(Sources(PAGES[:1], (QUIZ,), drafts=PAGES[1:])).questions
    assert questions.by_concept == {"a": ("of-both",), "gap": ("of-nobody",)}
    assert questions.seen_on == {"a": ("of-the-draft",)}
    assert [m.name for m in questions.questions["of-both"].concepts] == ["Alpha"]


def test_without_drafts_a_question_belongs_to_all_its_concepts():
    questions = compile_site(Sources(PAGES, (QUIZ,))).questions
    assert questions.by_concept == {"a": ("of-both",), "b": ("of-both", "of-the-draft"), "gap": ("of-nobody",)}
