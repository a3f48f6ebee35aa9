# SPDX-License-Identifier: MIT
"""Sites built for real: small ones from a mapping of paths to texts, and the repository's own, once a session."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from .links import find_faults
from .tree import parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    Files: TypeAlias = Mapping[str, str | bytes]

ROOT = Path(__file__).parents[2]
FEATURES = ["navigation.footer", "navigation.path"]
MATERIAL: dict[str, Any] = {"name": "material", "font": False, "features": FEATURES}
CONFIG: dict[str, Any] = {
    "site_name": "Course",
    "site_url": "https://example.org/course/",
    "strict": True,
    "theme": MATERIAL,
    "plugins": ["search", "cairn"],
}
COURSE = {
    "docs/index.md": "# Home\n\nBegin with [[Numbers]].\n",
    "docs/concepts/numbers.md": """---
title: Numbers
learn_before: []
tags: [Mathematics/Linear Algebra/Ch.2 Basics]
references: [noether1921: chapter 2]
---
A number counts or measures.

## In practice

Most of them have a fraction.
""",
    "docs/concepts/vectors.md": """---
title: Vectors
learn_before:
  - numbers: its entries are numbers
tags: [Mathematics/Linear Algebra/Ch.2 Basics, Physics]
---
A vector is a list of [[numbers]].
""",
    "docs/concepts/matrices.md": """---
title: Matrices
aliases: [tables of numbers]
learn_before:
  - vectors: its columns are vectors
  - Linear Maps: it stands for one
tags: [Mathematics/Linear Algebra/Ch.10 Maps]
---
A matrix has rows. See [[vectors|the list]] and [[Linear Maps]].
""",
    "docs/concepts/norms.md": """---
title: Norms
learn_before: [vectors]
tags: [Mathematics/Linear Algebra/Ch.10 Maps]
---
A norm is a length.
""",
    "docs/tags.yml": "Mathematics:\n  description: What can be proved.\n",
    "docs/references.bib": "@article{noether1921, author={Noether, Emmy}, title={Ideals in Rings}, year={1921}}\n",
    "quizzes/vectors.yml": """concepts: [vectors]
questions:
  - id: zero-norm
    stem: Which vector has no direction?
    choices: |
      - [x] The zero vector
        > Right: it points nowhere.
      - [ ] A unit vector
    rationale: Its length is 0.
  - id: what-maps-do
    concepts: [linear maps]
    stem: What does a linear map keep?
""",
}


@dataclass(frozen=True)
class Built:
    """A site after its build."""

    source: Path
    """The folder of `mkdocs.yml`."""
    folder: Path
    """The folder that was built."""
    log: tuple[str, ...]
    """What the build said, from warnings up."""
    error: str
    """What ended the build; empty where nothing did."""

    @property
    def problems(self) -> list[str]:
        """The lines about sources: `LEVEL: path:line: … [code]`."""
        return [line for line in self.log if line.endswith("]")]

    def read(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def page(self, path: str) -> Element:
        """The page in that folder of the site."""
        return parse(self.read(f"{path}/index.html" if path else "index.html"))

    def faults(self) -> list[str]:
        return find_faults(self.folder, str(CONFIG["site_url"]))


SITES = ROOT / "tests" / "sites"
"""Small projects that once went wrong, by origin; `copy_site` takes one of them."""


class MakeSite(Protocol):
    """Writes files, each at its path beside `mkdocs.yml`, and builds them; settings replace those of `CONFIG`."""

    def __call__(self, files: Files, **settings: Any) -> Built: ...


def write_site(folder: Path, files: Files, **settings: Any) -> Built:
    """Write a site without building it."""
    whole = {"docs/index.md": "# Home\n", **files}
    whole["mkdocs.yml"] = json.dumps({**CONFIG, **settings})
    for name, content in whole.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return Built(folder, folder / "site", (), "")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> MakeSite:
    """Write a site and build it in this process."""

    def make(files: Files, **settings: Any) -> Built:
        return rebuild(write_site(tmp_path_factory.mktemp("site"), files, **settings))

    return make


def copy_site(name: str, folder: Path) -> Built:
    """Copy the project `tests/sites/NAME` into a folder that is not there yet, without building it."""
    shutil.copytree(SITES / name, folder)
    return Built(folder, folder / "site", (), "")


class _Log(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname}: {record.getMessage()}")


def rebuild(written: Built) -> Built:
    """Build what has been written."""
    log, error = _Log(), ""
    logger = logging.getLogger("mkdocs")
    logger.addHandler(log)
    try:
        config = load_config(str(written.source / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except MkDocsException as problem:
        error = str(problem)
    finally:
        logger.removeHandler(log)
    return Built(written.source, written.folder, tuple(log.lines), error)


def run_mkdocs(folder: Path, *words: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs` as one does in a shell."""
    command = [sys.executable, "-m", "mkdocs", *map(str, words)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **env}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


UNWRITTEN = """---
learn_before: [Surveying]
tags: [Geography]
---

# Map PageBuilder

Map making is the drawing of maps.
"""


@dataclass(frozen=True)
class OwnSite:
    """The repository's site, in a folder `cairn` as it is on its host."""

    folder: Path
    log: str
    url: str = "https://example.org/cairn/"


def build_own(folder: Path, *words: str, root: Path = ROOT, **env: str) -> OwnSite:
    done = run_mkdocs(root, "build", "--strict", "--site-dir", folder, *words, **env)
    if done.returncode:
        pytest.fail(f"The repository's own site does not build:\n{done.stdout}{done.stderr}", pytrace=False)
    return OwnSite(folder, done.stdout + done.stderr)


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> OwnSite:
    """The repository's own site, built strictly, with a concept that nobody has written: the course has none."""
    root = tmp_path_factory.mktemp("own")
    for name in ("docs", "quizzes"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, root)
    page = root / "docs" / "concepts" / "map-making.md"
    page.write_text(UNWRITTEN, encoding="utf-8")
    return build_own(root / "cairn", root=root)


@pytest.fixture(scope="session")
def own_flat_site(tmp_path_factory: pytest.TempPathFactory) -> OwnSite:
    """The same with a file a page, which works from a disk."""
    return build_own(tmp_path_factory.mktemp("flat") / "cairn", "--no-directory-urls")
