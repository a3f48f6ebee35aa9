# SPDX-License-Identifier: MIT
"""The beginning of a build: sources are read, the site is compiled, and what is wrong with it is reported."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from cairn.compile import derive_site
from cairn.content.document import host_text
from cairn.sources import no_cache, parse_sources
from cairn.text.problem import Code, Severity
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.converter import Converter
from mkdocs_cairn.build.option_paths import find_in_settings
from mkdocs_cairn.build.parallel_parsing import parse_apart
from mkdocs_cairn.cache.parse_cache import StoredParseCache
from mkdocs_cairn.check_config import generate_pages, read_rules
from mkdocs_cairn.config import record_name
from mkdocs_cairn.host.macros.check import find_macro_faults
from mkdocs_cairn.host.macros.settings import read_macro_settings
from mkdocs_cairn.host.source_reader import SourceReader
from mkdocs_cairn.host.template_objects import make_template_check
from mkdocs_cairn.host.theme import has_sidebars
from mkdocs_cairn.html.renderer import Renderer
from mkdocs_cairn.markdown.heading_anchors import read_headings
from mkdocs_cairn.markdown.plain_paragraphs import find_plain
from mkdocs_cairn.system.gc_pause import gc_paused

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from cairn.site import Site
    from cairn.sources import ParseCache
    from cairn.text.problem import Problem
    from mkdocs_cairn.build.jobs import Jobs
    from mkdocs_cairn.cache.template_check import TemplateCheck
    from mkdocs_cairn.config import CairnConfig

log = logging.getLogger("mkdocs.plugins.cairn")


def start_build(
    files: Files,
    config: MkDocsConfig,
    options: CairnConfig,
    parse_cache: ParseCache = no_cache,
    jobs: Jobs | None = None,
    *,
    is_preview: bool = False,
) -> Build:
    """Read the sources, compile the site and report what is wrong with it; `jobs` may parse in several processes."""
    reader = SourceReader(config, options, is_preview=is_preview)
    sources = reader.read(files)
    with gc_paused():
        if jobs and isinstance(parse_cache, StoredParseCache):
            parse_apart(sources, options.concepts.strip("/"), parse_cache, jobs)
        parsed = parse_sources(sources, options.concepts.strip("/"), parse_cache)
        site = derive_site(
            parsed, options.concepts.strip("/"), read_headings(config.markdown_extensions, config.mdx_configs)
        )
        _mend_front_matter(site, files)
        find_others, check = _find_others(config, options, files), make_template_check()
        build = Build(
            site=site,
            parsed=parsed,
            sources=sources,
            generated=generate_pages(site, sources, options, find_others),
            files=files,
            question_files=reader.question_files,
            renderer=_make_renderer(config, options, check),
            template_check=check,
            converter=Converter(config),
            is_plain=find_plain(config.markdown_extensions),
            is_native=has_sidebars(config),
            rules=read_rules(options.check),
            find_others=find_others,
            is_autolinking=options.autolink,
        )
    build.begin(reader.problems)
    implied = sum(p.code is Code.PREREQUISITE_IMPLIED and build.weigh(p) is Severity.INFO for p in build.problems)
    if implied:
        log.info("Prerequisites that already follow from others: %s; --verbose lists them.", implied)
    return build


def _make_renderer(config: MkDocsConfig, options: CairnConfig, check: TemplateCheck) -> Renderer:
    record = record_name(options, config)
    return Renderer(config.theme.custom_dir, record, confidence=options.confidence, watch=check.watch)


def _find_others(config: MkDocsConfig, options: CairnConfig, files: Files) -> Callable[[Site], tuple[Problem, ...]]:
    """Return what finds in a site that which the engine knows nothing of."""
    settings = read_macro_settings(config)
    fixed = find_in_settings(config, options, files)
    return lambda site: (*fixed, *find_macro_faults(site, settings))


def _mend_front_matter(site: Site, files: Files) -> None:
    """Let MkDocs see front matter where the engine has seen it."""
    for uri, document in site.documents.items():
        if (text := host_text(document)) is not None:
            files.src_uris[uri].content_string = text
