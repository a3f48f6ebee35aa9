# SPDX-License-Identifier: MIT
"""Question files and `quiz` fences: YAML in, questions out. Both notations are read by the same code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cairn.concept import Mention
from cairn.problem import Code, Problem
from cairn.quiz import Question, Quiz
from cairn.quiz_blocks import PARSERS, PLANNED, parse_items
from cairn.schema import Record
from cairn.slug import question_id
from cairn.source import Source, Span
from cairn.yaml_text import Fields, Items, Node, parse_yaml

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
    quiz, faults = _parse_quiz(tree, source.path, 1, ())
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
    quiz, faults = _parse_quiz(tree, path, first, default)
    return quiz, (*problems, *faults)


def _parse_quiz(
    tree: Node | None, path: str, line: int, concepts: tuple[Mention, ...]
) -> tuple[Quiz, tuple[Problem, ...]]:
    """Read `{concepts, questions}`, a list of questions, or one question."""
    if isinstance(tree, Fields) and tree.find("questions") and not tree.find("case"):
        record = Record(tree, path, _FILE_KEYS, strict=True)
        concepts = _mentions(record, "concepts") or concepts
        items, problems = record.items("questions"), record.problems
    else:
        items, problems = (tree.items if isinstance(tree, Items) else () if tree is None else (tree,)), []
    questions = []
    for item in items:
        question, faults = _parse_question(item, path, concepts)
        problems += faults
        questions += [question] if question else []
    return Quiz(tuple(questions), Span(path, line)), tuple(problems)


def _parse_question(item: Node, path: str, concepts: tuple[Mention, ...]) -> tuple[Question | None, list[Problem]]:
    if not isinstance(item, Fields):
        fault = "A question must be a list of keys with values, such as 'stem: ...'."
        return None, [Problem(Code.QUIZ_BROKEN, Span(path, item.line), fault)]
    record = Record(item, path, _QUESTION_KEYS, strict=True)
    stem = record.text("stem") or record.text("case")
    if stem is None:
        record.fault(Code.QUESTION_WITHOUT_STEM, item.line, "This question has no stem. Add 'stem: ...'.")
        return None, record.problems
    own_id = _own_id(record)
    name = own_id or question_id(stem.value)
    rationale = record.text("rationale")
    question = Question(
        id=name,
        stem=stem.value.strip("\n"),
        exercise=_exercise(record, name),
        rationale=rationale.value.strip("\n") if rationale else "",
        hints=_hints(record),
        concepts=_mentions(record, "concepts") if record.has("concepts") else concepts,
        seen_on=_mentions(record, "seen_on"),
        aliases=tuple(t.value.strip() for t in record.texts("aliases")),
        span=Span(path, record.line("id") if own_id else item.line),
    )
    return question, record.problems


def _own_id(record: Record) -> str:
    own_id = record.text("id")
    if own_id and not _ID.fullmatch(own_id.value.strip()):
        fault = f"The id '{own_id.value}' may hold only a to z, 0 to 9 and '-'. Rename it."
        record.fault(Code.VALUE_INVALID, own_id.line, fault)
        return ""
    return own_id.value.strip() if own_id else ""


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
    if block is None:
        fault = f"Question '{name}' has no key: its '{key}' is empty. Fill it in, or remove it."
        record.fault(Code.QUESTION_WITHOUT_KEY, record.line(key), fault)
        return None
    return PARSERS[key](record, block, name)


def _hints(record: Record) -> tuple[str, ...]:
    """Read `hints`: the items of a Markdown list, else the whole text as one hint."""
    field = record.fields.find("hints")
    if field and isinstance(field.value, Items):
        return tuple(t.value.strip("\n") for t in record.texts("hints"))
    block = record.text("hints")
    if block is None:
        return ()
    return tuple(item.text for item in parse_items(block)) or (block.value.strip("\n"),)


def _mentions(record: Record, key: str) -> tuple[Mention, ...]:
    return tuple(Mention(t.value.strip(), "", Span(record.path, t.line)) for t in record.texts(key))


def _fault_orphan(question: Question) -> Problem:
    fault = f"Question '{question.id}' belongs to no concept. Name one under 'concepts'."
    return Problem(Code.QUESTION_WITHOUT_CONCEPT, question.span, fault)
