# SPDX-License-Identifier: MIT
"""Find the sources in an archive: folders whose files belong together, and single files.

A folder belongs together if it has the mark of a format, such as the manifest of a package, and the format recognizes
it by that. Folders inside it belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cairn.importing.formats.registry import EXTENSIONS, MARKS
from cairn.importing.found import Bundle, Format
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

ARCHIVES = (".zip", ".imscc")
"""The endings of archives."""
_DEEPEST = 100
_NESTED = "This archive is inside another one, so it is not read. Unpack it first."
_EMPTY = "This archive contains no file that can be imported. 'cairn import --list' shows the formats."


def find_archive_sources(
    path: str, data: bytes, members: Mapping[str, bytes], named: Format | None
) -> Iterator[Bundle | Problem]:
    """Yield each source in an archive, which is at `path` and consists of `data`, and what is not read of it."""
    roots = _find_roots(members, named)
    folders: dict[str, dict[str, bytes]] = {root: {} for root in sorted(roots)}
    single: list[Bundle | Problem] = []
    for name, content in members.items():
        root = next((parent for parent in _parents(name) if parent in roots), None)
        if root is not None:
            folders[root][name.removeprefix(root)] = content
        elif is_source(name, named):
            single.append(Bundle(f"{path}/{name}", content))
        elif name.lower().endswith(ARCHIVES):
            single.append(Problem(Code.IMPORT_LEFT_OUT, Span(f"{path}/{name}", 1), _NESTED))
    filled = {root: inside for root, inside in folders.items() if inside}  # a folder may belong to one around it
    if len(filled) == 1:
        yield Bundle(path, data, next(iter(filled.values())))
    else:
        yield from (Bundle(f"{path}/{root}".rstrip("/"), members=inside) for root, inside in filled.items())
    yield from single
    if not filled and not single:
        yield Problem(Code.IMPORT_DAMAGED, Span(path, 1), _EMPTY)


def is_source(name: str, named: Format | None) -> bool:
    """Return whether a file in a folder or archive is imported by itself, by its name or path."""
    endings = named.extensions if named else EXTENSIONS
    return name.lower().endswith(endings) and not name.rpartition("/")[2].startswith(".")


def recognize_mark(mark: str, name: str, data: bytes) -> bool:
    """Return whether a format recognizes a folder by its mark; `data` is that of the mark, or of a file in it."""
    return MARKS[mark].detect(Bundle("", members={name: data})) > 0


def _find_roots(members: Mapping[str, bytes], named: Format | None) -> set[str]:
    """Return the folders that belong together, with a `/` at their ends; the archive itself is the empty one."""
    if named and not named.mark:
        return set()
    marks = {named.mark} if named else MARKS.keys()
    roots = set()
    for name, data in members.items():
        parts = name.split("/", _DEEPEST)
        index = next((number for number, part in enumerate(parts) if part in marks), None)
        if index is not None and (named or recognize_mark(parts[index], "/".join(parts[index:]), data)):
            roots.add("".join(f"{part}/" for part in parts[:index]))
    return roots or ({""} if named else set())


def _parents(name: str) -> Iterator[str]:
    """Yield the folders that a file is in, with a `/` at their ends, from the archive itself on."""
    yield ""
    parts = name.split("/", _DEEPEST)
    for number in range(1, len(parts)):
        yield "/".join(parts[:number]) + "/"
