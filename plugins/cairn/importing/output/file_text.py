# SPDX-License-Identifier: MIT
"""Files as texts, even if they are no texts, so that pictures are planned, compared and remembered like documents."""

from __future__ import annotations

import hashlib
import re

_BINARY = b"%PDF-"
"""The beginning of files that may look like texts, but in which the bytes of line endings count."""
_NO_TEXT = re.compile("[\0\udc80-\udcff]")


def as_text(data: bytes) -> str:
    r"""Return a text with `\n` line endings; a file that is no text becomes one character for each byte."""
    if b"\0" not in data and not data.startswith(_BINARY):
        try:
            return data.decode().replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            pass
    return data.decode("ascii", "surrogateescape")


def as_bytes(text: str) -> bytes:
    """Return the bytes of a file."""
    return text.encode("utf-8", "surrogateescape")


def is_binary(text: str) -> bool:
    """Return whether a file is no text, so that its lines mean nothing to people."""
    return bool(_NO_TEXT.search(text))


def fingerprint(text: str) -> str:
    r"""Return the SHA-256 of a file; that of a text does not depend on its line endings."""
    return hashlib.sha256(as_bytes(text)).hexdigest()
