# SPDX-License-Identifier: MIT
"""The exercises of questions, each read from the value of the key that names its type.

To add a type: a frozen class with `type` and `map_markdown`, a `parse_` function, a line in `PARSERS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from cairn.problem import Code
from cairn.slug import item_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cairn.quiz import Exercise
    from cairn.schema import Record
    from cairn.yaml_text import Text

_ITEM = re.compile(r"^[-*+][ \t]+(?P<text>.*)$")
_BOX = re.compile(r"^\[(?P<mark>[ xX]?)\](?:[ \t]+|$)(?P<text>.*)$")
_BLOCK = re.compile(r"[-*+>#|]\s|\d+[.)]\s|!\[|<|`{3}|~{3}|\$\$")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")

PLANNED = ("order", "match", "sort", "table", "number", "blanks", "accept", "model_answer")
"""Keys of types that cannot be answered yet; such a question is shown as a draft."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a question."""

    id: str
    """Unique in the question; what a response holds."""
    text: str
    """Markdown."""
    is_key: bool
    """Whether it is right."""
    feedback: str
    """Markdown, shown to who chose it; empty where there is none."""

    @property
    def is_inline(self) -> bool:
        """Whether the text is a single paragraph, so that it can stand in a label."""
        return "\n" not in self.text.strip() and not _BLOCK.match(self.text)


@dataclass(frozen=True, slots=True)
class Choices:
    """A choice of one, of several, or between true and false."""

    type: str
    """`single`, `multiple` or `judge`."""
    items: tuple[Choice, ...]
    """The choices, in the author's order."""

    def map_markdown(self, change: Callable[[str], str]) -> Choices:
        """Return the choices with their texts and feedback changed."""
        items = (replace(c, text=change(c.text), feedback=change(c.feedback)) for c in self.items)
        return replace(self, items=tuple(items))


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list in a block: its own lines and those quoted under it."""

    text: str
    """Its Markdown, without the mark of the list."""
    quote: str
    """What is quoted under it, without the marks; empty where nothing is."""
    line: int
    """The line of the file at which it begins."""


def parse_items(block: Text) -> tuple[Item, ...]:
    """Read a Markdown list; what stands before its first item is passed over.

    An item's lines are indented under it; quoted ones (`>`) are its feedback.
    """
    items: list[tuple[list[str], list[str], int]] = []
    fence = ""
    for number, line in enumerate(block.value.split("\n")):
        start = None if fence else _ITEM.match(line)
        bare = start["text"] if start else line[2:] if line.startswith("  ") else line.lstrip()
        if start:
            items.append(([], [], block.line_at(number)))
        if items:
            fence = _next_fence(fence, _BOX.sub(r"\g<text>", bare) if start else bare)
            texts, quotes, _ = items[-1]
            (quotes if bare.startswith(">") and not fence and not start else texts).append(bare)
    return tuple(Item("\n".join(t).strip("\n"), _unquote(q), line) for t, q, line in items)


def _next_fence(fence: str, line: str) -> str:
    match = _FENCE.match(line)
    if not match:
        return fence
    if fence:
        return "" if match[1].startswith(fence) else fence
    return match[1]


def _unquote(lines: list[str]) -> str:
    return "\n".join(re.sub(r"^> ?", "", line) for line in lines).strip("\n")


def parse_choices(record: Record, block: Text, name: str) -> Exercise | None:
    """Read the `choices` of a question: `- [x]` marks the key; two or more of them ask for several."""
    items = parse_items(block)
    if _refuse_stray(record, block, items, name):
        return None
    read = ((number, item, _parse_choice(record, number, item, name)) for number, item in enumerate(items, 1))
    numbered = [(number, item.line, choice) for number, item, choice in read if choice]
    _refuse_duplicates(record, numbered, name)
    choices = tuple(choice for _, _, choice in numbered)
    keys = sum(c.is_key for c in choices)
    if not keys:
        fault = f"Question '{name}' has no key. Mark the right choice with [x]."
        record.fault(Code.QUESTION_WITHOUT_KEY, record.line("choices"), fault)
        return None
    return Choices("multiple" if keys > 1 else "single", choices)


def _refuse_stray(record: Record, block: Text, items: tuple[Item, ...], name: str) -> bool:
    """Report text that stands before the first choice; say whether there was some."""
    lines = block.value.split("\n")
    stray = next(number for number, line in enumerate(lines) if line.strip())
    if items and items[0].line <= block.line_at(stray):
        return False
    fault = f"This line of '{name}' belongs to no item. Begin each item with '- [ ]'."
    record.fault(Code.VALUE_INVALID, block.line_at(stray), fault)
    return True


def _parse_choice(record: Record, number: int, item: Item, name: str) -> Choice | None:
    first, *following = item.text.split("\n")
    box = _BOX.match(first)
    if box is None:
        fault = f"Choice {number} of '{name}' has no box. Begin it with '- [ ]', or '- [x]' for the key."
        record.fault(Code.VALUE_INVALID, item.line, fault)
        return None
    text = "\n".join([box["text"], *following]).strip("\n")
    if not text.strip():
        record.fault(Code.VALUE_INVALID, item.line, f"Choice {number} of '{name}' is empty. Write it, or remove it.")
        return None
    return Choice(item_id(text), text, box["mark"] in ("x", "X"), item.quote)


def _refuse_duplicates(record: Record, choices: list[tuple[int, int, Choice]], name: str) -> None:
    first: dict[str, int] = {}
    for number, line, choice in choices:
        if choice.id in first:
            fault = f"Choices {first[choice.id]} and {number} of '{name}' read the same. Reword or remove one."
            record.fault(Code.CHOICE_DUPLICATE, line, fault)
        first.setdefault(choice.id, number)


def parse_is_true(record: Record, _block: Text, _name: str) -> Exercise | None:
    """Read `is_true: yes` or `no`."""
    key = record.flag("is_true")
    if key is None:
        return None
    return Choices("judge", (Choice("true", "True", key, ""), Choice("false", "False", not key, "")))


Parser: TypeAlias = "Callable[[Record, Text, str], Exercise | None]"
"""Reads the value of a key, given the whole question and its name; None where that marks nothing."""

PARSERS: Mapping[str, Parser] = {"choices": parse_choices, "is_true": parse_is_true}
"""The parser of each key that names a type."""
