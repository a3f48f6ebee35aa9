# SPDX-License-Identifier: MIT
"""Questions with gaps in a text or in a table, as Canvas knows them: all gaps are typed, or all are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice, zip_longest

from cairn.exporting.canvas.parts import Task, Texts, choose, give_share, is_equal, plain_text
from cairn.exporting.html_text import has_gap_in_tag
from cairn.exporting.losses import say_patterns, say_plain
from cairn.exporting.xml_text import Xml, element, text
from cairn.questions.notation.pattern import find_pattern
from cairn.questions.question import Question
from cairn.questions.types.blanks import Blanks, Gap
from cairn.questions.types.table import Table
from cairn.text.slug import item_id

_TYPED, _CHOSEN = "fill_in_multiple_blanks", "multiple_dropdowns"
_CHOSEN_SUFFIX = "-lists"
_HOLE = "_____"


def write_blanks(question: Question, exercise: Blanks, texts: Texts) -> tuple[Task, ...]:
    """Return a text with gaps, twice if some gaps are typed and some are chosen; nothing if it cannot be carried."""
    parts = exercise.split(texts.html(exercise.markdown))
    if not all(map(_plain_texts, exercise.gaps)) or has_gap_in_tag(parts):
        return ()  # a gap that accepts patterns only, or that stands in an attribute
    names = [f"gap{number}" for number in range(1, len(exercise.gaps) + 1)]
    is_chosen = [bool(gap.options) for gap in exercise.gaps]
    kinds = sorted(set(is_chosen))
    losses = tuple(_say_losses(question, exercise, is_mixed=len(kinds) > 1))
    found = []
    for kind in kinds:
        shown = [f"[{name}]" if is_kind == kind else _HOLE for name, is_kind in zip(names, is_chosen, strict=True)]
        stem = "\n".join((texts.html(question.stem), "".join(chain(*zip_longest(parts, shown, fillvalue="")))))
        asked = [(name, gap) for name, gap in zip(names, exercise.gaps, strict=True) if bool(gap.options) == kind]
        suffix = _CHOSEN_SUFFIX if kind and len(kinds) > 1 else ""
        responses = tuple(_respond(name, _options(gap)) for name, gap in asked)
        scoring = tuple(give_share(_is_right(name, gap), len(asked)) for name, gap in asked)
        found.append(Task(_CHOSEN if kind else _TYPED, stem, responses, scoring, losses=losses, suffix=suffix))
    return tuple(found)


def write_table(question: Question, exercise: Table, texts: Texts) -> Task:
    """Return a table whose cells, but for the first of each row, are chosen from lists."""
    cells = [cell for row in exercise.rows for cell in row.cells]
    names = [f"cell{number}" for number in range(1, len(cells) + 1)]
    fields = iter([_cell("td", f"[{name}]") for name in names])
    rows = (
        f"<tr>{_cell('th', texts.flow(row.text))}{''.join(islice(fields, len(row.cells)))}</tr>"
        for row in exercise.rows
    )
    head = "".join(_cell("th", texts.flow(title)) for title in exercise.head)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    asked = list(zip(names, cells, strict=True))
    responses = tuple(_respond(name, [(o.id, o.label) for o in cell.options]) for name, cell in asked)
    scoring = tuple(give_share(is_equal(cell.target.id, _ident(name)), len(cells)) for name, cell in asked)
    losses = () if all(o.is_plain for cell in cells for o in cell.options) else (say_plain(question),)
    return Task(_CHOSEN, f"{texts.html(question.stem)}\n{table}", responses, scoring, losses=losses)


def _cell(tag: str, html: str) -> str:
    return f"<{tag}>{html}</{tag}>"


def _plain_texts(gap: Gap) -> list[str]:
    return [each for each in gap.accepted if find_pattern(each) is None]


def _options(gap: Gap) -> list[tuple[str, str]]:
    """Return what a gap offers or accepts, with identifiers. A list of Canvas has one right option, so the first."""
    right = _plain_texts(gap)
    offered = [option for option in gap.options if option not in right[1:]] if gap.options else right
    return [(item_id(each), each) for each in offered]


def _is_right(name: str, gap: Gap) -> Xml:
    return is_equal(item_id(_plain_texts(gap)[0]), _ident(name))


def _ident(name: str) -> str:
    return f"response_{name}"


def _respond(name: str, options: Sequence[tuple[str, str]]) -> Xml:
    """Return the response of a gap with its name in the stem."""
    labels = ((ident, plain_text(words)) for ident, words in options)
    return choose(labels, "Single", _ident(name), element("material", None, element("mattext", None, text(name))))


def _say_losses(question: Question, exercise: Blanks, *, is_mixed: bool) -> Iterable[str]:
    name = question.id
    if is_mixed:
        yield f"Canvas cannot mix typed and chosen gaps, so '{name}' becomes two questions."
    if any(gap.options and len(gap.accepted) > 1 for gap in exercise.gaps):
        yield f"A list of Canvas has one right answer, so the other right ones of '{name}' are left out."
    if exercise.is_exact and not all(gap.options for gap in exercise.gaps):
        yield f"Canvas ignores case, so the answers of '{name}' are no longer compared exactly."
    if any(len(_plain_texts(gap)) < len(gap.accepted) for gap in exercise.gaps):
        yield say_patterns(question)
