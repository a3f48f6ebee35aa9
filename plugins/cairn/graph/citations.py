# SPDX-License-Identifier: MIT
"""Index citations: which concepts cite each reference, and which citations are not in the bibliography."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from cairn.content.concept import Concept
from cairn.text.problem import Code, Problem


def index_citations(concepts: Iterable[Concept]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the concepts that cite each reference, by reference key, each once."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for concept in concepts:
        for citation in concept.references:
            found[citation.key].setdefault(concept.id)
    return {key: tuple(ids) for key, ids in found.items()}


def find_unknown_citations(concepts: Iterable[Concept], keys: Collection[str]) -> list[Problem]:
    """Return a problem for each citation whose key is not in `keys`."""
    unknown = [c for concept in concepts for c in concept.references if c.key not in keys]
    fault = "'{}' is not in the bibliography. Add it, or correct the key."
    return [Problem(Code.REFERENCE_UNKNOWN, c.span, fault.format(c.key)) for c in unknown]
