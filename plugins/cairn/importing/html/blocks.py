# SPDX-License-Identifier: MIT
"""Write what consists of several paragraphs: lists, quotes and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_INDENT = "    "
_NOTHING = "&#160;"
"""What a list item begins with if its first block is no paragraph; a marker needs text on its line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of Markdown."""

    text: str
    """Its lines."""
    is_paragraph: bool = True
    """Whether it is a paragraph, not a list, quote, table or fence."""
    is_list: bool = False
    """Whether it is a list."""

    @property
    def is_line(self) -> bool:
        """Whether it fits into a cell of a table."""
        return self.is_paragraph and "\n" not in self.text


Blocks = Sequence[Block]


def join_blocks(blocks: Iterable[Block]) -> str:
    """Return blocks as one text."""
    return "\n\n".join(block.text for block in blocks)


def write_list(items: Iterable[Blocks], start: int = 0) -> Block:
    """Return a list of items that are not empty, numbered from `start`, or with bullets if that is 0."""
    kept = [item for item in items if item]
    texts = [_write_item(f"{start + number}. " if start else "- ", item) for number, item in enumerate(kept)]
    gap = "\n" if all(map(_is_tight, kept)) else "\n\n"
    return Block(gap.join(texts), is_paragraph=False, is_list=True)


def _is_tight(item: Blocks) -> bool:
    """Return whether an item is a paragraph, perhaps with a list."""
    return item[0].is_paragraph and (len(item) == 1 or (len(item) == 2 and item[1].is_list))  # noqa: PLR2004


def _write_item(marker: str, item: Blocks) -> str:
    blocks = item if item[0].is_paragraph else (Block(_NOTHING), *item)
    gap = "\n" if _is_tight(blocks) else "\n\n"
    first, *lines = gap.join(block.text for block in blocks).split("\n")
    return "\n".join((marker + first, *(_INDENT + line if line else "" for line in lines)))


def write_quote(blocks: Blocks) -> Block:
    """Return a quote."""
    lines = join_blocks(blocks).split("\n")
    return Block("\n".join(f"> {line}" if line else ">" for line in lines), is_paragraph=False)


def write_table(rows: Sequence[Sequence[Blocks]], *, has_spans: bool) -> Block | None:
    """Return a table whose first row is its head; None if it needs more than one line for a cell."""
    if has_spans or not all(not cell or (len(cell) == 1 and cell[0].is_line) for row in rows for cell in row):
        return None
    width = max(map(len, rows))
    lines = [[*(cell[0].text if cell else "" for cell in row), *[""] * (width - len(row))] for row in rows]
    written = [f"| {' | '.join(line)} |" for line in (lines[0], ["---"] * width, *lines[1:])]
    return Block("\n".join(written), is_paragraph=False)


def write_rows(rows: Sequence[Sequence[Blocks]]) -> Block:
    """Return a table as a list with one item for each row; the cells after the first are items inside it."""
    items: list[Blocks] = []
    for row in rows:
        first, *others = [cell for cell in row if cell] or [()]
        items.append((*first, write_list(others)) if others else first)
    return write_list(items)
