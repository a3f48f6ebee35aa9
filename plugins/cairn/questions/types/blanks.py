# SPDX-License-Identifier: MIT
"""Fill in the blanks: a text with gaps, each with its accepted responses, or with alternatives to choose from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from cairn.questions.exercise_type import Block, ExerciseType, find_unexplained, sample
from cairn.questions.keys import Key
from cairn.questions.notation.accepted import EXACT, check_accepted, is_exact, lint_accepted
from cairn.questions.notation.pattern import find_pattern
from cairn.questions.notation.text_comparison import canonical
from cairn.questions.question import Question
from cairn.text.markdown import mask_code
from cairn.text.problem import Code, Problem
from cairn.text.slug import collapse, item_id
from cairn.text.source import count_lines
from cairn.yaml.writer import prose

_GAP_MARK = "\uf8fe"
"""The mark of a gap in Markdown: a private-use character, which no keyboard has."""
_WRONG = "~"
_ESCAPED = re.compile(r"\\+~")
_GAP = re.compile(r"(?<!\\)\[\[(?P<accepted>[^\[\]\n]+)\]\]")


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in a text."""

    id: str
    """Derived from the accepted texts."""
    accepted: tuple[str, ...]
    """The accepted texts; the first one is shown as the key."""
    options: tuple[str, ...] = ()
    """All alternatives to choose from, in source order; empty if learners type."""

    def shown_options(self, *, is_shuffled: bool) -> tuple[str, ...]:
        """Return the alternatives as a page lists them. Where they may be shuffled, their order tells nothing."""
        return tuple(sorted(self.options, key=item_id)) if is_shuffled else self.options


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
        """Return the key of a gap in the page: the accepted texts, whether they are exact, and the options."""
        if gap.options:
            return {"accept": gap.accepted, "exact": True, "options": gap.options}
        return {"accept": gap.accepted, "exact": True} if self.is_exact else gap.accepted

    def map_markdown(self, change: Callable[[str], str]) -> Blanks:
        """Return the exercise with its whole text changed; the gap marks must be kept."""
        return replace(self, texts=tuple(self.split(change(self.markdown))))


def _parse(block: Block) -> Blanks | None:
    """Parse a text in which `[[...]]` is a gap, with `|` between accepted responses."""
    text, exact = block.text.value, is_exact(block)
    masked = mask_code(text)
    _report_open_gaps(block, masked)
    matches = list(_GAP.finditer(masked))
    texts, gaps, end = [], [], 0
    seen: Counter[str] = Counter()
    for match, number in zip(matches, count_lines(text, (m.start() for m in matches)), strict=True):
        written = text[slice(*match.span("accepted"))]  # what is masked in it, such as code, is accepted, too
        parts = [part.strip() for part in written.split("|") if part.strip()]
        gap = _parse_gap(block, parts, block.text.line_at(number), collapse if exact else canonical)
        if not gap:
            continue
        seen[gap.id] += 1
        gaps.append(gap if seen[gap.id] == 1 else replace(gap, id=f"{gap.id}-{seen[gap.id]}"))
        texts.append(text[end : match.start()])
        end = match.end()
    if not matches:
        fault = f"Question '{block.question_id}' has no gap. Put each missing text between '[[' and ']]'."
        block.report(Code.QUESTION_WITHOUT_KEY, block.mapping.line("blanks"), fault)
    return Blanks((*texts, text[end:].rstrip("\n")), tuple(gaps), exact) if gaps else None


def _parse_gap(block: Block, parts: list[str], line: int, form: Callable[[str], str]) -> Gap | None:
    """Parse what is in the brackets of a gap; report what is wrong and return None if nothing can be right.

    Texts that have the same `form` look the same.
    """
    right = [part for part in parts if not part.startswith(_WRONG)]
    if not parts:
        fault = f"This gap of '{block.question_id}' is empty. Write what belongs in it."
        block.report(Code.VALUE_INVALID, line, fault)
    elif not right:
        fault = f"This gap of '{block.question_id}' has no right answer. Remove the '~' before one."
        block.report(Code.QUESTION_WITHOUT_KEY, line, fault)
    texts = [_unescape(part) for part in right]
    accepted = tuple(entry for text in texts if (entry := check_accepted(block, text, line)))
    if not accepted:
        return None
    options = [_unescape(part) for part in parts] if len(right) < len(parts) else []
    _report_options(block, options, line, form)
    return Gap(item_id("|".join(right)), accepted, tuple(options))


def _unescape(part: str) -> str:
    """Return the text of an alternative, without the `~` of a wrong one and the backslash before one that is text."""
    text = part.removeprefix(_WRONG).lstrip()
    return text[1:] if _ESCAPED.match(text) else text


def _report_options(block: Block, options: list[str], line: int, form: Callable[[str], str]) -> None:
    """Report alternatives that are empty, that are patterns, or that look the same."""
    seen: dict[str, str] = {}
    for text in options:
        other = seen.setdefault(form(text), text)
        if find_pattern(text) is not None:
            fault = (
                f"'{text}' of '{block.question_id}' is a pattern, which nobody can choose. Write what it stands for."
            )
            block.report(Code.VALUE_INVALID, line, fault)
        elif not text:
            block.report(Code.VALUE_INVALID, line, f"A '~' of '{block.question_id}' has no text. Add it, or remove it.")
        elif other is not text:
            fault = f"'{other}' and '{text}' in a gap of '{block.question_id}' read the same. Reword or remove one."
            block.report(Code.CHOICE_DUPLICATE, line, fault)


def _report_open_gaps(block: Block, masked: str) -> None:
    """Report unmatched brackets: the author probably meant a gap."""
    rest = _GAP.sub(lambda gap: " " * len(gap[0]), masked)
    for number, line in enumerate(rest.split("\n")):
        if re.search(r"(?<!\\)\[\[|\]\]", line):
            fault = f"A gap of '{block.question_id}' is empty or not closed. Write it as '[[...]]', on one line."
            block.report(Code.VALUE_INVALID, block.text.line_at(number), fault)


def _write(exercise: Blanks) -> Iterator[str]:
    gaps = [*map(_write_gap, exercise.gaps), ""]
    yield from prose("blanks", "".join(text + gap for text, gap in zip(exercise.texts, gaps, strict=True)), "")
    if exercise.is_exact:
        yield "exact: yes"


def _write_gap(gap: Gap) -> str:
    wrong = set(gap.options) - set(gap.accepted)
    texts = (f"{_WRONG * (text in wrong)}{_escape(text)}" for text in gap.options or gap.accepted)
    return f"[[{'|'.join(texts)}]]"


def _escape(text: str) -> str:
    return f"\\{text}" if text.startswith(_WRONG) or _ESCAPED.match(text) else text


def _lint(question: Question, exercise: Blanks) -> Iterator[Problem]:
    typed = [gap.accepted for gap in exercise.gaps if not gap.options]
    yield from lint_accepted(question, typed, exact=exercise.is_exact)
    yield from find_unexplained(question)


BLANKS = ExerciseType(
    name="blanks",
    schema=(
        Key("blanks", "A text with gaps: '[[accepted|also accepted]]', or '[[right|~wrong]]' to choose from."),
        EXACT,
    ),
    parse=_parse,
    write=_write,
    scaffold=(sample("blanks: |", "  A sentence with a [[gap]]."),),
    lint=_lint,
)
