# SPDX-License-Identifier: MIT
"""Builds of a course beside one plugin, as an author starts them, in an environment that has all plugins."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.mkdocs_cairn.builds import DAY, contents, differences
from tests.mkdocs_cairn.conftest import ROOT
from tests.mkdocs_cairn.tree import parse

from .checks import check_site
from .course import COURSE, EDITS, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from xml.etree.ElementTree import Element

ENVIRONMENT = os.environ.get("CAIRN_BESIDE", "")
"""A folder with an environment of all plugins that the guide names; `./dev test-beside` makes one."""
PYTHON = Path(ENVIRONMENT, "bin", "python")
COMMAND = (str(PYTHON), "-m", "mkdocs", "build", "--strict")
_ENTRY = "[mkdocs.plugins]\ncairn = mkdocs_cairn.plugin:CairnPlugin\n"
_METADATA = "Metadata-Version: 2.1\nName: mkdocs-cairn\nVersion: 0\n"
_DATE = "2024-03-05T12:00:00Z"
_GIT = {
    **{f"GIT_{who}_NAME": "Ada" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "ada@example.org" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_DATE": _DATE for who in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
"""Everything is committed by the same person on the same day."""
_TROUBLE = ("WARNING", "ERROR", "CRITICAL", "Traceback", "DeprecationWarning")


@dataclass(frozen=True)
class Made:
    """What a build has made."""

    files: dict[str, bytes]
    """The site, by path."""
    output: str
    """What the build has printed."""

    def read(self, path: str) -> str:
        """Return a file, or the page in a folder of the site."""
        return self.files[
            next(p for p in (path, f"{path}/index.html".lstrip("/"), f"{path}.html") if p in self.files)
        ].decode()

    def page(self, path: str) -> Element:
        """Return the page in a folder of the site as a tree."""
        return parse(self.read(path))


@dataclass(frozen=True)
class Beside:
    """A course beside one plugin: what differs from the course alone."""

    plugins: list[Any]
    """The plugin, with its settings, and those that it needs."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Files that the course has besides its own."""
    edits: Mapping[str, str] = field(default_factory=dict)
    """What changes between two builds, besides what an author does to any course."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Settings that replace those of the course."""
    prepare: Callable[[Path], None] = lambda _: None
    """Does something to the folder after it was written or edited."""
    move: Callable[[str], str] = lambda name: name
    """Says where a file of the course is."""
    folders: tuple[str, ...] = ("",)
    """Where the site has its concepts."""
    is_quiet: bool = True
    """Whether the plugin itself reports nothing."""
    is_flat: bool = False
    """Whether each page is a file instead of a folder."""
    orders: tuple[bool, ...] = (True, False)
    """Whether the plugin may follow Cairn, and whether it may precede it."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Options of Cairn."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables of the environment of builds."""


def try_beside(folder: Path, beside: Beside, check: Callable[[Made], None]) -> None:
    """Build a course with the plugin before and after Cairn, and once more after an edit; `check` looks at the sites.

    The site must be right each time, and a build from the cache must equal one without.
    """
    course = folder / "course"
    write(course, {**COURSE, **beside.files}, beside)
    for last in beside.orders:
        write_settings(course, beside, last=last)
        shutil.rmtree(course / ".cache", ignore_errors=True)
        made = build(course, beside)
        check_site(made, beside.folders, is_flat=beside.is_flat)
        check(made)
    write(course, {**EDITS, **beside.edits}, beside)
    warm = build(course, beside)
    end = "concepts/beams.html" if beside.is_flat else "concepts/beams/index.html"
    assert all("Long beams" in warm.read(folder + end) for folder in beside.folders)
    assert differences(warm.files, build(course, beside, site="clean", CAIRN_CACHE="0").files) == []


def write(course: Path, files: Mapping[str, str], beside: Beside) -> None:
    """Write files of the course."""
    for name, text in files.items():
        path = course / beside.move(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    beside.prepare(course)


def write_settings(course: Path, beside: Beside, *, last: bool) -> None:
    """Write the settings, with the plugin before or after Cairn."""
    cairn: Any = {"cairn": beside.options} if beside.options else "cairn"
    plugins = ["search", "cairn", *beside.plugins] if last else ["search", *beside.plugins, cairn]
    plugins = [cairn if plugin == "cairn" else plugin for plugin in plugins]
    course.joinpath("mkdocs.yml").write_text(json.dumps({**SETTINGS, **beside.settings, "plugins": plugins}), "utf-8")


def commit(course: Path) -> None:
    """Commit all files, as an author does before each build."""
    course.joinpath(".gitignore").write_text(".cache/\nmkdocs.yml\n", "utf-8")
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "--allow-empty", "-m", "Bridges"]):
        done = run(course, ["git", *words])
        assert done.returncode == 0, done.stderr


def build(course: Path, beside: Beside, *words: str, site: str = "site", **environment: str) -> Made:
    """Build the course strictly; a build that prints a warning fails."""
    shutil.rmtree(course.parent / site, ignore_errors=True)
    command = [*COMMAND, "--site-dir", str(course.parent / site), *words]
    done = run(course, command, **beside.environment, **environment)
    output = done.stdout + done.stderr
    assert done.returncode == 0, output
    assert not beside.is_quiet or not [line for line in output.splitlines() if line.startswith(_TROUBLE)], output
    return Made(contents(course.parent / site), output)


def run(folder: Path, command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in which this checkout is installed."""
    installed = folder.parent / "installed" / "mkdocs_cairn-0.dist-info"
    if not installed.is_dir():
        installed.mkdir(parents=True)
        installed.joinpath("METADATA").write_text(_METADATA, "utf-8")
        installed.joinpath("entry_points.txt").write_text(_ENTRY, "utf-8")
    path = os.pathsep.join((str(PYTHON.parent), os.environ["PATH"]))
    where = {"PYTHONPATH": os.pathsep.join(map(str, (installed.parent, ROOT / "plugins"))), "PATH": path}
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **DAY, **_GIT, **where, **environment}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
