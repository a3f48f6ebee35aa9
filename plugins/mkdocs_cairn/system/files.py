# SPDX-License-Identifier: MIT
"""Reads files and walks folders as they may be on a disk: broken and looping links, pipes, locked and huge files.

Nothing here raises `OSError` or blocks. A file that cannot be read raises `Unreadable`, with the reason as a sentence.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from cairn.text.problem import Code

_MAX_SIZE = 20_000_000
"""The size in bytes of the largest file that is read. A larger one is not text that somebody has written."""
_REFUSALS = frozenset(
    getattr(errno, name, 0)
    for name in (
        *("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "EIO", "ENOENT", "ENOTDIR", "EISDIR", "EEXIST"),
        *("ENAMETOOLONG", "ELOOP", "EMFILE", "ENFILE", "EBUSY", "ETXTBSY", "ENXIO", "ESTALE", "ENOTEMPTY"),
    )
)


class Unreadable(Exception):  # noqa: N818  # it is a result
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
    refuse_irregular(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise _explain(error) from error
    return decode(data)


def refuse_irregular(path: Path) -> None:
    """Check a file without opening it, since opening a pipe would wait for its writer.

    Raises:
        Unreadable: it is not a regular file, or it is a broken link.
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
        Unreadable: they are not UTF-8, or there are too many.
    """
    if len(data) > _MAX_SIZE:
        size, most = len(data) // 1_000_000, _MAX_SIZE // 1_000_000
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
    """Return a sentence about an error of the file system; empty for any other error."""
    if not isinstance(error, OSError) or error.errno not in _REFUSALS:
        return ""
    path = error.filename2 or error.filename  # when a file is copied, the second is the target
    place = f"'{path}' cannot be written or read" if path else "A file cannot be written"
    return f"{place}: {(error.strerror or '').lower()}. Check its folder, its permissions and the space on the disk."


def _explain(error: OSError) -> Unreadable:
    reason = (error.strerror or type(error).__name__).lower()
    return Unreadable(f"This file cannot be read: {reason}. Change its permissions, or remove it.")


def walk_files(folder: Path, fail: Callable[[Path, Unreadable], None]) -> Iterator[Path]:
    """Yield the files in a folder and in folders inside it or linked from it, without hidden ones.

    `fail` is called for folders that cannot be read. Editors, systems and synchronization programs hide files that
    are not sources: `._a.yml`, `.#a.yml`, `.git`.
    """
    seen: set[str] = set()
    waiting = [folder]
    while waiting:
        folder_path = waiting.pop()
        real = os.path.realpath(folder_path)
        if real in seen:
            continue
        seen.add(real)
        try:
            with os.scandir(folder_path) as entries:
                found = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            fail(folder_path, _explain(error))
            continue
        for entry in found:
            path = folder_path / entry.name
            if _is_folder(entry):
                waiting.append(path)
            else:
                yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def find_loops(folder: Path) -> list[Path]:
    """Return the links in a folder that lead to a folder which contains them, so following them never ends."""
    loops: list[Path] = []
    finished: set[str] = set()
    above: dict[str, None] = {}  # the folders that are being walked, the outermost first
    steps = [(folder, True)]
    while steps:
        folder_path, is_entered = steps.pop()
        real = os.path.realpath(folder_path)
        if not is_entered:
            above.pop(real)
            finished.add(real)
        elif real in above:
            loops.append(folder_path)
        elif real not in finished:
            above[real] = None
            steps.append((folder_path, False))
            steps += [(path, True) for path in _folders_in(folder_path)]
    return sorted(loops)


def _folders_in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted((folder / entry.name for entry in entries if _is_folder(entry)), reverse=True)
    except OSError:
        return []
