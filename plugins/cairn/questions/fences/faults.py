# SPDX-License-Identifier: MIT
"""Find fences that are never closed, or that contain another fence by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cairn.questions.fences.finding import is_quiz
from cairn.text.markdown import NO_PROSE, Fence, find_fences, mask_code
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_OPENING = re.compile(
    r"^[ \t>]*(?:(?:[-*+:]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)[ \t]+)*(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$"
)


def find_fence_faults(markdown: str, path: str, first_line: int) -> Iterator[Problem]:
    """Yield a problem for each fence that is never closed, or that contains another one by mistake."""
    if "```" not in markdown and "~~~" not in markdown:
        return
    lines, inside, hidden = markdown.split("\n"), {}, _comment_lines(markdown)
    code = {n for n, line in enumerate(mask_code(markdown).split("\n")) if line.lstrip(" \t>").startswith(NO_PROSE)}
    for fence in find_fences(markdown):
        inside.update(dict.fromkeys(range(fence.first, fence.last + 1), fence))
    for number, line in enumerate(lines):
        opening = _OPENING.match(line)
        if not opening:
            continue
        holder, kind = inside.get(number), "quiz fence" if is_quiz(opening["info"]) else "fence"
        problem = Code.MARKUP_UNCLOSED if kind == "quiz fence" else Code.FENCE_UNCLOSED
        if holder and opening["info"] and _is_swallowed(lines, number, holder, is_quiz=kind == "quiz fence"):
            fault = f"The fence that opens here contains the {kind} on line {first_line + number}. "
            fault += "Close it before that line, or make it longer than the inner fence."
            yield Problem(problem, Span(path, first_line + holder.first), fault)
        elif holder is None and number not in hidden and (kind == "quiz fence" or number not in code):
            fault = f"This {kind} is never closed. Close it with the line '{opening['marks']}'."
            yield Problem(problem, Span(path, first_line + number), fault)


def _is_swallowed(lines: list[str], number: int, holder: Fence, *, is_quiz: bool) -> bool:
    """Return whether a line in a fence would open another one: it has the same marks and, in code, the same indent."""
    inner, outer = (re.search(r"`{3,}|~{3,}", lines[at]) for at in (number, holder.first))
    if number == holder.first or not inner or not outer or inner[0][0] != outer[0][0]:
        return False
    return len(outer[0]) <= len(inner[0]) and (is_quiz or inner.start() == outer.start())


def _comment_lines(text: str) -> set[int]:
    """Return the lines that are in an HTML comment."""
    found: set[int] = set()
    end = line = 0
    while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start)) >= 0:
        first = line + text.count("\n", end, start)
        line = first + text.count("\n", start, close)
        found.update(range(first + 1, line + 1))
        end = close
    return found
