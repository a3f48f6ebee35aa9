# SPDX-License-Identifier: MIT
"""Says on what a benchmark ran: the machine, how busy it was, and the versions of what was measured."""

from __future__ import annotations

import os
import platform
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from .environment import attempt
from .stacks import MATERIAL, like_here

if TYPE_CHECKING:
    from .stacks import Stack

NOTABLE = 0.1
"""Cores that other work may take before the page says so."""


MEMORY = Path("/dev/shm")  # a folder of our own in it
"""Where Linux keeps files in memory."""
ROOM = 300_000
"""Bytes of all sites a concept, in blocks of memory."""


def folder_for_sites(concepts: int, disk: Path) -> Path:
    """Return where to put the sites of so many concepts: in memory, if it has room, else on the disk.

    On a disk the same build costs up to twice as much when many files were deleted there in the last minute,
    as a benchmark has to: the file system looks for places that are not fresh from a deletion.
    """
    has_room = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > concepts * ROOM
    return (MEMORY / f"cairn-bench-{os.getpid()}" if has_room else disk) / "sites"


def describe_machine(others: float = 0.0) -> str:
    """The machine, and how many of its cores had other work on average."""
    cores = os.cpu_count() or 1
    busy = f"; other work took {others:.1f} of the cores meanwhile" if others > NOTABLE else ""
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{cores} core{'s' * (cores > 1)} (`{processor()}`), {system}{busy}"


def busy_seconds() -> float:
    """The processor time that all that runs on the machine has taken since its start; 0 where it is not told."""
    path = Path("/proc/stat")
    if not path.exists():
        return 0.0
    user, nice, system, _idle, _waiting, *interrupts = map(int, path.read_text("utf-8").split("\n")[0].split()[1:8])
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")


def processor() -> str:
    """The name of the processor, as the kernel knows it."""
    path = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", path.read_text("utf-8")) if path.exists() else None
    return found[1].strip() if found else platform.processor() or "unknown processor"


def describe_versions(stack: Stack, program: Path) -> str:
    if stack.name == "hugo":
        said = re.search(r"v([0-9.]+)", attempt(program, "version"))
        return f"`hugo` {said[1] if said else 'of an unknown version'}"
    packages = stack.packages or like_here("mkdocs-cairn", *MATERIAL, "mkdocs-macros-plugin")
    return ", ".join("`{}` {}".format(*package.split("==")) for package in packages)
