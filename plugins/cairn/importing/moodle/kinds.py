# SPDX-License-Identifier: MIT
"""The types of questions in Moodle: how those are read that can be carried, and why others cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cairn.importing.moodle.chosen import (
    read_choice,
    read_choice_set,
    read_order,
    read_rows,
    read_statement,
    read_whole_set,
)
from cairn.importing.moodle.gaps import read_cloze, read_words
from cairn.importing.moodle.item import Item
from cairn.importing.moodle.typed import read_essay, read_numbers, read_short
from cairn.importing.notation.carried import Result

DESCRIPTION = "description"
"""A text without a question."""
READERS: Mapping[str, Callable[[Item], Result]] = {
    "multichoice": read_choice,
    "multichoiceset": read_whole_set,
    "oumultiresponse": read_choice_set,
    "truefalse": read_statement,
    "shortanswer": read_short,
    "numerical": read_numbers,
    "matching": read_rows,
    "match": read_rows,
    "ddmatch": read_rows,
    "essay": read_essay,
    "cloze": read_cloze,
    "multianswer": read_cloze,
    "ordering": read_order,
    "gapselect": read_words,
    "ddwtos": read_words,
}
"""How each type is read."""
SHUFFLED = frozenset({"multichoice", "multichoiceset", "oumultiresponse"})
"""The types whose choices may have a fixed order."""
_COMPUTED = "'{name}' computes its numbers anew each time ('{kind}'). Write it as a number question."
_ON_PICTURE = "'{name}' asks for places on a picture ('{kind}'). Write it as a question about the picture."
_RANDOM = "'{name}' draws another question each time ('{kind}'). Import the questions that it draws."
_UNKNOWN = "'{name}' is of the type '{kind}', which has no counterpart here. Write it as a question of another type."
_REASONS = {
    **dict.fromkeys(("calculated", "calculatedmulti", "calculatedsimple", "formulas", "stack"), _COMPUTED),
    **dict.fromkeys(("ddmarker", "ddimageortext", "imagetarget", "hotspot"), _ON_PICTURE),
    **dict.fromkeys(("random", "randomsamatch"), _RANDOM),
}


def why_not(kind: str) -> str:
    """Return why a type cannot be carried."""
    return _REASONS.get(kind, _UNKNOWN).replace("{kind}", kind or "?")
