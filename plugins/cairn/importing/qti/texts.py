# SPDX-License-Identifier: MIT
"""Turn the HTML of items into Markdown, with the pictures that come with the package."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote

from cairn.importing.media import MediaFiles, Refused, find_member
from cairn.importing.reading.xml_tree import Element
from cairn.importing.texts import HTML, escape_text
from cairn.importing.texts import Texts as ReadTexts
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_MARKUP = re.compile(r"[<&\\$\ufdd8]")
"""Signs of which every piece of HTML that is not plain text has one."""
_TAG = re.compile(r"<[^<>]*>")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_FOLDERS = ("web_resources", "")
"""Where a cartridge has the files of its `$IMS-CC-FILEBASE$`."""


def bare_text(html: str) -> str:
    """Return the text of HTML on one line."""
    plain = unescape(_TAG.sub("", html)) if "<" in html or "&" in html else html
    return " ".join(plain.split())


def find_path(member: str, reference: str) -> str | None:
    """Return the path that a file of a package refers to; None if it leads out of the package."""
    bare = unquote(reference.strip().partition("#")[0].partition("?")[0]).replace("\\", "/")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(member), bare))
    leads_out = not bare or _ELSEWHERE.match(bare) or bare.startswith("/") or path.startswith("../") or path == ".."
    return None if leads_out or "\0" in path else path


class Texts:
    """The texts of one item. A file that is not in the package is said once; it is no fault of the item."""

    def __init__(self, span: Span, member: str, members: Mapping[str, bytes], media: MediaFiles) -> None:
        """Begin an item: `span` is its place, `member` the path of its file in the package."""
        self._missing: dict[str, Problem] = {}
        self._span, self._member, self._members, self._media = span, member, members, media
        self._texts = ReadTexts(HTML, self._find_file)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that are not there."""
        return tuple(self._missing.values())

    @property
    def losses(self) -> tuple[str, ...]:
        """What is lost of all texts so far, in whole sentences with the place `{name}`, each once."""
        return self._texts.losses

    def markdown(self, html: str) -> str:
        """Return HTML as Markdown."""
        return self._texts.markdown(html) if _MARKUP.search(html) else escape_text(html)  # most texts are plain

    def inside(self, element: Element | None) -> str:
        """Return the content of an element as Markdown."""
        return self.markdown(element.serialize_inside()) if element else ""

    def _find_file(self, reference: str) -> str | Refused:
        """Return the target of a link to a file of the package; empty if it is not there."""
        inside = find_member(reference)
        paths = [find_path(f"{folder}/x", inside) for folder in _FOLDERS] if inside else []
        paths += [find_path(self._member, inside or reference), find_path("", inside or reference)]
        path = next((path for path in paths if path and path in self._members), None)
        if path is not None:
            return self._media.add(path, self._members[path])
        fault = f"The file '{reference}' is not in the package, so only its description is carried."
        self._missing[reference] = Problem(Code.IMPORT_SIMPLIFIED, self._span, fault)
        return ""
