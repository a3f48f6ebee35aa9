# SPDX-License-Identifier: MIT
"""Split the lines of Related and Learn After into entries: most have one line, a question's stem may have several.

A line continues an entry only if it is a list item after a sentence, or the one sentence after such items that closes
the question. The entries in `import.yml` are taken as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cairn.importing.parsing.overrides import Lines, Overrides, clean_line
from cairn.text.slug import question_id

_ITEM = re.compile(r"[-*•] \S|\d{1,3}[.)] \S|[A-Z][a-z]+ (?:[A-Z]|\d+): ")
_OPENS = re.compile(r"[.?!:…]['\"’”»)\]]*$")
_CLOSES = re.compile(r"[.?!…]['\"’”»)\]]*$")
_ASKED = re.compile(r"\?$")
_MIN_WORDS = 6


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One concept or question in a section of an exported page."""

    lines: tuple[str, ...]
    """Its lines as exported; a question may have several."""

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)

    @property
    def question_id(self) -> str:
        """The id it gets as a question: derived from the exported text, before any escaping."""
        return question_id(self.text)


def parse_entries(lines: Sequence[str], overrides: Overrides) -> tuple[Entry, ...]:
    """Group the lines of a section into entries."""
    listed = _by_first_line(overrides.entries)
    entries = []
    start = 0
    while start < len(lines):
        end = _end_of_listed(lines, start, listed) or _end_of_stem(lines, start, listed)
        entries.append(Entry(tuple(lines[start:end])))
        start = end
    return tuple(entries)


def _by_first_line(entries: Iterable[Lines]) -> Mapping[str, list[Lines]]:
    listed = defaultdict(list)
    for lines in sorted(entries, key=len, reverse=True):
        listed[lines[0]].append(lines)
    return listed


def _end_of_listed(lines: Sequence[str], start: int, listed: Mapping[str, list[Lines]]) -> int:
    """Return the end of the entry from `import.yml` that begins at `start`; 0 if there is none."""
    if not listed:
        return 0
    for entry_lines in listed.get(clean_line(lines[start]), ()):
        end = start + len(entry_lines)
        if tuple(map(clean_line, lines[start:end])) == entry_lines:
            return end
    return 0


def _end_of_stem(lines: Sequence[str], start: int, listed: Mapping[str, list[Lines]]) -> int:
    """Return the end of the entry that begins at `start`.

    After list items, the next sentence belongs to the entry too, unless the first line ends with a question mark.
    """
    end = start + 1
    if not _is_sentence(lines[start], _OPENS):
        return end
    while _may_continue(lines, end, listed) and _ITEM.match(lines[end]):
        end += 1
    has_items = end > start + 1
    if has_items and not _ASKED.search(lines[start]) and _may_continue(lines, end, listed):
        end += _is_sentence(lines[end], _CLOSES)
    return end


def _may_continue(lines: Sequence[str], index: int, listed: Mapping[str, list[Lines]]) -> bool:
    return index < len(lines) and not _end_of_listed(lines, index, listed)


def _is_sentence(line: str, end: re.Pattern[str]) -> bool:
    return bool(end.search(line)) and len(line.split()) >= _MIN_WORDS
