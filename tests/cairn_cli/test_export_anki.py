# SPDX-License-Identifier: MIT
"""A deck for Anki is a database with the notes of the text file, and the pictures."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from cairn_cli.__main__ import main
from cairn_cli.files.packages.anki_deck import pack_deck

from .files import write

SETTINGS = "site_name: Bread\ntheme: {name: mkdocs}\nplugins: [cairn]\n"
QUESTIONS = r"""concepts: [rye]
questions:
  - id: dark
    stem: |
      Is $a < b$? ![A loaf](../docs/loaf.png)
    is_true: yes
  - id: gaps
    stem: Complete.
    blanks: |
      Soft is the [[crumb]], hard the [[crust]].
  - id: unfinished
    stem: What is left to ask?
"""
HEAD = b"#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
MANY = 10_000


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("mkdocs.yml", SETTINGS)
    write("docs/index.md", "# Bread\n")
    write("docs/concepts/rye.md", "---\ntitle: Rye bread\ntags: [Food/Grain]\n---\nRye is a grain.\n")
    write("quizzes/rye.yml", QUESTIONS)
    Path("docs/loaf.png").write_bytes(b"\x89PNG\r\n\x1a\n")


def ask(deck: bytes, query: str) -> list[tuple[object, ...]]:
    """What the database of a deck answers."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        Path("deck.db").write_bytes(archive.read("collection.anki2"))
    with closing(sqlite3.connect("deck.db")) as connection:
        return connection.execute(query).fetchall()


def test_a_deck_has_a_note_and_a_card_for_each_question(capsys):
    assert main(["export", "anki", "bread.apkg"]) == 1
    assert "'unfinished' has no key yet" in capsys.readouterr().err
    deck = Path("bread.apkg").read_bytes()
    notes = ask(deck, "select guid, tags, flds from notes order by guid")
    assert [(guid, tags) for guid, tags, _ in notes] == [("cairn-dark", " Rye_bread "), ("cairn-gaps", " Rye_bread ")]
    assert r"\(a &lt; b\)" in str(notes[0][2])
    assert "Soft is the {{c1::crumb}}, hard the {{c1::crust}}." in str(notes[1][2])
    assert ask(deck, "select count(*) from cards join notes on notes.id = nid") == [(2,)]
    decks = json.loads(str(ask(deck, "select decks from col")[0][0]))
    assert "Bread::Grain" in {each["name"] for each in decks.values()}


def test_a_deck_has_the_pictures_of_its_notes():
    main(["export", "anki", "bread.apkg"])
    with zipfile.ZipFile("bread.apkg") as archive:
        names = json.loads(archive.read("media"))
        assert archive.read("0") == b"\x89PNG\r\n\x1a\n"
    assert f'src="{names["0"]}"' in str(ask(Path("bread.apkg").read_bytes(), "select flds from notes limit 1"))


def test_two_decks_are_the_same_byte_for_byte():
    main(["export", "anki", "a.apkg"])
    main(["export", "anki", "b.apkg"])
    assert Path("a.apkg").read_bytes() == Path("b.apkg").read_bytes()


def test_a_text_file_is_a_text_file_whatever_pictures_there_are(capsys):
    assert main(["export", "anki", "bread.tsv"]) == 1
    assert Path("bread.tsv").read_bytes().startswith(HEAD)
    assert "A text file cannot hold the 1 picture: " in capsys.readouterr().err


def test_without_the_extra_a_deck_is_refused_and_the_text_is_not(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "genanki", None)
    assert main(["export", "anki", "bread.apkg"]) == 1
    assert "Install 'mkdocs-cairn[anki]'" in capsys.readouterr().err
    assert not Path("bread.apkg").exists()
    main(["export", "anki", "bread.txt"])
    assert Path("bread.txt").exists()


def test_10000_notes_are_10000_cards():
    lines = (f"cairn-{number}\tBasic\tBread::{number % 7}\t<p>{number}</p>\tback\ta b\n" for number in range(MANY))
    deck = pack_deck({"anki.txt": HEAD + "".join(lines).encode()})
    assert ask(deck, "select count(distinct guid), count(distinct id) from notes") == [(MANY, MANY)]
    assert ask(deck, "select count(distinct id) from cards") == [(MANY,)]
    assert ask(deck, "select count(distinct did) from cards") == [(7,)]
