# SPDX-License-Identifier: MIT
"""The output of `cairn import`: counts, the entries by classification rule, and the action for each file."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cairn.importing.corpus import Corpus, count_edges
from cairn.importing.output.file_text import is_binary
from cairn.importing.output.plan import Action, Step
from cairn.importing.parsing.classification import Rule
from cairn.importing.parsing.entries import Entry
from cairn.importing.parsing.overrides import Overrides
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_WIDEST = 100
_MOST_LINES = 20


def report_counts(corpus: Corpus, now: int) -> Iterator[str]:
    """Yield the table of counts of everything imported so far."""
    concepts = corpus.concepts.values()
    pages = [c for c in concepts if c.page]
    written = sum(bool(c.page and c.page.body) for c in concepts)
    grouped = sum(concept.is_grouped for concept in pages)
    flat = sum(bool(concept.related) for concept in pages if not concept.is_grouped)
    yield f"Imported so far: {len(pages)} pages, {now} of them in this run."
    for count, label in (
        (len(concepts), f"concepts: {written} written, {len(concepts) - written} wanted"),
        (len(corpus.questions), "questions, all of them drafts without a key"),
        (count_edges(corpus), "prerequisites between named concepts"),
        (grouped, f"pages with their related groups recovered; {flat} with one flat list"),
        (len(corpus.references), "references"),
    ):
        yield f"{count:7}  {label}"


def report_rules(rules: Mapping[Entry, Rule]) -> Iterator[str]:
    """Yield the entries, grouped by the rule that classified them."""
    by_rule: dict[Rule, list[str]] = defaultdict(list)
    for entry, rule in rules.items():
        by_rule[rule].append(" ".join(entry.lines))
    for rule in Rule:
        if by_rule[rule]:
            kind = "question" if rule.is_question else "concept"
            yield ""
            yield f"{kind} by the rule '{rule.label}' ({rule.says}): {len(by_rule[rule])}"
            yield from (f"  {_shorten(text)}" for text in sorted(by_rule[rule]))


def report_idle(overrides: Overrides, rules: Mapping[Entry, Rule]) -> Iterator[str]:
    """Yield the entries of `import.yml` that no page contains."""
    used = {tuple(" ".join(line.split()) for line in entry.lines) for entry in rules}
    for lines in sorted(overrides.entries - used):
        yield f"import.yml names '{_shorten(' '.join(lines))}', which no imported page lists."


def report_files(steps: Sequence[Step], *, is_dry_run: bool) -> Iterator[str]:
    """Yield the action for each file."""
    if is_dry_run:
        yield "Nothing was written: this is what an import would do."
    for action in Action:
        names = [f"{step.folder}: {step.path}" for step in steps if step.action is action]
        if names or action is not Action.CLASH:
            yield f"{action.value}: {len(names)}"
        if action is not Action.KEEP:
            yield from (f"  {name}" for name in names)


def find_edited(step: Step, path: str) -> tuple[Problem, tuple[str, ...]] | None:
    """Return the problem of a file that was left unchanged, with a short diff of what would change."""
    if step.action is not Action.LEAVE:
        return None
    if step.now is None:
        message = "This file was imported and has been deleted or moved since, so it was not written again."
        return _edited(path, 1, f"{message} To get it back, import with --force."), ()
    first, diff = _diff(step.now, step.text)
    history = "was edited since it was imported" if step.is_remembered else "was not written by an import"
    message = f"This file {history}, so it was left alone. Make the change below, or import with --force."
    return _edited(path, first, message), diff


def _edited(path: str, line: int, message: str) -> Problem:
    return Problem(Code.IMPORT_EDITED, Span(path, line), message)


def _diff(now: str, then: str) -> tuple[int, tuple[str, ...]]:
    """Return the first line that differs and the first lines of a diff."""
    if is_binary(now) or is_binary(then):
        return 1, ("    The two files differ in bytes that are no text.",)
    old, new = now.split("\n"), then.split("\n")
    pairs = enumerate(zip(old, new, strict=False))
    first = next((number for number, (a, b) in pairs if a != b), min(len(old), len(new)))
    lines = list(difflib.unified_diff(old, new, n=0, lineterm=""))[2:]
    shown = [f"    {_shorten(line)}" for line in lines[:_MOST_LINES]]
    more = len(lines) - _MOST_LINES
    return min(first + 1, len(old)), (*shown, *([f"    ... and {more} more lines"] if more > 0 else ()))


def _shorten(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
