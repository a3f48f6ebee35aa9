# SPDX-License-Identifier: MIT
"""Parse the YAML of question files and `quiz` fences into questions, both with the same code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cairn.content.in_text_citation import find_citation_groups
from cairn.content.link import find_unclosed_wikilinks, locate_wikilinks
from cairn.content.name_reference import NameReference, parse_names
from cairn.questions.exercise_type import Block
from cairn.questions.fences.finding import fence_digest, quiz_text
from cairn.questions.keys import ADVICE, FILE_KEYS, ID_FORM, RESERVED
from cairn.questions.notation.lists import parse_items, report_empty, report_quotes, report_strays
from cairn.questions.question import Exercise, Question, Quiz
from cairn.questions.samples import find_samples
from cairn.questions.text_checks import check_texts
from cairn.questions.types.registry import (
    BY_KEY,
    COMPANION_KEYS,
    FEEDBACK_KEYS,
    MARKDOWN_KEYS,
    QUESTION_KEYS,
    STEM_KEYS,
)
from cairn.text.markdown import Fence
from cairn.text.problem import Code, Problem
from cairn.text.slug import question_id
from cairn.text.source import Source, Span, count_lines
from cairn.yaml.comments import TextKeys, find_commented_texts
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import MappingNode, Node, ScalarNode, SequenceNode, parse_yaml

TEXT_KEYS = TextKeys(MARKDOWN_KEYS | {"title", "accept", "blanks", "unit"}, {"concepts", "seen_on"})
"""The keys of questions whose values may lose text to a comment."""


def parse_quiz_file(source: Source) -> tuple[Quiz, tuple[Problem, ...]]:
    """Parse a question file: its `questions`, and the default `concepts` of questions that name none."""
    tree, problems = parse_yaml(source.text, source.path, Code.QUIZ_BROKEN)
    quiz, faults = _parse_quiz(tree, source.path, ())
    quiz, unclosed = check_texts(quiz, source.text, source.path)
    found = (*find_commented_texts(source.text, source.path, TEXT_KEYS), *find_samples(source.text, source.path))
    orphans = tuple(_fault_orphan(q) for q in quiz.questions if not (q.concepts or q.seen_on))
    return quiz, (*problems, *faults, *unclosed, *found, *orphans)


def parse_quiz_fence(fence: Fence, path: str, body_line: int, concept: str) -> tuple[Quiz, tuple[Problem, ...]]:
    """Parse a `quiz` fence of the page `path` whose body begins at `body_line`.

    Questions that name no concept check the `concept` of the page. On a page that is not a concept, such questions
    belong to the page only.
    """
    first = body_line + fence.first + 1
    text = quiz_text(fence)
    tree, problems = parse_yaml(text, path, Code.QUIZ_BROKEN, first)
    default = (NameReference(concept, "", Span(path, first)),) if concept else ()
    quiz, faults = _parse_quiz(tree, path, default)
    quiz, unclosed = check_texts(replace(quiz, digest=fence_digest(text)), text, path, first)
    found = (*find_commented_texts(text, path, TEXT_KEYS, first), *find_samples(text, path, first))
    return quiz, (*problems, *faults, *unclosed, *found)


def _parse_quiz(tree: Node | None, path: str, concepts: tuple[NameReference, ...]) -> tuple[Quiz, tuple[Problem, ...]]:
    """Parse `{concepts, questions}`, a list of questions, or one question."""
    if isinstance(tree, MappingNode) and tree.find("questions") and not tree.find("case"):
        mapping = MappingReader(tree, path, [key.name for key in FILE_KEYS], strict=True)
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
    """Parse a question. The id also depends on the `scenario`, because another case may have the same stem."""
    if not isinstance(item, MappingNode):
        fault = "A question must consist of keys with values, such as 'stem: ...'."
        return None, [Problem(Code.QUIZ_BROKEN, Span(path, item.line), fault)]
    mapping = MappingReader(item, path, QUESTION_KEYS, ADVICE, strict=True)
    stem = next((text for key in STEM_KEYS if (text := mapping.text(key))), None)
    if stem is None:
        if mapping.is_empty("stem") or not mapping.has("stem"):
            mapping.fault(Code.QUESTION_WITHOUT_STEM, item.line, "This question has no stem. Add 'stem: ...'.")
        return None, mapping.problems
    own_id = _checked_id(mapping, mapping.text("id"))
    own = parse_names(mapping, "concepts") if mapping.has("concepts") else concepts

    def parse_part(part: Node) -> Question | None:
        question, faults = _parse_question(part, path, own, stem.value)
        mapping.problems += faults
        return question

    block = Block(stem, own_id or question_id(f"{scenario}\n{stem.value}"), mapping, parse_part)
    mapping.problems += _find_unclosed(item, path)
    rationale = mapping.text("rationale")
    question = Question(
        id=block.question_id,
        stem=stem.value.strip("\n"),
        exercise=_parse_exercise(block),
        rationale=rationale.value.strip("\n") if rationale else "",
        hints=_parse_hints(block),
        concepts=own,
        seen_on=parse_names(mapping, "seen_on"),
        aliases=tuple(found for t in mapping.texts("aliases") if (found := _checked_id(mapping, t))),
        is_shuffled=not mapping.has("shuffle") or mapping.flag("shuffle") is not False,
        has_explicit_id=bool(own_id),
        span=Span(path, mapping.line("id") if own_id else item.line),
        links=tuple(_find_links(item, path)),
        citations=tuple(_find_citations(item, path)),
    )
    return question, mapping.problems


def _find_texts(fields: MappingNode) -> Iterator[ScalarNode]:
    """Yield the Markdown texts of a question."""
    for field in fields.fields:
        values = field.value.items if isinstance(field.value, SequenceNode) else (field.value,)
        if field.name in MARKDOWN_KEYS:
            yield from (text for text in values if isinstance(text, ScalarNode))
        elif field.name in FEEDBACK_KEYS:
            yield from (_keep_feedback(text) for text in values if isinstance(text, ScalarNode))


def _keep_feedback(text: ScalarNode) -> ScalarNode:
    """Return a list without the texts of its items, on the same lines."""
    lines = text.value.split("\n")
    return replace(text, value="\n".join(line if line.lstrip().startswith(">") else "" for line in lines))


def _find_links(fields: MappingNode, path: str) -> Iterator[NameReference]:
    for text in _find_texts(fields):
        for line, link in locate_wikilinks(text.value):
            yield NameReference(link.name, link.anchor, Span(path, text.line_at(line)))


def _find_unclosed(fields: MappingNode, path: str) -> Iterator[Problem]:
    for text in _find_texts(fields):
        for problem in find_unclosed_wikilinks(text.value, path, 0):
            yield replace(problem, span=Span(path, text.line_at(problem.span.line)))


def _find_citations(fields: MappingNode, path: str) -> Iterator[NameReference]:
    for text in _find_texts(fields):
        works = [work for group in find_citation_groups(text.value) for work in group.works]
        for work, line in zip(works, count_lines(text.value, (w.position for w in works)), strict=True):
            yield NameReference(work.key, work.locator, Span(path, text.line_at(line)))


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


def _parse_exercise(stem: Block) -> Exercise | None:
    """Parse the exercise of a question; its key names the type. Return None for a draft."""
    mapping, name = stem.mapping, stem.question_id
    present = [key for key in BY_KEY if mapping.has(key)]
    if len(present) > 1:
        keys = " and ".join(f"'{k}'" for k in present)
        mapping.fault(Code.VALUE_INVALID, mapping.line(present[1]), f"Question '{name}' has {keys}. Keep one of them.")
    _report_lone(mapping, present, name)
    if not present:
        return None
    key, kind = present[0], BY_KEY[present[0]]
    text = stem.text if kind.stem_key == key else mapping.text(key)
    if text is None and mapping.is_empty(key):
        fault = f"Question '{name}' has no key: its '{key}' is empty. Fill it in, or remove it."
        mapping.fault(Code.QUESTION_WITHOUT_KEY, mapping.line(key), fault)
    if text and text.is_folded and QUESTION_KEYS[key].is_list:
        fault = f"The '>' joins the lines of '{key}' in '{name}'. Use '|' instead."
        mapping.fault(Code.VALUE_INVALID, mapping.line(key), fault)
        return None
    return kind.parse(replace(stem, text=text)) if text else None


def _report_lone(mapping: MappingReader, present: list[str], name: str) -> None:
    """Report keys that require another key, which is missing."""
    for key, beside in COMPANION_KEYS.items():
        if mapping.has(key) and not beside & set(present):
            needed = " or ".join(f"'{other}'" for other in sorted(beside))
            fault = f"'{key}' of '{name}' has no effect without {needed}. Add {needed}, or remove '{key}'."
            mapping.fault(Code.VALUE_INVALID, mapping.line(key), fault)
        elif mapping.is_empty(key):
            fault = f"'{key}' of '{name}' is empty. Fill it in, or remove it."
            mapping.fault(Code.VALUE_INVALID, mapping.line(key), fault)


def _parse_hints(stem: Block) -> tuple[str, ...]:
    """Parse `hints`: the items of a Markdown or YAML list; any other text is a single hint."""
    mapping = stem.mapping
    field = mapping.fields.find("hints")
    if field and isinstance(field.value, SequenceNode):
        return tuple(t.value.strip("\n") for t in mapping.texts("hints"))
    text = mapping.text("hints")
    if text is None:
        return ()
    items = parse_items(text)
    is_list = bool(items) and text.value.lstrip()[:1] in "-*+"  # text that merely contains a list is a single hint
    if not is_list:
        return (text.value.strip("\n"),)
    block = replace(stem, text=text)
    report_strays(block, items, "- ")
    report_empty(block, items)
    report_quotes(block, items)
    return tuple(item.text for item in items if item.text.strip())


def _fault_orphan(question: Question) -> Problem:
    fault = f"Question '{question.id}' belongs to no concept. List one under 'concepts'."
    return Problem(Code.QUESTION_WITHOUT_CONCEPT, question.span, fault)
