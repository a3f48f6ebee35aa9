# SPDX-License-Identifier: MIT
"""Markdown lists, the notation of most question types; an item may have several lines and quoted feedback."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cairn.questions.exercise_type import Block
from cairn.text.problem import Code
from cairn.yaml.reader import ScalarNode

_BULLET = re.compile(r"^[-*+](?:[ \t]+(?P<text>.*))?$")
_NUMBER = re.compile(r"^(?P<number>\d{1,9})[.)](?:[ \t]+(?P<text>.*))?$")
_BOX = re.compile(r"^\[(?:[ xX]?|[0-9.]+ ?%)\][ \t]+")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_QUOTE = re.compile(r"^> ?")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list."""

    text: str
    """Its lines as Markdown, without indentation."""
    quote: str
    """Its feedback as Markdown: the lines below it that begin with `>`."""
    line: int
    """The line of the file on which it begins."""
    number: int = 0
    """Its number; 0 in a bulleted list."""
    quote_line: int = 0
    """The line on which the quote begins; 0 if there is none."""
    strays: tuple[int, ...] = ()
    """The lines after it that are neither indented nor list items."""


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
        """Add a line to the item; a quote inside a fence is not feedback."""
        bare = line[2:] if line.startswith("  ") else line.lstrip()
        bare = bare[1:] if bare.startswith(" >") else bare  # below `1.`, authors indent by three spaces or by two
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


def parse_items(text: ScalarNode, *, numbered: bool = False) -> tuple[Item, ...]:
    """Parse a Markdown list, bulleted or `numbered`; text before the first item is ignored."""
    start = _NUMBER if numbered else _BULLET
    items: list[_Open] = []
    for number, line in enumerate(text.value.split("\n")):
        opening = None if items and items[-1].fence else start.match(line)
        if opening:
            first = opening["text"] or ""
            fence = _next_fence("", _BOX.sub("", first))
            rank = int(opening["number"]) if numbered else 0
            items.append(_Open(text.line_at(number), rank, [first], [], fence))
        elif items:
            items[-1].add(line, text.line_at(number))
    return tuple(item.close() for item in items)


def _next_fence(fence: str, line: str) -> str:
    match = _FENCE.match(line)
    if match is None:
        return fence
    if fence:
        return "" if match[1].startswith(fence) else fence
    return match[1]


def report_duplicates(block: Block, ids: Iterable[tuple[str, int]], what: str) -> None:
    """Report each item with the same text as an earlier one; `ids` are pairs of id and line, in order."""
    first: dict[str, int] = {}
    for number, (item, line) in enumerate(ids, 1):
        if item in first:
            fault = f"{what} {first[item]} and {number} of '{block.question_id}' read the same. Reword or remove one."
            block.report(Code.CHOICE_DUPLICATE, line, fault)
        first.setdefault(item, number)


def report_empty(block: Block, items: Iterable[Item]) -> None:
    """Report items without text."""
    for item in items:
        if not item.text.strip():
            fault = f"This item of '{block.question_id}' is empty. Add its text, or remove it."
            block.report(Code.VALUE_INVALID, item.line, fault)


def report_strays(block: Block, items: tuple[Item, ...], sample: str) -> bool:
    """Report lines that belong to no item, or a block without items; return whether anything was reported."""
    text = block.text
    lines = text.value.split("\n")
    before = (n for n, line in enumerate(lines) if not items or text.line_at(n) < items[0].line)
    first = next((text.line_at(n) for n in before if lines[n].strip()), None)
    strays = [line for item in items for line in item.strays]
    fault = (
        f"This line of '{block.question_id}' belongs to no item. Start it with '{sample}', or indent it by two spaces."
    )
    for line in ([] if first is None else [first]) + strays:
        block.report(Code.VALUE_INVALID, line, fault)
    return first is not None or bool(strays)


def report_quotes(block: Block, items: Iterable[Item]) -> None:
    """Report quotes below items that cannot have feedback, because learners do not respond to single items."""
    for item in items:
        if item.quote_line:
            fault = f"A line with '>' is feedback, which cannot be given here in '{block.question_id}'. Remove it."
            block.report(Code.VALUE_INVALID, item.quote_line, fault)


def write_item(text: str, feedback: str = "", more: Iterable[str] = ()) -> str:
    """Return a Markdown list item; `text` begins with the marker, and the following lines are indented."""
    quote = "\n".join(f"> {line}" for line in feedback.split("\n")) if feedback else ""
    return "\n".join(part for part in (text, quote, *more) if part).replace("\n", "\n  ")
