# SPDX-License-Identifier: MIT
"""A preview in this process, without a server: edits are told of and pages asked for by a call."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_cairn.host.pages.single_pages import MkDocsBuild
from mkdocs_cairn.host.source_reader import SourceReader

from .builds import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

URL = "http://127.0.0.1:8000/"


class Desk:
    """The desk of an author: a folder of sources, and a preview of them."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.site = source / "preview"
        self.made: list[str] = []
        """The pages that were made, by place."""
        self.read: list[str] = []
        """The files that were read."""
        self.builds = 0
        """How often MkDocs has built."""
        config = self._load()
        config.plugins.on_startup(command="serve", dirty=False)
        self.plugin: Any = config.plugins["cairn"]  # one for all builds of a process
        self.preview: Any = self.plugin.preview

    def _load(self) -> Any:
        return load_config(str(self.source / "mkdocs.yml"), site_dir=str(self.site), site_url=URL)

    def build(self) -> None:
        self.builds += 1
        build(self._load(), serve_url=URL)

    def edit(self, *places: str, old: str = "", new: str = "") -> None:
        """Change files, and have the preview take that in."""
        for place in places:
            path = self.source / place
            if old:
                path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
            elif new:
                path.write_text(new, "utf-8")
        self.tell(*places)

    def tell(self, *places: str) -> None:
        """Say that files were changed."""
        self.preview._changes._paths |= {str(self.source / place) for place in places}
        self.preview._rebuild(self.build)

    def ask(self, place: str) -> str:
        """Ask for a page, and return it."""
        self.preview._make_current(place)
        path = self.site / place / "index.html" if place.endswith("/") or not place else self.site / place
        return path.read_text("utf-8") if path.is_file() else ""


@contextmanager
def at_work(source: Path) -> Iterator[Desk]:
    """Begin a preview, and count what it does."""
    build_page, read = MkDocsBuild.build_page, SourceReader.read_file
    with patch.dict(os.environ, DAY):
        desk = Desk(source)

        def building(self: MkDocsBuild, page: Any) -> None:
            desk.made.append(page.file.src_uri)
            build_page(self, page)

        def reading(self: SourceReader, path: Path, uri: str = "") -> Any:
            desk.read.append(path.name)
            return read(self, path, uri)

        with patch.object(MkDocsBuild, "build_page", building), patch.object(SourceReader, "read_file", reading):
            desk.build()
            desk.made.clear()
            desk.read.clear()
            yield desk
