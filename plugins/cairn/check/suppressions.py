# SPDX-License-Identifier: MIT
"""Comments by which an author allows something, with a reason: `cairn: allow CODE: reason`.

In Markdown it is an HTML comment, in YAML and front matter one that begins with `#`. It holds for its own line
and for the next one that says something. A comment that gives no reason or allows nothing is a problem itself,
so that none is left behind when what it was about has gone. An error cannot be allowed, unless the project says that
it is none (`check.codes`).
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.questions.fences import is_quiz
from cairn.text.markdown import find_fences
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cairn.check.severity_profile import SeverityProfile
    from cairn.content.document import Document
    from cairn.site import Site
    from cairn.sources import Sources

HINT = "cairn:"
"""What every such comment holds."""
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
"""What only a build sees, or sees more of: formulas, and what macros write. So no comment on it counts as unused."""
_CODES = {code.label: code for code in Code}


@dataclass(frozen=True, slots=True)
class Suppression:
    """One such comment."""

    label: str
    """The code, as it was typed."""
    reason: str
    """Why; empty where its author does not say."""
    span: Span
    """Where it stands."""
    next_line: int
    """The next line that is neither empty nor such a comment."""


class Suppressions:
    """All such comments of a site."""

    def __init__(self, found: Iterable[Suppression], profile: SeverityProfile) -> None:
        self._found, self._profile = tuple(found), profile
        self._by_place: dict[tuple[str, int, str], list[Suppression]] = {}
        for allowance in self._found:
            for line in {allowance.span.line, allowance.next_line}:
                self._by_place.setdefault((allowance.span.path, line, allowance.label), []).append(allowance)

    def __bool__(self) -> bool:
        return bool(self._found)

    def covering(self, problem: Problem) -> list[Suppression]:
        """Return the comments that allow a problem."""
        if self._profile.is_error(problem.code):
            return []
        return self._by_place.get((problem.span.path, problem.span.line, problem.code.label), [])

    def apply(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems that nothing allows, and those of the comments themselves."""
        left, used = [], set()
        for problem in problems:
            covering = self.covering(problem)
            used.update(covering)
            left += [] if covering else [problem]
        return left + [p for a in self._found for p in _faults(a, self._profile, is_used=a in used)]


def find_code(label: str) -> Code | None:
    """Return the code of that name, or None."""
    return _CODES.get(label)


def say_unknown(label: str) -> str:
    """Return two sentences on a code that does not exist, the second with a guess if one is near."""
    near = difflib.get_close_matches(label.casefold().replace("_", "-"), sorted(_CODES), n=1, cutoff=0.6)
    cure = f"Did you mean '{near[0]}'?" if near else "Use the one in brackets after a problem."
    return f"There is no code '{label}'. {cure}"


def find_suppressions(site: Site, sources: Sources) -> list[Suppression]:
    """Return all such comments; what stands in code is none, apart from questions in fences."""
    found = [allowance for document in site.documents.values() for allowance in _on_page(document)]
    others = (*sources.quizzes, sources.tags, sources.references)
    return found + [allowance for source in others if source for allowance in _in_text(source.text, source.path)]


def _on_page(document: Document) -> list[Suppression]:
    text, body = document.source.text, document.body
    lines = text.split("\n") if HINT in text else []
    begin = document.body_line - 1
    for fence in find_fences(body) if lines else ():
        if not is_quiz(fence.info):
            lines[begin + fence.first : begin + fence.last] = [""] * (fence.last - fence.first)
    return _in_text(_CODE.sub("", "\n".join(lines)), document.source.path)


def _in_text(text: str, path: str) -> list[Suppression]:
    if HINT not in text:
        return []
    lines = text.split("\n")
    matches = {n: m for n, line in enumerate(lines, 1) if HINT in line and (m := _COMMENT.search(line))}
    found: list[Suppression] = []
    following = 0
    for number in range(len(lines), 0, -1):
        if match := matches.get(number):
            span, reason = Span(path, number), (match["reason"] or "").strip()
            found.append(Suppression(match["code"], reason, span, following or number))
        elif lines[number - 1].strip():
            following = number
    return found[::-1]


def _faults(allowance: Suppression, profile: SeverityProfile, *, is_used: bool) -> Iterator[Problem]:
    code, label = find_code(allowance.label), allowance.label
    if code is None:
        yield Problem(Code.ALLOW_BROKEN, allowance.span, say_unknown(label))
    elif profile.is_error(code):
        fault = f"'{label}' is an error, and comments cannot allow errors. Fix the error, and remove this comment."
        yield Problem(Code.ALLOW_UNUSED, allowance.span, fault)
    elif not is_used and code not in SEEN_BY_BUILDS:
        fault = f"There is no '{label}' on this line or the next. Remove this comment."
        yield Problem(Code.ALLOW_UNUSED, allowance.span, fault)
    if code and not allowance.reason:
        fault = f"This comment does not say why '{label}' is allowed. Add ': ' and the reason."
        yield Problem(Code.ALLOW_UNEXPLAINED, allowance.span, fault)
