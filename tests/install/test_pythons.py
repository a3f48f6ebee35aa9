# SPDX-License-Identifier: MIT
"""Each Python that Cairn supports: a site is built, and the tests of the engine pass. Those that are here are tried."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .environments import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from .environments import Environment

PROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
VERSIONS = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', PROJECT)
QUICK = "test_cases.py", "check", "content", "graph", "questions", "text", "views"
PYENV = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))


def find_python(version: str) -> str:
    """Return a Python of this version on the PATH or of pyenv; empty if there is none that starts."""
    print_version = "import sys; print('%d.%d' % sys.version_info[:2])"
    for path in (shutil.which(f"python{version}"), *sorted(PYENV.glob(f"versions/{version}.*/bin/python"))):
        command = [str(path), "-c", print_version]
        if path and subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() == version:
            return str(path)
    return ""


@pytest.mark.parametrize("version", VERSIONS)
def test_a_python_builds_a_site_and_passes_the_tests_of_the_engine(
    version: str, new_environment: Callable[..., Environment], repository: Path, wheel: Path
):
    python = find_python(version)
    if not python and "GITHUB_ACTIONS" not in os.environ:
        pytest.skip(f"python{version} is not on this machine")
    env = new_environment(python)
    uv = Path(sys.executable).with_name("uv")
    env.run(uv, "pip", "install", "--python", env.bin / "python", wheel, "pytest>=9", "hypothesis", "jsonschema")
    env.check_site()
    tests = [f"tests/cairn/{name}" for name in QUICK]
    said = env.run("python", "-m", "pytest", "-q", "-m", "not browser", *tests, folder=repository)
    assert re.search(r"\d{3,} passed", said)
