# SPDX-License-Identifier: MIT
"""A JSON Schema for question files, which editors use for completion and checks; built from the parser's keys.

It covers keys and the types of values. Only the parser checks the Markdown in a value, such as a list of choices.
"""

from __future__ import annotations

from collections.abc import Iterable

from cairn.questions.keys import FILE_KEYS, QUESTIONS_SCHEMA, Key
from cairn.questions.types.registry import BY_KEY, COMPANION_KEYS, QUESTION_KEYS
from cairn.yaml.json_schema import DIALECT, Schema

_SCENARIOS = [question_type for question_type in BY_KEY.values() if question_type.stem_key == question_type.key]
"""The question types whose key is also the key of the stem."""


def quiz_schema() -> Schema:
    """Return the schema as plain JSON data; it accepts a question file, a list of questions, or a single question."""
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
    """Return the schema properties of these keys."""
    return {key.name: {**key.shape, "description": key.description} for key in keys}


def _question() -> Schema:
    named = [{"required": [key]} for key in BY_KEY]
    stems = [{"required": [key.name for key in question_type.schema]} for question_type in _SCENARIOS]
    beside = {name: _require_any(sorted(keys)) for name, keys in COMPANION_KEYS.items()}
    return {
        "type": "object",
        "properties": _describe(QUESTION_KEYS.values()),
        "additionalProperties": False,
        "oneOf": [{"required": ["stem"]}, *stems],
        "allOf": [{"oneOf": [*named, {"not": {"anyOf": named}}]}],
        "dependencies": beside,
    }


def _require_any(keys: list[str]) -> Schema | list[str]:
    """Return what a dependency on one of several keys is: a list, if there is only one."""
    return keys if len(keys) == 1 else {"anyOf": [{"required": [key]} for key in keys]}
