# SPDX-License-Identifier: MIT
"""`cairn schema`: prints a JSON Schema with which editors complete keys and check files."""

from __future__ import annotations

import argparse
import json
from typing import Any

from cairn.schemas.question_schema import quiz_schema
from cairn.schemas.source_schemas import concept_schema, tags_schema
from cairn_cli.output import print_text

_SCHEMAS = {"quiz": quiz_schema, "concept": concept_schema, "tags": tags_schema}


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn schema`."""
    parser = commands.add_parser("schema", help="print a JSON Schema for editors", description=__doc__)
    parser.add_argument("kind", choices=_SCHEMAS, help="the files that it describes")
    parser.set_defaults(run=run)


def run(options: Any) -> int:
    """Print the schema; return exit status 0."""
    print_text(json.dumps(_SCHEMAS[options.kind](), indent=2) + "\n")
    return 0
