# SPDX-License-Identifier: MIT
"""Builds killed at random moments: none leaves a process behind, and the next build equals a clean one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.bench.corpus import make_corpus
from tests.bench.mkdocs_sites import cairn_site

from .builds import build_apart
from .edits import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGKILL)
_GRACE = 1.0
"""Seconds in which the last process of a killed build must be gone."""
_BUILD = (sys.executable, "-m", "mkdocs", "build", "--quiet")


@dataclass(frozen=True)
class Kill:
    """One killed build."""

    how: str
    """The signal, and after how many seconds it came; or that the build was done before."""
    left: tuple[int, ...]
    """The processes that were still there after the grace."""
    faults: tuple[str, ...]
    """Where the next build was not as a clean one."""


def write_project(folder: Path, size: int) -> None:
    """Write a made-up course whose builds run in two processes, and build it once."""
    for name, text in cairn_site(make_corpus(size)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    config = folder / "mkdocs.yml"
    settings = json.loads(config.read_text("utf-8"))
    settings["plugins"] = ["search", "macros", {"cairn": {"jobs": 2}}]
    config.write_text(json.dumps(settings), "utf-8")
    subprocess.run(_BUILD, cwd=folder, check=True)


def kill_builds(folder: Path, count: int, seed: int) -> Iterator[Kill]:
    """Edit the project, start a build and kill it, so many times; compare after each."""
    chance = Random(seed)
    pages = sorted((folder / "docs" / "concepts").glob("*.md"))
    usual = _seconds(folder)
    for number in range(count):
        for page in chance.sample(pages, chance.choice((3, len(pages), len(pages)))):
            page.write_text(f"{page.read_text('utf-8').rstrip()}\n\nEdit {number}.\n", "utf-8")
        how, left = _kill(folder, chance.choice(_SIGNALS), chance.uniform(0.2, 0.9) * usual)
        warm, clean = build_apart(folder, is_clean=False), build_apart(folder, is_clean=True)
        yield Kill(how, left, tuple(compare(warm, clean)))


def _seconds(folder: Path) -> float:
    begin = time.monotonic()
    subprocess.run(_BUILD, cwd=folder, check=True, env={**os.environ, "CAIRN_CACHE": "0"})
    return time.monotonic() - begin


def _kill(folder: Path, number: signal.Signals, after: float) -> tuple[str, tuple[int, ...]]:
    process = subprocess.Popen(_BUILD, cwd=folder, start_new_session=True, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
        how = "done before it could be killed"
    except subprocess.TimeoutExpired:
        process.send_signal(number)
        process.wait()
        how = f"{number.name} after {after:.2f} s"
    end = time.monotonic() + _GRACE
    while (left := _members(process.pid)) and time.monotonic() < end:
        time.sleep(0.05)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    return how, left


def _members(session: int) -> tuple[int, ...]:
    """Return the live processes of a session."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, number = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()[:4]
        except OSError:
            continue  # it has ended since
        if int(number) == session and state != "Z":
            found.append(int(folder.name))
    return tuple(found)
