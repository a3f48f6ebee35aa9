# SPDX-License-Identifier: MIT
"""`cairn schema`: prints a JSON Schema with which editors complete keys and check files."""

from __future__ import annotations

import argparse
from typing import Any

from cairn_cli.files.starter_files import ALL_SCHEMAS, write_schema
from cairn_cli.output import print_text


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn schema`."""
    parser = commands.add_parser("schema", help="print a JSON Schema for editors", description=__doc__)
    parser.add_argument("kind", choices=ALL_SCHEMAS, help="the files that it describes")
    parser.set_defaults(run=run)


def run(options: Any) -> int:
    """Print the schema; return exit status 0."""
    print_text(write_schema(options.kind))
    return 0
