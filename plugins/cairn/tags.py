# SPDX-License-Identifier: MIT
"""The tree of tags: one pass over the concepts, and what `tags.yml` says of each tag."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.problem import Code, Problem
from cairn.schema import Record
from cairn.slug import natural_key
from cairn.source import Span
from cairn.tag_path import TagPath, parse_tag, tag_address, write_tag
from cairn.yaml_text import Field, Fields, Items, Text, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cairn.concept import Concept
    from cairn.source import Source

KEYS = ("description", "order", "course", "image")
"""What a note may say."""


@dataclass(frozen=True, slots=True)
class TagNote:
    """What `tags.yml` says of a tag; all but path and place may be empty."""

    path: TagPath
    """The tag."""
    span: Span
    """Where the note stands."""
    description: str = ""
    """Markdown."""
    order: int | None = None
    """Its place among its siblings; those without one follow, sorted naturally."""
    course: str = ""
    """The name of a course that teaches it."""
    image: str = ""
    """The place of a picture for it."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One level of a tag path."""

    path: TagPath
    """Its levels; where concepts spell one differently, the first spelling in the alphabet."""
    note: TagNote | None
    """None where `tags.yml` says nothing of it."""
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

    @property
    def description(self) -> str:
        """What its note says of it, as Markdown; empty where there is none."""
        return self.note.description if self.note else ""

    @property
    def course(self) -> str:
        """The name of a course that teaches it; empty where there is none."""
        return self.note.course if self.note else ""


@dataclass(frozen=True, slots=True)
class TagIndex:
    """All tags."""

    tags: Mapping[str, Tag]
    """By address (`tag_address`), parents before children, siblings in order."""
    rank: Mapping[str, int]
    """The place of each address in that order."""

    def find(self, path: TagPath) -> Tag | None:
        """Return the tag of that path, or None."""
        return self.tags.get(tag_address(path))


def parse_tag_notes(source: Source | None) -> tuple[dict[str, TagNote], tuple[Problem, ...]]:
    """Read `tags.yml`: a mapping from tag paths to notes, or to a description alone. Keys: tag addresses."""
    if source is None:
        return {}, ()
    tree, problems = parse_yaml(source.text, source.path, Code.TAGS_BROKEN)
    if tree is not None and not isinstance(tree, Fields):
        fault = "This file must be a list of tags with their notes, such as 'Mathematics: {description: ...}'."
        return {}, (*problems, Problem(Code.TAGS_BROKEN, Span(source.path, tree.line), fault))
    notes: dict[str, TagNote] = {}
    faults = list(problems)
    for entry in tree.fields if tree else ():
        note, found = _parse_note(entry, source.path)
        first = notes.setdefault(tag_address(note.path), note)
        faults += found if first is note else [_fault_twice(note, first)]
    return notes, tuple(faults)


def _parse_note(entry: Field, path: str) -> tuple[TagNote, list[Problem]]:
    tag, span = parse_tag(entry.name), Span(path, entry.line)
    if isinstance(entry.value, Text):
        return TagNote(tag, span, entry.value.value.strip()), []
    if isinstance(entry.value, Items):
        fault = f"The note of '{entry.name}' must be a text or a mapping, such as '{{description: ...}}'."
        return TagNote(tag, span), [Problem(Code.VALUE_INVALID, span, fault)]
    record = Record(entry.value, path, KEYS, strict=True)
    texts = {key: record.text(key) for key in ("description", "course", "image")}
    values = {key: text.value.strip() if text else "" for key, text in texts.items()}
    return TagNote(tag, span, order=record.count("order"), **values), record.problems


def _fault_twice(note: TagNote, first: TagNote) -> Problem:
    fault = f"The tag '{write_tag(note.path)}' stands already in line {first.span.line}. Remove one of the two."
    return Problem(Code.KEY_DUPLICATE, note.span, fault)


def build_tag_index(concepts: Iterable[Concept], notes: Mapping[str, TagNote]) -> tuple[TagIndex, tuple[Problem, ...]]:
    """Build the tree from the concepts' tags; a note for a tag that no concept has is a problem."""
    paths: dict[str, TagPath] = {}
    direct: dict[str, set[str]] = defaultdict(set)
    below: dict[str, set[str]] = defaultdict(set)
    for path, ids in _by_path(concepts).items():
        direct[tag_address(path)].update(ids)
        for length in range(1, len(path) + 1):
            address = tag_address(path[:length])
            paths[address] = min(paths.get(address, path[:length]), path[:length])
            below[address].update(ids)
    children = _children(paths, notes)
    tags = {
        address: Tag(
            path=paths[address],
            note=notes.get(address),
            children=tuple(children.get(address, ())),
            concepts=tuple(sorted(direct[address])),
            count=len(below[address]),
        )
        for address in _in_order(children)
    }
    problems = tuple(_fault_unknown(note) for address, note in sorted(notes.items()) if address not in tags)
    return TagIndex(tags, {address: n for n, address in enumerate(tags)}), problems


def _by_path(concepts: Iterable[Concept]) -> dict[TagPath, list[str]]:
    """Return the ids of the concepts with each tag, as it is spelled."""
    found: dict[TagPath, list[str]] = defaultdict(list)
    for concept in concepts:
        for path in concept.tags:
            found[path].append(concept.id)
    return found


def _children(paths: Mapping[str, TagPath], notes: Mapping[str, TagNote]) -> dict[str, list[str]]:
    children: dict[str, list[str]] = defaultdict(list)
    for address in paths:
        children[address.rpartition("/")[0]].append(address)
    for addresses in children.values():
        addresses.sort(key=lambda a: (*_order(notes, a), natural_key(paths[a][-1]), a))
    return children


def _order(notes: Mapping[str, TagNote], address: str) -> tuple[bool, int]:
    order = notes[address].order if address in notes else None
    return (order is None, order or 0)


def _in_order(children: Mapping[str, list[str]]) -> list[str]:
    order = []
    queue = list(reversed(children.get("", ())))
    while queue:
        order.append(queue.pop())
        queue += reversed(children.get(order[-1], ()))
    return order


def _fault_unknown(note: TagNote) -> Problem:
    fault = f"No concept has the tag '{write_tag(note.path)}'. Remove this entry, or tag a concept with it."
    return Problem(Code.TAG_UNKNOWN, note.span, fault)
