# SPDX-License-Identifier: MIT
r"""Texts and tables with gaps, which stand in the text of a question of Moodle: `{1:SHORTANSWER:=water~=H2O}`.

A backslash before a sign makes it text. The text around the gaps is HTML, and so are their answers.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import chain, zip_longest

from cairn.exporting.html_text import has_gap_in_tag, unwrap
from cairn.exporting.losses import say_patterns
from cairn.exporting.moodle.body import Body, Texts
from cairn.exporting.moodle.chosen import PLAIN
from cairn.exporting.moodle.typed import escape_star
from cairn.questions.notation.pattern import find_pattern
from cairn.questions.question import Question
from cairn.questions.types.blanks import Blanks, Gap
from cairn.questions.types.table import Table

_TYPE = "cloze"
_SIGNS = re.compile(r"[}#~\\]")
_LOOKS_LIKE_GAP = re.compile(r"\{(?=\s*[0-9]*\s*:\s*[A-Z])", re.IGNORECASE)
_TAKEN = ("=", "%")
"""Signs that say of an answer how much credit it gets, where they are its first."""


def write_blanks(question: Question, exercise: Blanks, texts: Texts) -> Body | None:
    """Return a text with gaps; None if a gap accepts patterns only, or is where no field can be."""
    parts = exercise.split(texts.html(exercise.markdown))
    plain = [[each for each in gap.accepted if find_pattern(each) is None] for gap in exercise.gaps]
    if not all(plain) or has_gap_in_tag(parts):
        return None
    gaps = (
        _write_gap(question, gap, accepted, is_exact=exercise.is_exact)
        for gap, accepted in zip(exercise.gaps, plain, strict=True)
    )
    text = "".join(chain(*zip_longest(map(_escape_text, parts), gaps, fillvalue="")))
    is_whole = all(len(kept) == len(gap.accepted) for kept, gap in zip(plain, exercise.gaps, strict=True))
    losses = () if is_whole else (say_patterns(question),)
    return Body(_TYPE, (), losses, _join(texts.html(question.stem), text))


def write_table(question: Question, exercise: Table, texts: Texts) -> Body:
    """Return a table whose cells, but for the first of each row, are lists to choose from."""
    head = "".join(f"<th>{_escape_text(unwrap(texts.html(title)))}</th>" for title in exercise.head)
    rows = "".join(
        f"<tr><td>{_escape_text(unwrap(texts.html(row.text)))}</td>"
        + "".join(
            f"<td>{_write_list(question, [(o.label, o == cell.target) for o in cell.options])}</td>"
            for cell in row.cells
        )
        + "</tr>"
        for row in exercise.rows
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    options = (option for row in exercise.rows for cell in row.cells for option in cell.options)
    losses = () if all(option.is_plain for option in options) else (PLAIN,)
    return Body(_TYPE, (), losses, _join(texts.html(question.stem), table))


def _join(stem: str, text: str) -> str:
    return f"{_escape_text(stem)}\n{text}" if stem else text


def _write_gap(question: Question, gap: Gap, accepted: Iterable[str], *, is_exact: bool) -> str:
    if gap.options:
        right = {*accepted}
        return _write_list(question, [(option, option in right) for option in gap.options])
    name = "SHORTANSWER_C" if is_exact else "SHORTANSWER"
    return f"{{1:{name}:{'~'.join(f'={_escape(escape_star(text))}' for text in accepted)}}}"


def _write_list(question: Question, options: Iterable[tuple[str, bool]]) -> str:
    """Return a list to choose from, of plain texts, each with whether it is right."""
    written = "~".join(_mark(text, is_right=is_right) + _escape(text) for text, is_right in options)
    return f"{{1:MULTICHOICE{'_S' if question.is_shuffled else ''}:{written}}}"


def _mark(text: str, *, is_right: bool) -> str:
    return "=" if is_right else "%0%" if text.startswith(_TAKEN) else ""


def _escape(text: str) -> str:
    """Return the text of an answer as HTML in which no sign separates."""
    return html.escape(_SIGNS.sub(lambda sign: f"\\{sign[0]}", text), quote=False)


def _escape_text(text: str) -> str:
    """Return HTML in which nothing looks like a gap."""
    return _LOOKS_LIKE_GAP.sub("&#123;", text)
