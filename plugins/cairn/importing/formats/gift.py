# SPDX-License-Identifier: MIT
"""GIFT, the text format for questions of Moodle. Moodle's reader is the model, also where the format is unclear."""

from __future__ import annotations

import re
from dataclasses import replace

from cairn.importing.categories import split_category
from cairn.importing.found import Bundle, Format, Found, FoundQuestion, Group, LeftOut, damaged
from cairn.importing.gift.answers import Answers, parse_answers
from cairn.importing.gift.blocks import Block, show, split_blocks, split_format
from cairn.importing.notation.carried import TOO_MANY, WHOLE, Carried, Outline, Result, has_too_many
from cairn.importing.notation.chosen import choose, choose_several, judge, match
from cairn.importing.notation.finished import Unbuilt, finish_together, leave_out
from cairn.importing.notation.gaps import GAP, fill_gap
from cairn.importing.notation.typed import accept, number
from cairn.importing.reading.decoding import decode
from cairn.importing.texts import MOODLE, Texts
from cairn.text.problem import Problem
from cairn.text.prose import plain_text, shorten
from cairn.text.source import Span
from cairn.yaml.writer import prose

_NAME_LENGTH = 60
_LOOKS_LIKE = re.compile(
    rb"^[ \t]*(?:\$CATEGORY:|::[^:\n]+::)|(?<!\\)\{\s*(?:[=~#}]|(?:T|F|TRUE|FALSE)\s*[#}])", re.MULTILINE
)
"""Signs of the format in a file whose name does not tell."""
_DRAFT = "'{name}' has no model answer, so it is a draft. Add a 'model_answer'."
_WORDS = re.compile(r"\w")


def _detect(bundle: Bundle) -> int:
    if bundle.path.lower().endswith(".gift"):
        return 3
    plain = bundle.head.replace(b"\0", b"")  # of UTF-16
    return 2 if bundle.path.lower().endswith(".txt") and _LOOKS_LIKE.search(plain) else 0


def _read(bundle: Bundle) -> Found:
    source = decode(bundle)
    if isinstance(source, Problem):
        return damaged(source)
    read: list[tuple[tuple[str, ...], Unbuilt | LeftOut]] = []
    path: tuple[str, ...] = ()
    for block in split_blocks(source.text):
        if block.category is None:
            read.append((path, _read_block(block, source.path, bundle.text or MOODLE)))
        else:
            path = tuple(map(show, split_category(block.category)))
    groups: dict[tuple[str, ...], list[FoundQuestion]] = {}
    left_out = []
    for (path, _), found in zip(read, finish_together(each for _, each in read), strict=True):
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            groups.setdefault(path, []).append(found)
    return Found(tuple(Group(path, tuple(found)) for path, found in groups.items()), left_out=tuple(left_out))


def _read_block(block: Block, path: str, kind: str) -> Unbuilt | LeftOut:
    title, text = _split_name(block.text)
    kind, text = split_format(text, kind)
    before, brace, rest = text.partition("{")
    inside, closed, after = rest.partition("}")
    name = show(title) or _describe(before, after)
    span = Span(path, block.line)
    if not brace:
        begins = shorten(" ".join(show(text).split()), _NAME_LENGTH)
        fault = f"A text without a question is left out. It begins with '{begins}'."
        fault = f"The sign '}}' of '{name}' closes nothing. Remove it, or write '\\}}'." if "}" in text else fault
        return leave_out(span, name, "description", fault)
    if fault := _find_fault(block, closed, before, after):
        return leave_out(span, name, "unknown", fault)
    texts = Texts(kind)
    answers = parse_answers(inside, texts)
    if isinstance(answers, str):
        return leave_out(span, name, "unknown", answers)
    return _compile(block, (show(title), name), (before, after), texts, answers, span)


def _describe(before: str, after: str) -> str:
    """Return the beginning of a question, for messages about a question without a name."""
    text = f"{before} … {after}" if show(after) else before
    return shorten(" ".join(plain_text(show(text)).split()), _NAME_LENGTH)


def _split_name(text: str) -> tuple[str, str]:
    """Split a block into the name between `::` and the rest."""
    if text.startswith("::") and (end := text.find("::", 2)) >= 0:
        return text[2:end].strip(), text[end + 2 :]
    return "", text


def _find_fault(block: Block, closed: str, before: str, after: str) -> str:
    if block.is_cut:
        return "The answers of {name} are cut by a blank line. Remove the line."
    if not closed:
        return "The answers of {name} are not closed. Add '}' behind them."
    if "}" in before:
        return "The sign '}' of {name} closes nothing. Remove it, or write '\\}'."
    if "{" in after or "}" in after:
        return "{name} has two blocks of answers, but may have one. Split it into two questions."
    return ""


def _compile(
    block: Block, names: tuple[str, str], around: tuple[str, str], texts: Texts, answers: Answers, span: Span
) -> Unbuilt | LeftOut:
    title, name = names
    carried: Result = TOO_MANY if has_too_many(answers.items or answers.rows) else _carry(around, texts, answers)
    stem = _write_stem(*around, texts)
    if answers.kind == "essay" and answers.general:
        carried, answers = Carried(tuple(prose("model_answer", answers.general, ""))), replace(answers, general="")
    elif answers.kind == "essay":
        carried = Carried((), (_DRAFT,))
    if isinstance(carried, str):
        return leave_out(span, name, answers.kind, carried)
    said = answers.items[0].feedback if answers.kind == "true-false" else ""
    rationale = "\n\n".join(filter(None, (answers.general, said)))
    outline = Outline(stem, carried, rationale, span)
    return Unbuilt(outline, answers.kind, name, title, block.source_id, block.tags, texts.losses)


def _carry(around: tuple[str, str], texts: Texts, answers: Answers) -> Result:
    if answers.kind == "true-false":
        return judge(is_true=answers.items[0].share == WHOLE)
    if answers.kind == "matching":
        return match(answers.rows)
    if answers.kind == "numerical":
        return number(answers.items)
    if answers.kind == "multiple answers":
        return choose_several(answers.items)
    is_choice = answers.kind == "multiple choice"
    if show(around[1]) and len(answers.items) > int(is_choice):
        start, end = (_join(part, texts) for part in around)
        return fill_gap(start, answers.items, end, is_choice=is_choice)
    return choose(answers.items) if is_choice else accept(answers.items)


def _join(text: str, texts: Texts) -> str:
    """Return one side of a gap as Markdown, with the space that separates it from the gap."""
    shown = show(text)
    written = texts.markdown(shown)
    first, last = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{first}{written}{last}" if written else ""


def _write_stem(before: str, after: str, texts: Texts) -> str:
    """Return the stem; what stands behind the answers follows a gap, unless it is only punctuation."""
    start = texts.markdown(show(before))
    if not show(after):
        return start
    end = texts.markdown(show(after))
    return f"{start} {GAP} {end}" if _WORDS.search(show(after)) else f"{start}{end}"


GIFT = Format("gift", "questions of Moodle as text", (".gift", ".txt"), _detect, _read)
