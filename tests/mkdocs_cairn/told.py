# SPDX-License-Identifier: MIT
"""What a build and a check tell of a site, and where the links of a page lead."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from cairn.text.problem import Severity
from mkdocs_cairn.build.project import check_project

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Built


def links(built: Built, page: str) -> dict[str, list[str]]:
    """The targets of the links in the body of a page, by their words."""
    text = "".join(re.findall(r"<p>.*?</p>", built.read(f"{page}/index.html"), re.DOTALL))
    found: dict[str, list[str]] = {}
    for href, words in re.findall(r'<a href="([^"]*)">(.*?)</a>', text):
        found.setdefault(html.unescape(re.sub(r"<[^>]*>", "", words)), []).append(href)
    return found


def found_by_check(folder: Path) -> list[str]:
    _, checked = check_project(folder / "mkdocs.yml")
    return [str(v.problem) for v in checked.rated_problems if v.problem.code.severity > Severity.INFO]


def told_by_build(built: Built) -> list[str]:
    return [line.partition(": ")[2] for line in built.problems]
