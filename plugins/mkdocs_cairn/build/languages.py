# SPDX-License-Identifier: MIT
"""The languages of a course together: which pages the others have, and one result of a check in all of them.

Each language is built by itself. So that the language switch keeps the page, a build also compiles the other
languages, without rendering any page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files

from cairn.check.check import CheckResult
from cairn.sources import ParseCache, Sources
from cairn.text.problem import Severity
from mkdocs_cairn.build.compiler import make_compiler
from mkdocs_cairn.config.options import CairnConfig
from mkdocs_cairn.host.plugins.languages import choose_files, other_languages, place_in
from mkdocs_cairn.host.source_reader import SourceReader


def link_languages(files: Files, config: MkDocsConfig, options: CairnConfig, cache: ParseCache) -> None:
    """Tell the language switch of each page where the same page is in the other languages."""
    with other_languages(config) as others:
        uris = {language: _find_pages(config, options, cache, language) for language in others}
    for file in files.documentation_pages() if uris else ():
        _link(file, uris, config)


def _find_pages(config: MkDocsConfig, options: CairnConfig, cache: ParseCache, language: str) -> frozenset[str]:
    """Return the paths of all pages in a language, written and generated."""
    files = choose_files(get_files(config), config, language)
    sources = SourceReader(config, options).read(files)
    compiler = make_compiler(config, options, files)
    site, generated = compiler.derive(compiler.parse(sources, cache), sources)
    return frozenset((*site.documents, *site.concept_ids, *generated))


def _link(file: File, uris: Mapping[str, frozenset[str]], config: MkDocsConfig) -> None:
    alternates: dict[str, File] = getattr(file, "alternates", {})
    for language, known in uris.items():
        if language not in alternates and file.src_uri in known:
            other = File(file.src_uri, None, config.site_dir, config.use_directory_urls)
            alternates[language] = place_in(other, language, config)


def join_results(results: Sequence[tuple[Sources, CheckResult]]) -> CheckResult:
    """Return the result of a check in several languages, the default one first, whose counts it has.

    Advice about a source that the languages share is that of the default language.
    """
    (first_sources, first), *others = results
    shared = {source.path for source in first_sources.each()}
    problems = dict.fromkeys(first.rated_problems)
    for _, result in others:
        found = result.rated_problems
        problems |= dict.fromkeys(r for r in found if r.severity > Severity.INFO or r.problem.span.path not in shared)
    ordered = sorted(problems, key=lambda rated: (rated.problem.span, rated.problem.code.label, rated.problem.message))
    return replace(first, rated_problems=tuple(ordered))
