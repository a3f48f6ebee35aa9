# SPDX-License-Identifier: MIT
"""Check how a page shows its questions: a question must not appear twice, or have the anchor of a heading."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from cairn.content.document import Document
from cairn.links.page_parts import following_questions, placed_questions
from cairn.site import Site
from cairn.text.markdown import mask_code
from cairn.text.problem import Code, Problem
from cairn.text.prose import plain_text
from cairn.text.source import Span

_HEADING = re.compile(r"^[ ]{0,3}#{1,6}(?P<atx>[^\n]*)$|^(?P<setext>\S[^\n]*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_EXPLICIT_ID = re.compile(r"\{[^{}]*#(?P<id>[\w-]+)[^{}]*\}\s*$")
_NOT_WORD = re.compile(r"[^\w\s-]")
_SPACE = re.compile(r"[-\s]+")


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
    below = (section.title_in_english or section.title for section, _ in following)  # it has the id of the section
    return tuple(compare_anchors(site, document, ids, (*title, *below)))


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


def anchor_of(heading: str) -> str:
    """Return the explicit anchor of a heading, or the one that Python-Markdown generates; `heading` is Markdown."""
    if explicit := _EXPLICIT_ID.search(heading):
        return explicit["id"]
    plain = unicodedata.normalize("NFKD", plain_text(heading)).encode("ascii", "ignore").decode("ascii")
    return _SPACE.sub("-", _NOT_WORD.sub("", plain).strip().lower())


def compare_anchors(
    site: Site, document: Document, ids: Iterable[str], extra_headings: Iterable[str]
) -> Iterator[Problem]:
    """Yield a problem for each question whose id equals the anchor of a heading on its page.

    `extra_headings` are the headings of the page that are not in its body.
    """
    questions_by_id = {
        single.id: single for i in ids if (q := site.questions.questions.get(i)) for single in (q, *q.parts)
    }
    if not questions_by_id:
        return
    headings = [*extra_headings]
    if any(anchor_of(heading) in questions_by_id for heading in _headings(document.body, document.body)):
        headings += _headings(document.body, mask_code(document.body))
    for heading in headings:
        if question := questions_by_id.pop(anchor_of(heading), None):
            fault = f"The id '{question.id}' is the anchor of the heading '{plain_text(heading)}' in "
            fault += (
                f"{document.source.path}, which shows this question. Give it another id, and keep this as an alias."
            )
            yield Problem(Code.QUESTION_ANCHOR_TAKEN, question.span, fault)


def _headings(body: str, masked: str) -> Iterator[str]:
    """Yield the Markdown of the headings of a body; `masked` is the body, or the body with its code masked."""
    for match in _HEADING.finditer(masked):
        yield body[slice(*match.span(match.lastgroup or 0))].strip().rstrip("#").strip()
