# SPDX-License-Identifier: MIT
"""Generated pages as MkDocs' files. Each has a source file like any other page, since other plugins look for one.

The text is kept in memory and that is what MkDocs reads. The file that holds the same text lies in a fixed place
beside the cache, not in a temporary folder, so that no path differs from build to build.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from mkdocs_cairn.languages import list_in_sitemap, place_in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from cairn.index_views import GeneratedPage

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
        except OSError as error:  # the project may be read-only: then only a plugin that opens the file has to do without
            log.debug("A generated page has no file of its own: %s", error)


def add_pages(files: Files, generated: Mapping[str, GeneratedPage], config: MkDocsConfig) -> None:
    """Add the generated pages; a document that stands in the place of one stays."""
    folder = Path(config.config_file_path or ".").resolve().parent / _FOLDER
    for uri, page in generated.items():
        file = files.src_uris.get(uri)
        if file is None:
            file = GeneratedFile.generated(config, uri, content="")
            file.generated_by = "cairn"
            place_in_language(file, config)
            list_in_sitemap(file, config)
            files.append(file)
        if isinstance(file, GeneratedFile):
            file.set_text(page.markdown, folder / uri)


def remove_old_sources(generated: Iterable[str], config: MkDocsConfig) -> None:
    """Remove the source files of pages that are generated no more."""
    folder = Path(config.config_file_path or ".").resolve().parent / _FOLDER
    wanted = {os.path.normpath(folder / uri) for uri in generated}
    for place, _, names in os.walk(folder):
        for path in (os.path.join(place, name) for name in names):
            if path not in wanted:
                with suppress(OSError):
                    os.unlink(path)


def _write(path: Path, text: str) -> None:
    """Write a file, unless it holds that text."""
    data = text.encode("utf-8", "surrogatepass")
    with suppress(OSError):
        if path.read_bytes() == data:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
