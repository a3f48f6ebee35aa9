# SPDX-License-Identifier: MIT
"""Fill in the blanks: a text with gaps, each with its accepted responses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from cairn.questions.exercise_type import Block, ExerciseType, find_unexplained, sample
from cairn.questions.keys import Key
from cairn.questions.notation.accepted import EXACT, check_accepted, is_exact, lint_accepted
from cairn.questions.question import Question
from cairn.text.markdown import mask_code
from cairn.text.problem import Code, Problem
from cairn.text.slug import item_id
from cairn.text.source import count_lines
from cairn.yaml.writer import prose

_GAP_MARK = "\uf8fe"
"""The mark of a gap in Markdown: a private-use character, which no keyboard has."""
_GAP = re.compile(r"(?<!\\)\[\[(?P<accepted>[^\[\]\n]+)\]\]")


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in a text."""

    id: str
    """Derived from the accepted texts."""
    accepted: tuple[str, ...]
    """The accepted plain texts; the first one is shown as the key."""


@dataclass(frozen=True, slots=True)
class Blanks:
    """A text with gaps."""

    texts: tuple[str, ...]
    """Markdown: the texts before, between and after the gaps."""
    gaps: tuple[Gap, ...]
    """The gaps, in source order."""
    is_exact: bool = False
    """Whether a response must equal a text exactly."""

    type = "blanks"

    @property
    def markdown(self) -> str:
        """The whole text, with a mark for each gap."""
        return _GAP_MARK.join(text.replace(_GAP_MARK, "") for text in self.texts)

    def split(self, html: str) -> list[str]:
        """Split the HTML of the whole text into the parts before, between and after the gaps."""
        return html.split(_GAP_MARK)

    def key(self, gap: Gap) -> Any:
        """Return the key of a gap in the page: the accepted texts, and whether one must be equalled exactly."""
        return {"accept": gap.accepted, "exact": True} if self.is_exact else gap.accepted

    def map_markdown(self, change: Callable[[str], str]) -> Blanks:
        """Return the exercise with its whole text changed; the gap marks must be kept."""
        return replace(self, texts=tuple(self.split(change(self.markdown))))


def _parse(block: Block) -> Blanks | None:
    """Parse a text in which `[[...]]` is a gap, with `|` between accepted responses."""
    text = block.text.value
    masked = mask_code(text)
    _report_open_gaps(block, masked)
    matches = list(_GAP.finditer(masked))
    texts, gaps, end = [], [], 0
    seen: Counter[str] = Counter()
    for match, number in zip(matches, count_lines(text, (m.start() for m in matches)), strict=True):
        parts = [part.strip() for part in match["accepted"].split("|") if part.strip()]
        accepted = _accepted(block, parts, block.text.line_at(number))
        if not accepted:
            continue
        own = item_id("|".join(parts))
        seen[own] += 1
        gaps.append(Gap(own if seen[own] == 1 else f"{own}-{seen[own]}", accepted))
        texts.append(text[end : match.start()])
        end = match.end()
    if not matches:
        fault = f"Question '{block.question_id}' has no gap. Put each missing text between '[[' and ']]'."
        block.report(Code.QUESTION_WITHOUT_KEY, block.mapping.line("blanks"), fault)
    return Blanks((*texts, text[end:].rstrip("\n")), tuple(gaps), is_exact(block)) if gaps else None


def _accepted(block: Block, parts: list[str], line: int) -> tuple[str, ...]:
    if not parts:
        fault = f"This gap of '{block.question_id}' is empty. Write what belongs in it."
        block.report(Code.VALUE_INVALID, line, fault)
    return tuple(entry for part in parts if (entry := check_accepted(block, part, line)))


def _report_open_gaps(block: Block, masked: str) -> None:
    """Report unmatched brackets: the author probably meant a gap."""
    rest = _GAP.sub(lambda gap: " " * len(gap[0]), masked)
    for number, line in enumerate(rest.split("\n")):
        if re.search(r"(?<!\\)\[\[|\]\]", line):
            fault = f"A gap of '{block.question_id}' is empty or not closed. Write it as '[[...]]', on one line."
            block.report(Code.VALUE_INVALID, block.text.line_at(number), fault)


def _write(exercise: Blanks) -> Iterator[str]:
    gaps = [f"[[{'|'.join(gap.accepted)}]]" for gap in exercise.gaps] + [""]
    yield from prose("blanks", "".join(text + gap for text, gap in zip(exercise.texts, gaps, strict=True)), "")
    if exercise.is_exact:
        yield "exact: yes"


def _lint(question: Question, exercise: Blanks) -> Iterator[Problem]:
    yield from lint_accepted(question, (gap.accepted for gap in exercise.gaps), exact=exercise.is_exact)
    yield from find_unexplained(question)


BLANKS = ExerciseType(
    name="blanks",
    schema=(Key("blanks", "A text with gaps: '[[accepted|also accepted]]'."), EXACT),
    parse=_parse,
    write=_write,
    scaffold=(sample("blanks: |", "  A sentence with a [[gap]]."),),
    lint=_lint,
)
