# SPDX-License-Identifier: MIT
"""Child processes that end with their parent, however it ends: by itself, by a signal, or killed.

A killed process cannot tell its children. So the parent keeps one end of a pipe, into which nothing is ever written,
and each child waits at the other end. The system closes the pipe when the parent is gone, which ends the wait.
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
        """Fork this process; return 0 in the child, and the number of the child in the parent."""
        self._pipe = self._pipe or os.pipe()
        sys.stdout.flush()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # about threads, of which a build has none
            child = os.fork()
        if child == 0:
            self._become_child(*self._pipe)
        return child

    def close(self) -> None:
        """Close the pipe, once all children have ended."""
        for end in self._pipe or ():
            os.close(end)
        self._pipe = None

    @staticmethod
    def _become_child(end: int, other_end: int) -> None:
        os.close(other_end)  # otherwise the child would keep the pipe open itself
        with suppress(ValueError):  # this is not the main thread
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # the parent reports the interrupt
        threading.Thread(target=_end_with, args=(end,), daemon=True).start()


def _end_with(pipe: int) -> None:
    os.read(pipe, 1)
    os._exit(1)
