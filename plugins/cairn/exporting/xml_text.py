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
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""The characters that no XML document may contain, not even escaped."""
_REPLACEMENT = "\ufffd"
_IN_ATTRIBUTE: Mapping[str, str] = {
    "&": "&amp;",
    "<": "&lt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
"""What is escaped in an attribute. A tab and a line end would be read as a space."""
_NO_XML = re.compile(f"[{_FORBIDDEN}]")
_ATTRIBUTE = re.compile(f'[&<"\t\n\r{_FORBIDDEN}]')


def text(value: str) -> Xml:
    """Return a text with all markup escaped; a character that XML cannot contain becomes U+FFFD."""
    clean = _NO_XML.sub(_REPLACEMENT, value)
    escaped = clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Xml(escaped.replace("\r", "&#13;"))


def cdata(value: str) -> Xml:
    """Return a text as a CDATA section, in which HTML stays readable; `]]>` in it begins a second section."""
    inside = _NO_XML.sub(_REPLACEMENT, value).replace("]]>", "]]]]><![CDATA[>")
    return Xml(f"<![CDATA[{inside}]]>")


def element(name: str, attributes: Mapping[str, str] | None = None, *content: Xml) -> Xml:
    """Return an element with its attributes, in the given order, and its content."""
    inside = "".join(content)
    tag = start_tag(name, attributes or {})
    return Xml(f"{tag}{inside}</{name}>" if inside else f"{tag[:-1]}/>")


def start_tag(name: str, attributes: Mapping[str, str]) -> Xml:
    """Return the tag that begins an element."""
    written = "".join([f' {key}="{_ATTRIBUTE.sub(_escape, value)}"' for key, value in attributes.items()])
    return Xml(f"<{name}{written}>")


def document(root: Xml) -> bytes:
    """Return a whole document in UTF-8, with its declaration."""
    return f"{_DECLARATION}{root}\n".encode()


def _escape(character: re.Match[str]) -> str:
    return _IN_ATTRIBUTE.get(character[0], _REPLACEMENT)
