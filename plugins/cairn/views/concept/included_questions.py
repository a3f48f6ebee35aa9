# SPDX-License-Identifier: MIT
"""Read `quiz` fences that are not in the sources, because an include, a snippet or a hook added them to a page.

They are read when the page is built. Their problems are reported at the line that probably added them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cairn.content.document import Document
from cairn.questions.fences.finding import fence_digest, find_quiz_fences, quiz_text
from cairn.questions.parser import parse_quiz_fence
from cairn.questions.question import Question
from cairn.site import Site
from cairn.text.markdown import Fence
from cairn.text.problem import Code, Problem
from cairn.text.source import Span


class IncludedQuestions:
    """The questions that were added to one page."""

    def __init__(self, site: Site, uri: str) -> None:
        self._site, self._uri = site, uri
        self.fences: dict[str, tuple[str, ...]] = {}
        """The ids of the questions of each fence, by the digest of its content."""
        self.questions: dict[str, Question] = {}
        """The questions that the site does not know, by id."""
        self.problems: list[Problem] = []
        """The problems of these questions."""

    def read(self, markdown: str) -> None:
        """Read the fences in `markdown` that are not known yet."""
        known = self._site.questions.fences
        fences = {fence_digest(quiz_text(fence)): fence for fence in find_quiz_fences(markdown)}
        unknown = {digest: fence for digest, fence in fences.items() if digest not in {*known, *self.fences}}
        lines = list(_source_lines(self._site.documents.get(self._uri), markdown)) if unknown else []
        for digest, fence in unknown.items():
            self.fences[digest] = tuple(self._read(fence, lines[fence.first]))

    def _read(self, fence: Fence, line: int) -> Iterator[str]:
        document = self._site.documents.get(self._uri)
        span = Span(document.source.path if document else self._uri, line)
        quiz, problems = parse_quiz_fence(fence, span.path, line, self._site.concept_ids.get(self._uri, ""))
        self.problems += [replace(problem, span=span) for problem in problems]
        for question in quiz.questions:
            known = self._site.questions.questions.get(question.id)
            other = known or self.questions.setdefault(question.id, replace(question, span=span))
            if (other.stem, other.exercise is None) != (question.stem, question.exercise is None):
                self.problems.append(_id_taken(question.id, span, other.span))
            yield question.id


def _id_taken(question_id: str, span: Span, other: Span) -> Problem:
    fault = f"The id '{question_id}' of a question that is included here already belongs to the one at "
    return Problem(Code.QUESTION_ID_TAKEN, span, f"{fault}{other.path}:{other.line}. Give one of them another id.")


def _source_lines(document: Document | None, markdown: str) -> Iterator[int]:
    """Yield, for each line of the final Markdown, the line of the source that most likely produced it.

    If the source contains the line, it is that line; otherwise the first nonblank line after the last common line.
    """
    lines = document.body.split("\n") if document else []
    source_lines = {line: number for number, line in enumerate(lines) if line.strip()}
    following, after = [0] * (len(lines) + 1), len(lines) - 1
    for number in reversed(range(len(lines))):
        after = number if lines[number].strip() else after
        following[number] = after
    last = -1
    for line in markdown.split("\n"):
        last = source_lines.get(line, last)
        is_in_source = line in source_lines
        yield (document.body_line if document else 1) + max(0, last if is_in_source else following[last + 1])
