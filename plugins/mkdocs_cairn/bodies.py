# SPDX-License-Identifier: MIT
"""What becomes of a page's Markdown before the host reads it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from cairn.body import compile_body
from cairn.views import compile_concept
from mkdocs_cairn.pages import set_meta

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from mkdocs_cairn.build import Build


def compile_markdown(markdown: str, page: Page, build: Build, config: MkDocsConfig) -> str:
    """Return the final Markdown of a page, and get ready for its questions."""
    build.uri, build.shown = page.file.src_uri, {}
    set_meta(page, build)
    markdown += stub_body(page, build, config)
    lexicon, address = build.lexicon(build.uri), None if build.links_to_sources else build.address
    text, problems = compile_body(build.site, build.uri, markdown, build.write_question, lexicon, address)
    build.report(problems)
    return text


def stub_body(page: Page, build: Build, config: MkDocsConfig) -> str:
    """Return the body of a concept that nobody has written, as Markdown; empty for every other page."""
    concept_id = build.site.concept_ids.get(page.file.src_uri, "")
    if not concept_id or build.site.catalogue.is_written(concept_id):
        return ""
    view = compile_concept(build.site, concept_id)
    return build.renderer.stub(view, page.file.src_uri, _write_url(page.file.src_uri, config))


def _write_url(uri: str, config: MkDocsConfig) -> str:
    """Return where a new file can be written in the browser, on hosts that call editing `edit/BRANCH/FOLDER`."""
    if not config.repo_url or not (config.edit_uri or "").startswith("edit/"):
        return ""
    folder, name = posixpath.split(uri)
    place = "new/" + (config.edit_uri or "").removeprefix("edit/")
    return posixpath.join(config.repo_url, place, folder) + "?filename=" + quote(name)
