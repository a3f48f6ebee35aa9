# SPDX-License-Identifier: MIT
"""The choices of single and multiple choice questions: a task list whose correct items are marked with `[x]`.

If one item is correct, others may be worth a share of the credit, as in `[50%]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from cairn.questions.exercise_type import Block, find_unexplained, sample
from cairn.questions.keys import Key
from cairn.questions.notation.answers import NOTHING, SHARE, WHOLE, check_share, points
from cairn.questions.notation.lists import Item, parse_items, report_duplicates, report_strays, write_item
from cairn.questions.notation.text_comparison import is_same
from cairn.questions.question import Question
from cairn.text.problem import Code, Problem
from cairn.text.prose import plain_text
from cairn.text.slug import item_id, slug
from cairn.yaml.writer import prose

CHOICES = Key(
    "choices",
    "A Markdown list: '- [x]' is right, '- [ ]' is wrong, '- [50%]' is partly right, '>' starts feedback.",
    is_markdown=True,
    is_list=True,
)
_SENTENCE_END = r"(?:^|(?<=[.!?؟۔।])\s+|(?<=[。！？])\s*)"
_LINK_BACK = re.compile(rf"{_SENTENCE_END}(?:(?:See|Read|Reread)\s+)?(?P<link>\[\[[^\[\]]+\]\])[.。]?\s*$")
_BOX = re.compile(rf"^\[(?:(?P<mark>[ xX]?)|{SHARE})\](?:[ \t]+|$)(?P<text>.*)$", re.DOTALL)
_MIN_CHOICES = 2
_MAX_LENGTH_RATIO, _MAX_LENGTH_DIFFERENCE = 1.5, 20
"""A key is reported as too long if it exceeds every distractor by this factor and by this many characters."""
_MIN_KEY_LENGTH = 6
_CATCH_ALL = frozenset({"all-of-the-above", "all-of-these", "all-the-above", "all-of-them"})
_SAMPLES = ("The first choice", "The second choice", "The third choice")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a question."""

    id: str
    """Derived from the text."""
    text: str
    """Markdown."""
    is_key: bool
    """Whether it is correct."""
    feedback: str
    """Markdown shown to learners who chose it; empty if there is none."""
    back: str = ""
    """Markdown: a wikilink to a text to review after this wrong choice; empty if there is none."""
    share: str = ""
    """Its share of the credit in percent, if it has one; a key has the whole."""

    @property
    def is_right(self) -> bool:
        """Whether it gets the whole credit."""
        return self.is_key or self.share == WHOLE

    @property
    def points(self) -> float:
        """The score for choosing it."""
        return points(WHOLE if self.is_key else self.share or NOTHING)


@dataclass(frozen=True, slots=True)
class Choices:
    """A single choice, multiple choice or true-false exercise."""

    type: str
    """`single`, `multiple` or `judge`."""
    items: tuple[Choice, ...]
    """The choices, in source order."""

    def map_markdown(self, change: Callable[[str], str]) -> Choices:
        """Return the choices with their texts and feedback changed."""
        items = (replace(c, text=change(c.text), feedback=change(c.feedback), back=change(c.back)) for c in self.items)
        return Choices(self.type, tuple(items))


def parse_choices(block: Block) -> Choices | None:
    """Parse a list of choices; with two or more keys, it is multiple choice."""
    items = parse_items(block.text)
    if report_strays(block, items, "- [ ]"):
        return None
    read = [(item, choice) for n, item in enumerate(items, 1) if (choice := _parse_choice(block, item, n))]
    report_duplicates(block, ((choice.id, item.line) for item, choice in read), "Choices")
    keys = sum(choice.is_key for _, choice in read)
    if not keys:
        fault = f"Question '{block.question_id}' has no key. Mark the right choice with [x]."
        block.report(Code.QUESTION_WITHOUT_KEY, block.mapping.line("choices"), fault)
        return None
    if keys > 1:
        _report_shares(block, read)
        read = [(item, replace(choice, share="")) for item, choice in read]
    return Choices("multiple" if keys > 1 else "single", tuple(choice for _, choice in read))


def _report_shares(block: Block, choices: Iterable[tuple[Item, Choice]]) -> None:
    """Report choices with a share of the credit among several keys."""
    for item, choice in choices:
        if choice.share:
            fault = (
                f"[{choice.share}%] of '{block.question_id}' stands beside several keys, but shares are for questions "
                f"with one right choice, short texts and numbers. Write [x] or [ ]."
            )
            block.report(Code.VALUE_INVALID, item.line, fault)


def _parse_choice(block: Block, item: Item, number: int) -> Choice | None:
    box = _BOX.match(item.text)
    if box is None:
        fault = f"Choice {number} of '{block.question_id}' has no box. Start it with '- [ ]', or '- [x]' for the key."
        block.report(Code.VALUE_INVALID, item.line, fault)
        return None
    text = box["text"].strip()
    if not text:
        fault = f"Choice {number} of '{block.question_id}' is empty. Add its text, or remove it."
        block.report(Code.VALUE_INVALID, item.line, fault)
        return None
    is_key = box["mark"] in ("x", "X")
    share = check_share(block, box["share"], item.line) if box["share"] else ""
    choice = Choice(item_id(text), text, is_key, item.quote, "", share)
    feedback, back = (item.quote, "") if choice.is_right else _split_link_back(item.quote)
    return replace(choice, feedback=feedback, back=back)


def _split_link_back(feedback: str) -> tuple[str, str]:
    """Return feedback without its last sentence `See [[...]].`, and the link in that sentence, if it has one."""
    match = _LINK_BACK.search(feedback)
    if match and feedback[: match.start()].strip():
        return feedback[: match.start()].rstrip(), match["link"]
    return feedback, ""


def write_choices(exercise: Choices) -> list[str]:
    """Return the list of choices."""
    items = (write_item(f"- [{_mark(c)}] {c.text}", whole_feedback(c)) for c in exercise.items)
    return prose("choices", "\n".join(items), "")


def _mark(choice: Choice) -> str:
    return "x" if choice.is_key else f"{choice.share}%" if choice.share else " "


def whole_feedback(choice: Choice) -> str:
    """Return the feedback of a choice as its author wrote it, with its last sentence `See [[...]].`"""
    is_whole = choice.is_right or _split_link_back(choice.feedback) == (choice.feedback, choice.back)
    return choice.feedback if is_whole else f"{choice.feedback} See {choice.back}."


def sample_choices(*keys: int) -> str:
    """Return a new question for an author to complete, in which the given ones of its three choices are keys."""
    return sample("choices: |", *(f"  - [{'x' if n in keys else ' '}] {text}" for n, text in enumerate(_SAMPLES)))


def lint_choices(question: Question, exercise: Choices) -> Iterator[Problem]:
    """Yield advice on a single or multiple choice question."""
    texts = [plain_text(choice.text) for choice in exercise.items]
    if len(texts) < _MIN_CHOICES:
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
    """Return two texts that look the same to a reader; *C* and *C#* do not, although they share a slug."""
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
    if length > _MAX_LENGTH_RATIO * longest and length - longest > _MAX_LENGTH_DIFFERENCE:
        fault = f"The key of '{question.id}' is by far the longest choice. Make the lengths similar."
        yield Problem(Code.KEY_LONGEST, question.span, fault)
    stem = f"-{slug(plain_text(question.stem))}-"
    is_in_stem = len(keys[0]) >= _MIN_KEY_LENGTH and f"-{slug(keys[0])}-" in stem
    if is_in_stem and not any(f"-{slug(o)}-" in stem for o in others):
        fault = f"The stem of '{question.id}' contains the key and no other choice. Reword the stem or the key."
        yield Problem(Code.KEY_IN_STEM, question.span, fault)
