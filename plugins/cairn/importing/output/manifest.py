# SPDX-License-Identifier: MIT
"""The manifest of earlier imports, `.cairn-import.json` in the docs folder, which should be committed.

    {"format": "cairn-import", "version": 2,
     "files": {"docs": {"concepts/vectors.md": {"sha": "<SHA-256>", "from": "pages:"}}, "quizzes": {}},
     "sources": {"gift:bank.gift": {"sha": "<SHA-256>"}},
     "pages": {"vectors": ["Learn Before", "Vectors", ...]}}

`files` has the SHA-256 of each file as the import wrote it, by folder: a file with a different hash was edited. It also
has the source that each file came from, so that an import changes no file of another source.
`pages` has the lines of each exported page by id, so that pages imported later are joined to the earlier ones as if
all had been imported together. It contains no path outside the two folders and no time.

In version 1, all files came from exported pages, and each file had its SHA-256 alone.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from cairn.importing.names import compile_id
from cairn.importing.output.target import PAGES, Folder
from cairn.importing.parsing.exported_page import ExportedPage, parse_exported_page
from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span

_FORMAT, _VERSION, _FIRST_VERSION = "cairn-import", 2, 1
_ADVICE = "Restore it from version control. If you delete it, Cairn treats every file as your own."


@dataclass(frozen=True, slots=True)
class Remembered:
    """A file that an import wrote."""

    sha: str
    """Its fingerprint."""
    origin: str = PAGES
    """The source that it came from."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What earlier imports wrote and read."""

    files: Mapping[tuple[str, str], Remembered] = field(default_factory=dict)
    """Each written file, by folder and path."""
    pages: Mapping[str, ExportedPage] = field(default_factory=dict)
    """The exported pages by id."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The fingerprint of each other source."""


def parse_manifest(source: Source, concepts: Collection[str] = ()) -> Manifest | Problem:
    """Parse a `.cairn-import.json`; `concepts` are names that are never headings."""
    try:
        data = json.loads(source.text)
    except ValueError as error:
        return _fault(source, getattr(error, "lineno", 1), f"This file cannot be read. {_ADVICE}")
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        return _fault(source, 1, f"This file was not written by an import. {_ADVICE}")
    if data.get("version") not in {_FIRST_VERSION, _VERSION}:
        message = f"This file has version {data.get('version')}, but this Cairn reads {_VERSION}. Update Cairn."
        return _fault(source, 1, message)
    pages = [_page(source, lines, concepts) for lines in _mapping(data, "pages").values()]
    if not all(isinstance(page, ExportedPage) for page in pages):
        return _fault(source, 1, f"A page in this file is damaged. {_ADVICE}")
    files = [(f.value, *item) for f in Folder for item in _mapping(_mapping(data, "files"), f.value).items()]
    return Manifest(
        {(folder, path): _remembered(value) for folder, path, value in files if _is_inside(path)},
        {compile_id(page.title): page for page in pages if isinstance(page, ExportedPage)},
        {name: _remembered(value).sha for name, value in _mapping(data, "sources").items()},
    )


def write_manifest(manifest: Manifest) -> str:
    """Return the text of a `.cairn-import.json`."""
    files: dict[str, dict[str, dict[str, str]]] = {"docs": {}, "quizzes": {}}
    for (folder, path), file in sorted(manifest.files.items()):
        files[folder][path] = {"sha": file.sha, "from": file.origin}
    sources = {name: {"sha": sha} for name, sha in sorted(manifest.sources.items())}
    pages = {page_id: page.lines for page_id, page in sorted(manifest.pages.items())}
    data = {"format": _FORMAT, "version": _VERSION, "files": files, "sources": sources, "pages": pages}
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _remembered(value: object) -> Remembered:
    """Return a file or source; in version 1 it was its fingerprint alone."""
    if isinstance(value, dict):
        return Remembered(str(value.get("sha", "")), str(value.get("from", PAGES)))
    return Remembered(str(value))


def _mapping(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _is_inside(path: str) -> bool:
    """Return whether a path stays inside its folder."""
    return not path.startswith("/") and "\\" not in path and ".." not in path.split("/")


def _page(source: Source, lines: object, concepts: Collection[str]) -> ExportedPage | Problem:
    text = "\n".join(map(str, lines)) if isinstance(lines, list) else ""
    return parse_exported_page(Source(source.path, text), concepts)


def _fault(source: Source, line: int, message: str) -> Problem:
    return Problem(Code.IMPORT_DAMAGED, Span(source.path, line), message)
