# SPDX-License-Identifier: MIT
"""Write `llms.txt`, the list of what a site offers to programs that read text; see <https://llmstxt.org>."""

from __future__ import annotations

from collections.abc import Iterator

from cairn.exporting.llms.twins import Twins, write_label
from cairn.exporting.published_site import PublishedSite

LLMS_TXT = "llms.txt"


def write_llms_txt(published: PublishedSite, twins: Twins) -> str:
    """Return the list: the chapters in their order, and the concepts of each in learning order."""
    return "".join(f"{line}\n" for line in _lines(published, twins))


def _lines(published: PublishedSite, twins: Twins) -> Iterator[str]:
    site = published.site
    yield f"# {published.name}"
    if published.description:
        yield from ("", f"> {' '.join(published.description.split())}")
    for address, ids in site.chapters.items():
        entries = [entry for concept_id in ids if (entry := _write_entry(published, twins, concept_id))]
        if entries and address:
            yield from ("", f"## {' / '.join(site.tags.tags[address].path)}")
        yield from ("", *entries) if entries else ()


def _write_entry(published: PublishedSite, twins: Twins, concept_id: str) -> str:
    address = twins.find_address(concept_id, published.root)
    if address is None:
        return ""
    concept = published.site.catalogue.concepts[concept_id]
    summary = published.site.documents[concept.uri].summary
    return f"- [{write_label(concept.title)}]({address}){f': {summary}' if summary else ''}"
