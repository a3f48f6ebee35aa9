# SPDX-License-Identifier: MIT
"""Turns a command into its cost: the processor time of all its processes, the time that passed, its memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EVERY = 0.2
"""Seconds between two looks at the memory."""
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
SILENCE = {"NO_MKDOCS_2_WARNING": "1"}


class FailedError(Exception):
    """The command failed; the end of what it said."""


@dataclass(frozen=True)
class Cost:
    cpu: float
    """Seconds of processor time, of the user and of the system, with that of all children."""
    wall: float
    """Seconds on the clock."""
    memory: int
    """Bytes at the peak, of the whole tree of processes."""


def measure(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command in a folder to its end."""
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", os.defpath)])
    env = os.environ | SILENCE | {"PATH": path}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        begin = time.perf_counter()
        process = subprocess.Popen(list(map(str, command)), cwd=folder, env=env, stdout=log, stderr=log)
        peak = Peak(process.pid)
        with peak:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise FailedError(log.read()[-2000:])
    # The kernel sees what falls between two looks, but only of the largest process.
    return Cost(usage.ru_utime + usage.ru_stime, wall, max(peak.bytes, usage.ru_maxrss * MAXRSS_UNIT))


class Peak:
    """Looks at the memory of a process and its children for as long as its block runs. Nothing outside of Linux."""

    def __init__(self, pid: int):
        self.bytes = 0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(EVERY):
            self.bytes = max(self.bytes, sum(map(proportional_size, tree(self._pid))))


def tree(pid: int) -> Iterator[int]:
    """The process and all that it started, as far as they still run."""
    yield pid
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in read(tasks).split():
            yield from tree(int(child))


def proportional_size(pid: int) -> int:
    """The bytes of a process in memory; what processes share is shared out among them."""
    for line in read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def read(path: Path) -> str:
    """The text of a file of the kernel; none where the process has ended meanwhile."""
    try:
        return path.read_text("utf-8")
    except OSError:
        return ""
