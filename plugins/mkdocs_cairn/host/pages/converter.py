# SPDX-License-Identifier: MIT
"""Convert Markdown to HTML as MkDocs does, with one parser for all pages, because creating a parser is slow.

This relies on internals of MkDocs and Python-Markdown. So a sample is converted first, both as MkDocs does it and with
each fast path. A fast path with another result is not used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files

from mkdocs_cairn.host.pages.links import Hrefs, PageLinks, RawAnchors
from mkdocs_cairn.host.plugins.page_settings import uncacheable_extensions
from mkdocs_cairn.markdown.fast_paths import SAMPLE, SAMPLE_FILES, fast_paths_enabled, gives_same
from mkdocs_cairn.markdown.fields import FieldParser
from mkdocs_cairn.markdown.highlight_cache import speed_up_highlighting
from mkdocs_cairn.markdown.inline_triggers import speed_up_patterns
from mkdocs_cairn.markdown.prose_fast_path import speed_up_prose
from mkdocs_cairn.markdown.snippets import Snippets

_PROCESSORS = ("_RawHTMLPreprocessor", "_ExtractAnchorsTreeprocessor", "_RelativePathTreeprocessor")
CAN_SHARE = all(hasattr(pages, name) for name in (*_PROCESSORS, "_ExtractTitleTreeprocessor"))
_FAST_PATHS: tuple[Callable[[Markdown], object], ...] = (
    speed_up_patterns,
    speed_up_prose,
    lambda _: speed_up_highlighting(),
)


@dataclass(frozen=True, slots=True)
class Converted:
    """A page as HTML, and the data that MkDocs needs about it."""

    html: str
    toc: list[Any]
    """The tokens of its table of contents."""
    title: str | None
    """Its first heading."""
    ids: set[str]
    """The ids that can be linked to."""
    anchors: dict[File, dict[str, str]]
    """The anchors that it links to, each with the link as typed, by the file that should have them."""


class Converter:
    """The Markdown parser of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config

    @cached_property
    def _parser(self) -> Markdown:
        return self._make_parser(self._fast_paths)

    @cached_property
    def _fast_paths(self) -> list[Callable[[Markdown], object]]:
        """The fast paths that have the same result as MkDocs."""
        paths: list[Callable[[Markdown], object]] = []
        for path in _FAST_PATHS:
            if self._is_same([*paths, path]):
                paths.append(path)
        return paths

    @cached_property
    def _fields(self) -> FieldParser:
        parser = self._make_parser(self._fast_paths)
        self._snippets.watch(parser)
        return FieldParser(parser)

    @property
    def fields(self) -> FieldParser:
        """The parser for the texts of questions: one for all pages, or a new one if an extension may keep state."""
        return self._fields if self.is_shared else FieldParser(self._make_parser())

    @cached_property
    def _snippets(self) -> Snippets:
        return Snippets(self._parser)

    @cached_property
    def is_shared(self) -> bool:
        """Whether one parser can be used for all pages, because all extensions are known to keep no state."""
        if not CAN_SHARE or not fast_paths_enabled() or any(uncacheable_extensions(self._config)):
            return False
        return self._is_same([])

    @cached_property
    def _has_fast_links(self) -> bool:
        return gives_same("links", self._expected, lambda: self._convert_sample(self._make_parser(), is_fast=True))

    def _is_same(self, paths: list[Callable[[Markdown], object]]) -> bool:
        """Return whether a parser gives the same result as MkDocs, both the first and the second time."""
        parser = self._make_parser(paths)
        name = getattr(paths[-1], "__name__", "") if paths else "one parser for all pages"
        return all(gives_same(name, self._expected, lambda: self._convert_sample(parser)) for _ in range(2))

    def _make_parser(self, paths: list[Callable[[Markdown], object]] | None = None) -> Markdown:
        return _make_parser(self._config.markdown_extensions, self._config.mdx_configs or {}, paths or ())

    def make_other(self, extensions: Sequence[Any], settings: Mapping[str, Any]) -> Markdown:
        """Return a parser with other extensions, and the fast paths that are safe with those of the site."""
        return _make_parser(extensions, settings, self._fast_paths if self.is_shared else ())

    def _convert_sample(self, parser: Markdown, *, is_fast: bool = False) -> Converted:
        files, file = self._sample_files, self._sample_files.src_uris[SAMPLE_FILES[0]]
        return _convert(parser, SAMPLE, file, files, self._config, Hrefs(files) if is_fast else None)

    @cached_property
    def _sample_files(self) -> Files:
        docs, site = self._config.docs_dir, self._config.site_dir
        return Files([File(uri, docs, site, use_directory_urls=True) for uri in SAMPLE_FILES])

    @cached_property
    def _expected(self) -> Converted:
        """The sample as MkDocs converts it."""
        return self._convert_sample(self._make_parser())

    def has_same_snippets(self, snippets: Mapping[str, str]) -> bool:
        """Return whether snippets are unchanged."""
        return not snippets or self._snippets.are_unchanged(snippets)

    def prepare(self) -> None:
        """Try the fast paths on the sample, before the first page is converted."""
        if self.is_shared:
            self._snippets.begin()

    def convert(self, text: str, file: File, files: Files, hrefs: Hrefs) -> Converted:
        """Return the HTML of a page; its link targets are looked up in `files`."""
        self._snippets.begin()
        return _convert(self._parser, text, file, files, self._config, hrefs if self._has_fast_links else None)

    def dependencies(self) -> tuple[dict[str, str], str]:
        """Return the snippets of the last page and its questions, and the reason why it is uncacheable, if any."""
        return dict(self._snippets.found), self._snippets.uncacheable


def _make_parser(
    extensions: Sequence[Any], settings: Mapping[str, Any], paths: Iterable[Callable[[Markdown], object]]
) -> Markdown:
    parser = Markdown(extensions=extensions, extension_configs=settings)
    for add_to in paths:
        add_to(parser)
    return parser


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
        processor._register(parser)  # noqa: SLF001  # replaces the one of the page before, which has the same name
    html = parser.convert(text)
    ids = anchors.present_anchor_ids | raw.present_anchor_ids
    return Converted(html, getattr(parser, "toc_tokens", []), title.title, ids, links.links_to_anchors)
