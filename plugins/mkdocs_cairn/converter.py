# SPDX-License-Identifier: MIT
"""Markdown to HTML as MkDocs does it, with one parser for all pages: making one takes as long as a short page.

This leans on the inside of MkDocs. `CAN_SHARE` says whether it is as we know it; if not, MkDocs does it all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from mkdocs.structure import pages

from mkdocs_cairn.cache.settings import loud_extensions
from mkdocs_cairn.fields import FieldParser
from mkdocs_cairn.quick_blocks import take_prose_at_once
from mkdocs_cairn.quick_code import share_styles
from mkdocs_cairn.quick_inline import seek_signs
from mkdocs_cairn.quick_links import PageLinks, RawAnchors

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_cairn.hrefs import Hrefs

_PROCESSORS = ("_RawHTMLPreprocessor", "_ExtractAnchorsTreeprocessor", "_RelativePathTreeprocessor")
CAN_SHARE = all(hasattr(pages, name) for name in (*_PROCESSORS, "_ExtractTitleTreeprocessor"))


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
        return self._new_parser()

    @cached_property
    def _fields(self) -> FieldParser:
        return FieldParser(self._new_parser())

    @property
    def fields(self) -> FieldParser:
        """The parser of the texts of questions: one for all pages, or for each where an extension may remember one."""
        return self._fields if self.is_shared else FieldParser(self._new_parser())

    def _new_parser(self) -> Markdown:
        config = self._config
        parser = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        seek_signs(parser)
        take_prose_at_once(parser)
        share_styles()
        return parser

    @cached_property
    def is_shared(self) -> bool:
        """Whether all extensions are known to forget one page before the next, and to hang on nothing else."""
        return CAN_SHARE and not any(loud_extensions(self._config))

    def convert(self, text: str, file: File, files: Files, hrefs: Hrefs) -> Converted:
        """Return the HTML of a page; of `files` all is asked that its links hang on."""
        parser = self._parser.reset()
        raw, anchors, links, title = (
            RawAnchors(),
            pages._ExtractAnchorsTreeprocessor(file, files, self._config),  # noqa: SLF001
            PageLinks(file, files, self._config, hrefs),
            pages._ExtractTitleTreeprocessor(),  # noqa: SLF001
        )
        for processor in (raw, anchors, links, title):
            processor._register(parser)  # noqa: SLF001  # under the names of those of the page before, which it replaces
        html = parser.convert(text)
        ids = anchors.present_anchor_ids | raw.present_anchor_ids
        return Converted(html, getattr(parser, "toc_tokens", []), title.title, ids, links.links_to_anchors)
