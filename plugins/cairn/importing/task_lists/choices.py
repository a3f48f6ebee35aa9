# SPDX-License-Identifier: MIT
"""Split the lines of a question into its stem, its choices with their boxes, and what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cairn.importing.notation.carried import NOTHING, TOO_MANY, WHOLE, Answer, Result, has_too_many
from cairn.importing.notation.chosen import choose, choose_several
from cairn.text.markdown import Fence, find_fences

_BOX = re.compile(r" {0,3}[-*+][ \t]+\[(?P<mark>[^\[\]]?)\](?:[ \t]+(?P<text>.*)|$)")
_QUOTE = re.compile(r"\s*> ?(?P<text>.*)")
_STEP = 2
"""The indent of what continues a choice."""
_MARKS = {"x": True, "X": True, " ": False, "": False}
_WRONG_MARK = "{name} has the box '[{mark}]', which is neither right nor wrong. Write '[x]' or '[ ]'."
_CUT_FEEDBACK = "The feedback below a choice of {name} is cut off by a blank line. Remove the blank line."


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice with a box."""

    mark: str
    """What is in its box."""
    line: int
    """The number of its line, from 0."""
    text: str
    """Markdown."""
    feedback: str = ""
    """Markdown."""
    continued: int | None = None
    """The number of the line, from 0, on which its text goes on; None if it has one line."""

    @property
    def is_right(self) -> bool:
        """Whether its box is ticked."""
        return _MARKS.get(self.mark, False)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a question."""

    stem: str
    """What stands above the choices."""
    choices: tuple[Choice, ...] = ()
    """The choices, in source order."""
    rest: str = ""
    """What stands behind the choices."""
    fault: tuple[int, str] | None = None
    """The number of a line, from 0, and the sentence that says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line between and behind the boxes."""

    number: int
    text: str
    fence: int | None
    """The width of the indent of its fence; None outside a fence."""
    has_more: bool
    """Whether a box follows."""
    is_inside: bool
    """Whether it belongs to a choice in any case."""

    @property
    def is_blank(self) -> bool:
        return not self.text.strip() and self.fence is None

    @property
    def is_quote(self) -> bool:
        return self.text.lstrip().startswith(">") and self.fence is None


@dataclass
class _Open:
    """A choice that is still being read."""

    mark: str
    line: int
    texts: list[str]
    feedback: list[str] = field(default_factory=list)
    continued: int | None = None

    def add(self, line: _Line, *, is_cut: bool) -> bool:
        """Add a line if it belongs here, and return whether it does; `is_cut` tells whether a blank line is before."""
        quote = _QUOTE.fullmatch(line.text) if line.fence is None and not (is_cut or line.is_inside) else None
        if quote:
            self.feedback.append(quote["text"])
            return True
        is_deeper = line.text[:1].isspace() if line.fence is None else line.fence > 0
        if not line.is_inside and not (is_deeper and (line.has_more or not is_cut)):
            return False
        self.continued = line.number if self.continued is None else self.continued
        self.texts += [""] * is_cut + [line.text[_indent(line.text, _STEP if line.fence is None else line.fence) :]]
        return True

    def close(self) -> Choice:
        """Return the choice as a value."""
        text, feedback = "\n".join(self.texts).strip(), "\n".join(self.feedback).strip()
        return Choice(self.mark, self.line, text, feedback, self.continued)


def has_box(line: str) -> bool:
    """Return whether a line is a choice with a box."""
    return _BOX.match(line) is not None


def split_parts(lines: Sequence[str], *, is_loose: bool = False) -> Parts:
    """Split the lines of a question. A list in a fence has no choices, and a deeper line continues a choice.

    Quoted lines directly below a choice are its feedback. If `is_loose`, everything between two boxes belongs to the
    choice above it, and if that has code in a fence, so has the last choice.
    """
    fences = find_fences("\n".join(lines))
    code = {n: len(fence.indent) for fence in fences for n in range(fence.first, fence.last + 1)}
    boxes = {n: box for n, line in enumerate(lines) if n not in code and (box := _BOX.match(line))}
    first, last = min(boxes, default=len(lines)), max(boxes, default=0)
    inside = _find_end(fences, lines, first, last) if is_loose else 0
    opened: list[_Open] = []
    rest, fault, is_cut = len(lines), None, False
    for number in range(first, len(lines)):
        line, box = _Line(number, lines[number], code.get(number), number < last, number < inside), boxes.get(number)
        if box:
            opened.append(_Open(box["mark"], number, [box["text"] or ""]))
        elif line.is_blank:
            is_cut = True
            continue
        elif line.is_quote and is_cut and line.has_more and not is_loose:
            fault = fault or (number, _CUT_FEEDBACK)
        elif not opened[-1].add(line, is_cut=is_cut):
            rest = number
            break
        is_cut = False
    wrong = next((choice for choice in opened if choice.mark not in _MARKS), None)
    fault = (wrong.line, _WRONG_MARK.replace("{mark}", wrong.mark)) if wrong else fault
    choices = tuple(choice.close() for choice in opened)
    return Parts("\n".join(lines[:first]).strip(), choices, "\n".join(lines[rest:]).strip(), fault)


def _find_end(fences: Sequence[Fence], lines: Sequence[str], first: int, last: int) -> int:
    """Return the number of the line behind the last choice, to which a fence belongs if one belongs to another."""
    behind = next((number for number in range(last + 1, len(lines)) if lines[number].strip()), len(lines))
    has_code = any(first < fence.first < last for fence in fences)
    return next((fence.last + 1 for fence in fences if has_code and fence.first == behind), last)


def _indent(line: str, most: int) -> int:
    """Return the number of spaces at the start of a line, at most as many as belong to a list."""
    return min(len(line) - len(line.lstrip(" ")), most)


def carry_choices(choices: Sequence[Choice]) -> Result:
    """Return choices in Cairn's notation."""
    if has_too_many(choices):
        return TOO_MANY
    right = sum(choice.is_right for choice in choices)
    share = WHOLE / max(right, 1)
    answers = [Answer(c.text, share if c.is_right else NOTHING, c.feedback) for c in choices]
    return choose_several(answers) if right > 1 else choose(answers)
