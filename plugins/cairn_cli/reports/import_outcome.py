# SPDX-License-Identifier: MIT
"""What an import did, as a report for people or for programs. Problems go to the error output, sorted by place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cairn.importing.corpus import build_corpus
from cairn.importing.joined import JoinedPages
from cairn.importing.output.imported import CARRIED, CONCEPT, FATES, LEFT_OUT, SIMPLIFIED, Item, refuse_clashes
from cairn.importing.output.plan import Action, Step
from cairn.importing.parsing.overrides import Overrides
from cairn.text.problem import Code, Problem, sort_problems
from cairn.text.source import Span
from cairn_cli.output import print_error, print_line
from cairn_cli.reports.import_report import find_edited, report_counts, report_files, report_idle, report_rules

_HARMLESS = {Code.IMPORT_GUESSED, Code.IMPORT_SIMPLIFIED}
"""The problems with which an import succeeds, unless it is strict."""
_FORMAT, _VERSION = "cairn-import-report", 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did."""

    problems: tuple[Problem, ...] = ()
    """What is wrong with the sources."""
    items: tuple[Item, ...] = ()
    """What became of each question and document."""
    names: tuple[str, ...] = ()
    """The concepts without a document."""
    steps: tuple[Step, ...] = ()
    """What happened to each file."""
    pages: JoinedPages | None = None
    """The exported pages; None if nothing was imported."""
    overrides: Overrides = Overrides()  # noqa: RUF009 - it is frozen
    """The entries of exported pages that an author has classified."""


def print_outcome(outcome: Outcome, options: Any) -> int:
    """Print the report, and the problems; return the exit status."""
    folders = {"docs": options.docs, "quizzes": options.quizzes}
    clashes = {(s.folder, s.path): s.other for s in outcome.steps if s.action is Action.CLASH}
    items = tuple(refuse_clashes(outcome.items, clashes))
    problems: dict[Problem, tuple[str, ...]] = dict.fromkeys(
        (*outcome.problems, *(problem for item in items for problem in item.problems)), ()
    )
    for step in outcome.steps:
        found = _find_clash(step, folders) or find_edited(
            step, str(folders.get(step.folder, Path(step.folder)) / step.path)
        )
        problems.update([found] if found else ())
    if options.report == "json":
        print_line(json.dumps(_as_json(outcome, items, problems), ensure_ascii=False))
    elif outcome.steps or items:
        for line in _as_text(outcome, items, is_dry_run=options.dry_run):
            print_line(line)
    for problem in sort_problems(problems):
        for line in (str(problem), *problems[problem]):
            print_error(line)
    return int(any(options.strict or problem.code not in _HARMLESS for problem in problems))


def _find_clash(step: Step, folders: Mapping[str, Path]) -> tuple[Problem, tuple[str, ...]] | None:
    if step.action is not Action.CLASH:
        return None
    whose = "comes from" if step.is_remembered else "is also written for"
    fault = f"This file {whose} '{step.other}', so it is not written for '{step.origin}'."
    advice = "Rename one of the two sources, or overwrite the file with --force."
    return Problem(Code.IMPORT_CLASH, Span(str(folders[step.folder] / step.path), 1), f"{fault} {advice}"), ()


def _as_text(outcome: Outcome, items: tuple[Item, ...], *, is_dry_run: bool) -> Iterator[str]:
    pages = outcome.pages
    if pages and pages.now:
        corpus = pages.corpus(outcome.overrides)
        yield from report_counts(corpus, len(pages.now))
        yield from report_rules(build_corpus(pages.now.values(), outcome.overrides).rules)
        yield from ("", *report_idle(outcome.overrides, corpus.rules))
    if items:
        yield from _report_items(items)
        yield from _report_names(outcome.names)
    yield from report_files(outcome.steps, is_dry_run=is_dry_run)


def _report_items(items: tuple[Item, ...]) -> Iterator[str]:
    fates = Counter(item.fate for item in items)
    whole, simple, left = (fates[fate] for fate in (CARRIED, SIMPLIFIED, LEFT_OUT))
    carried = f"{whole + simple} carried ({whole} whole, {simple} simplified)"
    concepts = sum(item.kind == CONCEPT for item in items)
    noun = "document" if concepts == len(items) else "item" if concepts else "question"
    yield f"{len(items)} {noun}{'s' * (len(items) != 1)} found: {carried}, {left} left out."
    for fate in FATES:
        kinds = Counter(item.kind for item in items if item.fate == fate)
        yield from (f"{count:7}  {kind}, {fate.replace('-', ' ')}" for kind, count in sorted(kinds.items()))


def _report_names(names: Iterable[str]) -> Iterator[str]:
    listed = tuple(names)
    if listed:
        yield f"Concepts without a document: {len(listed)}"
        yield from (f"  {name}" for name in listed)


def _as_json(outcome: Outcome, items: tuple[Item, ...], problems: Iterable[Problem]) -> dict[str, Any]:
    counts = Counter(item.fate for item in items)
    return {
        "format": _FORMAT,
        "version": _VERSION,
        "items": [_item_as_json(item) for item in items],
        "files": [
            {"file": f"{step.folder}/{step.path}", "fate": step.action.value, "from": step.origin}
            for step in outcome.steps
        ],
        "counts": {"found": len(items), **{fate: counts[fate] for fate in FATES}},
        "concepts": list(outcome.names),
        "problems": [_problem_as_json(problem) for problem in sort_problems(problems)],
    }


def _item_as_json(item: Item) -> dict[str, Any]:
    return {
        "place": f"{item.span.path}:{item.span.line}",
        "name": item.name,
        "kind": item.kind,
        "fate": item.fate,
        "id": item.id,
        "file": "/".join(item.key) if item.key else "",
        "codes": sorted({problem.code.label for problem in item.problems}),
    }


def _problem_as_json(problem: Problem) -> dict[str, Any]:
    place = f"{problem.span.path}:{problem.span.line}"
    return {"place": place, "code": problem.code.label, "message": problem.message}
