# SPDX-License-Identifier: MIT
"""One exported page: its text in, its title, body, votes and sections out, as lines that nobody has judged.

The export marks its sections by heading lines alone, and the names of the prerequisites, the title and the
body stand under the first of them without any mark: telling those apart is this module's work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from cairn.importing.parsing.page_lines import Line, find_stray_character, split_lines
from cairn.text.problem import Code, Problem
from cairn.text.slug import slug
from cairn.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from cairn.text.source import Source

FIRST = "Learn Before"
SECTIONS = ("References", "Tags", "Related", "Learn After")
_KNOWN = ("", FIRST, *SECTIONS)
_HEADINGS = {name.casefold(): name for name in (FIRST, *SECTIONS)}
_NUMBER = re.compile(r"[0-9]{1,18}")
_SENTENCE_WORDS = 8
_SENTENCE_END = re.compile(r"[.?!…。？！][\"'”’»)\]]*$")
_FOREIGN = frozenset(
    {
        *(
            "attachments",
            "changelog",
            "comments",
            "contributors",
            "discussion",
            "discussions",
            "external links",
            "feedback",
        ),
        *("history", "learn more", "notes", "see also", "sources", "votes"),
    }
)
"""What pages call sections that no export has; a name of a concept only where `import.yml` says so."""
_NO_NAME = re.compile(r"[#*+>|<!$&`\[{-]|\d+[.)]\s|.*\s=\s")
"""How a line of a body begins, or a formula reads, and no title does."""
_Sections: TypeAlias = "dict[str, list[Line]]"


@dataclass(frozen=True, slots=True)
class ExportedPage:
    """What one exported page says."""

    title: str
    """Plain text."""
    span: Span
    """The line of the title."""
    learn_before: tuple[str, ...]
    """Names of prerequisites, where the export kept them."""
    body: tuple[str, ...]
    """Lines, without blank ones."""
    votes: tuple[int, int] | None
    """How many found the page unhelpful, and how many helpful."""
    references: tuple[str, ...]
    """Lines of the section *References*."""
    tags: tuple[str, ...]
    """Lines: each tag, followed by those of its ancestors that are not listed yet."""
    related: tuple[str, ...]
    """Lines: an entry may run over several of them."""
    learn_after: tuple[str, ...]
    """Lines, like `related`."""
    lines: tuple[str, ...]
    """All lines that are not blank: what an import has to account for, and remembers."""
    doubts: tuple[Problem, ...] = field(default=(), compare=False)
    """What could be read in two ways, or was left out."""


def parse_exported_page(source: Source, concepts: Collection[str] = ()) -> ExportedPage | Problem:
    """Read one exported page, or say why it cannot be read; `concepts` are names that no section has."""
    lines = split_lines(source.text)
    stray = find_stray_character(lines)
    if stray:
        return _fault(source, *stray)
    if not lines:
        return _fault(source, 1, "This file is empty. Export the page again.")
    sections = _split_sections(source, lines, concepts)
    if isinstance(sections, Problem):
        return sections
    doubts = [_foreign(source, name, found) for name, found in sections.items() if name not in _KNOWN]
    head, votes = _split_votes(sections.get("", []) + sections.get(FIRST, []))
    names = sections.get("Related", [])
    place = _find_title(head, {slug(line.text) for line in names} - {""}, may_have_names=FIRST in sections)
    if isinstance(place, str):
        return _fault(source, head[0].number if head else lines[0].number, place)
    if _is_guess(head, place, names):
        doubts.append(_guessed(source, head, place))
    return ExportedPage(
        title=head[place].text,
        span=Span(source.path, head[place].number),
        learn_before=_texts(head[:place]),
        body=_texts(head[place + 1 :]),
        votes=votes,
        references=_texts(sections.get("References", [])),
        tags=_texts(sections.get("Tags", [])),
        related=_texts(names),
        learn_after=_texts(sections.get("Learn After", [])),
        lines=_texts(lines),
        doubts=tuple(doubts),
    )


def _texts(lines: list[Line]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _fault(source: Source, line: int, message: str) -> Problem:
    return Problem(Code.IMPORT_DAMAGED, Span(source.path, line), message)


def _foreign(source: Source, name: str, found: list[Line]) -> Problem:
    message = (
        f"'{name}' is not a section of an export, so this line and the next ones ({len(found) - 1}) were left out. "
        f"If it is a concept, list it under 'concepts' in import.yml."
    )
    return Problem(Code.IMPORT_SECTION_UNKNOWN, Span(source.path, found[0].number), message)


def _is_guess(head: list[Line], place: int, names: list[Line]) -> bool:
    """Say whether another line could be the title: the page is not among its related ones, and several could be."""
    if slug(head[place].text) in {slug(line.text) for line in names}:
        return False
    sentences = (n for n, line in enumerate(head) if _is_sentence(line.text, _SENTENCE_WORDS))
    return next(sentences, len(head)) > 1


def _guessed(source: Source, head: list[Line], place: int) -> Problem:
    title = head[place]
    before = f" The lines above it ({place}) were read as prerequisites." if place else ""
    message = (
        f"The title '{title.text}' is a guess.{before} "
        "If another line is the title, leave only that one above the text, and import again."
    )
    return Problem(Code.IMPORT_GUESSED, Span(source.path, title.number), message)


def _find_heading(text: str, sections: _Sections, exact: Collection[str]) -> str:
    """Return the section that a line opens; empty where it opens none.

    In another case it does so where no line of the page has the usual one, since a concept may be called 'tags'.
    """
    if text in _KNOWN:
        return text if text != FIRST or not sections else ""
    known = _HEADINGS.get(text.rstrip(":").casefold(), "")
    return known if known not in exact and known not in sections and (known != FIRST or not sections) else ""


def _split_sections(source: Source, lines: list[Line], concepts: Collection[str]) -> _Sections | Problem:
    """Return the lines under each heading, those before the first one under an empty name.

    A section that no export has is there under its own name, with its heading as the first line.
    """
    sections: _Sections = {}
    exact = {line.text for line in lines}
    name = ""
    for line in lines:
        heading = _find_heading(line.text, sections, exact)
        is_foreign = name not in {"", FIRST} and line.text.rstrip(":").casefold() in _FOREIGN
        if line.text in sections and line.text in _KNOWN:
            return _fault(source, line.number, f"The section '{line.text}' appears twice. Remove one of them.")
        if heading:
            name = heading
            sections[name] = []
        elif is_foreign and line.text not in concepts:
            name = line.text
            sections.setdefault(name, []).append(line)
        elif line.text == FIRST:
            return _fault(source, line.number, f"'{FIRST}' must be the first line. Export the page again.")
        else:
            sections.setdefault(name, []).append(line)
    if not set(sections) & {FIRST, *SECTIONS}:
        headings = ", ".join(f"'{s}'" for s in (FIRST, *SECTIONS))
        message = f"This is not an exported page: it has none of the headings {headings}. Leave it out."
        return _fault(source, lines[0].number, message)
    return sections


def _split_votes(head: list[Line]) -> tuple[list[Line], tuple[int, int] | None]:
    tail = head[-2:]
    if len(tail) == 2 and all(_NUMBER.fullmatch(line.text) for line in tail):  # noqa: PLR2004
        return head[:-2], (int(tail[0].text), int(tail[1].text))
    return head, None


def _find_title(head: list[Line], related: set[str], *, may_have_names: bool) -> int | str:
    """Return which line is the title, or what is wrong.

    The page stands among its own related entries, so a line that does too is the title. Otherwise the
    title is the last line before the first sentence.
    """
    sentences = [n for n, line in enumerate(head) if _is_sentence(line.text, _SENTENCE_WORDS)]
    first = sentences[0] if sentences else len(head)
    own = [n for n, line in enumerate(head[: first + 1]) if slug(line.text) in related]
    if own:
        return own[-1]
    if not head or first == 0 or (len(head) == 1 and not slug(head[0].text)):
        return "This page has no title. Write it on its own line above the text."
    if len(head) == 1 or not may_have_names:
        return 0
    ends = (n for n, line in enumerate(head) if n and (_is_sentence(line.text, 1) or _NO_NAME.match(line.text)))
    first = min(first, next(ends, len(head)))
    if first < len(head):
        return first - 1
    lines = f"lines {head[0].number} to {head[-1].number}"
    return f"It is not clear which of {lines} is the title. Keep only the title and the text above the votes."


def _is_sentence(text: str, words: int) -> bool:
    return bool(_SENTENCE_END.search(text)) and len(text.split()) >= words
