# SPDX-License-Identifier: MIT
"""Front matter that all pages of a folder share: the files of Material's meta plugin, such as `.meta.yml`.

They are merged as the plugin merges them: the values of outer folders come first in a list, and for any other value,
the page or the inner folder wins. The values keep their places, so problems name the line of the shared file.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cairn.content.front_matter_faults import TEXT_KEYS
from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span
from cairn.yaml.comments import find_commented_texts
from cairn.yaml.reader import MappingEntry, MappingNode, Node, ScalarNode, SequenceNode, parse_yaml

_PAGE_ONLY = ("id", "title", "aliases", "redirect_from", "votes")
"""The keys that make no sense for more than one page."""
_NO_MAPPING = "This file must consist of keys with values, such as 'tags: [Mathematics]'."


@dataclass(frozen=True, slots=True)
class FolderDefaults:
    """The front matter that the pages of one folder share."""

    path: str
    """The path of the file, for problems."""
    fields: MappingNode
    """Its keys and values."""


def select_defaults(files: Iterable[Source], uri: str) -> tuple[Source, ...]:
    """Return the files that apply to a page, in the given order; like the plugin, compare only the start of paths."""
    return tuple(source for source in files if uri.startswith(posixpath.dirname(source.uri)))


@lru_cache(maxsize=1 << 10)
def parse_defaults(source: Source) -> tuple[FolderDefaults, tuple[Problem, ...]]:
    """Parse a file of shared front matter; a broken one counts as empty."""
    tree, problems = parse_yaml(source.text.removeprefix("\ufeff"), source.path, Code.FRONT_MATTER_BROKEN)
    if not problems and not isinstance(tree, MappingNode):  # the plugin fails at an empty file, too
        problems = (Problem(Code.FRONT_MATTER_BROKEN, Span(source.path, tree.line if tree else 1), _NO_MAPPING),)
    fields = tree if isinstance(tree, MappingNode) else MappingNode((), 1)
    commented = find_commented_texts(source.text, source.path, TEXT_KEYS)
    return FolderDefaults(source.path, fields), (*problems, *commented)


def merge_fields(outer: MappingNode, inner: MappingNode) -> MappingNode:
    """Return the merged fields of two sources; each value keeps the line of its own source."""
    found = {field.name: field for field in outer.fields}
    for field in inner.fields:
        before = found.get(field.name)
        value = _merge_values(before.value, field.value) if before else field.value
        found[field.name] = MappingEntry(field.name, value, field.line)
    return MappingNode(tuple(found.values()), inner.line)


def _merge_values(outer: Node, inner: Node) -> Node:
    if isinstance(outer, SequenceNode) and isinstance(inner, SequenceNode):
        return SequenceNode((*outer.items, *inner.items), inner.line)
    if isinstance(outer, MappingNode) and isinstance(inner, MappingNode):
        return merge_fields(outer, inner)
    return inner


def find_clashes(path: str, fields: MappingNode, inherited: Iterable[FolderDefaults]) -> Iterator[Problem]:
    """Yield the keys of a page whose value is of another kind than in its folder, at which the plugin fails."""
    for defaults in inherited:
        for field in fields.fields:
            shared = defaults.fields.find(field.name)
            here, there = _describe(field.value), _describe(shared.value) if shared else ""
            if there and here != there:
                fault = f"'{field.name}' is {here} here, but {there} in {defaults.path}. Write both in the same way."
                yield Problem(Code.VALUE_INVALID, Span(path, field.line), fault)


def _describe(value: Node) -> str:
    if isinstance(value, SequenceNode):
        return "a list"
    return "a mapping" if isinstance(value, MappingNode) else "text" if value.value else "empty"


def find_page_only(defaults: FolderDefaults) -> Iterator[Problem]:
    """Yield the shared keys that belong to a single concept."""
    for field in defaults.fields.fields:
        if field.name in _PAGE_ONLY:
            fault = f"'{field.name}' belongs to a single concept. Write it in the front matter of that page."
            yield Problem(Code.VALUE_INVALID, Span(defaults.path, field.line), fault)


def text_of(fields: MappingNode, key: str) -> str:
    """Return a value as text on one line; empty if it is missing or not text."""
    field = fields.find(key)
    return " ".join(field.value.value.split()) if field and isinstance(field.value, ScalarNode) else ""
