# SPDX-License-Identifier: MIT
"""Plan what happens to each file: an import rewrites its own files, but never a file that an author has edited.

An import touches only the files of the sources that it reads. A file that another source wrote is a clash.

Deleting a file counts as editing it. An edited file is reported, or overwritten on request, only if this import would
change it: if its text depends on the pages that are imported now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from cairn.importing.output.file_text import fingerprint
from cairn.importing.output.manifest import Manifest, Remembered
from cairn.importing.output.target import PAGES, TargetFile, add_missing
from cairn.importing.parsing.exported_page import ExportedPage


class Action(Enum):
    """What happens to a file."""

    WRITE = "written"
    REMOVE = "removed"
    """It is no longer needed, and nobody has edited it."""
    KEEP = "unchanged"
    LEAVE = "left alone"
    """An author has edited it, and the import would change it."""
    CLASH = "in conflict"
    """Another source wrote it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file and what happens to it."""

    folder: str
    """`docs` or `quizzes`."""
    path: str
    """The path inside the folder."""
    action: Action
    """What happens to it."""
    text: str
    """The text that the import would write."""
    now: str | None
    """The current text; None if the file does not exist."""
    is_remembered: bool
    """Whether an earlier import wrote it."""
    is_ours: bool
    """Whether the file contains exactly what the import wrote, after this step."""
    origin: str = PAGES
    """The source that the file comes from."""
    other: str = ""
    """The source that wrote the file, if it is another one."""


def build_plan(
    targets: Iterable[TargetFile],
    manifest: Manifest,
    contents: Mapping[tuple[str, str], str],
    without_new_pages: Mapping[tuple[str, str], str],
    *,
    origins: Collection[str] = (PAGES,),
    force: bool,
) -> tuple[Step, ...]:
    """Decide what happens to each file.

    `contents` is the current text of each file; `without_new_pages` is the text that each would get without the
    pages imported now. `origins` are the sources that are imported now.
    """
    steps: dict[tuple[str, str], Step] = {}
    clashes = []
    for target in targets:
        file, now = manifest.files.get(target.key), contents.get(target.key)
        first = steps.get(target.key)
        other = first.origin if first else file.origin if file and not force else target.origin
        if other != target.origin:
            clashes.append(_clash(target, other, now, file))
        else:
            is_changed_by_import = without_new_pages.get(target.key) != target.text
            steps[target.key] = _decide(target, file, now, is_changed_by_import=is_changed_by_import, force=force)
    untouched = {*steps, *((step.folder, step.path) for step in clashes)}
    return (*steps.values(), *clashes, *_removals(manifest, contents, origins, untouched))


def _removals(
    manifest: Manifest,
    contents: Mapping[tuple[str, str], str],
    origins: Collection[str],
    untouched: Collection[tuple[str, str]],
) -> Iterator[Step]:
    """Yield the removal of each file that its source no longer gives, if nobody has edited it."""
    for key, file in sorted(manifest.files.items()):
        now = contents.get(key)
        if key not in untouched and file.origin in origins and now is not None and fingerprint(now) == file.sha:
            yield Step(*key, Action.REMOVE, "", now, is_remembered=True, is_ours=False, origin=file.origin)


def _clash(target: TargetFile, other: str, now: str | None, file: Remembered | None) -> Step:
    return Step(
        *target.key,
        Action.CLASH,
        target.text,
        now,
        is_remembered=file is not None,
        is_ours=False,
        origin=target.origin,
        other=other,
    )


def _decide(
    target: TargetFile, file: Remembered | None, now: str | None, *, is_changed_by_import: bool, force: bool
) -> Step:
    is_edited = (file is not None) if now is None else fingerprint(now) != (file.sha if file else "")
    text = target.text if now is None or not is_edited else add_missing(target, now)
    if now == text:
        action = Action.KEEP
    elif is_edited and not (force and is_changed_by_import):
        action = Action.LEAVE if is_changed_by_import else Action.KEEP
    else:
        action = Action.WRITE
    is_ours = text == target.text and (action is Action.WRITE or now == text)
    return Step(*target.key, action, text, now, file is not None, is_ours, target.origin)


def build_manifest(
    steps: Iterable[Step],
    manifest: Manifest,
    pages: Mapping[str, ExportedPage],
    sources: Mapping[str, str] | None = None,
    origins: Collection[str] = (PAGES,),
) -> Manifest:
    """Return the manifest to write after these steps; `sources` are the fingerprints of the other sources read now."""
    files = {key: file for key, file in manifest.files.items() if file.origin not in origins}
    for step in steps:
        key = (step.folder, step.path)
        if step.is_ours:
            files[key] = Remembered(fingerprint(step.text), step.origin)
        elif step.action in {Action.KEEP, Action.LEAVE, Action.CLASH} and key in manifest.files:
            files.setdefault(key, manifest.files[key])
    return Manifest(files, pages, {**manifest.sources, **(sources or {})})
