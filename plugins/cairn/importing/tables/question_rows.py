# SPDX-License-Identifier: MIT
"""Make a question of each row of a table. The cells that a row has decide its type; nothing is computed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cairn.importing.found import FoundQuestion, LeftOut
from cairn.importing.notation.carried import NOTHING, TOO_MANY, WHOLE, Answer, Carried, Outline, Result, has_too_many
from cairn.importing.notation.chosen import choose, choose_several, judge
from cairn.importing.notation.finished import Unbuilt, finish_together, leave_out
from cairn.importing.notation.typed import accept, accepted_text, number
from cairn.importing.tables.columns import Row
from cairn.importing.texts import Texts, to_line
from cairn.text.prose import shorten
from cairn.yaml.writer import block_list, prose, scalar

_NAME_LENGTH, _KIND = 60, "row"
_OF_NUMBERS = ("within", "unit")
_NO_STEM = "This row has no question. Fill in the column 'stem'."
_LONE_FEEDBACK = "Feedback of {name} that belongs to no wrong answer is left out."
_UNUSED = "The column '{column}' of {name} is left out, because it is for numbers."
_DRAFT = "{name} has no right answer, so it is a draft. Fill in the column 'right'."
_NO_RIGHT = "{name} has wrong answers, but no right one. Fill in the column 'right'."
_NOT_CHOICES = "{name} has wrong answers, but its type is '{type}'. Empty one of the two."
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,2})?(?: ?\.\. ?[-+]?[0-9]+(?:\.[0-9]+)?)?")
_TRUE, _FALSE = frozenset({"true", "yes"}), frozenset({"false", "no"})
_TYPES = frozenset({"", "choices", "short", "number", "judge", "open"})


def read_questions(rows: Iterable[Row], kind: str) -> list[FoundQuestion | LeftOut]:
    """Return the question of each row, or why it has none; `kind` is how its texts are to be read."""
    listed = list(rows)
    found = finish_together(_read_row(row, kind) for row in listed)
    return [_add_concept(each, row) for each, row in zip(found, listed, strict=True)]


def _add_concept(found: FoundQuestion | LeftOut, row: Row) -> FoundQuestion | LeftOut:
    concept = row.cells.get("concept", "")
    return replace(found, concepts=(concept,)) if isinstance(found, FoundQuestion) and concept else found


def _read_row(row: Row, kind: str) -> Unbuilt | LeftOut:
    name, texts = shorten(to_line(row.cells.get("stem", "")), _NAME_LENGTH), Texts(kind)
    if row.fault or not name:
        return LeftOut(row.span, name or "This row", _KIND, row.fault or _NO_STEM)
    carried = _carry(row, texts)
    if isinstance(carried, str):
        return leave_out(row.span, name, _KIND, carried)
    hints = [texts.markdown(text) for _, text in row.numbered("hint")]
    whole = replace(carried, lines=(*carried.lines, *(("hints:", *block_list(hints)) if hints else ())))
    stem, rationale = (texts.markdown(row.cells.get(column, "")) for column in ("stem", "rationale"))
    outline = Outline(stem, whole, rationale, row.span)
    losses = (*_find_unused(row, carried), *texts.losses)
    return Unbuilt(outline, _KIND, name, source_id=row.cells.get("id", ""), losses=losses)


def _find_unused(row: Row, carried: Carried) -> Iterator[str]:
    """Yield a sentence for each cell that says nothing about a question of this type."""
    lines = "\n".join(carried.lines)
    wrong = {number for number, _ in row.numbered("wrong")} if "choices:" in lines else set()
    if any(number not in wrong for number, _ in row.numbered("feedback")):
        yield _LONE_FEEDBACK
    yield from (_UNUSED.replace("{column}", key) for key in _OF_NUMBERS if key in row.cells and f"{key}:" not in lines)


def _carry(row: Row, texts: Texts) -> Result:
    asked = row.cells.get("type", "").casefold()
    right = [part.strip() for part in row.cells.get("right", "").split(" | ") if part.strip()]
    wrong = list(row.numbered("wrong"))
    if fault := _find_wrong_type(asked, has_wrong=bool(wrong)):
        return fault
    if has_too_many(right) or has_too_many(wrong):
        return TOO_MANY
    if not right:
        return _NO_RIGHT if wrong else Carried((), (_DRAFT,))
    if asked == "open":
        return Carried(tuple(prose("model_answer", texts.markdown("\n".join(right)), "")))
    if wrong or asked == "choices":
        return _choose(row, right, wrong, texts)
    return _read_key(row, right, asked)


def _find_wrong_type(asked: str, *, has_wrong: bool) -> str:
    if asked not in _TYPES:
        return f"{{name}} has the unknown type '{asked[:40]}'. Use one of: {', '.join(sorted(_TYPES - {''}))}."
    return _NOT_CHOICES.replace("{type}", asked) if has_wrong and asked not in {"", "choices"} else ""


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
        extra = [f"{key}: {scalar(row.cells[key])}" for key in _OF_NUMBERS if key in row.cells]
        return number([Answer(text, WHOLE) for text in right], extra)
    return accept([Answer(accepted_text(to_line(text), has_wildcards=False), WHOLE) for text in right])
