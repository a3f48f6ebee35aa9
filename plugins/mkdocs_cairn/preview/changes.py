# SPDX-License-Identifier: MIT
"""Which files an author has changed: told by the system where it can, instead of looking at all of them twice a second.

This leans on the inside of MkDocs' server. Where that has changed, its own way of looking goes on.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchdog import events
from watchdog.observers import Observer

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.cairn")

_PATIENCE = 0.04
"""Seconds without a change after which an edit counts as done."""
_NOT_TOLD = "Polling for changes, because the system does not report them: %s"
_EDITS: list[type[events.FileSystemEvent]] = [
    *(events.FileCreatedEvent, events.FileDeletedEvent, events.FileModifiedEvent, events.FileMovedEvent),
    *(events.DirDeletedEvent, events.DirMovedEvent),
]
"""That a file was read is no change."""


class Changes(events.FileSystemEventHandler):
    """The paths that were changed since the last time."""

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._lock = threading.Lock()

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Take note of a change."""
        with self._lock:
            self._paths |= {str(path) for path in (event.src_path, event.dest_path) if path}

    def add(self, path: str) -> None:
        """Take note of a change that nothing has told of."""
        with self._lock:
            self._paths.add(path)

    def take(self) -> set[str]:
        """Return the paths, and begin anew."""
        with self._lock:
            paths, self._paths = self._paths, set()
        return paths

    def follow(self, server: LiveReloadServer) -> None:
        """Hear of everything that the server watches, and will watch."""
        watch = server.watch

        def watch_and_tell(path: str, func: None = None, *, recursive: bool = True) -> None:
            watch(path, func, recursive=recursive)
            server.observer.schedule(self, str(Path(path).absolute()), recursive=recursive)

        for path in _watched(server):
            server.observer.schedule(self, path, recursive=True)
        server.watch = watch_and_tell  # type: ignore[method-assign]


def watch_closely(server: LiveReloadServer) -> None:
    """Have the system tell of changes, where it can do so and the server is as we know it."""
    paths = _watched(server)
    if not paths or not hasattr(server, "observer"):
        return
    try:
        observer = _Told(server)
    except OSError as error:
        log.debug(_NOT_TOLD, error)
        return
    for path in paths:
        server.unwatch(path)
    server.observer = observer
    for path in paths:
        server.watch(path)
    server.build_delay = _PATIENCE


def _watched(server: LiveReloadServer) -> list[str]:
    return list(getattr(server, "_watched_paths", ()))


class _Told(Observer):  # type: ignore[misc, valid-type]
    """The system's own way of telling. Where it cannot tell of that much, the server's way goes on in its place."""

    def __init__(self, server: LiveReloadServer) -> None:
        super().__init__()
        self._server, self._looking = server, server.observer
        self._scheduled: list[tuple[Any, str, bool]] = []

    def schedule(self, event_handler: Any, path: str, *, recursive: bool = False, **_: Any) -> Any:
        """Watch a folder; or a file, which an editor may replace by another, from the folder that it is in."""
        self._scheduled.append((event_handler, path, recursive))
        is_file = Path(path).is_file()
        ear, place = _Ear(event_handler, path if is_file else ""), str(Path(path).parent) if is_file else path
        return super().schedule(ear, place, recursive=recursive and not is_file, event_filter=_EDITS)

    def start(self) -> None:
        """Begin, when all is known that is to be watched."""
        try:
            super().start()
        except OSError as error:  # a system allows only so many folders to be watched
            log.debug(_NOT_TOLD, error)
            self.stop()
            self._server.observer = self._looking
            for handler, path, recursive in self._scheduled:
                self._looking.schedule(handler, path, recursive=recursive)
            self._looking.start()


class _Ear(events.FileSystemEventHandler):
    """Passes on what a server wants to hear."""

    def __init__(self, handler: events.FileSystemEventHandler, only: str) -> None:
        self._handler, self._only = handler, only

    def dispatch(self, event: events.FileSystemEvent) -> None:
        """Pass an event on; a folder that has gone counts as a file, since its own went with it in silence."""
        if not self._only or self._only in (event.src_path, event.dest_path):
            self._handler.dispatch(events.FileDeletedEvent(event.src_path) if event.is_directory else event)
