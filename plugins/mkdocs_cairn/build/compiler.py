# SPDX-License-Identifier: MIT
"""Compile the sources of a site, at the start of a build and after each edit in a preview."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cairn.check.check import CheckRules
from cairn.compile import derive_site
from cairn.content.headings import ReadHeadings
from cairn.site import Site
from cairn.sources import ParseCache, ParsedSources, Sources, parse_sources
from cairn.text.messages import Messages
from cairn.text.problem import Problem
from cairn.views.check.check_page import add_check_page
from cairn.views.generated_page import GeneratedPage
from cairn.views.home.home_page import add_home_page
from cairn.views.indexes.index_pages import compile_indexes
from cairn.views.learner.graph_file import ReviewSettings
from cairn.views.learner.learner_pages import add_learner_pages
from mkdocs_cairn.config.options import CairnConfig, read_reviews, read_rules
from mkdocs_cairn.host.added_files import has_home
from mkdocs_cairn.host.option_paths import find_in_settings
from mkdocs_cairn.host.plugins.citations import has_citations
from mkdocs_cairn.host.plugins.macros.check import find_macro_faults
from mkdocs_cairn.host.plugins.macros.settings import MacroSettings, read_macro_settings
from mkdocs_cairn.host.plugins.wikilinks import has_embeds
from mkdocs_cairn.host.theme import find_language
from mkdocs_cairn.host.theme_languages import find_unknown_language
from mkdocs_cairn.languages.catalogues import make_messages
from mkdocs_cairn.markdown.heading_anchors import read_headings


@dataclass(frozen=True, slots=True)
class Compiler:
    """The settings of a site that its compilation depends on."""

    folder: str
    """The folder of concepts."""
    rules: CheckRules
    """The check rules."""
    has_report: bool
    """Whether the site has a check page."""
    reviews: ReviewSettings | None
    """What the site decides about reviews; None for a site without the learner layer."""
    read_headings: ReadHeadings
    """Returns the headings of a text with the ids that this site's Markdown settings produce."""
    option_problems: tuple[Problem, ...]
    """The problems of the options, and of the language of the theme."""
    macros: MacroSettings
    messages: Messages
    """The sentences of the interface, in the language of the site."""
    cites_in_text: bool
    """Whether Cairn handles citations such as `[@key]`; otherwise another plugin does."""
    home: tuple[str, str] | None
    """The name and the description of the site if it needs a home page."""

    def parse(self, sources: Sources, parse_cache: ParseCache) -> ParsedSources:
        """Parse the sources."""
        return parse_sources(sources, self.folder, parse_cache)

    def compile(self, parsed: ParsedSources) -> Site:
        """Compile parsed sources, without the generated pages."""
        return derive_site(parsed, self.folder, self.read_headings, self.messages, cites_in_text=self.cites_in_text)

    def derive(self, parsed: ParsedSources, sources: Sources) -> tuple[Site, dict[str, GeneratedPage]]:
        """Compile parsed sources; return the site, and its generated pages by source path."""
        site = self.compile(parsed)
        pages: dict[str, GeneratedPage] = {}
        if self.home:
            add_home_page(pages, site, *self.home)
        pages |= compile_indexes(site)
        if self.has_report:
            add_check_page(pages, site, sources, self.rules, self.find_host_problems)
        if self.reviews:
            add_learner_pages(pages, site, self.reviews)
        return site, pages

    def find_host_problems(self, site: Site) -> tuple[Problem, ...]:
        """Return the problems of a site that only the host can find."""
        return (*self.option_problems, *find_macro_faults(site, self.macros))


def make_compiler(config: MkDocsConfig, options: CairnConfig, files: Files) -> Compiler:
    """Return the compiler for a site with these settings."""
    return Compiler(
        folder=options.concepts.strip("/"),
        rules=read_rules(options.check, has_embeds=has_embeds(config)),
        has_report=options.check.report,
        reviews=read_reviews(options.learner),
        read_headings=read_headings(config.markdown_extensions, config.mdx_configs),
        option_problems=(*find_in_settings(config, options, files), *find_unknown_language(config)),
        macros=read_macro_settings(config),
        messages=make_messages(find_language(config), options.words),
        cites_in_text=not has_citations(config),
        home=None if has_home(files, config) else (config.site_name, config.site_description or ""),
    )
