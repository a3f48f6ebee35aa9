# SPDX-License-Identifier: MIT
"""Track every file that any code reads during a build; a Python audit hook sees each `open`.

Code may remember what it has read and show it on any later page. So each file counts as an input of all pages built
from then on. Python cannot remove an audit hook: the process has one, which does nothing unless a build listens.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from mkdocs_cairn.system.file_state import is_installed, state_of

_OPEN = "open"
_LISTINGS = ("os.listdir", "os.scandir")
_EXTERNAL = {
    **dict.fromkeys(("subprocess.Popen", "os.system", "os.posix_spawn", "os.exec"), "runs a program"),
    **dict.fromkeys(("socket.connect", "socket.getaddrinfo", "urllib.Request"), "asks the network"),
}
"""Events that may bring content into a page without a file."""
_EVENTS = frozenset((_OPEN, *_LISTINGS, *_EXTERNAL))
_IMPORTS = "<frozen importlib._bootstrap_external>"
_CODE = (".py", ".pyc", ".so", ".pyd")
_STATELESS_READERS = ("pymdownx.snippets", "shutil")
"""Modules that remember nothing: the first notes the files of each page separately, the second only copies."""
_SYSTEM, _MEMORY = ("/dev/", "/proc/", "/sys/"), "/dev/shm/"  # noqa: S108
"""Folders of devices and of system state, and the only one among them that contains ordinary files."""
_METADATA = (".dist-info", ".egg-info")
"""Folders of installed packages, whose versions are in each key."""
_OWN_CODE = str(Path(__file__).absolute().parents[2])


class FileReads:
    """The files that were read in this process for one project, each with its state at that time."""

    def __init__(self) -> None:
        self.states: dict[str, str] = {}
        self._fresh: dict[str, str] = {}
        self._written: set[str] = set()
        """Files that the build itself writes, which are no inputs."""
        self._pages: set[str] = set()
        self._skipped: set[str] = set()
        self._modules = 0
        self._thread = threading.local()
        self.counts_listings = False
        """Whether a folder that is listed is an input; not while the host looks for pages."""
        self.page: str | None = None
        """The source file of the current Cairn page. It is an input only if another page reads it."""
        self.external = ""
        """The event during that page's build, if any, that may have brought in more than files."""

    def begin(self, skipped_folders: Iterable[str]) -> None:
        """Start to listen. Files read by an earlier build in this process count too, because code may remember them."""
        self._fresh = dict(self.states)
        self._skipped = {_absolute(folder) for folder in skipped_folders}
        self._written, self._pages, self.page, self.counts_listings = set(), set(), None, False
        listen_to(self)

    def begin_pages(self, pages: Iterable[str], folders: Iterable[str]) -> None:
        """Record which files are sources of pages, and the names in the template folders."""
        self._pages = {_absolute(path) for path in pages if path}
        for page in self._pages:
            self.states.pop(page, None)
            self._fresh.pop(page, None)
        for folder in folders:
            self.add(_absolute(folder))  # the folder may not exist yet
            for subfolder, _, _ in os.walk(folder):
                self.add(subfolder)
        self.counts_listings = True

    def take_fresh(self) -> dict[str, str]:
        """Return the files read since the last call, and the project's own modules."""
        with self.paused():
            if len(sys.modules) != self._modules:
                self._modules = len(sys.modules)
                for path in _local_modules():
                    self.add(path)
        fresh, self._fresh = self._fresh, {}
        return fresh

    def add(self, path: str) -> None:
        """Record the state of a file or folder."""
        with self.paused():
            state = state_of(path)
        if self.states.get(path) != state:
            self.states[path] = self._fresh[path] = state

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Ignore files that this thread reads in the block."""
        before = getattr(self._thread, "is_paused", False)
        self._thread.is_paused = True
        try:
            yield
        finally:
            self._thread.is_paused = before

    def note_event(self, event: str, args: tuple[Any, ...]) -> None:
        """Record the effect of an audit event."""
        if getattr(self._thread, "is_paused", False):
            return
        if event in _EXTERNAL:
            self.external = _EXTERNAL[event]
            return
        path = _path_of(args[0] if args else ".")
        if not path:
            return
        if event == _OPEN and _writes(args):
            self._written.add(_absolute(path))
        elif event == _OPEN or self.counts_listings:
            self._note_read(_absolute(path), sys._getframe(2), is_listing=event != _OPEN)  # noqa: SLF001

    def _note_read(self, path: str, frame: Any, *, is_listing: bool) -> None:
        is_import = frame.f_code.co_filename == _IMPORTS and (is_listing or path.endswith(_CODE))
        if is_import or path in self._written or _is_of_system(path) or _is_metadata(path) or _is_stateless(frame):
            return
        if path in self._pages and self.page in (None, path):
            return
        if any(path == folder or path.startswith(folder + os.sep) for folder in self._skipped):
            return
        if not is_listing and os.path.isdir(path):  # noqa: PTH112  # opened to be removed or walked, which reads nothing
            return
        self.add(path)


_listening: list[FileReads] = []
_by_project: dict[str, FileReads] = {}


def reads_of(project: str) -> FileReads:
    """Return the files that this process has read for a project, in this build or an earlier one."""
    return _by_project.setdefault(project, FileReads())


def listen_to(reads: FileReads | None) -> None:
    """Record the files that the process reads for one build; None stops this."""
    if reads and not _hook:
        _hook.append(True)
        sys.addaudithook(_audit)
    _listening[:] = [reads] if reads else []


_hook: list[bool] = []


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if event in _EVENTS and _listening:
        with suppress(Exception):  # it would be raised in the code that opens the file
            _listening[0].note_event(event, args)


def _path_of(given: object) -> str:
    if given is None:
        return os.getcwd()  # noqa: PTH109
    return os.fsdecode(given) if isinstance(given, str | bytes | os.PathLike) else ""


def _writes(args: tuple[Any, ...]) -> bool:
    """Return whether a file is opened for writing, or for both reading and writing."""
    mode, flags = args[1], args[2]
    if isinstance(mode, str):
        return any(sign in mode for sign in "wax")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_CREAT))


def _is_stateless(frame: Any) -> bool:
    callers = (frame, frame.f_back) if frame.f_back else (frame,)
    return any(caller.f_globals.get("__name__") in _STATELESS_READERS for caller in callers)


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100  # `Path.absolute` leaves `..` in


def _is_of_system(path: str) -> bool:
    return path.startswith(_SYSTEM) and not path.startswith(_MEMORY)


def _is_metadata(path: str) -> bool:
    return any(part.endswith(_METADATA) for part in Path(path).parts[-2:])


def _local_modules() -> list[str]:
    """Return the files of all modules that are not installed; Cairn's own code is part of each key."""
    found = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    paths = {_absolute(path) for path in found if isinstance(path, str) and path.endswith(".py")}
    return sorted(path for path in paths if not is_installed(path) and not path.startswith(_OWN_CODE + os.sep))
