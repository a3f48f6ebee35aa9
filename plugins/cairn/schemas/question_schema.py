# SPDX-License-Identifier: MIT
"""A JSON Schema for question files, made from the keys that the parser knows: what an editor completes and checks.

It knows keys and the shapes of values. The Markdown in a value, such as a list of choices, is left to the parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.questions.keys import FILE_KEYS, QUESTIONS_SCHEMA
from cairn.questions.types.registry import BY_KEY, QUESTION_KEYS
from cairn.yaml.json_schema import DIALECT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cairn.questions.keys import Key
    from cairn.yaml.json_schema import Schema

_SCENARIOS = [each for each in BY_KEY.values() if each.stem_key == each.key]
"""The types whose key holds the stem."""


def quiz_schema() -> Schema:
    """Return the schema as what `json.dumps` takes: a file of questions, a list of them, or a single one."""
    file = {"type": "object", "properties": _describe(FILE_KEYS), "additionalProperties": False}
    return {
        "$schema": DIALECT,
        "title": "Questions of a Cairn site",
        "if": {"type": "object", "required": ["questions"], "not": {"required": ["case"]}},
        "then": file,
        "else": {"if": {"type": "null"}, "else": QUESTIONS_SCHEMA},
        "definitions": {"question": _question()},
    }


def _describe(keys: Iterable[Key]) -> Schema:
    """Return the properties of those keys."""
    return {key.name: {**key.shape, "description": key.description} for key in keys}


def _question() -> Schema:
    named = [{"required": [key]} for key in BY_KEY]
    stems = [{"required": [key.name for key in each.schema]} for each in _SCENARIOS]
    beside = {key.name: [each.key] for each in BY_KEY.values() for key in each.schema[1:]}
    return {
        "type": "object",
        "properties": _describe(QUESTION_KEYS.values()),
        "additionalProperties": False,
        "oneOf": [{"required": ["stem"]}, *stems],
        "allOf": [{"oneOf": [*named, {"not": {"anyOf": named}}]}],
        "dependencies": beside,
    }
