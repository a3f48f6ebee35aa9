# SPDX-License-Identifier: MIT
"""Turn the HTML of items into Markdown, with the pictures that come with the package."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import unquote

from cairn.importing.media import Refused, Shelf, find_member
from cairn.importing.texts import HTML, escape_text, to_markdown
from cairn.importing.xml_tree import Element
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_TAG = re.compile(r"<[^<>]*>")
_SOURCE = re.compile(
    r"(?P<before><(?:img|audio|video|source)\b[^<>]*?\bsrc\s*=\s*)(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)",
    re.IGNORECASE,
)
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
    """The texts of one file of a package. What cannot be shown is said once for each file that it refers to."""

    def __init__(self, span: Span, member: str, members: Mapping[str, bytes], shelf: Shelf) -> None:
        """Begin a file: `span` is its place, `member` its path in the package."""
        self.member = member
        self.problems: list[Problem] = []
        self._span, self._members, self._shelf = span, members, shelf
        self._targets: dict[str, str] = {}

    def markdown(self, html: str) -> str:
        """Return HTML as Markdown."""
        return to_markdown(_SOURCE.sub(self._replace, html), HTML) if html else ""

    def inside(self, element: Element | None) -> str:
        """Return the content of an element as Markdown."""
        return self.markdown(element.serialize_inside()) if element else ""

    def plain(self, text: str) -> str:
        """Return plain text as Markdown."""
        return escape_text(text)

    def _replace(self, found: re.Match[str]) -> str:
        reference = unescape(found["value"].strip("\"'"))
        target = self._targets.get(reference)
        if target is None:
            target = self._targets[reference] = self._find(reference)
        return f'{found["before"]}"{escape(target)}"'

    def _find(self, reference: str) -> str:
        """Return the target of a picture; empty if it is not there."""
        inside = find_member(reference)
        if inside is None and _ELSEWHERE.match(reference.strip()):
            return reference
        paths = [find_path(f"{folder}/x", inside) for folder in _FOLDERS] if inside else []
        paths += [find_path(self.member, inside or reference), find_path("", inside or reference)]
        path = next((path for path in paths if path and path in self._members), None)
        if path is None:
            return self._say(f"The file '{reference}' is not in the package, so only its description is carried.")
        added = self._shelf.add(path, self._members[path])
        return self._say(added.sentence) if isinstance(added, Refused) else added

    def _say(self, sentence: str) -> str:
        self.problems.append(Problem(Code.IMPORT_SIMPLIFIED, self._span, sentence))
        return ""
