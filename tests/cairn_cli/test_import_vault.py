# SPDX-License-Identifier: MIT
"""`cairn import` of a vault: what is written, what a second import changes, and what a build says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cairn_cli.__main__ import main

BAKERY = Path(__file__).parents[1] / "cases" / "imports" / "obsidian" / "bakery"
PICTURE = b"\x89PNG\r\n\x1a\n\x00abc"
SETTINGS = """\
site_name: Bakery
theme: material
plugins: [cairn]
markdown_extensions: [admonition, attr_list, pymdownx.details, pymdownx.superfences, tables]
"""


@pytest.fixture(autouse=True)
def vault(tmp_path, monkeypatch):
    """A copy of the notes, in the folder in which the commands run."""
    shutil.copytree(BAKERY, tmp_path / "Bakery")
    (tmp_path / "Bakery/.obsidian").mkdir()
    (tmp_path / "Bakery/media").mkdir()
    (tmp_path / "Bakery/media/loaf.png").write_bytes(PICTURE)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "Bakery"


def files(root="docs"):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in Path(root).rglob("*") if path.is_file()}


def test_a_vault_is_recognized_and_every_note_is_carried(capsys):
    assert main(["import", "Bakery", "--related", "up", "--report", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["counts"] == {"found": 4, "carried": 1, "simplified": 3, "left-out": 0}
    assert report["concepts"] == ["Bread", "Nobody", "Rye"]
    written = files()
    assert written["concepts/media/loaf.png"] == PICTURE
    sourdough = written["concepts/Sourdough.md"].decode()
    assert '![loaf](media/loaf.png){ width="200" }' in sourdough
    assert "related:\n  - Bread\n" in sourdough
    assert "related:\n  - Bread\n---\nMilled [[Rye]].\n" in written["concepts/Paths/Flour.md"].decode()


def test_nothing_private_is_in_a_file_or_in_the_report(capsys):
    main(["import", "Bakery", "--report", "json"])
    said = "".join(capsys.readouterr())
    for text in (said, *(content.decode(errors="replace") for content in files().values())):
        assert "secret" not in text.lower()
        assert "private" not in text.lower()


def test_a_second_import_changes_nothing_and_an_edited_note_stays(vault, capsys):
    main(["import", "Bakery"])
    first = files()
    assert main(["import", "Bakery"]) == 0
    assert files() == first
    Path("docs/concepts/Yeast.md").write_text("---\ntitle: Yeast\n---\nMine.\n", "utf-8")
    (vault / "Yeast.md").write_text("# Yeast\n\nTheirs.\n", "utf-8")
    (vault / "Flour.md").unlink()
    capsys.readouterr()
    assert main(["import", "Bakery"]) == 1
    assert "docs/concepts/Yeast.md" in capsys.readouterr().err
    assert b"Mine." in files()["concepts/Yeast.md"]
    assert "concepts/Flour.md" not in files()


def test_the_documents_of_a_vault_are_concepts_in_any_folder(capsys):
    Path("mkdocs.yml").write_text(SETTINGS, "utf-8")
    assert main(["import", "Bakery", "--to", "notes"]) == 0
    Path("docs/index.md").write_text("# Home\n\n[[Sourdough]]\n", "utf-8")
    assert main(["check", "--strict"]) == 0
    assert "in 4 concepts" in capsys.readouterr().out


def test_a_vault_is_built_strictly(build_site):
    Path("mkdocs.yml").write_text(SETTINGS, "utf-8")
    main(["import", "Bakery"])
    build_site()
    page = Path("site/concepts/Sourdough/index.html").read_text("utf-8")
    assert 'href="../Yeast/#what-it-eats"' in page
    assert 'src="../media/loaf.png"' in page
    assert "<mark>sour</mark>" in page


@pytest.fixture
def build_site():
    """Build the site of the folder strictly."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    def run():
        build(load_config("mkdocs.yml", strict=True))

    return run
