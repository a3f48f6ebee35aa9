# SPDX-License-Identifier: MIT
"""Pages of ours among those of MkDocs: concepts, stubs, tags and indexes that stand outside the navigation.

Their titles are known before anything is read. What lies between their Markdown and their HTML happens here,
with a note of all that it depends on, so that the outcome can be kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import meta

from mkdocs_cairn.host.link_paths import Hrefs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_cairn.build.converter import Converter


def leave_unchanged(html: str, _files: Any) -> tuple[str, list[tuple[str, str, str]]]:
    """Return HTML without putting anything in."""
    return html, []


@dataclass
class PageFacts:
    """What a page tells the rest of its site, in JSON's types; what it takes from there is in its key or here."""

    ids: list[str] = field(default_factory=list)
    """What can be linked to."""
    anchors: list[tuple[str, str, str]] = field(default_factory=list)
    """The place of a page, an anchor that should be on it, and the link as typed."""
    asked_files: dict[str, list[Any] | None] = field(default_factory=dict)
    """The files that its links asked for, each with what was said of it."""
    entries: list[Any] = field(default_factory=list)
    """What the theme's search found on it."""
    search_document: str = ""
    """What Pagefind is to index of it, as HTML; empty where there is nothing."""
    snippets: dict[str, str] = field(default_factory=dict)
    """The snippets that were looked for, each with what was found."""
    uncacheable: str = ""
    """Why it has to be made in each build, where that is no fault of its own."""
    has_logged: bool = False
    """Whether anything was logged while it was built. Such a page is not cached, so the message repeats."""


class CairnPage(Page):
    """One of our pages."""

    def __init__(self, file: File, config: MkDocsConfig, title: str, converter: Converter) -> None:
        super().__init__(title, file, config)
        self.facts = PageFacts()
        self.source = ""
        """Its text, as this build has read it."""
        self.sections: frozenset[str] = frozenset()
        """The ids of sections behind its body to which links of other pages lead."""
        self.fill: Callable[[str, Any], tuple[str, list[tuple[str, str, str]]]] = leave_unchanged
        """Puts into the HTML what has not passed through Markdown."""
        self.hrefs: Hrefs | None = None
        """The ways to other pages, as this build has found them."""
        self._converter = converter

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the source for what it is, where no other plugin wants to have its way with it."""
        self.facts = PageFacts()
        if config.plugins.events["page_read_source"]:
            super().read_source(config)
        else:
            self.markdown, self.meta = meta.get_data(self.source)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content, and what else MkDocs reads off the Markdown."""
        if not self._converter.is_shared:
            super().render(config, files)
            self.content, anchors = self.fill(self.content or "", files)
            add_anchors(self, files, anchors)
            self.facts.uncacheable = "Markdown extensions that may keep something of one page for the next"
            return
        asked: Any = _Asked(files, self.facts.asked_files)
        made = self._converter.convert(self.markdown or "", self.file, asked, self.hrefs or Hrefs(files))
        self.content, anchors = self.fill(made.html, asked)
        self.facts.snippets, self.facts.uncacheable = self._converter.taken_in()
        self.toc = get_toc(made.toc)
        self._title_from_render = made.title
        self.facts.ids = sorted(made.ids | self.sections)
        self.facts.anchors = [(f.src_uri, a, link) for f, links in made.anchors.items() for a, link in links.items()]
        self.facts.anchors += anchors
        self.link_up(files)

    def link_up(self, files: Files) -> None:
        """Let MkDocs know of the anchors that the page has and of those that it links to."""
        self.present_anchor_ids = set(self.facts.ids)
        self.links_to_anchors = {}
        add_anchors(self, files, self.facts.anchors)

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Leave that to the end of the build, when all pages are known, whoever makes them."""

    def check_anchors(self, files: Files, log_level: int) -> None:
        """Report the links to anchors that are not there."""
        super().validate_anchor_links(files=files, log_level=log_level)

    def holds(self, files: Files) -> bool:
        """Say whether its links would lead where they led, and its snippets hold what they held."""
        leads = all(link_target_of(find_file(files, path)) == facts for path, facts in self.facts.asked_files.items())
        return leads and self._converter.finds(self.facts.snippets)


class _Asked:
    """The files of a site, with a note of each one that was asked for."""

    def __init__(self, files: Files, asked: dict[str, list[Any] | None]) -> None:
        self._files, self._asked = files, asked

    def get_file_from_path(self, path: str) -> File | None:
        file = find_file(self._files, path)
        self._asked[path] = link_target_of(file)
        return file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


def add_anchors(page: Page, files: Files, anchors: Iterable[tuple[str, str, str]]) -> None:
    """Let MkDocs know of more anchors to which a page links."""
    links = {**(page.links_to_anchors or {})}
    for uri, anchor, link in anchors:
        if file := files.src_uris.get(uri):
            links.setdefault(file, {}).setdefault(anchor, link)
    page.links_to_anchors = links


def find_file(files: Files, path: str) -> File | None:
    """Return what `get_file_from_path` would; nearly every path is written as MkDocs writes it, and found at once."""
    return files.src_uris.get(path) or files.get_file_from_path(path)


def link_target_of(file: File | None) -> list[Any] | None:
    """Return what a link needs to know of a file."""
    return [file.src_uri, file.url, file.inclusion.is_excluded()] if file else None


def check_links_to_anchors(files: Files, places: set[str], log_level: int) -> None:
    """Check the links of MkDocs' own pages to anchors on pages of which it knew nothing when it did so.

    `places` are those of pages that other processes have made.
    """
    for page in (file.page for file in files if places and file.page):
        if page.links_to_anchors and not isinstance(page, CairnPage):
            page.links_to_anchors = {file: a for file, a in page.links_to_anchors.items() if file.src_uri in places}
            page.validate_anchor_links(files=files, log_level=log_level)
