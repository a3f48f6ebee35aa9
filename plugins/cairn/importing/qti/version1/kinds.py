# SPDX-License-Identifier: MIT
"""Decide what kind of question an item of QTI 1.2 is: by what its program says, else by its shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cairn.importing.notation.arranged import answer_openly
from cairn.importing.notation.carried import NO_KEY, TOO_MANY, Carried, Result, has_too_many
from cairn.importing.qti.texts import Texts
from cairn.importing.qti.version1 import choices, typed
from cairn.importing.qti.version1.item import Item
from cairn.importing.qti.version1.numbers import read_number

Reader = Callable[[Item, Texts], Result]
"""Turns an item into an exercise."""
_NAMES = {
    "true_false_question": "true/false",
    "cc.true_false.v0p1": "true/false",
    "multiple_choice_question": "choice",
    "cc.multiple_choice.v0p1": "choice",
    "multiple_answers_question": "choice",
    "cc.multiple_response.v0p1": "choice",
    "short_answer_question": "short answer",
    "cc.fib.v0p1": "short answer",
    "cc.pattern_match.v0p1": "short answer",
    "fill_in_multiple_blanks_question": "gaps",
    "multiple_dropdowns_question": "gaps",
    "matching_question": "matching",
    "numerical_question": "number",
    "categorization_question": "categories",
    "ordering_question": "order",
    "essay_question": "essay",
    "cc.essay.v0p1": "essay",
    "text_only_question": "text",
    "calculated_question": "calculated",
    "formula_question": "calculated",
    "file_upload_question": "upload",
    "hot_spot_question": "hot spot",
}
"""The kinds by what Canvas and Common Cartridge call them."""
_NEEDS_CHOICES = frozenset({"true/false", "choice", "matching", "categories", "order"})
_NEEDS_RESPONSES = _NEEDS_CHOICES | {"short answer", "gaps", "number"}
_REASONS = {
    "text": "A text without a question is left out. It begins with '{begin}'.",
    "calculated": "Question '{name}' computes its numbers anew each time. Write it as a number question.",
    "upload": "'{name}' asks for a file, which a page cannot take. Ask for a text instead.",
    "hot spot": "'{name}' asks for a place in a picture, which is not possible here. Write it as a choice.",
    "slider": "'{name}' is answered with a slider, which is not possible here. Write it as a number question.",
    "unknown": "'{name}' is answered in a way that is not possible here. Write it as another type of question.",
}


def find_kind(item: Item) -> str:
    """Return the kind of an item."""
    named = _NAMES.get(item.fields.get("question_type", "")) or _NAMES.get(item.fields.get("cc_profile", ""))
    return named or _find_kind_by_shape(item)


def _find_kind_by_shape(item: Item) -> str:
    responses = item.responses
    if not responses:
        return "text"
    if any(each.render == "render_hotspot" or each.type == "response_xy" for each in responses):
        return "hot spot"
    if any(each.render == "render_slider" for each in responses):
        return "slider"
    if any(each.type in {"response_grp", "response_ext"} for each in responses):
        return "unknown"
    return _find_kind_of_one(item) if len(responses) == 1 else _find_kind_of_several(item)


def _find_kind_of_one(item: Item) -> str:
    response = item.responses[0]
    if response.cardinality == "ordered":
        return "order"
    if response.labels:
        return "true/false" if choices.is_statement(item) else "choice"
    if response.type == "response_lid":
        return "unknown"
    if not typed.has_accepted(item):
        return "essay"
    if response.fib_type or response.type == "response_num":
        return "number"
    return "gaps" if typed.has_inner_gap(item) else "short answer"


def _find_kind_of_several(item: Item) -> str:
    responses = item.responses
    if typed.has_named_gaps(item) or not all(each.labels for each in responses):
        return "gaps"
    if all(each.cardinality == "multiple" for each in responses):
        return "categories"
    return "matching" if all(each.html for each in responses) else "gaps"


def carry(item: Item, kind: str, texts: Texts) -> Result:
    """Return the exercise of an item of this kind, or why it is left out."""
    if kind in _REASONS:
        return _REASONS[kind]
    responses = item.responses
    if kind in _NEEDS_RESPONSES and not responses:
        return NO_KEY
    if has_too_many(responses) or any(has_too_many(each.labels) for each in responses):
        return TOO_MANY
    if kind in _NEEDS_CHOICES and not all(each.labels for each in responses):
        return NO_KEY
    return _READERS[kind](item, texts)


def _read_essay(item: Item, texts: Texts) -> Carried:
    return answer_openly(texts.markdown(item.feedback.get("general_fb", "")))


_READERS: Mapping[str, Reader] = {
    "true/false": choices.read_statement,
    "choice": choices.read_choices,
    "short answer": typed.read_short,
    "gaps": typed.read_gaps,
    "matching": choices.read_rows,
    "number": read_number,
    "categories": choices.read_categories,
    "order": choices.read_order,
    "essay": _read_essay,
}
