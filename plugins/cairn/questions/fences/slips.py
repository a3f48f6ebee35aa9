# SPDX-License-Identifier: MIT
"""Find questions in a page that nobody reads as questions, because their fence is misspelt. The page would show their
keys.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from cairn.questions.fences.finding import QUIZ_FENCE, is_quiz
from cairn.text.markdown import find_fences
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_STEM = re.compile(r"^[ \t>]*(?:-[ \t]+)?stem[ \t]*:", re.MULTILINE)
_LANGUAGE = re.compile(r"\{?[ \t]*\.?(?P<name>[\w-]*)")
_OTHER_NAMES = ("quizzes", "question", "questions")
_MIN_RATIO = 0.7
_NO_FENCE = re.compile(
    rf"[ \t>]*(?P<marks>(?P<mark>[´'‘’‚\"“”„′＇｀])(?P=mark){{2,}}|(?:``|~~))[ \t]*\.?{QUIZ_FENCE}[ \t]*", re.IGNORECASE
)


def find_fence_slips(markdown: str, path: str, first_line: int) -> Iterator[Problem]:
    """Yield a problem for each fence with nearly the name `quiz` that contains a question, and for each line that was
    meant to open a `quiz` fence and has other marks.
    """
    if not _STEM.search(markdown):
        return
    fences = find_fences(markdown)
    for fence in fences:
        if (name := _find_slip(fence.info)) and _STEM.search(fence.text):
            fault = f"The question in this fence is shown as code, because its name is '{name}'. Write '{QUIZ_FENCE}'."
            yield Problem(Code.QUIZ_UNREAD, Span(path, first_line + fence.first), fault)
    fenced = {number for fence in fences for number in range(fence.first, fence.last)}
    for number, line in enumerate(markdown.split("\n")):
        if number not in fenced and (match := _NO_FENCE.fullmatch(line)):
            fault = f"'{match['marks']}' opens no fence. Write three backticks: '```{QUIZ_FENCE}'."
            yield Problem(Code.QUIZ_UNREAD, Span(path, first_line + number), fault)


def _find_slip(info: str) -> str:
    """Return the name of a fence that is nearly `quiz`; empty if it is another one."""
    match = _LANGUAGE.match(info)
    name = match["name"] if match else ""
    ratio = difflib.SequenceMatcher(None, name.casefold(), QUIZ_FENCE).ratio()
    is_slip = (ratio >= _MIN_RATIO or name.casefold() in _OTHER_NAMES) and not is_quiz(info)
    return name if is_slip else ""
