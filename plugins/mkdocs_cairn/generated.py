# SPDX-License-Identifier: MIT
"""Generated pages as MkDocs' files. Each has a source file like any other page, since other plugins look for one.

The text is kept in memory and that is what MkDocs reads. The file that holds the same text lies in a fixed place
beside the cache, not in a temporary folder, so that no path differs from build to build.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from mkdocs_cairn.languages import place_in_language
from mkdocs_cairn.other_plugins import tell_of_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_cairn.build import Build

log = logging.getLogger("mkdocs.plugins.cairn")

_FOLDER = Path(".cache", "cairn", "generated")


class GeneratedFile(File):
    """A page that this plugin generates."""

    def set_text(self, text: str, path: Path) -> None:
        """Give it a text, and a source file at that path that holds it."""
        if self._content == text:
            return
        self.content_string = text  # which makes MkDocs forget the path
        self.abs_src_path = str(path)
        try:
            _write(path, text)
        except OSError as error:  # in a read-only project, plugins do without it
            log.debug("A generated page has no file of its own: %s", error)


def add_pages(build: Build, config: MkDocsConfig) -> None:
    """Add the generated pages; a document that stands in the place of one stays, unless it is left out of the site."""
    files, folder = build.files, Path(config.config_file_path or ".").resolve().parent / _FOLDER
    for uri, page in build.generated.items():
        file = files.src_uris.get(uri)
        if file and file.inclusion.is_excluded() and uri not in build.site.documents:
            files.remove(file)
            file = None
        if file is None:
            file = GeneratedFile.generated(config, uri, content="")
            file.generated_by = "cairn"
            place_in_language(file, config)
            tell_of_page(file, config)
            files.append(file)
        if isinstance(file, GeneratedFile):
            file.set_text(page.markdown, folder / uri)


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
