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
_SECTIONS = {
    "cairn-due": "state.due",
    "cairn-begun": "progress.page-begun",
    "cairn-ready": "state.ready",
    "cairn-goals": "progress.page-goals",
    "cairn-sure": "progress.page-sure",
    "cairn-chapters": "home.chapters",
    "cairn-your-record": "record.your-record",
}
"""The sections of the page on a reader's progress, and the names of their titles."""
_IN_TEN = {0.7: "progress.seven-of-ten", 0.8: "progress.eight-of-ten", 0.9: "progress.nine-of-ten"}


def add_learner_pages(pages: dict[str, GeneratedPage], site: Site, reviews: ReviewSettings) -> None:
    """Add the pages of the learner layer to the generated pages."""
    progress = partial(compile_progress, reviews=reviews)
    pages[site.page_at(PROGRESS)] = GeneratedPage(site.messages.say("progress.title"), "", progress)
    review = GeneratedPage(site.messages.say("review.title"), "", compile_review, hidden_parts=("navigation", "toc"))
    pages[site.page_at(REVIEW)] = review


def compile_progress(site: Site, reviews: ReviewSettings) -> ProgressPage:
    """Return the view model of the page on a reader's progress."""
    chapters = tuple(
        ConceptEntry(link_tag(site, site.tags.tags[address].path), site.tag_concepts[address].count)
        for address in site.chapters
        if address
    )
    say = site.messages.say
    shown = (section for section in _SECTIONS if chapters or section != "cairn-chapters")
    sections = tuple(Section(section, say(_SECTIONS[section])) for section in shown)
    review = PageLink(say("review.title"), site.page_at(REVIEW))
    overview = PageLink(say("map.title"), site.page_at(MAP))
    return ProgressPage(chapters, _write_share(site, reviews.retention), review, overview, sections)


def _write_share(site: Site, retention: float) -> str:
    """Return a share in words: readers are told no percentages."""
    in_hundred = round(100 * retention)
    return site.messages.say(_IN_TEN.get(retention, "progress.of-hundred"), number=in_hundred)


def compile_review(site: Site) -> ReviewPage:
    """Return the view model of the page on which readers review."""
    return ReviewPage(PageLink(site.messages.say("progress.title"), site.page_at(PROGRESS)))
