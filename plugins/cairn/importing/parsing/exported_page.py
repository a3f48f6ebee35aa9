# SPDX-License-Identifier: MIT
"""Parse one exported page into its title, body, votes and the lines of each section.

The export marks its sections only by heading lines. Prerequisites, title and body are all under the first heading,
without any marks between them; this module separates them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TypeAlias

from cairn.importing.parsing.page_lines import Line, find_stray_character, split_lines
from cairn.text.problem import Code, Problem
from cairn.text.slug import slug
from cairn.text.source import Source, Span

FIRST = "Learn Before"
SECTIONS = ("References", "Tags", "Related", "Learn After")
_KNOWN = ("", FIRST, *SECTIONS)
_HEADINGS = {name.casefold(): name for name in (FIRST, *SECTIONS)}
_NUMBER = re.compile(r"[0-9]{1,18}")
_SENTENCE_WORDS = 8
_SENTENCE_END = re.compile(r"[.?!…。？！][\"'”’»)\]]*$")
_UNKNOWN_SECTIONS = frozenset(
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
"""Common section headings that no export has; such a line is a concept only if `import.yml` lists it."""
_NOT_A_TITLE = re.compile(r"[#*+>|<!$&`\[{-]|\d+[.)]\s|.*\s=\s")
"""Lines that cannot be a title, such as list items and formulas."""
_Sections: TypeAlias = "dict[str, list[Line]]"


@dataclass(frozen=True, slots=True)
class ExportedPage:
    """The parts of one exported page."""

    title: str
    """The title of the page."""
    span: Span
    """The line of the title."""
    learn_before: tuple[str, ...]
    """The names of prerequisites, if the export kept them."""
    body: tuple[str, ...]
    """The lines of the body that are not blank."""
    votes: tuple[int, int] | None
    """The number of unhelpful and of helpful votes."""
    references: tuple[str, ...]
    """The lines of the section."""
    tags: tuple[str, ...]
    """The lines of the section: each tag, followed by those of its ancestors that are not listed yet."""
    related: tuple[str, ...]
    """The lines of the section; an entry may have several."""
    learn_after: tuple[str, ...]
    """The lines of the section; an entry may have several."""
    lines: tuple[str, ...]
    """All lines that are not blank; the import must account for each of them and stores them in the manifest."""
    doubts: tuple[Problem, ...] = field(default=(), compare=False)
    """Problems: text that is ambiguous, or was left out."""


def parse_exported_page(source: Source, concepts: Collection[str] = ()) -> ExportedPage | Problem:
    """Parse an exported page, or return why it cannot be read; `concepts` are names that are never headings."""
    lines = split_lines(source.text)
    control_character = find_stray_character(lines)
    if control_character:
        return _damaged(source, *control_character)
    if not lines:
        return _damaged(source, 1, "This file is empty. Export the page again.")
    sections = _split_sections(source, lines, concepts)
    if isinstance(sections, Problem):
        return sections
    doubts = [_unknown_section(source, name, found) for name, found in sections.items() if name not in _KNOWN]
    head, votes = _split_votes(sections.get("", []) + sections.get(FIRST, []))
    names = sections.get("Related", [])
    title_index = _find_title(head, {slug(line.text) for line in names} - {""}, may_have_names=FIRST in sections)
    if isinstance(title_index, str):
        return _damaged(source, head[0].number if head else lines[0].number, title_index)
    if _is_guess(head, title_index, names):
        doubts.append(_guessed(source, head, title_index))
    return ExportedPage(
        title=head[title_index].text,
        span=Span(source.path, head[title_index].number),
        learn_before=_texts(head[:title_index]),
        body=_texts(head[title_index + 1 :]),
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


def _damaged(source: Source, line: int, message: str) -> Problem:
    return Problem(Code.IMPORT_DAMAGED, Span(source.path, line), message)


def _unknown_section(source: Source, name: str, found: list[Line]) -> Problem:
    message = (
        f"'{name}' is not a section of an export, so this line and the next ones ({len(found) - 1}) were left out. "
        f"If it is a concept, list it under 'concepts' in import.yml."
    )
    return Problem(Code.IMPORT_SECTION_UNKNOWN, Span(source.path, found[0].number), message)


def _is_guess(head: list[Line], title_index: int, names: list[Line]) -> bool:
    """Return whether another line could be the title: Related does not confirm it, and there are several candidates."""
    if slug(head[title_index].text) in {slug(line.text) for line in names}:
        return False
    sentences = (n for n, line in enumerate(head) if _is_sentence(line.text, _SENTENCE_WORDS))
    return next(sentences, len(head)) > 1


def _guessed(source: Source, head: list[Line], title_index: int) -> Problem:
    title = head[title_index]
    before = f" The lines above it ({title_index}) were read as prerequisites." if title_index else ""
    message = (
        f"The title '{title.text}' is a guess.{before} "
        "If another line is the title, leave only that one above the text, and import again."
    )
    return Problem(Code.IMPORT_GUESSED, Span(source.path, title.number), message)


def _find_heading(text: str, sections: _Sections, exact: Collection[str]) -> str:
    """Return the section that a line is the heading of; empty if it is not a heading.

    A heading in another case counts only if no line has the usual spelling, because a concept may be called 'tags'.
    """
    if text in _KNOWN:
        return text if text != FIRST or not sections else ""
    known = _HEADINGS.get(text.rstrip(":").casefold(), "")
    return known if known not in exact and known not in sections and (known != FIRST or not sections) else ""


def _split_sections(source: Source, lines: list[Line], concepts: Collection[str]) -> _Sections | Problem:
    """Return the lines of each section; the lines before the first heading are under an empty name.

    A section that no export has is under its own name, with its heading as the first line.
    """
    sections: _Sections = {}
    exact = {line.text for line in lines}
    name = ""
    for line in lines:
        heading = _find_heading(line.text, sections, exact)
        is_unknown = name not in {"", FIRST} and line.text.rstrip(":").casefold() in _UNKNOWN_SECTIONS
        if line.text in sections and line.text in _KNOWN:
            return _damaged(source, line.number, f"The section '{line.text}' appears twice. Remove one of the two.")
        if heading:
            name = heading
            sections[name] = []
        elif is_unknown and line.text not in concepts:
            name = line.text
            sections.setdefault(name, []).append(line)
        elif line.text == FIRST:
            return _damaged(source, line.number, f"'{FIRST}' must be the first line. Export the page again.")
        else:
            sections.setdefault(name, []).append(line)
    if not set(sections) & {FIRST, *SECTIONS}:
        headings = ", ".join(f"'{s}'" for s in (FIRST, *SECTIONS))
        message = f"This is not an exported page: it has none of the headings {headings}. Leave it out."
        return _damaged(source, lines[0].number, message)
    return sections


def _split_votes(head: list[Line]) -> tuple[list[Line], tuple[int, int] | None]:
    tail = head[-2:]
    if len(tail) == 2 and all(_NUMBER.fullmatch(line.text) for line in tail):  # noqa: PLR2004
        return head[:-2], (int(tail[0].text), int(tail[1].text))
    return head, None


def _find_title(head: list[Line], related: set[str], *, may_have_names: bool) -> int | str:
    """Return the index of the title line, or a message that says what is wrong.

    An exported page is among its own related entries, so a line that also occurs there is the title. Otherwise the
    title is the last line before the first sentence.
    """
    sentences = [n for n, line in enumerate(head) if _is_sentence(line.text, _SENTENCE_WORDS)]
    first = sentences[0] if sentences else len(head)
    confirmed = [n for n, line in enumerate(head[: first + 1]) if slug(line.text) in related]
    if confirmed:
        return confirmed[-1]
    if not head or first == 0 or (len(head) == 1 and not slug(head[0].text)):
        return "This page has no title. Write it on its own line above the text."
    if len(head) == 1 or not may_have_names:
        return 0
    ends = (n for n, line in enumerate(head) if n and (_is_sentence(line.text, 1) or _NOT_A_TITLE.match(line.text)))
    first = min(first, next(ends, len(head)))
    if first < len(head):
        return first - 1
    lines = f"lines {head[0].number} to {head[-1].number}"
    return f"It is not clear which of {lines} is the title. Keep only the title and the text above the votes."


def _is_sentence(text: str, words: int) -> bool:
    return bool(_SENTENCE_END.search(text)) and len(text.split()) >= words
