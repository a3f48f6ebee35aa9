# SPDX-License-Identifier: MIT
"""Make a question of each row of a table. The cells that a row has decide its type; nothing is computed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from cairn.importing.found import FoundQuestion, LeftOut
from cairn.importing.notation.carried import (
    NOTHING,
    TOO_MANY,
    WHOLE,
    Answer,
    Carried,
    Result,
    build_question,
    has_too_many,
)
from cairn.importing.notation.chosen import choose, choose_several, judge
from cairn.importing.notation.typed import accept, accepted_text, number
from cairn.importing.tables.columns import Row
from cairn.importing.texts import Texts, to_line
from cairn.text.prose import shorten
from cairn.yaml.writer import block_list, prose, scalar

_NAME_LENGTH = 60
_DRAFT = "{name} has no right answer, so it is a draft. Fill in the column 'right'."
_NO_RIGHT = "{name} has wrong answers, but no right one. Fill in the column 'right'."
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,2})?(?: ?\.\. ?[-+]?[0-9]+(?:\.[0-9]+)?)?")
_TRUE, _FALSE = frozenset({"true", "yes"}), frozenset({"false", "no"})
_TYPES = frozenset({"", "choices", "short", "number", "judge", "open"})


def read_question(row: Row, kind: str) -> FoundQuestion | LeftOut:
    """Return the question of a row; `kind` is how its texts are to be read."""
    stem = row.cells.get("stem", "")
    name = f"'{shorten(to_line(stem), _NAME_LENGTH)}'" if stem else "This row"
    leave_out = partial(LeftOut, row.span, name.strip("'"), "row")
    if row.fault:
        return leave_out(row.fault)
    if not stem:
        return leave_out("This row has no question. Fill in the column 'stem'.")
    texts = Texts(kind)
    carried = _carry(row, texts)
    if isinstance(carried, str):
        return leave_out(carried.replace("'{name}'", name).replace("{name}", name))
    hints = [texts.markdown(text) for _, text in row.numbered("hint")]
    carried = replace(carried, lines=(*carried.lines, *(("hints:", *block_list(hints)) if hints else ())))
    rationale = texts.markdown(row.cells.get("rationale", ""))
    question = build_question(texts.markdown(stem), carried, rationale, row.span)
    if isinstance(question, str):
        return leave_out(question.replace("{name}", name))
    losses = tuple(loss.replace("'{name}'", name).replace("{name}", name) for loss in (*carried.losses, *texts.losses))
    concept = row.cells.get("concept", "")
    return FoundQuestion(question, "row", "", row.cells.get("id", ""), (), (concept,) if concept else (), losses)


def _carry(row: Row, texts: Texts) -> Result:
    asked = row.cells.get("type", "").casefold()
    right = [part.strip() for part in row.cells.get("right", "").split(" | ") if part.strip()]
    wrong = list(row.numbered("wrong"))
    if asked not in _TYPES:
        return f"{{name}} has the unknown type '{asked[:40]}'. Use one of: {', '.join(sorted(_TYPES - {''}))}."
    if has_too_many(right) or has_too_many(wrong):
        return TOO_MANY
    if not right:
        return _NO_RIGHT if wrong else Carried((), (_DRAFT,))
    if asked == "open":
        return Carried(tuple(prose("model_answer", texts.markdown("\n".join(right)), "")))
    if wrong or asked == "choices":
        return _choose(row, right, wrong, texts)
    return _read_key(row, right, asked)


def _choose(row: Row, right: list[str], wrong: list[tuple[str, str]], texts: Texts) -> Result:
    feedback = dict(row.numbered("feedback"))
    keys = [Answer(texts.markdown(text), WHOLE / len(right)) for text in right]
    others = [Answer(texts.markdown(text), NOTHING, texts.markdown(feedback.get(number, ""))) for number, text in wrong]
    return choose_several([*keys, *others]) if len(right) > 1 else choose([*keys, *others])


def _read_key(row: Row, right: list[str], asked: str) -> Result:
    """Return a question without wrong answers: a statement to judge, a number or a short text."""
    only = right[0].casefold() if len(right) == 1 else ""
    if asked == "judge" or (not asked and only in _TRUE | _FALSE):
        if only in _TRUE | _FALSE:
            return judge(is_true=only in _TRUE)
        return "{name} is to be judged, but 'right' is neither true nor false. Write one of them."
    if asked == "number" or (not asked and all(_NUMBER.fullmatch(text) for text in right)):
        extra = [f"{key}: {scalar(row.cells[key])}" for key in ("within", "unit") if key in row.cells]
        return number([Answer(text, WHOLE) for text in right], extra)
    return accept([Answer(accepted_text(to_line(text), has_wildcards=False), WHOLE) for text in right])
