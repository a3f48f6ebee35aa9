# SPDX-License-Identifier: MIT
"""Several processes for one build: the process forks before Cairn's pages are built, and each builds a share.

A worker knows the whole site, writes its own pages, and finally sends a report about them to the first process. This is
used only if every plugin behaves the same in any process.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import IO, Any, NoReturn, TypeVar

from cairn.text.problem import Problem
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.host.pages.cairn_page import CairnPage, PageFacts
from mkdocs_cairn.host.reporting import HOST_LOG
from mkdocs_cairn.system.child_processes import ChildProcesses

_MIN_PAGES = 150
"""With fewer pages per process, starting one costs more than it saves."""
_MAX_PROCESSES = 8

_T = TypeVar("_T")


@dataclass
class Report:
    """What a worker reports to the first process."""

    facts: dict[str, PageFacts] = field(default_factory=dict)
    """The facts of each page that the worker has built, by page path."""
    problems: tuple[Problem, ...] = ()
    """The problems that it has found."""
    used_keys: set[bytes] = field(default_factory=set)
    """The cache keys that it has read or written."""
    log_entries: list[tuple[str, int, str]] = field(default_factory=list)
    """The messages that it has logged: logger, level, text."""
    error: str = ""
    """The error that stopped it; empty if there was none."""

    def add_to(self, build: Build) -> None:
        """Add the results of this worker to a build."""
        build.report(self.problems)
        for uri, facts in self.facts.items():
            page = build.files.src_uris[uri].page
            if isinstance(page, CairnPage):
                page.facts = facts
                page.set_anchors(build.files)


class Workers:
    """The processes of one build."""

    def __init__(self, count: str | int) -> None:
        """Take a number of processes, or `auto`."""
        self._count = count
        self._pipes: list[tuple[int, IO[bytes]]] = []
        self._to_first: IO[bytes] | None = None
        self._log_entries = _LogEntries()
        self._children = ChildProcesses()
        self.number = 0
        """The number of this process; the first is 0."""

    @property
    def is_worker(self) -> bool:
        """Whether this is a worker process, not the first process."""
        return self._to_first is not None

    def fork(self, items: Sequence[_T], *log_handlers: logging.Handler) -> Sequence[_T]:
        """Fork if there are enough items, and return the share of the process that continues here."""
        count = self.count_for(items)
        for number in range(1, count):
            reading, writing = os.pipe()
            child = self._children.fork()
            if child == 0:
                os.close(reading)
                self._pipes.clear()
                self.number = number
                self._to_first = os.fdopen(writing, "wb")
                HOST_LOG.handlers[:], HOST_LOG.propagate = [self._log_entries, *log_handlers], False
                return items[number::count]
            os.close(writing)
            self._pipes.append((child, os.fdopen(reading, "rb")))
        return items[::count]

    def run_in_child(self, task: Callable[[], bytes]) -> Callable[[], bytes]:
        """Run a task in a child process; return a function that waits for its result, which is empty if it failed."""
        reading, writing = os.pipe()
        child = self._children.fork()
        if child == 0:
            os.close(reading)
            with _exiting(), os.fdopen(writing, "wb") as pipe:
                pipe.write(task())
        os.close(writing)

        def wait() -> bytes:
            with os.fdopen(reading, "rb") as pipe:
                data = pipe.read()
            return data if os.waitpid(child, 0)[1] == 0 else b""

        return wait

    def count_for(self, items: Sequence[Any]) -> int:
        """Return the number of processes to use for that many items."""
        size = len(items)
        if not hasattr(os, "fork"):
            return 1
        if self._count != "auto":
            return min(int(self._count), max(size, 1))
        is_safe = sys.platform == "linux"  # elsewhere, system libraries may not survive a fork
        return min(len(os.sched_getaffinity(0)), _MAX_PROCESSES, size // _MIN_PAGES or 1) if is_safe else 1

    def exit(self, report: Report) -> NoReturn:
        """Send the report of this worker, and end its process."""
        if self._to_first is None:
            raise AssertionError("the first process ends by itself")
        texts = {str(problem) for problem in report.problems}  # the first process logs each of these once
        report.log_entries = [entry for entry in self._log_entries.entries if entry[2] not in texts]
        try:
            with suppress(OSError), self._to_first as pipe:  # the first process may have ended
                pickle.dump(report, pipe, pickle.HIGHEST_PROTOCOL)
        finally:
            os._exit(0)

    def gather(self) -> list[Report]:
        """Wait for all workers, and return their reports; what they logged is logged here."""
        reports = []
        while self._pipes:
            child, pipe = self._pipes.pop(0)
            with pipe:
                data = pipe.read()
            os.waitpid(child, 0)
            reports.append(_read(data))
        self._children.close()
        for name, level, text in (entry for report in reports for entry in report.log_entries):
            logging.getLogger(name).log(level, "%s", text)
        return reports

    def kill(self) -> None:
        """Kill all workers, because this process has failed."""
        while self._pipes:
            child, pipe = self._pipes.pop(0)
            pipe.close()
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        self._children.close()


@contextmanager
def _exiting() -> Iterator[None]:
    """End this process after the block, whatever happens in it."""
    status = 1
    try:
        yield
        status = 0
    finally:
        os._exit(status)


class _LogEntries(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.entries.append((record.name, record.levelno, record.getMessage()))


def _read(data: bytes) -> Report:
    try:
        report: Report = pickle.loads(data)  # noqa: S301  # from our own child
    except (EOFError, pickle.UnpicklingError):
        return Report(error="A process of the build ended unexpectedly.")
    return report
