# SPDX-License-Identifier: MIT
"""Statistics as one HTML page: without scripts, without requests, with one style element and plots as inline SVG.

Its policy allows that one style element and nothing else, so whatever a question or a record contains, nothing runs.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape

from cairn.stats.flags import Flag
from cairn.stats.question_stats import ChoiceStats, QuestionStats
from cairn.stats.share import MIN_READERS
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
from cairn_cli.reports.stats.page_style import STYLE
from cairn_cli.reports.stats.plots import draw_bar, draw_interval

_TITLE = "Learner statistics"
_QUESTIONS = f"""One row for each question, the most striking first. Each reader counts once, with the first attempt.
Discrimination is shown from {MIN_READERS} readers on: above 0, those who do well elsewhere do well here."""
_CHOICES = "What readers chose: all of them, and the lower and upper third by what they do on other questions."
_CONCEPTS = "Days are the median from the first attempt to mastery. A lapse is a wrong answer after mastery."
_PREREQUISITES = "How often first attempts at questions of a concept were right, with its prerequisite mastered or not."
Cells = Sequence[str]


def write_page(statistics: Statistics, *, with_texts: bool = False) -> str:
    """Return the page; what learners typed is left out unless it is asked for."""
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    lines = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_TITLE}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>",
        f"<h1>{_TITLE}</h1>\n<p>{summary(statistics)}</p>",
        *_flags(statistics.flags),
        *_questions(statistics),
        *_details(statistics, with_texts=with_texts),
        *_concepts(statistics),
        *_prerequisites(statistics),
        "</main>\n</body>\n</html>\n",
    )
    return "\n".join(lines)


def _text(text: str) -> str:
    return escape(printable(text))


def _flags(flags: Sequence[Flag]) -> Iterator[str]:
    if flags:
        yield "<h2>Look at</h2>\n<ul>"
        yield from (f"<li>{_text(flag.message)} <code>{flag.kind.value}</code></li>" for flag in flags)
        yield "</ul>"


def _questions(statistics: Statistics) -> Iterator[str]:
    head = ("Question", "Readers", "Right", "Hint", "Unsure", "Sure but wrong", "Don't know", "Discrimination")
    rows = [_question_row(question) for question in rank_questions(statistics.questions, statistics.flags)]
    yield from _section("Questions", _QUESTIONS, head, rows)


def _question_row(question: QuestionStats) -> Cells:
    label = f"{_text(question.label)} <code>{_text(question.id)}</code>"
    return (
        f'<a href="#{_anchor(question)}">{label}</a>' if question.choices else label,
        str(question.readers),
        percent(question.right) + draw_bar(question.right),
        percent(question.hints),
        percent(question.unsure),
        percent(question.sure_but_wrong),
        percent(question.gave_up),
        correlation(question.discrimination) + draw_interval(question.discrimination),
    )


def _anchor(question: QuestionStats) -> str:
    return f"question-{escape(question.id)}"


def _details(statistics: Statistics, *, with_texts: bool) -> Iterator[str]:
    questions = rank_questions(statistics.questions, statistics.flags)
    if any(question.choices for question in questions):
        yield f"<h2>Choices</h2>\n<p>{_CHOICES}</p>"
    for question in questions:
        if question.choices:
            yield f'<h3 id="{_anchor(question)}">{_text(question.label)}</h3>'
            rows = [_choice_row(choice) for choice in question.choices]
            yield from _table(_text(question.id), ("Choice", "Key", "All", "Lower third", "Upper third"), rows)
    typed = [question for question in questions if question.texts] if with_texts else []
    if typed:
        yield "<h2>What learners typed</h2>"
    for question in typed:
        yield f"<h3>{_text(question.label)}</h3>"
        rows = [(_text(text) or NOTHING, str(times)) for text, times in question.texts]
        yield from _table(_text(question.id), ("Text", "Readers"), rows)


def _choice_row(choice: ChoiceStats) -> Cells:
    kind = "key" if choice.is_key else "bar"
    shares = (choice.chosen, choice.lower, choice.upper)
    return (
        _text(choice.text),
        "right" if choice.is_key else "",
        *(percent(share) + draw_bar(share, kind) for share in shares),
    )


def _concepts(statistics: Statistics) -> Iterator[str]:
    rows = [
        (
            f"{_text(concept.title)} <code>{_text(concept.id)}</code>",
            str(concept.questions),
            str(concept.mastered.total),
            percent(concept.mastered) + draw_bar(concept.mastered),
            number(concept.days),
            str(concept.lapses),
        )
        for concept in rank_concepts(statistics.concepts)
    ]
    head = ("Concept", "Questions", "Learners", "Mastered", "Days to mastery", "Lapses")
    yield from _section("Concepts", _CONCEPTS, head, rows)


def _prerequisites(statistics: Statistics) -> Iterator[str]:
    rows = [
        (
            f"{_text(stats.prerequisite)} → {_text(stats.dependent)}",
            percent(stats.with_mastery) + draw_bar(stats.with_mastery),
            str(stats.with_mastery.total),
            percent(stats.without_mastery) + draw_bar(stats.without_mastery),
            str(stats.without_mastery.total),
        )
        for stats in rank_prerequisites(statistics.prerequisites)
    ]
    head = ("Prerequisite", "Right with it", "Attempts", "Right without it", "Attempts")
    yield from _section("Prerequisites", _PREREQUISITES, head, rows)


def _section(title: str, caption: str, head: Cells, rows: Sequence[Cells]) -> Iterator[str]:
    if rows:
        yield f"<h2>{title}</h2>"
        yield from _table(caption, head, rows, label=title)


def _table(caption: str, head: Cells, rows: Sequence[Cells], label: str = "") -> Iterator[str]:
    """Yield a table that scrolls by itself on a narrow screen, by keyboard too; its cells are HTML."""
    yield f'<div class="wide" role="region" tabindex="0" aria-label="{label or caption}">'
    yield f"<table>\n<caption>{caption}</caption>"
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for first, *others in rows:
        cells = "".join(f"<td>{cell}</td>" for cell in others)
        yield f'<tr><th scope="row">{first}</th>{cells}</tr>'
    yield "</tbody>\n</table>\n</div>"
