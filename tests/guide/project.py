# SPDX-License-Identifier: MIT
"""A project in which the examples of one page are tried: its files are written, its commands are run by a shell."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from cairn_cli.__main__ import main

SETTINGS: dict[str, Any] = {
    "site_name": "Course",
    "site_url": "https://example.org/course/",
    "theme": {"name": "material", "font": False},
    "plugins": ["search", "macros", "cairn"],
    "markdown_extensions": ["attr_list", "md_in_html", "pymdownx.superfences"],
}
"""What a page that shows only some settings does not show."""
BIN = Path(sys.executable).parent
_SERVE = re.compile(r"(?P<command>(?:mkdocs|properdocs) serve\b[^#]*?) *(?:#.*)?")
"""A preview, which runs until somebody stops it."""
_ADDRESS = re.compile(r"Serving on (http://127\.0\.0\.1:\d+\S*)")
_SECONDS = 60
_PLAIN = re.compile(r"cairn (?P<words>[^|&;<>$`\n]*?)(?: > (?P<file>[\w./-]+))?(?: +#.*)?")
"""A command of Cairn alone, without anything that only a shell can do, but perhaps with a file for what it prints."""


class Project:
    """The folder in which a reader of the page would be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.has_run = False
        """Whether a command has been run: from then on, a page may show what it wrote."""

    def show_file(self, path: str, text: str, *, is_edit: bool = False) -> None:
        """Write the file that a page shows, or compare it with the one that a command wrote."""
        target = self.folder / path
        if self.has_run and target.exists() and not is_edit:
            assert target.read_text("utf-8") == text
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")

    def show_settings(self, text: str) -> None:
        """Write the settings that a page shows; what they leave out is as before, or usual."""
        path = self.folder / "mkdocs.yml"
        shown = yaml.safe_load(text)
        if "site_name" not in shown:
            before = yaml.safe_load(path.read_text("utf-8")) if self.has_run and path.exists() else SETTINGS
            text = yaml.safe_dump({**before, **shown}, sort_keys=False)
        path.write_text(text, "utf-8")

    def build(self) -> None:
        """Build the project strictly, in this process."""
        said = _Warnings()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(said)
        try:
            config = load_config(str(self.folder / "mkdocs.yml"))
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        finally:
            logger.removeHandler(said)
        lines = [line for line in said.lines if "[sample-left]" not in str(line)]  # of new questions, as they should be
        assert lines == []

    def run(self, script: str) -> None:
        """Run the lines of a script one after the other; each must work."""
        for line in script.replace("\\\n", " ").splitlines():
            if served := _SERVE.fullmatch(line):
                self._serve(served["command"])
            elif line.strip():
                status, said = self.execute(line)
                assert status == 0, f"{line}\n{said}"

    def execute(self, line: str) -> tuple[int, str]:
        """Return the exit status of a command and what it prints; the next one starts in the folder where it ends."""
        assert not line.startswith("pip "), "say above this block that it needs the network"
        self.has_run = True
        plain = _PLAIN.fullmatch(line.strip())
        if plain is None:
            return self._run_shell(line)
        status, said = self._call(shlex.split(plain["words"], comments=True))
        if plain["file"]:
            (self.folder / plain["file"]).write_text(said, "utf-8")
        return status, "" if plain["file"] else said

    def _call(self, arguments: list[str]) -> tuple[int, str]:
        """Run `cairn` in this process, which is much faster."""
        said = io.StringIO()
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                status = main(arguments)
        finally:
            os.chdir(before)
        return status, said.getvalue()

    def _run_shell(self, line: str) -> tuple[int, str]:
        where = self.folder.parent / f".{self.folder.name}-folder"
        command = ["bash", "-e", "-c", f"trap 'pwd > \"$WHERE\"' EXIT\n{line}"]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**self._environment(), "WHERE": str(where)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.folder = Path(where.read_text("utf-8").strip())
        return done.returncode, done.stdout

    def _serve(self, command: str) -> None:
        """Start a preview, ask it for the home page, and stop it."""
        log = self.folder.parent / f".{self.folder.name}-preview"
        words = [*command.split(), "--dev-addr", f"127.0.0.1:{_find_port()}"]
        with log.open("w") as out:
            preview = subprocess.Popen(words, cwd=self.folder, env=self._environment(), stdout=out, stderr=out)
        try:
            with urllib.request.urlopen(_wait_for_address(log, preview)) as response:
                assert response.status == 200
        finally:
            preview.terminate()
            preview.wait()

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUNBUFFERED": "1",
            "COLUMNS": "100",
        }


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _wait_for_address(log: Path, preview: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end and preview.poll() is None:
        if found := _ADDRESS.search(log.read_text("utf-8")):
            return found[1]
        time.sleep(0.05)
    raise AssertionError(log.read_text("utf-8"))
