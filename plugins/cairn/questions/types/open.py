# SPDX-License-Identifier: MIT
"""An open response: the learner writes, compares with a model, and ticks the ideas that the response holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cairn.questions.types.list_notation import (
    parse_items,
    refuse_duplicates,
    refuse_empty,
    refuse_quotes,
    refuse_stray,
)
from cairn.text.slug import item_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from cairn.yaml.mapping_reader import MappingReader
    from cairn.yaml.reader import ScalarNode


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea that a good response holds."""

    id: str
    text: str
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Open:
    """A response in the learner's own words."""

    model: str
    """Markdown: the model response."""
    rubric: tuple[Idea, ...]

    type = "open"

    def map_markdown(self, change: Callable[[str], str]) -> Open:
        """Return the exercise with its model and ideas changed."""
        return Open(change(self.model), tuple(replace(idea, text=change(idea.text)) for idea in self.rubric))


def parse_model_answer(mapping: MappingReader, block: ScalarNode, name: str) -> Open | None:
    """Read the `model_answer` of a question, with the list of ideas in `rubric`."""
    rubric = mapping.text("rubric")
    items = parse_items(rubric) if rubric else ()
    if rubric and refuse_stray(mapping, rubric, items, name, "- "):
        return None
    refuse_duplicates(mapping, ((item_id(i.text), i.line) for i in items), "Ideas", name)
    refuse_empty(mapping, items, name)
    refuse_quotes(mapping, items, name)
    return Open(block.value.strip("\n"), tuple(Idea(item_id(i.text), i.text) for i in items if i.text.strip()))
