# SPDX-License-Identifier: MIT
"""A new environment with nothing but Python, pip, Git and a shell on the PATH, and a small site that is built in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
VERSION = re.findall(r'^version = "([^"]+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)[0]
SITE = {
    "mkdocs.yml": """\
site_name: Tea
site_url: https://example.org/tea/
theme: {name: material, font: false}
plugins: [search, macros, cairn]
markdown_extensions: [attr_list, md_in_html, pymdownx.superfences]
""",
    "docs/index.md": "# Tea\n\nSee [[Green Tea]].\n",
    "docs/concepts/water.md": "---\ntitle: Water\n---\n\nWater boils at $100$ degrees.\n",
    "docs/concepts/green-tea.md": "---\ntitle: Green Tea\nlearn_before: [water]\ntags: [Drinks]\n---\n\nNot boiling.\n",
    "quizzes/tea.yml": "concepts: [green-tea]\nquestions:\n  - id: hot\n    stem: Boiling?\n    is_true: false\n",
}


def path_without_node(folder: Path) -> str:
    """Return a PATH on which there are Git and a shell, in this folder, and no Node."""
    for name in ("git", "sh"):
        (folder / name).symlink_to(str(shutil.which(name)))
    assert shutil.which("node", path=str(folder)) is None
    return str(folder)


class Environment:
    """A new environment in a folder of its own."""

    def __init__(self, folder: Path, python: str) -> None:
        self.site = folder / "site"
        for name, text in SITE.items():
            path = self.site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        subprocess.run([python, "-m", "venv", str(folder / "venv")], check=True)
        self.bin = folder / "venv" / "bin"
        (folder / "tools").mkdir()
        self._path = os.pathsep.join([str(self.bin), path_without_node(folder / "tools")])

    def run(self, *words: str | Path, folder: Path | None = None) -> str:
        """Run a command in the folder of the site or another one, and return what it prints."""
        inherited = {k: v for k, v in os.environ.items() if k not in {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME"}}
        command = [str(self.bin / words[0]), *map(str, words[1:])]
        done = subprocess.run(
            command,
            cwd=folder or self.site,
            env=inherited | {"PATH": self._path, "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        return done.stdout

    def pip(self, *words: str | Path) -> str:
        return self.run("pip", *words)

    def version_of(self, name: str) -> str:
        """Return the version of an installed package; empty if it is not installed."""
        found = re.findall(rf"^{name}==(\S+)$", self.pip("list", "--format", "freeze"), re.MULTILINE | re.IGNORECASE)
        return found[0] if found else ""

    def change_settings(self, old: str, new: str) -> None:
        """Replace a part of the settings of the site."""
        settings = self.site / "mkdocs.yml"
        text = settings.read_text("utf-8")
        assert old in text
        settings.write_text(text.replace(old, new), "utf-8")

    def check_site(self) -> None:
        """Ask for the version, check the sources, and build the site."""
        assert self.run("cairn", "--version").strip() == f"cairn {VERSION}"
        self.pip("check")
        self.run("cairn", "check", "--strict")
        self.build_site("mkdocs")

    def build_site(self, program: str) -> None:
        """Build the site strictly, and look whether it has what Cairn makes."""
        shutil.rmtree(self.site / "site", ignore_errors=True)
        said = self.run(program, "build", "--strict", "--config-file", "mkdocs.yml")
        assert "WARNING" not in said
        page = (self.site / "site/concepts/green-tea/index.html").read_text("utf-8")
        assert '<cairn-question id="hot"' in page
        assert "cairn-side" in page
        assert "<math" in (self.site / "site/concepts/water/index.html").read_text("utf-8")
        scripts = self.site / "site/assets/cairn"
        assert {"loader.js", "questions.js", "pages.css"} <= {file.name for file in scripts.iterdir()}
