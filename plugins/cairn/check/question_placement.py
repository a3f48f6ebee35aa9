# SPDX-License-Identifier: MIT
"""Check how a page shows its questions: a question must not appear twice, or have the anchor of a heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from cairn.check.question_anchors import compare_anchors
from cairn.content.document import Document
from cairn.links.page_questions import following_questions, placed_questions
from cairn.site import Site
from cairn.text.problem import Code, Problem
from cairn.text.source import Span


def find_shown_twice(site: Site, uri: str, markdown: str) -> tuple[Problem, ...]:
    """Return a problem for each question that a page shows twice; `markdown` has marks instead of fences."""
    return report_shown_twice(site, uri, placed_questions(site, markdown, {}))


def find_anchor_clashes(site: Site, uri: str, shown: Iterable[str] | None = None) -> tuple[Problem, ...]:
    """Return a problem for each question on a page whose id equals the anchor of a heading.

    `shown` are all questions on the page. Without it, questions that macros place are not checked.
    """
    document, concept_id = site.documents.get(uri), site.concept_ids.get(uri, "")
    if document is None:
        return ()
    following = following_questions(site, concept_id, set())
    fenced = (q for ids in site.questions.in_fences.get(uri, ()) for q in ids)
    ids = shown if shown is not None else (*fenced, *(q for _, found in following for q in found))
    title = [document.title] if concept_id and not document.has_heading else []
    return tuple(compare_anchors(site, document, ids, (*title, *(heading for heading, _ in following))))


def report_shown_twice(site: Site, uri: str, placed: list[str]) -> tuple[Problem, ...]:
    """Return a problem for each question id that occurs more than once in `placed`."""
    document = site.documents.get(uri)
    twice = sorted(q for q, times in Counter(placed).items() if times > 1)
    fault = "This page shows the question '{}' twice. Remove one of the two."
    spans = (_last_line_naming(document, q) if document else Span(uri, 1) for q in twice)
    return tuple(
        Problem(Code.QUESTION_SHOWN_TWICE, span, fault.format(q)) for span, q in zip(spans, twice, strict=True)
    )


def _last_line_naming(document: Document, question_id: str) -> Span:
    """Return the last line of the source that contains a question id; macros may have moved the placement marks."""
    name = re.compile(rf"(?<![\w-]){re.escape(question_id)}(?![\w-])")
    lines = enumerate(document.body.split("\n"), document.body_line)
    return Span(document.source.path, max((n for n, line in lines if name.search(line)), default=document.body_line))
