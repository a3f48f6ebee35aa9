# SPDX-License-Identifier: MIT
"""Programs of others that read or write the formats of our exports: run as they are, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ENVIRONMENT = os.environ.get("CAIRN_ORACLES", "")
"""A folder with an environment of all oracles; `./dev test-oracles` makes one."""
PYTHON = Path(ENVIRONMENT, "bin", "python")


def run_python(script: str, *arguments: str | Path, data: str = "") -> str:
    """Return what a Python script prints in the environment of the oracles; `data` is its standard input."""
    return _run((PYTHON, "-W", "ignore", "-c", script, *arguments), data)


def run_node(script: str, *arguments: str | Path, data: str = "") -> str:
    """Return what a script prints that may import the packages for Node; `data` is its standard input."""
    return _run(("node", "--input-type=module", "-e", script, *arguments), data)


def _run(command: tuple[str | Path, ...], data: str) -> str:
    done = subprocess.run(command, cwd=ENVIRONMENT, input=data, check=False, text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    return done.stdout
