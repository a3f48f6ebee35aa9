# SPDX-License-Identifier: MIT
"""Build the tree of tags in one pass over the concepts, with the metadata from `tags.yml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cairn.content.concept import Concept
from cairn.content.tag_metadata import TagMetadata
from cairn.content.tag_path import TagPath, tag_key, write_tag
from cairn.text.collation import collation_key
from cairn.text.path_segments import assign_segments
from cairn.text.problem import Code, Problem
from cairn.text.slug import slug


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of the tree."""

    path: TagPath
    """Its levels; if concepts spell a level differently, the alphabetically first spelling."""
    metadata: TagMetadata | None
    """Its entry in `tags.yml`, or None."""
    children: tuple[str, ...]
    """The addresses of its child tags, in order."""
    concepts: tuple[str, ...]
    """The ids of the concepts with exactly this tag, sorted."""

    @property
    def title(self) -> str:
        """The last level of its path."""
        return self.path[-1]

    @property
    def description(self) -> str:
        """Its description in `tags.yml`, as Markdown; empty if there is none."""
        return self.metadata.description if self.metadata else ""

    @property
    def course(self) -> str:
        """The name of a course that teaches it; empty if there is none."""
        return self.metadata.course if self.metadata else ""


@dataclass(frozen=True, slots=True)
class TagIndex:
    """All tags of the site."""

    tags: Mapping[str, Tag]
    """The tags by address, such as `computing-sciences/foundations`; parents before children, siblings in order."""
    rank: Mapping[str, int]
    """The position of each address in that order."""
    addresses: Mapping[TagPath, str]
    """The address of each tag, by its key."""
    slugs: Mapping[TagPath, tuple[str, ...]]
    """The addresses of the tags, by the slugs of their levels."""

    def address(self, path: TagPath) -> str:
        """Return the address of a tag that a concept has, relative to the tags folder."""
        return self.addresses[tag_key(path)]

    def find(self, path: TagPath) -> Tag | None:
        """Return the tag with that path, or the only tag with the same slugs, or None."""
        found = self.addresses.get(tag_key(path))
        similar = self.slugs.get(_slugs(path), ())
        return self.tags[found] if found else self.tags[similar[0]] if len(similar) == 1 else None


def _slugs(path: TagPath) -> TagPath:
    return tuple(map(slug, path))


def build_tag_index(
    concepts: Iterable[Concept], metadata_by_tag: Mapping[TagPath, TagMetadata]
) -> tuple[TagIndex, tuple[Problem, ...]]:
    """Build the tree from the concepts' tags; an entry in `tags.yml` for a tag that no concept has is a problem."""
    paths: dict[TagPath, TagPath] = {}
    direct: dict[TagPath, set[str]] = defaultdict(set)
    for path, ids in _by_path(concepts).items():
        direct[tag_key(path)].update(ids)
        for length in range(1, len(path) + 1):
            key = tag_key(path[:length])
            paths[key] = min(paths.get(key, path[:length]), path[:length])
    slugs: dict[TagPath, tuple[TagPath, ...]] = defaultdict(tuple)
    for key, path in sorted(paths.items()):
        slugs[_slugs(path)] += (key,)
    matched_metadata, problems = _match_metadata(metadata_by_tag, paths, slugs)
    children = _children(paths, matched_metadata)
    addresses = _addresses(children, paths)
    tags = {
        addresses[key]: Tag(
            path=paths[key],
            metadata=matched_metadata.get(key),
            children=tuple(addresses[child] for child in children.get(key, ())),
            concepts=tuple(sorted(direct[key])),
        )
        for key in _in_order(children)
    }
    similar = {segments: tuple(addresses[key] for key in keys) for segments, keys in slugs.items()}
    return TagIndex(tags, {address: n for n, address in enumerate(tags)}, addresses, similar), problems


def _match_metadata(
    metadata_by_tag: Mapping[TagPath, TagMetadata],
    paths: Mapping[TagPath, TagPath],
    slugs: Mapping[TagPath, tuple[TagPath, ...]],
) -> tuple[dict[TagPath, TagMetadata], tuple[Problem, ...]]:
    """Return the metadata of each tag, by key; an entry whose tag is misspelled or unknown is a problem."""
    found = {key: metadata for key, metadata in metadata_by_tag.items() if key in paths}
    problems = []
    for key, metadata in sorted(metadata_by_tag.items()):
        similar = slugs.get(_slugs(metadata.path), ()) if key not in paths else ()
        if len(similar) == 1 and similar[0] not in found:
            found[similar[0]] = metadata
            problems.append(_inexact_name_problem(metadata, paths[similar[0]]))
        elif key not in paths:
            problems.append(_unknown_tag_problem(metadata))
    return found, tuple(problems)


def _addresses(children: Mapping[TagPath, list[TagPath]], paths: Mapping[TagPath, TagPath]) -> dict[TagPath, str]:
    """Return the address of each tag by its key, parents before children."""
    found: dict[TagPath, str] = {}
    queue: list[TagPath] = [()]
    while queue:
        parent = queue.pop()
        prefix = f"{found[parent]}/" if parent else ""
        siblings = children.get(parent, [])
        segments = assign_segments([paths[key][-1] for key in siblings], (), "tag")
        found |= {key: prefix + segments[paths[key][-1]] for key in siblings}
        queue += siblings
    return found


def _by_path(concepts: Iterable[Concept]) -> dict[TagPath, list[str]]:
    """Return the ids of the concepts with each tag, by the tag as typed."""
    found: dict[TagPath, list[str]] = defaultdict(list)
    for concept in concepts:
        for path in concept.tags:
            found[path].append(concept.id)
    return found


def _children(
    paths: Mapping[TagPath, TagPath], metadata_by_tag: Mapping[TagPath, TagMetadata]
) -> dict[TagPath, list[TagPath]]:
    children: dict[TagPath, list[TagPath]] = defaultdict(list)
    for key in paths:
        children[key[:-1]].append(key)
    for keys in children.values():
        keys.sort(key=lambda key: (*_order(metadata_by_tag, key), collation_key(paths[key][-1]), key))
    return children


def _order(metadata_by_tag: Mapping[TagPath, TagMetadata], key: TagPath) -> tuple[bool, int]:
    order = metadata_by_tag[key].order if key in metadata_by_tag else None
    return (order is None, order or 0)


def _in_order(children: Mapping[TagPath, list[TagPath]]) -> list[TagPath]:
    order = []
    queue = list(reversed(children.get((), ())))
    while queue:
        order.append(queue.pop())
        queue += reversed(children.get(order[-1], ()))
    return order


def _inexact_name_problem(metadata: TagMetadata, path: TagPath) -> Problem:
    fault = f"'{write_tag(metadata.path)}' is not exactly the name of the tag '{write_tag(path)}'. Use that name."
    return Problem(Code.NAME_NEARLY, metadata.span, fault)


def _unknown_tag_problem(metadata: TagMetadata) -> Problem:
    fault = f"No concept has the tag '{write_tag(metadata.path)}'. Remove this entry, or tag a concept with it."
    return Problem(Code.TAG_UNKNOWN, metadata.span, fault)
