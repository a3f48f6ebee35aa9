# SPDX-License-Identifier: MIT
"""JSON Schemas for the front matter of concepts and for `tags.yml`, built from the parsers' keys."""

from __future__ import annotations

from collections.abc import Mapping

from cairn.content.concept import ALWAYS, NEVER, SAME_TAG
from cairn.content.concept import KEYS as CONCEPT_KEYS
from cairn.content.name_reference import CONCEPT, REFERENCE, LongForm
from cairn.content.tag_metadata import KEYS as TAG_KEYS
from cairn.yaml.json_schema import COUNT, DIALECT, FLAG, OPTIONAL, TEXTS, Schema, describe


def _reference_shape(form: LongForm, more: Mapping[str, Schema]) -> Schema:
    """Return the shape of a name reference: a name, `name: remark`, or a mapping."""
    parts = {form.name: OPTIONAL, form.remark: OPTIONAL, **more}
    long = {"required": [form.name], "properties": parts, "additionalProperties": False}
    short = {"minProperties": 1, "maxProperties": 1, "additionalProperties": OPTIONAL}
    return {"anyOf": [OPTIONAL, {"type": "object", "anyOf": [long, short]}]}


_LIST_OF_ONE: Schema = {"type": "array", "minItems": 1, "maxItems": 1}
_BRACKETS: Schema = {**_LIST_OF_ONE, "items": {**_LIST_OF_ONE, "items": OPTIONAL}}
"""A name in wikilink brackets, which YAML reads as a list in a list."""


def _list_of(shape: Schema) -> Schema:
    return {"anyOf": [shape, _BRACKETS, {"type": "array", "items": {"anyOf": [shape, _BRACKETS]}}]}


_NAME = _reference_shape(CONCEPT, {})
_CITATION = _reference_shape(REFERENCE, {"times": COUNT})
_VOTES: Schema = {"type": "object", "properties": {"unhelpful": COUNT, "helpful": COUNT}, "additionalProperties": False}

_CONCEPT_VALUES: Mapping[str, tuple[Schema, str]] = {
    "title": (OPTIONAL, "The title of the page. The default is the first heading, else the file name."),
    "id": (OPTIONAL, "The name that links, questions and progress refer to. The default is the file name."),
    "aliases": (_list_of(OPTIONAL), "Other names that lead here."),
    "learn_before": (
        _list_of(_NAME),
        "The direct prerequisites, by title, id or alias: 'name', 'name: reason' or '{concept: name, reason: ...}'.",
    ),
    "related": (
        {"anyOf": [_NAME, {"type": "array", "items": _list_of(_NAME)}]},
        "Related concepts that share no prerequisite: names, or lists of names.",
    ),
    "tags": (TEXTS, "Paths from general to specific; the first is the chapter. Write a slash within a level as '\\/'."),
    "references": (_list_of(_CITATION), "Keys of references.bib: 'key' or 'key: place in the work'."),
    "votes": (_VOTES, "The votes of readers on an imported page."),
    "autolink": (FLAG, "Whether mentions of other concepts on this page become links."),
    "autolink_to": (
        {"enum": [ALWAYS, SAME_TAG, NEVER, "", None]},
        "Which pages may turn mentions of this concept into links: always, same-tag or never.",
    ),
    "draft": (FLAG, "Whether a build leaves the page out. A preview shows it, marked as a draft."),
    "redirect_from": (TEXTS, "Former addresses of the page, such as 'concepts/old-name', which redirect to it."),
}
_TAG_VALUES: Mapping[str, tuple[Schema, str]] = {
    "description": (OPTIONAL, "What the tag is about, in Markdown."),
    "order": (COUNT, "Its position among its neighbors."),
    "course": (OPTIONAL, "The name of a course that teaches it."),
    "image": (OPTIONAL, "The path of an image for it."),
}
_NEVER: Schema = {
    "not": {},
    "description": "This key is not allowed. List this concept under 'learn_before' of the concepts that follow it.",
}


def concept_schema() -> Schema:
    """Return the schema of front matter as plain JSON data; other keys are allowed, for themes and plugins."""
    return {
        "$schema": DIALECT,
        "title": "Front matter of a Cairn concept",
        "type": ["object", "null"],
        "properties": {**describe(CONCEPT_KEYS, _CONCEPT_VALUES), "learn_after": _NEVER},
    }


def tags_schema() -> Schema:
    """Return the schema of `tags.yml` as plain JSON data."""
    note = {"type": "object", "properties": describe(TAG_KEYS, _TAG_VALUES), "additionalProperties": False}
    return {
        "$schema": DIALECT,
        "title": "Tags of a Cairn site",
        "type": ["object", "null"],
        "additionalProperties": {"anyOf": [OPTIONAL, note]},
    }
