# SPDX-License-Identifier: MIT
r"""Make untrusted text safe to show on one line of a terminal, a log or a comment.

An escape sequence in a title could recolor a terminal, a bidirectional control could reorder a message, and a line
break in a file name could begin a line that a CI server takes for a command. So `\x1b`, `\u202e` and `\n` are escaped.
"""

from __future__ import annotations

import re

_CONTROLS = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL and C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # text direction
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # zero width
    "\u2028\u2029\ud800-\udfff\ufffe\uffff"  # line breaks, lone surrogates, noncharacters
)
_JOINERS = "\u200c\u200d"
"""Zero-width joiners. Between non-ASCII characters they are part of Persian or Hindi words, or of emoji."""
_JOINED = rf"[^\x00-\x7f{_CONTROLS}{_JOINERS}]"
_UNPRINTABLE = re.compile(rf"[{_CONTROLS}]|(?<!{_JOINED})[{_JOINERS}]|[{_JOINERS}](?!{_JOINED})")
_HASH_COMMAND = re.compile(r"#(?=#\w*\[)")
"""A `#` that a CI server takes for a command anywhere in a line, as in `##[error]`."""
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_BYTE, _UNIT = 0x100, 0x10000


def printable(text: str) -> str:
    """Return the text on one line, with each control or invisible character as its escape sequence."""
    shown = _HASH_COMMAND.sub(r"\\x23", _UNPRINTABLE.sub(_escape, text))
    is_command = shown.lstrip().startswith("::")  # such as `::error::`
    return shown.replace(":", r"\x3a", 1) if is_command else shown


def _escape(found: re.Match[str]) -> str:
    character, code = found[0], ord(found[0])
    if character in _SHORT:
        return _SHORT[character]
    if code < _BYTE:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < _UNIT else f"\\U{code:08x}"
