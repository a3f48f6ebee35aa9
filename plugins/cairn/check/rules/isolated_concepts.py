# SPDX-License-Identifier: MIT
"""Find concepts that nothing connects to the rest of the course."""

from __future__ import annotations

from collections.abc import Iterator

from cairn.check.rules.thresholds import Thresholds
from cairn.site import Site
from cairn.text.problem import Code, Problem


def find_isolated_concepts(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the isolated concepts; if nothing on the site is connected yet, there are none."""
    connected = {*site.graph.after, *(i for i, found in site.graph.before.items() if found), *site.backlinks}
    connected |= {
        member for i, groups in site.named_groups.items() for group in groups for member in (i, *group.members)
    }
    connected |= {i for uri, i in site.concept_ids.items() if uri in site.links and _links_out(site, uri, i)}
    for concept_id, concept in site.catalogue.concepts.items() if connected else ():
        if concept.is_written and concept_id not in connected:
            fault = f"'{concept.title}' is not connected to any other concept."
            advice = "Add a prerequisite, or link to it from a page where it helps."
            yield Problem(Code.CONCEPT_ISLAND, concept.span, f"{fault} {advice}")


def _links_out(site: Site, uri: str, concept_id: str) -> bool:
    targets = (
        site.catalogue.find_link(link.name, link.anchor) if link.is_wikilink else site.concept_ids.get(link.name)
        for link in site.links[uri]
    )
    return any(target and target != concept_id for target in targets)
