# SPDX-License-Identifier: MIT
"""Advice on questions: what gives a key away or leaves a learner without help. Never fails a build."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cairn.questions.types.case import Case
from cairn.questions.types.choices import Choices
from cairn.questions.types.open import Open
from cairn.questions.types.pattern import find_pattern
from cairn.questions.types.text import Blanks, Short
from cairn.questions.types.text_comparison import canonical, is_same
from cairn.text.problem import Code, Problem
from cairn.text.prose import plain_text
from cairn.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cairn.questions.question import Question

_FEWEST_CHOICES = 2
_LONGER_TIMES, _LONGER_BY = 1.5, 20
"""A key that is so many times as long as each distractor, and by so many characters, is much the longest."""
_FEWEST_IN_ROW = 4
"""With so many questions, a key that is always in the same place is no chance."""
_SHORTEST_KEY = 6
_CATCH_ALL = frozenset({"all-of-the-above", "all-of-these", "all-the-above", "all-of-them"})


def lint_questions(questions: Iterable[Question]) -> Iterator[Problem]:
    """Yield the advice on each question, and on those of each file together; a case's own are among them."""
    by_file: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        by_file[question.span.path].append(question)
        yield from _lint_question(question)
    for together in by_file.values():
        yield from _same_place(sorted(together, key=lambda q: q.span))


def _lint_question(question: Question) -> Iterator[Problem]:
    exercise = question.exercise
    if exercise is None or isinstance(exercise, Open | Case):
        return
    if isinstance(exercise, Choices):
        yield from _lint_choices(question, exercise)
    if isinstance(exercise, Short | Blanks):
        yield from _lint_accepted(question, exercise)
    if not question.rationale and not any(_feedback(exercise)):
        fault = f"'{question.id}' has no explanation. Add a 'rationale', or feedback under its choices."
        yield Problem(Code.QUESTION_UNEXPLAINED, question.span, fault)


def _feedback(exercise: object) -> list[str]:
    """Return the feedback of the choices or rows of an exercise."""
    parts = getattr(exercise, "items", ()) or getattr(exercise, "rows", ())
    return [part.feedback for part in parts if getattr(part, "feedback", "")]


def _lint_choices(question: Question, choices: Choices) -> Iterator[Problem]:
    texts = [plain_text(choice.text) for choice in choices.items]
    if len(texts) < _FEWEST_CHOICES:
        fault = f"'{question.id}' has only one choice. Add a distractor that reflects a real misunderstanding."
        yield Problem(Code.CHOICE_SINGLE, question.span, fault)
    if choices.type == "judge":
        return
    alike = _find_alike(texts)
    if alike and len({c.id for c in choices.items}) == len(texts):
        fault = f"The choices '{alike[0]}' and '{alike[1]}' of '{question.id}' are nearly the same. Reword one of them."
        yield Problem(Code.CHOICE_ALIKE, question.span, fault)
    for text in texts:
        if slug(text) in _CATCH_ALL:
            fault = f"'{text}' in '{question.id}' can be guessed. Mark several choices as right instead."
            yield Problem(Code.CHOICE_CATCH_ALL, question.span, fault)
    yield from _lint_key(question, choices, texts)


def _find_alike(texts: list[str]) -> tuple[str, str] | None:
    """Return two texts that a reader could take for one: not so *C* and *C#*, which only have one slug."""
    last: dict[str, str] = {}
    for text in texts:
        before = last.get(name := slug(text))
        if before is not None and (is_same(text, before) or is_same(before, text)):
            return before, text
        last[name] = text
    return None


def _lint_accepted(question: Question, exercise: Short | Blanks) -> Iterator[Problem]:
    lists = [exercise.accepted] if isinstance(exercise, Short) else [gap.accepted for gap in exercise.gaps]
    for accepted in lists:
        first: dict[str, str] = {}
        for text in accepted:
            if find_pattern(text) is not None:
                continue
            other = first.setdefault(canonical(text), text)
            if other is not text:
                fault = f"'{other}' and '{text}' of '{question.id}' accept the same answers. Remove one of them."
                yield Problem(Code.RESPONSE_ALIKE, question.span, fault)


def _lint_key(question: Question, choices: Choices, texts: list[str]) -> Iterator[Problem]:
    keys = [text for text, choice in zip(texts, choices.items, strict=True) if choice.is_key]
    others = [text for text, choice in zip(texts, choices.items, strict=True) if not choice.is_key]
    stem = f"-{slug(plain_text(question.stem))}-"
    if len(keys) != 1 or not others:
        return
    length, longest = len(keys[0]), max(map(len, others))
    if length > _LONGER_TIMES * longest and length - longest > _LONGER_BY:
        fault = f"The key of '{question.id}' is by far the longest choice. Make the lengths similar."
        yield Problem(Code.KEY_LONGEST, question.span, fault)
    if (
        len(keys[0]) >= _SHORTEST_KEY
        and f"-{slug(keys[0])}-" in stem
        and not any(f"-{slug(o)}-" in stem for o in others)
    ):
        fault = f"The stem of '{question.id}' contains the key and no other choice. Reword the stem or the key."
        yield Problem(Code.KEY_IN_STEM, question.span, fault)


def _same_place(questions: Iterable[Question]) -> list[Problem]:
    """Look at questions whose choices stay in their order; all others are shuffled for each reader."""
    fixed = (q for q in questions if not q.is_shuffled)
    single = [q for q in fixed if isinstance(q.exercise, Choices) and q.type == "single"]
    places = {[c.is_key for c in q.exercise.items].index(True) for q in single if isinstance(q.exercise, Choices)}
    if len(single) < _FEWEST_IN_ROW or len(places) != 1:
        return []
    fault = f"The key is choice {places.pop() + 1} in all {len(single)} questions here. Vary its position."
    return [Problem(Code.KEY_SAME_PLACE, single[0].span, fault)]
