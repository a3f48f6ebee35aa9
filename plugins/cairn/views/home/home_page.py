# SPDX-License-Identifier: MIT
"""The home page of a site whose author has not written one: what the site is, its chapters, and where to begin."""

from __future__ import annotations

from collections.abc import Iterator

from cairn.content.page_link import PageLink
from cairn.content.tag_path import TagPath
from cairn.site import Site
from cairn.text.markdown import escape
from cairn.views.generated_page import GeneratedPage
from cairn.views.home.home_models import HomePage
from cairn.views.home.next_steps import compile_next_steps
from cairn.views.links import MAP, link_tag

HOME = "index.md"
"""The page path of the home page."""
_MAX_CHAPTERS = 100


def add_home_page(pages: dict[str, GeneratedPage], site: Site, name: str, description: str) -> None:
    """Add a home page to the generated pages if the site has no document at that address."""
    if site.page_at(HOME) not in site.documents:
        pages[HOME] = GeneratedPage(name, escape(description), compile_home, site.messages.say("page.home"))


def compile_home(site: Site) -> HomePage:
    """Return the view model of the home page."""
    chapters = [address for address in site.chapters if address]
    return HomePage(
        next_steps=compile_next_steps(site),
        chapters=tuple(_list_chapters(site, chapters[:_MAX_CHAPTERS])),
        is_complete=len(chapters) <= _MAX_CHAPTERS,
        map=PageLink(site.messages.say("map.title"), site.page_at(MAP)),
    )


def _list_chapters(site: Site, chapters: list[str]) -> Iterator[tuple[int, PageLink, int]]:
    """Yield chapters in their order, each after the tags above it that have not been listed yet."""
    listed: set[TagPath] = set()
    for address in chapters:
        path = site.tags.tags[address].path
        for depth in range(1, len(path) + 1):
            tag = site.tags.find(path[:depth])
            if tag and tag.path not in listed:
                listed.add(tag.path)
                yield depth, link_tag(site, tag.path), site.tag_concepts[site.tags.address(tag.path)].count
