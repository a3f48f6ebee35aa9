# SPDX-License-Identifier: MIT
"""The differences between two states of a site as Markdown, short enough for a pull request comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cairn.authoring.diff import PrerequisiteTitles, SiteDiff, TagMove
from cairn.authoring.question_changes import QuestionLine
from cairn.text.markdown import escape
from cairn.text.printable import printable
from cairn.text.problem import Severity

MARK = "<!-- cairn diff -->"
"""The first line of a report, used to find an earlier comment and replace it."""
_MOST = 25
"""The maximum number of entries per list."""
_WIDEST = 400
"""The maximum number of characters of a title, stem or problem message."""
_CALLS = re.compile("@|&#35;")
"""The start of what a code host takes for a user name or issue number, unless a zero-width space follows."""
_NOTHING = "No concept, prerequisite, question or problem was added or removed."


def write_report(diff: SiteDiff) -> str:
    """Return the report as Markdown."""
    lines = [MARK, "## What changed in the graph", ""]
    lines += [f"* {line}" for line in _counts(diff)] or [_NOTHING]
    lists = (*_concept_lists(diff), *_question_lists(diff))
    return "\n".join((*lines, *(line for title, entries in lists for line in _list(title, entries)))) + "\n"


def _counts(diff: SiteDiff) -> Iterator[str]:
    changes = (
        ("Concepts", diff.concepts),
        ("Prerequisites", diff.prerequisites),
        ("Questions", diff.questions),
        ("References", diff.references),
        ("Problems and advice", diff.problems),
    )
    for name, change in changes:
        if change:
            yield f"{name}: {len(change.added):,} added, {len(change.removed):,} removed"
    if diff.losses:
        yield f"Changes through which readers lose progress: {diff.losses:,}"


def _concept_lists(diff: SiteDiff) -> Iterator[tuple[str, list[str]]]:
    renamed = (f"{_text(r.old_title)} → {_text(r.title)} ({_code(r.before)} → {_code(r.after)})" for r in diff.renamed)
    yield "Concepts added", [_text(title) for title in diff.concepts.added]
    yield "Concepts removed", [_text(title) for title in diff.concepts.removed]
    yield "Concepts renamed", list(renamed)
    yield "Concepts with a new title", [f"{_text(old)} → {_text(new)}" for old, new in diff.retitled]
    yield "Prerequisites added", list(map(_prerequisite, diff.prerequisites.added))
    yield "Prerequisites removed", list(map(_prerequisite, diff.prerequisites.removed))
    yield "Concepts with other tags", list(map(_tags, diff.tag_moves))


def _question_lists(diff: SiteDiff) -> Iterator[tuple[str, list[str]]]:
    renamed = (f"{_code(r.before)} → {_question(r.question)} {_text(r.effect)}" for r in diff.question_renames)
    changed = (c for c in diff.question_changes if c.is_more_than_wording)
    problems = (p for p in diff.problems.added if p.code.severity > Severity.INFO)
    yield "Questions added", list(map(_question, diff.questions.added))
    yield "Questions removed", list(map(_question, diff.questions.removed))
    yield "Questions with a new id", list(renamed)
    yield "Questions changed", [f"{_question(c.question)} {_text(c.effect)}" for c in changed]
    yield "References added", list(map(_code, diff.references.added))
    yield "References removed", list(map(_code, diff.references.removed))
    yield "References changed", list(map(_code, diff.references_changed))
    yield "Citations added", [f"{_text(concept)} cites {_code(key)}" for concept, key in diff.citations.added]
    yield "Citations removed", [f"{_text(concept)} cited {_code(key)}" for concept, key in diff.citations.removed]
    yield "New problems", [_code(str(problem)) for problem in problems]


def _prerequisite(pair: PrerequisiteTitles) -> str:
    return f"{_text(pair.prerequisite)} before {_text(pair.concept)}"


def _tags(move: TagMove) -> str:
    before, after = (_text(", ".join(tags)) or "no tag" for tags in (move.before, move.after))
    return f"{_text(move.concept)}: {before} → {after}"


def _question(question: QuestionLine) -> str:
    return f"{_code(question.id)}: {_text(question.stem)}"


def _text(text: str) -> str:
    """Return Markdown that shows the text and mentions no user or issue."""
    return _CALLS.sub(r"\g<0>&#8203;", escape(printable(_shorten(text))))


def _code(text: str) -> str:
    """Return a text as code; its backticks outnumber any run of backticks in the text."""
    text = _shorten(text)
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    space = " " * (len(fence) > 1)
    return f"{fence}{space}{text}{space}{fence}"


def _shorten(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _list(title: str, entries: Sequence[str]) -> Iterable[str]:
    if not entries:
        return ()
    more = len(entries) - _MOST
    rest = [f"* and {more:,} more"] if more > 0 else []
    return ("", f"### {title}", "", *(f"* {entry}" for entry in entries[:_MOST]), *rest)
