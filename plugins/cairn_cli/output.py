# SPDX-License-Identifier: MIT
"""The output of all commands: text is made printable here, and a closed pipe ends a command without an error.

It handles closed streams, characters that a terminal cannot show, readers that stop (`head`), and full disks.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import TextIO

from cairn.text.printable import printable
from mkdocs_cairn.system.files import explain


def print_line(line: str = "") -> None:
    """Print one line; a line break in it is shown escaped."""
    print(printable(line))


def print_text(text: str) -> None:
    """Print a text that is already printable, including its line breaks."""
    print(text, end="")


def print_error(message: str) -> None:
    """Print an error message."""
    print(printable_lines(message), file=sys.stderr)


def printable_lines(text: str) -> str:
    """Return a text of several lines, each made printable. Tabs and Windows line breaks stay."""
    return "\n".join(map(_printable_line, text.split("\n")))


def _printable_line(line: str) -> str:
    bare = line.removesuffix("\r")
    return "\t".join(map(printable, bare.split("\t"))) + line[len(bare) :]


def run_safely(run: Callable[[], int]) -> int:
    """Run a command and return its exit status, which is 1 if its output could not be written."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return run()
    except BrokenPipeError:  # the reader, such as `head`, has stopped reading
        return 1
    except OSError as error:
        if not (sentence := explain(error)):
            raise
        print_error(f"cairn: {sentence}")
        return 1
    finally:  # Python would flush them too late to handle an error
        _flush(sys.stdout)
        _flush(sys.stderr)


def _flush(stream: TextIO | None) -> None:
    """Flush a stream, or discard what cannot be written. A stream that was closed from the start is None."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
