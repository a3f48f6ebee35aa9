# SPDX-License-Identifier: MIT
"""Vaults of Obsidian: every note becomes the document of a concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cairn.importing.found import Bundle, Format, Found, FoundDocument, LeftOut
from cairn.importing.obsidian.blocks import needed_extensions
from cairn.importing.obsidian.document import write_document
from cairn.importing.obsidian.naming import NamedNotes, name_notes, safe_path
from cairn.importing.obsidian.note import Note, parse_note
from cairn.importing.obsidian.targets import BOARDS, Targets
from cairn.importing.obsidian.vault import SETTINGS, Vault, fold, open_vault
from cairn.importing.reading.decoding import decode
from cairn.text.problem import Code, Problem

_BOARD = "Only Obsidian shows '{}', so it is left out. Write a note with its content, if readers need it."
_PRIVATE = "{} with 'publish: false' {} not imported."
_EXTENSIONS = "The notes need Markdown extensions. Add these to 'markdown_extensions' in mkdocs.yml: {}."


def _detect(bundle: Bundle) -> int:
    return 3 if any(path.startswith(f"{SETTINGS}/") for path in bundle.members) else 0


def _read(bundle: Bundle) -> Found:
    vault = open_vault(bundle.members)
    parsed = list(_parse(bundle, vault))
    problems = [each for each in parsed if isinstance(each, Problem)]
    notes = [each for each in parsed if isinstance(each, Note)]
    named = name_notes(note for note in notes if not note.is_private)
    files: dict[str, None] = {}
    documents = tuple(_write(bundle, vault, named, files))
    boards = (path for path in vault.files if fold(path).endswith(BOARDS))
    left_out = (LeftOut(bundle.place(path), path, path.rpartition(".")[2], _BOARD.format(path)) for path in boards)
    problems += _remarks(bundle, notes, documents)
    attachments = {safe_path(path): bundle.members[path] for path in sorted(files)}
    return Found(documents=documents, left_out=tuple(left_out), problems=tuple(problems), attachments=attachments)


def _parse(bundle: Bundle, vault: Vault) -> Iterator[Note | Problem]:
    for path in vault.notes:
        source = decode(replace(bundle, path=f"{bundle.path}/{path}", data=bundle.members[path], members={}))
        yield source if isinstance(source, Problem) else parse_note(path, source.text)


def _write(bundle: Bundle, vault: Vault, named: NamedNotes, files: dict[str, None]) -> Iterator[FoundDocument]:
    for path, own in named.by_path.items():
        written = write_document(Targets(vault, named, own), bundle.prerequisites, bundle.related)
        files.update(dict.fromkeys(written.files))
        losses = written.losses, written.placed_losses
        yield FoundDocument(own.path, own.title, written.text, bundle.place(path), written.names, *losses, own.id)


def _remarks(bundle: Bundle, notes: Iterable[Note], documents: Iterable[FoundDocument]) -> Iterator[Problem]:
    """Yield what is to say of the whole vault."""
    private = sum(note.is_private for note in notes)
    if private:
        sentence = _PRIVATE.format(*((f"{private:,} notes", "are") if private > 1 else ("A note", "is")))
        yield Problem(Code.IMPORT_SIMPLIFIED, bundle.place(), sentence)
    needed = sorted({name for document in documents for name in needed_extensions(document.text)})
    if needed:
        yield Problem(Code.IMPORT_SIMPLIFIED, bundle.place(), _EXTENSIONS.format(", ".join(needed)))


OBSIDIAN = Format("obsidian", "vaults of Obsidian", (), _detect, _read, mark=SETTINGS)
