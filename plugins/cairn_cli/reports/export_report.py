# SPDX-License-Identifier: MIT
"""What an export wrote, as a report for people or for programs. Notes go to the error output, sorted by place."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cairn.exporting.exported import singles
from cairn.questions.question import Question
from cairn.text.problem import Code, Problem, sort_problems
from cairn.text.source import Span
from cairn_cli.output import print_error, print_line

_FORMAT, _VERSION = "cairn-export-report", 1
_CARRIED, _SIMPLIFIED, _LEFT_OUT = _FATES = ("carried", "simplified", "left-out")


@dataclass(frozen=True, slots=True)
class _Item:
    """What became of one question."""

    question: Question
    fate: str
    codes: tuple[str, ...]


def print_report(questions: Iterable[Question], notes: Iterable[Problem], files: Sequence[str], options: Any) -> int:
    """Print what became of the questions, and the notes; return the exit status, 1 if anything is left out."""
    sorted_notes = sort_problems(notes)
    items = tuple(_list_items(questions, sorted_notes))
    if options.report == "json":
        print_line(json.dumps(_as_json(items, sorted_notes, files), ensure_ascii=False))
    else:
        for line in _as_text(items, files, str(options.out)):
            print_line(line)
    for note in sorted_notes:
        print_error(str(note))
    return int(any(note.code is Code.EXPORT_LEFT_OUT for note in sorted_notes))


def _list_items(questions: Iterable[Question], notes: Iterable[Problem]) -> Iterator[_Item]:
    """Yield what became of each question that a learner answers, in the order of the export."""
    codes: dict[Span, list[str]] = defaultdict(list)
    for note in notes:
        codes[note.span].append(note.code.label)
    for question in singles(questions):
        found = tuple(sorted(codes[question.span]))
        is_left_out = Code.EXPORT_LEFT_OUT.label in found
        yield _Item(question, _LEFT_OUT if is_left_out else _SIMPLIFIED if found else _CARRIED, found)


def _as_text(items: Sequence[_Item], files: Sequence[str], out: str) -> Iterator[str]:
    fates = Counter(item.fate for item in items)
    whole, simple, left = (fates[fate] for fate in _FATES)
    if items:
        carried = f"{whole + simple} carried ({whole} whole, {simple} simplified)"
        yield f"{len(items)} question{'s' * (len(items) != 1)} found: {carried}, {left} left out."
    for fate in _FATES:
        kinds = Counter(item.question.type for item in items if item.fate == fate)
        yield from (f"{count:7}  {kind}, {fate.replace('-', ' ')}" for kind, count in sorted(kinds.items()))
    yield f"{len(files):,} file{'s' * (len(files) != 1)} written to {out}."


def _as_json(items: Sequence[_Item], notes: Iterable[Problem], files: Sequence[str]) -> Mapping[str, Any]:
    counts = Counter(item.fate for item in items)
    return {
        "format": _FORMAT,
        "version": _VERSION,
        "items": [
            {
                "place": _place(item.question.span),
                "id": item.question.id,
                "kind": item.question.type,
                "fate": item.fate,
                "codes": list(item.codes),
            }
            for item in items
        ],
        "files": list(files),
        "counts": {"found": len(items), **{fate: counts[fate] for fate in _FATES}},
        "problems": [{"place": _place(n.span), "code": n.code.label, "message": n.message} for n in notes],
    }


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}"
