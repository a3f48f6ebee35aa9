# SPDX-License-Identifier: MIT
"""Exported knowledge graph pages: plain text, one file for each page."""

from __future__ import annotations

from cairn.importing.found import Bundle, Format, Found, damaged
from cairn.importing.parsing.exported_page import parse_exported_page
from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span

_LARGEST = 10_000_000
_FIRST = b"learn before"
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def _detect(bundle: Bundle) -> int:
    lines = bundle.head.removeprefix(_UTF_8_MARK).splitlines()
    if any(line.strip().lower() == _FIRST for line in lines[:20]):
        return 3
    return int(bundle.path.lower().endswith(".txt"))


def _read(bundle: Bundle) -> Found:
    source = _decode(bundle)
    page = source if isinstance(source, Problem) else parse_exported_page(source, bundle.names)
    return damaged(page) if isinstance(page, Problem) else Found(pages=(page,), problems=page.doubts)


def _decode(bundle: Bundle) -> Source | Problem:
    data = bundle.data
    if len(data) > _LARGEST:
        sizes = f"This file is {len(data) / 1e6:.0f} MB, but an exported page may be at most {_LARGEST / 1e6:.0f} MB."
        return _fault(bundle, 1, f"{sizes} Leave it out.")
    if b"\0" in data and not data.startswith(_UTF_16_MARKS):
        return _fault(bundle, _line(data, data.index(b"\0")), "This file is binary, not text. Leave it out.")
    try:
        text = data.decode(bundle.encoding or "utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + len(_UTF_8_MARK) * data.startswith(_UTF_8_MARK)
        return _fault(bundle, _line(data, start), "This line is not UTF-8 text. Save the file as UTF-8.")
    return Source(bundle.path, text)


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1


def _fault(bundle: Bundle, line: int, message: str) -> Problem:
    return Problem(Code.IMPORT_DAMAGED, Span(bundle.path, line), message)


PAGES = Format("pages", "exported knowledge graph pages", (".txt",), _detect, _read)
