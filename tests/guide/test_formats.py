# SPDX-License-Identifier: MIT
"""The guide has a section with an example for each format that can be imported or exported."""

from __future__ import annotations

import re

import pytest

from cairn.exporting.formats.registry import FORMATS as EXPORTED
from cairn.importing.formats.registry import FORMATS as IMPORTED

from .examples import PAGES

NAMES = [*(("import", each.name) for each in IMPORTED), *(("export", each.name) for each in EXPORTED)]
_HEADING = re.compile(r"^## (?=.*\{ #)", re.MULTILINE)
"""A heading with an id, as none in an example has."""
PREFIXES = {"import": ("import",), "export": ("export", "programs")}


def find_sections(kind: str, name: str) -> list[str]:
    """Return the sections about a format in the pages about imports or exports."""
    texts = (path.read_text("utf-8") for page, path in PAGES.items() if page.startswith(PREFIXES[kind]))
    sections = (part for text in texts for part in _HEADING.split(text))
    return [part for part in sections if part.split("\n")[0].endswith(f"{{ #{name} }}")]


@pytest.mark.parametrize(("kind", "name"), NAMES, ids=[" ".join(pair) for pair in NAMES])
def test_each_format_has_a_section_with_an_example(kind: str, name: str):
    [section] = find_sections(kind, name)
    assert re.search(rf"^(?:\$ )?cairn {kind} {name if kind == 'export' else ''}", section, re.MULTILINE)
