# SPDX-License-Identifier: MIT
r"""Foreseen answers: a list whose items may be marked, as in a list of choices, and may have feedback.

An item without a mark is right, `[ ]` is wrong, `[50%]` is a part of the credit, and `[ ] *` is any other response. The
first item that matches a response decides. A backslash before a mark makes it text, as in `\[x]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from cairn.questions.exercise_type import Block
from cairn.questions.notation.lists import Item, parse_items, report_duplicates, report_strays, write_item
from cairn.text.problem import Code
from cairn.text.slug import item_id

WHOLE, NOTHING = "100", "0"
"""The shares of right and of wrong answers."""
SHARE = r"(?P<share>[-+]?[0-9]+(?:\.[0-9]+)?) ?%"
"""The pattern of a share of the credit, as it stands in a mark."""
_MARK = re.compile(rf"\[(?:(?P<box>[ xX])|{SHARE})\](?:\s+|$)", re.ASCII)
_ESCAPED = re.compile(rf"\\+{_MARK.pattern}", re.ASCII)
_STARS = re.compile(r"\\*\*")
_OTHER = "*"


@dataclass(frozen=True, slots=True)
class Answer:
    """A foreseen answer."""

    text: str
    """What it says, as the widgets use it; empty for any other response."""
    share: str = WHOLE
    """Its share of the credit in percent: `100` if it is right, `0` if it is wrong."""
    feedback: str = ""
    """Markdown shown to learners who gave it; empty if there is none."""

    @property
    def id(self) -> str:
        """The id under which the page has its feedback."""
        return item_id(self.text)

    @property
    def is_right(self) -> bool:
        """Whether it gets the whole credit."""
        return self.share == WHOLE

    @property
    def is_plain(self) -> bool:
        """Whether it is right, without feedback."""
        return self.is_right and not self.feedback

    def entry(self, **fields: str) -> dict[str, Any]:
        """Return the answer for the key in a page; `fields` are what a response is compared with."""
        compared = fields if self.text else {"any": True}
        return {"id": self.id, **compared, "share": points(self.share)}

    def map_markdown(self, change: Callable[[str], str]) -> Answer:
        """Return the answer with its feedback changed."""
        return replace(self, feedback=change(self.feedback))


def points(share: str) -> float:
    """Return a share in percent as a score from 0 to 1."""
    return float(Decimal(share) / 100)


def parse_answers(block: Block, check: Callable[[Block, str, int], str]) -> tuple[Answer, ...]:
    """Parse a list of answers, or the text of a single one; return nothing if any of them cannot be used.

    `check` returns a text as the widgets use it, or reports what is wrong and returns an empty text.
    """
    items = parse_items(block.text)
    if not items:
        only = check(block, block.text.value.strip(), block.text.line)
        return (Answer(only),) if only else ()
    if report_strays(block, items, "- "):
        return ()
    read = [(item, answer) for item in items if (answer := _parse_answer(block, item, check))]
    report_duplicates(block, ((answer.id, item.line) for item, answer in read), "Responses")
    answers = tuple(answer for _, answer in read)
    return answers if len(read) == len(items) and _is_usable(block, items, answers) else ()


def _parse_answer(block: Block, item: Item, check: Callable[[Block, str, int], str]) -> Answer | None:
    mark = _MARK.match(item.text)
    text = item.text[mark.end() :].strip() if mark else item.text.strip()
    whole = NOTHING if mark and mark["box"] == " " else WHOLE
    share = check_share(block, mark["share"], item.line) if mark and mark["share"] else whole
    if mark and text == _OTHER:
        return Answer("", share, item.quote)
    is_escaped = _ESCAPED.match(text) or (mark and _STARS.fullmatch(text))
    checked = check(block, text[1:] if is_escaped else text, item.line)
    return Answer(checked, share, item.quote) if checked and share else None


def check_share(block: Block, written: str, line: int) -> str:
    """Return a share of the credit in percent, in its shortest form; report an invalid one and return an empty text."""
    share = Decimal(written)
    if 0 < share <= Decimal(WHOLE):
        return f"{share:f}".rstrip("0").rstrip(".") if "." in written else str(int(share))
    fault = f"'{written}%' of '{block.question_id}' is no share of the credit. Write more than 0%, up to 100%."
    block.report(Code.VALUE_INVALID, line, fault)
    return ""


def _is_usable(block: Block, items: tuple[Item, ...], answers: tuple[Answer, ...]) -> bool:
    """Report a list without a right answer, and a `*` that is right or not the last item."""
    name = block.question_id
    others = [(item.line, answer) for item, answer in zip(items, answers, strict=True) if not answer.text]
    for line, answer in others:
        if answer.share != NOTHING:
            fault = f"'*' of '{name}' is any other answer, which cannot be right. Write '- [ ] *', or '\\*' for a star."
            block.report(Code.VALUE_INVALID, line, fault)
        elif answer is not answers[-1]:
            fault = f"No answer of '{name}' reaches the items below '*'. Move '- [ ] *' to the end of the list."
            block.report(Code.VALUE_INVALID, line, fault)
    if not any(answer.is_right for answer in answers):
        fault = f"Question '{name}' has no key. Remove the mark of the right answer, or write [x]."
        block.report(Code.QUESTION_WITHOUT_KEY, items[0].line, fault)
        return False
    return all(answer.share == NOTHING for _, answer in others)


def write_answers(answers: Iterable[Answer]) -> str:
    """Return a list of answers."""
    return "\n".join(write_item(f"- {_mark(answer)}{_escape(answer)}", answer.feedback) for answer in answers)


def _mark(answer: Answer) -> str:
    return "" if answer.is_right else "[ ] " if answer.share == NOTHING else f"[{answer.share}%] "


def _escape(answer: Answer) -> str:
    """Return the text of an answer, in which nothing is taken for a mark."""
    text = answer.text
    is_taken = _MARK.match(text) or _ESCAPED.match(text) or (not answer.is_right and _STARS.fullmatch(text))
    return f"\\{text}" if is_taken else text or _OTHER
