# SPDX-License-Identifier: MIT
"""A JSON Schema for question files, made of the parser's own tables: what an editor completes and checks.

It knows keys and the shapes of values. What stands in a block, such as choices, is Markdown, and the parser's
alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.questions.parser import FILE_KEYS, ID_FORM, QUESTION_KEYS
from cairn.questions.types.registry import COMPANIONS, PARSERS
from cairn.schemas.json_schema import DIALECT, FLAG, NUMBER, OPTIONAL, TEXT, TEXTS, Schema, describe

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID: Schema = {"type": ["string", "integer", "null"], "pattern": f"^{ID_FORM}$"}
_IDS: Schema = {"oneOf": [_ID, {"type": "array", "items": _ID}]}
_QUESTION: Schema = {"$ref": "#/definitions/question"}
_QUESTIONS: Schema = {"if": {"type": "array"}, "then": {"items": _QUESTION}, "else": _QUESTION}

_VALUES: Mapping[str, tuple[Schema, str]] = {
    "id": (
        _ID,
        "The id for links and progress: a to z, 0 to 9 and '-'. `cairn quiz ids --write` adds it.",
    ),
    "aliases": (_IDS, "Former ids, so that readers keep their progress."),
    "stem": (TEXT, "The question itself, in Markdown."),
    "rationale": (OPTIONAL, "Why the key is right, in Markdown."),
    "hints": (TEXTS, "Hints, shown one at a time: a Markdown list."),
    "concepts": (TEXTS, "The concepts that the question checks."),
    "seen_on": (TEXTS, "Concepts whose imported pages listed the question."),
    "shuffle": (FLAG, "'no' keeps the choices in the order of the file."),
    "choices": (TEXT, "A Markdown list: '- [x]' is right, '- [ ]' is wrong, '>' below it starts its feedback."),
    "is_true": (FLAG, "Whether the stem is true."),
    "order": (TEXT, "A numbered list in the right order. Rows with equal numbers may swap places."),
    "match": (TEXT, "A list of 'row :: target'; ':: target' is a distractor."),
    "sort": (TEXT, "A list of categories, with their rows as lists below them."),
    "table": (TEXT, "A Markdown table whose first column is given."),
    "number": (NUMBER, "The number, with a decimal point."),
    "within": (NUMBER, "How far off an answer may be: a number, or a percentage such as 5%."),
    "unit": (TEXT, "The unit, shown after the field."),
    "blanks": (TEXT, "A text with gaps: '[[accepted|also accepted]]'."),
    "accept": (TEXT, "A list of accepted answers; /.../ is a regular expression."),
    "model_answer": (TEXT, "A model answer, in Markdown."),
    "rubric": (TEXT, "A list of the ideas that a good answer contains."),
    "case": (TEXT, "A scenario, in Markdown, for the questions below it."),
    "questions": ({"minItems": 1, **_QUESTIONS}, "The questions of the case."),
}
_FILE_VALUES: Mapping[str, tuple[Schema, str]] = {
    "title": (OPTIONAL, "A title for authors; readers do not see it."),
    "concepts": (TEXTS, "The concepts of all questions that list none themselves."),
    "questions": ({"if": {"type": "null"}, "else": _QUESTIONS}, "The questions."),
}


def quiz_schema() -> Schema:
    """Return the schema as what `json.dumps` takes: a file of questions, a list of them, or a single one."""
    file = {"type": "object", "properties": describe(FILE_KEYS, _FILE_VALUES), "additionalProperties": False}
    return {
        "$schema": DIALECT,
        "title": "Questions of a Cairn site",
        "if": {"type": "object", "required": ["questions"], "not": {"required": ["case"]}},
        "then": file,
        "else": {"if": {"type": "null"}, "else": _QUESTIONS},
        "definitions": {"question": _question()},
    }


def _question() -> Schema:
    types = [{"required": [key]} for key in (*PARSERS, "case")]
    return {
        "type": "object",
        "properties": describe(QUESTION_KEYS, _VALUES),
        "additionalProperties": False,
        "oneOf": [{"required": ["stem"]}, {"required": ["case", "questions"]}],
        "allOf": [{"oneOf": [*types, {"not": {"anyOf": types}}]}],
        "dependencies": {**{key: [beside] for key, beside in COMPANIONS.items()}, "questions": ["case"]},
    }
