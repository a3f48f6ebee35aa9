# SPDX-License-Identifier: MIT
"""Which files an author has changed: told by the system where it can, instead of looking at all of them twice a second.

This leans on the inside of MkDocs' server. Where that has changed, its own way of looking goes on.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any

from watchdog import events
from watchdog.observers import Observer

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.cairn")

_PATIENCE = 0.04
"""Seconds without a change after which an edit counts as done."""
_EDITS = [events.FileCreatedEvent, events.FileDeletedEvent, events.FileModifiedEvent, events.FileMovedEvent]
_FOLDER_EDITS = [events.DirDeletedEvent, events.DirMovedEvent]


class Changes(events.FileSystemEventHandler):
    """The paths that were changed since the last time."""

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._lock = threading.Lock()

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Take note of a change."""
        with self._lock:
            self._paths |= {str(path) for path in (event.src_path, event.dest_path) if path}

    def take(self) -> set[str]:
        """Return the paths, and begin anew."""
        with self._lock:
            paths, self._paths = self._paths, set()
        return paths


def watch_closely(server: LiveReloadServer) -> None:
    """Have the system tell of changes, where it can do so and the server is as we know it."""
    paths = list(getattr(server, "_watched_paths", ()))
    if not paths or not hasattr(server, "observer"):
        return
    looking = server.observer
    try:
        for path in paths:
            server.unwatch(path)
        server.observer = _Told()
        for path in paths:
            server.watch(path)
        server.build_delay = _PATIENCE
    except OSError as error:  # a system allows only so many folders to be watched
        log.debug("Changes are looked for, since the system does not tell of them: %s", error)
        server.observer = looking
        for path in paths:
            server.watch(path)


class _Told(Observer):  # type: ignore[misc, valid-type]
    """The system's own way of telling; that a file was read is no change."""

    def schedule(self, event_handler: Any, path: str, **how: Any) -> Any:
        return super().schedule(event_handler, path, **{**how, "event_filter": [*_EDITS, *_FOLDER_EDITS]})
