# SPDX-License-Identifier: MIT
"""Plan what happens to each file: an import rewrites its own files, but never a file that an author has edited.

Deleting a file counts as editing it. An edited file is reported, or overwritten on request, only if this import would
change it: if its text depends on the pages that are imported now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from cairn.importing.output.manifest import Manifest, fingerprint
from cairn.importing.output.target import TargetFile, add_missing
from cairn.importing.parsing.exported_page import ExportedPage


class Action(Enum):
    """What happens to a file."""

    WRITE = "written"
    REMOVE = "removed"
    """It is no longer needed, and nobody has edited it."""
    KEEP = "unchanged"
    LEAVE = "left alone"
    """An author has edited it, and the import would change it."""


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


def build_plan(
    targets: Iterable[TargetFile],
    manifest: Manifest,
    contents: Mapping[tuple[str, str], str],
    without_new_pages: Mapping[tuple[str, str], str],
    *,
    force: bool,
) -> tuple[Step, ...]:
    """Decide what happens to each file.

    `contents` is the current text of each file; `without_new_pages` is the text that each would get without the
    pages imported now.
    """
    steps = []
    for target in targets:
        sha, now = manifest.files.get(target.key), contents.get(target.key)
        is_changed_by_import = without_new_pages.get(target.key) != target.text
        steps.append(_decide(target, sha, now, is_changed_by_import=is_changed_by_import, force=force))
    wanted = {(step.folder, step.path) for step in steps}
    for key, sha in sorted(manifest.files.items()):
        now = contents.get(key)
        if key not in wanted and now is not None and fingerprint(now) == sha:
            steps.append(Step(*key, Action.REMOVE, "", now, is_remembered=True, is_ours=False))
    return tuple(steps)


def _decide(target: TargetFile, sha: str | None, now: str | None, *, is_changed_by_import: bool, force: bool) -> Step:
    is_edited = (sha is not None) if now is None else fingerprint(now) != sha
    text = target.text if now is None or not is_edited else add_missing(target, now)
    if now == text:
        action = Action.KEEP
    elif is_edited and not (force and is_changed_by_import):
        action = Action.LEAVE if is_changed_by_import else Action.KEEP
    else:
        action = Action.WRITE
    is_ours = text == target.text and (action is Action.WRITE or now == text)
    return Step(*target.key, action, text, now, is_remembered=sha is not None, is_ours=is_ours)


def build_manifest(steps: Iterable[Step], manifest: Manifest, pages: Mapping[str, ExportedPage]) -> Manifest:
    """Return the manifest to write after these steps."""
    files = {}
    for step in steps:
        key = (step.folder, step.path)
        if step.is_ours:
            files[key] = fingerprint(step.text)
        elif step.action in {Action.KEEP, Action.LEAVE} and key in manifest.files:
            files[key] = manifest.files[key]
    return Manifest(files, pages)
