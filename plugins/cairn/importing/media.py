# SPDX-License-Identifier: MIT
"""Collect the pictures and recordings of a source, each under a name that is safe and says its real type.

The bytes decide what a file is, whatever its name. A drawing is a program to a browser, so one that could do anything
but draw is refused.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from cairn.importing.found import MEDIA
from cairn.importing.reading.xml_tree import Element, parse_xml
from cairn.text.slug import slug

PICTURES = frozenset({"png", "jpg", "gif", "webp", "avif", "svg"})
"""The endings of files that a page shows; the others become links."""
_LARGEST = 20_000_000
_LONGEST_NAME = 60
_SIGNATURES = (
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("jpg", re.compile(rb"\xff\xd8\xff")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("webp", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ("avif", re.compile(rb"....ftypavi[fs]", re.DOTALL)),
    ("mp4", re.compile(rb"....ftyp", re.DOTALL)),
    ("mp3", re.compile(rb"ID3|\xff[\xfb\xf3\xf2]")),
    ("ogg", re.compile(rb"OggS")),
    ("pdf", re.compile(rb"%PDF-")),
)
_DRAWING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE svg|!--|svg|[a-z]+:svg)")
_LIVE_ELEMENTS = frozenset({"script", "foreignobject", "handler", "iframe", "embed", "object", "audio", "video"})
_OWN_REFERENCE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]|\Z")
_OWN_URL = re.compile(r"""\s*["']?\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])""")
_ROOTS = re.compile(
    r"(?:@@PLUGINFILE@@|(?:\$|%24)IMS[-_]CC[-_]FILE_?BASE(?:\$|%24))(?P<path>[^?#]*)", re.IGNORECASE | re.DOTALL
)
"""What stands for the folder of the files that come with a source."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is left out."""

    sentence: str
    """Why, in a whole sentence."""


class MediaFiles:
    """The files that come with one source. Equal bytes are one file."""

    def __init__(self) -> None:
        """Begin without files."""
        self._files: dict[str, bytes] = {}
        self._names: dict[bytes, str] = {}

    @property
    def files(self) -> Mapping[str, bytes]:
        """The bytes of each file by name."""
        return self._files

    def add(self, name: str, data: bytes) -> str | Refused:
        """Return the target of a link to a file, or why it is left out. `name` is its name or path in the source."""
        digest = hashlib.sha256(data)
        known = self._names.get(digest.digest())
        if known:
            return f"{MEDIA}{known}"
        ending = _find_type(name, data)
        if isinstance(ending, Refused):
            return ending
        base = name.replace("\\", "/").rpartition("/")[2]
        stem = slug(base.rpartition(".")[0] or base)[:_LONGEST_NAME].strip("-") or "file"
        chosen = f"{stem}.{ending}"
        if chosen in self._files:
            chosen = f"{stem}-{digest.hexdigest()[:6]}.{ending}"
        self._files[chosen] = data
        self._names[digest.digest()] = chosen
        return f"{MEDIA}{chosen}"


def is_picture(target: str) -> bool:
    """Return whether a page can show a collected file; otherwise, it is a link."""
    return target.rpartition(".")[2] in PICTURES


def find_member(reference: str) -> str | None:
    """Return the path of a file that comes with the source; None for the address of anything else.

    Moodle writes `@@PLUGINFILE@@`, Common Cartridge `$IMS-CC-FILEBASE$`. The path is decoded once.
    """
    found = _ROOTS.match(reference.strip())
    return unquote(found["path"]).lstrip("/") if found else None


def _find_type(name: str, data: bytes) -> str | Refused:
    """Return the ending of a file by its bytes, or why it is left out."""
    if len(data) > _LARGEST:
        return Refused(f"The file '{name}' has more than 20 MB, so it is left out. Make it smaller.")
    found = next((ending for ending, signature in _SIGNATURES if signature.match(data)), "")
    if found:
        return found
    if not _DRAWING.match(data):
        return Refused(f"The file '{name}' is left out, because it is no picture that pages can show. Save it as PNG.")
    if not _is_harmless(data):
        return Refused(f"The drawing '{name}' is left out, because it could do more than draw. Save it as PNG.")
    return "svg"


def _is_harmless(data: bytes) -> bool:
    """Return whether a drawing has no program in it and refers to nothing outside it."""
    root = parse_xml("", data)
    if not isinstance(root, Element) or root.name != "svg" or b"<?xml-stylesheet" in data:
        return False
    return all(map(_is_plain, _walk(root)))


def _walk(element: Element) -> Iterator[Element]:
    waiting = [element]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += element.elements


def _is_plain(element: Element) -> bool:
    if element.name.lower() in _LIVE_ELEMENTS:
        return False
    if element.name.lower() == "style" and not _is_plain_style(element.text):
        return False
    return all(_is_plain_attribute(name.lower(), value) for name, value in element.attributes.items())


def _is_plain_attribute(name: str, value: str) -> bool:
    if name.startswith("on") or (name == "attributename" and value.strip().lower() in {"href", "xlink:href"}):
        return False
    if name in {"href", "src"}:
        return bool(_OWN_REFERENCE.match(value.strip()))
    return _is_plain_style(value)  # almost every attribute of a drawing may contain CSS


def _is_plain_style(style: str) -> bool:
    """Return whether CSS loads nothing; a backslash could hide it."""
    text = style.lower()
    _, *urls = text.split("url(")
    return "\\" not in text and "@import" not in text and all(map(_OWN_URL.match, urls))
