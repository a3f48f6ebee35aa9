# SPDX-License-Identifier: MIT
"""Parse `tags.yml`, which describes tags, into one `TagMetadata` per tag."""

from __future__ import annotations

from dataclasses import dataclass

from cairn.content.tag_path import TagPath, explain_too_deep, parse_tag, tag_key, write_tag
from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span
from cairn.yaml.comments import TextKeys, find_commented_texts
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import MappingEntry, MappingNode, ScalarNode, SequenceNode, parse_yaml

_TEXTS = ("description", "course", "image")
KEYS = (*_TEXTS, "order")
"""The keys of a tag's entry."""


@dataclass(frozen=True, slots=True)
class TagMetadata:
    """The entry of one tag in `tags.yml`; everything except `path` and `span` is optional."""

    path: TagPath
    """The tag."""
    span: Span
    """Where the entry is."""
    description: str = ""
    """Its description, as Markdown."""
    order: int | None = None
    """Its position among its siblings; tags without one come last, in natural order."""
    course: str = ""
    """The name of a course that teaches it."""
    image: str = ""
    """The path of a picture for it."""


def parse_tag_metadata(source: Source | None) -> tuple[dict[TagPath, TagMetadata], tuple[Problem, ...]]:
    """Parse `tags.yml`, a mapping from tags to metadata or to a description. The result is keyed by `tag_key`."""
    if source is None:
        return {}, ()
    tree, problems = parse_yaml(source.text, source.path, Code.TAGS_BROKEN)
    if tree is not None and not isinstance(tree, MappingNode):
        fault = "This file must be a list of tags with descriptions, such as 'Mathematics: {description: ...}'."
        return {}, (*problems, Problem(Code.TAGS_BROKEN, Span(source.path, tree.line), fault))
    metadata_by_tag: dict[TagPath, TagMetadata] = {}
    faults = list(problems)
    for entry in tree.fields if tree else ():
        if fault := explain_too_deep(parse_tag(entry.name)):
            faults.append(Problem(Code.VALUE_INVALID, Span(source.path, entry.line), fault))
            continue
        metadata, found = _parse_metadata(entry, source.path)
        first = metadata_by_tag.setdefault(tag_key(metadata.path), metadata)
        faults += found if first is metadata else [_duplicate_problem(metadata, first)]
    texts = TextKeys({*_TEXTS, *(entry.name for entry in (tree.fields if tree else ()))}, ())
    return metadata_by_tag, (*faults, *find_commented_texts(source.text, source.path, texts))


def _parse_metadata(entry: MappingEntry, path: str) -> tuple[TagMetadata, list[Problem]]:
    tag, span = parse_tag(entry.name), Span(path, entry.line)
    if isinstance(entry.value, ScalarNode):
        return TagMetadata(tag, span, entry.value.value.strip()), []
    if isinstance(entry.value, SequenceNode):
        fault = f"The entry '{entry.name}' must be text or a mapping, such as '{{description: ...}}'."
        return TagMetadata(tag, span), [Problem(Code.VALUE_INVALID, span, fault)]
    mapping = MappingReader(entry.value, path, KEYS, strict=True)
    texts = {key: mapping.text(key) for key in _TEXTS}
    values = {key: text.value.strip() if text else "" for key, text in texts.items()}
    return TagMetadata(tag, span, order=mapping.count("order"), **values), mapping.problems


def _duplicate_problem(metadata: TagMetadata, first: TagMetadata) -> Problem:
    fault = f"Duplicate tag '{write_tag(metadata.path)}' (first on line {first.span.line}). Remove one of the two."
    return Problem(Code.KEY_DUPLICATE, metadata.span, fault)
