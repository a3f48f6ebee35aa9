# SPDX-License-Identifier: MIT
"""What `tags.yml` says about each tag: text in, one value per tag out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.content.tag_path import TagPath, find_too_deep, parse_tag, tag_key, write_tag
from cairn.text.problem import Code, Problem
from cairn.text.source import Span
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import MappingEntry, MappingNode, ScalarNode, SequenceNode, parse_yaml

if TYPE_CHECKING:
    from cairn.text.source import Source

KEYS = ("description", "order", "course", "image")
"""What a note may say."""


@dataclass(frozen=True, slots=True)
class TagMetadata:
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
    """The path of an image for it."""


def parse_tag_metadata(source: Source | None) -> tuple[dict[TagPath, TagMetadata], tuple[Problem, ...]]:
    """Read `tags.yml`: a mapping from tag paths to notes, or to a description alone. Keys: those of tags."""
    if source is None:
        return {}, ()
    tree, problems = parse_yaml(source.text, source.path, Code.TAGS_BROKEN)
    if tree is not None and not isinstance(tree, MappingNode):
        fault = "This file must be a list of tags with their notes, such as 'Mathematics: {description: ...}'."
        return {}, (*problems, Problem(Code.TAGS_BROKEN, Span(source.path, tree.line), fault))
    metadata_by_tag: dict[TagPath, TagMetadata] = {}
    faults = list(problems)
    for entry in tree.fields if tree else ():
        if fault := find_too_deep(parse_tag(entry.name)):
            faults.append(Problem(Code.VALUE_INVALID, Span(source.path, entry.line), fault))
            continue
        metadata, found = _parse_metadata(entry, source.path)
        first = metadata_by_tag.setdefault(tag_key(metadata.path), metadata)
        faults += found if first is metadata else [_fault_twice(metadata, first)]
    return metadata_by_tag, tuple(faults)


def _parse_metadata(entry: MappingEntry, path: str) -> tuple[TagMetadata, list[Problem]]:
    tag, span = parse_tag(entry.name), Span(path, entry.line)
    if isinstance(entry.value, ScalarNode):
        return TagMetadata(tag, span, entry.value.value.strip()), []
    if isinstance(entry.value, SequenceNode):
        fault = f"The note on '{entry.name}' must be text or a mapping, such as '{{description: ...}}'."
        return TagMetadata(tag, span), [Problem(Code.VALUE_INVALID, span, fault)]
    mapping = MappingReader(entry.value, path, KEYS, strict=True)
    texts = {key: mapping.text(key) for key in ("description", "course", "image")}
    values = {key: text.value.strip() if text else "" for key, text in texts.items()}
    return TagMetadata(tag, span, order=mapping.count("order"), **values), mapping.problems


def _fault_twice(metadata: TagMetadata, first: TagMetadata) -> Problem:
    fault = f"Duplicate tag '{write_tag(metadata.path)}' (first on line {first.span.line}). Remove one of the two."
    return Problem(Code.KEY_DUPLICATE, metadata.span, fault)
