# SPDX-License-Identifier: MIT
r"""Read the gaps that stand in the text of a cloze question, such as `{2:MULTICHOICE:right answer#feedback~wrong}`.

A backslash before a sign makes it text. Answers may hold HTML, of which only the text is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from cairn.importing.moodle.item import plain_text, read_number
from cairn.importing.notation.carried import NOTHING, WHOLE, Answer, write_decimal
from cairn.importing.notation.gaps import Gap, gap_mark
from cairn.importing.notation.typed import accepted_text
from cairn.importing.texts import HTML, Texts
from cairn.text.paired_marks import find_pairs

_TYPES = {
    **dict.fromkeys(("SHORTANSWER", "SA", "MW"), "short"),
    **dict.fromkeys(("SHORTANSWER_C", "SAC", "MWC"), "exact"),
    **dict.fromkeys(("NUMERICAL", "NM"), "number"),
    **{name + layout: "choice" for name in ("MULTICHOICE", "MC") for layout in ("", "_V", "_H", "_S", "_VS", "_HS")},
    **dict.fromkeys(("MCV", "MCH", "MCS", "MCVS", "MCHS"), "choice"),
    **{name + layout: "several" for name in ("MULTIRESPONSE", "MR") for layout in ("", "_H", "_S", "_HS")},
    **dict.fromkeys(("MRH", "MRS", "MRHS"), "several"),
}
_OPENING = re.compile(
    rf"\{{\s*(?P<weight>[0-9]{{0,6}})\s*:\s*(?P<type>{'|'.join(sorted(_TYPES, reverse=True))})\s*(?=[:}}])",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?<!\\)\}")
_BETWEEN = re.compile(r"(?<!\\)~")
_FEEDBACK = re.compile(r"(?<![\\&])#")
_SHARE = re.compile(r"\s*(?:=|%(?P<percent>-?[0-9]{1,3}(?:\.[0-9]{0,9})?)%)")
_ESCAPED = re.compile(r"\\([}#~/\"\\])")
_UNCLOSED = "A gap of '{name}' is not closed. Add '}' behind its answers."
_NO_GAP = "'{name}' has no gap. Put one such as {1:SHORTANSWER:=text} into its text."
_EMPTY = "A gap of '{name}' has no answers. Add them in the source."
_FEW = "A gap of '{name}' has one choice only. Add another one."
_NO_KEY = "A gap of '{name}' has no answer with the whole credit. Mark one with '='."
_NO_NUMBER = "A gap of '{name}' has '{text}' where a number must be. Write digits."
_SEVERAL = "A gap of '{name}' lets learners choose several answers. Make it a question of its own."
_WEIGHTS = "The gaps of '{name}' have weights in the source; here, all count the same."
_TOLERANCE = "The tolerance of a number in a gap of '{name}' is left out."
_CASES = "Some gaps of '{name}' tell capitals from small letters in the source, but none does here."


@dataclass(frozen=True, slots=True)
class ClozeText:
    """A text with gaps."""

    text: str
    """The text, with a mark for each gap."""
    gaps: tuple[Gap, ...]
    """The gaps."""
    is_exact: bool
    """Whether capitals count in all gaps that are typed."""
    losses: tuple[str, ...]
    """What is lost of them."""


def parse_cloze(text: str, texts: Texts) -> ClozeText | str:
    """Return the gaps of a text, or the sentence that says why there are none; `texts` reads their feedback."""
    parts: list[str] = []
    gaps: list[Gap] = []
    losses: list[str] = []
    kinds: list[str] = []
    weights: set[str] = set()
    done = 0
    for start, first, last, end in find_pairs(text, _OPENING, _CLOSING):
        opening = _OPENING.match(text, start)
        if opening is None:  # it was found there
            continue
        kind = _TYPES[opening["type"].upper()]
        gap = _parse_gap(kind, text[first:last].removeprefix(":"), texts, losses)
        if isinstance(gap, str):
            return gap
        parts += text[done:start], gap_mark(len(gaps))
        gaps.append(gap)
        kinds.append(kind)
        weights.add(opening["weight"] or "1")
        done = end
    if _OPENING.search(text, done):
        return _UNCLOSED
    if not gaps:
        return _NO_GAP
    typed = {kind for kind in kinds if kind in {"short", "exact"}}
    losses += [_WEIGHTS] if len(weights) > 1 else []
    losses += [_CASES] if len(typed) > 1 else []
    return ClozeText("".join((*parts, text[done:])), tuple(gaps), typed == {"exact"}, tuple(dict.fromkeys(losses)))


def _parse_gap(kind: str, source: str, texts: Texts, losses: list[str]) -> Gap | str:
    if kind == "several":
        return _SEVERAL
    answers = [_parse_answer(part, texts) for part in _BETWEEN.split(source) if part.strip()]
    answers = [answer for answer in answers if answer.text]
    if not answers:
        return _EMPTY
    if kind == "number":
        numbers = [_read_number(answer, losses) for answer in answers]
        wrong = next((a.text for a, read in zip(answers, numbers, strict=True) if read is None), None)
        if wrong is not None:
            return _NO_NUMBER.replace("{text}", wrong)
        answers = [answer for answer in numbers if answer is not None]
    elif kind == "choice" and len(answers) == 1:
        return _FEW
    elif kind != "choice":
        answers = [Answer(accepted_text(a.text, has_wildcards=True), a.share, a.feedback) for a in answers]
    if not any(answer.share >= WHOLE for answer in answers):
        return _NO_KEY
    return Gap(tuple(answers), is_choice=kind == "choice")


def _parse_answer(source: str, texts: Texts) -> Answer:
    mark = _SHARE.match(source)
    share = NOTHING if not mark else Decimal(mark["percent"]) if mark["percent"] else WHOLE
    text, *feedback = _FEEDBACK.split(source[mark.end() :] if mark else source, maxsplit=1)
    return Answer(plain_text(_unescape(text)), share, texts.markdown(_unescape("".join(feedback)), HTML))


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _read_number(answer: Answer, losses: list[str]) -> Answer | None:
    """Return the number of an answer; None if it has none. A gap has no room for a tolerance."""
    text, _, tolerance = answer.text.partition(":")
    value = read_number(text)
    if value is None:
        return Answer(text, answer.share, answer.feedback) if text == "*" and answer.share < WHOLE else None
    losses += [_TOLERANCE] if read_number(tolerance) else []
    return Answer(write_decimal(value), answer.share, answer.feedback)
