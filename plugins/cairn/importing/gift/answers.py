# SPDX-License-Identifier: MIT
"""Read what stands between the braces of a GIFT question. The first sign that fits decides the type, as in Moodle."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from cairn.importing.gift.blocks import show, split_format
from cairn.importing.notation.carried import ANY, NOTHING, WHOLE, Answer
from cairn.importing.notation.typed import accepted_text
from cairn.importing.texts import Texts, to_line

_WEIGHT = re.compile(r"\s*%(?P<weight>-?[0-9]{1,3}(?:\.[0-9]{0,9})?)%")
_JUDGE = re.compile(r"(?P<key>T|TRUE|F|FALSE)\s*(?P<rest>#.*)?", re.DOTALL)
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,40}\.?[0-9]{0,40}|\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,2})?")
_CHOICE = re.compile(r"[~=]")
_ARROW = "->"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a question."""

    kind: str
    """What the format calls this type of question."""
    items: tuple[Answer, ...] = ()
    """The answers; for a statement to judge, the one answer says whether it is true."""
    rows: tuple[tuple[str, str], ...] = ()
    """The rows and targets of a matching question."""
    general: str = ""
    """The feedback that every learner sees, as Markdown."""


def parse_answers(text: str, texts: Texts) -> Answers | str:
    """Return the answers, or the sentence that says what is wrong; `texts` reads its texts."""
    body, mark, general = text.rpartition("####")
    body = (body if mark else text).strip()
    said = _markdown(general, texts) if mark else ""
    read = next(parse for fits, parse in _TYPES if fits(body))
    answers = read(body, texts)
    return answers if isinstance(answers, str) else Answers(answers.kind, answers.items, answers.rows, said)


def _read_essay(_body: str, _texts: Texts) -> Answers:
    return Answers("essay")


def _read_judge(body: str, texts: Texts) -> Answers:
    found = _JUDGE.fullmatch(body)
    rest = (found["rest"] or "") if found else ""
    wrong, _, right = rest.removeprefix("#").partition("#")
    said = "\n\n".join(filter(None, (_markdown(right, texts), _markdown(wrong, texts))))
    is_true = bool(found and found["key"] in {"T", "TRUE"})
    return Answers("true-false", (Answer("", WHOLE if is_true else NOTHING, said),))


def _read_match(body: str, texts: Texts) -> Answers | str:
    rows = []
    for part in body.split("=")[1:]:
        row, arrow, target = part.partition(_ARROW)
        if not arrow or not target.strip():
            return "A row of {name} has no '->' with a target. Add it, or remove the row."
        own, row = split_format(row, texts.kind)
        rows.append((_markdown(row, texts, own), _markdown(target, texts, "plain")))
    return Answers("matching", rows=tuple(rows))


def _read_numbers(body: str, texts: Texts) -> Answers | str:
    plain, tilde, wrong = body[1:].partition("~")
    items = []
    for part in filter(None, map(str.strip, plain.split("="))):
        answer = _answer(part, texts, WHOLE, _number)
        if answer is None:
            return "{name} has '" + show(part.partition("#")[0]) + "' where a number must be. Write digits after '#'."
        items.append(answer)
    if not items:
        return "{name} has no number after '#'. Add one."
    other = Answer(ANY, NOTHING, _markdown(wrong.partition("#")[2], texts))
    return Answers("numerical", (*items, other) if tilde else tuple(items))


def _number(text: str) -> str:
    """Return a number or a range such as `1..2`; empty if it is neither."""
    bare = text.replace(" ", "")
    if bare == ANY:
        return ANY
    low, dots, high = bare.partition("..")
    value, colon, within = bare.partition(":")
    if dots:
        ends = [low, high]
    elif colon:
        ends = [value, within]
    else:
        ends = [bare]
    if not all(_NUMBER.fullmatch(end) for end in ends):
        return ""
    numbers = [Decimal(end) for end in ends]
    if len(numbers) == 1:
        return _plain(numbers[0])
    first, last = numbers if dots else (numbers[0] - abs(numbers[1]), numbers[0] + abs(numbers[1]))
    return _plain(first) if first == last else f"{_plain(min(first, last))}..{_plain(max(first, last))}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _read_choices(body: str, texts: Texts) -> Answers:
    """Read choices; each begins with `=` if it is right and with `~` if it is not. One without is wrong."""
    body = body if _CHOICE.match(body) else f"~{body}"
    starts = [found.start() for found in _CHOICE.finditer(body)]
    parts = [body[start:end] for start, end in zip(starts, [*starts[1:], len(body)], strict=True)]
    kept = [part for part in _join_weights(parts) if part[1:].strip()]
    items = [_answer(part[1:], texts, WHOLE if part[0] == "=" else NOTHING, None) for part in kept]
    name = "multiple choice" if any(part[0] == "=" for part in kept) else "multiple answers"
    return Answers(name, tuple(item for item in items if item))


def _join_weights(parts: list[str]) -> list[str]:
    """Return the parts; `~=` begins one choice."""
    joined: list[str] = []
    for part in parts:
        is_tail = joined and joined[-1] == "~"
        joined[-1:] = [part] if is_tail else [*joined[-1:], part]
    return joined


def _read_short(body: str, texts: Texts) -> Answers:
    parts = filter(None, map(str.strip, body.split("=")))
    items = [_answer(part, texts, WHOLE, _accepted) for part in parts]
    return Answers("short answer", tuple(item for item in items if item))


def _accepted(text: str) -> str:
    return accepted_text(to_line(show(text)), has_wildcards=True)


def _answer(part: str, texts: Texts, share: Decimal, read: Callable[[str], str] | None) -> Answer | None:
    """Return an answer with its weight and feedback; without `read`, its text is Markdown."""
    weight = _WEIGHT.match(part)
    text, _, feedback = (part[weight.end() :] if weight else part).partition("#")
    own, text = split_format(text, texts.kind)
    written = read(text.strip()) if read else _markdown(text, texts, own)
    value = Decimal(weight["weight"]) if weight else share
    return Answer(written, value, _markdown(feedback, texts)) if written else None


def _markdown(text: str, texts: Texts, kind: str = "") -> str:
    own, rest = split_format(text, kind or texts.kind)
    return texts.markdown(show(rest), own)


_TYPES: tuple[tuple[Callable[[str], bool], Callable[[str, Texts], Answers | str]], ...] = (
    (lambda body: not body, _read_essay),
    (lambda body: body.startswith("#"), _read_numbers),
    (lambda body: "~" in body, _read_choices),
    (lambda body: body.startswith("=") and _ARROW in body, _read_match),
    (lambda body: bool(_JUDGE.fullmatch(body)), _read_judge),
    (lambda _body: True, _read_short),
)
"""How each type is recognized and read, in the order in which they are tried."""
