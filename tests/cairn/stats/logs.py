# SPDX-License-Identifier: MIT
"""A small course, and records of learners for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.stats.record import parse_record
from cairn.stats.statistics import Statistics, build_statistics
from cairn.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cairn.site import Site
    from cairn.stats.record import Event

LIMIT = "2026-12-31T00:00:00.000Z"


def judge(name: str) -> str:
    return f"  - {{id: {name}, stem: Is it {name}?, is_true: yes, rationale: So it is.}}\n"


def concept(name: str, *before: str) -> Source:
    text = f"---\nlearn_before: [{', '.join(before)}]\naliases: [old-{name}]\n---\nText.\n"
    return Source(f"docs/concepts/{name}.md", text, f"concepts/{name}.md")


def quiz(name: str, *questions: str, text: str = "") -> Source:
    return Source(f"quizzes/{name}.yml", f"concepts: [{name}]\nquestions:\n{text}{''.join(map(judge, questions))}")


def site(*others: Source) -> Site:
    """Water with the questions w1 and w2, tea with t1 (once called leaf) and an open, a draft and a short one."""
    tea = """\
  - {id: wide, stem: Why?, model_answer: So., rubric: "- a\\n- b\\n- c\\n- d\\n- e"}
  - {id: why, stem: Why not?}
  - {id: word, stem: Which?, accept: tea, rationale: So it is.}
  - {id: t1, aliases: [leaf], stem: Is it?, is_true: yes, rationale: So it is.}
"""
    quizzes = (quiz("water", "w1", "w2"), quiz("tea", text=tea), *(s for s in others if s.path.startswith("quizzes")))
    documents = (concept("water"), concept("tea", "water"), *(s for s in others if s.path.startswith("docs")))
    return compile_site(Sources(documents=documents, quizzes=quizzes))


def attempt(event_id: str, at: str, question: str, score: float = 1, **fields: Any) -> dict[str, Any]:
    """An attempt; `at` is a day of March 2026 and a time, such as `02 12:00`."""
    when = f"2026-03-{at[:2]}T{at[3:]}:00.000Z" if len(at) == len("02 12:00") else at
    fields = {"response": ["true" if score == 1 else "false"], "hints": 0, **fields}
    return {"id": event_id, "type": "attempt", "at": when, "subject": f"question:{question}", "score": score, **fields}


def event(event_id: str, kind: str, at: str, subject: str, **fields: Any) -> dict[str, Any]:
    return {"id": event_id, "type": kind, "at": f"2026-03-{at[:2]}T{at[3:]}:00.000Z", "subject": subject, **fields}


def record(*events: Any) -> str:
    return json.dumps({"format": "learner-record", "version": 1, "events": events})


def read(text: str) -> tuple[Event, ...]:
    found = parse_record(text)
    assert found is not None
    return found


def stats(*records: Iterable[Any], on: Site | None = None) -> Statistics:
    return build_statistics(on or site(), [read(record(*events)) for events in records], LIMIT)
