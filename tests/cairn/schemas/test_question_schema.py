# SPDX-License-Identifier: MIT
"""The schema for editors agrees with the parser, case by case."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft7Validator
from tests.cairn.test_cases import CASES

from cairn.questions.keys import FILE_KEYS
from cairn.questions.parser import parse_quiz_file
from cairn.questions.types.registry import QUESTION_KEYS
from cairn.schemas.question_schema import quiz_schema
from cairn.text.source import Source

if TYPE_CHECKING:
    from cairn.text.problem import Problem

OWN = sorted((Path(__file__).parents[3] / "quizzes").rglob("*.yml"))
VALIDATOR = Draft7Validator(quiz_schema())
FILES = {
    f"{case.name}, {path}": Source(path, text)
    for case in CASES
    for path, text in case.files.items()
    if path.startswith("quizzes/")
}
SEEN = re.compile(
    r"\[(?:key-unknown|question-without-stem)\]$"
    r"|(?:The value of|Each entry of) '\w+' must be"
    r"|has no effect without|Keep one of them|may contain only a to z|must consist of keys"
    r"|is empty\. Fill it in|has no questions\. List them|has a case and a stem|contains itself"
)
"""The faults that a schema can know of: keys, and the shapes of values. Blocks are Markdown, ids are the site's."""


def load(source):
    try:
        return yaml.safe_load(source.text)
    except (yaml.YAMLError, ValueError):
        return None


def problems_of(source: Source) -> tuple[Problem, ...]:
    return parse_quiz_file(source)[1]


def test_the_schema_is_a_schema():
    Draft7Validator.check_schema(quiz_schema())


def test_every_key_has_a_description():
    schema = quiz_schema()
    described = schema["definitions"]["question"]["properties"]
    assert described.keys() == QUESTION_KEYS.keys()
    assert schema["then"]["properties"].keys() == {key.name for key in FILE_KEYS}
    assert all(value["description"] for value in (*described.values(), *schema["then"]["properties"].values()))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_the_course_is_valid(path):
    assert [error.message for error in VALIDATOR.iter_errors(yaml.safe_load(path.read_text("utf-8")))] == []


SOUND = {name: source for name, source in FILES.items() if not problems_of(source) and load(source) is not None}


@pytest.mark.parametrize("name", SOUND)
def test_what_the_parser_takes_the_schema_takes(name):
    assert [error.message for error in VALIDATOR.iter_errors(load(SOUND[name]))] == []


FAULTY = {name: source for name, source in FILES.items() if problems_of(source) and load(source) is not None}


@pytest.mark.parametrize("name", FAULTY)
def test_the_schema_refuses_what_the_parser_refuses_for_its_keys_and_shapes(name):
    is_seen = any(SEEN.search(str(problem)) for problem in problems_of(FAULTY[name]))
    assert VALIDATOR.is_valid(load(FAULTY[name])) is not is_seen, problems_of(FAULTY[name])
