# SPDX-License-Identifier: MIT
"""Processes that end with the one that has started them, however that ends: by itself, by a signal, killed.

A killed process cannot tell anyone. So it holds one end of a pipe, into which nothing is ever written, and each of its
children waits at the other end: the system closes the pipe when its holder is gone, and the wait is over.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import warnings
from contextlib import suppress


class ChildProcesses:
    """A process and its children, which end when it ends."""

    def __init__(self) -> None:
        self._pipe: tuple[int, int] | None = None

    def fork(self) -> int:
        """Split this process; return 0 in the new one, and its number in the one that goes on."""
        self._pipe = self._pipe or os.pipe()
        sys.stdout.flush()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads, which a build has none of
            child = os.fork()
        if child == 0:
            self._become_child(*self._pipe)
        return child

    def close(self) -> None:
        """Close the pipe, when all children have ended."""
        for end in self._pipe or ():
            os.close(end)
        self._pipe = None

    @staticmethod
    def _become_child(end: int, other_end: int) -> None:
        os.close(other_end)  # or it would wait for itself
        with suppress(ValueError):  # it is not in the main thread
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # the first process says what there is to say
        threading.Thread(target=_end_with, args=(end,), daemon=True).start()


def _end_with(pipe: int) -> None:
    os.read(pipe, 1)
    os._exit(1)
