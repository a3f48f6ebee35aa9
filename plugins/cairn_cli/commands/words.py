# SPDX-License-Identifier: MIT
"""`cairn words`: prints the sentences of the interface in a language, as YAML for the option `words`."""

from __future__ import annotations

import argparse
from typing import Any

import yaml

from cairn_cli.output import print_text
from mkdocs_cairn.languages.catalogues import ENGLISH, list_languages, read_catalogue


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn words`."""
    parser = commands.add_parser("words", help="print the sentences of the interface", description=__doc__)
    languages = f"one of {', '.join(list_languages())} (default: {ENGLISH})"
    parser.add_argument(
        "language", nargs="?", default=ENGLISH, choices=list_languages(), metavar="LANGUAGE", help=languages
    )
    parser.set_defaults(run=run)


def run(options: Any) -> int:
    """Print the sentences; return exit status 0."""
    sentences = {options.language: dict(read_catalogue(options.language))}
    print_text(yaml.safe_dump(sentences, allow_unicode=True, sort_keys=False, width=1_000))
    return 0
