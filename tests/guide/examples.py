# SPDX-License-Identifier: MIT
"""The fenced blocks of the guide, as examples that a test can run or check.

Each block says by its info what it is. `title="docs/tea.md"` makes it a file of the page's project, and
`title="mkdocs.yml"` settings of that project. `sh` and `console` are commands, a question is YAML with a stem, and
`text` is a list of problems. A block that nothing can run says why on the line above it: `<!-- not run: … -->`. A file
that a command wrote must be as shown, unless `<!-- edit -->` above it says that the reader changes it.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from cairn.text.markdown import find_fences

ROOT = Path(__file__).parents[2]
PAGES = {"README": ROOT / "README.md", **{path.stem: path for path in sorted(ROOT.glob("docs/guide/*.md"))}}
_INFO = re.compile(r'(?P<language>[\w-]+)(?: title="(?P<title>[^"]+)")?')
_EDIT = re.compile(r"\s*<!-- edit -->\s*")
_NOT_RUN = re.compile(r"\s*<!-- not run: (?P<reason>\S.*\S) -->\s*")


@dataclass(frozen=True)
class Example:
    """A fenced block of a page."""

    place: str
    """The page and the line, as `start:12`."""
    language: str
    title: str
    """The path of the file that the block shows, beside `mkdocs.yml`; empty if it shows no file."""
    text: str
    reason: str
    """Why it cannot be run; empty if it can."""
    is_edit: bool = False
    """Whether the reader changes the file to this; else a command may have written it."""


def find_examples(page: str) -> list[Example]:
    """The examples of a page of the guide, in their order."""
    text = PAGES[page].read_text("utf-8")
    lines = text.split("\n")
    found = []
    for fence in find_fences(text):
        info = _INFO.fullmatch(fence.info)
        assert info, f"{page}:{fence.first + 1}: the block says {fence.info!r}, not its language and perhaps a title"
        above = next((line for line in reversed(lines[: fence.first]) if line.strip()), "")
        mark = _NOT_RUN.fullmatch(above)
        reason = mark["reason"] if mark else ""
        is_edit = bool(_EDIT.fullmatch(above))
        place, body = f"{page}:{fence.first + 1}", textwrap.dedent(fence.text)
        found.append(Example(place, info["language"], info["title"] or "", body, reason, is_edit))
    return found
