# SPDX-License-Identifier: MIT
"""A progress bar on the terminal for builds that take a while, whichever process builds the pages."""

from __future__ import annotations

import mmap
import sys
import time
from typing import Any, TextIO

import click

_DELAY, _INTERVAL = 2.0, 0.2
"""Seconds until the bar appears, and between two updates."""
_BYTES = 8
"""The size of one process' count, in memory that all processes share."""


class Progress:
    """Counts the pages of a build: two steps for each, since it is read and then written."""

    def __init__(self, pages: int, processes: int, screen: TextIO | None = None) -> None:
        self._length, self._processes, self._screen = 2 * pages, processes, screen or sys.stderr
        self._counts = mmap.mmap(-1, _BYTES * processes)
        self._own = 0
        self._next = time.monotonic() + _DELAY
        self._bar: Any = None

    def count_for(self, process: int) -> None:
        """Count for this process from now on; only the first process draws."""
        self._own = process
        self._next = float("inf") if process else self._next

    def step(self) -> None:
        """Count one step."""
        self._counts[self._slot(self._own)] = (self._count(self._own) + 1).to_bytes(_BYTES, "little")
        if time.monotonic() >= self._next and self._screen.isatty():
            self._draw()

    def end(self) -> None:
        """Finish the bar, if there is one."""
        if self._bar:
            self._draw()
            self._bar.render_finish()

    def _draw(self) -> None:
        self._next = time.monotonic() + _INTERVAL
        if self._bar is None:
            self._bar = click.progressbar(length=self._length, label="Pages", file=self._screen)
        self._bar.update(sum(map(self._count, range(self._processes))) - self._bar.pos)

    def _count(self, process: int) -> int:
        return int.from_bytes(self._counts[self._slot(process)], "little")

    @staticmethod
    def _slot(process: int) -> slice:
        return slice(_BYTES * process, _BYTES * (process + 1))
