# SPDX-License-Identifier: MIT
"""The References sections of exported pages: each reference once, and how often each page cites it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cairn.importing.names import compile_id

_PREFIX = "Reference of "


@dataclass(frozen=True, slots=True, order=True)
class ExportedReference:
    """A reference in the exported pages."""

    key: str
    """Its key in `references.bib`: the slug of its title."""
    title: str
    """The title, without the prefix of the export."""
    lines: tuple[str, ...]
    """The exported lines that name it."""


def count_citations(lines: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return the keys that a page cites, in order, each with the number of citations."""
    return tuple(Counter(_key(line) for line in lines).items())


def build_references(sections: Iterable[Sequence[str]]) -> tuple[ExportedReference, ...]:
    """Join the References sections of many pages; the result is sorted by key."""
    found: dict[str, set[str]] = {}
    for line in (line for section in sections for line in section):
        found.setdefault(_key(line), set()).add(line)
    return tuple(ExportedReference(k, _title(min(found[k])), tuple(sorted(found[k]))) for k in sorted(found))


def _title(line: str) -> str:
    return line.removeprefix(_PREFIX).strip() or line


def _key(line: str) -> str:
    return compile_id(_title(line))
