# SPDX-License-Identifier: MIT
"""Sites in several languages by mkdocs-static-i18n, with one file for each language or one folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .builds import Beside, Made, try_beside

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = [{"locale": "en", "default": True, "name": "English"}, {"locale": "de", "name": "Deutsch"}]
GERMAN = (
    "---\ntitle: Bögen\nid: arches\nlearn_before: [loads, spans]\ntags: [Building/Forms]\n---\n"
    "Ein Bogen drückt. Siehe [[loads]].\n\n"
    "```quiz\nid: parts-of-an-arch\nstem: Drückt er?\nis_true: yes\n```\n"
)


def check(made: Made) -> None:
    assert "Ein Bogen" in made.read("de/concepts/arches")
    assert "An arch" in made.read("concepts/arches")
    assert "Bögen" in made.read("de/tags/building/forms")
    assert "Bögen" not in made.read("tags/building/forms")
    assert '"location":"de/concepts/arches/"' in made.read("search/search_index.json")


@pytest.mark.beside("static-i18n")
def test_a_language_has_files_with_a_suffix(tmp_path: Path):
    plugin = {"i18n": {"docs_structure": "suffix", "languages": LANGUAGES}}
    beside = Beside(
        [plugin],
        {"docs/concepts/arches.de.md": GERMAN},
        {"docs/concepts/arches.de.md": GERMAN.replace("drückt", "trägt")},
        folders=("", "de/"),
    )
    try_beside(tmp_path, beside, check)


def in_folder(name: str) -> str:
    """Return where a file is in a site with one folder for each language."""
    folder, _, rest = name.partition("/")
    return f"docs/en/{rest}" if folder == "docs" and not rest.startswith("de/") else name


@pytest.mark.beside("static-i18n")
def test_a_language_has_a_folder(tmp_path: Path):
    plugin = {"i18n": {"docs_structure": "folder", "languages": LANGUAGES}}
    files = {"docs/de/index.md": "# Brücken\n\nZuerst [[loads]].\n", "docs/de/concepts/arches.md": GERMAN}
    edits = {"docs/de/concepts/arches.md": GERMAN.replace("drückt", "trägt")}
    beside = Beside([plugin], files, edits, move=in_folder, folders=("", "de/"))
    try_beside(tmp_path, beside, check)
