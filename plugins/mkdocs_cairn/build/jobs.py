# SPDX-License-Identifier: MIT
"""One build in several processes: it splits in two where pages begin to be made, and each part goes on with its share.

A part is an ordinary build of fewer pages. It knows the whole site, writes its own pages, and at its end tells
the first process what that has to know of them. Only plugins are at work that do the same in any process.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from mkdocs_cairn.host.single_pages import HOST_LOG
from mkdocs_cairn.system.child_processes import ChildProcesses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import IO

    from cairn.text.problem import Problem
    from mkdocs_cairn.host.cairn_page import PageFacts

_WORTH_A_JOB = 150
"""With fewer pages a job, starting it costs more than it saves."""
_MOST = 8

_T = TypeVar("_T")


@dataclass
class Report:
    """What a part of a build tells the first process."""

    told: dict[str, PageFacts] = field(default_factory=dict)
    """What each page tells the rest of the site, by place."""
    problems: tuple[Problem, ...] = ()
    """What it has found wrong in the sources."""
    used: set[bytes] = field(default_factory=set)
    """The keys of what it has taken from the cache or put there."""
    records: list[tuple[str, int, str]] = field(default_factory=list)
    """What it has logged: logger, level, text."""
    error: str = ""
    """What has ended it; empty where nothing has."""


class Jobs:
    """The parts of one build."""

    def __init__(self, count: str | int) -> None:
        """Take a number of processes, or `auto`."""
        self._count = count
        self._pipes: list[tuple[int, IO[bytes]]] = []
        self._mine: IO[bytes] | None = None
        self._records = _Records()
        self._family = ChildProcesses()
        self.number = 0
        """Which of them this is; the first is 0."""

    @property
    def is_part(self) -> bool:
        """Whether this process is one of those that report to the first."""
        return self._mine is not None

    def split(self, things: Sequence[_T], *listeners: logging.Handler) -> Sequence[_T]:
        """Split the process where it is worth it, and return the share of the one that goes on here."""
        count = self.count_for(things)
        for number in range(1, count):
            reading, writing = os.pipe()
            child = self._family.fork()
            if child == 0:
                os.close(reading)
                self._pipes.clear()
                self.number = number
                self._mine = os.fdopen(writing, "wb")
                HOST_LOG.handlers[:], HOST_LOG.propagate = [self._records, *listeners], False
                return things[number::count]
            os.close(writing)
            self._pipes.append((child, os.fdopen(reading, "rb")))
        return things[::count]

    def do_apart(self, work: Callable[[], bytes]) -> Callable[[], bytes]:
        """Do some work in another process; return what waits for its outcome, which is empty where it has failed."""
        reading, writing = os.pipe()
        child = self._family.fork()
        if child == 0:
            os.close(reading)
            with _ending(), os.fdopen(writing, "wb") as pipe:
                pipe.write(work())
        os.close(writing)

        def take() -> bytes:
            with os.fdopen(reading, "rb") as pipe:
                data = pipe.read()
            return data if os.waitpid(child, 0)[1] == 0 else b""

        return take

    def count_for(self, things: Sequence[Any]) -> int:
        """Return into how many processes so many things would be split."""
        size = len(things)
        if not hasattr(os, "fork"):
            return 1
        if self._count != "auto":
            return min(int(self._count), max(size, 1))
        is_usual = sys.platform == "linux"  # elsewhere a system's own libraries may not live through it
        return min(len(os.sched_getaffinity(0)), _MOST, size // _WORTH_A_JOB or 1) if is_usual else 1

    def end(self, report: Report) -> NoReturn:
        """End this part of the build."""
        if self._mine is None:
            raise AssertionError("the first process ends by itself")
        said = {str(problem) for problem in report.problems}  # the first process says these, each of them once
        report.records = [record for record in self._records.lines if record[2] not in said]
        try:
            with suppress(OSError), self._mine as pipe:  # where nobody listens, there is nothing to be told
                pickle.dump(report, pipe, pickle.HIGHEST_PROTOCOL)
        finally:
            os._exit(0)

    def gather(self) -> list[Report]:
        """Wait for all other parts, and return what they tell; what they logged is logged here."""
        reports = []
        while self._pipes:
            child, pipe = self._pipes.pop(0)
            with pipe:
                data = pipe.read()
            os.waitpid(child, 0)
            reports.append(_read(data))
        self._family.let_go()
        for name, level, text in (record for report in reports for record in report.records):
            logging.getLogger(name).log(level, "%s", text)
        return reports

    def abandon(self) -> None:
        """End the other parts, since this one has failed."""
        while self._pipes:
            child, pipe = self._pipes.pop(0)
            pipe.close()
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        self._family.let_go()


@contextmanager
def _ending() -> Iterator[None]:
    """End this process after the block, whatever happens in it."""
    status = 1
    try:
        yield
        status = 0
    finally:
        os._exit(status)


class _Records(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append((record.name, record.levelno, record.getMessage()))


def _read(data: bytes) -> Report:
    try:
        report: Report = pickle.loads(data)  # noqa: S301  # our own child's
    except (EOFError, pickle.UnpicklingError):
        return Report(error="A process of the build ended unexpectedly.")
    return report


def parse_jobs(value: Any) -> str | int:
    """Return the number of processes that an option asks for.

    Raises:
        ValueError: it is neither `auto` nor a number above 0.
    """
    if value == "auto":
        return "auto"
    number = int(value)
    if number < 1 or isinstance(value, bool | float):
        raise ValueError(value)
    return number
