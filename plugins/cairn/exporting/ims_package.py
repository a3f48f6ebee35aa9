# SPDX-License-Identifier: MIT
"""Write the manifest of an IMS content package: the list of what is in an archive for a learning platform."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from cairn.content.tag_path import write_tag
from cairn.exporting.course import Chapter
from cairn.exporting.xml_text import Xml, document, element, text
from cairn.text.slug import item_id, slug

_LONGEST_NAME = 60
MANIFEST = "imsmanifest.xml"
"""The path of the manifest."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A part of a package."""

    identifier: str
    """Its name in the manifest: a name in the sense of XML."""
    type: str
    """What it is."""
    files: tuple[str, ...]
    """The paths of its files, the main one first."""
    needs: tuple[str, ...] = ()
    """The identifiers of other resources that it needs."""
    is_opened: bool = True
    """Whether the first file is the one that a platform opens."""


def write_manifest(namespace: str, schema: str, version: str, resources: Iterable[Resource]) -> bytes:
    """Return the manifest of a package in a version of the specification."""
    metadata = element(
        "metadata", None, element("schema", None, text(schema)), element("schemaversion", None, text(version))
    )
    listed = element("resources", None, *map(_write_resource, resources))
    attributes = {"identifier": "cairn", "xmlns": namespace}
    return document(element("manifest", attributes, metadata, element("organizations"), listed))


def media_resource(path: str) -> Resource:
    """Return a picture as a resource."""
    return Resource(f"media-{item_id(path)}", "webcontent", (path,))


def name_chapters(chapters: Sequence[Chapter]) -> list[str]:
    """Return a name of each chapter for identifiers and folders: the end of its tag, or a hash if that is ambiguous."""
    names = ["-".join(("chapter", *map(slug, chapter.path[-1:]))) for chapter in chapters]
    count = Counter(names)
    return [
        name if count[name] == 1 and len(name) <= _LONGEST_NAME else f"chapter-{item_id(write_tag(chapter.path))}"
        for name, chapter in zip(names, chapters, strict=True)
    ]


def _write_resource(resource: Resource) -> Xml:
    start = {"href": quote(resource.files[0])} if resource.is_opened else {}
    return element(
        "resource",
        {"identifier": resource.identifier, "type": resource.type, **start},
        *(element("file", {"href": quote(path)}) for path in resource.files),
        *(element("dependency", {"identifierref": name}) for name in resource.needs),
    )
