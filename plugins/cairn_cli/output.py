# SPDX-License-Identifier: MIT
"""Where all commands print: text of others is made printable here, and a reader that leaves early ends them in silence.

A stream may be closed, a terminal may not know a character, `head` may have seen enough, a disk may be full.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from cairn.text.printable import printable
from mkdocs_cairn.system.files import explain

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO


def say(line: str = "") -> None:
    """Print one line; a line break in it is shown escaped."""
    print(printable(line))


def write(text: str) -> None:
    """Print a text that is printable already, with its own line ends."""
    print(text, end="")


def complain(message: str) -> None:
    """Print what is wrong, on the stream for that."""
    print(printable_lines(message), file=sys.stderr)


def printable_lines(text: str) -> str:
    """Return a text of several lines, each made printable. Tabs stay, and so do the line ends of Windows."""
    return "\n".join(map(_printable_line, text.split("\n")))


def _printable_line(line: str) -> str:
    bare = line.removesuffix("\r")
    return "\t".join(map(printable, bare.split("\t"))) + line[len(bare) :]


def keep_calm(run: Callable[[], int]) -> int:
    """Return the exit status of a command, which is 1 where its output could not be written."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return run()
    except BrokenPipeError:  # the reader, `head` for one, has seen enough
        return 1
    except OSError as error:
        if not (sentence := explain(error)):
            raise
        complain(f"cairn: {sentence}")
        return 1
    finally:  # here, and not at the end of Python, where nothing could be done about it
        _flush(sys.stdout)
        _flush(sys.stderr)


def _flush(stream: TextIO | None) -> None:
    """Write what is left to a stream, or have it forgotten. A stream that was closed from the start is none."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
