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
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_cairn.search.records import write_records
from mkdocs_cairn.search.steady import make_steady

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_cairn.build import Build

log = logging.getLogger("mkdocs.plugins.cairn")

PLACE = "assets/cairn/pagefind"
"""Where the index lies in the site."""
_NOT_SEARCHED = "[data-search-exclude], .headerlink"
_PROGRAM = "pagefind.js", "pagefind-worker.js", "pagefind-entry.json"


@dataclass
class PageSearch:
    """Pagefind's part in one build; none where it is off."""

    is_on: bool
    """Whether an index is made. A preview makes none."""
    _records: TemporaryDirectory[str] | None = None
    _program: subprocess.Popen[str] | None = None
    _place: Path = field(default_factory=Path)

    def start(self, build: Build, config: MkDocsConfig) -> None:
        """Begin to index what the pages say, once all of them have been read."""
        if not self.is_on:
            return
        self._records = TemporaryDirectory(prefix="cairn-search-")
        self._place = Path(config.site_dir, PLACE)
        shutil.rmtree(self._place, ignore_errors=True)
        write_records(build.site, build.files.documentation_pages(), Path(self._records.name))
        language = str(config.theme.get("language") or "en").replace("_", "-").partition("-")[0].lower()
        self._program = _run_pagefind(self._records.name, self._place, language)

    def finish(self) -> None:
        """Wait for the index, and leave of it what a reader may load."""
        if self._program is None:
            return
        said, _ = self._program.communicate()
        if self._program.returncode:
            raise PluginError(f"Pagefind could not index the site. It said:\n{said.strip()}")
        self.stop()
        make_steady(self._place)
        pages = _tidy(self._place)
        log.info("Pagefind has indexed %s pages.", f"{pages:,}")

    def stop(self) -> None:
        """End the program and remove the records, whatever became of the build."""
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
