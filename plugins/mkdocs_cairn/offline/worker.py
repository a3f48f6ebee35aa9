# SPDX-License-Identifier: MIT
"""Writes the service worker of a site: a line with its settings, and the script.

The version in the settings is a digest of the settings, of the script, and of all scripts and styles of the site. So a
browser replaces a worker whenever it has to, and never otherwise.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

WORKER = "sw.js"
"""The path of the worker. It is in no folder, since it sees only the pages in its own."""
OFFLINE_PAGE, OFFLINE_STYLES = "offline.html", "offline.css"
"""The names of the page that says that another one was not kept, and of its styles."""
_MAX_FOLDERS = 100
_HASH_IN_NAME = re.compile(r"\.[0-9a-f]{8,}\.")
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class KeptSite:
    """What a worker has to know of its site. All paths are relative to its root."""

    name: str
    """The name of the site."""
    pages: Sequence[str]
    """The addresses of the pages that are always kept."""
    files: Sequence[str]
    """The paths of the scripts and styles that pages link, and of the page about being offline."""
    folders: Sequence[str] | None
    """The names of the folders at the root; None if they are not known."""
    contents: Mapping[str, bytes]
    """All scripts and styles of the site, by their paths."""


def write_worker(record: str, site: KeptSite | None, script: str) -> str:
    """Return the worker of a site; without a site, one that removes earlier workers and what they kept."""
    settings = None
    if site:
        facts = {
            "name": html.escape(site.name, quote=False),
            "pages": [*site.pages],
            "files": sorted(site.files),
            "folders": _list_folders(site.folders),
        }
        settings = {"version": _find_version(facts, site.contents, script), **facts}
    line = json.dumps({"record": record, "site": settings}, separators=(",", ":"))
    return f"const cairnSite = {line};\n{script}"


def find_folders(paths: Iterable[str]) -> list[str]:
    """Return the names of the folders in which files are."""
    return sorted({path.partition("/")[0] for path in paths if "/" in path})


def _list_folders(folders: Sequence[str] | None) -> list[str] | None:
    """Return the folders as in addresses, which may be encoded in two ways; None if there are too many."""
    if folders is None or len(folders) > _MAX_FOLDERS:
        return None
    return sorted({quote(name, safe=safe) for name in folders for safe in ("", "!$&'()*+,;=:@")})


def _find_version(facts: object, contents: Mapping[str, bytes], script: str) -> str:
    digest = hashlib.sha256(f"{json.dumps(facts)}\n{script}".encode())
    for path in sorted(contents):
        if not _HASH_IN_NAME.search(path):
            digest.update(path.encode() + b"\0" + hashlib.sha256(contents[path]).digest())
    return digest.hexdigest()[:_DIGITS]
