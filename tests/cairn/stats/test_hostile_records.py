# SPDX-License-Identifier: MIT
"""Records come from outside: whatever they contain, they are read, passed over or refused, and nothing fails."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.stats.record import find_time, parse_record
from cairn.stats.statistics import build_statistics

from .logs import LIMIT, attempt, read, record, site, stats

SITE = site()


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "null", "{", '"learner-record"', "[" * 100_000, "9" * 5000, "NaN"),
        '{"format": "learner-record", "version": 2, "events": []}',
        '{"format": "learner-record", "version": true, "events": []}',
        '{"format": "other", "version": 1, "events": []}',
        '{"format": "learner-record", "version": 1, "events": {}}',
        '{"format": "learner-record", "version": 1}',
        '{"format": "learner-record", "version": 1, "events": [NaN]}',
        '{"format": "learner-record", "version": 1, "events": [1, {"id": "a"}]}',
        record(attempt("a", "02 12:00", "w1", 2)),
        record({**attempt("a", "02 12:00", "w1"), "score": True}),
        record({**attempt("a", "02 12:00", "w1"), "id": 1}),
    ],
)
def test_what_is_no_record_is_refused(text):
    assert parse_record(text) is None


def test_an_entry_that_is_no_event_is_left_out():
    deep = {**attempt("d", "02 12:00", "w1"), "response": json.loads("[" * 30 + "]" * 30)}
    without = {name: value for name, value in attempt("w", "02 12:00", "w1").items() if name != "response"}
    found = read(record(None, [], "x", deep, without, attempt("a", "02 12:00", "w1")))
    assert [event.id for event in found] == ["a"]


STRANGE: dict[str, list[Any]] = {
    "offset": ["-480", None, 1e308, -(10**30), [], {}],
    "hints": ["2", None, [], -1],
    "confidence": [1, [], {"sure": 1}],
    "response": [[[], {}, 1, None], {"a": []}, 7, "\ud800", "x" * 10_000],
}


@pytest.mark.parametrize("fields", [{name: value} for name, values in STRANGE.items() for value in values])
def test_a_field_of_another_form_does_not_stop_the_rest(fields):
    (question,) = stats([attempt("a", "02 12:00", "w1", **fields)]).questions
    assert question.right.count == 1


@pytest.mark.parametrize("undoes", [[], {}, 3, None, ["r"]])
def test_a_reset_with_a_strange_target_is_not_in_force(undoes):
    reset = {"id": "r", "type": "reset", "at": "2026-03-03T00:00:00Z", "subject": "site", "undoes": undoes}
    assert len(stats([attempt("a", "02 12:00", "w1"), reset]).questions) == 1


@pytest.mark.parametrize(
    "at",
    ["", "2026-03-02", "2026-13-02T12:00:00Z", "2026-00-02T12:00:00Z", "2026-03-32T12:00:00Z", "0000-01-01T00:00:00Z"],
)
def test_what_is_no_date_has_no_time(at):
    assert find_time(at) is None


def test_a_time_is_counted_in_seconds():
    assert find_time("1970-01-02T00:00:01.999Z") == 86_401
    assert find_time("2026-03-02T17:20:31Z") == 1_772_472_031


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
EVENTS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["a", "b", "c"]),
        "type": st.sampled_from(["attempt", "mark", "reset", "goal"]),
        "at": st.sampled_from(["2026-03-02T12:00:00Z", "2026-03-04T12:00:00.5Z", "9999-99-99T99:99:99Z"]),
        "subject": st.sampled_from(["question:w1", "question:t1", "concept:water", "site", "question:", ":"]),
        "score": st.sampled_from([0, 1, 0.5]) | JSON,
        "response": JSON,
    },
    optional=dict.fromkeys(("hints", "offset", "confidence", "value", "undoes", "via"), JSON),
)


@given(st.lists(st.lists(EVENTS | JSON, max_size=6), max_size=3))
def test_no_record_makes_the_statistics_fail(records):
    parsed = [found for events in records if (found := parse_record(record(*events))) is not None]
    assert build_statistics(SITE, parsed, LIMIT) == build_statistics(SITE, [*reversed(parsed), *parsed], LIMIT)
