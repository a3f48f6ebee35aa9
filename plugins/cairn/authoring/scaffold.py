# SPDX-License-Identifier: MIT
"""New documents and questions to be filled in: each is sound as it stands, so that a check has nothing against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.questions.parser import parse_quiz_file
from cairn.questions.question import DRAFT
from cairn.questions.types.registry import BY_NAME
from cairn.text.source import Source
from cairn.text.text_edits import Edit, apply_edits, unify_ends
from cairn.yaml.positions import YamlPosition, find_positions
from cairn.yaml.writer import block_list, flow_list, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

QUESTION_TYPES = (*BY_NAME, DRAFT)
"""The types of question that can be begun."""
_DRAFT = ("stem: Write the question here.",)


def write_concept(title: str, prerequisites: Iterable[str], tags: Iterable[str]) -> str:
    """Return a document without a body, which counts as one to be written."""
    before, paths = block_list(prerequisites), block_list(tags)
    lines = ["---", f"title: {scalar(title)}"]
    lines += ["learn_before:", *before] if before else ["learn_before: []"]
    lines += ["tags:", *paths] if paths else []
    return "\n".join((*lines, "---", ""))


def write_question(name: str, question_id: str, concepts: Sequence[str], number: int) -> list[str]:
    """Return the lines of a question of that type.

    `number` questions stand before it in its file, so that the key need not always be the first choice.
    """
    samples = BY_NAME[name].scaffold if name in BY_NAME else _DRAFT
    stem, *rest = samples[number % len(samples)].replace("{id}", question_id).split("\n")
    named = [f"concepts: {flow_list(concepts)}"] if concepts else []
    return [f"id: {question_id}", stem, *named, *rest]


def new_file(lines: Sequence[str], concept: str) -> str:
    """Return a question file of one concept with one question."""
    return f"concepts: {flow_list([concept])}\nquestions:\n{_item(lines, '  ')}"


def add_question(text: str, lines: Sequence[str]) -> str | None:
    """Return a question file with one question more at the end; None where that has to be done by hand."""
    unified = unify_ends(text)
    edit = _find_place(unified, lines)
    added = apply_edits(text, [edit]) if edit else text
    before, after = (parse_quiz_file(Source("", unify_ends(t)))[0].questions for t in (text, added))
    return added if after[:-1] == before and len(after) > len(before) else None


def _find_place(text: str, lines: Sequence[str]) -> Edit | None:
    places = find_positions(text)
    found = next((p for p in places if p.path in {(), ("questions",)} and p.kind in {"list", "text"}), None)
    if found is None:
        is_new = all(place.path == () or place.path[0] in {"title", "concepts"} for place in places)
        start = "" if text.endswith("\n") or not text else "\n"
        return Edit(len(text), len(text), f"{start}questions:\n{_item(lines, '  ')}") if is_new else None
    if found.kind == "text" or found.style:  # an empty value, or a list in brackets
        is_empty = not found.value and not _within(places, found)
        begin = len(text[: found.start].rstrip(" "))
        return Edit(begin, found.end, "\n" + _item(lines, "  ").rstrip("\n")) if is_empty else None
    end = max(place.end for place in _within(places, found) if place.kind in {"key", "text"} or place.style)
    if text[end - 1] == "\n":
        end = len(text[:end].rstrip("\n")) + 1
    else:
        end = len(text) if text.find("\n", end) < 0 else text.find("\n", end) + 1
    indent = " " * found.column
    apart = "" if text[:end].endswith("\n") else "\n"
    apart += "\n" if f"\n\n{indent}-" in text else ""
    return Edit(end, end, apart + _item(lines, indent))


def _within(places: Iterable[YamlPosition], outer: YamlPosition) -> list[YamlPosition]:
    depth = len(outer.path)
    return [place for place in places if len(place.path) > depth and place.path[:depth] == outer.path]


def _item(lines: Sequence[str], indent: str) -> str:
    first, *rest = lines
    return "".join(f"{line}\n" for line in (f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)))
