# SPDX-License-Identifier: MIT
r"""Text of others on one line of a terminal, a log or a comment: what is no character to be read is shown escaped.

An escape sequence in a title could recolor a terminal, a bidirectional control could reorder a message, a line break in
a file's name could begin a line that a CI server takes for a command. So `\x1b`, `\u202e` and `\n` are written out.
"""

from __future__ import annotations

import re

_CONTROLS = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL and C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of text
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # no width
    "\u2028\u2029\ud800-\udfff\ufffe\uffff"  # line breaks, lone surrogates, no characters
)
_JOINERS = "\u200c\u200d"
"""Part of the spelling of Persian, Hindi or an emoji, between characters beyond ASCII. They have no width either."""
_BESIDE = rf"[^\x00-\x7f{_CONTROLS}{_JOINERS}]"
_UNPRINTABLE = re.compile(rf"[{_CONTROLS}]|(?<!{_BESIDE})[{_JOINERS}]|[{_JOINERS}](?!{_BESIDE})")
_MARKED = re.compile(r"#(?=#\w*\[)")
"""What a CI server takes for a command anywhere in a line, as in `##[error]`."""
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_BYTE, _UNIT = 0x100, 0x10000


def printable(text: str) -> str:
    """Return text that stays on its line and shows every character in it, a control character as its escape."""
    shown = _MARKED.sub(r"\\x23", _UNPRINTABLE.sub(_escape, text))
    is_command = shown.lstrip().startswith("::")  # as in `::error::`
    return shown.replace(":", r"\x3a", 1) if is_command else shown


def _escape(found: re.Match[str]) -> str:
    character, code = found[0], ord(found[0])
    if character in _SHORT:
        return _SHORT[character]
    if code < _BYTE:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < _UNIT else f"\\U{code:08x}"
