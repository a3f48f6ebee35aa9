# SPDX-License-Identifier: MIT
"""Choosing: one choice, several, or between true and false."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.questions.types.list_notation import Item, is_inline, parse_items, refuse_duplicates, refuse_stray
from cairn.text.markdown import mask_code
from cairn.text.problem import Code
from cairn.text.slug import item_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from cairn.yaml.mapping_reader import MappingReader
    from cairn.yaml.reader import ScalarNode

_WIKILINK = re.compile(r"\[\[[^\[\]]+\]\]")
_BACK = re.compile(r"(?:^|(?<=[.!?])\s+)(?:(?:See|Read|Reread)\s+)?(?P<link>\[\[[^\[\]]+\]\])\.?\s*$")
_BOX = re.compile(r"^\[(?P<mark>[ xX]?)\](?:[ \t]+|$)(?P<text>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a question."""

    id: str
    text: str
    """Markdown."""
    is_key: bool
    feedback: str
    """Markdown, shown to who chose it; empty where there is none."""
    back: str = ""
    """Markdown: a wikilink to what a wrong choice should send its reader back to; empty where there is none."""

    @property
    def is_inline(self) -> bool:
        """Whether the text can stand in a label."""
        return is_inline(self.text)


@dataclass(frozen=True, slots=True)
class Choices:
    """A choice of one, of several, or between true and false."""

    type: str
    """`single`, `multiple` or `judge`."""
    items: tuple[Choice, ...]

    def map_markdown(self, change: Callable[[str], str]) -> Choices:
        """Return the choices with their texts and feedback changed."""
        items = (Choice(c.id, change(c.text), c.is_key, change(c.feedback), change(c.back)) for c in self.items)
        return Choices(self.type, tuple(items))


def parse_choices(mapping: MappingReader, block: ScalarNode, name: str) -> Choices | None:
    """Read the `choices` of a question: `- [x]` marks the key; two or more of them ask for several."""
    items = parse_items(block)
    if refuse_stray(mapping, block, items, name, "- [ ]"):
        return None
    read = [(item, choice) for n, item in enumerate(items, 1) if (choice := _parse_choice(mapping, item, n, name))]
    refuse_duplicates(mapping, ((choice.id, item.line) for item, choice in read), "Choices", name)
    keys = sum(choice.is_key for _, choice in read)
    if not keys:
        fault = f"Question '{name}' has no key. Mark the right choice with [x]."
        mapping.fault(Code.QUESTION_WITHOUT_KEY, mapping.line("choices"), fault)
        return None
    return Choices("multiple" if keys > 1 else "single", tuple(choice for _, choice in read))


def _parse_choice(mapping: MappingReader, item: Item, number: int, name: str) -> Choice | None:
    box = _BOX.match(item.text)
    if box is None:
        fault = f"Choice {number} of '{name}' has no box. Start it with '- [ ]', or '- [x]' for the key."
        mapping.fault(Code.VALUE_INVALID, item.line, fault)
        return None
    text = box["text"].strip()
    if not text:
        fault = f"Choice {number} of '{name}' is empty. Add its text, or remove it."
        mapping.fault(Code.VALUE_INVALID, item.line, fault)
        return None
    is_key = box["mark"] in ("x", "X")
    feedback, back = (item.quote, "") if is_key else split_back(item.quote)
    return Choice(item_id(text), text, is_key, feedback, back)


def split_back(feedback: str) -> tuple[str, str]:
    """Find what feedback sends its reader back to: a last sentence `See [[...]].` is taken out for it."""
    match = _BACK.search(feedback)
    if match and feedback[: match.start()].strip():
        return feedback[: match.start()].rstrip(), match["link"]
    links = _WIKILINK.findall(mask_code(feedback))
    return feedback, links[0] if links else ""


def parse_is_true(mapping: MappingReader, _block: ScalarNode, _name: str) -> Choices | None:
    """Read `is_true: yes` or `no`."""
    key = mapping.flag("is_true")
    if key is None:
        return None
    return Choices("judge", (Choice("true", "True", key, ""), Choice("false", "False", not key, "")))
