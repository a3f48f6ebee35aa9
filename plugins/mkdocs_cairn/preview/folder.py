# SPDX-License-Identifier: MIT
"""The folder of quizzes while a preview runs: it may come, go, or give way to another of the same name.

A watch is bound to the folder as it was, not to its name. So a thread looks at the name twice a second.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.livereload import LiveReloadServer

_PAUSE = 0.5


class Folder:
    """A folder that a server watches whenever it is there."""

    def __init__(self, server: LiveReloadServer, path: Path, tell: Callable[[str], None]) -> None:
        """Begin to watch it; `tell` is called whenever it has come, gone or been replaced."""
        self._server, self._path, self._tell = server, path, tell
        self._seen = self._look()
        if self._seen:
            server.watch(str(path))

    def follow(self) -> None:
        """Look at it as long as the process runs."""
        threading.Thread(target=self._follow, daemon=True).start()

    def check(self) -> None:
        """Watch what is there now, if it is not what was there the last time."""
        before, self._seen = self._seen, self._look()
        if before == self._seen:
            return
        if before:
            with suppress(KeyError):  # what was deleted may be watched no more
                self._server.unwatch(str(self._path))
        if self._seen:
            self._server.watch(str(self._path))
        self._tell(str(self._path))
        server: Any = self._server
        with server._rebuild_cond:  # noqa: SLF001  # as the server's own watching does
            server._want_rebuild = True  # noqa: SLF001
            server._rebuild_cond.notify_all()  # noqa: SLF001

    def _follow(self) -> None:
        while True:
            time.sleep(_PAUSE)
            self.check()

    def _look(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return (found.st_dev, found.st_ino) if self._path.is_dir() else None
