# SPDX-License-Identifier: MIT
"""Give each note a path, an id, a title and aliases that no other note has.

Names in a vault may be shared, because its links may be paths. Names of concepts may not. The note with the shortest
path keeps a shared name, as links in a vault do; the others get the name of their folder as well.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from cairn.content.concept import Concept
from cairn.content.document import address
from cairn.content.headings import find_outline
from cairn.content.name_reference import NameReference
from cairn.graph.names import Names, build_names, fold_address
from cairn.importing.names import compile_id
from cairn.importing.obsidian.note import Note, texts_of
from cairn.importing.obsidian.vault import NOTE
from cairn.text.prose import plain_text
from cairn.text.slug import exact, is_name, name_key, slug
from cairn.text.source import Span
from cairn.yaml.reader import SequenceNode

FOLDER = "concepts"
"""Where names are looked up as if the notes were in this folder; any other gives the same results."""
_UNSAFE = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f]')
"""Characters that are not in the path of a document, because some file systems cannot hold them."""
_MARKS = re.compile(r"[\[\]|#]")
"""Signs that mean something in a wikilink, so that an id may not have them."""
_INDEX = ("index", "README")
"""Names of notes that become the page of their folder."""
_SHARED = "Another note is called '{}', so this one is called '{}'."
_TAKEN = "The alias '{}' is left out, because another note has this name."


@dataclass(frozen=True, slots=True)
class NamedNote:
    """A note with the names of its concept."""

    note: Note
    """The note."""
    path: str
    """The path of its document, in the folder of the documents."""
    id: str
    """The id of its concept."""
    title: str
    """The title of its concept."""
    aliases: tuple[str, ...]
    """The other names of its concept."""
    losses: tuple[str, ...]
    """What its names have lost."""

    @property
    def needs_id(self) -> bool:
        """Whether the id must be written, because the file name does not give it."""
        stem, folder = posixpath.splitext(posixpath.basename(self.path))[0], posixpath.dirname(self.path)
        return self.id != (stem if stem not in _INDEX else posixpath.basename(folder))


@dataclass(frozen=True, slots=True)
class NamedNotes:
    """All notes that are imported."""

    by_path: Mapping[str, NamedNote]
    """The notes by their path in the vault, sorted."""
    names: Names
    """How Cairn looks up their names."""
    _headings: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    """Cache: the slugs of the headings of each note that a link with a heading leads to."""

    def has_heading(self, path: str, typed: str) -> bool:
        """Return whether a note has a heading with these words; its title is one."""
        if path not in self._headings:
            named = self.by_path[path]
            lines = find_outline(named.note.body).lines
            words = (line.partition(" ")[2] for line in lines)
            shown = (form for text in words for form in (text, plain_text(text)))
            self._headings[path] = frozenset(map(slug, (named.title, *shown)))
        return not slug(typed) or slug(typed) in self._headings[path]


def name_notes(notes: Iterable[Note]) -> NamedNotes:
    """Return the notes with their names."""
    ordered = sorted(notes, key=lambda note: (len(note.path), note.path))
    owners: dict[str, str] = {}
    paths = dict(zip((note.path for note in ordered), _paths(ordered), strict=True))
    ids = {note.path: _own_id(note, owners) for note in ordered}
    titles = {note.path: _own_title(note, ids[note.path], owners) for note in ordered}
    named = {}
    for note in sorted(ordered, key=lambda each: each.path):
        own = NamedNote(note, paths[note.path], ids[note.path], titles[note.path], (), ())
        wanted = _title(note)
        shared = (_SHARED.format(wanted, own.title),) if own.title != wanted else ()
        full = _with_aliases(own, owners)
        named[note.path] = replace(full, losses=(*shared, *full.losses))
    concepts = [_concept(each) for each in named.values()]
    return NamedNotes(named, build_names(concepts)[1])


def safe_path(path: str) -> str:
    """Return the path of a file in a vault as every file system can hold it."""
    return "/".join(_UNSAFE.sub("-", part).strip() or "-" for part in path.split("/"))


def _paths(notes: Iterable[Note]) -> Iterator[str]:
    """Yield the path of each document; no two are served at one address, nor one at that of the list of concepts."""
    used: set[str] = set()
    for note in notes:
        stem = posixpath.splitext(safe_path(note.path))[0]
        stem = f"concept-{stem}" if stem in _INDEX else stem
        if fold_address(address(f"{stem}{NOTE}")) in used:
            stem = f"{stem}-{_digest(note)[:6]}"
        used.add(fold_address(address(f"{stem}{NOTE}")))
        yield f"{stem}{NOTE}"


def _digest(note: Note) -> str:
    return hashlib.sha256(note.path.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _name(note: Note) -> str:
    """Return the name of a note; the page of a folder has that of the folder."""
    folder = posixpath.basename(posixpath.dirname(note.path))
    return exact(folder if note.name in _INDEX and folder else note.name)


def _own_id(note: Note, owners: dict[str, str]) -> str:
    """Return an id that is no name of another note: its own, the name of its file, or one made from its path."""
    path = compile_id(note.path.removesuffix(NOTE).replace("/", " "))
    for wanted in (note.text("id"), _name(note), path):
        is_free = slug(wanted) and not _MARKS.search(wanted)
        if is_free and owners.setdefault(name_key(wanted), note.path) == note.path:
            return wanted
    return f"{path}-{_digest(note)}"


def _title(note: Note) -> str:
    return note.text("title") or note.heading or _name(note)


def _own_title(note: Note, own: str, owners: dict[str, str]) -> str:
    title, folder = _title(note), posixpath.dirname(note.path)
    places = filter(None, (note.name if note.name in _INDEX else posixpath.basename(folder), folder, own))
    for wanted in (title, *(f"{title} ({place})" for place in places)):
        if not slug(wanted) or owners.setdefault(name_key(wanted), note.path) == note.path:
            return wanted
    return f"{title} ({_digest(note)})"


def _with_aliases(named: NamedNote, owners: dict[str, str]) -> NamedNote:
    note = named.note
    entry = note.fields.find("aliases") or note.fields.find("alias")
    is_list = entry is not None and isinstance(entry.value, SequenceNode)
    texts = [text for value in texts_of(entry) for text in ([value] if is_list else value.split(","))]
    wanted = {name_key(text): exact(text) for text in texts if is_name(text)}
    own = {name_key(named.title), name_key(named.id)}
    free = {key: text for key, text in wanted.items() if owners.setdefault(key, note.path) == note.path}
    losses = tuple(_TAKEN.format(text) for key, text in wanted.items() if key not in free)
    return replace(named, aliases=tuple(text for key, text in free.items() if key not in own), losses=losses)


def _concept(named: NamedNote) -> Concept:
    span = Span(named.path, 1)
    aliases = tuple(NameReference(alias, "", span) for alias in named.aliases)
    stem = posixpath.splitext(posixpath.basename(named.path))[0]
    return Concept(
        named.id, named.title, aliases, (), (), (), (), None, f"{FOLDER}/{named.path}", stem, is_written=True, span=span
    )
