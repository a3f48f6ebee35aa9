# SPDX-License-Identifier: MIT
"""An open response: learners write a text, compare it with a model response, and check off the ideas it contains."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cairn.questions.exercise_type import Block, ExerciseType
from cairn.questions.keys import Key
from cairn.questions.notation.lists import (
    parse_items,
    report_duplicates,
    report_empty,
    report_quotes,
    report_strays,
    write_item,
)
from cairn.text.slug import item_id
from cairn.yaml.writer import prose

_SAMPLE = """\
stem: Write the question here.
model_answer: |
  What a good answer says.
rubric: |
  - Names the first idea"""


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea that a good response contains."""

    id: str
    """Derived from the text."""
    text: str
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Open:
    """A response in the learner's own words."""

    model: str
    """The model response, as Markdown."""
    rubric: tuple[Idea, ...]
    """The ideas, in source order."""

    type = "open"

    def map_markdown(self, change: Callable[[str], str]) -> Open:
        """Return the exercise with its model and ideas changed."""
        return Open(change(self.model), tuple(replace(idea, text=change(idea.text)) for idea in self.rubric))


def _parse(block: Block) -> Open | None:
    """Parse a model response and the optional list of ideas in `rubric`."""
    rubric = block.mapping.text("rubric")
    inner = replace(block, text=rubric) if rubric else None
    items = parse_items(rubric) if rubric else ()
    if inner and report_strays(inner, items, "- "):
        return None
    report_duplicates(block, ((item_id(i.text), i.line) for i in items), "Ideas")
    report_empty(block, items)
    report_quotes(block, items)
    ideas = tuple(Idea(item_id(i.text), i.text) for i in items if i.text.strip())
    return Open(block.text.value.strip("\n"), ideas)


def _write(exercise: Open) -> list[str]:
    rubric = "\n".join(write_item(f"- {idea.text}") for idea in exercise.rubric)
    return prose("model_answer", exercise.model, "") + (prose("rubric", rubric, "") if rubric else [])


OPEN = ExerciseType(
    name="open",
    schema=(
        Key("model_answer", "A model answer, in Markdown.", is_markdown=True),
        Key("rubric", "A list of the ideas that a good answer contains.", is_markdown=True),
    ),
    parse=_parse,
    write=_write,
    scaffold=(_SAMPLE,),
)
