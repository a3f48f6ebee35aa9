# SPDX-License-Identifier: MIT
"""Which key of a question names which type, and who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from cairn.questions.types.assign import parse_match, parse_sort
from cairn.questions.types.choices import parse_choices, parse_is_true
from cairn.questions.types.open import parse_model_answer
from cairn.questions.types.order import parse_order
from cairn.questions.types.table import parse_table
from cairn.questions.types.text import parse_accept, parse_blanks, parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cairn.questions.question import Exercise
    from cairn.yaml.mapping_reader import MappingReader
    from cairn.yaml.reader import ScalarNode

Parser: TypeAlias = "Callable[[MappingReader, ScalarNode, str], Exercise | None]"

PARSERS: Mapping[str, Parser] = {
    "choices": parse_choices,
    "is_true": parse_is_true,
    "order": parse_order,
    "match": parse_match,
    "sort": parse_sort,
    "table": parse_table,
    "number": parse_number,
    "blanks": parse_blanks,
    "accept": parse_accept,
    "model_answer": parse_model_answer,
}
"""The parser of each key that names a type."""
LISTS = frozenset({"choices", "order", "match", "sort", "table", "accept"})
"""The keys among them whose lines count."""
COMPANIONS: Mapping[str, str] = {"within": "number", "unit": "number", "rubric": "model_answer"}
"""Keys that mean something only beside another one."""
