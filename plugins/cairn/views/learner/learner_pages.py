# SPDX-License-Identifier: MIT
"""The pages of the learner layer. Scripts fill them with what a reader's browser has recorded; a site knows no reader.

So that a page does not jump when it is filled, and says something without scripts, its sections are written here.
"""

from __future__ import annotations

from functools import partial

from cairn.content.page_link import PageLink
from cairn.links.page_parts import Section
from cairn.site import Site
from cairn.views.generated_page import GeneratedPage
from cairn.views.learner.graph_file import ReviewSettings
from cairn.views.learner.learner_models import ProgressPage, ReviewPage
from cairn.views.links import MAP, ConceptEntry, link_tag

PROGRESS, REVIEW = "progress/index.md", "review/index.md"
"""The page paths."""
_PROGRESS, _REVIEW = "Progress", "Review"
_SECTIONS = (
    Section("cairn-due", "Due for review"),
    Section("cairn-begun", "You have begun"),
    Section("cairn-ready", "Ready to learn"),
    Section("cairn-goals", "Goals"),
    Section("cairn-sure", "Sure, but wrong"),
    Section("cairn-chapters", "Chapters"),
    Section("cairn-your-record", "Your record"),
)


_IN_TEN = {0.7: "seven", 0.8: "eight", 0.9: "nine"}


def add_learner_pages(pages: dict[str, GeneratedPage], site: Site, reviews: ReviewSettings) -> None:
    """Add the pages of the learner layer to the generated pages."""
    progress = partial(compile_progress, reviews=reviews)
    pages[site.page_at(PROGRESS)] = GeneratedPage(_PROGRESS, "", progress)
    hidden = ("navigation", "toc")
    pages[site.page_at(REVIEW)] = GeneratedPage(_REVIEW, "", compile_review, hidden_parts=hidden)


def compile_progress(site: Site, reviews: ReviewSettings) -> ProgressPage:
    """Return the view model of the page on a reader's progress."""
    chapters = tuple(
        ConceptEntry(link_tag(site, site.tags.tags[address].path), site.tag_concepts[address].count)
        for address in site.chapters
        if address
    )
    sections = tuple(section for section in _SECTIONS if chapters or section.id != "cairn-chapters")
    review = PageLink(_REVIEW, site.page_at(REVIEW))
    overview = PageLink("Map", site.page_at(MAP))
    return ProgressPage(chapters, _write_share(reviews.retention), review, overview, sections)


def _write_share(retention: float) -> str:
    """Return a share in words: readers are told no percentages."""
    return f"{_IN_TEN[retention]} of ten" if retention in _IN_TEN else f"{round(100 * retention)} of a hundred"


def compile_review(site: Site) -> ReviewPage:
    """Return the view model of the page on which readers review."""
    return ReviewPage(PageLink(_PROGRESS, site.page_at(PROGRESS)))
