# SPDX-License-Identifier: MIT
"""Question files and `quiz` fences: YAML in, questions out. Both notations are read by the same code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cairn.mention import Mention, parse_names
from cairn.problem import Code, Problem
from cairn.quiz import Question, Quiz
from cairn.quiz_blocks import PARSERS, PLANNED, parse_items
from cairn.schema import Record
from cairn.slug import question_id
from cairn.source import Source, Span
from cairn.yaml_text import Fields, Items, Node, Text, parse_yaml

if TYPE_CHECKING:
    from cairn.markdown import Fence
    from cairn.quiz import Exercise

_FILE_KEYS = ("title", "concepts", "questions")
_QUESTION_KEYS = (
    *("id", "aliases", "stem", "rationale", "hints", "concepts", "seen_on"),
    *PARSERS,
    *PLANNED,
    *("within", "unit", "rubric", "case", "questions"),
)
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def parse_quiz_file(source: Source) -> tuple[Quiz, tuple[Problem, ...]]:
    """Read a question file: `questions`, and the `concepts` of those that name none themselves."""
    tree, problems = parse_yaml(source.text, source.path, Code.QUIZ_BROKEN)
    quiz, faults = _parse_quiz(tree, source.path, ())
    orphans = tuple(_fault_orphan(q) for q in quiz.questions if not (q.concepts or q.seen_on))
    return quiz, (*problems, *faults, *orphans)


def parse_quiz_fence(fence: Fence, path: str, body_line: int, concept: str) -> tuple[Quiz, tuple[Problem, ...]]:
    """Read a `quiz` fence of the page `path` whose body begins at `body_line`.

    Its questions check the page's own `concept` where they name none; on a page that is no concept they
    belong to the page alone.
    """
    first = body_line + fence.first + 1
    tree, problems = parse_yaml(fence.text, path, Code.QUIZ_BROKEN, first)
    default = (Mention(concept, "", Span(path, first)),) if concept else ()
    quiz, faults = _parse_quiz(tree, path, default)
    return quiz, (*problems, *faults)


def _parse_quiz(tree: Node | None, path: str, concepts: tuple[Mention, ...]) -> tuple[Quiz, tuple[Problem, ...]]:
    """Read `{concepts, questions}`, a list of questions, or one question."""
    if isinstance(tree, Fields) and tree.find("questions") and not tree.find("case"):
        record = Record(tree, path, _FILE_KEYS, strict=True)
        concepts = parse_names(record, "concepts") or concepts
        items, problems = record.items("questions"), record.problems
    else:
        items, problems = (tree.items if isinstance(tree, Items) else () if tree is None else (tree,)), []
    questions = []
    for item in items:
        question, faults = _parse_question(item, path, concepts)
        problems += faults
        questions += [question] if question else []
    return Quiz(tuple(questions)), tuple(problems)


def _parse_question(item: Node, path: str, concepts: tuple[Mention, ...]) -> tuple[Question | None, list[Problem]]:
    if not isinstance(item, Fields):
        fault = "A question must be a list of keys with values, such as 'stem: ...'."
        return None, [Problem(Code.QUIZ_BROKEN, Span(path, item.line), fault)]
    record = Record(item, path, _QUESTION_KEYS, strict=True)
    stem = record.text("stem") or record.text("case")
    if stem is None:
        if record.is_empty("stem") or not record.has("stem"):
            record.fault(Code.QUESTION_WITHOUT_STEM, item.line, "This question has no stem. Add 'stem: ...'.")
        return None, record.problems
    own_id = _checked_id(record, record.text("id"))
    name = own_id or question_id(stem.value)
    rationale = record.text("rationale")
    question = Question(
        id=name,
        stem=stem.value.strip("\n"),
        exercise=_exercise(record, name),
        rationale=rationale.value.strip("\n") if rationale else "",
        hints=_hints(record),
        concepts=parse_names(record, "concepts") if record.has("concepts") else concepts,
        seen_on=parse_names(record, "seen_on"),
        aliases=tuple(found for t in record.texts("aliases") if (found := _checked_id(record, t))),
        span=Span(path, record.line("id") if own_id else item.line),
    )
    return question, record.problems


def _checked_id(record: Record, text: Text | None) -> str:
    if text and not _ID.fullmatch(text.value.strip()):
        fault = f"The id '{text.value}' may hold only a to z, 0 to 9 and '-'. Rename it."
        record.fault(Code.VALUE_INVALID, text.line, fault)
        return ""
    return text.value.strip() if text else ""


def _exercise(record: Record, name: str) -> Exercise | None:
    present = [key for key in (*PARSERS, *PLANNED, "case") if record.has(key)]
    if len(present) > 1:
        keys = " and ".join(f"'{k}'" for k in present)
        record.fault(Code.VALUE_INVALID, record.line(present[1]), f"Question '{name}' has {keys}. Keep one of them.")
    if not present:
        return None
    key = present[0]
    if key not in PARSERS:
        fault = f"Questions with '{key}' cannot be answered yet, so '{name}' is shown without a form."
        record.fault(Code.QUESTION_TYPE_PLANNED, record.line(key), fault + " Nothing needs to be done.")
        return None
    block = record.text(key)
    if block is None and record.is_empty(key):
        fault = f"Question '{name}' has no key: its '{key}' is empty. Fill it in, or remove it."
        record.fault(Code.QUESTION_WITHOUT_KEY, record.line(key), fault)
    return PARSERS[key](record, block, name) if block else None


def _hints(record: Record) -> tuple[str, ...]:
    """Read `hints`: the items of a Markdown list, or of a list of YAML, else the whole text as one hint."""
    field = record.fields.find("hints")
    if field and isinstance(field.value, Items):
        return tuple(t.value.strip("\n") for t in record.texts("hints"))
    block = record.text("hints")
    if block is None:
        return ()
    items = parse_items(block)
    is_list = bool(items) and block.value.lstrip()[:1] in "-*+"  # not a text with a list in it
    return tuple(item.text for item in items) if is_list else (block.value.strip("\n"),)


def _fault_orphan(question: Question) -> Problem:
    fault = f"Question '{question.id}' belongs to no concept. Name one under 'concepts'."
    return Problem(Code.QUESTION_WITHOUT_CONCEPT, question.span, fault)
