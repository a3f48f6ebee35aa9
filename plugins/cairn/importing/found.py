# SPDX-License-Identifier: MIT
"""What a format finds in a source: questions, documents and pages, and what it has to leave out.

A `Format` turns a `Bundle` into a `Found` and opens nothing. Everything after that is the same for all formats.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cairn.importing.parsing.exported_page import ExportedPage
from cairn.questions.question import Question
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

MEDIA = "cairn-media:"
"""How the address of a picture begins in a text of a question, before the place of the picture is known."""
_HEAD = 10_000
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Bundle:
    """A source as it is on the disk, a file or all files of a folder, and how its author wants it to be read."""

    path: str
    """Its path, as an author typed it; problems name it."""
    data: bytes = b""
    """Its bytes; empty for a folder."""
    members: Mapping[str, bytes] = field(default_factory=dict)
    """The files of a folder or archive by their path in it, sorted; empty for one file."""
    encoding: str = ""
    """The encoding that its author names; empty for UTF-8, or UTF-16 with a byte order mark."""
    text: str = ""
    """How its author wants texts to be read that say nothing themselves: `plain`, `markdown` or `html`."""
    names: frozenset[str] = frozenset()
    """Names that are never headings of an exported page."""
    prerequisites: tuple[str, ...] = ()
    """The fields of a document that name its prerequisites."""
    related: tuple[str, ...] = ()
    """The fields of a document that name related concepts."""

    @property
    def head(self) -> bytes:
        """Its first bytes, from which a format is recognized."""
        return self.data[:_HEAD]

    def place(self, member: str = "", line: int = 1) -> Span:
        """Return a place in the file, or in one of its members."""
        return Span(f"{self.path}/{member}" if member else self.path, line)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.replace("\\", "/").rstrip("/").rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name of the file without its ending."""
        return self.name.rpartition(".")[0] or self.name


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question that can be carried; its id and its concepts are decided later."""

    question: Question
    """The question, without an id and without concepts."""
    kind: str
    """What the source calls this type of question."""
    title: str = ""
    """Its name in the source; empty if it has none."""
    source_id: str = ""
    """Its id in the source; empty if it has none."""
    tags: tuple[str, ...] = ()
    """Its tags in the source."""
    concepts: tuple[str, ...] = ()
    """The concepts that the source gives to this question alone."""
    losses: tuple[str, ...] = ()
    """What of it is not carried, in whole sentences; empty if it is carried whole."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand together in the source."""

    path: tuple[str, ...]
    """Its categories, from general to specific; empty for questions without a category."""
    questions: tuple[FoundQuestion, ...]
    """The questions, in source order."""

    @property
    def title(self) -> str:
        """The last of its categories."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document."""

    path: str
    """Its path in the folder of imported documents."""
    title: str
    """The name of its concept."""
    text: str
    """The whole document."""
    span: Span
    """Where it begins in the source."""
    names: tuple[str, ...] = ()
    """The other concepts that it names."""
    losses: tuple[str, ...] = ()
    """What of it as a whole is not carried, in whole sentences."""
    placed_losses: tuple[tuple[int, str], ...] = ()
    """What of its text is not carried: the line in the source, and a whole sentence."""
    id: str = ""
    """The id of its concept; empty for the one that its title gives."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that cannot be carried."""

    span: Span
    """Where it is."""
    name: str
    """Its name, or how it begins."""
    kind: str
    """What the source calls it."""
    sentence: str
    """Why it is left out and what to do, in whole sentences."""


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a source contains."""

    groups: tuple[Group, ...] = ()
    """The questions."""
    documents: tuple[FoundDocument, ...] = ()
    """The documents."""
    left_out: tuple[LeftOut, ...] = ()
    """What cannot be carried."""
    pages: tuple[ExportedPage, ...] = ()
    """Exported pages, which are joined with those of earlier imports."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the source itself."""
    media: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures of questions, by file name; a text shows one as `![text](cairn-media:NAME)`."""
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    """The files beside the documents, by path in the folder of imported documents."""
    is_read: bool = True
    """Whether the source could be read at all; otherwise, its files from earlier imports are left alone."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be imported."""

    name: str
    """Its name on the command line."""
    title: str
    """What it is, in a few words."""
    extensions: tuple[str, ...]
    """The endings of its files."""
    detect: Callable[[Bundle], int] = field(repr=False)
    """Returns how likely a source is of this format, from 0 to 3."""
    read: Callable[[Bundle], Found] = field(repr=False)
    """Reads a source."""
    has_to_be_named: bool = False
    """Whether its author has to name it, because other files look the same."""
    mark: str = ""
    """The name of a file or folder that makes the folder or archive around it one source; empty if there is none."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The endings of its sources; `folder` stands for a folder, which may also be packed."""
        return (*self.extensions, *(("folder", ".zip") if self.mark else ()))


def damaged(problem: Problem) -> Found:
    """Return what is found in a source that cannot be read."""
    return Found(problems=(problem,), is_read=False)


def limit_questions(found: Found, span: Span) -> Found:
    """Return what is found in a source at this place; nothing if it has more questions than an import may have."""
    count = sum(len(group.questions) for group in found.groups) + len(found.left_out)
    if count <= _MOST:
        return found
    fault = f"This source has {count} questions. Split it into files with at most {_MOST} questions each."
    return damaged(Problem(Code.IMPORT_UNSAFE, span, fault))
