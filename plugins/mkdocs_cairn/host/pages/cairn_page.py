# SPDX-License-Identifier: MIT
"""Cairn's pages in MkDocs: concepts, stubs, tags and indexes, all outside the navigation.

Their titles are known before they are read. Here their Markdown becomes HTML. Everything that the result depends on
is recorded, so that the result can be cached.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import meta

from mkdocs_cairn.host.pages.converter import Converter
from mkdocs_cairn.host.pages.links import Hrefs


def leave_unchanged(html: str, _files: Any) -> tuple[str, list[tuple[str, str, str]]]:
    """Return HTML unchanged, without inserting questions."""
    return html, []


@dataclass
class PageFacts:
    """The facts about a page that the rest of the site needs, and the inputs of the page; all in JSON types."""

    ids: list[str] = field(default_factory=list)
    """The ids that can be linked to."""
    anchors: list[tuple[str, str, str]] = field(default_factory=list)
    """The source path of a page, an anchor that it should have, and the link as typed."""
    link_targets: dict[str, list[Any] | None] = field(default_factory=dict)
    """The link targets that were looked up, by path; None for a file that does not exist."""
    search_entries: list[Any] = field(default_factory=list)
    """Its entries in the theme's search."""
    search_document: str = ""
    """The HTML that Pagefind indexes for it; empty without Pagefind."""
    snippets: dict[str, str] = field(default_factory=dict)
    """The snippets that were looked up, each with the result."""
    uncacheable: str = ""
    """Why it must be rebuilt each time; empty if it can be cached."""
    has_logged: bool = False
    """Whether anything was logged while it was built. Such a page is not cached, so the message repeats."""


class CairnPage(Page):
    """A page of Cairn: the build provides its text, and MkDocs converts it."""

    def __init__(self, file: File, config: MkDocsConfig, title: str, converter: Converter) -> None:
        super().__init__(title, file, config)
        self.facts = PageFacts()
        self.source = ""
        """The text that this build has read."""
        self.sections: frozenset[str] = frozenset()
        """The ids of sections after its body that other pages link to."""
        self.fill: Callable[[str, Any], tuple[str, list[tuple[str, str, str]]]] = leave_unchanged
        """Inserts the questions into the HTML."""
        self.hrefs: Hrefs | None = None
        """The relative addresses of other pages, shared by all pages of a build."""
        self._converter = converter

    def read_source(self, config: MkDocsConfig) -> None:
        """Use the text that the build has read, unless another plugin reads the source itself."""
        self.facts = PageFacts()
        if config.plugins.events["page_read_source"]:
            super().read_source(config)
        else:
            self.markdown, self.meta = meta.get_data(self.source)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content, and the other attributes that MkDocs takes from the Markdown."""
        if not self._converter.is_shared:
            super().render(config, files)
            self.content, anchors = self.fill(self.content or "", files)
            self.present_anchor_ids = (self.present_anchor_ids or set()) | self.sections
            add_anchors(self, files, anchors)
            self.facts.uncacheable = "Markdown extensions that may carry state from page to page"
            return
        recorder: Any = _FileRecorder(files, self.facts.link_targets)
        made = self._converter.convert(self.markdown or "", self.file, recorder, self.hrefs or Hrefs(files))
        self.content, anchors = self.fill(made.html, recorder)
        self.facts.snippets, self.facts.uncacheable = self._converter.dependencies()
        self.toc = get_toc(made.toc)
        self._title_from_render = made.title
        self.facts.ids = sorted(made.ids | self.sections)
        self.facts.anchors = [(f.src_uri, a, link) for f, links in made.anchors.items() for a, link in links.items()]
        self.facts.anchors += anchors
        self.set_anchors(files)

    def set_anchors(self, files: Files) -> None:
        """Set the anchors that the page has and those that it links to, for MkDocs."""
        self.present_anchor_ids = set(self.facts.ids)
        self.links_to_anchors = {}
        add_anchors(self, files, self.facts.anchors)

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Do nothing: the anchors of all pages are known only at the end of the build."""

    def check_anchors(self, files: Files, log_level: int) -> None:
        """Report links to anchors that do not exist."""
        super().validate_anchor_links(files=files, log_level=log_level)

    def is_current(self, files: Files) -> bool:
        """Return whether its links still lead to the same targets, and its snippets are unchanged."""
        has_same_targets = all(
            link_target_of(find_file(files, path)) == t for path, t in self.facts.link_targets.items()
        )
        return has_same_targets and self._converter.has_same_snippets(self.facts.snippets)


class _FileRecorder:
    """The files of a site; it records each link target that is looked up."""

    def __init__(self, files: Files, targets: dict[str, list[Any] | None]) -> None:
        self._files, self._targets = files, targets

    def get_file_from_path(self, path: str) -> File | None:
        file = find_file(self._files, path)
        self._targets[path] = link_target_of(file)
        return file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


def write_title(text: str) -> str:
    """Return a title as HTML, marked as safe for themes that escape. The search needs unescaped apostrophes."""
    return Markup(html.escape(text, quote=False).replace('"', "&quot;").replace("{", "&#123;"))  # noqa: S704


def add_anchors(page: Page, files: Files, anchors: Iterable[tuple[str, str, str]]) -> None:
    """Tell MkDocs about more anchors that a page links to."""
    links = {**(page.links_to_anchors or {})}
    for uri, anchor, link in anchors:
        if file := files.src_uris.get(uri):
            links.setdefault(file, {}).setdefault(anchor, link)
    page.links_to_anchors = links


def find_file(files: Files, path: str) -> File | None:
    """Return the result of `get_file_from_path`; faster for paths in normal form, as most paths are."""
    return files.src_uris.get(path) or files.get_file_from_path(path)


def link_target_of(file: File | None) -> list[Any] | None:
    """Return the data about a file that a link depends on."""
    return [file.src_uri, file.url, file.inclusion.is_excluded()] if file else None


def check_anchors(files: Files, log_level: int, *, are_ours_late: bool) -> None:
    """Check links to anchors: those on Cairn's pages, and those from MkDocs' pages to Cairn's later pages."""
    for page in (file.page for file in files if file.page and are_ours_late):
        if page.links_to_anchors and not isinstance(page, CairnPage):
            ours = {file: a for file, a in page.links_to_anchors.items() if isinstance(file.page, CairnPage)}
            page.links_to_anchors = ours
            page.validate_anchor_links(files=files, log_level=log_level)
    for file in files:
        if isinstance(file.page, CairnPage):
            file.page.check_anchors(files, log_level)
