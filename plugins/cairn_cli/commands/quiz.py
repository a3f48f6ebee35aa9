# SPDX-License-Identifier: MIT
"""`cairn quiz ids`: lists questions whose id is derived from their stem, and with --write adds these ids to the files.

With an id in the file, readers keep their progress when the stem is reworded. Nothing else in the files changes.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from cairn.authoring.question_ids import assign_ids
from cairn.questions.question import Question
from cairn_cli.options import add_project, open_project
from cairn_cli.output import print_line


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn quiz`."""
    parser = commands.add_parser("quiz", help="work on question files")
    actions = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    ids = actions.add_parser("ids", help="list questions without an id, or give them one", description=__doc__)
    add_project(ids)
    ids.add_argument("--write", action="store_true", help="write the ids into the files")
    ids.set_defaults(run=run)


def run(options: Any) -> int:
    """List the ids of a project, or write them; return 1 if one could not be written."""
    project = open_project(options.project)
    if project is None:
        return 1
    loose = sorted(
        (q for q in project.site.questions.questions.values() if not q.has_explicit_id), key=lambda q: q.span
    )
    left = _assign_all(project.root, loose) if options.write else []
    done = [question for question in loose if question not in left]
    for question in done:
        print_line(f"{_location(question)}: {question.id}")
    for question in left:
        print_line(f"{_location(question)}: No id can be inserted here. Add 'id: {question.id}' by hand.")
    print_line(f"{len(done)} {'ids written' if options.write else 'without an id. Use --write to add ids'}.")
    return int(bool(left))


def _location(question: Question) -> str:
    return f"{question.span.path}:{question.span.line}"


def _assign_all(root: Path, questions: Sequence[Question]) -> list[Question]:
    """Write ids into all files; return the questions whose ids could not be written."""
    by_file = groupby(questions, lambda question: question.span.path)
    return [left for path, inside in by_file for left in _assign(root / path, tuple(inside))]


def _assign(path: Path, questions: Sequence[Question]) -> list[Question]:
    data = path.read_bytes()
    text, pinned = assign_ids(data.decode(), questions)
    if pinned:
        path.write_bytes(text.encode())
    return [question for question in questions if question not in pinned]
