# SPDX-License-Identifier: MIT
"""The notation that all blocks share: a Markdown list whose items may run on, and carry quoted feedback."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cairn.text.problem import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cairn.yaml.mapping_reader import MappingReader
    from cairn.yaml.reader import ScalarNode

_BULLET = re.compile(r"^[-*+](?:[ \t]+(?P<text>.*))?$")
_NUMBER = re.compile(r"^(?P<number>\d{1,9})[.)](?:[ \t]+(?P<text>.*))?$")
_BOX = re.compile(r"^\[[ xX]?\][ \t]+")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_QUOTE = re.compile(r"^> ?")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list."""

    text: str
    """Markdown: its lines, without their indent."""
    quote: str
    """Markdown: the lines under it that begin with `>`; its feedback."""
    line: int
    """The line of the file at which it begins."""
    number: int = 0
    """What it is numbered with; 0 in a list of bullets."""
    quote_line: int = 0
    """The line at which the quote begins; 0 where there is none."""
    strays: tuple[int, ...] = ()
    """The lines after it that are neither indented nor an item of the list."""


@dataclass
class _Open:
    """An item that is still being read."""

    line: int
    number: int
    texts: list[str]
    quotes: list[str]
    fence: str = ""
    quote_line: int = 0
    strays: list[int] = field(default_factory=list)

    def add(self, line: str, number: int) -> None:
        """Take a line that belongs to the item; a quote inside a fence is no feedback."""
        bare = line[2:] if line.startswith("  ") else line.lstrip()
        bare = bare[1:] if bare.startswith(" >") else bare  # below `1.`, three spaces are as natural as two
        if line[:1].strip() and not self.fence:
            self.strays.append(number)
        self.fence = _next_fence(self.fence, bare)
        is_quote = bare.startswith(">") and not self.fence
        self.quote_line = self.quote_line or (number if is_quote else 0)
        (self.quotes if is_quote else self.texts).append(bare)

    def close(self) -> Item:
        """Return the item as a value."""
        quote = "\n".join(_QUOTE.sub("", line) for line in self.quotes).strip("\n")
        text = "\n".join(self.texts).strip()
        return Item(text, quote, self.line, self.number, self.quote_line, tuple(self.strays))


def parse_items(block: ScalarNode, *, numbered: bool = False) -> tuple[Item, ...]:
    """Read a Markdown list, of bullets or `numbered`; what stands before its first item is passed over."""
    start = _NUMBER if numbered else _BULLET
    items: list[_Open] = []
    for number, line in enumerate(block.value.split("\n")):
        opening = None if items and items[-1].fence else start.match(line)
        if opening:
            text = opening["text"] or ""
            fence = _next_fence("", _BOX.sub("", text))
            place = int(opening["number"]) if numbered else 0
            items.append(_Open(block.line_at(number), place, [text], [], fence))
        elif items:
            items[-1].add(line, block.line_at(number))
    return tuple(item.close() for item in items)


def _next_fence(fence: str, line: str) -> str:
    match = _FENCE.match(line)
    if match is None:
        return fence
    if fence:
        return "" if match[1].startswith(fence) else fence
    return match[1]


def refuse_duplicates(mapping: MappingReader, ids: Iterable[tuple[str, int]], what: str, name: str) -> None:
    """Report each item that reads the same as an earlier one; `ids` are ids with lines, in order."""
    first: dict[str, int] = {}
    for number, (item, line) in enumerate(ids, 1):
        if item in first:
            fault = f"{what} {first[item]} and {number} of '{name}' read the same. Reword or remove one."
            mapping.fault(Code.CHOICE_DUPLICATE, line, fault)
        first.setdefault(item, number)


def refuse_empty(mapping: MappingReader, items: Iterable[Item], name: str) -> None:
    """Report items that say nothing."""
    for item in items:
        if not item.text.strip():
            mapping.fault(Code.VALUE_INVALID, item.line, f"This item of '{name}' is empty. Add its text, or remove it.")


def refuse_stray(mapping: MappingReader, block: ScalarNode, items: tuple[Item, ...], name: str, sample: str) -> bool:
    """Report text that belongs to no item, or a block without any; say whether there was some."""
    lines = block.value.split("\n")
    before = (n for n, line in enumerate(lines) if not items or block.line_at(n) < items[0].line)
    first = next((block.line_at(n) for n in before if lines[n].strip()), None)
    strays = [line for item in items for line in item.strays]
    for line in ([] if first is None else [first]) + strays:
        fault = f"This line of '{name}' belongs to no item. Start it with '{sample}', or indent it by two spaces."
        mapping.fault(Code.VALUE_INVALID, line, fault)
    return first is not None or bool(strays)


def refuse_quotes(mapping: MappingReader, items: Iterable[Item], name: str) -> None:
    """Report quotes under items that nobody responds to by themselves, so that they can have no feedback."""
    for item in items:
        if item.quote_line:
            fault = f"A line with '>' is feedback, which cannot be given here in '{name}'. Remove it."
            mapping.fault(Code.VALUE_INVALID, item.quote_line, fault)


def is_inline(text: str) -> bool:
    """Say whether Markdown is a single paragraph, so that it can stand in a label."""
    return "\n" not in text.strip() and not re.match(r"[-*+>#|]\s|\d+[.)]\s|!\[|<|`{3}|~{3}|\$\$", text.strip())
