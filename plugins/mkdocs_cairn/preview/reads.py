# SPDX-License-Identifier: MIT
"""Which files a preview has read beside its sources: modules of macros, their data, snippets, templates, settings.

An audit hook of Python's own sees each `open`, whoever reads. What was read is watched from then on, unless the
process writes it too: a build would then ask for the next one.
"""

from __future__ import annotations

import os
import re
import sys
import sysconfig
from contextlib import suppress
from importlib.util import source_from_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

_INHERIT = re.compile(r"""\bINHERIT["']?\s*:\s*["']?([^"'#\n,}]+)""")
_SYSTEM = ("/dev", "/proc", "/sys", "/usr/share")
_OWN = str(Path(__file__).parents[2])
_INSTALLED = (*{sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}, sys.prefix, _OWN)
_heard: set[str] = set()
_written: set[str] = set()
_is_hooked: list[bool] = []


class ReadFiles:
    """What was read for the pages made until now, as far as the server does not watch it anyway."""

    def __init__(self) -> None:
        """Begin to hear of it."""
        self._server: LiveReloadServer | None = None
        self._project, self._watched = Path(), set[str]()
        self._skipped: tuple[str, ...] = ()
        if not _is_hooked:  # Python cannot remove an audit hook, so there is one for the process
            _is_hooked.append(True)
            sys.addaudithook(_audit)

    def follow(self, server: LiveReloadServer, config: MkDocsConfig, quizzes: Path) -> None:
        """Watch it from now on."""
        self._server, self._project = server, Path(config.config_file_path).parent
        skipped = (config.docs_dir, config.site_dir, str(quizzes), str(self._project / ".cache"))
        self._skipped = tuple(f"{folder}{os.sep}" for folder in (*_SYSTEM, *_INSTALLED, *skipped))
        for path in _inherited_settings(Path(config.config_file_path)):
            server.watch(path)
        self.watch()

    def watch(self) -> None:
        """Watch what was read since the last time, and is neither installed nor written by this process."""
        if self._server is None:
            return
        heard = set(_heard)
        _heard.difference_update(heard)
        found = {_source_of(path) for path in heard - _written} - self._watched
        for path in sorted(found):
            if not path.startswith(self._skipped) and Path(path).is_file():
                self._watched.add(path)
                self._server.watch(path)

    def forget_modules(self, changed: Iterable[str]) -> None:
        """Have the project's own modules imported anew, if one of them was changed."""
        inside = f"{self._project}{os.sep}"
        for name, module in list(sys.modules.items()) if any(path.endswith(".py") for path in changed) else ():
            path = getattr(module, "__file__", None) or ""
            is_hook = name.endswith(".py")
            if path.startswith(inside) and not path.startswith(_INSTALLED) and not is_hook:
                del sys.modules[name]


def _inherited_settings(config_file: Path) -> Iterator[str]:
    """Yield the files of settings from which others are inherited, which MkDocs has read before any plugin began."""
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
        with suppress(Exception):  # it would come up in the one who opens the file
            path, mode, flags = args
            if isinstance(path, str):
                (_heard if _reads(mode, flags) else _written).add(os.path.abspath(path))  # noqa: PTH100
    elif event == "os.rename":
        with suppress(Exception):
            _written.add(os.path.abspath(os.fsdecode(args[1])))  # noqa: PTH100


def _reads(mode: object, flags: object) -> bool:
    if isinstance(mode, str):
        return not any(sign in mode for sign in "wax+")
    return isinstance(flags, int) and not flags & (os.O_WRONLY | os.O_RDWR)


def _source_of(path: str) -> str:
    """Return the module whose compiled form was read, else the path."""
    if path.endswith(".pyc"):
        with suppress(ValueError, NotImplementedError):
            return source_from_cache(path)
    return path
