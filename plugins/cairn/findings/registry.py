# SPDX-License-Identifier: MIT
"""All kinds of findings, and the one way to ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.findings.bottlenecks import find_bottlenecks
from cairn.findings.breakers import find_breakers
from cairn.findings.chains import find_long_chains
from cairn.findings.chapters import find_late_roots, find_later_prerequisites
from cairn.findings.islands import find_islands
from cairn.findings.limits import Limits
from cairn.findings.monotony import find_monotony, find_unasked
from cairn.findings.one_way import find_one_way_next, find_one_way_related
from cairn.findings.titles import find_similar_titles
from cairn.findings.unused import find_lonely_tags, find_unused_references
from cairn.findings.wanted import find_wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cairn.problem import Problem
    from cairn.site import Site

FINDERS: tuple[Callable[[Site, Limits], Iterable[Problem]], ...] = (
    find_bottlenecks,
    find_breakers,
    find_islands,
    find_late_roots,
    find_later_prerequisites,
    find_lonely_tags,
    find_long_chains,
    find_monotony,
    find_one_way_next,
    find_one_way_related,
    find_similar_titles,
    find_unasked,
    find_unused_references,
    find_wanted,
)
"""Each turns a site into problems of its kind."""
_STANDARD = Limits()


def find_all(site: Site, limits: Limits = _STANDARD) -> Iterator[Problem]:
    """Yield everything that the finders find, each kind after the other."""
    for find in FINDERS:
        yield from find(site, limits)
