# SPDX-License-Identifier: MIT
"""Pack notes and pictures into a deck for Anki: a database of its own kind, which genanki writes.

genanki comes with the extra `mkdocs-cairn[anki]`. It writes the time into its archive, so the archive is packed here.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from cairn.exporting.anki.note import BASIC
from cairn.exporting.formats.anki import NOTES_FILE
from cairn_cli.files.packages.zip_writer import write_zip

_DATABASE, _MEDIA = "collection.anki2", "media"
_TIME = 1
"""When the deck says that it was made, in seconds. The true time would differ from run to run. With 0, a note would get
the id 0, which in Anki means none."""
_ID_BITS = 31
_STYLES = ".card { font-family: sans-serif; font-size: 20px; line-height: 1.4; } td, th { padding: 0.2em 0.6em; }"
_BACK = '{{FrontSide}}\n<hr id="answer">\n{{Back}}'
_CLOZE_SIDES = "{{cloze:Text}}", "{{cloze:Text}}\n<hr>\n{{Back Extra}}"


class PackageMissingError(Exception):
    """A package that an export needs is not installed. The message says what to do."""


def pack_deck(files: Mapping[str, bytes]) -> bytes:
    """Return a deck with the notes in the text file among `files`, and all others as pictures.

    Raises:
        PackageMissingError: genanki is not installed.
    """
    try:
        import genanki  # noqa: PLC0415  # an extra, which most exports do not need
    except ImportError as error:
        advice = "Install 'mkdocs-cairn[anki]', or export a text file: 'cairn export anki notes.txt'."
        raise PackageMissingError(f"A deck for Anki needs the package 'genanki'. {advice}") from error
    basic, cloze = _make_models(genanki)
    decks: dict[str, Any] = {}
    for guid, kind, name, front, back, tags in _read_notes(files[NOTES_FILE]):
        deck = decks.setdefault(name, genanki.Deck(_number(name), name))
        model = basic if kind == BASIC else cloze
        deck.add_note(genanki.Note(model, [front, back], guid=guid, tags=tags.split()))
    pictures = sorted(files.keys() - {NOTES_FILE})
    numbers = {str(number): name for number, name in enumerate(pictures)}
    return write_zip(
        {
            _DATABASE: _write_database(genanki.Package(decks.values())),
            _MEDIA: json.dumps(numbers).encode(),
            **{number: files[name] for number, name in numbers.items()},
        }
    )


def _read_notes(text: bytes) -> Iterator[list[str]]:
    lines = io.StringIO(text.decode(), newline="")
    while (place := lines.tell()) >= 0 and lines.readline().startswith("#"):
        pass
    lines.seek(place)
    return csv.reader(lines, csv.excel_tab)


def _make_models(genanki: Any) -> tuple[Any, Any]:
    """Return the two kinds of notes."""
    names = "Cairn", "Cairn Cloze"
    basic = genanki.Model(
        _number(names[0]),
        names[0],
        fields=[{"name": "Front"}, {"name": "Back"}],
        templates=[{"name": "Card 1", "qfmt": "{{Front}}", "afmt": _BACK}],
        css=_STYLES,
    )
    cloze = genanki.Model(
        _number(names[1]),
        names[1],
        fields=[{"name": "Text"}, {"name": "Back Extra"}],
        templates=[{"name": "Cloze", "qfmt": _CLOZE_SIDES[0], "afmt": _CLOZE_SIDES[1]}],
        css=_STYLES,
        model_type=genanki.Model.CLOZE,
    )
    return basic, cloze


def _write_database(package: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # genanki takes a formula for broken HTML
        path = Path(folder, "deck.apkg")
        package.write_to_file(path, timestamp=_TIME)
        with zipfile.ZipFile(path) as archive:
            return archive.read(_DATABASE)


def _number(name: str) -> int:
    """Return the id of a deck or a kind of note, by its name."""
    return int.from_bytes(sha256(name.encode()).digest()[:8], "big") >> (64 - _ID_BITS)
