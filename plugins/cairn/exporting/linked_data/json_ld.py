# SPDX-License-Identifier: MIT
"""Write what a concept page teaches, and what it requires, as JSON-LD in the vocabulary of schema.org.

A page holds it in its head. It is a block of data, which no browser runs, so any content security policy allows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cairn.exporting.published_site import PublishedSite

MAX_BYTES = 1000
"""The maximum size of the data of one page."""
_CONTEXT = "https://schema.org/"


def write_json_ld(published: PublishedSite, concept_id: str) -> str:
    """Return the data about a concept as JSON for a `<script>`; empty for a concept that nobody has written.

    Of many prerequisites, it has as many as fit into `MAX_BYTES`.
    """
    concept = published.site.catalogue.concepts.get(concept_id)
    if concept is None or not concept.is_written:
        return ""
    data = {
        "@context": _CONTEXT,
        "@type": "LearningResource",
        "name": concept.title,
        **_link(published, "url", published.address(concept.uri)),
        "inLanguage": published.language,
        "teaches": _term(published, concept_id),
    }
    if concept.tags:
        chapter = published.site.tags.address(concept.tags[0])
        name, address = published.site.tags.tags[chapter].title, published.tag_address(chapter)
        data["isPartOf"] = {"@type": "LearningResource", "name": name, **_link(published, "url", address)}
    before = published.site.graph.before.get(concept_id, ())
    required = _fit(MAX_BYTES - len(_write(data).encode()), (_term(published, p.id) for p in before))
    written = _write({**data, "competencyRequired": required} if required else data)
    return written if len(written.encode()) <= MAX_BYTES else ""


def _fit(space: int, terms: Iterator[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    space -= len(',"competencyRequired":[]')
    for term in terms:
        space -= len(_write(term).encode()) + 1
        if space < 0:
            break
        found.append(term)
    return found


def _term(published: PublishedSite, concept_id: str) -> Mapping[str, Any]:
    catalogue = published.site.catalogue
    identity = _link(published, "@id", published.address(catalogue.uri(concept_id)))
    return {"@type": "DefinedTerm", **identity, "name": catalogue.title(concept_id)}


def _link(published: PublishedSite, key: str, address: str | None) -> dict[str, str]:
    """Return an entry with an address, if there is one and that of the site is known."""
    return {key: address} if address is not None and published.url else {}


def _write(value: object) -> str:
    """Return JSON that cannot end the element around it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
