# SPDX-License-Identifier: MIT
"""Searches for wrong pages with random edits and killed builds. Failures are printed with their seeds."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from .builds import in_child, preload
from .edits import Walk, begin, walk
from .kills import kill_builds, write_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TELL = 20
"""After so many walks, say how far it is."""


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def edits(words: argparse.Namespace, scratch: Path) -> int:
    """Make random edits in several processes."""
    start = scratch / "start"
    in_child(lambda: begin(start))
    walks: list[Walk] = []
    begun = time.monotonic()
    for one in _side_by_side(words, start, scratch):
        walks.append(one)
        for fault in one.faults:
            say(f"seed {one.seed}: {fault}\n    after {', '.join(one.steps)}")
        if len(walks) % _TELL == 0:
            say(f"{len(walks)} of {words.count} walks, {time.monotonic() - begun:.0f} s")
    wrong = sum(bool(one.faults) for one in walks)
    failing = sum(one.has_failed for one in walks)
    builds = sum(step.startswith("build") for one in walks for step in one.steps)
    say(f"{len(walks)} walks, {builds} warm builds, {failing} walks with failing builds; {wrong} walks went wrong")
    return wrong


def _side_by_side(words: argparse.Namespace, start: Path, scratch: Path) -> Iterator[Walk]:
    """Yield the walks as they end; `jobs` processes share them."""
    seeds = range(words.seed, words.seed + words.count)
    with get_context("fork").Pool(words.jobs) as pool:
        yield from pool.imap_unordered(partial(walk, start=start, scratch=scratch), seeds)


def kills(words: argparse.Namespace, scratch: Path) -> int:
    """Kill builds."""
    folder = scratch / "course"
    write_project(folder, words.size)
    wrong = left = done = 0
    for number, one in enumerate(kill_builds(folder, words.count, words.seed), 1):
        wrong, left, done = wrong + bool(one.faults), left + bool(one.left), done + one.how.startswith("done")
        say(f"{number}: {one.how}; processes left: {len(one.left)}; faults: {list(one.faults) or 'none'}")
    say(f"{words.count} builds, {done} of them done before; {left} left a process, {wrong} were followed by a fault")
    return wrong + left


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev soak", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, work, count in (("edits", edits, 1000), ("kills", kills, 100)):
        command = commands.add_parser(name, help=work.__doc__)
        command.add_argument("--count", type=int, default=count)
        command.add_argument("--seed", type=int, default=0)
        command.set_defaults(run=work)
        if name == "edits":
            command.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
        else:
            command.add_argument("--size", type=int, default=300)
    words = parser.parse_args()
    preload()
    scratch = Path(tempfile.mkdtemp(prefix="cairn-soak-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    try:
        run: Callable[[argparse.Namespace, Path], int] = words.run
        return min(run(words, scratch), 1)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
