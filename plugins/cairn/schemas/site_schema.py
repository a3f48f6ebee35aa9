# SPDX-License-Identifier: MIT
"""A JSON Schema for a site that was exported as JSON. New versions may add keys, so other keys are allowed."""

from __future__ import annotations

from cairn.schemas.question_schema import quiz_schema
from cairn.yaml.json_schema import DIALECT, Schema

FORMAT, VERSION = "cairn-site", 1
"""What the file says of itself. A key whose meaning changes makes it version 2."""
_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_FLAG: Schema = {"type": "boolean"}


def site_schema() -> Schema:
    """Return the schema as plain JSON data."""
    return {
        "$schema": DIALECT,
        "title": "A site that Cairn has exported",
        **_object(
            {
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "site": _object({"name": _TEXT, "url": _TEXT, "language": _TEXT}),
                "concepts": _list(_concept()),
                "questions": _list(_question()),
                "tags": _list(_tag()),
            }
        ),
        "definitions": quiz_schema()["definitions"],
    }


def _concept() -> Schema:
    return _object(
        {
            "id": _TEXT,
            "title": _TEXT,
            "aliases": _TEXTS,
            "url": {**_TEXT, "description": "The address of its page; empty if that of the site is unknown."},
            "written": {**_FLAG, "description": "Whether anybody has written about it."},
            "tags": {**_TEXTS, "description": "Paths from general to specific; the first is the chapter."},
            "learn_before": _list(_object({"id": _TEXT, "reason": _TEXT})),
            "related": {
                **_list(_object({"by": _TEXT, "ids": _TEXTS})),
                "description": "Groups of related concepts, each with the id of the concept that names it.",
            },
            "references": _list(_object({"key": _TEXT, "locator": _TEXT})),
            "summary": _TEXT,
            "questions": {**_TEXTS, "description": "The ids of the exported questions that check it."},
        }
    )


def _question() -> Schema:
    return _object(
        {
            "id": _TEXT,
            "type": _TEXT,
            "concepts": {**_TEXTS, "description": "The ids of the concepts that it checks."},
            "url": _TEXT,
            "source": {"$ref": "#/definitions/question", "description": "The keys of its question file."},
        }
    )


def _tag() -> Schema:
    texts = {"id": _TEXT, "tag": _TEXT, "title": _TEXT, "description": _TEXT, "course": _TEXT}
    return _object({**texts, "concepts": {**_TEXTS, "description": "The ids of the concepts with exactly this tag."}})


def _object(properties: Schema) -> Schema:
    return {"type": "object", "required": [*properties], "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
