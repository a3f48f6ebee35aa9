# SPDX-License-Identifier: MIT
"""Files that Cairn adds to those of MkDocs: generated pages, redirects, and pictures of questions.

A generated page has a source file like any other page, since other plugins expect one. MkDocs reads the text from
memory. A file with the same text is written when a plugin asks for its path. Its path is fixed, not in a temporary
folder, so that paths are the same in every build.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from cairn.graph.question_index import QuestionIndex
from cairn.site import Site
from cairn.views.generated_page import GeneratedPage
from cairn.views.home.home_page import HOME
from mkdocs_cairn.host.plugins.languages import place_in_language
from mkdocs_cairn.host.plugins.other_plugins import register_page
from mkdocs_cairn.host.question_files import QuestionFiles
from mkdocs_cairn.host.theme import find_direction, find_language
from mkdocs_cairn.html.isolation import isolate
from mkdocs_cairn.html.renderer import Renderer

log = logging.getLogger("mkdocs.plugins.cairn")

_FOLDER = Path(".cache", "cairn", "generated")


class GeneratedFile(File):
    """A page that Cairn generates."""

    source: Path
    """The path of its source file."""

    @property
    def abs_src_path(self) -> str:
        """The path of a file with its text, which is written when a plugin asks."""
        try:
            _write(self.source, self.content_string)
        except OSError as error:  # a project may be read-only; then plugins do without the file
            log.debug("A generated page has no file of its own: %s", error)
        return str(self.source)

    @abs_src_path.setter
    def abs_src_path(self, value: str | None) -> None:
        """Ignore what MkDocs sets for a page whose text is in memory: that it has no file."""


def source_path(file: File) -> str:
    """Return the path of the source file of a page without writing the file; empty if it has none."""
    return str(file.source) if isinstance(file, GeneratedFile) else file.abs_src_path or ""


def has_home(files: Files, config: MkDocsConfig) -> bool:
    """Return whether the author, another plugin or the theme provides the home page; pages of sources do not count.

    Pages that are left out of the site do not provide it. Documents are known to the compiled site, and may come and
    go while a preview runs.
    """
    home = File(HOME, config.docs_dir, config.site_dir, config.use_directory_urls)
    place_in_language(home, config)
    others = (f for f in files if not f.is_documentation_page() and not f.inclusion.is_excluded())
    return home.dest_uri in {*(f.dest_uri for f in others), *config.theme.static_templates, *config.extra_templates}


def add_pages(pages: Mapping[str, GeneratedPage], site: Site, files: Files, config: MkDocsConfig) -> None:
    """Add the generated pages; a document with the path of one stays, unless it is left out of the site."""
    folder = Path(config.config_file_path or ".").resolve().parent / _FOLDER
    for uri, page in pages.items():
        file = files.src_uris.get(uri)
        if file and file.inclusion.is_excluded() and uri not in site.documents:
            files.remove(file)
            file = None
        if file is None:
            file = _make_file(uri, folder / uri, config)
            files.append(file)
        if isinstance(file, GeneratedFile):
            file.content_string = page.markdown


def _make_file(uri: str, source: Path, config: MkDocsConfig) -> GeneratedFile:
    file = GeneratedFile(uri, None, config.site_dir, config.use_directory_urls)
    file.generated_by, file.source = "cairn", source
    place_in_language(file, config)
    register_page(file, config)
    return file


def remove_old_sources(generated: Iterable[str], config: MkDocsConfig) -> None:
    """Remove the source files of pages that are no longer generated."""
    folder = Path(config.config_file_path or ".").resolve().parent / _FOLDER
    wanted = {folder / uri for uri in generated}
    for path in folder.rglob("*.md"):
        if path not in wanted:
            with suppress(OSError):
                path.unlink()


def _write(path: Path, text: str) -> None:
    """Write a file, unless it already has that text."""
    data = text.encode("utf-8", "surrogatepass")
    with suppress(OSError):
        if path.read_bytes() == data:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def add_question_files(questions: QuestionIndex, paths: QuestionFiles, files: Files, config: MkDocsConfig) -> None:
    """Add the files of the quizzes folder that questions link to."""
    for uri, path in paths.published(questions):
        if uri not in files.src_uris:
            files.append(File.generated(config, uri, abs_src_path=str(path)))


def add_redirects(site: Site, files: Files, renderer: Renderer, config: MkDocsConfig) -> None:
    """Add a small page at each former address that redirects without a script; other pages with that address stay.

    MkDocs only copies it, so no list of pages contains it.
    """
    taken, direction = {file.dest_uri for file in files}, find_direction(config)
    for path, uri in site.redirects.items():
        former = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        place_in_language(former, config)
        target = files.src_uris.get(uri)
        if target and former.dest_uri not in taken:
            href = target.url_relative_to(former)
            url = urljoin(config.site_url, target.url) if config.site_url else href
            page = renderer.redirect(site.documents[uri].title, href, url, find_language(config), direction)
            page = isolate(page) if direction == "rtl" else page
            files.append(File.generated(config, former.dest_uri, content=page))
