# SPDX-License-Identifier: MIT
"""Scripts without spaces between words: in a search document, each of their characters becomes a word.

These are Chinese, Japanese, Thai, Lao, Burmese and Khmer. A query is split in the same way and searched as a phrase,
which finds all its occurrences. No dictionary is used, so a text in one language may hold words of another.
`widgets/src/core/word-segmentation.ts` does the same for queries in the browser.
"""

from __future__ import annotations

import re
import unicodedata

_LETTER = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u3100-\u312f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_WITH_MARKS = *range(0x300, 0x370), *range(0xE00, 0xF00), *range(0x1000, 0x10A0), *range(0x1780, 0x1800), 0x3099, 0x309A
_MARKS = "".join(chr(code) for code in _WITH_MARKS if unicodedata.category(chr(code)).startswith("M"))
_CHARACTER = re.compile(f"[{_LETTER}][{_MARKS}]*")
_TEXT = re.compile(r"<[^>]*>|[^<]+")


def separate_characters(text: str) -> str:
    """Return a text with a space on both sides of each such character."""
    return _CHARACTER.sub(r" \g<0> ", text)


def separate_in_html(html: str) -> str:
    """Return HTML with such spaces in its text, but not in its tags."""
    if not _CHARACTER.search(html):
        return html
    return _TEXT.sub(lambda found: found[0] if found[0].startswith("<") else separate_characters(found[0]), html)
