# SPDX-License-Identifier: MIT
"""Which files a preview has read besides its sources: modules of macros, their data, snippets, templates, settings.

A Python audit hook sees each `open`. A file that was read is watched from then on, unless this process also writes it:
otherwise one build would start the next.
"""

from __future__ import annotations

import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.util import source_from_cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

_INHERIT = re.compile(r"""\bINHERIT["']?\s*:\s*["']?([^"'#\n,}]+)""")
_SYSTEM = ("/dev", "/proc", "/sys", "/usr/share")
_OWN = str(Path(__file__).parents[2])
_INSTALLED = (*{sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}, sys.prefix, _OWN)
_read: set[str] = set()
_written: set[str] = set()
_is_hooked: list[bool] = []


class ReadFiles:
    """Watches the files that were read for pages, except those that the server watches anyway."""

    def __init__(self) -> None:
        """Start to note what is read."""
        self._server: LiveReloadServer | None = None
        self._project, self._watched = Path(), set[str]()
        self._skipped: tuple[str, ...] = ()
        if not _is_hooked:  # Python cannot remove an audit hook, so there is one for the process
            _is_hooked.append(True)
            sys.addaudithook(_audit)

    def follow(self, server: LiveReloadServer, config: MkDocsConfig, quizzes: Path) -> None:
        """Watch these files from now on."""
        self._server, self._project = server, Path(config.config_file_path).parent
        skipped = (config.docs_dir, config.site_dir, str(quizzes), str(self._project / ".cache"))
        self._skipped = tuple(f"{folder}{os.sep}" for folder in (*_SYSTEM, *_INSTALLED, *skipped))
        for path in _inherited_settings(Path(config.config_file_path)):
            server.watch(path)
        self.watch()

    def watch(self) -> None:
        """Watch what was read since the last call, unless it is installed or written by this process."""
        if self._server is None:
            return
        read = set(_read)
        _read.difference_update(read)
        found = {_source_of(path) for path in read - _written} - self._watched
        for path in sorted(found):
            if not path.startswith(self._skipped) and Path(path).is_file():
                self._watched.add(path)
                self._server.watch(path)

    def unload_modules(self, changed: Iterable[str]) -> None:
        """Unload the project's own modules if one of them has changed, so that they are imported again."""
        inside = f"{self._project}{os.sep}"
        for name, module in list(sys.modules.items()) if any(path.endswith(".py") for path in changed) else ():
            path = getattr(module, "__file__", None) or ""
            is_hook = name.endswith(".py")
            if path.startswith(inside) and not path.startswith(_INSTALLED) and not is_hook:
                del sys.modules[name]


def _inherited_settings(config_file: Path) -> Iterator[str]:
    """Yield the settings files that others inherit from, which MkDocs reads before any plugin starts."""
    seen = {config_file}
    while True:
        try:
            found = _INHERIT.search(config_file.read_text("utf-8"))
        except (OSError, ValueError):
            return
        config_file = (config_file.parent / found[1].strip()).resolve() if found else config_file
        if config_file in seen:
            return
        seen.add(config_file)
        yield str(config_file)


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if event == "open":
        with suppress(Exception):  # an error would be raised in the code that opens the file
            path, mode, flags = args
            if isinstance(path, str):
                (_read if _is_reading(mode, flags) else _written).add(os.path.abspath(path))  # noqa: PTH100
    elif event == "os.rename":
        with suppress(Exception):
            _written.add(os.path.abspath(os.fsdecode(args[1])))  # noqa: PTH100


def _is_reading(mode: object, flags: object) -> bool:
    if isinstance(mode, str):
        return not any(sign in mode for sign in "wax+")
    return isinstance(flags, int) and not flags & (os.O_WRONLY | os.O_RDWR)


def _source_of(path: str) -> str:
    """Return the source of a compiled module; any other path as it is."""
    if path.endswith(".pyc"):
        with suppress(ValueError, NotImplementedError):
            return source_from_cache(path)
    return path
