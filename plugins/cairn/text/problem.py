# SPDX-License-Identifier: MIT
"""Faults in sources are values: a permanent code, a source location and a message that says what to do.

Parsing continues after a fault, so that an author sees all faults at once. The host decides what to do with them:
write a log line, show a banner, set an exit status.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, IntEnum

from cairn.text.printable import printable
from cairn.text.source import Span


class Severity(IntEnum):
    """How serious a problem is."""

    INFO = 0
    """For information; never fails a build."""
    WARNING = 1
    """Fails a strict build."""
    ERROR = 2
    """Fails every build."""


class Code(Enum):
    """The permanent names of all problems. Each value is a label and its default severity."""

    def __init__(self, label: str, severity: Severity) -> None:
        self.label = label
        self.severity = severity

    ADDRESS_TAKEN = ("address-taken", Severity.ERROR)
    """Two pages would be served at the same address."""
    AFTER_ONE_WAY = ("after-one-way", Severity.INFO)
    """A page says that a concept comes after it, but that concept does not build on it."""
    ALIAS_TAKEN = ("alias-taken", Severity.ERROR)
    """An alias is already the name of another concept."""
    ALLOW_BROKEN = ("allow-broken", Severity.ERROR)
    """A comment allows a code that does not exist."""
    ALLOW_UNEXPLAINED = ("allow-unexplained", Severity.WARNING)
    """A comment allows a problem without giving a reason."""
    ALLOW_UNUSED = ("allow-unused", Severity.WARNING)
    """A comment allows a problem that does not exist, or an error."""
    CHAIN_LONG = ("chain-long", Severity.INFO)
    """The longest chain of prerequisites is very long."""
    CHOICE_ALIKE = ("choice-alike", Severity.INFO)
    """Two choices differ only in their spelling."""
    CHOICE_CATCH_ALL = ("choice-catch-all", Severity.INFO)
    """A choice is "all of the above"."""
    CHOICE_DUPLICATE = ("choice-duplicate", Severity.ERROR)
    """Two choices of a question read the same."""
    CHOICE_SINGLE = ("choice-single", Severity.INFO)
    """A question has only one choice."""
    CONCEPT_BOTTLENECK = ("concept-bottleneck", Severity.INFO)
    """Many concepts depend on one concept."""
    CONCEPT_FEW_QUESTIONS = ("concept-few-questions", Severity.INFO)
    """A concept has fewer questions than reviews need to vary."""
    CONCEPT_ISLAND = ("concept-island", Severity.INFO)
    """A concept is not connected to any other."""
    CONCEPT_UNKNOWN = ("concept-unknown", Severity.ERROR)
    """A macro names a concept that does not exist."""
    CONCEPT_WITHOUT_QUESTION = ("concept-without-question", Severity.INFO)
    """No question checks a concept."""
    CYCLE_BREAKER = ("cycle-breaker", Severity.INFO)
    """Several cycles contain the same prerequisite."""
    EMBED_UNSUPPORTED = ("embed-unsupported", Severity.WARNING)
    """A text embeds an image or page with the syntax of another program."""
    ENCODING_BROKEN = ("encoding-broken", Severity.ERROR)
    """A file is not UTF-8."""
    EXACT_UNNEEDED = ("exact-unneeded", Severity.INFO)
    """A question compares its answers exactly, but they have nothing that other comparisons ignore."""
    EXPORT_LEFT_OUT = ("export-left-out", Severity.WARNING)
    """A question cannot be exported in a format."""
    EXPORT_SIMPLIFIED = ("export-simplified", Severity.INFO)
    """A question was exported, but something of it was lost."""
    FENCE_UNCLOSED = ("fence-unclosed", Severity.WARNING)
    """A fence is not closed, or contains the beginning of another one."""
    FILE_UNREADABLE = ("file-unreadable", Severity.ERROR)
    """A file cannot be read, for example because it is a broken link or a pipe."""
    FIRST_LINE_HIDDEN = ("first-line-hidden", Severity.WARNING)
    """MkDocs reads the first line of a page as metadata and leaves it out."""
    FORMULA_BROKEN = ("formula-broken", Severity.WARNING)
    """A formula cannot be read and is shown as it was typed."""
    FRONT_MATTER_BROKEN = ("front-matter-broken", Severity.ERROR)
    """The front matter of a document is not valid YAML."""
    FRONT_MATTER_IGNORED = ("front-matter-ignored", Severity.ERROR)
    """Text that looks like front matter is not valid front matter and would be published."""
    HEADING_UNKNOWN = ("heading-unknown", Severity.WARNING)
    """A wikilink names a heading that does not exist."""
    ID_TAKEN = ("id-taken", Severity.ERROR)
    """Two concepts have the same id."""
    IMPORT_CLASH = ("import-clash", Severity.ERROR)
    """Two sources would write the same file."""
    IMPORT_DAMAGED = ("import-damaged", Severity.ERROR)
    """A source of an import cannot be read."""
    IMPORT_EDITED = ("import-edited", Severity.WARNING)
    """A file was edited since its import, so a new import did not change it."""
    IMPORT_GUESSED = ("import-guessed", Severity.WARNING)
    """The title of an exported page is a guess."""
    IMPORT_LEFT_OUT = ("import-left-out", Severity.WARNING)
    """A question of a source cannot be imported."""
    IMPORT_SECTION_UNKNOWN = ("import-section-unknown", Severity.WARNING)
    """An exported page has an unknown section, which was left out."""
    IMPORT_SIMPLIFIED = ("import-simplified", Severity.INFO)
    """A question was imported, but something of it was lost."""
    IMPORT_UNKNOWN = ("import-unknown", Severity.ERROR)
    """No format recognizes a source of an import."""
    IMPORT_UNSAFE = ("import-unsafe", Severity.ERROR)
    """A source of an import is larger than allowed, or contains something that is refused."""
    KEY_DUPLICATE = ("key-duplicate", Severity.ERROR)
    """A YAML mapping has the same key twice."""
    KEY_IN_STEM = ("key-in-stem", Severity.INFO)
    """The stem contains the right choice."""
    KEY_LONGEST = ("key-longest", Severity.INFO)
    """The right choice is by far the longest."""
    KEY_SAME_PLACE = ("key-same-place", Severity.INFO)
    """The right choice is always in the same position."""
    KEY_UNKNOWN = ("key-unknown", Severity.ERROR)
    """A YAML key is unknown."""
    KEY_PUBLISHED = ("key-published", Severity.ERROR)
    """A finished page shows the source of a question, including its key, as a code block."""
    MARKUP_UNCLOSED = ("markup-unclosed", Severity.ERROR)
    """A fence, comment or tag is not closed in the text of a question where it begins."""
    MACRO_BROKEN = ("macro-broken", Severity.ERROR)
    """A page contains text that the macros plugin cannot read."""
    MACROS_MISSING = ("macros-missing", Severity.WARNING)
    """A page uses a macro of Cairn, but the site has no macros plugin."""
    OPTION_PATH_MISSING = ("option-path-missing", Severity.ERROR)
    """An option names a file or folder that does not exist."""
    LIST_EXPECTED = ("list-expected", Severity.WARNING)
    """A text with commas is used instead of a list."""
    NAME_NEARLY = ("name-nearly", Severity.WARNING)
    """A name differs from the name of a concept by a symbol or an accent."""
    PATTERN_UNSAFE = ("pattern-unsafe", Severity.ERROR)
    """A regular expression differs between browsers or could take forever."""
    PREREQUISITE_CYCLE = ("prerequisite-cycle", Severity.ERROR)
    """Prerequisites form a cycle."""
    PREREQUISITE_IMPLIED = ("prerequisite-implied", Severity.INFO)
    """A prerequisite is implied by another one."""
    PREREQUISITE_LATER = ("prerequisite-later", Severity.INFO)
    """A prerequisite is in a later chapter."""
    PREREQUISITE_SELF = ("prerequisite-self", Severity.ERROR)
    """A concept is its own prerequisite."""
    PREREQUISITE_UNKNOWN = ("prerequisite-unknown", Severity.WARNING)
    """A prerequisite has no document, but a concept with a similar name does."""
    QUESTION_ANCHOR_TAKEN = ("question-anchor-taken", Severity.WARNING)
    """A question and a heading on its page have the same anchor."""
    QUESTION_ID_TAKEN = ("question-id-taken", Severity.ERROR)
    """Two questions have the same id."""
    QUESTION_LINK_BROKEN = ("question-link-broken", Severity.WARNING)
    """A link or an image of a question leads to no file."""
    QUESTION_MISPLACED = ("question-misplaced", Severity.ERROR)
    """A question is in a place where it cannot be shown, such as code or a comment."""
    QUESTION_SHOWN_TWICE = ("question-shown-twice", Severity.ERROR)
    """A page shows the same question twice."""
    QUESTION_CONCEPT_UNKNOWN = ("question-concept-unknown", Severity.WARNING)
    """The concept of a question has no document, but a concept with a similar name does."""
    QUESTION_TYPES_ALIKE = ("question-types-alike", Severity.INFO)
    """A concept has many questions, all of one type."""
    QUESTION_UNEXPLAINED = ("question-unexplained", Severity.INFO)
    """A question has neither a rationale nor feedback."""
    QUESTION_UNKNOWN = ("question-unknown", Severity.ERROR)
    """A macro names a question that does not exist."""
    QUESTION_WITHOUT_CONCEPT = ("question-without-concept", Severity.ERROR)
    """A question belongs to no concept."""
    QUESTION_WITHOUT_KEY = ("question-without-key", Severity.ERROR)
    """A question has choices, but none of them is marked as right."""
    QUESTION_WITHOUT_STEM = ("question-without-stem", Severity.ERROR)
    """A question has no stem."""
    QUIZ_BROKEN = ("quiz-broken", Severity.ERROR)
    """A question file or quiz fence cannot be read."""
    QUIZ_PUBLISHED = ("quiz-published", Severity.WARNING)
    """A question file is in the docs folder and is published with its keys."""
    QUIZ_UNREAD = ("quiz-unread", Severity.WARNING)
    """Questions are in a folder, a file or a fence with nearly the right name, and are not read."""
    REFERENCE_UNKNOWN = ("reference-unknown", Severity.WARNING)
    """A citation uses a key that is not in the bibliography."""
    REFERENCES_BROKEN = ("references-broken", Severity.ERROR)
    """The bibliography cannot be read."""
    REFERENCE_UNUSED = ("reference-unused", Severity.INFO)
    """No concept cites an entry of the bibliography."""
    RELATED_ONE_WAY = ("related-one-way", Severity.INFO)
    """A concept lists another as related, but that concept does not link back."""
    RELATED_UNKNOWN = ("related-unknown", Severity.WARNING)
    """A related concept has no document, but a concept with a similar name does."""
    RESPONSE_ALIKE = ("response-alike", Severity.INFO)
    """Two accepted answers are equal, so one of them has no effect."""
    ROOT_LATE = ("root-late", Severity.INFO)
    """A concept in a later chapter has no prerequisites."""
    SAMPLE_LEFT = ("sample-left", Severity.WARNING)
    """A question still has a text that `cairn new question` wrote for its author to replace."""
    SOURCE_MISNAMED = ("source-misnamed", Severity.WARNING)
    """A document or question file has an ending by which it is not read, such as `.md.txt`."""
    STUB_WANTED = ("stub-wanted", Severity.INFO)
    """Several files name a concept that is not written yet."""
    TAG_LONELY = ("tag-lonely", Severity.INFO)
    """Only one concept has a tag."""
    TAG_UNKNOWN = ("tag-unknown", Severity.WARNING)
    """`tags.yml` describes a tag that no page has, or a macro lists one."""
    TAGS_BROKEN = ("tags-broken", Severity.ERROR)
    """`tags.yml` cannot be read."""
    TITLE_DUPLICATE = ("title-duplicate", Severity.WARNING)
    """Two concepts have the same title."""
    TITLE_SIMILAR = ("title-similar", Severity.INFO)
    """Two titles differ only by a word form or a letter."""
    VALUE_COMMENTED = ("value-commented", Severity.WARNING)
    """YAML takes a whole value as a comment."""
    VALUE_CUT = ("value-cut", Severity.INFO)
    """YAML takes the end of a text as a comment."""
    VALUE_INVALID = ("value-invalid", Severity.ERROR)
    """A value does not have the form that its key requires."""
    WIKILINK_UNCLOSED = ("wikilink-unclosed", Severity.WARNING)
    """A wikilink has no closing brackets."""
    WIKILINK_UNKNOWN = ("wikilink-unknown", Severity.WARNING)
    """A wikilink leads to no document, but a concept with a similar name does."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a source, shown as `path:line: What is wrong. What to do. [code]`."""

    code: Code
    """Its permanent code."""
    span: Span
    """The line where the fault is."""
    message: str
    """What is wrong, then what to do, in full sentences."""

    def __str__(self) -> str:
        return printable(f"{self.span.path}:{self.span.line}: {self.message} [{self.code.label}]")


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by location, code and message, without duplicates."""
    return tuple(sorted(set(problems), key=lambda p: (p.span, p.code.label, p.message)))
