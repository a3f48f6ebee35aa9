# SPDX-License-Identifier: MIT
"""The keys of question files, each with what a JSON Schema says of it. Those of one type stand in its file."""

from __future__ import annotations

from dataclasses import dataclass, field

from cairn.yaml.json_schema import FLAG, OPTIONAL, TEXT, TEXTS, Schema

ID_FORM = "[a-z0-9][a-z0-9-]*"
"""What the id of a question looks like, as a regular expression for the whole of it."""
RESERVED = "cairn-"
"""The prefix that the id of a question may not have: the ids of our own elements have it."""
QUESTION_SCHEMA: Schema = {"$ref": "#/definitions/question"}
QUESTIONS_SCHEMA: Schema = {"if": {"type": "array"}, "then": {"items": QUESTION_SCHEMA}, "else": QUESTION_SCHEMA}
"""A list of questions, or a single one."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a question file."""

    name: str
    """As authors write it."""
    description: str
    """What an editor says about it."""
    shape: Schema = field(default_factory=lambda: TEXT)
    """The values that it takes."""
    is_markdown: bool = False
    """Whether wikilinks in its value are links."""
    is_list: bool = False
    """Whether its value is a Markdown list or table, whose lines must not be joined by `>`."""


_ID: Schema = {"type": ["string", "integer", "null"], "pattern": f"^{ID_FORM}$"}
_IDS: Schema = {"oneOf": [_ID, {"type": "array", "items": _ID}]}

FILE_KEYS = (
    Key("title", "A title for authors; readers do not see it.", OPTIONAL),
    Key("concepts", "The concepts of all questions that list none themselves.", TEXTS),
    Key("questions", "The questions.", {"if": {"type": "null"}, "else": QUESTIONS_SCHEMA}),
)
"""Every key that a question file may have."""
COMMON_KEYS = (
    Key("id", "The id for links and progress: a to z, 0 to 9 and '-'. `cairn quiz ids --write` adds it.", _ID),
    Key("aliases", "Former ids, so that readers keep their progress.", _IDS),
    Key("stem", "The question itself, in Markdown.", is_markdown=True),
    Key("rationale", "Why the key is right, in Markdown.", OPTIONAL, is_markdown=True),
    Key("hints", "Hints, shown one at a time: a Markdown list.", TEXTS, is_markdown=True),
    Key("concepts", "The concepts that the question checks.", TEXTS),
    Key("seen_on", "Concepts whose imported pages listed the question.", TEXTS),
    Key("shuffle", "'no' keeps the choices in the order of the file.", FLAG),
)
"""The keys that a question of any type may have."""
