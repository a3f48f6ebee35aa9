# SPDX-License-Identifier: MIT
"""Question files and `quiz` fences: YAML in, questions out. Both notations are read by the same code."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cairn.content.link import locate_wikilinks
from cairn.content.name_reference import NameReference, parse_names
from cairn.questions.fences import fence_digest, quiz_text
from cairn.questions.question import Question, Quiz
from cairn.questions.text_checks import look_into
from cairn.questions.types.case import Case
from cairn.questions.types.list_notation import parse_items, refuse_empty, refuse_quotes, refuse_stray
from cairn.questions.types.registry import COMPANIONS, LISTS, PARSERS
from cairn.text.problem import Code, Problem
from cairn.text.slug import question_id
from cairn.text.source import Source, Span
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import MappingNode, Node, ScalarNode, SequenceNode, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.questions.question import Exercise
    from cairn.text.markdown import Fence

FILE_KEYS = ("title", "concepts", "questions")
"""Every key that a question file may have."""
QUESTION_KEYS = (
    *("id", "aliases", "stem", "rationale", "hints", "concepts", "seen_on", "shuffle"),
    *PARSERS,
    *COMPANIONS,
    *("case", "questions"),
)
"""Every key that a question may have."""
PROSE_KEYS = {
    *("stem", "case", "rationale", "hints", "choices", "order", "match", "sort", "table", "model_answer", "rubric")
}
"""The keys whose texts may hold wikilinks; in `blanks`, `[[...]]` is a gap."""
ID_FORM = "[a-z0-9][a-z0-9-]*"
"""What the id of a question looks like, as a regular expression for the whole of it."""
RESERVED = "cairn-"
"""What the id of a question may not begin with: those of our own elements do."""


def parse_quiz_file(source: Source) -> tuple[Quiz, tuple[Problem, ...]]:
    """Read a question file: `questions`, and the `concepts` of those that name none themselves."""
    tree, problems = parse_yaml(source.text, source.path, Code.QUIZ_BROKEN)
    quiz, faults = _parse_quiz(tree, source.path, ())
    quiz, unclosed = look_into(quiz, source.text, source.path)
    orphans = tuple(_fault_orphan(q) for q in quiz.questions if not (q.concepts or q.seen_on))
    return quiz, (*problems, *faults, *unclosed, *orphans)


def parse_quiz_fence(fence: Fence, path: str, body_line: int, concept: str) -> tuple[Quiz, tuple[Problem, ...]]:
    """Read a `quiz` fence of the page `path` whose body begins at `body_line`.

    Its questions check the page's own `concept` where they name none; on a page that is no concept they
    belong to the page alone.
    """
    first = body_line + fence.first + 1
    text = quiz_text(fence)
    tree, problems = parse_yaml(text, path, Code.QUIZ_BROKEN, first)
    default = (NameReference(concept, "", Span(path, first)),) if concept else ()
    quiz, faults = _parse_quiz(tree, path, default)
    quiz, unclosed = look_into(replace(quiz, digest=fence_digest(text)), text, path, first)
    return quiz, (*problems, *faults, *unclosed)


def _parse_quiz(tree: Node | None, path: str, concepts: tuple[NameReference, ...]) -> tuple[Quiz, tuple[Problem, ...]]:
    """Read `{concepts, questions}`, a list of questions, or one question."""
    if isinstance(tree, MappingNode) and tree.find("questions") and not tree.find("case"):
        mapping = MappingReader(tree, path, FILE_KEYS, strict=True)
        concepts = parse_names(mapping, "concepts") or concepts
        items, problems = mapping.items("questions"), mapping.problems
    else:
        items, problems = (tree.items if isinstance(tree, SequenceNode) else () if tree is None else (tree,)), []
    questions = []
    for item in items:
        question, faults = _parse_question(item, path, concepts)
        problems += faults
        questions += [question] if question else []
    return Quiz(tuple(questions)), tuple(problems)


def _parse_question(
    item: Node, path: str, concepts: tuple[NameReference, ...], scenario: str = ""
) -> tuple[Question | None, list[Problem]]:
    """Read a question; one of a case is told apart from the same stem elsewhere by the case's `scenario`."""
    if not isinstance(item, MappingNode):
        fault = "A question must consist of keys with values, such as 'stem: ...'."
        return None, [Problem(Code.QUIZ_BROKEN, Span(path, item.line), fault)]
    mapping = MappingReader(item, path, QUESTION_KEYS, strict=True)
    stem = mapping.text("stem") or mapping.text("case")
    if stem is None:
        if mapping.is_empty("stem") or not mapping.has("stem"):
            mapping.fault(Code.QUESTION_WITHOUT_STEM, item.line, "This question has no stem. Add 'stem: ...'.")
        return None, mapping.problems
    own_id = _checked_id(mapping, mapping.text("id"))
    name = own_id or question_id(f"{scenario}\n{stem.value}")
    own = parse_names(mapping, "concepts") if mapping.has("concepts") else concepts
    rationale = mapping.text("rationale")
    question = Question(
        id=name,
        stem=stem.value.strip("\n"),
        exercise=_exercise(mapping, name, own, stem.value),
        rationale=rationale.value.strip("\n") if rationale else "",
        hints=_hints(mapping, name),
        concepts=own,
        seen_on=parse_names(mapping, "seen_on"),
        aliases=tuple(found for t in mapping.texts("aliases") if (found := _checked_id(mapping, t))),
        is_shuffled=not mapping.has("shuffle") or mapping.flag("shuffle") is not False,
        has_explicit_id=bool(own_id),
        span=Span(path, mapping.line("id") if own_id else item.line),
        links=tuple(_links(item, path)),
    )
    return question, mapping.problems


def _links(fields: MappingNode, path: str) -> Iterator[NameReference]:
    for field in fields.fields:
        values = field.value.items if isinstance(field.value, SequenceNode) else (field.value,)
        for text in values if field.name in PROSE_KEYS else ():
            if isinstance(text, ScalarNode):
                for line, link in locate_wikilinks(text.value):
                    yield NameReference(link.name, link.anchor, Span(path, text.line_at(line)))


def _checked_id(mapping: MappingReader, text: ScalarNode | None) -> str:
    if text and not re.fullmatch(ID_FORM, text.value.strip()):
        fault = f"The id '{text.value}' may contain only a to z, 0 to 9 and '-'. Rename it."
        mapping.fault(Code.VALUE_INVALID, text.line, fault)
        return ""
    if text and text.value.strip().startswith(RESERVED):
        fault = f"The id '{text.value}' begins with '{RESERVED}', which is reserved for the page. Rename it."
        mapping.fault(Code.VALUE_INVALID, text.line, fault)
        return ""
    return text.value.strip() if text else ""


def _exercise(mapping: MappingReader, name: str, concepts: tuple[NameReference, ...], stem: str) -> Exercise | None:
    """Read what the question asks the learner to do, which the key names; None for a draft."""
    present = [key for key in (*PARSERS, "case") if mapping.has(key)]
    if len(present) > 1:
        keys = " and ".join(f"'{k}'" for k in present)
        mapping.fault(Code.VALUE_INVALID, mapping.line(present[1]), f"Question '{name}' has {keys}. Keep one of them.")
    _refuse_lone(mapping, present, name)
    if not present:
        return None
    if present[0] == "case":
        return _case(mapping, name, concepts, stem)
    key, block = present[0], mapping.text(present[0])
    if block is None and mapping.is_empty(key):
        fault = f"Question '{name}' has no key: its '{key}' is empty. Fill it in, or remove it."
        mapping.fault(Code.QUESTION_WITHOUT_KEY, mapping.line(key), fault)
    if block and block.is_folded and key in LISTS:
        fault = f"The '>' joins the lines of '{key}' in '{name}'. Use '|' instead."
        mapping.fault(Code.VALUE_INVALID, mapping.line(key), fault)
        return None
    return PARSERS[key](mapping, block, name) if block else None


def _refuse_lone(mapping: MappingReader, present: list[str], name: str) -> None:
    """Report keys that mean something only beside another one, which is missing."""
    for key, beside in (*COMPANIONS.items(), ("questions", "case")):
        if mapping.has(key) and beside not in present:
            fault = f"'{key}' of '{name}' has no effect without '{beside}'. Add '{beside}', or remove '{key}'."
            mapping.fault(Code.VALUE_INVALID, mapping.line(key), fault)
        elif mapping.is_empty(key):
            fault = f"'{key}' of '{name}' is empty. Fill it in, or remove it."
            mapping.fault(Code.VALUE_INVALID, mapping.line(key), fault)


def _case(mapping: MappingReader, name: str, concepts: tuple[NameReference, ...], scenario: str) -> Case | None:
    if mapping.has("stem"):
        fault = f"'{name}' has a case and a stem. Move the stem to one of its questions."
        mapping.fault(Code.VALUE_INVALID, mapping.line("stem"), fault)
    questions = []
    for item in mapping.items("questions"):
        question, faults = _parse_question(item, mapping.path, concepts, scenario)
        mapping.problems += faults
        questions += [question] if question else []
    if not questions:
        fault = f"The case '{name}' has no questions. List them under 'questions'."
        mapping.fault(Code.QUESTION_WITHOUT_KEY, mapping.line("case"), fault)
        return None
    if any(isinstance(question.exercise, Case) for question in questions):
        mapping.fault(Code.VALUE_INVALID, mapping.line("questions"), f"'{name}' has a case inside a case. Move it out.")
        return None
    return Case(tuple(questions))


def _hints(mapping: MappingReader, name: str) -> tuple[str, ...]:
    """Read `hints`: the items of a Markdown list, or of a list of YAML, else the whole text as one hint."""
    field = mapping.fields.find("hints")
    if field and isinstance(field.value, SequenceNode):
        return tuple(t.value.strip("\n") for t in mapping.texts("hints"))
    block = mapping.text("hints")
    if block is None:
        return ()
    items = parse_items(block)
    is_list = bool(items) and block.value.lstrip()[:1] in "-*+"  # not a text with a list in it
    if not is_list:
        return (block.value.strip("\n"),)
    refuse_stray(mapping, block, items, name, "- ")
    refuse_empty(mapping, items, name)
    refuse_quotes(mapping, items, name)
    return tuple(item.text for item in items if item.text.strip())


def _fault_orphan(question: Question) -> Problem:
    fault = f"Question '{question.id}' belongs to no concept. List one under 'concepts'."
    return Problem(Code.QUESTION_WITHOUT_CONCEPT, question.span, fault)
