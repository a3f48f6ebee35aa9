# SPDX-License-Identifier: MIT
"""The manifest of earlier imports, `.cairn-import.json` in the docs folder, which should be committed.

    {"format": "cairn-import", "version": 1,
     "files": {"docs": {"concepts/vectors.md": "<SHA-256>"}, "quizzes": {"vectors.yml": "<SHA-256>"}},
     "pages": {"vectors": ["Learn Before", "Vectors", ...]}}

`files` has the SHA-256 of each file as the import wrote it, by folder: a file with a different hash was edited.
`pages` has the lines of each exported page by id, so that pages imported later are joined to the earlier ones as if
all had been imported together. It contains no path outside the two folders and no time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from cairn.importing.names import compile_id
from cairn.importing.output.target import Folder
from cairn.importing.parsing.exported_page import ExportedPage, parse_exported_page
from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span

_FORMAT, _VERSION = "cairn-import", 1
_ADVICE = "Restore it from version control. If you delete it, Cairn treats every file as your own."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What earlier imports wrote and read."""

    files: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The fingerprint of each written file, by folder and path."""
    pages: Mapping[str, ExportedPage] = field(default_factory=dict)
    """The exported pages by id."""


def fingerprint(text: str) -> str:
    r"""Return the SHA-256 of a file's text, which must have `\n` line endings."""
    return hashlib.sha256(text.encode()).hexdigest()


def parse_manifest(source: Source, concepts: Collection[str] = ()) -> Manifest | Problem:
    """Parse a `.cairn-import.json`; `concepts` are names that are never headings."""
    try:
        data = json.loads(source.text)
    except ValueError as error:
        return _fault(source, getattr(error, "lineno", 1), f"This file cannot be read. {_ADVICE}")
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        return _fault(source, 1, f"This file was not written by an import. {_ADVICE}")
    if data.get("version") != _VERSION:
        message = f"This file has version {data.get('version')}, but this Cairn reads {_VERSION}. Update Cairn."
        return _fault(source, 1, message)
    pages = [_page(source, lines, concepts) for lines in _mapping(data, "pages").values()]
    if not all(isinstance(page, ExportedPage) for page in pages):
        return _fault(source, 1, f"A page in this file is damaged. {_ADVICE}")
    files = [(f.value, *item) for f in Folder for item in _mapping(_mapping(data, "files"), f.value).items()]
    return Manifest(
        {(folder, path): str(sha) for folder, path, sha in files if _is_inside(path)},
        {compile_id(page.title): page for page in pages if isinstance(page, ExportedPage)},
    )


def write_manifest(manifest: Manifest) -> str:
    """Return the text of a `.cairn-import.json`."""
    files: dict[str, dict[str, str]] = {"docs": {}, "quizzes": {}}
    for (folder, path), sha in sorted(manifest.files.items()):
        files[folder][path] = sha
    pages = {page_id: page.lines for page_id, page in sorted(manifest.pages.items())}
    data = {"format": _FORMAT, "version": _VERSION, "files": files, "pages": pages}
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


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
