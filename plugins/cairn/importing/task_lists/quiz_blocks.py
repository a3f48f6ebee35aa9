# SPDX-License-Identifier: MIT
"""Find `<quiz>` blocks in a page, and read the question in each of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from textwrap import dedent

from cairn.importing.found import FoundQuestion, LeftOut
from cairn.importing.notation.carried import NO_KEY, Carried
from cairn.importing.notation.finished import describe, finish, name_in
from cairn.importing.notation.typed import accepted_text
from cairn.importing.task_lists.choices import Parts, carry_choices, split_parts
from cairn.text.markdown import blank_out, mask_code
from cairn.text.problem import Code, Problem
from cairn.text.source import Span, count_lines
from cairn.yaml.writer import prose

KIND = "quiz"
"""What a block is called."""
_TAG = re.compile(r"<(?P<close>/?)quiz(?P<attributes>(?:[\s\0][^<>\n]*)?)>|(?P<old><\?quiz\?>)")
_GAP = re.compile(r"\[\[(?P<text>[^\[\]\n]+)\]\]")
_RULE = re.compile(r"^[ \t]*---[ \t]*$", re.MULTILINE)
_STEM = "Fill in the blanks."
_OPEN = "This '<quiz>' is never closed, so this page is left as it is. Add the line '</quiz>'."
_CLOSE = "This '</quiz>' closes nothing. Remove it."
_OLD = "This block has the form of mkdocs-quiz before version 1. Run 'mkdocs-quiz migrate' first."
_BESIDE = "This '<quiz>' stands beside other text. Put both of its tags on lines of their own."
_NO_STEM = "This quiz has no question above its choices. Add one."
_NO_LIST = "{name} has neither a list of choices nor a gap. Add '- [x]' and '- [ ]', or '[[...]]'."
_CONTINUES = "A choice of {name} goes on here. mkdocs-quiz shows only its first line; here, all of it is shown."
_ATTRIBUTES = "The attributes of this '<quiz>' are left out."
_ALTERNATIVES = "The sign '|' in a gap of {name} separates answers here, so each of them is accepted."


@dataclass(frozen=True, slots=True)
class QuizBlock:
    """A `<quiz>` block, or a tag of one that stands alone."""

    line: int
    """The line of the file on which it begins."""
    start: int
    """The index of its first character in the page, before its indentation."""
    end: int
    """The index after its last character; equal to `start` for a tag alone."""
    indent: str
    """The white space before it."""
    text: str
    """What is between its tags."""
    fault: str = ""
    """What is wrong with its tags, in whole sentences."""
    is_unclosed: bool = False
    """Whether it is never closed."""
    has_attributes: bool = False
    """Whether its tag has attributes."""


@dataclass(frozen=True, slots=True)
class BlockQuestion:
    """What is in a block."""

    found: FoundQuestion | LeftOut
    """Its question, or why it has none."""
    notes: tuple[Problem, ...] = ()
    """What of the question is not carried, each with its place."""


def find_quiz_blocks(text: str, first: int = 0) -> tuple[QuizBlock, ...]:
    """Return the blocks of a page; `first` is the index at which its body begins. Blocks in code do not count."""
    found = list(_TAG.finditer(mask_code(blank_out(text, ((0, first),)))))
    lines = [1 + number for number in count_lines(text, (tag.start() for tag in found))]
    counts = Counter(lines)
    tags = [_Tag(tag, line, counts[line]) for tag, line in zip(found, lines, strict=True)]
    return tuple(_pair_tags(text, tags))


@dataclass(frozen=True, slots=True)
class _Tag:
    match: re.Match[str]
    line: int
    count: int
    """The number of tags on its line."""


def _pair_tags(text: str, tags: Iterable[_Tag]) -> Iterator[QuizBlock]:
    opened: _Tag | None = None
    for tag in tags:
        if tag.match["old"]:
            yield _lone(tag, _OLD)
        elif not tag.match["close"]:
            if opened:
                yield _lone(opened, _OPEN)
            opened = tag
        elif opened:
            yield _block(text, opened, tag)
            opened = None
        else:
            yield _lone(tag, _CLOSE)
    if opened:
        yield _lone(opened, _OPEN)


def _lone(tag: _Tag, fault: str) -> QuizBlock:
    return QuizBlock(tag.line, tag.match.start(), tag.match.start(), "", "", fault, is_unclosed=fault is _OPEN)


def _block(text: str, opened: _Tag, closed: _Tag) -> QuizBlock:
    """Return the block between two tags, which may share their lines with nothing outside it."""
    opening, closing = opened.match, closed.match
    start, end, indent, is_alone = opening.start(), closing.end(), "", False
    if opened.count == closed.count == 1 + (opened.line == closed.line):
        start = text.rfind("\n", 0, start) + 1
        end = len(text) if (end := text.find("\n", end)) < 0 else end
        indent = text[start : opening.start()]
        is_alone = not indent.strip() and not text[closing.end() : end].strip()
    inside = text[opening.end() : closing.start()]
    attributes = bool(opening["attributes"].strip())
    return QuizBlock(opened.line, start, end, indent, inside, "" if is_alone else _BESIDE, has_attributes=attributes)


def read_block(block: QuizBlock, path: str) -> BlockQuestion:
    """Return the question of a block of the page with this path."""
    span = Span(path, block.line)
    if block.fault:
        return BlockQuestion(LeftOut(span, describe(block.text) or "<quiz>", KIND, block.fault))
    lines = dedent(block.text).split("\n")
    parts = split_parts(lines)
    name = describe(parts.stem)
    if parts.fault:
        number, fault = parts.fault
        return BlockQuestion(LeftOut(Span(path, block.line + number), name or "<quiz>", KIND, name_in(fault, name)))
    if parts.choices and not parts.stem:
        return BlockQuestion(LeftOut(span, "<quiz>", KIND, _NO_STEM))
    stem, carried, rationale = _carry(parts)
    found = finish(stem, carried, rationale, span, kind=KIND)
    if isinstance(found, LeftOut):
        return BlockQuestion(found)
    notes = [(0, loss) for loss in (*found.losses, *((_ATTRIBUTES,) if block.has_attributes else ()))]
    notes += [(c.continued, name_in(_CONTINUES, name)) for c in parts.choices if c.continued is not None]
    said = tuple(Problem(Code.IMPORT_SIMPLIFIED, Span(path, block.line + number), note) for number, note in notes)
    return BlockQuestion(replace(found, losses=()), said)


def _carry(parts: Parts) -> tuple[str, Carried | str, str]:
    """Return the stem, the exercise and the rationale."""
    if parts.choices:
        is_right = any(choice.is_right for choice in parts.choices)
        return parts.stem, carry_choices(parts.choices) if is_right else NO_KEY, parts.rest
    rule = _RULE.search(mask_code(parts.stem))
    text = parts.stem[: rule.start()] if rule else parts.stem
    gaps = list(_GAP.finditer(mask_code(text)))
    if not gaps:
        return text, _NO_LIST, ""
    written: list[str] = []
    done = 0
    for gap in gaps:
        written += text[done : gap.start()], f"[[{_write_gap(gap['text'].strip())}]]"
        done = gap.end()
    losses = (_ALTERNATIVES,) if any("|" in gap["text"] for gap in gaps) else ()
    blanks = "".join((*written, text[done:])).strip()
    return _STEM, Carried(tuple(prose("blanks", blanks, "")), losses), parts.stem[rule.end() :].strip() if rule else ""


def _write_gap(text: str) -> str:
    """Return a text that is accepted as it is, in which nothing is taken for a sign of a gap."""
    if "|" in text:
        return text
    return f"\\{text}" if text.startswith("~") else accepted_text(text, has_wildcards=False)
