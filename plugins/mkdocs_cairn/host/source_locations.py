# SPDX-License-Identifier: MIT
"""Problems that only show while a page is built, each with its location in the sources."""

from __future__ import annotations

import re

from cairn.questions.shown import ShownQuestion
from cairn.site import Site
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_QUIZ = re.compile(r"\bquiz\b", re.IGNORECASE)


def find_location(site: Site, uri: str, pattern: re.Pattern[str]) -> Span:
    """Return the first line of the page's document that matches a pattern; line 1 if none does."""
    document = site.documents.get(uri)
    text = document.source.text if document else ""
    match = pattern.search(text)
    return Span(document.source.path if document else uri, 1 + text.count("\n", 0, match.start()) if match else 1)


def formula_problem(site: Site, uri: str, tex: str, reason: str) -> Problem:
    """Return the problem of a formula that cannot be read: on its page, or in a question on it."""
    pattern = re.compile(r"\s+".join(map(re.escape, tex.split())))
    location = find_location(site, uri, pattern)
    if location.line == 1:
        concept = site.concept_ids.get(uri, "")
        ids = (*site.questions.by_concept.get(concept, ()), *site.questions.seen_on.get(concept, ()))
        holding = (q.span for i in ids if pattern.search(repr(q := site.questions.questions[i])))
        location = next(holding, location)
    message = f"The formula '{' '.join(tex.split())}' cannot be read: {reason} Correct it."
    return Problem(Code.FORMULA_BROKEN, location, message)


def published_problem(site: Site, uri: str) -> Problem:
    """Return the problem of a page that shows the source of a question with its key."""
    fault = (
        "This page shows the source of a question, including its key, as a code block. It was inserted "
        "after Cairn looked for questions. Move the question to a file in the folder of quizzes."
    )
    return Problem(Code.KEY_PUBLISHED, find_location(site, uri, _QUIZ), fault)


def misplaced_problem(site: Site, uri: str, shown: ShownQuestion, inside: str) -> Problem:
    """Return the problem of a question that its page cannot show where it is, or that was lost before it got there."""
    question_id = re.escape(shown.question.id)
    location = find_location(site, uri, re.compile(rf"(?<![\w-]){question_id}(?![\w-])"))
    where = f"would be inside {inside} on this page" if inside else "was lost while this page was built"
    fault = f"The question '{shown.question.id}' {where}, so it cannot be shown. Look for markup that is not closed."
    return Problem(Code.QUESTION_MISPLACED, location, fault)
