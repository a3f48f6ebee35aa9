# SPDX-License-Identifier: MIT
"""Turn the `<quiz>` blocks of pages into `quiz` fences, and leave everything else as it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from cairn.content.document import FRONT_MATTER
from cairn.importing.found import LeftOut
from cairn.importing.notation.code_block import write_code
from cairn.importing.output.identity import is_of_stem
from cairn.importing.output.imported import CARRIED, LEFT_OUT, SIMPLIFIED, Item
from cairn.importing.task_lists.quiz_blocks import BlockQuestion, QuizBlock, find_quiz_blocks, read_block
from cairn.questions.fences.finding import QUIZ_FENCE, fence_digest, find_quiz_fences, quiz_text
from cairn.questions.question import Question, Quiz
from cairn.questions.writer import write_fence, write_quiz
from cairn.text.markdown import Fence, find_fences
from cairn.text.problem import Code, Problem
from cairn.text.slug import question_id
from cairn.text.source import Source, Span, count_lines
from cairn.text.text_edits import Edit, apply_edits

_OPTIONS = re.compile(r"^quiz[ \t]*:", re.MULTILINE)
_PLACEHOLDER = re.compile(r"<!-- mkdocs-quiz (?P<what>intro|results) -->")
_PAGE_OPEN = "'{name}' is left as it is, because a '<quiz>' of this page is never closed. Close that one first."
_TWICE = "'{name}' stands already in line {line}, so it is left as it is. Remove one of them."
_AS_CODE = "'{name}' stands where a page shows a fence as code, so it is left as it is. Indent it less."
_FRONT_MATTER = "The options of mkdocs-quiz in this front matter have no effect on 'quiz' fences. Remove them."
_NO_PART = "mkdocs-quiz shows its {what} here. Cairn has no counterpart, so remove this line."


@dataclass(frozen=True, slots=True)
class Change:
    """Lines of a page that are replaced."""

    line: int
    """The first of them."""
    old: str
    """What they are."""
    new: str
    """What they become."""


@dataclass(frozen=True, slots=True)
class ConvertedPage:
    """A page whose blocks are converted."""

    text: str
    """The page with `quiz` fences, with its own line endings."""
    items: tuple[Item, ...]
    """What became of each block."""
    problems: tuple[Problem, ...]
    """What else of mkdocs-quiz the page contains."""
    changes: tuple[Change, ...]
    """The blocks that have become fences, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a site."""

    source: Source
    """Its text, with `\\n` line endings."""
    original: str
    """Its text with its own line endings."""
    key: tuple[str, str]
    """Its folder, and its path in that folder."""


def convert_pages(pages: Iterable[Page], taken: Collection[str]) -> tuple[ConvertedPage, ...]:
    """Return the pages with fences in place of their blocks; `taken` are the ids of all questions of the site."""
    seen = _Seen({*taken}, {})
    return tuple(_convert(page, seen) for page in pages)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The questions up to a place."""

    ids: set[str]
    lines: dict[tuple[str, str], int]
    """The line of each question, by its page and its YAML without an id."""


def _convert(page: Page, seen: _Seen) -> ConvertedPage:
    text = page.source.text
    front_matter = FRONT_MATTER.match(text)
    first = front_matter.end() if front_matter else 0
    read = [(block, read_block(block, page.source.path)) for block in find_quiz_blocks(text, first)]
    problems = tuple(_find_rest(page.source, front_matter))
    if any(block.is_unclosed for block, _ in read):
        return ConvertedPage(page.original, tuple(_refuse(question) for _, question in read), problems, ())
    converted = [_convert_block(block, question, page.key, seen) for block, question in read]
    shown = apply_edits(text, (edit for _, edit in converted if edit))
    fences = {fence_digest(quiz_text(fence)) for fence in find_quiz_fences(shown[first:])}
    items, edits = [], []
    for (block, question), (item, edit) in zip(read, converted, strict=True):
        is_shown = edit is None or fence_digest(quiz_text(_fence_of(edit))) in fences
        items.append(item if is_shown else _left_out(question, _AS_CODE))
        edits += [(block.line, edit)] if edit and is_shown else []
    changes = tuple(Change(line, text[edit.start : edit.end], edit.text) for line, edit in edits)
    return ConvertedPage(apply_edits(page.original, (edit for _, edit in edits)), tuple(items), problems, changes)


def _convert_block(
    block: QuizBlock, question: BlockQuestion, key: tuple[str, str], seen: _Seen
) -> tuple[Item, Edit | None]:
    if isinstance(question.found, LeftOut):
        return _left_out(question, question.found.sentence), None
    own = question.found.question
    whole = write_quiz(Quiz((own,)))
    line = seen.lines.setdefault((own.span.path, whole), own.span.line)
    chosen = _choose_id(own, whole, seen) if line == own.span.line else ""
    if not chosen:
        return _left_out(question, _TWICE.replace("{line}", str(line))), None
    seen.ids.add(chosen)
    named = replace(own, id=chosen, has_explicit_id=not is_of_stem(chosen, own.stem))
    fate = SIMPLIFIED if question.notes else CARRIED
    item = Item(own.span, own.label, own.type, fate, chosen, key, question.notes)
    return item, Edit(block.start, block.end, _write_fence(write_fence(named), block.indent))


def _choose_id(question: Question, whole: str, seen: _Seen) -> str:
    """Return the first free id; empty if the site has all of them, because it has this question on this page."""
    texts = question.stem, whole, f"{whole}\n{question.span.path}"
    return next((each for each in map(question_id, texts) if each not in seen.ids), "")


def _write_fence(yaml: str, indent: str) -> str:
    return "\n".join(f"{indent}{line}" if line else "" for line in write_code(yaml, QUIZ_FENCE).split("\n"))


def _fence_of(edit: Edit) -> Fence:
    """Return the fence that an edit inserts."""
    lines = edit.text.split("\n")
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    return Fence(QUIZ_FENCE, "".join(f"{line}\n" for line in lines[1:-1]), 0, len(lines) - 1, indent)


def _refuse(question: BlockQuestion) -> Item:
    found = question.found
    return _left_out(question, found.sentence if isinstance(found, LeftOut) else _PAGE_OPEN)


def _left_out(question: BlockQuestion, sentence: str) -> Item:
    found = question.found
    span, name = (found.span, found.name) if isinstance(found, LeftOut) else (found.question.span, found.question.label)
    problem = Problem(Code.IMPORT_LEFT_OUT, span, sentence.replace("{name}", name))
    return Item(span, name, found.kind, LEFT_OUT, problems=(problem, *question.notes))


def _find_rest(source: Source, front_matter: re.Match[str] | None) -> Iterator[Problem]:
    """Yield what a page contains of mkdocs-quiz beside its blocks."""
    options = _OPTIONS.search(front_matter[1]) if front_matter else None
    if front_matter and options:
        line = 1 + source.text.count("\n", 0, front_matter.start(1) + options.start())
        yield Problem(Code.IMPORT_SIMPLIFIED, Span(source.path, line), _FRONT_MATTER)
    found = list(_PLACEHOLDER.finditer(source.text))
    code = {n for fence in find_fences(source.text) for n in range(fence.first, fence.last + 1)} if found else ()
    for match, line in zip(found, count_lines(source.text, (m.start() for m in found)), strict=True):
        if line not in code:
            note = _NO_PART.replace("{what}", match["what"])
            yield Problem(Code.IMPORT_SIMPLIFIED, Span(source.path, 1 + line), note)
