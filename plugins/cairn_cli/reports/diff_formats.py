# SPDX-License-Identifier: MIT
"""The differences between two states of a site as text for a terminal, and as JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from cairn.authoring.diff import Change, SiteDiff, TagMove
from cairn.authoring.question_changes import QuestionLine
from cairn.text.printable import printable
from cairn.text.problem import Problem

ADDED, REMOVED, CHANGED = "+", "-", "~"
_MOST = 10
"""The maximum number of reworded questions to name."""
_NOTHING = "No concept, prerequisite, tag, question, reference or problem changed."


def write_text(diff: SiteDiff) -> str:
    """Return the differences as text, one line per change, under a heading per kind."""
    lists = {title: lines for title, lines in _lists(diff).items() if lines}
    parts = [f"{title}\n" + "".join(f"  {line}\n" for line in map(printable, lines)) for title, lines in lists.items()]
    return "\n".join((*parts, f"{_conclusion(diff, is_empty=not lists)}\n"))


def _conclusion(diff: SiteDiff, *, is_empty: bool) -> str:
    if is_empty:
        return _NOTHING
    if not diff.losses:
        return "No change loses progress of readers."
    return f"{diff.losses:,} {'change loses' if diff.losses == 1 else 'changes lose'} progress of readers."


def _lists(diff: SiteDiff) -> dict[str, list[str]]:
    return {
        "Concepts": [*_concepts(diff)],
        "Prerequisites": [
            f"{sign} {pair.prerequisite} before {pair.concept}" for sign, pair in _both(diff.prerequisites)
        ],
        "Tags": list(map(_tags, diff.tag_moves)),
        "Questions": [*_questions(diff)],
        "References": [
            *(f"{sign} {key}" for sign, key in _both(diff.references)),
            *(f"{CHANGED} {key}" for key in diff.references_changed),
            *(f"{sign} {key}, cited by {concept}" for sign, (concept, key) in _both(diff.citations)),
        ],
        "Problems": [f"{sign} {problem}" for sign, problem in _both(diff.problems)],
    }


def _both(change: Change[Any]) -> Iterator[tuple[str, Any]]:
    yield from ((ADDED, item) for item in change.added)
    yield from ((REMOVED, item) for item in change.removed)


def _concepts(diff: SiteDiff) -> Iterator[str]:
    for sign, (title, concept_id) in _both(_with_ids(diff)):
        yield f"{sign} {title} ({concept_id}){'. Readers lose their marks and goals.' if sign == REMOVED else ''}"
    for rename in diff.renamed:
        yield f"{CHANGED} {rename.old_title} -> {rename.title} ({rename.before} -> {rename.after}). {rename.effect}"
    for old, new in diff.retitled:
        yield f"{CHANGED} {old} -> {new}"


def _with_ids(diff: SiteDiff) -> Change[tuple[str, str]]:
    pairs = (
        tuple(zip(getattr(diff.concepts, side), getattr(diff.concept_ids, side), strict=True))
        for side in ("added", "removed")
    )
    return Change(*pairs)


def _tags(move: TagMove) -> str:
    before, after = (", ".join(tags) or "no tag" for tags in (move.before, move.after))
    return f"{CHANGED} {move.concept}: {before} -> {after}"


def _questions(diff: SiteDiff) -> Iterator[str]:
    yield from (f"{ADDED} {_question(question)}" for question in diff.questions.added)
    for question in diff.questions.removed:
        yield f"{REMOVED} {_question(question)} Readers lose their answers."
    for rename in diff.question_renames:
        yield f"{CHANGED} {rename.before} -> {_question(rename.question)} {rename.effect}"
    for change in diff.question_changes:
        if change.is_more_than_wording:
            yield f"{CHANGED} {_question(change.question)} {change.effect}"
    reworded = [change.question.id for change in diff.question_changes if not change.is_more_than_wording]
    if reworded:
        more = f" and {len(reworded) - _MOST:,} more" if len(reworded) > _MOST else ""
        yield f"{CHANGED} Reworded: {', '.join(reworded[:_MOST])}{more}. Readers keep their answers."


def _question(question: QuestionLine) -> str:
    return f"{question.id}: {question.stem}"


def write_json(diff: SiteDiff) -> str:
    """Return the differences as JSON, sorted like the text."""
    return json.dumps(_as_json(diff), ensure_ascii=False, indent=2) + "\n"


def _as_json(diff: SiteDiff) -> dict[str, Any]:
    return {
        "losses": diff.losses,
        "concepts": {
            **_change(_with_ids(diff), lambda pair: {"id": pair[1], "title": pair[0]}),
            "renamed": [{**asdict(rename), "effect": rename.effect} for rename in diff.renamed],
            "retitled": [{"before": old, "after": new} for old, new in diff.retitled],
        },
        "prerequisites": _change(diff.prerequisites, asdict),
        "tags": {"moved": [asdict(move) for move in diff.tag_moves]},
        "questions": {
            **_change(diff.questions, asdict),
            "renamed": [
                {"before": r.before, **asdict(r.question), "effect": r.effect, "loses": r.loses}
                for r in diff.question_renames
            ],
            "changed": [
                {**asdict(c.question), "changes": list(c.changes), "effect": c.effect, "loses": c.loses}
                for c in diff.question_changes
            ],
        },
        "references": {**_change(diff.references, str), "changed": list(diff.references_changed)},
        "citations": _change(diff.citations, lambda pair: {"concept": pair[0], "key": pair[1]}),
        "problems": _change(diff.problems, _problem),
    }


def _change(change: Change[Any], write: Any) -> dict[str, list[Any]]:
    return {"added": list(map(write, change.added)), "removed": list(map(write, change.removed))}


def _problem(problem: Problem) -> dict[str, Any]:
    place = {"path": problem.span.path, "line": problem.span.line}
    return {**place, "code": problem.code.label, "message": problem.message}
