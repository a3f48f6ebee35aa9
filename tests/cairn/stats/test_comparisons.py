# SPDX-License-Identifier: MIT
"""What many readers show: discrimination, thirds and flags."""

from __future__ import annotations

import math
from statistics import correlation

import pytest

from cairn.questions.notation.choices import Choices
from cairn.stats.flags import FlagKind
from cairn.stats.share import MIN_READERS, Share, correlate

from .logs import attempt, quiz, site, stats

OTHERS = [f"o{n}" for n in range(10)]
CHOICES = """\
  - id: tea
    stem: Which one?
    choices: |
      - [x] Tea
      - [ ] Mate
      - [ ] Stone
    rationale: So it is.
"""


def readers(right, number=36, **fields):
    """Records of readers; number n is right on n of 36 parts of the other questions, and `right(n)` tells of one."""
    for n in range(number):
        others = [attempt(f"{n}-{q}", "02 12:00", q, int(place < n * 11 // 36)) for place, q in enumerate(OTHERS)]
        yield [*others, attempt(f"{n}", "02 12:00", "w1", int(right(n)), **fields)]


def find(records, name="w1", on=None):
    found = stats(*records, on=on or site(quiz("others", *OTHERS)))
    return next(question for question in found.questions if question.id == name), found


def kinds(found, name="w1"):
    return [flag.kind for flag in found.flags if flag.subject == name]


def test_a_question_that_the_better_readers_get_right_discriminates():
    question, found = find(readers(lambda n: n >= 18))
    assert question.discrimination is not None
    assert 0.7 < question.discrimination.low < question.discrimination.value < question.discrimination.high < 1
    assert question.discrimination.readers == 36
    assert FlagKind.KEY_DOUBTFUL not in kinds(found)


def test_a_key_that_the_better_readers_do_not_choose_is_doubtful():
    question, found = find(readers(lambda n: n < 18))
    assert question.discrimination is not None
    assert question.discrimination.high < 0
    assert kinds(found) == [FlagKind.KEY_DOUBTFUL, FlagKind.DISTRACTOR_PREFERRED]
    assert "The key is probably wrong." in found.flags[0].message


def test_too_few_readers_are_not_compared():
    question, found = find(readers(lambda n: n < 18, number=MIN_READERS - 1))
    assert question.discrimination is None
    assert question.choices[0].upper is None
    assert kinds(found) == []


def test_readers_of_few_other_questions_are_not_compared():
    question, _ = find(events[-5:] for events in readers(lambda n: n < 18))  # four others
    assert question.discrimination is None


def test_a_correlation_is_the_one_of_the_textbook():
    right, abilities = [n % 3 == 0 or n > 25 for n in range(40)], [math.sin(n) for n in range(40)]
    found = correlate(right, abilities)
    assert found is not None
    assert found.value == pytest.approx(correlation([float(r) for r in right], abilities))
    width = 1.96 / math.sqrt(37)
    assert (found.low, found.high) == pytest.approx(
        (math.tanh(math.atanh(found.value) - width), math.tanh(math.atanh(found.value) + width))
    )


@pytest.mark.parametrize("right", [[True] * 40, [False] * 40])
def test_what_does_not_vary_has_no_correlation(right):
    assert correlate(right, list(range(40))) is None
    assert correlate([n < 20 for n in range(40)], [1.0] * 40) is None


def test_a_perfect_correlation_has_an_interval():
    found = correlate([n < 20 for n in range(40)], [float(n < 20) for n in range(40)])
    assert found is not None
    assert 0.99 < found.low <= found.value <= found.high <= 1


def test_choices_are_counted_by_thirds_and_one_that_nobody_chooses_is_flagged():
    on = site(quiz("others", *OTHERS, text=CHOICES))
    exercise = on.questions.questions["tea"].exercise
    assert isinstance(exercise, Choices)
    key, mate, stone = (choice.id for choice in exercise.items)
    records = [
        [*events, attempt(f"{n}-tea", "02 12:00", "tea", int(n >= 9), response=[key if n >= 9 else mate, "c-00000000"])]
        for n, events in enumerate(readers(lambda n: True))
    ]
    question, found = find(records, "tea", on)
    assert [choice.id for choice in question.choices] == [key, mate, stone]
    assert [choice.chosen for choice in question.choices] == [Share(27, 36), Share(9, 36), Share(0, 36)]
    chosen = {choice.id: (choice.lower, choice.upper) for choice in question.choices}
    assert chosen[stone][0].count == chosen[stone][1].count == chosen[mate][1].count == 0
    assert chosen[mate][0].count == 9
    assert chosen[key][1].value == 1
    assert kinds(found, "tea") == [FlagKind.DISTRACTOR_UNUSED]


def test_readers_who_are_sure_but_wrong_are_flagged_from_ten_on():
    _, found = find(readers(lambda n: n % 2, number=10, confidence="sure"))
    assert kinds(found) == [FlagKind.SURE_BUT_WRONG]
    assert found.flags[0].message.startswith("5 of 10 readers who were sure of 'w1' were wrong.")
    _, found = find(readers(lambda n: n % 2, number=9, confidence="sure"))
    assert kinds(found) == []


def test_a_prerequisite_that_does_not_help_is_flagged():
    def records(with_it, without):
        for n in range(2 * MIN_READERS):
            is_master = n < MIN_READERS
            water = [attempt(f"{n}-{day}-{w}", f"0{day} 12:00", w) for day in (2, 3) for w in ("w1", "w2")]
            right = with_it if is_master else without
            yield [*(water if is_master else []), attempt(f"{n}", "05 12:00", "t1", right)]

    assert [flag.kind for flag in stats(*records(0, 1)).flags] == [FlagKind.PREREQUISITE_WITHOUT_EFFECT]
    assert stats(*records(1, 0)).flags == ()
