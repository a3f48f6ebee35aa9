# SPDX-License-Identifier: MIT
"""Read XML into a tree of values that know their lines.

The trees of the standard library have no lines. What makes XML dangerous is refused: entities of its own and deep
nesting. Nothing outside the file is ever read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from html.entities import html5
from typing import Any
from xml.parsers import expat

from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_DEEPEST = 100
_BLANK = b"\xef\xbb\xbf \t\r\n"
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_NAMED = re.compile(rb"&([a-zA-Z][a-zA-Z0-9]*);")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
_EMPTY = frozenset({"br", "hr", "img", "source", "track", "wbr", "col", "embed", "input", "area", "param"})
_NO_ATTRIBUTES: Mapping[str, str] = {}
_NOT_ASCII = 0x80


@dataclass(frozen=True, slots=True)
class Element:
    """An element of XML. Names have no namespace."""

    name: str
    """Its name."""
    attributes: Mapping[str, str]
    """Its attributes by name."""
    line: int
    """The line on which it begins, from 1."""
    children: tuple[Element | str, ...]
    """The elements and texts inside it."""

    @property
    def elements(self) -> Iterator[Element]:
        """The elements inside it."""
        return (child for child in self.children if isinstance(child, Element))

    @property
    def text(self) -> str:
        """All text inside it, at any depth."""
        if len(self.children) == 1 and isinstance(self.children[0], str):
            return self.children[0]
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def find(self, name: str) -> Element | None:
        """Return the first element inside it with this name."""
        for child in self.children:  # not a generator: questions have thousands of texts
            if isinstance(child, Element) and child.name == name:
                return child
        return None

    def all(self, name: str) -> list[Element]:
        """Return all elements inside it with this name."""
        return [child for child in self.elements if child.name == name]

    def serialize_inside(self) -> str:
        """Return its content as HTML."""
        return "".join(
            escape(child, quote=False) if isinstance(child, str) else child.serialize() for child in self.children
        )

    def serialize(self) -> str:
        """Return it as HTML."""
        given = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        start = f"<{self.name}{given}>"
        return start if self.name in _EMPTY else f"{start}{self.serialize_inside()}</{self.name}>"


def parse_xml(path: str, data: bytes, encoding: str = "") -> Element | Problem:
    """Return the root of an XML file, or what is wrong with it.

    `encoding` is what its author names; otherwise, the file says it, or it is UTF-8 or UTF-16. Names of characters in
    HTML, such as `&nbsp;`, are read even if the file does not declare them.
    """
    bare = data if data.startswith(_UTF_16_MARKS) else data.lstrip(_BLANK)
    first = data.count(b"\n", 0, len(data) - len(bare))
    chosen = "utf-8" if data.startswith(_UTF_8_MARK) else encoding
    try:
        return _Parser(path, first, chosen).parse(bare)
    except _UnknownNameError:
        named, chosen = _replace_names(bare, chosen)
    except _RefusedError as error:
        return error.problem
    try:
        return _Parser(path, first, chosen, has_names=True).parse(named)
    except _RefusedError as error:
        return error.problem


class _RefusedError(Exception):
    """Stops the parser."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _UnknownNameError(Exception):
    """Stops the parser at the name of a character that XML does not know, or where it would skip such names."""


class _Parser:
    """Builds the tree of one file. Each open element has its name, attributes, line and content."""

    def __init__(self, path: str, first: int, encoding: str, *, has_names: bool = False) -> None:
        self._path, self._first, self._has_names = path, first, has_names
        self._open: list[tuple[str, Mapping[str, str], int, list[Element | str]]] = [("", _NO_ATTRIBUTES, 0, [])]
        self._names: dict[str, str] = {}
        parser: Any = expat.ParserCreate(encoding or None)
        parser.buffer_text = True
        parser.specified_attributes = True  # defaults from an ATTLIST could multiply
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._add
        parser.EntityDeclHandler = self._refuse_entity
        parser.SkippedEntityHandler = self._skip
        parser.StartDoctypeDeclHandler = self._start_doctype
        self._expat = parser

    def parse(self, data: bytes) -> Element:
        """Return the root."""
        try:
            self._expat.Parse(data, True)  # noqa: FBT003  # it has no keywords
        except expat.ExpatError as error:
            if error.code == expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY] and not self._has_names:
                raise _UnknownNameError from None
            raise _RefusedError(self._damaged(data, error)) from None
        except (ValueError, LookupError):
            fault = "The encoding of this file cannot be read. Save it as UTF-8."
            raise _RefusedError(Problem(Code.IMPORT_DAMAGED, Span(self._path, self._first + 1), fault)) from None
        finally:
            self._expat = None  # it refers to this object, so only the garbage collector could remove the two
        return next(child for child in self._open[0][3] if isinstance(child, Element))

    def _line(self) -> int:
        return self._first + int(self._expat.CurrentLineNumber)

    def _damaged(self, data: bytes, error: expat.ExpatError) -> Problem:
        span = Span(self._path, self._first + error.lineno)
        index = self._expat.ErrorByteIndex
        if "token" in str(error) and index < len(data) and data[index] >= _NOT_ASCII:
            fault = (
                "This line is not UTF-8 text. Save the file as UTF-8, or name its encoding, as in '--encoding cp1252'."
            )
            return Problem(Code.ENCODING_BROKEN, span, fault)
        fault = f"The XML is damaged here: {expat.ErrorString(error.code)}. Export the file again, or correct the line."
        return Problem(Code.IMPORT_DAMAGED, span, fault)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            fault = (
                f"Elements are nested more than {_DEEPEST} levels deep here, so the file is refused. Export it again."
            )
            raise _RefusedError(Problem(Code.IMPORT_UNSAFE, Span(self._path, self._line()), fault))
        given = self._local_names(attributes) if attributes else _NO_ATTRIBUTES
        self._open.append((self._local(name), given, self._line(), []))

    def _local(self, name: str) -> str:
        return self._names.get(name) or self._names.setdefault(name, name.rpartition(":")[2])

    def _local_names(self, attributes: dict[str, str]) -> Mapping[str, str]:
        """Return the attributes without namespaces; one without a prefix wins."""
        plain = sorted(attributes.items(), key=lambda item: ":" not in item[0])
        return {self._local(name): value for name, value in plain if not name.startswith("xmlns")}

    def _end(self, _name: str) -> None:
        name, attributes, line, parts = self._open.pop()
        self._open[-1][3].append(Element(name, attributes, line, _join_texts(parts)))

    def _add(self, text: str) -> None:
        self._open[-1][3].append(text)

    def _refuse_entity(self, *_declaration: object) -> None:
        fault = "The file declares an entity of its own, so it is refused. Export it again without a DOCTYPE."
        raise _RefusedError(Problem(Code.IMPORT_UNSAFE, Span(self._path, self._line()), fault))

    def _start_doctype(self, _name: str, system: str | None, *_rest: object) -> None:
        if system and not self._has_names:  # unknown names would be skipped, in attributes without a word
            raise _UnknownNameError

    def _skip(self, name: str, _is_parameter: int) -> None:
        fault = f"'&{name};' is no known name of a character. Write the character itself."
        raise _RefusedError(Problem(Code.IMPORT_DAMAGED, Span(self._path, self._line()), fault))


def _join_texts(parts: list[Element | str]) -> tuple[Element | str, ...]:
    """Return the content of an element with one text between two elements."""
    if len(parts) < 2:  # noqa: PLR2004
        return tuple(parts)
    joined: list[Element | str] = []
    texts: list[str] = []
    for part in (*parts, None):
        if isinstance(part, str):
            texts.append(part)
            continue
        joined += ["".join(texts)] if texts else []
        joined += [part] if part else []
        texts = []
    return tuple(joined)


def _replace_names(data: bytes, encoding: str) -> tuple[bytes, str]:
    """Return XML with the names of characters in HTML replaced by numbers, and its encoding."""
    if data.startswith(_UTF_16_MARKS):
        data, encoding = data.decode("utf-16", "replace").encode(), "utf-8"
    plain, *rest = data.split(_CDATA)
    parts = [_NAMED.sub(_as_number, plain)]
    for piece in rest:
        inside, end, after = piece.partition(_CDATA_END)
        parts += _CDATA, inside, end, _NAMED.sub(_as_number, after)
    return b"".join(parts), encoding


def _as_number(found: re.Match[bytes]) -> bytes:
    name = found[1].decode()
    signs = "" if name in _OF_XML else html5.get(f"{name};", "")
    return "".join(f"&#{ord(sign)};" for sign in signs).encode() or found[0]
