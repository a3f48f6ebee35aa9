# SPDX-License-Identifier: MIT
"""Markdown to HTML as MkDocs does it, with one parser for all pages: making one takes as long as a short page.

This leans on the inside of MkDocs and Python-Markdown. So a sample is converted first, as MkDocs would and in each
quicker way: a way that does not come to the same is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files

from mkdocs_cairn.host.link_paths import Hrefs
from mkdocs_cairn.host.page_links import PageLinks, RawAnchors
from mkdocs_cairn.host.page_settings import uncacheable_extensions
from mkdocs_cairn.markdown.fast_paths import SAMPLE, SAMPLE_FILES, fast_paths_enabled, gives_same
from mkdocs_cairn.markdown.fields import FieldParser
from mkdocs_cairn.markdown.highlight_cache import speed_up_highlighting
from mkdocs_cairn.markdown.inline_triggers import speed_up_patterns
from mkdocs_cairn.markdown.prose_fast_path import speed_up_prose
from mkdocs_cairn.markdown.snippets import Snippets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig

_PROCESSORS = ("_RawHTMLPreprocessor", "_ExtractAnchorsTreeprocessor", "_RelativePathTreeprocessor")
CAN_SHARE = all(hasattr(pages, name) for name in (*_PROCESSORS, "_ExtractTitleTreeprocessor"))
_WAYS: tuple[Callable[[Markdown], object], ...] = (
    speed_up_patterns,
    speed_up_prose,
    lambda _: speed_up_highlighting(),
)


@dataclass(frozen=True, slots=True)
class Converted:
    """A page as HTML, and what MkDocs wants to know of it."""

    html: str
    toc: list[Any]
    """The tokens of its table of contents."""
    title: str | None
    """Its first heading."""
    ids: set[str]
    """What can be linked to."""
    anchors: dict[File, dict[str, str]]
    """The anchors that it links to, each with its link as typed, by the file that should have them."""


class Converter:
    """The Markdown parser of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config

    @cached_property
    def _parser(self) -> Markdown:
        return self._make_parser(self._ways)

    @cached_property
    def _ways(self) -> list[Callable[[Markdown], object]]:
        """The quicker ways that have come to the same."""
        ways: list[Callable[[Markdown], object]] = []
        for way in _WAYS:
            if self._is_same([*ways, way]):
                ways.append(way)
        return ways

    @cached_property
    def _fields(self) -> FieldParser:
        parser = self._make_parser(self._ways)
        self._snippets.watch(parser)
        return FieldParser(parser)

    @property
    def fields(self) -> FieldParser:
        """The parser of the texts of questions: one for all pages, or for each where an extension may remember one."""
        return self._fields if self.is_shared else FieldParser(self._make_parser())

    @cached_property
    def _snippets(self) -> Snippets:
        return Snippets(self._parser)

    @cached_property
    def is_shared(self) -> bool:
        """Whether all extensions forget one page before the next, and hang on nothing else; or as far as we know."""
        if not CAN_SHARE or not fast_paths_enabled() or any(uncacheable_extensions(self._config)):
            return False
        return self._is_same([])

    @cached_property
    def _has_quick_links(self) -> bool:
        return gives_same("links", self._expected, lambda: self._convert_sample(self._make_parser(), is_quick=True))

    def _is_same(self, ways: list[Callable[[Markdown], object]]) -> bool:
        """Say whether a parser comes to the same the first time and again."""
        parser = self._make_parser(ways)
        name = getattr(ways[-1], "__name__", "") if ways else "one parser for all pages"
        return all(gives_same(name, self._expected, lambda: self._convert_sample(parser)) for _ in range(2))

    def _make_parser(self, ways: list[Callable[[Markdown], object]] | None = None) -> Markdown:
        config = self._config
        parser = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        for way in ways or ():
            way(parser)
        return parser

    def _convert_sample(self, parser: Markdown, *, is_quick: bool = False) -> Converted:
        files, file = self._sample_files, self._sample_files.src_uris[SAMPLE_FILES[0]]
        return _convert(parser, SAMPLE, file, files, self._config, Hrefs(files) if is_quick else None)

    @cached_property
    def _sample_files(self) -> Files:
        docs, site = self._config.docs_dir, self._config.site_dir
        return Files([File(uri, docs, site, use_directory_urls=True) for uri in SAMPLE_FILES])

    @cached_property
    def _expected(self) -> Converted:
        """The sample as MkDocs converts it."""
        return self._convert_sample(self._make_parser())

    def finds(self, snippets: Mapping[str, str]) -> bool:
        """Say whether snippets hold what they held."""
        return not snippets or self._snippets.are_unchanged(snippets)

    def prepare(self) -> None:
        """Try the sample in each quicker way, before the first page is converted."""
        if self.is_shared:
            self._snippets.begin()

    def convert(self, text: str, file: File, files: Files, hrefs: Hrefs) -> Converted:
        """Return the HTML of a page; of `files` all is asked that its links hang on."""
        self._snippets.begin()
        return _convert(self._parser, text, file, files, self._config, hrefs if self._has_quick_links else None)

    def taken_in(self) -> tuple[dict[str, str], str]:
        """Return the snippets of the last page and its questions, and what in it may be another thing next time."""
        return dict(self._snippets.found), self._snippets.uncacheable


def _convert(
    parser: Markdown, text: str, file: File, files: Files, config: MkDocsConfig, hrefs: Hrefs | None
) -> Converted:
    parser.reset()
    inside: Any = pages
    raw = RawAnchors() if hrefs else inside._RawHTMLPreprocessor()  # noqa: SLF001
    anchors = inside._ExtractAnchorsTreeprocessor(file, files, config)  # noqa: SLF001
    links = PageLinks(file, files, config, hrefs) if hrefs else inside._RelativePathTreeprocessor(file, files, config)  # noqa: SLF001
    title = inside._ExtractTitleTreeprocessor()  # noqa: SLF001
    for processor in (raw, anchors, links, title):
        processor._register(parser)  # noqa: SLF001  # under the names of those of the page before, which it replaces
    html = parser.convert(text)
    ids = anchors.present_anchor_ids | raw.present_anchor_ids
    return Converted(html, getattr(parser, "toc_tokens", []), title.title, ids, links.links_to_anchors)
