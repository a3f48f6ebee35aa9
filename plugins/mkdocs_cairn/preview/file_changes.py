# SPDX-License-Identifier: MIT
"""Which files an author has changed: reported by the system where possible, not found by polling all of them.

This relies on internals of MkDocs' server. Where they have changed, the server polls as before.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog import events
from watchdog.observers import Observer

log = logging.getLogger("mkdocs.plugins.cairn")

_QUIET_TIME = 0.04
"""Seconds without a change after which an edit counts as complete."""
_POLL_INTERVAL = 0.5
_NO_EVENTS = "Files are polled for changes, since the system reports none: %s"
_EDITS: list[type[events.FileSystemEvent]] = [
    *(events.FileCreatedEvent, events.FileDeletedEvent, events.FileModifiedEvent, events.FileMovedEvent),
    *(events.DirDeletedEvent, events.DirMovedEvent),
]
"""Events that are edits; opening a file is not."""


class ChangedPaths(events.FileSystemEventHandler):
    """The paths that have changed since they were last taken."""

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._lock = threading.Lock()

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Add the paths of an event."""
        with self._lock:
            self._paths |= {str(path) for path in (event.src_path, event.dest_path) if path}

    def take(self) -> set[str]:
        """Return the paths, and start again with none."""
        with self._lock:
            paths, self._paths = self._paths, set()
        return paths

    def follow(self, server: LiveReloadServer, quizzes: Path) -> None:
        """Follow everything that a server watches, now or later, and the quizzes folder, which is outside of that."""
        watch_folder = _FolderWatch(server, quizzes, self)
        _use_system_events(server)
        watch = server.watch

        def watch_and_follow(path: str, func: None = None, *, recursive: bool = True) -> None:
            watch(path, func, recursive=recursive)
            server.observer.schedule(self, str(Path(path).absolute()), recursive=recursive)

        for path in _watched(server):
            server.observer.schedule(self, path, recursive=True)
        server.watch = watch_and_follow  # type: ignore[method-assign]
        watch_folder.start()


class _FolderWatch(threading.Thread):
    """Watches a folder that may appear, disappear or be replaced by another of the same name.

    A watch belongs to the folder as it was, not to its name, so this thread checks the name twice a second.
    """

    def __init__(self, server: LiveReloadServer, path: Path, changed: ChangedPaths) -> None:
        super().__init__(daemon=True)
        self._server, self._path, self._changed = server, path, changed
        self._identity = self._find_identity()
        if self._identity:
            server.watch(str(path))

    def run(self) -> None:
        """Check the folder for as long as the process runs."""
        while True:
            time.sleep(_POLL_INTERVAL)
            self._check()

    def _check(self) -> None:
        before, self._identity = self._identity, self._find_identity()
        if before == self._identity:
            return
        if before:
            with suppress(KeyError):  # a deleted folder may not be watched any more
                self._server.unwatch(str(self._path))
        if self._identity:
            self._server.watch(str(self._path))
        self._changed.on_any_event(events.FileModifiedEvent(str(self._path)))
        server: Any = self._server
        with server._rebuild_cond:  # noqa: SLF001  # as the server's own watching does
            server._want_rebuild = True  # noqa: SLF001
            server._rebuild_cond.notify_all()  # noqa: SLF001

    def _find_identity(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return (found.st_dev, found.st_ino) if self._path.is_dir() else None


def _use_system_events(server: LiveReloadServer) -> None:
    """Have the system report changes, if it can and the server's internals are as expected."""
    paths = _watched(server)
    if not paths or not hasattr(server, "observer"):
        return
    try:
        observer = _SystemObserver(server)
    except OSError as error:
        log.debug(_NO_EVENTS, error)
        return
    for path in paths:
        server.unwatch(path)
    server.observer = observer
    for path in paths:
        server.watch(path)
    server.build_delay = _QUIET_TIME


def _watched(server: LiveReloadServer) -> list[str]:
    return list(getattr(server, "_watched_paths", ()))


class _SystemObserver(Observer):  # type: ignore[misc, valid-type]
    """The system's own observer. If there is too much for it to watch, the server's polling observer replaces it."""

    def __init__(self, server: LiveReloadServer) -> None:
        super().__init__()
        self._server, self._polling = server, server.observer
        self._scheduled: list[tuple[Any, str, bool]] = []

    def schedule(self, event_handler: Any, path: str, *, recursive: bool = False, **_: Any) -> Any:
        """Watch a folder; for a file, which an editor may replace by another, the folder that it is in."""
        self._scheduled.append((event_handler, path, recursive))
        is_file = Path(path).is_file()
        chosen = _EventFilter(event_handler, path if is_file else "")
        folder = str(Path(path).parent) if is_file else path
        return super().schedule(chosen, folder, recursive=recursive and not is_file, event_filter=_EDITS)

    def start(self) -> None:
        """Start watching, once all folders are known."""
        try:
            super().start()
        except OSError as error:  # a system limits how many folders can be watched
            log.debug(_NO_EVENTS, error)
            self.stop()
            self._server.observer = self._polling
            for handler, path, recursive in self._scheduled:
                self._polling.schedule(handler, path, recursive=recursive)
            self._polling.start()


class _EventFilter(events.FileSystemEventHandler):
    """Passes on the events of one file, or of a whole folder."""

    def __init__(self, handler: events.FileSystemEventHandler, file: str) -> None:
        self._handler, self._file = handler, file

    def dispatch(self, event: events.FileSystemEvent) -> None:
        """Pass an event on; a deleted folder counts as a file, since there are no events for the files in it."""
        if not self._file or self._file in (event.src_path, event.dest_path):
            self._handler.dispatch(events.FileDeletedEvent(event.src_path) if event.is_directory else event)
