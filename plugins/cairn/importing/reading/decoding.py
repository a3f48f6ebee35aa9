# SPDX-License-Identifier: MIT
"""Decode the bytes of a source: UTF-8, UTF-16 with a byte order mark, or the encoding that its author names."""

from __future__ import annotations

import re

from cairn.importing.found import Bundle
from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode(bundle: Bundle) -> Source | Problem:
    r"""Return the text of a source with `\n` line endings, or what is wrong with its bytes."""
    data = bundle.data
    is_utf_16 = data.startswith(_UTF_16_MARKS)
    encoding = bundle.encoding or ("utf-16" if is_utf_16 else "utf-8-sig")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        start = error.start + len(_UTF_8_MARK) * (encoding == "utf-8-sig" and data.startswith(_UTF_8_MARK))
        return _not_decoded(bundle, data.count(b"\n", 0, start) + 1)
    except (LookupError, ValueError):
        return _not_decoded(bundle, 1)
    if half := _HALF_CHARACTER.search(text):  # such as UTF-7 may give
        return _not_decoded(bundle, text.count("\n", 0, half.start()) + 1)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        fault = "This line contains the control character U+0000, so the file is not text. Save it as UTF-8 text."
        return Problem(Code.IMPORT_DAMAGED, Span(bundle.path, line), fault)
    return Source(bundle.path, text)


def _not_decoded(bundle: Bundle, line: int) -> Problem:
    advice = "Save the file as UTF-8, or name its encoding, as in '--encoding cp1252'."
    what = f"'{bundle.encoding}'" if bundle.encoding else "UTF-8"
    return Problem(Code.ENCODING_BROKEN, Span(bundle.path, line), f"This line is not {what} text. {advice}")
