# SPDX-License-Identifier: MIT
"""`cairn check`: says what is wrong with the sources of a site, and what would make better questions, without a build.

The exit status is 1 where there are errors, and with --strict where there are warnings.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from cairn.check import check_site
from cairn.problem import Severity, sort_problems
from cairn_cli.link_listing import list_links
from cairn_cli.options import add_project, open_project

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from cairn.problem import Problem
    from cairn.site import Site

_LABELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "piece of advice"}
_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "pieces of advice"}


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command line of `cairn check`."""
    summary = "say what is wrong with the sources of a site, without building it"
    parser = commands.add_parser("check", help=summary, description=__doc__)
    add_project(parser)
    parser.add_argument("--strict", action="store_true", help="fail on warnings, too")
    parser.add_argument("--links", action="store_true", help="list the names in prose, and why each is a link or none")
    parser.set_defaults(run=run)


def run(options: Any) -> int:
    """Print the problems of a project; return its exit status."""
    project = open_project(options.project)
    if project is None:
        return 1
    if options.links:
        return list_links(project)
    problems = sort_problems([*project.unreadable, *check_site(project.site)])
    for problem in problems:
        print(problem)
    print(_summary(project.site, problems))
    worst = max((problem.code.severity for problem in problems), default=Severity.INFO)
    return int(worst >= (Severity.WARNING if options.strict else Severity.ERROR))


def _summary(site: Site, problems: Iterable[Problem]) -> str:
    counts = Counter(problem.code.severity for problem in problems)
    found = [_count(counts[s], _LABELS[s], _PLURALS[s]) for s in sorted(_LABELS, reverse=True) if counts[s]]
    written = sum(concept.is_written for concept in site.catalogue.concepts.values())
    concepts = _count(written, "concept", "concepts")
    questions = _count(len(site.questions.questions), "question", "questions")
    return f"{', '.join(found) or 'Nothing to report'} in {concepts} and {questions}."


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
