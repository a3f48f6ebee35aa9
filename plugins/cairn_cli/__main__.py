# SPDX-License-Identifier: MIT
"""The entry point of `cairn` and `python -m cairn_cli`: parses the command line and runs a command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version

from cairn_cli.commands import check, diff, export, fmt, import_sources, init, new, quiz, rename, schema, stats, words
from cairn_cli.output import run_safely

_COMMANDS = (check, diff, export, fmt, import_sources, init, new, quiz, rename, schema, stats, words)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `cairn` and return its exit status: 0 for success, 1 if a problem was reported."""
    return run_safely(lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    parser = build_parser()
    options, rest = parser.parse_known_args(arguments)
    if rest:
        hint = "" if rest[0].startswith("-") else ". Put quotes around words that belong together"
        parser.error(f"unrecognized arguments: {' '.join(rest)}{hint}")
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(prog="cairn", description="Tools for the sources of a Cairn site.")
    parser.add_argument("--version", action="version", version=f"cairn {version('mkdocs-cairn')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_parser(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
