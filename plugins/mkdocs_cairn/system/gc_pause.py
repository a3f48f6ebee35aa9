# SPDX-License-Identifier: MIT
"""Times at which Python need not look for values that nothing holds any more."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


RARELY = 20_000
"""So many more values than have gone are made before young ones are looked through, while pages are made."""


class GcThreshold:
    """How often Python looks: rarely while pages are made, since of each of them little stays."""

    def __init__(self) -> None:
        self._usual: tuple[int, int, int] | None = None

    def slow_down(self) -> None:
        """Look rarely from here on, and not at what there is by now, which stays to the end."""
        gc.freeze()
        self._usual = self._usual or gc.get_threshold()
        gc.set_threshold(RARELY, *self._usual[1:])

    def go_on(self) -> None:
        """Look as often as before."""
        if self._usual:
            gc.set_threshold(*self._usual)


def collect_and_freeze() -> None:
    """Look through everything once, also at what was to stay, and not again at what stays now."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@contextmanager
def gc_paused() -> Iterator[None]:
    """Go through many values that stay: looking again and again which might go would take up to twice the time."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if is_on:
            gc.enable()
