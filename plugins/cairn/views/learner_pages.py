# SPDX-License-Identifier: MIT
"""The pages of the learner layer. Scripts fill them with what a reader's browser has recorded; a site knows no reader.

So that a page does not jump when it is filled, and says something without scripts, its sections are written here.
"""

from __future__ import annotations

from cairn.content.page_link import PageLink
from cairn.links.page_parts import Section
from cairn.site import Site
from cairn.views.concept_page import link_tag
from cairn.views.index_pages import GeneratedPage
from cairn.views.view_models import ConceptEntry, ProgressPage, ReviewPage

PROGRESS, REVIEW = "progress/index.md", "review/index.md"
"""The page paths."""
_PROGRESS, _REVIEW = "Progress", "Review"
_SECTIONS = (
    Section("cairn-due", "Due for review"),
    Section("cairn-ready", "Ready to learn"),
    Section("cairn-goals", "Goals"),
    Section("cairn-sure", "Sure, but wrong"),
    Section("cairn-chapters", "Chapters"),
    Section("cairn-your-record", "Your record"),
)


def add_learner_pages(pages: dict[str, GeneratedPage], site: Site) -> None:
    """Add the pages of the learner layer to the generated pages."""
    pages[site.page_at(PROGRESS)] = GeneratedPage(_PROGRESS, "", compile_progress, is_in_nav=False)
    hidden = ("navigation", "toc")
    pages[site.page_at(REVIEW)] = GeneratedPage(_REVIEW, "", compile_review, is_in_nav=False, hidden_parts=hidden)


def compile_progress(site: Site) -> ProgressPage:
    """Return the view model of the page on a reader's progress."""
    chapters = tuple(
        ConceptEntry(link_tag(site, site.tags.tags[address].path), len(concepts))
        for address, concepts in site.chapters.items()
        if address
    )
    sections = tuple(section for section in _SECTIONS if chapters or section.id != "cairn-chapters")
    return ProgressPage(chapters, PageLink(_REVIEW, site.page_at(REVIEW)), sections)


def compile_review(site: Site) -> ReviewPage:
    """Return the view model of the page on which readers review."""
    return ReviewPage(PageLink(_PROGRESS, site.page_at(PROGRESS)))
