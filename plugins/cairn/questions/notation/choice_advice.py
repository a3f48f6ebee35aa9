# SPDX-License-Identifier: MIT
"""Advice on choices: what gives the key away, and choices that readers cannot tell apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.questions.exercise_type import find_unexplained
from cairn.questions.notation.text_comparison import is_same
from cairn.text.problem import Code, Problem
from cairn.text.prose import plain_text
from cairn.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.questions.notation.choices import Choices
    from cairn.questions.question import Question

_FEWEST_CHOICES = 2
_LONGER_TIMES, _LONGER_BY = 1.5, 20
"""A key is much the longest choice if it exceeds every distractor by this factor and by this many characters."""
_SHORTEST_KEY = 6
_CATCH_ALL = frozenset({"all-of-the-above", "all-of-these", "all-the-above", "all-of-them"})


def lint_choices(question: Question, exercise: Choices) -> Iterator[Problem]:
    """Yield advice on single or multiple choice."""
    texts = [plain_text(choice.text) for choice in exercise.items]
    if len(texts) < _FEWEST_CHOICES:
        fault = f"'{question.id}' has only one choice. Add a distractor that reflects a real misunderstanding."
        yield Problem(Code.CHOICE_SINGLE, question.span, fault)
    alike = _find_alike(texts)
    if alike and len({c.id for c in exercise.items}) == len(texts):
        fault = f"The choices '{alike[0]}' and '{alike[1]}' of '{question.id}' are nearly the same. Reword one of them."
        yield Problem(Code.CHOICE_ALIKE, question.span, fault)
    for text in texts:
        if slug(text) in _CATCH_ALL:
            fault = f"'{text}' in '{question.id}' can be guessed. Mark several choices as right instead."
            yield Problem(Code.CHOICE_CATCH_ALL, question.span, fault)
    yield from _lint_key(question, exercise, texts)
    yield from find_unexplained(question, (choice.feedback for choice in exercise.items))


def _find_alike(texts: list[str]) -> tuple[str, str] | None:
    """Return two texts that a reader could take for one; *C* and *C#* are not such, though they share a slug."""
    last: dict[str, str] = {}
    for text in texts:
        before = last.get(name := slug(text))
        if before is not None and (is_same(text, before) or is_same(before, text)):
            return before, text
        last[name] = text
    return None


def _lint_key(question: Question, exercise: Choices, texts: list[str]) -> Iterator[Problem]:
    keys = [text for text, choice in zip(texts, exercise.items, strict=True) if choice.is_key]
    others = [text for text, choice in zip(texts, exercise.items, strict=True) if not choice.is_key]
    if len(keys) != 1 or not others:
        return
    length, longest = len(keys[0]), max(map(len, others))
    if length > _LONGER_TIMES * longest and length - longest > _LONGER_BY:
        fault = f"The key of '{question.id}' is by far the longest choice. Make the lengths similar."
        yield Problem(Code.KEY_LONGEST, question.span, fault)
    stem = f"-{slug(plain_text(question.stem))}-"
    is_in_stem = len(keys[0]) >= _SHORTEST_KEY and f"-{slug(keys[0])}-" in stem
    if is_in_stem and not any(f"-{slug(o)}-" in stem for o in others):
        fault = f"The stem of '{question.id}' contains the key and no other choice. Reword the stem or the key."
        yield Problem(Code.KEY_IN_STEM, question.span, fault)
