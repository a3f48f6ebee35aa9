# SPDX-License-Identifier: MIT
"""The beginning of a build: sources are read, the site is compiled, and what is wrong with it is reported."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from cairn.document import host_text
from cairn.parsed import forgetful, parse_sources
from cairn.problem import Code, Severity
from cairn.site import derive_site
from mkdocs_cairn.build import Build
from mkdocs_cairn.cache.shelf import Shelf
from mkdocs_cairn.check_config import generate_pages, read_rules
from mkdocs_cairn.collection import no_collection
from mkdocs_cairn.config import record_name
from mkdocs_cairn.converter import Converter
from mkdocs_cairn.headings import read_headings
from mkdocs_cairn.layout import has_sidebars
from mkdocs_cairn.macro_check import find_macro_faults
from mkdocs_cairn.macro_settings import read_macro_settings
from mkdocs_cairn.option_paths import find_in_settings
from mkdocs_cairn.parsing import parse_apart
from mkdocs_cairn.plain import find_plain
from mkdocs_cairn.render import Renderer
from mkdocs_cairn.sources import SourceReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from cairn.parsed import Recall
    from cairn.problem import Problem
    from cairn.site import Site
    from mkdocs_cairn.config import CairnConfig
    from mkdocs_cairn.jobs import Jobs

log = logging.getLogger("mkdocs.plugins.cairn")


def start_build(
    files: Files,
    config: MkDocsConfig,
    options: CairnConfig,
    recall: Recall = forgetful,
    jobs: Jobs | None = None,
    *,
    is_preview: bool = False,
) -> Build:
    """Read the sources, compile the site and report what is wrong with it; `jobs` may parse in several processes."""
    reader = SourceReader(config, options, is_preview=is_preview)
    sources = reader.read(files)
    with no_collection():
        if jobs and isinstance(recall, Shelf):
            parse_apart(sources, options.concepts.strip("/"), recall, jobs)
        parsed = parse_sources(sources, options.concepts.strip("/"), recall)
        site = derive_site(parsed, options.concepts.strip("/"), read_headings(config))
        _mend_front_matter(site, files)
        find_others = _find_others(config, options, files)
        build = Build(
            site=site,
            parsed=parsed,
            sources=sources,
            generated=generate_pages(site, sources, options, find_others),
            files=files,
            question_files=reader.question_files,
            renderer=Renderer(config, record_name(options, config), confidence=options.confidence),
            converter=Converter(config),
            is_plain=find_plain(config),
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
