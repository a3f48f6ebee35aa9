# SPDX-License-Identifier: MIT
"""Random walks over the states of a project: after each one, a warm build equals a clean one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from .builds import build_apart
from .project import write_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .builds import Outcome

_MOST_STEPS = 4
_MOST_EDITS = 2


@dataclass(frozen=True)
class Walk:
    """One sequence of edits and builds."""

    seed: int
    steps: tuple[str, ...]
    """The edits, with `build` where one was made."""
    has_failed: bool
    """Whether one of its builds ended in an error."""
    faults: tuple[str, ...]
    """Where the warm site is not the clean one."""


def walk(seed: int, start: Path, scratch: Path) -> Walk:
    """Make one walk, from the project in `start`, whose cache is full."""
    folder = scratch / f"walk-{seed}"
    shutil.copytree(start, folder)
    try:
        return _walk(seed, folder)
    finally:
        shutil.rmtree(folder)


def begin(folder: Path) -> None:
    """Write the project and build it once.

    Raises:
        RuntimeError: it does not build.
    """
    write_project(folder)
    if error := build_apart(folder, is_clean=False).error:
        raise RuntimeError(error)


def _walk(seed: int, folder: Path) -> Walk:
    chance, project = Random(seed), write_project(folder)
    steps = [project.scatter(chance)]
    warm = build_apart(folder, is_clean=False)
    has_failed = bool(warm.error)
    for _ in range(chance.randint(1, _MOST_STEPS)):
        steps += [project.edit(chance) for _ in range(chance.randint(1, _MOST_EDITS))]
        warm = build_apart(folder, is_clean=False)
        has_failed |= bool(warm.error)
        steps.append("build fails" if warm.error else "build")
    return Walk(seed, tuple(steps), has_failed, tuple(compare(warm, build_apart(folder, is_clean=True))))


def compare(warm: Outcome, clean: Outcome) -> Iterator[str]:
    """Yield where two outcomes differ."""
    if warm.error != clean.error:
        yield f"error: {warm.error!r} or {clean.error!r}"
    if warm.log != clean.log:
        yield f"log: {sorted({*warm.log} ^ {*clean.log})}"
    for name in sorted({*warm.files, *clean.files}):
        if (one := warm.files.get(name)) != (other := clean.files.get(name)):
            yield f"{name}: {_first_difference(one, other)}"


def _first_difference(one: bytes | None, other: bytes | None) -> str:
    if one is None or other is None:
        return "only in the clean site" if one is None else "only in the warm site"
    place = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    near = slice(max(place - 40, 0), place + 40)
    return f"{one[near]!r} or {other[near]!r}"
