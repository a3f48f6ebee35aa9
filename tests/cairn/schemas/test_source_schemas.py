# SPDX-License-Identifier: MIT
"""The schemas of front matter and of `tags.yml` agree with the parsers, case by case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator
from tests.cairn.test_cases import CASES

from cairn.content.concept import KEYS, parse_concept
from cairn.content.document import parse_document
from cairn.content.tag_metadata import parse_tag_metadata
from cairn.schemas.source_schemas import concept_schema, tags_schema
from cairn.text.source import Source

DOCS = Path(__file__).parents[3] / "docs"
CONCEPT, TAGS = Draft7Validator(concept_schema()), Draft7Validator(tags_schema())
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
SEEN = re.compile(
    r"(?:The value of|Each entry of|An entry of) '\w+' must be|'learn_after' cannot be set"
    r"|The entry '.+' must be text|This file must be a list of tags|Unknown key '.+'\. Use one of"
    r"|front matter must consist of keys"
)
"""The faults that a schema can know of: the shapes of values. What resembles a key may belong to the theme."""


class Loader(yaml.SafeLoader):
    """Reads dates as texts, as JSON has none."""


Loader.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in found if tag != "tag:yaml.org,2002:timestamp"]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text):
    try:
        return with_texts_as_keys(yaml.load(text, Loader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def with_texts_as_keys(value):
    if isinstance(value, dict):
        return {str(key): with_texts_as_keys(inner) for key, inner in value.items()}
    return [with_texts_as_keys(inner) for inner in value] if isinstance(value, list) else value


def front_matter(source):
    match = FRONT_MATTER.match(source.text)
    return load(match[1]) if match else None


def problems_of(source):
    if source.path.endswith(".yml"):
        return [str(problem) for problem in parse_tag_metadata(source)[1]]
    document, problems = parse_document(source)
    return [str(problem) for problem in (*problems, *parse_concept(document)[1])]


def is_valid(source):
    if source.path.endswith(".yml"):
        return TAGS.is_valid(load(source.text))
    return CONCEPT.is_valid(front_matter(source))


FILES = {
    f"{case.name}, {path}": Source(path, text, path.removeprefix("docs/"))
    for case in CASES
    for path, text in case.files.items()
    if (path.startswith("docs/concepts/") and front_matter(Source(path, text)) is not None)
    or (path == "docs/tags.yml" and load(text) is not None)
}
OWN = [*sorted(DOCS.glob("concepts/*.md")), DOCS / "tags.yml"]
MORE = {
    "title: [a]": False,
    "title: 1.10": True,
    "title:": True,
    "id: {a: b}": False,
    "aliases: [a, 2024-01-01, no, ]": True,
    "aliases: [[a]]": True,
    "learn_before: a": True,
    "learn_before: {a: b}": True,
    "learn_before: [a, {b: because}, {concept: c, reason: so}]": True,
    "learn_before: [{concept: c, resaon: so}]": False,
    "learn_before: [[a]]": True,
    "learn_before: [[a], b]": False,
    "learn_before: [[[a]], b]": True,
    "learn_before: [{a: b, c: d}]": False,
    "related: [a, [b, c: d]]": True,
    "related: [[[a]]]": True,
    "related: [[[a], b]]": False,
    "tags: {a: b}": False,
    "references: [{key: a, locator: p. 3, times: 2}, b: p. 4]": True,
    "references: [{key: a, times: often}]": False,
    "votes: {helpful: 1}": True,
    "votes: {helpful: -1}": False,
    "votes: {liked: 1}": False,
    "votes: 3": False,
    "learn_after: [a]": False,
    "icon: {of: the theme}": True,
}


def test_the_schemas_are_schemas():
    Draft7Validator.check_schema(concept_schema())
    Draft7Validator.check_schema(tags_schema())


def test_every_key_has_a_description():
    described = concept_schema()["properties"]
    assert described.keys() == {*KEYS, "learn_after"}
    assert all(value["description"] for value in described.values())


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_the_course_is_valid(path):
    assert is_valid(Source(path.name, path.read_text("utf-8")))


@pytest.mark.parametrize("name", FILES)
def test_a_schema_takes_what_the_parser_takes_and_refuses_what_it_refuses_for_its_shape(name):
    found = problems_of(FILES[name])
    assert is_valid(FILES[name]) is not any(SEEN.search(problem) for problem in found), found


@pytest.mark.parametrize(("text", "is_sound"), MORE.items())
def test_parser_and_schema_agree_on_front_matter(text, is_sound):
    source = Source("docs/concepts/a.md", f"---\n{text}\n---\nText.\n", "concepts/a.md")
    assert (problems_of(source) == []) is is_sound
    assert is_valid(source) is is_sound


@pytest.mark.parametrize(
    ("text", "is_sound"),
    [
        ("A: of a\nA/B: {description: of b, order: 2, course: C, image: d.svg}\nC:\n", True),
        ("A: {order: second}\n", False),
        ("A: {colour: red}\n", False),
        ("A: [of a]\n", False),
        ("- A\n", False),
        ("A: {description: [x]}\n", False),
    ],
)
def test_parser_and_schema_agree_on_notes_on_tags(text, is_sound):
    source = Source("docs/tags.yml", text)
    assert (problems_of(source) == []) is is_sound
    assert is_valid(source) is is_sound
