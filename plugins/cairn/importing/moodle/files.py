# SPDX-License-Identifier: MIT
"""Find the files that a question of Moodle refers to. They stand in the question itself, as base64."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote_to_bytes

from cairn.importing.media import MediaFiles, Refused, find_member
from cairn.importing.reading.xml_tree import Element

_DATA = re.compile(r"data:[^,;]*(?P<base64>;base64)?,", re.IGNORECASE)
_BROKEN = "The file '{file}' of '{name}' is left out, because it is damaged. Export it again."
_INLINE = "picture"


class Files:
    """The files of one question."""

    def __init__(self, question: Element, media: MediaFiles) -> None:
        """Collect those that are asked for in the media of the source."""
        self._question, self._media = question, media

    def find(self, reference: str) -> str | Refused | None:
        """Return the target of a link to a file; None if the question has no such file."""
        if found := _DATA.match(reference):
            content = reference[found.end() :]
            return (
                self.add(_INLINE, content) if found["base64"] else self._media.add(_INLINE, unquote_to_bytes(content))
            )
        path = find_member(reference)
        file = self._files.get(path.strip("/")) if path is not None else None
        return self.add(file.attributes.get("name", ""), file.text) if file else None

    def add(self, name: str, content: str) -> str | Refused:
        """Return the target of a link to a file with this base64."""
        try:
            data = base64.b64decode("".join(content.split()), validate=True)
        except ValueError:
            return Refused(_BROKEN.replace("{file}", name))
        return self._media.add(name, data)

    @cached_property
    def _files(self) -> dict[str, Element]:
        files: dict[str, Element] = {}
        for file in _find_files(self._question):
            path = f"{file.attributes.get('path', '')}/{file.attributes.get('name', '')}"
            files.setdefault("/".join(part for part in path.split("/") if part), file)
        return files


def _find_files(element: Element) -> Iterator[Element]:
    for child in element.elements:
        if child.name == "file":
            yield child
        else:
            yield from _find_files(child)
