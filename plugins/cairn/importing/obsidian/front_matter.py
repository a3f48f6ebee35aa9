# SPDX-License-Identifier: MIT
"""Write the front matter of a note: the fields that Cairn reads, and those of the note that stop no build."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from cairn.content.concept import KEYS
from cairn.content.front_matter_faults import find_unreadable_values
from cairn.content.redirects import parse_address
from cairn.content.tag_path import MAX_LEVELS
from cairn.importing.obsidian.fields import NoteFields
from cairn.importing.obsidian.note import Note, texts_of
from cairn.importing.obsidian.targets import Targets
from cairn.text.problem import Code
from cairn.text.slug import name_key
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import MappingEntry, MappingNode, ScalarNode, SequenceNode, parse_yaml
from cairn.yaml.writer import block_list, scalar

_READ = frozenset(("title", "id", "aliases", "alias", "tags", "tag", "permalink", "redirect_from", "publish"))
_OTHER_MEANING = frozenset(("references", "votes", "autolink_to", "template", "icon"))
"""The keys that mean something else to Cairn, to MkDocs or to a theme, and may stop a build."""
_FLAGS = frozenset(("draft", "autolink"))
_SEPARATOR = re.compile(r"[,\s]+")
_LEFT_OUT = "The field '{}' is left out, because it has another meaning here."
_UNREADABLE = "The field '{}' is left out, because it cannot be read here."


def own_fields(targets: Targets, fields: NoteFields, tags: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the fields that Cairn reads; `tags` are those in the body."""
    named = targets.own
    yield f"title: {scalar(named.title)}"
    if named.needs_id:
        yield f"id: {scalar(named.id)}"
    before = _resolve(targets, fields.prerequisites)
    beside = [name for name in _resolve(targets, fields.related) if name not in before]
    lists = {"aliases": named.aliases, "learn_before": before, "related": beside}
    lists |= {"tags": _tags(named.note, tags), "redirect_from": _redirects(named.note)}
    for key, values in lists.items():
        if values:
            yield f"{key}:"
            yield from block_list(values)
        elif key == "learn_before":
            yield "learn_before: []"  # it makes the page a concept in any folder


def _resolve(targets: Targets, names: Iterable[str]) -> list[str]:
    """Return the ids of the notes that the names refer to; a name that no note has stays as it is."""
    found: dict[str, None] = {}
    for name in names:
        path = targets.find(name)
        note = targets.notes.by_path.get(path) if path else None
        if note is None and path is None:
            known = targets.notes.names.look_up(name).id
            found[known or name] = None
            targets.unknown.update({} if known else {name: None})
        elif note:
            found[note.id] = None
    found.pop(targets.own.id, None)
    return list(found)


def _tags(note: Note, tags: Iterable[str]) -> list[str]:
    texts = [text for key in ("tags", "tag") for text in texts_of(note.fields.find(key))]
    typed = (tag.strip("#/") for text in texts for tag in _SEPARATOR.split(text))
    found: dict[str, str] = {}
    for tag in (*typed, *tags):
        if tag and not tag.isdigit() and tag.count("/") < MAX_LEVELS:
            found.setdefault(name_key(tag), tag)
    return list(found.values())


def _redirects(note: Note) -> list[str]:
    texts = [text for key in ("redirect_from", "permalink") for text in texts_of(note.fields.find(key))]
    return [address for address in dict.fromkeys(map(parse_address, texts)) if address]


def other_fields(note: Note, used: Collection[str], losses: list[str]) -> Iterator[str]:
    """Yield the lines of the other fields as they are typed; what is left out is added to `losses`."""
    lines = note.yaml.split("\n")
    entries = note.fields.fields
    ends = [*(entry.line - 2 for entry in entries[1:]), len(lines)] if entries else []
    for entry, end in zip(entries, ends, strict=True):
        if entry.name in used or entry.name in _READ:
            continue
        chunk = "\n".join(lines[entry.line - 2 : end]).rstrip()
        if _has_other_meaning(entry):
            losses.append(_LEFT_OUT.format(entry.name))
        elif _is_whole(chunk, entry.name):
            yield chunk
        elif isinstance(entry.value, ScalarNode):
            yield f"{scalar(entry.name)}: {scalar(entry.value.value)}"
        else:
            losses.append(_UNREADABLE.format(entry.name))


def _has_other_meaning(entry: MappingEntry) -> bool:
    """Return whether a field would be read, by Cairn, MkDocs or a theme, as something that its author does not mean."""
    if entry.name == "hide":
        return not isinstance(entry.value, SequenceNode)
    if entry.name in _FLAGS:
        return MappingReader(MappingNode((entry,), entry.line), "", KEYS).flag(entry.name) is None
    return entry.name in _OTHER_MEANING or _is_nearly_known(entry.name)


@lru_cache(maxsize=1 << 10)
def _is_nearly_known(name: str) -> bool:
    entry = MappingEntry(name, ScalarNode("", 1), 1)
    return bool(MappingReader(MappingNode((entry,), 1), "", KEYS).problems)


def _is_whole(chunk: str, name: str) -> bool:
    """Return whether lines are a field with this name, and MkDocs can read them."""
    tree, problems = parse_yaml(chunk, "", Code.FRONT_MATTER_BROKEN)
    is_field = isinstance(tree, MappingNode) and [field.name for field in tree.fields] == [name]
    return is_field and not problems and not any(find_unreadable_values(chunk, ""))
