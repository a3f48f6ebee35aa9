# SPDX-License-Identifier: MIT
"""Makes Pagefind's index of a site while MkDocs writes its pages.

One run of its program over a folder of records. The records need only the bodies of the pages, so the program
runs beside the rest of the build, and the end of the build waits for it.
"""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from mkdocs_cairn.search.records import write_records
from mkdocs_cairn.search.steady import make_steady

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_cairn.build import Build

log = logging.getLogger("mkdocs.plugins.cairn")

PLACE = "assets/cairn/pagefind"
"""Where the index lies in the site."""
_LAST = -95
"""After the plugin itself, which ends a build with errors before it comes to this."""
_NOT_SEARCHED = "[data-search-exclude], .headerlink"
_PROGRAM = "pagefind.js", "pagefind-worker.js", "pagefind-entry.json"


class _NoOptions(Config):
    """Those of Cairn decide whether there is an index."""


class PageIndex(BasePlugin[_NoOptions]):
    """A plugin of its own, so that its events are those of this one task. A preview has none."""

    def __init__(self, find_build: Callable[[], Build]) -> None:
        super().__init__()
        self._find_build = find_build
        self._records: TemporaryDirectory[str] | None = None
        self._program: subprocess.Popen[str] | None = None

    @event_priority(_LAST)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Begin to index what the pages say, once all of them have been read."""
        self._records = TemporaryDirectory(prefix="cairn-search-")
        write_records(self._find_build().site, files.documentation_pages(), Path(self._records.name))
        place = Path(config.site_dir, PLACE)
        shutil.rmtree(place, ignore_errors=True)
        language = str(config.theme.get("language") or "en").replace("_", "-").partition("-")[0].lower()
        self._program = _run_pagefind(self._records.name, place, language)

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait for the index, and leave of it what a reader may load."""
        if self._program is None:
            return
        said, _ = self._program.communicate()
        if self._program.returncode:
            raise PluginError(f"Pagefind could not index the site. It said:\n{said.strip()}")
        self._stop()
        place = Path(config.site_dir, PLACE)
        make_steady(place)
        log.info("Pagefind has indexed %s pages.", f"{_tidy(place):,}")

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave nothing of an index behind."""
        self._stop()

    def _stop(self) -> None:
        """End the program and remove the records."""
        if self._program and self._program.poll() is None:
            self._program.kill()
            self._program.communicate()
        if self._records:
            self._records.cleanup()
        self._program = self._records = None


def _run_pagefind(records: str, place: Path, language: str) -> subprocess.Popen[str]:
    """Start Pagefind; away from the folder of the project, where it would look for settings of its own."""
    words = ("--site", records, "--output-path", str(place.resolve()), "--force-language", language)
    command = (sys.executable, "-m", "pagefind", *words, "--exclude-selectors", _NOT_SEARCHED, "--quiet")
    out = subprocess.PIPE
    return subprocess.Popen(command, cwd=records, text=True, stdout=out, stderr=subprocess.STDOUT)  # noqa: S603  # no shell


def _tidy(place: Path) -> int:
    """Remove the parts for interfaces that the site does not have; return how many pages the index holds."""
    languages = json.loads((place / "pagefind-entry.json").read_text("utf-8"))["languages"].values()
    kept = {*_PROGRAM, *(f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages)}
    for file in place.iterdir():
        if file.is_file() and file.name not in kept and file.suffix != ".pf_meta":
            file.unlink()
    return sum(int(language["page_count"]) for language in languages)
