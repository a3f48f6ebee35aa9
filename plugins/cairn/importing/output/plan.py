# SPDX-License-Identifier: MIT
"""What becomes of each file: an import writes what it wrote before, and never what an author has touched.

Deleting a file is an edit too. An edited file is named, or overwritten on demand, only where this import has
something to say about it: where the file would read otherwise without the pages that are imported now.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from cairn.importing.output.memory import Memory, fingerprint
from cairn.importing.output.target import TargetFile, add_missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cairn.importing.parsing.exported_page import ExportedPage


class Fate(Enum):
    """What is done with a file."""

    WRITE = "written"
    REMOVE = "removed"
    """Nothing is left to say in it, and nobody has edited it."""
    KEEP = "unchanged"
    LEAVE = "left alone"
    """It is the author's, and an import would change it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file and what is done with it."""

    folder: str
    """`docs` or `quizzes`."""
    path: str
    """Relative to the folder."""
    fate: Fate
    """What happens to it."""
    text: str
    """What the import would have it hold."""
    now: str | None
    """What it holds; None where it does not exist."""
    is_remembered: bool
    """Whether an earlier import wrote it."""
    is_ours: bool
    """Whether, after this step, it holds what the import wrote, and nothing else."""


def build_plan(
    targets: Iterable[TargetFile],
    memory: Memory,
    contents: Mapping[tuple[str, str], str],
    others: Mapping[tuple[str, str], str],
    *,
    force: bool,
) -> tuple[Step, ...]:
    """Decide over every file.

    `contents` holds what the files hold, `others` what they would hold without the pages imported now.
    """
    steps = []
    for target in targets:
        sha, now = memory.files.get(target.key), contents.get(target.key)
        is_news = others.get(target.key) != target.text
        steps.append(_decide(target, sha, now, is_news=is_news, force=force))
    wanted = {(step.folder, step.path) for step in steps}
    for key, sha in sorted(memory.files.items()):
        now = contents.get(key)
        if key not in wanted and now is not None and fingerprint(now) == sha:
            steps.append(Step(*key, Fate.REMOVE, "", now, is_remembered=True, is_ours=False))
    return tuple(steps)


def _decide(target: TargetFile, sha: str | None, now: str | None, *, is_news: bool, force: bool) -> Step:
    is_authors = (sha is not None) if now is None else fingerprint(now) != sha
    text = target.text if now is None or not is_authors else add_missing(target, now)
    if now == text:
        fate = Fate.KEEP
    elif is_authors and not (force and is_news):
        fate = Fate.LEAVE if is_news else Fate.KEEP
    else:
        fate = Fate.WRITE
    is_ours = text == target.text and (fate is Fate.WRITE or now == text)
    return Step(*target.key, fate, text, now, is_remembered=sha is not None, is_ours=is_ours)


def build_memory(steps: Iterable[Step], memory: Memory, pages: Mapping[str, ExportedPage]) -> Memory:
    """Return what is remembered after these steps."""
    files = {}
    for step in steps:
        key = (step.folder, step.path)
        if step.is_ours:
            files[key] = fingerprint(step.text)
        elif step.fate in {Fate.KEEP, Fate.LEAVE} and key in memory.files:
            files[key] = memory.files[key]
    return Memory(files, pages)
