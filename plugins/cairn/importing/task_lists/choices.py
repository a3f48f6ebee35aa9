# SPDX-License-Identifier: MIT
"""Split the lines of a question into its stem, its choices with their boxes, and what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cairn.importing.notation.carried import NOTHING, TOO_MANY, WHOLE, Answer, Result, has_too_many
from cairn.importing.notation.chosen import choose, choose_several
from cairn.text.markdown import find_fences

_BOX = re.compile(r" {0,3}[-*+][ \t]+\[(?P<mark>[^\[\]]?)\](?:[ \t]+(?P<text>.*)|$)")
_QUOTE = re.compile(r"\s*> ?(?P<text>.*)")
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


@dataclass
class _Open:
    """A choice that is still being read."""

    mark: str
    line: int
    texts: list[str]
    feedback: list[str] = field(default_factory=list)
    continued: int | None = None

    def add(self, line: str, number: int, *, is_cut: bool, is_code: bool | None, has_more: bool) -> bool:
        """Add a line if it belongs here, and return whether it does. `is_code` is whether its fence is indented."""
        quote = _QUOTE.fullmatch(line) if is_code is None and not is_cut else None
        if quote:
            self.feedback.append(quote["text"])
            return True
        is_deeper = line[:1].isspace() if is_code is None else is_code
        if not is_deeper or (is_cut and not has_more):
            return False
        self.continued = number if self.continued is None else self.continued
        self.texts += [""] * is_cut + [line[2:] if line.startswith("  ") else line.strip()]
        return True

    def close(self) -> Choice:
        """Return the choice as a value."""
        text, feedback = "\n".join(self.texts).strip(), "\n".join(self.feedback).strip()
        return Choice(self.mark, self.line, text, feedback, self.continued)


def has_box(line: str) -> bool:
    """Return whether a line is a choice with a box."""
    return _BOX.match(line) is not None


def split_parts(lines: Sequence[str]) -> Parts:
    """Split the lines of a question. A list in a fence has no choices, and a deeper line continues a choice.

    Quoted lines directly below a choice are its feedback.
    """
    fences = find_fences("\n".join(lines))
    code = {n: bool(fence.indent) for fence in fences for n in range(fence.first, fence.last + 1)}
    boxes = {n: box for n, line in enumerate(lines) if n not in code and (box := _BOX.match(line))}
    first, last = min(boxes, default=len(lines)), max(boxes, default=0)
    stem = "\n".join(lines[:first]).strip()
    opened: list[_Open] = []
    rest, fault, is_cut = len(lines), None, False
    for number in range(first, len(lines)):
        line, box, has_more = lines[number], boxes.get(number), number < last
        if box:
            opened.append(_Open(box["mark"], number, [box["text"] or ""]))
        elif not line.strip() and number not in code:
            is_cut = True
            continue
        elif is_cut and has_more and number not in code and line.lstrip().startswith(">"):
            fault = fault or (number, _CUT_FEEDBACK)
        elif not opened[-1].add(line, number, is_cut=is_cut, is_code=code.get(number), has_more=has_more):
            rest = number
            break
        is_cut = False
    wrong = next((choice for choice in opened if choice.mark not in _MARKS), None)
    fault = (wrong.line, _WRONG_MARK.replace("{mark}", wrong.mark)) if wrong else fault
    return Parts(stem, tuple(choice.close() for choice in opened), "\n".join(lines[rest:]).strip(), fault)


def carry_choices(choices: Sequence[Choice]) -> Result:
    """Return choices in Cairn's notation."""
    if has_too_many(choices):
        return TOO_MANY
    right = sum(choice.is_right for choice in choices)
    share = WHOLE / max(right, 1)
    answers = [Answer(c.text, share if c.is_right else NOTHING, c.feedback) for c in choices]
    return choose_several(answers) if right > 1 else choose(answers)
