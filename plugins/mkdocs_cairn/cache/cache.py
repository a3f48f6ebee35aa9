# SPDX-License-Identifier: MIT
"""The pages of earlier builds: which of them still hold, and which new ones are worth keeping."""

from __future__ import annotations

import json
import logging
import os
import zlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import write_file

from mkdocs_cairn.cache.file_reads import reads_of
from mkdocs_cairn.cache.store import Store
from mkdocs_cairn.host.cairn_page import OwnPage, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_cairn.cache.inputs import Inputs
    from mkdocs_cairn.cache.keys import Keys

log = logging.getLogger("mkdocs.plugins.cairn")

_FOLDER, _FILE = Path(".cache", "cairn"), "pages.sqlite3"
_SHARDS = "shard-*.sqlite3"
_SWITCH, _OFF = "CAIRN_CACHE", ("0", "no", "off", "false")


def find_project(config: MkDocsConfig) -> Path:
    """Return the folder of a project."""
    return Path(config.config_file_path or ".").absolute().parent


def find_folder(config: MkDocsConfig, *, is_on: bool) -> Path | None:
    """Return where a project keeps what builds have made; None where that is switched off."""
    if not is_on or os.environ.get(_SWITCH, "").lower() in _OFF:
        return None
    return Path(config.config_file_path or ".").resolve().parent / _FOLDER


def open_store(config: MkDocsConfig, *, is_on: bool, shard: tuple[int, int] | None = None) -> Store:
    """Return the cache of a project, with what shards of a build have left; an empty one where it is switched off."""
    folder = find_folder(config, is_on=is_on)
    if not folder:
        return Store(None)
    whole = folder / _FILE
    store = Store(folder / "shard-{}-of-{}.sqlite3".format(*shard), whole) if shard else Store(whole)
    if not shard and (shards := sorted(folder.glob(_SHARDS))):
        store.take_in(shards)
    return store


def listen_to_reads(config: MkDocsConfig, *, is_preview: bool) -> None:
    """Hear of all files that are read from now on; a preview keeps no pages."""
    if not is_preview:
        folder = find_folder(config, is_on=True)
        reads_of(str(find_project(config))).begin((config.site_dir, *([str(folder)] if folder else [])))


def say_what_is_unkept(pages: Iterable[OwnPage]) -> None:
    """Tell an author in one line why pages are made in each build."""
    reasons = Counter(page.told.unkept for page in pages if page.told.unkept)
    if reasons:
        why = ", ".join(sorted(reasons))
        log.info("Pages that Cairn makes in each build: %s, because of %s.", sum(reasons.values()), why)


class Cache:
    """The finished pages of one build."""

    def __init__(self, store: Store, keys: Keys, files: Files, inputs: Inputs) -> None:
        self._store, self._keys, self._files, self._inputs = store, keys, files, inputs
        self._is_new = not store.holds_any
        """Whether nothing can be found, so that a key is of use only when its page is there."""
        self._kept: list[tuple[OwnPage, bytes]] = []
        self._wanted: dict[str, bytes] = {}

    def recall(self, pages: Iterable[OwnPage]) -> Iterator[OwnPage]:
        """Take up what earlier builds know of these pages, and yield those that have to be made."""
        for page in pages:
            key = None if self._is_new else self._keys.find(page)
            if key and self._take_up(page, key):
                self._kept.append((page, key))
            else:
                self._wanted |= {page.file.src_uri: key} if key else {}
                yield page

    def _take_up(self, page: OwnPage, key: bytes) -> bool:
        facts = self._store.facts(key)
        if facts is None:
            return False
        page.told = Told(**json.loads(facts))
        if self._inputs.hold(page.told.inputs) and page.holds(self._files):
            page.link_up(self._files)
            return True
        page.told = Told()
        return False

    def keep(self, page: OwnPage, output: str) -> None:
        """Keep a page that has been made, if all that it depends on is known."""
        uri = page.file.src_uri
        if not self._store.is_open:
            return
        key = self._keys.find(page) if self._is_new else self._wanted.pop(uri, None)
        if key and page.told.is_quiet and not page.told.unkept and output.strip():
            page.told.inputs = self._inputs.name()
            facts = json.dumps(vars(page.told), ensure_ascii=False, separators=(",", ":"))
            self._store.put(key, facts.encode("utf-8", "surrogatepass"), _pack(output))

    def write_kept(self) -> Iterator[OwnPage]:
        """Write the pages of earlier builds that still hold, and yield those that are damaged and have to be made."""
        for page, key in self._kept:
            packed = self._store.output(key)
            if packed is None:
                page.told = Told()
                self._wanted[page.file.src_uri] = key
                yield page
            else:
                write_file(zlib.decompress(packed), page.file.abs_dest_path)


def _pack(output: str) -> bytes:
    """Return a page as MkDocs writes it, at a level of compression that costs next to nothing."""
    return zlib.compress(output.encode("utf-8", "xmlcharrefreplace"), 1)
