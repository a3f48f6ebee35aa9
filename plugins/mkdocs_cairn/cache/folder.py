# SPDX-License-Identifier: MIT
"""The folder for cached results of builds, next to a project's settings. It may be deleted at any time."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs_cairn.cache.file_reads import reads_of
from mkdocs_cairn.cache.store import Store

_FOLDER, _FILE = Path(".cache", "cairn"), "pages.sqlite3"
_SHARDS = "shard-*.sqlite3"
_SWITCH, _OFF = "CAIRN_CACHE", ("0", "no", "off", "false")


def find_project(settings: str | None) -> Path:
    """Return the folder of a project, by the path of its settings."""
    return Path(settings or ".").absolute().parent


def find_folder(settings: str | None, *, is_on: bool) -> Path | None:
    """Return the cache folder of a project; None if the cache is switched off."""
    if not is_on or os.environ.get(_SWITCH, "").lower() in _OFF:
        return None
    return Path(settings or ".").resolve().parent / _FOLDER


def open_store(settings: str | None, *, is_on: bool, shard: tuple[int, int] | None = None) -> Store:
    """Return the cache of a project, merged with those of the shards of a build; an empty one if the cache is off."""
    folder = find_folder(settings, is_on=is_on)
    if not folder:
        return Store(None)
    complete = folder / _FILE
    if shard:
        return Store(folder / "shard-{}-of-{}.sqlite3".format(*shard), complete)
    store = Store(complete)
    if shards := sorted(folder.glob(_SHARDS)):
        store.merge(shards)
    return store


def listen_to_reads(settings: str | None, site_folder: str) -> None:
    """Record all files that are read from now on, except those of the site and of the cache."""
    folder = find_folder(settings, is_on=True)
    reads_of(str(find_project(settings))).begin((site_folder, *([str(folder)] if folder else [])))
