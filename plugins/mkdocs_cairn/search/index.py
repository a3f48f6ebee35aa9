# SPDX-License-Identifier: MIT
"""Makes Pagefind's index of a site: one run of its program over a folder of records, at the end of a build.

The record of a page is made with the page, whichever process makes it, and is kept with it for later builds.
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

from mkdocs_cairn.own_page import OwnPage
from mkdocs_cairn.search.records import write_record, write_records
from mkdocs_cairn.search.steady import make_steady

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_cairn.build import Build

log = logging.getLogger("mkdocs.plugins.cairn")

PLACE = "assets/cairn/pagefind"
"""Where the index lies in the site."""
_EARLY, _LAST = -80, -95
"""Before the plugin itself adds to a page; and after it has brought together what all processes have made."""
_NOT_SEARCHED = "[data-search-exclude], .headerlink"
_PROGRAM = "pagefind.js", "pagefind-worker.js", "pagefind-entry.json"


class _NoOptions(Config):
    """Those of Cairn decide whether there is an index."""


class PageIndex(BasePlugin[_NoOptions]):
    """A plugin of its own, so that its events are those of this one task. A preview has none."""

    def __init__(self, find_build: Callable[[], Build]) -> None:
        super().__init__()
        self._find_build = find_build
        self._others: dict[str, str] = {}

    @event_priority(_EARLY)
    def on_page_context(self, context: TemplateContext, *, page: Page, **_: object) -> None:  # noqa: ARG002
        """Make the record of a page, before the names of its neighbors come to it."""
        record = write_record(page)
        if isinstance(page, OwnPage):
            page.told.record = record
        else:
            self._others[page.file.src_uri] = record

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the records, and leave of the index what a reader may load."""
        build, place = self._find_build(), Path(config.site_dir, PLACE)
        shutil.rmtree(place, ignore_errors=True)
        with TemporaryDirectory(prefix="cairn-search-") as folder:
            write_records(build.site, self._records(build.files), Path(folder))
            _run_pagefind(folder, place, str(config.theme.get("language") or "en"))
        make_steady(place)
        log.info("Pagefind has indexed %s pages.", f"{_tidy(place):,}")

    def _records(self, files: Files) -> Iterator[tuple[File, str]]:
        """Yield the pages that are searched, with their records."""
        for file in files.documentation_pages():
            page, uri = file.page, file.src_uri
            record = page.told.record if isinstance(page, OwnPage) else self._others.get(uri, "")
            if record:
                yield file, record


def _run_pagefind(records: str, place: Path, language: str) -> None:
    """Run Pagefind; away from the folder of the project, where it would look for settings of its own.

    Raises:
        mkdocs.exceptions.PluginError: it has failed.
    """
    code = language.replace("_", "-").partition("-")[0].lower()
    words = ("--site", records, "--output-path", str(place.resolve()), "--force-language", code)
    command = (sys.executable, "-m", "pagefind", *words, "--exclude-selectors", _NOT_SEARCHED, "--quiet")
    out = subprocess.PIPE
    done = subprocess.run(command, cwd=records, text=True, stdout=out, stderr=subprocess.STDOUT, check=False)  # noqa: S603  # no shell
    if done.returncode:
        raise PluginError(f"Pagefind could not index the site. It said:\n{done.stdout.strip()}")


def _tidy(place: Path) -> int:
    """Remove the parts for interfaces that the site does not have; return how many pages the index holds."""
    languages = json.loads((place / "pagefind-entry.json").read_text("utf-8"))["languages"].values()
    kept = {*_PROGRAM, *(f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages)}
    for file in place.iterdir():
        if file.is_file() and file.name not in kept and file.suffix != ".pf_meta":
            file.unlink()
    return sum(int(language["page_count"]) for language in languages)
