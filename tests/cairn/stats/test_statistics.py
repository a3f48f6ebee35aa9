# SPDX-License-Identifier: MIT
"""What is counted, computed by hand from small records."""

from __future__ import annotations

import random

import pytest

from cairn.stats.share import Share
from cairn.stats.statistics import build_statistics

from .logs import attempt, event, read, record, site, stats

A = [attempt("a1", "02 12:00", "w1", 0, confidence="sure"), attempt("a2", "02 12:01", "w1", 1)]
B = [attempt("b1", "02 12:00", "w1", 1, confidence="unsure", hints=1), attempt("b2", "03 12:00", "w1", 0)]
C = [attempt("c1", "02 12:00", "w1", 0, response=None)]


def only(found):
    (one,) = found
    return one


def test_each_reader_counts_once_with_the_first_attempt():
    question = only(stats(A, B, C).questions)
    assert question.right == Share(1, 3)
    assert question.hints == Share(1, 3)
    assert question.unsure == Share(1, 2)
    assert question.sure_but_wrong == Share(1, 1)
    assert question.gave_up == Share(1, 3)
    assert [(c.id, c.is_key, c.chosen) for c in question.choices] == [
        ("true", True, Share(1, 2)),
        ("false", False, Share(1, 2)),
    ]
    assert question.discrimination is None
    assert question.choices[0].lower is None


def test_later_attempts_of_a_day_are_practice():
    found = stats(A, B, C)
    assert (found.learners, found.attempts) == (3, 4)


def test_a_day_ends_at_four_in_the_local_morning():
    late = [attempt("a1", "02 23:50", "w1", 0, offset=-480), attempt("a2", "03 00:10", "w1", offset=-480)]
    assert stats(late).attempts == 1
    assert stats([{**one, "offset": 240} for one in late]).attempts == 2
    assert stats([{**one, "offset": 10**9} for one in late]).attempts == 1  # no clock is that far off


def test_an_offset_that_no_place_has_counts_as_utc_as_it_does_in_the_browser():
    two = [attempt("a1", "02 12:50", "w1", 0, offset=900), attempt("a2", "02 13:10", "w1", offset=900)]
    assert stats(two).attempts == 1


def test_an_open_response_is_right_from_three_of_five_ideas_on():
    found = stats(*([attempt(f"a{n}", "02 12:00", "wide", n / 5)] for n in range(6)))
    assert only(found.questions).right == Share(3, 6)


def test_an_attempt_that_another_one_completes_does_not_count():
    shown = attempt("a1", "02 12:00", "wide", 0)
    done = attempt("a2", "02 12:01", "wide", 1, completes="a1")
    assert only(stats([shown, done]).questions).right == Share(1, 1)
    assert only(stats([shown, {**done, "subject": "question:word"}]).questions[:1]).right == Share(0, 1)


def test_an_attempt_completes_no_reset():
    tries = [attempt("a1", "02 12:00", "w1", 0), attempt("a2", "04 12:00", "w1", 1, completes="r1")]
    reset = event("r1", "reset", "03 12:00", "question:w1")
    assert only(stats([*tries, reset]).questions).right == Share(1, 1)


def test_a_former_id_counts_for_its_question_and_unknown_questions_for_none():
    found = stats(
        [attempt("a1", "02 12:00", "leaf"), attempt("a2", "02 12:00", "gone"), attempt("a3", "02 12:00", "why")]
    )
    assert [question.id for question in found.questions] == ["t1"]
    assert found.attempts == 1


def test_a_reset_hides_what_came_before_it_until_it_is_undone():
    tries = [attempt("a1", "02 12:00", "w1", 0), attempt("a2", "04 12:00", "w1"), attempt("a3", "02 12:00", "t1")]
    reset = event("r1", "reset", "03 12:00", "question:w1")
    undo = event("r2", "reset", "03 12:01", "question:w1", undoes="r1")
    assert stats(tries).questions[1].right == Share(0, 1)
    assert stats([*tries, reset]).questions[1].right == Share(1, 1)
    assert stats([*tries, reset, undo]).questions[1].right == Share(0, 1)
    assert [q.id for q in stats([*tries, event("r3", "reset", "03 12:00", "site")]).questions] == ["w1"]


def test_a_time_that_is_not_believed_neither_counts_nor_hides():
    tries = [
        attempt("a1", "02 12:00", "w1", 0),
        attempt("a2", "2999-01-01T00:00:00Z", "w1"),
        attempt("a3", "soon", "t1"),
    ]
    reset = {**event("r1", "reset", "02 12:00", "site"), "at": "2999-01-01T00:00:00Z"}
    assert only(stats([*tries, reset]).questions).right == Share(0, 1)


# --- Mastery --------------------------------------------------------------------------------------------------


MASTERED = [
    *(attempt("m1", "02 12:00", "w1"), attempt("m2", "03 12:00", "w2"), attempt("m3", "03 12:05", "w1", 0)),
    *(attempt("m4", "06 12:00", "w2"), attempt("m5", "07 12:00", "w1")),
]


def test_days_to_mastery_are_counted_from_the_first_attempt():
    water = only(stats(MASTERED).concepts)
    assert (water.mastered, water.days, water.lapses) == (Share(1, 1), 4.0, 0)
    assert only(stats(MASTERED, A).concepts).mastered == Share(1, 2)


def test_a_wrong_attempt_after_mastery_is_a_lapse_and_another_one_the_next_day_is_not():
    wrong = [attempt("x1", "09 12:00", "w1", 0), attempt("x2", "10 12:00", "w2", 0)]
    assert only(stats([*MASTERED, *wrong]).concepts).lapses == 1
    again = [attempt("x3", "11 12:00", "w1"), attempt("x4", "12 12:00", "w2", 0)]
    assert only(stats([*MASTERED, *wrong, *again]).concepts).lapses == 2


@pytest.mark.parametrize("change", [{"hints": 1}, {"score": 0.9}])
def test_a_question_that_was_never_right_without_a_hint_prevents_mastery(change):
    events = [{**one, **change} if one["subject"] == "question:w2" else one for one in MASTERED]
    assert only(stats(events).concepts).days is None


def test_no_sequence_within_one_day_reaches_mastery():
    for code in range(4**4):
        choices = [code // 4**place % 4 for place in range(4)]
        tries = [
            attempt(f"a{place}", f"02 12:0{place}", f"w{1 + choice % 2}", choice // 2)
            for place, choice in enumerate(choices)
        ]
        assert only(stats(tries).concepts).days is None


# --- Prerequisites --------------------------------------------------------------------------------------------


def edge(*records):
    found = only(stats(*records).prerequisites)
    assert (found.prerequisite, found.dependent) == ("water", "tea")
    return found.with_mastery, found.without_mastery


def test_a_dependent_is_counted_with_and_without_its_prerequisite():
    early, late = [attempt("e1", "05 12:00", "t1", 0)], [attempt("l1", "08 12:00", "t1")]
    assert edge([*MASTERED, *early]) == (Share(0, 0), Share(0, 1))
    assert edge([*MASTERED, *late]) == (Share(1, 1), Share(0, 0))
    assert edge([*MASTERED, *late], [attempt("o1", "05 12:00", "t1", 0)]) == (Share(1, 1), Share(0, 1))
    assert edge([*MASTERED, *early, *late]) == (Share(0, 0), Share(0, 1))  # only the first attempt counts


def test_a_prerequisite_that_is_only_marked_as_known_is_on_neither_side():
    known = event("k1", "mark", "01 12:00", "concept:old-water", value="known", by="hand")
    dependent = attempt("l1", "05 12:00", "t1")
    assert stats([known, dependent]).prerequisites == ()
    revoked = event("k2", "mark", "02 12:00", "concept:water", value="none", by="hand")
    assert edge([known, revoked, dependent]) == (Share(0, 0), Share(1, 1))
    reset = event("k3", "reset", "02 12:00", "concept:old-water")
    assert edge([known, reset, dependent]) == (Share(0, 0), Share(1, 1))
    assert edge([known, attempt("w", "02 12:00", "w1", 0), dependent]) == (Share(0, 0), Share(1, 1))


# --- Files ----------------------------------------------------------------------------------------------------


def random_records(seed):
    source = random.Random(seed)
    events = [
        attempt(
            f"e{n}",
            f"{source.randint(1, 28):02} {source.randint(0, 23):02}:00",
            source.choice(["w1", "w2", "t1", "leaf", "wide", "word"]),
            source.choice([0, 1, 1, 0.6]),
            offset=source.choice([-480, 0, 600]),
            confidence=source.choice(["sure", "unsure", ""]),
        )
        for n in range(source.randint(5, 80))
    ]
    events += [event(f"r{n}", "reset", f"0{n + 1} 12:00", source.choice(["site", "question:w1"])) for n in range(2)]
    return [source.sample(events, source.randint(1, len(events))) if n else events for n in range(source.randint(1, 4))]


@pytest.mark.parametrize("seed", range(60))
def test_neither_the_order_of_files_and_events_nor_a_doubled_file_matters(seed):
    source = random.Random(seed)
    records = [*random_records(seed), *([{**e, "id": f"o{e['id']}"} for e in r] for r in random_records(seed + 1000))]
    expected = stats(*records)
    assert expected.learners == 2
    mixed = [source.sample(events, len(events)) for events in [*records, *records[:2]]]
    assert stats(*source.sample(mixed, len(mixed))) == expected


@pytest.mark.parametrize("seed", range(30))
def test_a_record_in_parts_that_overlap_is_one_learner(seed):
    (events, *_) = random_records(seed)
    middle = len(events) // 2
    assert stats(events[: middle + 1], events[middle:]) == stats(events)


def test_two_events_with_one_id_are_decided_in_any_order():
    one, other = [attempt("a", "02 12:00", "w1")], [attempt("a", "02 12:00", "w1", 0)]
    assert stats(one, other) == stats(other, one)


def test_typed_texts_are_counted_and_ids_are_no_texts():
    words = [attempt(f"a{n}", "02 12:00", "word", 0, response=text) for n, text in enumerate(["mate", " mate ", "", 7])]
    found = stats(*([word] for word in words), [attempt("j", "02 12:00", "t1", response="x")])
    assert {question.id: question.texts for question in found.questions} == {"word": (("mate", 2),), "t1": (("x", 1),)}


def test_no_record_gives_empty_statistics():
    found = build_statistics(site(), [read(record())], "2026-12-31T00:00:00Z")
    assert (found.learners, found.questions, found.concepts, found.flags) == (0, (), (), ())
