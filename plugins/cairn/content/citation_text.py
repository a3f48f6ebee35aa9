# SPDX-License-Identifier: MIT
"""What readers see of a citation in running text, such as `(see Noether & Lovelace, 1921, p. 3)`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from cairn.content.bibliography import Reference
from cairn.content.in_text_citation import CitationGroup, CitedWork, leave_out_citations, replace_citations
from cairn.text.markdown import escape


def write_group(
    text: str, group: CitationGroup, references: Mapping[str, Reference], write: Callable[[CitedWork, Reference], str]
) -> str:
    """Return a citation as Markdown; as typed if one of its works is unknown."""
    found = [(work, references.get(work.key)) for work in group.works]
    known = [f"{work.prefix} {write(work, reference)}".lstrip() for work, reference in found if reference]
    return f"({'; '.join(known)})" if len(known) == len(found) else text[group.start : group.end]


def write_label(work: CitedWork, reference: Reference) -> str:
    """Return the text of a citation: authors and year, or the year alone, and the place in the work."""
    year = f"{reference.year}{reference.letter}"
    shown = escape(year if work.is_year_only and year else reference.short)
    return f"{shown}, {work.locator}" if work.locator else shown


def quote_citations(text: str, references: Mapping[str, Reference] | None) -> str:
    """Return a Markdown text in which citations are written out without places, for sentences that are quoted.

    Without a bibliography, brackets are no citations. Where another program writes them, `references` is None, and they
    are left out.
    """
    if references is None:
        return leave_out_citations(text)

    def write(work: CitedWork, reference: Reference) -> str:
        return write_label(replace(work, locator=""), reference)

    return replace_citations(text, lambda group: write_group(text, group, references, write)) if references else text
