# SPDX-License-Identifier: MIT
"""Read the fields of a note that name other notes, in its front matter or as `name:: [[note]]` in its body."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from cairn.importing.obsidian.note import Note, texts_of
from cairn.text.markdown import mask_code
from cairn.text.slug import is_name, name_key

PREREQUISITES, RELATED = "learn_before", "related"
"""The keys of Cairn; a note may use them, too."""
_INLINE = re.compile(
    r"^(?P<mark>[ \t>]*(?:[-*+][ \t]+)?)(?P<open>[\[(]?)(?:\*\*|__)?(?P<name>[^\W\d_][\w -]{0,40})(?:\*\*|__)?"
    r"[ \t]*::(?!:)(?P<value>[^\n]*)$",
    re.MULTILINE,
)
"""A field on a line of its own, as the plugin Dataview reads it."""
_LINK = re.compile(r"\[\[([^\[\]|#\n]+)[^\[\]\n]*\]\]")
_MARKDOWN_LINK = re.compile(r"\[[^\[\]\n]*\]\(<?([^()<>\n#]+)(?:#[^()<>\n]*)?>?\)")


@dataclass(frozen=True, slots=True)
class NoteFields:
    """What the fields of a note name, as typed."""

    prerequisites: tuple[str, ...]
    """The names or paths of its prerequisites."""
    related: tuple[str, ...]
    """The names or paths of related notes."""
    used: frozenset[str]
    """The keys of the front matter that were read."""
    body: str
    """The body without these fields; a line that held one is empty."""


def read_fields(note: Note, prerequisites: Collection[str], related: Collection[str]) -> NoteFields:
    """Return what a note names in fields with these names."""
    wanted = {_key(name): RELATED for name in (*related, RELATED)}
    wanted |= {_key(name): PREREQUISITES for name in (*prerequisites, PREREQUISITES)}
    found: dict[str, list[str]] = {PREREQUISITES: [], RELATED: []}
    used = [field for field in note.fields.fields if _key(field.name) in wanted]
    for field in used:
        found[wanted[_key(field.name)]] += (name for text in texts_of(field) for name in _names(text))
    body = note.body
    if "::" in body:
        parts: list[str] = []
        done = 0
        for match in _find_inline(body):
            key = wanted.get(_key(match["name"]))
            if key:
                found[key] += _names(body[match.start("value") : match.end("value")])
                parts.append(body[done : match.start()])
                done = match.end()
        body = "".join((*parts, body[done:]))
    before, beside = (tuple(dict.fromkeys(found[key])) for key in (PREREQUISITES, RELATED))
    return NoteFields(before, beside, frozenset(field.name for field in used), body)


def _key(name: str) -> str:
    return name_key(name.replace("_", " "))


def _find_inline(body: str) -> Iterable[re.Match[str]]:
    return _INLINE.finditer(mask_code(body)) if _INLINE.search(body) else ()


def _names(text: str) -> Iterator[str]:
    """Yield the names in the value of a field: those of links, or of a list with commas if there is no link."""
    links = [found[1] for found in _LINK.finditer(text)] or [found[1] for found in _MARKDOWN_LINK.finditer(text)]
    for name in links or text.strip("[] \t)").split(","):
        if is_name(name) and "://" not in name:
            yield " ".join(name.replace("%20", " ").split())
