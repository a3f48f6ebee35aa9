# SPDX-License-Identifier: MIT
"""Suppressions are comments with which an author allows a problem and gives a reason: `cairn: allow CODE: reason`.

A suppression is an HTML comment in Markdown, or a `#` comment in YAML. It applies to its own line and to the next
line with content. A suppression that gives no reason or suppresses nothing is itself reported, so that stale
ones do not stay. Errors cannot be suppressed, unless the project lowers their severity
(`check.codes`).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cairn.check.severity_profile import SeverityProfile
from cairn.content.document import Document
from cairn.questions.fences.finding import is_quiz
from cairn.site import Site
from cairn.sources import Sources
from cairn.text.markdown import find_fences
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

MARKER = "cairn:"
"""The text that every such comment contains."""
_COMMENT = re.compile(
    r"(?:<!--|(?:(?<=\s)|^)[#%])[ \t]*cairn:[ \t]*allow\b[ \t]*(?P<code>[^\s:>]*)[ \t]*"
    r"(?::(?P<reason>.*?)(?:-->|$)|(?:-->|$))"
)
_CODE = re.compile(r"`[^`\n]*`")
SEEN_BY_BUILDS = frozenset(
    (
        *(Code.CONCEPT_UNKNOWN, Code.FORMULA_BROKEN, Code.QUESTION_UNKNOWN, Code.QUESTION_SHOWN_TWICE),
        *(Code.TAG_UNKNOWN, Code.KEY_PUBLISHED, Code.QUESTION_MISPLACED),
    )
)
"""Codes that only a build finds, or finds completely, so a check does not report their suppressions as unused."""
_CODES = {code.label: code for code in Code}


@dataclass(frozen=True, slots=True)
class Suppression:
    """One suppression comment."""

    label: str
    """The code, as typed."""
    reason: str
    """The reason; empty if the author gives none."""
    span: Span
    """Where the comment is."""
    next_line: int
    """The next line that is neither blank nor a suppression."""


class Suppressions:
    """All suppressions of a site."""

    def __init__(self, found: Iterable[Suppression], profile: SeverityProfile) -> None:
        self._found, self._profile = tuple(found), profile
        self._by_line: dict[tuple[str, int, str], list[Suppression]] = {}
        for suppression in self._found:
            for line in {suppression.span.line, suppression.next_line}:
                self._by_line.setdefault((suppression.span.path, line, suppression.label), []).append(suppression)

    def __bool__(self) -> bool:
        return bool(self._found)

    def covering(self, problem: Problem) -> list[Suppression]:
        """Return the suppressions that apply to a problem."""
        if self._profile.is_error(problem.code):
            return []
        return self._by_line.get((problem.span.path, problem.span.line, problem.code.label), [])

    def apply(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems that are not suppressed, and the problems of the suppressions themselves."""
        remaining, used = [], set()
        for problem in problems:
            covering = self.covering(problem)
            used.update(covering)
            remaining += [] if covering else [problem]
        return remaining + [p for a in self._found for p in _problems(a, self._profile, is_used=a in used)]


def find_code(label: str) -> Code | None:
    """Return the code with that label, or None."""
    return _CODES.get(label)


def explain_unknown_code(label: str) -> str:
    """Return a message about an unknown code, with a suggestion if a known one is similar."""
    matches = difflib.get_close_matches(label.casefold().replace("_", "-"), sorted(_CODES), n=1, cutoff=0.6)
    advice = f"Did you mean '{matches[0]}'?" if matches else "Use a code that a message shows in brackets."
    return f"There is no code '{label}'. {advice}"


def find_suppressions(site: Site, sources: Sources) -> list[Suppression]:
    """Return all suppressions in the sources; comments in code do not count, except in `quiz` fences."""
    found = [suppression for document in site.documents.values() for suppression in _in_document(document)]
    others = (*sources.quizzes, sources.tags, sources.references, *sources.defaults)
    return found + [suppression for source in others if source for suppression in _in_text(source.text, source.path)]


def _in_document(document: Document) -> list[Suppression]:
    text, body = document.source.text, document.body
    lines = text.split("\n") if MARKER in text else []
    first_line = document.body_line - 1
    for fence in find_fences(body) if lines else ():
        if not is_quiz(fence.info):
            lines[first_line + fence.first : first_line + fence.last] = [""] * (fence.last - fence.first)
    return _in_text(_CODE.sub("", "\n".join(lines)), document.source.path)


def _in_text(text: str, path: str) -> list[Suppression]:
    if MARKER not in text:
        return []
    lines = text.split("\n")
    matches = {n: m for n, line in enumerate(lines, 1) if MARKER in line and (m := _COMMENT.search(line))}
    found: list[Suppression] = []
    next_line = 0
    for number in range(len(lines), 0, -1):
        if match := matches.get(number):
            span, reason = Span(path, number), (match["reason"] or "").strip()
            found.append(Suppression(match["code"], reason, span, next_line or number))
        elif lines[number - 1].strip():
            next_line = number
    return found[::-1]


def _problems(suppression: Suppression, profile: SeverityProfile, *, is_used: bool) -> Iterator[Problem]:
    code, label = find_code(suppression.label), suppression.label
    if code is None:
        yield Problem(Code.ALLOW_BROKEN, suppression.span, explain_unknown_code(label))
    elif profile.is_error(code):
        fault = f"'{label}' is an error, and comments cannot allow errors. Fix the error, and remove this comment."
        yield Problem(Code.ALLOW_UNUSED, suppression.span, fault)
    elif not is_used and code not in SEEN_BY_BUILDS:
        fault = f"There is no '{label}' on this line or the next. Remove this comment."
        yield Problem(Code.ALLOW_UNUSED, suppression.span, fault)
    if code and not suppression.reason:
        fault = f"This comment does not say why '{label}' is allowed. Add ': ' and the reason."
        yield Problem(Code.ALLOW_UNEXPLAINED, suppression.span, fault)
