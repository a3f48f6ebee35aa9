# SPDX-License-Identifier: MIT
"""Anki: notes as a text file and, where there is room for them, the pictures of questions.

In a folder, the pictures have the names that they need in Anki's folder for media. A deck, which another program makes
of the same files, has them inside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from posixpath import splitext
from urllib.parse import quote

from cairn.exporting.anki.note import Note
from cairn.exporting.anki.notes import write_notes
from cairn.exporting.anki.text_file import write_text
from cairn.exporting.course import Course, find_media, replace_media
from cairn.exporting.exported import Exported, ExportFormat, about_site
from cairn.exporting.losses import find_lost_keys
from cairn.text.problem import Code, Problem

NOTES_FILE = "anki.txt"
_TEXTS = (".txt", ".tsv")
_DIGITS = 8


def _write(course: Course) -> Exported:
    notes, problems = write_notes(course)
    pictures = sorted({uri for note in notes for uri in find_media(note.sides.front + note.sides.back)})
    is_text = course.options.ending in _TEXTS
    if is_text and pictures:
        problems.append(_say_pictures(course, len(pictures)))
    name = (lambda uri: course.url and f"{course.url}{quote(uri)}") if is_text else _name_picture
    text = write_text(_with_pictures(note, name) for note in notes)
    media = {} if is_text else {_name_picture(uri): course.files(uri) for uri in pictures}
    lost_keys = find_lost_keys(course, "Anki", has_concepts=True)
    return Exported({NOTES_FILE: text, **media}, (*problems, *lost_keys))


def _say_pictures(course: Course, count: int) -> Problem:
    where = "cards show them from the site" if course.url else "cards lack them, because 'site_url' is not set"
    pictures = "the 1 picture" if count == 1 else f"the {count:,} pictures"
    fault = f"A text file cannot hold {pictures}: {where}. Export a folder or an '.apkg' to have them."
    return about_site(Code.EXPORT_SIMPLIFIED, fault)


def _with_pictures(note: Note, name: Callable[[str], str]) -> Note:
    return replace(note, sides=note.sides.map_html(lambda html: replace_media(html, name)))


def _name_picture(uri: str) -> str:
    """Return the name of a picture in Anki, where the pictures of all decks lie in one folder."""
    return f"cairn-{hashlib.sha256(uri.encode()).hexdigest()[:_DIGITS]}{splitext(uri)[1].lower()}"


ANKI = ExportFormat(name="anki", title="questions as cards for Anki", endings=(".txt", ".tsv", ".apkg"), write=_write)
