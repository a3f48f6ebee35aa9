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
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")

PLANNED = ("order", "match", "sort", "table", "number", "blanks", "accept", "model_answer")
"""Keys of types that cannot be answered yet; such a question is shown as a draft."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a question."""

    id: str
    text: str
    """Markdown."""
    is_key: bool
    feedback: str
    """Markdown, shown to who chose it; empty where there is none."""

    @property
    def is_inline(self) -> bool:
        """Whether the text is a single paragraph, so that it can stand in a label."""
        return "\n" not in self.text.strip() and not re.match(r"[-*+>#|]\s|\d+[.)]\s|!\[|<|`{3}|\$\$", self.text)


@dataclass(frozen=True, slots=True)
class Choices:
    """A choice of one, of several, or between true and false."""

    type: str
    """`single`, `multiple` or `judge`."""
    items: tuple[Choice, ...]

    def map_markdown(self, change: Callable[[str], str]) -> Choices:
        """Return the choices with their texts and feedback changed."""
        items = (replace(c, text=change(c.text), feedback=change(c.feedback)) for c in self.items)
        return replace(self, items=tuple(items))


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list in a block: its own lines and those quoted under it."""

    text: str
    quote: str
    line: int


def parse_items(block: Text) -> tuple[Item, ...]:
    """Read a Markdown list: an item's lines are indented under it, and quoted ones (`>`) are its feedback.

    Text before the first item makes an item of its own, with an empty first line mark; see `find_preamble`.
    """
    items: list[tuple[list[str], list[str], int]] = []
    fence = ""
    for number, line in enumerate(block.value.split("\n"), block.line):
        start = None if fence else _ITEM.match(line)
        if start:
            items.append(([start["text"]], [], number))
            continue
        bare = line[2:] if line.startswith("  ") else line.lstrip()
        fence = _next_fence(fence, bare)
        if items:
            texts, quotes, _ = items[-1]
            (quotes if bare.startswith(">") and not fence else texts).append(bare)
    return tuple(Item("\n".join(t).strip("\n"), _unquote(q), number) for t, q, number in items)


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
    choices = []
    for number, item in enumerate(parse_items(block), 1):
        box = _BOX.match(item.text.partition("\n")[0])
        if box is None:
            fault = f"Choice {number} of '{name}' has no box. Begin it with '- [ ]', or '- [x]' for the key."
            record.fault(Code.VALUE_INVALID, item.line, fault)
            continue
        text = "\n".join([box["text"], *item.text.split("\n")[1:]]).strip("\n")
        choices.append(Choice(item_id(text), text, box["mark"] in ("x", "X"), item.quote))
    _refuse_duplicates(record, block, choices, name)
    keys = sum(c.is_key for c in choices)
    if not keys:
        fault = f"Question '{name}' has no key. Mark the right choice with [x]."
        record.fault(Code.QUESTION_WITHOUT_KEY, record.line("choices"), fault)
        return None
    return Choices("multiple" if keys > 1 else "single", tuple(choices))


def _refuse_duplicates(record: Record, block: Text, choices: list[Choice], name: str) -> None:
    first: dict[str, int] = {}
    for number, choice in enumerate(choices, 1):
        if choice.id in first:
            fault = f"Choices {first[choice.id]} and {number} of '{name}' read the same. Reword or remove one."
            record.fault(Code.CHOICE_DUPLICATE, parse_items(block)[number - 1].line, fault)
        first.setdefault(choice.id, number)


def parse_is_true(record: Record, _block: Text, _name: str) -> Exercise | None:
    """Read `is_true: yes` or `no`."""
    key = record.flag("is_true")
    if key is None:
        return None
    return Choices("judge", (Choice("true", "True", key, ""), Choice("false", "False", not key, "")))


Parser: TypeAlias = "Callable[[Record, Text, str], Exercise | None]"

PARSERS: Mapping[str, Parser] = {"choices": parse_choices, "is_true": parse_is_true}
"""The parser of each key that names a type."""
