# SPDX-License-Identifier: MIT
"""A bar on the terminal of a build that takes its time, whichever of its processes make the pages."""

from __future__ import annotations

import mmap
import sys
import time
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from typing import TextIO

_SOON, _STEP = 2.0, 0.2
"""Seconds until there is a bar, and between two looks at it."""
_BYTES = 8
"""Of one process' count, in memory that all processes share."""


class Progress:
    """Counts the pages of a build; every one is read and written, which makes two steps."""

    def __init__(self, pages: int, processes: int, screen: TextIO | None = None) -> None:
        self._length, self._processes, self._screen = 2 * pages, processes, screen or sys.stderr
        self._counts = mmap.mmap(-1, _BYTES * processes)
        self._own = 0
        self._next = time.monotonic() + _SOON
        self._bar: Any = None

    def go_on_as(self, process: int) -> None:
        """Count for this process from now on; only the first one draws."""
        self._own = process
        self._next = float("inf") if process else self._next

    def step(self) -> None:
        """Count one step."""
        self._counts[self._place(self._own)] = (self._count(self._own) + 1).to_bytes(_BYTES, "little")
        if time.monotonic() >= self._next and self._screen.isatty():
            self._draw()

    def end(self) -> None:
        """Leave the terminal as it was."""
        if self._bar:
            self._draw()
            self._bar.render_finish()

    def _draw(self) -> None:
        self._next = time.monotonic() + _STEP
        if self._bar is None:
            self._bar = click.progressbar(length=self._length, label="Pages", file=self._screen)
        self._bar.update(sum(map(self._count, range(self._processes))) - self._bar.pos)

    def _count(self, process: int) -> int:
        return int.from_bytes(self._counts[self._place(process)], "little")

    @staticmethod
    def _place(process: int) -> slice:
        return slice(_BYTES * process, _BYTES * (process + 1))
