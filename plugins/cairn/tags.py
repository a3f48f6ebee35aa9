# SPDX-License-Identifier: MIT
"""The tree of tags: one pass over the concepts, and what `tags.yml` says of each tag."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cairn.problem import Code, Problem
from cairn.schema import Record
from cairn.slug import natural_key
from cairn.source import Source, Span
from cairn.tag_path import TagPath, parse_tag, tag_address, write_tag
from cairn.yaml_text import Fields, Text, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cairn.concept import Concept

_KEYS = ("description", "order", "course", "image")


@dataclass(frozen=True, slots=True)
class TagNote:
    """What `tags.yml` says of a tag; everything may be empty."""

    description: str = ""
    """Markdown."""
    order: int | None = None
    """Its place among its siblings; those without one follow, sorted naturally."""
    course: str = ""
    image: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Tag:
    """One level of a tag path."""

    path: TagPath
    note: TagNote
    children: tuple[str, ...]
    """The addresses of its sub-tags, in order."""
    concepts: tuple[str, ...]
    """The ids of the concepts that have exactly this tag, sorted."""
    count: int
    """How many concepts have this tag or one below it."""

    @property
    def title(self) -> str:
        """Its own level."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class TagIndex:
    """All tags."""

    tags: Mapping[str, Tag]
    """By address (`tag_address`), parents before children, siblings in order."""
    rank: Mapping[str, int] = field(default_factory=dict)
    """The place of each address in that order."""

    def find(self, path: TagPath) -> Tag | None:
        """Return the tag of that path, or None."""
        return self.tags.get(tag_address(path))

    def roots(self) -> tuple[Tag, ...]:
        """Return the most general tags."""
        return tuple(t for t in self.tags.values() if len(t.path) == 1)


def parse_tag_notes(source: Source | None) -> tuple[dict[str, tuple[TagPath, TagNote]], tuple[Problem, ...]]:
    """Read `tags.yml`: a mapping from tag paths to notes, or to a description alone. Keys: tag addresses."""
    if source is None:
        return {}, ()
    tree, problems = parse_yaml(source.text, source.path, Code.TAGS_BROKEN)
    if tree is not None and not isinstance(tree, Fields):
        fault = "This file must be a list of tags with their notes, such as 'Mathematics: {description: ...}'."
        return {}, (*problems, Problem(Code.TAGS_BROKEN, Span(source.path, 1), fault))
    notes = {}
    faults: list[Problem] = list(problems)
    for entry in tree.fields if tree else ():
        path = parse_tag(entry.name)
        if isinstance(entry.value, Text):
            note = TagNote(entry.value.value, line=entry.line)
        elif isinstance(entry.value, Fields):
            note, found = _parse_note(entry.value, source.path, entry.line)
            faults += found
        else:
            faults.append(_fault_note(entry.name, source.path, entry.line))
            continue
        notes[tag_address(path)] = (path, note)
    return notes, tuple(faults)


def _fault_note(name: str, path: str, line: int) -> Problem:
    return Problem(Code.VALUE_INVALID, Span(path, line), f"The note of '{name}' must be a text or a mapping.")


def _parse_note(fields: Fields, path: str, line: int) -> tuple[TagNote, list[Problem]]:
    record = Record(fields, path, _KEYS, strict=True)
    texts = {key: record.text(key) for key in ("description", "course", "image")}
    values = {key: text.value.strip() if text else "" for key, text in texts.items()}
    return TagNote(order=record.count("order"), line=line, **values), record.problems


def build_tag_index(
    concepts: Iterable[Concept], notes: Mapping[str, tuple[TagPath, TagNote]], notes_path: str
) -> tuple[TagIndex, tuple[Problem, ...]]:
    """Build the tree from the concepts' tags; a note for a tag that no concept has is a problem."""
    paths: dict[str, TagPath] = {}
    direct: dict[str, list[str]] = defaultdict(list)
    below: dict[str, set[str]] = defaultdict(set)
    for concept in concepts:
        for path in concept.tags:
            direct[tag_address(path)].append(concept.id)
            for length in range(1, len(path) + 1):
                address = tag_address(path[:length])
                paths[address] = min(paths.get(address, path[:length]), path[:length])
                below[address].add(concept.id)
    children = _children(paths, notes)
    tags = {
        address: Tag(
            path=paths[address],
            note=notes[address][1] if address in notes else TagNote(),
            children=tuple(children.get(address, ())),
            concepts=tuple(dict.fromkeys(direct[address])),
            count=len(below[address]),
        )
        for address in _in_order(children)
    }
    unknown = [(path, note) for address, (path, note) in sorted(notes.items()) if address not in tags]
    problems = tuple(_fault_unknown(path, note, notes_path) for path, note in unknown)
    return TagIndex(tags, {address: n for n, address in enumerate(tags)}), problems


def _children(paths: Mapping[str, TagPath], notes: Mapping[str, tuple[TagPath, TagNote]]) -> dict[str, list[str]]:
    children: dict[str, list[str]] = defaultdict(list)
    for address in paths:
        children[address.rpartition("/")[0]].append(address)
    for addresses in children.values():
        addresses.sort(key=lambda a: (*_order(notes, a), natural_key(paths[a][-1]), a))
    return children


def _order(notes: Mapping[str, tuple[TagPath, TagNote]], address: str) -> tuple[bool, int]:
    order = notes[address][1].order if address in notes else None
    return (order is None, order or 0)


def _in_order(children: Mapping[str, list[str]]) -> list[str]:
    order = []
    queue = list(reversed(children.get("", ())))
    while queue:
        order.append(queue.pop())
        queue += reversed(children.get(order[-1], ()))
    return order


def _fault_unknown(path: TagPath, note: TagNote, notes_path: str) -> Problem:
    fault = f"No concept has the tag '{write_tag(path)}'. Remove this entry, or tag a concept with it."
    return Problem(Code.TAG_UNKNOWN, Span(notes_path, note.line), fault)
