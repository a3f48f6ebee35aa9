# SPDX-License-Identifier: MIT
"""Write lines of YAML: plain where that is unambiguous, otherwise in quotes or as a block.

The lines are written by hand and not dumped, so that the files look as an author would have typed them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

_PLAIN = re.compile(r"[^\W\d_][\w ()./+'’–—-]*")
# YAML forbids these characters unless escaped, or reads some of them as a line ending.
_FORBIDDEN = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_NOT_IN_BLOCK = re.compile(r"[\x00-\x08\x0b-\x1f]|" + _FORBIDDEN.pattern)
_RESERVED_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def scalar(text: str) -> str:
    """Return a string as a YAML scalar that is read back as the same string."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _RESERVED_WORDS and text == text.strip():
        return text
    return _FORBIDDEN.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))


def flow_list(texts: Iterable[str]) -> str:
    """Return strings as a list on one line."""
    return f"[{', '.join(map(scalar, texts))}]"


def block_list(texts: Iterable[str], indent: str = "  ") -> list[str]:
    """Return strings as the lines of a list, one string per line."""
    return [f"{indent}- {scalar(text)}" for text in texts]


def nested_list(groups: Iterable[Sequence[str]]) -> list[str]:
    """Return groups of strings as the lines of a list of lists."""
    lines = []
    for group in groups:
        lines += [f"  - - {scalar(group[0])}", *block_list(group[1:], "    ")]
    return lines


def block(key: str, lines: Iterable[str], indent: str) -> list[str]:
    """Return lines of text as the literal block value of a key."""
    return [f"{indent}{key}: |", *(f"{indent}  {line}" if line else "" for line in lines)]


def prose(key: str, text: str, indent: str) -> list[str]:
    """Return Markdown as the value of a key: on the same line if possible, otherwise as a block."""
    if scalar(text) == text or _NOT_IN_BLOCK.search(text):
        return [f"{indent}{key}: {scalar(text)}"]
    head, *lines = block(key, text.split("\n"), indent)
    is_indented = text[:1].isspace()  # then YAML needs an explicit indentation indicator
    return [f"{head}2" if is_indented else head, *lines]
