# SPDX-License-Identifier: MIT
"""Find `quiz` fences in a Markdown text, wherever Markdown allows a fence, and return their YAML.

A fence is identified by its content, not by its number, because an include may insert another fence before it. A fence
that is indented like code, outside any list, tab or admonition, is an example that Markdown shows as code.

It also finds fences that a finished page shows as code, because such a page would publish a key.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Collection, Iterator

from cairn.text.markdown import NO_PROSE, Fence, find_fences, mask_code
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

QUIZ_FENCE = "quiz"
"""The language of a fence that contains questions."""
_INFO = re.compile(r"\.?quiz(?![\w-])|\{[^{}]*\.quiz(?![\w-])", re.IGNORECASE)
_OPENING = re.compile(
    r"^[ \t>]*(?:(?:[-*+:]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)[ \t]+)*(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$"
)
_CONTAINER = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)]|:|!!!|\?\?\?\+?|={3}[!+]*)(?:\s|$)|\[\^|<|///)")
"""A line to which the indented lines below it belong. It matches generously, because a fence below any other line is
shown as code."""
_CODE_INDENT = 4
_DIGEST_LENGTH = 16
_CLASS = re.compile(r"<(?P<tag>pre|code|div|span)\b[^<>]*?\bclass=(?P<quote>[\"']?)(?P<names>[^\"'<>]*)", re.IGNORECASE)
_LANGUAGES = {"language-quiz", "lang-quiz", "highlight-quiz"}
_BLOCKS = {"highlight", "codehilite"}
_QUIZ = re.compile(r"class=[\"']?[^\"'<>]*\bquiz\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_FENCE_MARK = "<!-- cairn:fence "
_HIGHLIGHTED = '<span class="n'


def is_quiz(info: str) -> bool:
    """Return whether the info string of a fence is `quiz`, with or without attributes."""
    return _INFO.match(info) is not None


def find_quiz_fences(markdown: str) -> tuple[Fence, ...]:
    """Return the `quiz` fences of a Markdown text."""
    if QUIZ_FENCE not in markdown.casefold():
        return ()
    fences = find_fences(markdown)
    if any(is_quiz(fence.info) and _width(fence.indent) >= _CODE_INDENT for fence in fences):
        examples = set(_examples(markdown.split("\n"), fences))
        fences = tuple(fence for fence in fences if fence.first not in examples)
    return tuple(fence for fence in fences if is_quiz(fence.info))


def _examples(lines: list[str], fences: tuple[Fence, ...]) -> Iterator[int]:
    """Yield the first line of each fence that is indented code, because it belongs to no line above it."""
    openings = {fence.first: fence.last for fence in fences}
    is_held, end = False, -1
    for number, line in enumerate(lines):
        width = _width(line)
        if number > end and number in openings:
            end = openings[number]
            if width >= _CODE_INDENT and not is_held:
                yield number
        if line.strip() and not width and (number > end or number in openings):
            starts = not number or not lines[number - 1].strip()
            is_held = bool(_CONTAINER.match(line)) or (is_held and not starts)


def _width(line: str) -> int:
    """Return the width of a line's indentation, in columns."""
    expanded = line.expandtabs(_CODE_INDENT)
    return len(expanded) - len(expanded.lstrip(" "))


def quiz_text(fence: Fence) -> str:
    """Return the YAML in a fence: its lines without quote marks and without their common indent."""
    quotes = fence.indent.count(">")
    strip = re.compile(r"[ \t]*>[ ]?" * quotes)
    lines = [_expand(strip.sub("", line, count=1) if quotes else line) for line in fence.text.split("\n")]
    width = min((_width(line) for line in lines if line.strip()), default=0)
    return "\n".join(line[width:] for line in lines)


def _expand(line: str) -> str:
    bare = line.lstrip(" \t")
    return line[: len(line) - len(bare)].expandtabs(_CODE_INDENT) + bare


def fence_digest(text: str) -> str:
    """Return the digest that identifies a fence: the digest of its YAML without trailing white space."""
    bare = "\n".join(line.rstrip() for line in text.strip("\n").split("\n")).rstrip()
    return hashlib.sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]


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


def publishes_key(page: str, fences: Collection[str]) -> bool:
    """Return whether a page shows a `quiz` fence as code; `fences` are the digests of the known fences."""
    has_class = _QUIZ.search(page) and any(map(_is_quiz, _CLASS.finditer(page)))
    return bool(has_class) or _FENCE_MARK in page or _shows_fence(page, fences)


def _is_quiz(match: re.Match[str]) -> bool:
    names = {name.lower() for name in match["names"].split()}
    is_code = match["tag"].lower() in {"pre", "code"} or not names.isdisjoint(_BLOCKS)
    return not names.isdisjoint(_LANGUAGES) or ("quiz" in names and is_code)


def _shows_fence(page: str, fences: Collection[str]) -> bool:
    if "stem" not in page or "<pre" not in page or not fences:
        return False
    blocks = (part.partition("</pre")[0] for part in page.split("<pre")[1:])
    codes = (code.partition(">")[2] for code in blocks if "stem" in code and _HIGHLIGHTED not in code)
    plain = (html.unescape(_TAG.sub("", code)) for code in codes)
    return any(fence_digest(text) in fences for text in plain)
