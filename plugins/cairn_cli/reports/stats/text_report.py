# SPDX-License-Identifier: MIT
"""Statistics as tables for a terminal: few columns, and the most striking rows first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cairn.stats.question_stats import QuestionStats
from cairn.stats.statistics import Statistics
from cairn.text.printable import printable
from cairn_cli.reports.stats.numbers import (
    NOTHING,
    correlation,
    number,
    percent,
    rank_concepts,
    rank_prerequisites,
    rank_questions,
    summary,
)

MAX_ROWS = 20
"""How many rows of a table are printed; a last line counts the others."""
_MAX_TEXT, _MAX_NAME = 60, 30
"""The longest text or id, and the longest id beside another one."""
Row = Sequence[str]


def write_text(statistics: Statistics, limit: int | None = MAX_ROWS, *, with_texts: bool = False) -> str:
    """Return the tables, each with at most so many rows, and what to look at."""
    questions = rank_questions(statistics.questions, statistics.flags)
    looks = [f"  {flag.message} [{flag.kind.value}]" for flag in statistics.flags]
    lines = [summary(statistics), *_list("Look at", looks, limit)]
    rows = [_question_row(question) for question in questions]
    lines += _table(("question", "readers", "right", "hint", "sure, wrong", "discrimination"), rows, limit)
    concepts = [
        (_shorten(c.id), str(c.mastered.total), percent(c.mastered), number(c.days), str(c.lapses))
        for c in rank_concepts(statistics.concepts)
    ]
    lines += _table(("concept", "learners", "mastered", "days", "lapses"), concepts, limit)
    prerequisites = [
        (
            f"{_shorten(p.prerequisite, _MAX_NAME)} -> {_shorten(p.dependent, _MAX_NAME)}",
            percent(p.with_mastery),
            percent(p.without_mastery),
        )
        for p in rank_prerequisites(statistics.prerequisites)
    ]
    lines += _table(("prerequisite", "right with it", "without"), prerequisites, limit)
    lines += _texts(questions, limit) if with_texts else ()
    return "\n".join(map(printable, lines)) + "\n"


def _question_row(question: QuestionStats) -> Row:
    wrong = percent(question.sure_but_wrong)
    figures = (percent(question.right), percent(question.hints), wrong, correlation(question.discrimination))
    return (_shorten(question.id), str(question.readers), *figures)


def _table(head: Row, rows: Sequence[Row], limit: int | None) -> Iterator[str]:
    """Yield a table; its first column is aligned to the left, all others to the right."""
    if not rows:
        return
    shown = [head, *rows[:limit]]
    widths = [max(len(row[column]) for row in shown) for column in range(len(head))]
    yield ""
    for first, *others in shown:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *cells))
    yield from _rest(len(rows), limit)


def _list(title: str, lines: Sequence[str], limit: int | None) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title}:"
        yield from lines[:limit]
        yield from _rest(len(lines), limit)


def _rest(total: int, limit: int | None) -> Iterator[str]:
    if limit is not None and total > limit:
        yield f"and {total - limit:,} more; --all lists them."


def _texts(questions: Sequence[QuestionStats], limit: int | None) -> Iterator[str]:
    for question in questions:
        lines = [f"  {times:,} x {_shorten(text) or NOTHING}" for text, times in question.texts]
        yield from _list(f"Typed for {question.id}", lines, limit)


def _shorten(text: str, most: int = _MAX_TEXT) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
