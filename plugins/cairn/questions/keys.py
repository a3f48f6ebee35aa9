# SPDX-License-Identifier: MIT
"""The keys of question files, each with its JSON Schema. The keys of a single type are defined in the type's file."""

from __future__ import annotations

from dataclasses import dataclass, field

from cairn.yaml.json_schema import FLAG, OPTIONAL, TEXT, TEXTS, Schema

ID_FORM = "[a-z0-9][a-z0-9-]*"
"""The regular expression that the whole id of a question must match."""
RESERVED = "cairn-"
"""The prefix of Cairn's own element ids; a question id must not begin with it."""
QUESTION_SCHEMA: Schema = {"$ref": "#/definitions/question"}
QUESTIONS_SCHEMA: Schema = {"if": {"type": "array"}, "then": {"items": QUESTION_SCHEMA}, "else": QUESTION_SCHEMA}
"""A list of questions, or a single one."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a question file."""

    name: str
    """The key, as authors write it."""
    description: str
    """The description that an editor shows."""
    shape: Schema = field(default_factory=lambda: TEXT)
    """The schema of its values."""
    is_markdown: bool = False
    """Whether wikilinks in its value are links."""
    has_feedback: bool = False
    """Whether wikilinks in the lines of its value that begin with `>` are links."""
    is_list: bool = False
    """Whether its value is a Markdown list or table, whose lines must not be joined by `>`."""


_ID: Schema = {"type": ["string", "integer", "null"], "pattern": f"^{ID_FORM}$"}
_IDS: Schema = {"oneOf": [_ID, {"type": "array", "items": _ID}]}

_BY_TYPE = "The key of a type has the answer: 'accept', 'number', 'is_true' and so on; of 'choices', mark one with [x]."
ADVICE = {
    **dict.fromkeys(("prompt", "text"), "Did you mean 'stem'?"),
    **dict.fromkeys(("options", "option", "alternatives", "choice"), "Did you mean 'choices'?"),
    **dict.fromkeys(("explanation", "explain", "reason", "feedback"), "Did you mean 'rationale'?"),
    **dict.fromkeys(("answer", "answers", "correct", "correct_answer", "solution", "key"), _BY_TYPE),
    **dict.fromkeys(("tolerance", "margin"), "Did you mean 'within'?"),
    "question": "Write 'stem' for the text of a question, or 'questions' for a list of them.",
    "type": "Leave it out: 'choices', 'number' and the like tell the type.",
}
"""What to write instead of the keys of other programs."""
FILE_KEYS = (
    Key("title", "A title for authors; readers do not see it.", OPTIONAL),
    Key("concepts", "The concepts of all questions that list none themselves.", TEXTS),
    Key("questions", "The questions.", {"if": {"type": "null"}, "else": QUESTIONS_SCHEMA}),
)
"""All keys that a question file may have."""
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
