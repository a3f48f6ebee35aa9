# SPDX-License-Identifier: MIT
"""Where a site says that a reader may begin."""

from __future__ import annotations

from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.source import Source
from cairn.views.home.next_steps import find_starts


def starts(prerequisites: dict[str, str], asked: str) -> tuple[str, ...]:
    """The starts of a course; the concepts in `asked` have a question."""
    documents = (
        Source(f"docs/concepts/{name}.md", f"---\nlearn_before: [{before}]\n---\nText.\n", f"concepts/{name}.md")
        for name, before in prerequisites.items()
    )
    stems = "".join(f"  - concepts: [{name}]\n    stem: {name}?\n    is_true: yes\n" for name in asked)
    quizzes = (Source("quizzes/all.yml", f"questions:\n{stems}"),) if asked else ()
    return find_starts(compile_site(Sources(tuple(documents), quizzes)))


def test_a_start_that_makes_more_concepts_ready_comes_first():
    course = {"a": "", "b": "", "c": "a, b", "d": "b", "z": ""}
    assert starts(course, "abcdz") == ("b", "a", "z")


def test_a_concept_without_questions_is_no_start_if_another_has_some():
    course = {"a": "", "b": "", "c": "a", "d": "a"}
    assert starts(course, "bcd") == ("b",)
    assert starts(course, "") == ("a", "b")


def test_where_each_concept_has_a_prerequisite_the_first_one_is_the_start():
    assert starts({"a": "nobody wrote this", "b": "a"}, "b") == ("a",)
