# SPDX-License-Identifier: MIT
"""Find the pictures of a site in the HTML of its questions, and write the addresses that they have in an export."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

_SCHEME = "cairn-media:"
_SOURCE = re.compile(rf"(?<=\bsrc=\"){_SCHEME}([^\"]*)")


def place_media(html: str, address: Callable[[str], str]) -> str:
    """Return HTML in which each picture has the address that is returned for its path in the documents folder."""
    return _SOURCE.sub(lambda source: escape(address(unescape(source[1]))), html) if _SCHEME in html else html
