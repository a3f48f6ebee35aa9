# SPDX-License-Identifier: MIT
"""Find what a link of a note leads to, and write a link to it. What cannot be linked is counted for the report."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from cairn.graph.names import MatchStage, is_path
from cairn.importing.obsidian.naming import NamedNote, NamedNotes, safe_path
from cairn.importing.obsidian.vault import NOTE, Vault
from cairn.text.markdown import escape
from cairn.text.slug import is_name
from cairn.text.source import count_lines

IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".avif")
"""The endings of images."""
_MEDIA = (".pdf", ".mp3", ".mp4", ".wav", ".webm", ".mov", ".ogg", ".ogv", ".m4a", ".flac", ".3gp", ".mkv")
BOARDS = (".canvas", ".base")
"""The endings of files that only the program itself can show."""
_FILES = (*IMAGES, *_MEDIA, *BOARDS)
_LOSSES = {
    "block": ("link to a block becomes a link to its note", "links to blocks become links to their notes"),
    "embed": ("embedded note becomes a link", "embedded notes become links"),
    "heading": (
        "link to a missing heading becomes a link to its note",
        "links to missing headings become links to notes",
    ),
    "medium": ("embedded file becomes a link", "embedded files become links"),
    "board": ("link to a canvas or a base becomes text", "links to canvases and bases become text"),
    "missing": ("link to a missing file becomes text", "links to missing files become text"),
    "private": ("link to a note that is not imported becomes text", "links to notes that are not imported become text"),
    "html": (
        "HTML element that would run a script is made harmless",
        "HTML elements that would run scripts are made harmless",
    ),
    "query": ("query of another program is left out", "queries of other programs are left out"),
    "unsafe": ("link that would run a script is made harmless", "links that would run scripts are made harmless"),
}
_NO_LABEL = re.compile(r"[\[\]|\n]")


@dataclass(frozen=True, slots=True)
class Losses:
    """What is lost of a note, by kind."""

    positions: dict[str, list[int]] = field(default_factory=dict)
    """The positions of what is lost in the text, by kind."""
    lines: dict[str, list[int]] = field(default_factory=dict)
    """The lines of the file of what is lost, by kind."""

    def add(self, kind: str, position: int) -> None:
        """Count something that is lost at a position."""
        self.positions.setdefault(kind, []).append(position)

    def sentences(self, text: str, lines: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Yield the first line and a sentence for each kind.

        `lines` are the lines of the file that the lines of the text were.
        """
        found = dict(self.lines)
        for kind, positions in self.positions.items():
            found[kind] = [lines[line] for line in count_lines(text, sorted(positions))]
        for kind, places in sorted(found.items()):
            one, many = _LOSSES[kind]
            yield places[0], f"{_article(one)}." if len(places) == 1 else f"{len(places)} {many}. The first is here."


def _article(noun: str) -> str:
    return f"An {noun}" if noun[0] in "aeiouH" else f"A {noun}"


@dataclass(frozen=True, slots=True)
class Targets:
    """Writes the links of one note."""

    vault: Vault
    """The files of the vault."""
    notes: NamedNotes
    """The notes that are imported."""
    own: NamedNote
    """The note."""
    files: dict[str, None] = field(default_factory=dict)
    """The attachments that it shows or links to."""
    unknown: dict[str, None] = field(default_factory=dict)
    """The names in its links that no note has."""
    losses: Losses = field(default_factory=Losses)
    """What is lost of it."""

    def find(self, name: str) -> str | None:
        """Return the file that a name or path means in this note."""
        return self.vault.find(name, self.own.note.path) if name else self.own.note.path

    def to_note(self, path: str, typed: tuple[str, str, str], bar: str, position: int) -> str:
        """Return a wikilink to an imported note.

        `typed` is the name, the heading and the label; `bar` separates the label.
        """
        name, anchor, label = typed
        note = self.notes.by_path[path]
        heading = "" if anchor.startswith("^") else anchor.rpartition("#")[2].strip()
        if heading and not self.notes.has_heading(path, heading):
            self.losses.add("heading", position)
            label, heading = label or ("" if name else escape(heading)), ""
        if not name and heading:
            return write_wikilink("", heading, label, bar)
        chosen = next((each for each in (name, path.removesuffix(NOTE)) if self._leads_to(each, note)), note.id)
        bare = name.removesuffix(NOTE)
        shown = label or ("" if chosen in {name, bare} else " > ".join(filter(None, (bare, heading))))
        return write_wikilink(chosen, heading, "" if _NO_LABEL.search(shown) else shown, bar)

    def _leads_to(self, name: str, note: NamedNote) -> bool:
        """Return whether Cairn finds this note by a name."""
        match = self.notes.names.look_up(name) if name and not _NO_LABEL.search(name) and "#" not in name else None
        return match is not None and match.id == note.id and match.stage is not MatchStage.SLUG

    def to_nobody(self, name: str, anchor: str, label: str, bar: str, position: int) -> str:
        """Return a link for a name that no file has: to a concept that is not written, unless it is that of a file."""
        bare = name.removesuffix(NOTE)
        bare = posixpath.basename(bare) if is_path(name) else bare
        if is_file(name) or not is_name(bare):
            self.losses.add("missing", position)
            return label or escape(name)
        if not self.notes.names.look_up(bare).id:
            self.unknown[bare] = None
        heading = "" if anchor.startswith("^") else anchor.rpartition("#")[2].strip()
        return write_wikilink(bare, heading, label, bar)

    def to_text(self, kind: str, name: str, label: str, position: int) -> str:
        """Return the words of a link that leads to nothing that is published."""
        self.losses.add(kind, position)
        return label or escape(posixpath.basename(name.removesuffix(NOTE)))

    def address(self, path: str, anchor: str = "") -> str:
        """Return the address of an attachment or a document in the folder of documents."""
        note = self.notes.by_path.get(path)
        if note is None:
            self.files[path] = None
        target = note.path if note else safe_path(path)
        relative = posixpath.relpath(target, posixpath.dirname(self.own.path) or ".")
        return quote(relative, safe="/.-_~") + (f"#{quote(anchor, safe='=&-._~')}" if anchor else "")


def is_file(name: str) -> bool:
    """Return whether a name is that of a file that is no note."""
    return name.lower().endswith(_FILES)


def write_wikilink(name: str, heading: str, label: str, bar: str) -> str:
    """Return a wikilink; `bar` separates the label."""
    target = f"{name}#{heading}" if heading else name
    return f"[[{target}{bar}{label}]]" if label else f"[[{target}]]"
