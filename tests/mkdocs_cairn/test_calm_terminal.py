# SPDX-License-Identifier: MIT
"""A build prints what an author can use, and nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LINES = {
    "INFO    -  Cleaning site directory",
    "INFO    -  Building documentation to directory: SITE",
    "INFO    -  Documentation built in N seconds",
}
MACROS = """site_name: Tea
theme: {name: material, font: false}
plugins:
  - cairn
  - macros:
      module_name: docs/own
      include_yaml: [gone.yml]
"""


def build(host: str, home: Path, *words: str, folder: Path = ROOT) -> list[str]:
    """Return the lines that a build prints in a fresh home, without times and paths."""
    quiet = {"HOME": str(home), "NO_MKDOCS_2_WARNING": "1", "CAIRN_CACHE": "0"}
    command = [sys.executable, "-m", host, "build", "-f", "mkdocs.yml", "-d", str(home / "site"), *words]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | quiet, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True
    )
    said = done.stdout.decode().replace(str(home / "site"), "SITE")
    return re.sub(r"\d+\.\d\d seconds", "N seconds", said).splitlines()


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_a_build_of_this_site_prints_three_lines(host: str, tmp_path: Path):
    assert sorted(build(host, tmp_path)) == sorted(LINES)


def test_warnings_and_what_an_author_asks_for_stay(tmp_path: Path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n\nSee [[Tea]].\n", "utf-8")
    (docs / "own.py").write_text("def define_env(env):\n    env.start_chatting('own')('Hello')\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(MACROS, "utf-8")
    said = "\n".join(build("mkdocs", tmp_path, folder=tmp_path))
    assert "[macros] - WARNING: YAML configuration file was not found!" in said
    assert "Functions found" not in said
    assert "[macros] - Functions found" in "\n".join(build("mkdocs", tmp_path, "--verbose", folder=tmp_path))
    (tmp_path / "mkdocs.yml").write_text(f"{MACROS}      verbose: true\n", "utf-8")
    said = "\n".join(build("mkdocs", tmp_path, folder=tmp_path))
    assert "[macros] - Functions found" in said
    assert "Hello" in said
