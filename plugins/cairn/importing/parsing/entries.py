# SPDX-License-Identifier: MIT
"""The lines of Related and Learn After as entries: most are one line, a question's stem may be several.

A line continues an entry only where the text says so: a list item after a sentence, and then the one sentence
that closes the question. What `import.yml` names is taken as it stands there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.importing.parsing.overrides import clean_line
from cairn.text.slug import question_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cairn.importing.parsing.overrides import Lines, Overrides

_ITEM = re.compile(r"[-*•] \S|\d{1,3}[.)] \S|[A-Z][a-z]+ (?:[A-Z]|\d+): ")
_OPENS = re.compile(r"[.?!:…]['\"’”»)\]]*$")
_CLOSES = re.compile(r"[.?!…]['\"’”»)\]]*$")
_ASKED = re.compile(r"\?$")
_FEWEST_WORDS = 6


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One concept or question in a list of the export."""

    lines: tuple[str, ...]
    """As the export has them; a question may take several."""

    @property
    def text(self) -> str:
        """The entry as one text."""
        return "\n".join(self.lines)

    @property
    def question_id(self) -> str:
        """The id it has if it is a question: that of its text in the export, before any escaping."""
        return question_id(self.text)


def parse_entries(lines: Sequence[str], overrides: Overrides) -> tuple[Entry, ...]:
    """Join the lines of a section to entries."""
    named = _by_first_line(overrides.entries)
    entries = []
    start = 0
    while start < len(lines):
        end = _end_of_named(lines, start, named) or _end_of_stem(lines, start, named)
        entries.append(Entry(tuple(lines[start:end])))
        start = end
    return tuple(entries)


def _by_first_line(entries: Iterable[Lines]) -> Mapping[str, list[Lines]]:
    named = defaultdict(list)
    for lines in sorted(entries, key=len, reverse=True):
        named[lines[0]].append(lines)
    return named


def _end_of_named(lines: Sequence[str], start: int, named: Mapping[str, list[Lines]]) -> int:
    """Return where the entry ends that `import.yml` names and that begins at `start`, else 0."""
    if not named:
        return 0
    for wanted in named.get(clean_line(lines[start]), ()):
        end = start + len(wanted)
        if tuple(map(clean_line, lines[start:end])) == wanted:
            return end
    return 0


def _end_of_stem(lines: Sequence[str], start: int, named: Mapping[str, list[Lines]]) -> int:
    """Return where the entry ends that begins at `start`.

    After the items comes the question that they lead to, unless the first line has asked it already.
    """
    end = start + 1
    if not _is_sentence(lines[start], _OPENS):
        return end
    while _goes_on(lines, end, named) and _ITEM.match(lines[end]):
        end += 1
    has_items = end > start + 1
    if has_items and not _ASKED.search(lines[start]) and _goes_on(lines, end, named):
        end += _is_sentence(lines[end], _CLOSES)
    return end


def _goes_on(lines: Sequence[str], place: int, named: Mapping[str, list[Lines]]) -> bool:
    return place < len(lines) and not _end_of_named(lines, place, named)


def _is_sentence(line: str, end: re.Pattern[str]) -> bool:
    return bool(end.search(line)) and len(line.split()) >= _FEWEST_WORDS
