# SPDX-License-Identifier: MIT
"""Installs Cairn as its users do, each time into a new environment. `./dev test-install` runs these slow tests."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .environments import ROOT, Environment, path_without_node

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

collect_ignore_glob = [] if os.environ.get("CAIRN_TEST_INSTALL") else ["test_*.py"]
_AUTHOR = ("-c", "user.name=Cairn", "-c", "user.email=cairn@example.org")


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *_AUTHOR, *words], cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the sources as they are here, committed or not, and without anything that was built."""
    folder = tmp_path_factory.mktemp("repository")
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and (ROOT / name).is_file():
            copy = folder / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes((ROOT / name).read_bytes())
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Sources")
    return folder


@pytest.fixture(scope="session")
def archives(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel that was built from it, on a machine without Node."""
    folder = tmp_path_factory.mktemp("archives")
    env = os.environ | {"PATH": path_without_node(tmp_path_factory.mktemp("tools"))}
    build = [sys.executable, "-m", "build", "--outdir", str(folder), str(repository)]
    done = subprocess.run(build, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def wheel(archives: Path) -> Path:
    (wheel,) = archives.glob("*.whl")
    return wheel


@pytest.fixture
def new_environment(tmp_path: Path) -> Callable[..., Environment]:
    """`new_environment()` makes an environment; its argument is another Python than this one."""

    def make(python: str = sys.executable) -> Environment:
        return Environment(tmp_path, python)

    return make
