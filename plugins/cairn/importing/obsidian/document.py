# SPDX-License-Identifier: MIT
"""Write the document of a note: front matter that Cairn reads, and the body with everything rewritten."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cairn.importing.obsidian.blocks import arrange_blocks
from cairn.importing.obsidian.fields import read_fields
from cairn.importing.obsidian.front_matter import other_fields, own_fields
from cairn.importing.obsidian.inline import rewrite_lines
from cairn.importing.obsidian.targets import Losses, Targets
from cairn.text.markdown import find_fences, mask_code

_QUERIES = frozenset(("dataview", "dataviewjs", "query", "tasks", "base"))
"""The fences that only the program itself can show."""
_MACRO = re.compile(r"\{[{%#]")
_RULE = re.compile(r"\A\s*-{2,}[ \t]*(?=\n|\Z)")


@dataclass(frozen=True, slots=True)
class Written:
    """A document, and what it says."""

    text: str
    """The whole document."""
    names: tuple[str, ...]
    """The concepts that it names and that have no note."""
    files: tuple[str, ...]
    """The attachments that it shows or links to, by their path in the vault."""
    losses: tuple[str, ...]
    """What is lost of the note as a whole, in whole sentences."""
    placed_losses: tuple[tuple[int, str], ...]
    """What is lost of its text: the line of the file, and a whole sentence."""


def write_document(targets: Targets, prerequisites: Collection[str], related: Collection[str]) -> Written:
    """Return the document of a note; the fields with these names name its prerequisites and related concepts."""
    named = targets.own
    note = named.note
    fields = read_fields(note, prerequisites, related)
    body, lines = _drop_queries(fields.body, note.lines, targets.losses)
    text, tags = rewrite_lines(body, mask_code(body), targets)
    sentences = tuple(targets.losses.sentences(body, lines))
    is_demoted = note.has_top_headings and not note.heading
    text = arrange_blocks(text, mask_code(text), is_demoted=is_demoted).strip("\n")
    text = _RULE.sub("***", text, count=1)
    losses: list[str] = [*note.losses, *named.losses]
    head = [*own_fields(targets, fields, tags), *other_fields(note, fields.used, losses)]
    if _MACRO.search(text) and note.fields.find("render_macros") is None:
        head.append("render_macros: false")
    whole = "\n".join(("---", *head, "---", text)).rstrip("\n") + "\n"
    return Written(whole, tuple(targets.unknown), tuple(targets.files), tuple(losses), sentences)


def _drop_queries(body: str, lines: Sequence[int], losses: Losses) -> tuple[str, Sequence[int]]:
    """Return a body without the fences that only a running program can show, and the lines that its lines were."""
    fences = [fence for fence in find_fences(body) if fence.info.partition(" ")[0].lower() in _QUERIES]
    if not fences:
        return body, lines
    dropped = {number for fence in fences for number in range(fence.first, fence.last + 1)}
    shown = body.split("\n")
    kept = [number for number in range(len(shown)) if number not in dropped]
    losses.lines["query"] = [lines[fence.first] for fence in fences]
    return "\n".join(shown[number] for number in kept), tuple(lines[number] for number in kept) or (1,)
