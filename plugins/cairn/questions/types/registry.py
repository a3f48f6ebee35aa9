# SPDX-License-Identifier: MIT
"""The list of all question types. To add one, write its file in this folder and list its value here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cairn.questions.exercise_type import ExerciseType
from cairn.questions.keys import COMMON_KEYS
from cairn.questions.types.blanks import BLANKS
from cairn.questions.types.case import CASE
from cairn.questions.types.judge import JUDGE
from cairn.questions.types.match import MATCH
from cairn.questions.types.multiple import MULTIPLE
from cairn.questions.types.number import NUMBER
from cairn.questions.types.open import OPEN
from cairn.questions.types.order import ORDER
from cairn.questions.types.short import SHORT
from cairn.questions.types.single import SINGLE
from cairn.questions.types.sort import SORT
from cairn.questions.types.table import TABLE

TYPES: tuple[ExerciseType[Any], ...]
TYPES = (SINGLE, MULTIPLE, JUDGE, ORDER, MATCH, SORT, TABLE, NUMBER, BLANKS, SHORT, OPEN, CASE)
BY_NAME: Mapping[str, ExerciseType[Any]] = {each.name: each for each in TYPES}
BY_KEY: Mapping[str, ExerciseType[Any]] = {each.key: each for each in TYPES}
"""The types by the key that names them; types that share a key share a parser."""
COMPANION_KEYS: Mapping[str, frozenset[str]] = {
    name: frozenset(each.key for each in TYPES if name in [key.name for key in each.schema[1:]])
    for name in dict.fromkeys(key.name for each in TYPES for key in each.schema[1:])
}
"""The keys that are valid only beside another, with the keys of which one must be there."""
STEM_KEYS = tuple(dict.fromkeys(("stem", *(each.stem_key for each in TYPES))))
"""The keys whose value is a stem."""
QUESTION_KEYS = {key.name: key for key in (*COMMON_KEYS, *(key for each in TYPES for key in each.schema))}
"""All keys that a question may have."""
MARKDOWN_KEYS = frozenset(key.name for key in QUESTION_KEYS.values() if key.is_markdown)
"""The keys whose texts may contain wikilinks; in `blanks`, `[[...]]` is a gap."""
FEEDBACK_KEYS = frozenset(key.name for key in QUESTION_KEYS.values() if key.has_feedback)
"""The keys in which only feedback may contain wikilinks."""
