# SPDX-License-Identifier: MIT
"""A short text: a few words, which are compared with the accepted responses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cairn.questions.exercise_type import Block, ExerciseType, sample
from cairn.questions.keys import Key
from cairn.questions.notation.accepted import check_accepted, lint_accepted
from cairn.questions.notation.lists import parse_items, report_duplicates, report_quotes, report_strays, write_item
from cairn.questions.notation.pattern import find_pattern
from cairn.text.slug import item_id
from cairn.yaml.writer import prose


@dataclass(frozen=True, slots=True)
class Short:
    """An exercise whose response is a few words."""

    accepted: tuple[str, ...]
    """The accepted texts and, between slashes, regular expressions; the first text is shown as the key."""

    type = "short"

    @property
    def shown(self) -> str:
        """The accepted response that is shown as the key."""
        return next((entry for entry in self.accepted if find_pattern(entry) is None), self.accepted[0])

    def map_markdown(self, _change: Callable[[str], str]) -> Short:
        """Return the exercise unchanged, because it contains no Markdown."""
        return self


def _parse(block: Block) -> Short | None:
    """Parse a list of accepted responses, or a single one."""
    items = parse_items(block.text)
    if items and report_strays(block, items, "- "):
        return None
    report_quotes(block, items)
    entries = [(i.text.strip(), i.line) for i in items] or [(block.text.value.strip(), block.text.line)]
    report_duplicates(block, ((item_id(text), line) for text, line in entries), "Responses")
    read = [check_accepted(block, text, line) for text, line in entries]
    return Short(tuple(read)) if all(read) and read else None


def _write(exercise: Short) -> list[str]:
    return prose("accept", "\n".join(write_item(f"- {entry}") for entry in exercise.accepted), "")


SHORT = ExerciseType(
    name="short",
    schema=(Key("accept", "A list of accepted answers; /.../ is a regular expression.", is_list=True),),
    parse=_parse,
    write=_write,
    scaffold=(sample("accept: |", "  - the answer"),),
    lint=lambda question, exercise: lint_accepted(question, [exercise.accepted]),
)
