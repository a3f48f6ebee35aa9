# SPDX-License-Identifier: MIT
"""Start a build: prepare MkDocs' settings, read the sources, compile the site and report its problems."""

from __future__ import annotations

import logging
from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, set_exclusions

from cairn.content.document import host_text
from cairn.site import Site
from cairn.sources import ParseCache, no_cache
from cairn.text.problem import Code, Severity
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.compiler import make_compiler
from mkdocs_cairn.build.files.missing_page import add_missing_page
from mkdocs_cairn.build.files.program_files import refuse_feed_without_address
from mkdocs_cairn.build.files.search import add_search
from mkdocs_cairn.build.files.theme_search import extend_worker, report_unused, weigh_fields
from mkdocs_cairn.build.files.unused_files import leave_out_unused_files
from mkdocs_cairn.build.parallel_parsing import parse_in_parallel
from mkdocs_cairn.build.workers import Workers
from mkdocs_cairn.cache.folder import listen_to_reads
from mkdocs_cairn.cache.parse_cache import StoredParseCache
from mkdocs_cairn.config.options import CairnConfig
from mkdocs_cairn.host.offline_files import leave_out_offline_files
from mkdocs_cairn.host.pages.converter import Converter
from mkdocs_cairn.host.pages.page_keys import make_template_check
from mkdocs_cairn.host.plugins.cacheable_plugins import refuse_unknown_names
from mkdocs_cairn.host.plugins.languages import find_record, use_plain_names
from mkdocs_cairn.host.plugins.macros.macros import add_macros
from mkdocs_cairn.host.plugins.macros.startup_lines import quieten_startup
from mkdocs_cairn.host.reporting import make_logs_printable
from mkdocs_cairn.host.scripts import place_scripts
from mkdocs_cairn.host.source_reader import SourceReader
from mkdocs_cairn.host.theme import add_assets, has_breadcrumbs, has_sidebars, pass_on_record
from mkdocs_cairn.host.theme_languages import refuse_unknown_language
from mkdocs_cairn.html.renderer import Renderer
from mkdocs_cairn.markdown.extension import add_extensions
from mkdocs_cairn.markdown.plain_paragraphs import find_plain
from mkdocs_cairn.system.gc_pause import gc_paused

log = logging.getLogger("mkdocs.plugins.cairn")


def prepare_settings(
    config: MkDocsConfig, options: CairnConfig, find_build: Callable[[], Build], *, is_preview: bool
) -> None:
    """Add what Cairn needs to the settings; `find_build` returns the current build once there is one."""
    if not is_preview:  # a preview caches no pages
        listen_to_reads(config.config_file_path, config.site_dir)
    refuse_unknown_names(config, options.cacheable)
    refuse_unknown_language(config)
    refuse_feed_without_address(config, options)
    make_logs_printable()
    SourceReader(config, options).refuse_loops()
    add_assets(config)
    add_search(config, options, find_build, is_preview=is_preview)
    weigh_fields(config)
    add_missing_page(config)
    add_macros(config)
    quieten_startup(config)
    add_extensions(config.markdown_extensions, find_build, has_math=options.math)


def start_build(
    files: Files,
    config: MkDocsConfig,
    options: CairnConfig,
    parse_cache: ParseCache = no_cache,
    workers: Workers | None = None,
    *,
    is_preview: bool = False,
) -> Build:
    """Return the build of these files, with its problems reported; `workers` may parse in several processes."""
    record = find_record(options, config)
    pass_on_record(config, record if options.learner.is_on else "")
    leave_out_unused_files(files, options.learner)
    leave_out_offline_files(files, options.learner)
    extend_worker(files, config)
    set_exclusions(files, config)  # for files that other plugins have added
    use_plain_names(files)
    reader = SourceReader(config, options, is_preview=is_preview)
    sources = reader.read(files)
    with gc_paused():
        compiler = make_compiler(config, options, files)
        place_scripts(files, config, compiler.messages)
        if workers and isinstance(parse_cache, StoredParseCache):
            parse_in_parallel(sources, compiler.folder, parse_cache, workers)
        parsed = compiler.parse(sources, parse_cache)
        site, generated = compiler.derive(parsed, sources)
        _pass_on_front_matter(site, files)
        check = make_template_check()
        build = Build(
            sources=sources,
            parsed=parsed,
            site=site,
            generated=generated,
            compiler=compiler,
            files=files,
            question_files=reader.question_files,
            renderer=Renderer(
                config.theme.custom_dir,
                record,
                compiler.messages,
                confidence=options.confidence,
                learner=compiler.reviews is not None,
                watch=check.watch,
            ),
            template_check=check,
            converter=Converter(config),
            is_plain=find_plain(config.markdown_extensions),
            has_sidebars=has_sidebars(config),
            has_breadcrumbs=has_breadcrumbs(config),
            is_autolinking=options.autolink,
        )
    build.report_sources(reader.problems)
    report_unused(options, files)
    implied = sum(p.code is Code.PREREQUISITE_IMPLIED and build.severity(p) is Severity.INFO for p in build.problems)
    if implied:
        log.info("Prerequisites that are implied by others: %s; --verbose lists them.", implied)
    return build


def _pass_on_front_matter(site: Site, files: Files) -> None:
    """Pass front matter to MkDocs in a form that MkDocs and the engine read in the same way."""
    for uri, document in site.documents.items():
        if (text := host_text(document)) is not None:
            files.src_uris[uri].content_string = text
