# SPDX-License-Identifier: MIT
"""Pauses Python's garbage collector (GC) where a lot of values are made that stay, and runs it less often elsewhere."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLD = 20_000
"""How many new values start a collection while pages are built."""


class GcThreshold:
    """The number of new values that starts a collection: high while pages are built, which leave little behind."""

    def __init__(self) -> None:
        self._usual: tuple[int, int, int] | None = None

    def increase(self) -> None:
        """Collect less often from now on, and never look at the values that exist already."""
        gc.freeze()
        self._usual = self._usual or gc.get_threshold()
        gc.set_threshold(THRESHOLD, *self._usual[1:])

    def restore(self) -> None:
        """Collect as often as before."""
        if self._usual:
            gc.set_threshold(*self._usual)


def collect_and_freeze() -> None:
    """Collect all garbage, frozen values included, and freeze what is left."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@contextmanager
def gc_paused(*, is_kept: bool = True) -> Iterator[None]:
    """Pause the collector while many values are made; it would take up to as long as the work itself.

    With `is_kept`, the values stay, and the collector never looks at them again.
    """
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_kept:
            gc.freeze()
        if is_on:
            gc.enable()
