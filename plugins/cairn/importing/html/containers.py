# SPDX-License-Identifier: MIT
"""The open lists, quotes and tables, each with the blocks in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from cairn.importing.html.blocks import Block, Blocks, write_list, write_quote, write_rows, write_table
from cairn.importing.html.tags import Tag

_LISTS, _CELLS = frozenset({"ul", "ol"}), frozenset({"td", "th"})
CONTAINERS = _LISTS | _CELLS | {"li", "blockquote", "table", "tr"}
"""The names of these elements."""
_PARENTS = {"li": _LISTS, "tr": frozenset({"table"}), **dict.fromkeys(_CELLS, frozenset({"table", "tr"}))}
"""What an element stands in; whatever is open in there ends when it begins."""
_SPAN = re.compile(r"\s*(?!0*1\s*$)[0-9]+")
_DEEPEST = 100
_TABLE = "A table of '{name}' became a list, because a cell spans others or has several lines."


@dataclass(slots=True)
class _Container:
    """An open element."""

    tag: str
    depth: int = 1
    start: int = 0
    blocks: list[Block] = field(default_factory=list)
    items: list[list[Block]] = field(default_factory=list)
    rows: list[list[Blocks]] = field(default_factory=list)
    has_spans: bool = False


class Containers:
    """All open lists, quotes and tables of a text."""

    def __init__(self, losses: list[str]) -> None:
        """Begin with the text; what is lost is added to `losses`."""
        self._losses = losses
        self._all = [_Container("")]
        self._open: defaultdict[str, int] = defaultdict(int)

    @property
    def blocks(self) -> Blocks:
        """The blocks of the whole text."""
        return self._all[0].blocks

    @property
    def is_open(self) -> bool:
        """Whether any is open."""
        return len(self._all) > 1

    def has(self, tag: str) -> bool:
        """Return whether an element with this name is open."""
        return self._open[tag] > 0

    def append(self, block: Block) -> None:
        """Add a block; one that stands in a list without an item is an item of it."""
        container = self._all[-1]
        if container.tag in _LISTS:
            container.items.append([block])
        else:
            container.blocks.append(block)

    def ends_before(self, tag: Tag) -> bool:
        """Return whether the innermost element ends because another one begins."""
        parents = _PARENTS.get(tag.name, frozenset())
        return any(map(self.has, parents)) and self._all[-1].tag not in parents

    def push(self, tag: Tag, depth: int) -> None:
        """Begin an element in which `depth` inline elements are open. Outside its parent, it is only a paragraph."""
        parents = _PARENTS.get(tag.name)
        if (parents and self._all[-1].tag not in parents) or len(self._all) >= _DEEPEST:
            return
        container = _Container(tag.name, depth)
        if tag.name == "tr":
            self._table.rows.append([])
        elif tag.name == "ol":
            container.start = _find_start(tag.attributes)
        elif tag.name in _CELLS:
            given = tag.attributes
            self._table.has_spans |= any(_SPAN.match(given.get(key, "")) for key in ("colspan", "rowspan"))
        self._all.append(container)
        self._open[tag.name] += 1

    @property
    def _table(self) -> _Container:
        return next(container for container in reversed(self._all) if container.tag == "table")

    def pop(self) -> tuple[str, int]:
        """End the innermost element; return its name, and how many inline elements were open around it."""
        container = self._all.pop()
        self._open[container.tag] -= 1
        parent = self._all[-1]
        if container.tag == "li":
            parent.items.append(container.blocks)
        elif container.tag in _LISTS:
            self._append_list(container, parent)
        elif container.tag in _CELLS:
            rows = self._table.rows
            if not rows:
                rows.append([])
            rows[-1].append(container.blocks)
        elif container.tag == "blockquote":
            if container.blocks:
                self.append(write_quote(container.blocks))
        else:
            for block in container.blocks:
                self.append(block)
            self._append_table(container)
        return container.tag, container.depth

    def _append_list(self, container: _Container, parent: _Container) -> None:
        """Append a list; one that stands in another list without an item belongs to the item before it."""
        if not any(container.items):
            return
        block = write_list(container.items, container.start)
        if parent.tag in _LISTS and parent.items:
            parent.items[-1].append(block)
        else:
            self.append(block)

    def _append_table(self, container: _Container) -> None:
        rows = [row for row in container.rows if any(row)]
        if not rows:
            return
        table = write_table(rows, has_spans=container.has_spans)
        if table is None:
            self._losses.append(_TABLE)
            table = write_rows(rows)
        self.append(table)


def _find_start(attributes: Mapping[str, str]) -> int:
    start = attributes.get("start", "")
    return int(start) if start.isascii() and start.isdigit() and 0 < len(start) < 8 else 1  # noqa: PLR2004
