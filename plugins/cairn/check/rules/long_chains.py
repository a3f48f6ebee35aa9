# SPDX-License-Identifier: MIT
"""Find chains of prerequisites that are too long for most learners."""

from __future__ import annotations

from collections.abc import Iterator

from cairn.check.rules.depth import build_depths
from cairn.check.rules.thresholds import Thresholds
from cairn.site import Site
from cairn.text.problem import Code, Problem


def find_long_chains(site: Site, limits: Thresholds) -> Iterator[Problem]:
    """Yield the longest chain of the site if it is too long; shortening it usually shortens the others too."""
    depths = build_depths(site)
    deep = [concept for concept, layer in depths.layer.items() if layer >= limits.chain]
    if deep:
        end = min(deep, key=lambda concept: (-depths.layer[concept], concept))
        path = depths.path_to(end)
        count = f"{len(deep):,} concept{'s are' if len(deep) > 1 else ' is'} at depth {limits.chain} or more."
        fault = f"'{site.catalogue.title(end)}' ends a chain of {len(path)} concepts: {' -> '.join(path)}. {count}"
        advice = "Check whether one of them can be learned without the one before it."
        yield Problem(Code.CHAIN_LONG, site.catalogue.concepts[end].span, f"{fault} {advice}")
