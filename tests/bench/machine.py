# SPDX-License-Identifier: MIT
"""Says on what a benchmark ran: the machine, how busy it was, and the versions of what was measured."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path
from typing import TYPE_CHECKING

from .environment import attempt
from .stacks import MATERIAL, like_here

if TYPE_CHECKING:
    from .stacks import Stack

IDLE = 0.5
"""A load below this is that of the benchmark's own start."""


def describe_machine() -> str:
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0]
    busy = f"; it was busy with other work before the first build (load {load:.1f})" if load > IDLE else ""
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{cores} core{'s' * (cores > 1)} ({processor()}), {system}{busy}"


def processor() -> str:
    """The name of the processor, as the kernel knows it."""
    path = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", path.read_text("utf-8")) if path.exists() else None
    return found[1].strip() if found else platform.processor() or "unknown processor"


def describe_versions(stack: Stack, program: Path) -> str:
    if stack.name == "hugo":
        return attempt(program, "version").split("-")[0].strip()
    packages = stack.packages or like_here("mkdocs-cairn", *MATERIAL, "mkdocs-macros-plugin")
    return ", ".join(package.replace("==", " ") for package in packages)
