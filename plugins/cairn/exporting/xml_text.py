# SPDX-License-Identifier: MIT
"""Write XML as text. What is escaped has a type of its own, so nothing is escaped twice or not at all.

No white space is added, because it could change a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NewType

Xml = NewType("Xml", str)
"""A part of an XML document: elements and escaped text."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that no XML document may contain, not even escaped."""
_REPLACEMENT = "\ufffd"
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
"""Line ends and tabs in an attribute are read as spaces if they are not escaped."""


def text(value: str) -> Xml:
    """Return a text with all markup escaped; a character that XML cannot contain becomes U+FFFD."""
    return Xml(_clean(value).translate(_IN_TEXT))


def cdata(value: str) -> Xml:
    """Return a text as a CDATA section, in which HTML stays readable; `]]>` in it begins a second section."""
    inside = _clean(value).replace("]]>", "]]]]><![CDATA[>")
    return Xml(f"<![CDATA[{inside}]]>")


def element(name: str, attributes: Mapping[str, str] | None = None, *content: Xml) -> Xml:
    """Return an element with its attributes, in the given order, and its content."""
    inside = "".join(content)
    tag = start_tag(name, attributes or {})
    return Xml(f"{tag}{inside}</{name}>" if inside else f"{tag[:-1]}/>")


def start_tag(name: str, attributes: Mapping[str, str]) -> Xml:
    """Return the tag that begins an element."""
    written = "".join(f' {key}="{_clean(value).translate(_IN_ATTRIBUTE)}"' for key, value in attributes.items())
    return Xml(f"<{name}{written}>")


def document(root: Xml) -> bytes:
    """Return a whole document in UTF-8, with its declaration."""
    return f"{_DECLARATION}{root}\n".encode()


def _clean(value: str) -> str:
    return _FORBIDDEN.sub(_REPLACEMENT, value)
