# SPDX-License-Identifier: MIT
"""Check the texts of questions for markup that is not closed in its text, and collect their relative links.

The line of each finding is determined by searching the file for the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, cached_property
from urllib.parse import unquote

from cairn.content.name_reference import NameReference
from cairn.questions.markup import find_unclosed
from cairn.questions.question import Question, Quiz
from cairn.text.markdown import mask_code
from cairn.text.problem import Code, Problem
from cairn.text.source import Span, count_lines

_PATH = re.compile(r"\]\(\s*<?(?P<inline>[^()<>\s]+)|^[ \t]*\[[^\[\]]+\]:[ \t]*<?(?P<reference>[^<>\s]+)", re.MULTILINE)
_RELATIVE = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/#?{])[^#?]+")


def check_texts(quiz: Quiz, text: str, path: str, first_line: int = 1) -> tuple[Quiz, tuple[Problem, ...]]:
    """Return a quiz with the paths that its texts link to, and a problem for each text whose markup is not closed.

    The quiz was parsed from `text`, which begins at `first_line` of the file.
    """
    problems, paths, lines = [], [], _Lines(text, path, first_line)
    for question in (single for each in quiz.questions for single in (each, *each.parts)):
        for field in texts_of(question):
            unclosed, found = find_unclosed(field), tuple(find_paths(field))
            if not unclosed and not found:
                continue
            locate = lines.locator(question, field)
            if unclosed:
                line, fault = unclosed
                problems.append(Problem(Code.MARKUP_UNCLOSED, locate(line), fault))
            paths += [NameReference(target, "", locate(line)) for line, target in found]
    return replace(quiz, paths=tuple(paths)), tuple(dict.fromkeys(problems))


def find_paths(text: str) -> Iterator[tuple[int, str]]:
    """Yield the relative paths of links and images in a Markdown text, each with its line, counted from 0."""
    if "](" in text or "]:" in text:
        matches = [match for match in _PATH.finditer(mask_code(text)) if not match[0].lstrip().startswith("[^")]
        lines = count_lines(text, (match.start() for match in matches))
        for line, match in zip(lines, matches, strict=True):
            if found := _RELATIVE.match(match["inline"] or match["reference"]):
                yield line, unquote(found[0])


def texts_of(question: Question) -> list[str]:
    """Return the Markdown texts of a question, without those of its parts."""
    texts: list[str] = []

    def collect(text: str) -> str:
        texts.append(text)
        return text

    question.map_markdown(collect)
    inside = {text for part in question.parts for text in texts_of(part)}
    return [text for text in dict.fromkeys(texts) if text not in inside]


class _Lines:
    """The lines of the text from which questions were parsed."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._text, self._path, self._first = text, path, first_line

    @cached_property
    def _bare(self) -> list[str]:
        return [line.strip() for line in self._text.split("\n")]

    def locator(self, question: Question, field: str) -> Callable[[int], Span]:
        """Return a function that returns the span of a line of a field, or that of its question if it is not found."""
        bare, said = self._bare, [line.strip() for line in field.split("\n")]
        start = max(0, question.span.line - self._first)

        def holds(at: int) -> bool:
            return all(bare[at + n].endswith(line) for n, line in enumerate(said))

        whole = next((at for at in range(start, len(bare) - len(said) + 1) if holds(at)), None)

        @cache
        def locate(wanted: int) -> Span:
            near = (at for at in range(start, len(bare)) if bare[at].endswith(said[wanted]))
            place = next(near, None) if whole is None else whole + wanted
            return question.span if place is None else Span(self._path, self._first + place)

        return locate
