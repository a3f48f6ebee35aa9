# SPDX-License-Identifier: MIT
"""Find names that are used too little: tags of a single concept, references that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from cairn.check.rules.thresholds import Thresholds
from cairn.content.concept import Concept
from cairn.content.tag_path import write_tag
from cairn.site import Site
from cairn.text.problem import Code, Problem
from cairn.text.source import Span


def find_single_use_tags(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the tags that only one concept has; on a site with a single tag, yield nothing."""
    for tag in site.tags.tags.values() if len(site.tags.tags) > 1 else ():
        if len(tag.concepts) == 1 and not tag.children:
            concept = site.catalogue.concepts[tag.concepts[0]]
            fault = f"Only '{concept.title}' has the tag '{write_tag(tag.path)}'."
            advice = "Add it to other concepts, or use one of their tags."
            yield Problem(Code.TAG_LONELY, _line_of(site, concept), f"{fault} {advice}")


def _line_of(site: Site, concept: Concept) -> Span:
    field = site.documents[concept.uri].fields.find("tags")
    return Span(concept.span.path, field.line if field else concept.span.line)


def find_unused_references(site: Site, _limits: Thresholds) -> Iterator[Problem]:
    """Yield the references that nothing cites."""
    for key, reference in site.references.items():
        if key not in site.cited_keys:
            fault = f"Nothing cites '{key}'. Cite it where it was used, or remove this entry."
            yield Problem(Code.REFERENCE_UNUSED, reference.span, fault)
