# SPDX-License-Identifier: MIT
r"""Split a GIFT file into blocks, each a question or a category, as Moodle does.

A block ends at a blank line. Escaped signs are replaced by characters that no text contains, so that later steps see
only the signs that separate. A fault concerns its own block, and the next one is read as if nothing had happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ESCAPES = {"\\": "\\", ":": ":", "#": "#", "=": "=", "{": "{", "}": "}", "~": "~", "n": "\n"}
_HIDDEN = {sign: chr(0xFDD0 + number) for number, sign in enumerate(_ESCAPES)}
_SHOWN = str.maketrans({_HIDDEN[sign]: shown for sign, shown in _ESCAPES.items()})
_GONE = str.maketrans(dict.fromkeys([*_HIDDEN.values(), *map(chr, range(0xFDD8, 0xFDF0))], ""))
_ESCAPED = re.compile(r"\\([\\:#={}~n])")
_MARK = re.compile(r"\[(?P<key>id|tag):(?P<value>[^\[\]]*)\]")
_FORMAT = re.compile(r"\s*\[(?P<kind>html|markdown|plain|moodle)\]", re.IGNORECASE)
_CATEGORY = "$CATEGORY:"
_CONTINUES = re.compile(r"\s*[=~}#]")


@dataclass(frozen=True, slots=True)
class Block:
    """A question, or a category."""

    line: int
    """The line on which it begins."""
    text: str
    """Its text, with escaped signs replaced."""
    source_id: str
    """The id in a comment above it; empty if there is none."""
    tags: tuple[str, ...]
    """The tags in the comments above it."""
    is_cut: bool = False
    """Whether a blank line cuts its answers."""

    @property
    def category(self) -> str | None:
        """The path of the category that begins here; None for a question."""
        return self.text[len(_CATEGORY) :].strip() if self.text.startswith(_CATEGORY) else None


def split_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a file."""
    waiting: Block | None = None
    for block in _find_blocks(text):
        if waiting and (_CONTINUES.match(block.text) or _closes(block.text)):
            waiting = Block(waiting.line, waiting.text, waiting.source_id, waiting.tags, is_cut=True)
            if "}" in block.text:
                yield waiting
                waiting = None
            continue
        if waiting:
            yield waiting
        waiting = block if _is_open(block.text) else None
        if not waiting:
            yield block
    if waiting:
        yield waiting


def _is_open(text: str) -> bool:
    return "{" in text and "}" not in text


def _closes(text: str) -> bool:
    """Return whether a text closes a brace before it opens one."""
    end, start = text.find("}"), text.find("{")
    return end >= 0 and not 0 <= start < end


def _find_blocks(text: str) -> Iterator[Block]:
    lines: list[str] = []
    first, marks = 0, []
    hidden = _ESCAPED.sub(lambda found: _HIDDEN[found[1]], text.translate(_GONE))
    for number, line in enumerate((*hidden.split("\n"), ""), start=1):
        bare = line.strip()
        if bare.startswith("//"):
            marks += [] if lines else _MARK.findall(show(bare))
        elif bare.startswith(_CATEGORY) and not lines:
            yield Block(number, bare, "", ())
            marks = []
        elif bare:
            first = first if lines else number
            lines.append(line)
        elif lines:
            yield _block(first, lines, marks)
            lines, marks = [], []


def _block(line: int, lines: list[str], marks: list[tuple[str, str]]) -> Block:
    ids = [value.strip() for key, value in marks if key == "id"]
    tags = tuple(value.strip() for key, value in marks if key == "tag" and value.strip())
    return Block(line, "\n".join(lines).strip(), ids[0] if ids else "", tags)


def show(text: str) -> str:
    """Return a text with its escaped signs."""
    return text.translate(_SHOWN).strip()


def split_format(text: str, kind: str) -> tuple[str, str]:
    """Return how a text wants to be read, which is `kind` if it says nothing, and the rest of it."""
    mark = _FORMAT.match(text)
    return (mark["kind"].lower(), text[mark.end() :]) if mark else (kind, text)
