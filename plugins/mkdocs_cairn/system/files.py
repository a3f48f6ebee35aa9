# SPDX-License-Identifier: MIT
"""Reads files and folders of any kind: links that lead nowhere or in a circle, pipes, locked and huge files.

Nothing here raises `OSError` or blocks. What cannot be read raises `Unreadable`, which says why in a sentence.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from cairn.text.problem import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MOST = 20_000_000
"""The size in bytes up to which a file is read. Nobody writes a longer text."""
_REFUSALS = frozenset(
    getattr(errno, name, 0)
    for name in (
        *("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "EIO", "ENOENT", "ENOTDIR", "EISDIR", "EEXIST"),
        *("ENAMETOOLONG", "ELOOP", "EMFILE", "ENFILE", "EBUSY", "ETXTBSY", "ENXIO", "ESTALE", "ENOTEMPTY"),
    )
)


class Unreadable(Exception):  # noqa: N818  # it is an outcome
    """A file that cannot be read."""

    def __init__(self, message: str, code: Code = Code.FILE_UNREADABLE, line: int = 1) -> None:
        super().__init__(message)
        self.code, self.line = code, line


def read_text(path: Path) -> str:
    r"""Return the text of a file, with `\n` line ends and without a byte order mark.

    Raises:
        Unreadable: it cannot be read, or is not UTF-8.
        FileNotFoundError: it is gone.
    """
    refuse_odd(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise _explain(error) from error
    return decode(data)


def refuse_odd(path: Path) -> None:
    """Check a file without opening it: opening a pipe would block until somebody writes into it.

    Raises:
        Unreadable: it is no ordinary file, a link to nothing, or too large.
        FileNotFoundError: it is gone.
    """
    try:
        status = path.stat()
    except FileNotFoundError as error:
        if path.is_symlink():
            target = path.readlink()
            raise Unreadable(f"This is a link to '{target}', which does not exist. Correct or remove it.") from error
        raise
    except OSError as error:
        raise _explain(error) from error
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable("This is a folder but should be a file. Rename it.")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("This is not a regular file but a pipe, socket or device. Remove it.")


def decode(data: bytes) -> str:
    r"""Return bytes as a text, with `\n` line ends and without a byte order mark.

    Raises:
        Unreadable: they are not UTF-8, or too many.
    """
    if len(data) > _MOST:
        size, most = len(data) // 1_000_000, _MOST // 1_000_000
        raise Unreadable(f"This file is {size} MB; the limit is {most} MB. Split it into several files.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault, line = "This line is not UTF-8. Save the file in that encoding.", 1 + data.count(b"\n", 0, error.start)
        raise Unreadable(fault, Code.ENCODING_BROKEN, line) from error
    if "\0" in text:
        fault = "This line contains a NUL character. Remove it, or save the file as UTF-8, if it is UTF-16."
        raise Unreadable(fault, Code.ENCODING_BROKEN, 1 + text.count("\n", 0, text.index("\0")))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def explain(error: BaseException) -> str:
    """Return a sentence on an error of the disk; empty for any other error."""
    if not isinstance(error, OSError) or error.errno not in _REFUSALS:
        return ""
    path = error.filename2 or error.filename  # of a file that is copied, the second is the target
    place = f"'{path}' cannot be written or read" if path else "A file cannot be written"
    return f"{place}: {(error.strerror or '').lower()}. Check its folder, its permissions and the space on the disk."


def _explain(error: OSError) -> Unreadable:
    reason = (error.strerror or type(error).__name__).lower()
    return Unreadable(f"This file cannot be read: {reason}. Change its permissions, or remove it.")


def walk_files(folder: Path, fail: Callable[[Path, Unreadable], None]) -> Iterator[Path]:
    """Yield the files under a folder, linked folders included, each folder once. Hidden files are left out.

    `fail` is told of folders that cannot be read. Editors, systems and programs for synchronization hide what is no
    source: `._a.yml`, `.#a.yml`, `.git`.
    """
    seen: set[str] = set()
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        real = os.path.realpath(place)
        if real in seen:
            continue
        seen.add(real)
        try:
            with os.scandir(place) as entries:
                found = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            fail(place, _explain(error))
            continue
        for entry in found:
            path = place / entry.name
            if _is_folder(entry):
                waiting.append(path)
            else:
                yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def find_loops(folder: Path) -> list[Path]:
    """Return the links under a folder that lead to a folder which contains them: following them never ends."""
    loops: list[Path] = []
    finished: set[str] = set()
    above: dict[str, None] = {}  # the folders that are open, the outermost first
    steps = [(folder, True)]
    while steps:
        place, is_entered = steps.pop()
        real = os.path.realpath(place)
        if not is_entered:
            above.pop(real)
            finished.add(real)
        elif real in above:
            loops.append(place)
        elif real not in finished:
            above[real] = None
            steps.append((place, False))
            steps += [(path, True) for path in _folders_in(place)]
    return sorted(loops)


def _folders_in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted((folder / entry.name for entry in entries if _is_folder(entry)), reverse=True)
    except OSError:
        return []
