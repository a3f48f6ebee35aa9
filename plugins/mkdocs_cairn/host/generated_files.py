# SPDX-License-Identifier: MIT
"""Generated pages as MkDocs' files. Each has a source file like any other page, since other plugins look for one.

The text is kept in memory and that is what MkDocs reads. A file that holds the same text is written when a plugin
asks for its path. It lies in a fixed place, not in a temporary folder, so that no path differs from build to build.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from mkdocs_cairn.host.languages import place_in_language
from mkdocs_cairn.host.other_plugins import tell_of_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_cairn.build.build import Build

log = logging.getLogger("mkdocs.plugins.cairn")

_FOLDER = Path(".cache", "cairn", "generated")


class GeneratedFile(File):
    """A page that this plugin generates."""

    place: Path
    """Where its source file belongs."""

    @property
    def abs_src_path(self) -> str:
        """The path of a file that holds its text; it is written for the plugin that asks."""
        try:
            _write(self.place, self.content_string)
        except OSError as error:  # in a read-only project, plugins do without it
            log.debug("A generated page has no file of its own: %s", error)
        return str(self.place)

    @abs_src_path.setter
    def abs_src_path(self, value: str | None) -> None:
        """Pass over what MkDocs says of a page whose text is in memory: that it has no file."""


def source_path(file: File) -> str:
    """Return where the source file of a page lies, without having it written; empty where it has none."""
    return str(file.place) if isinstance(file, GeneratedFile) else file.abs_src_path or ""


def add_pages(build: Build, config: MkDocsConfig) -> None:
    """Add the generated pages; a document that stands in the place of one stays, unless it is left out of the site."""
    files, folder = build.files, Path(config.config_file_path or ".").resolve().parent / _FOLDER
    for uri, page in build.generated.items():
        file = files.src_uris.get(uri)
        if file and file.inclusion.is_excluded() and uri not in build.site.documents:
            files.remove(file)
            file = None
        if file is None:
            file = _make_file(uri, folder / uri, config)
            files.append(file)
        if isinstance(file, GeneratedFile):
            file.content_string = page.markdown


def _make_file(uri: str, place: Path, config: MkDocsConfig) -> GeneratedFile:
    file = GeneratedFile(uri, None, config.site_dir, config.use_directory_urls)
    file.generated_by, file.place = "cairn", place
    place_in_language(file, config)
    tell_of_page(file, config)
    return file


def remove_old_sources(generated: Iterable[str], config: MkDocsConfig) -> None:
    """Remove the source files of pages that are generated no more."""
    folder = Path(config.config_file_path or ".").resolve().parent / _FOLDER
    wanted = {folder / uri for uri in generated}
    for path in folder.rglob("*.md"):
        if path not in wanted:
            with suppress(OSError):
                path.unlink()


def _write(path: Path, text: str) -> None:
    """Write a file, unless it holds that text."""
    data = text.encode("utf-8", "surrogatepass")
    with suppress(OSError):
        if path.read_bytes() == data:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
