# SPDX-License-Identifier: MIT
"""Write new documents and questions for an author to complete; a check names the sample texts that are left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cairn.questions.parser import parse_quiz_file
from cairn.questions.question import DRAFT
from cairn.questions.samples import DRAFT_SAMPLE
from cairn.questions.types.registry import BY_NAME
from cairn.text.source import Source
from cairn.text.text_edits import Edit, apply_edits, unify_ends
from cairn.yaml.positions import YamlPosition, find_positions
from cairn.yaml.writer import block_list, flow_list, scalar

QUESTION_TYPES = (*BY_NAME, DRAFT)
"""The types of questions that can be created."""


def write_concept(title: str, prerequisites: Iterable[str], tags: Iterable[str]) -> str:
    """Return a concept document without a body."""
    before, paths = block_list(prerequisites), block_list(tags)
    lines = ["---", f"title: {scalar(title)}"]
    lines += ["learn_before:", *before] if before else ["learn_before: []"]
    lines += ["tags:", *paths] if paths else []
    return "\n".join((*lines, "---", ""))


def write_question(name: str, question_id: str, concepts: Sequence[str], number: int) -> list[str]:
    """Return the lines of a question of the given type.

    `number` is the number of questions already in its file; the position of the key depends on it.
    """
    samples = BY_NAME[name].scaffold if name in BY_NAME else (DRAFT_SAMPLE,)
    stem, *rest = samples[number % len(samples)].replace("{id}", question_id).split("\n")
    named = [f"concepts: {flow_list(concepts)}"] if concepts else []
    return [f"id: {question_id}", stem, *named, *rest]


def new_file(lines: Sequence[str], concept: str) -> str:
    """Return a question file with one question about one concept."""
    return f"concepts: {flow_list([concept])}\nquestions:\n{_item(lines, '  ')}"


def add_question(text: str, lines: Sequence[str]) -> str | None:
    """Return a question file with a question appended, or None if the file's structure does not allow it."""
    unified = unify_ends(text)
    edit = _append(unified, lines)
    added = apply_edits(text, [edit]) if edit else text
    before, after = (parse_quiz_file(Source("", unify_ends(t)))[0].questions for t in (text, added))
    return added if after[:-1] == before and len(after) > len(before) else None


def _append(text: str, lines: Sequence[str]) -> Edit | None:
    """Return the edit that appends a question to a file, or None if the file's structure does not allow it."""
    positions = find_positions(text)
    questions = next((p for p in positions if p.path in {(), ("questions",)} and p.kind in {"list", "text"}), None)
    if questions is None:
        is_new = all(p.path == () or p.path[0] in {"title", "concepts"} for p in positions)
        separator = "" if text.endswith("\n") or not text else "\n"
        return Edit(len(text), len(text), f"{separator}questions:\n{_item(lines, '  ')}") if is_new else None
    if questions.kind == "text" or questions.style:  # an empty value or a flow list
        is_empty = not questions.value and not _inside(positions, questions)
        start = len(text[: questions.start].rstrip(" "))
        return Edit(start, questions.end, "\n" + _item(lines, "  ").rstrip("\n")) if is_empty else None
    return _append_to_block(text, lines, questions, _inside(positions, questions))


def _append_to_block(text: str, lines: Sequence[str], questions: YamlPosition, inner: Iterable[YamlPosition]) -> Edit:
    """Return the edit that appends a question to a block list; `inner` are the positions inside the list."""
    end = max(p.end for p in inner if p.kind in {"key", "text"} or p.style)
    if text[end - 1] == "\n":
        end = len(text[:end].rstrip("\n")) + 1
    else:
        end = len(text) if text.find("\n", end) < 0 else text.find("\n", end) + 1
    indent = " " * questions.column
    separator = "" if text[:end].endswith("\n") else "\n"
    separator += "\n" if f"\n\n{indent}-" in text else ""
    return Edit(end, end, separator + _item(lines, indent))


def _inside(positions: Iterable[YamlPosition], outer: YamlPosition) -> list[YamlPosition]:
    depth = len(outer.path)
    return [p for p in positions if len(p.path) > depth and p.path[:depth] == outer.path]


def _item(lines: Sequence[str], indent: str) -> str:
    first, *rest = lines
    return "".join(f"{line}\n" for line in (f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)))
