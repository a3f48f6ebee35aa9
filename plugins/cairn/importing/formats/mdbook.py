# SPDX-License-Identifier: MIT
"""mdbook-quiz, the questions of books about Rust as TOML. A program to trace becomes a case with its questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from cairn.importing.found import Bundle, Format, Found, FoundQuestion, Group, LeftOut, damaged
from cairn.importing.notation.carried import NOTHING, TOO_MANY, WHOLE, Answer, Carried, Result, has_too_many
from cairn.importing.notation.chosen import choose, choose_several, judge, keep_order
from cairn.importing.notation.code_block import write_code
from cairn.importing.notation.finished import finish, name_in
from cairn.importing.notation.typed import accept, accepted_text, number
from cairn.importing.reading.decoding import decode
from cairn.importing.reading.toml_tables import NO_READER, TomlTable, load_parser, read_tables
from cairn.importing.task_lists.page_texts import PageTexts
from cairn.importing.texts import MARKDOWN, to_line
from cairn.questions.keys import ID_FORM
from cairn.questions.notation.accepted import has_details
from cairn.questions.question import Case, Question
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_LIST = "questions"
_LOOKS_LIKE = re.compile(rb"^[ \t]*\[\[[ \t]*questions[ \t]*\]\]", re.MULTILINE)
_BROKEN = "This question is not TOML ({reason}). Correct it."
_NO_TABLES = "This question has no 'prompt', or no 'answer'. Add them."
_TYPE = "{name} is of the type '{type}', which cannot be carried. Write it as a question of another type."
_NO_PART = "{name} belongs to '{part}', which the table 'multipart' does not have. The text above it is left out."
_NO_VERDICT = "{name} does not say whether the program compiles. Add 'answer.doesCompile'."
_NO_PROGRAM = "This question has no program. Add 'prompt.program'."
_SEVERAL_LINES = "{name} prints several lines, which learners type on one line here."
_COMPILES, _PRINTS, _FAILS = "This program compiles.", "What does it print?", "In which line does it fail?"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question in the source."""

    values: Mapping[str, Any]
    prompt: Mapping[str, Any]
    answer: Mapping[str, Any]
    span: Span
    texts: PageTexts

    def write(self, text: Any) -> str:
        """Return a text of the question as Markdown."""
        return self.texts.markdown(_text(text))


def _detect(bundle: Bundle) -> int:
    return 3 if bundle.path.lower().endswith(".toml") and _LOOKS_LIKE.search(bundle.head) else 0


def _read(bundle: Bundle) -> Found:
    source = decode(bundle)
    if isinstance(source, Problem):
        return damaged(source)
    parse = load_parser()
    if parse is None:
        return damaged(Problem(Code.IMPORT_DAMAGED, bundle.place(), NO_READER))
    head, *tables = read_tables(source.text, _LIST, parse)
    if head.fault:
        fault = f"The part above the first question is not TOML ({head.fault}). Correct it."
        return damaged(Problem(Code.IMPORT_DAMAGED, bundle.place(line=head.line), fault))
    shared = {key: text for each in (head, *tables) for key, text in _table(each.values, "multipart").items()}
    ids = Counter(_own_id(table) for table in tables)
    read = partial(_read_table, shared=shared, kind=bundle.text or MARKDOWN)
    found = [read(table, bundle.place(line=table.line), is_only=ids[_own_id(table)] == 1) for table in tables]
    questions = tuple(each for each in found if isinstance(each, FoundQuestion))
    left_out = tuple(each for each in found if isinstance(each, LeftOut))
    return Found((Group((), questions),) if questions else (), left_out=left_out)


def _values(table: TomlTable) -> Mapping[str, Any]:
    listed = table.values.get(_LIST)
    return listed[0] if isinstance(listed, list) and listed and isinstance(listed[0], Mapping) else {}


def _own_id(table: TomlTable) -> str:
    return _text(_values(table).get("id"))


def _read_table(
    table: TomlTable, span: Span, *, shared: Mapping[str, Any], kind: str, is_only: bool
) -> FoundQuestion | LeftOut:
    values = _values(table)
    called = _text(values.get("type"))
    asked = _Asked(values, _table(values, "prompt"), _table(values, "answer"), span, PageTexts(kind))
    if table.fault:
        return LeftOut(span, "This question", "unknown", _BROKEN.replace("{reason}", table.fault))
    if not asked.prompt or not asked.answer:
        return LeftOut(span, "This question", called or "unknown", _NO_TABLES)
    part = _text(values.get("multipart"))
    before = asked.write(shared.get(part)) if part else ""
    if called == "Tracing":
        found = _read_tracing(asked, before, own_id=_own_id(table) if is_only else "")
    else:
        stem = "\n\n".join(filter(None, (before, asked.write(asked.prompt.get("prompt")))))
        read = {"MultipleChoice": _choices, "ShortAnswer": _short}.get(called)
        result = read(asked) if read else _TYPE.replace("{type}", called[:40])
        rationale = asked.write(values.get("context"))
        found = finish(stem, result, rationale, span, kind=called or "unknown", losses=asked.texts.losses)
    if isinstance(found, LeftOut):
        return found
    name = found.question.label
    losses = (_NO_PART.replace("{part}", part).replace("{name}", f"'{name}'"),) if part and not before else ()
    return replace(found, source_id=_own_id(table), losses=(*found.losses, *losses))


def _choices(asked: _Asked) -> Result:
    """Read choices; the right one stands first, or where the source puts it."""
    given = asked.answer.get("answer")
    right = [asked.write(text) for text in (given if isinstance(given, list) else [given])]
    listed = asked.prompt.get("distractors")
    wrong = [Answer(asked.write(text), NOTHING) for text in (listed if isinstance(listed, list) else [])]
    keys = [Answer(text, WHOLE / len(right)) for text in right if text]
    place = asked.prompt.get("answerIndex")
    is_sorted = asked.prompt.get("sortAnswers") is True
    start = place if isinstance(place, int) and 0 <= place <= len(wrong) else 0
    answers = [*wrong[:start], *keys, *wrong[start:]]
    if has_too_many(answers):
        return TOO_MANY
    answers = sorted(answers, key=lambda answer: answer.text) if is_sorted else answers
    result = choose_several(answers) if len(keys) > 1 else choose(answers)
    return keep_order(result) if is_sorted or place is not None else result


def _short(asked: _Asked) -> Result:
    listed = asked.answer.get("alternatives")
    texts = [asked.answer.get("answer"), *(listed if isinstance(listed, list) else [])]
    accepted = [accepted_text(line, has_wildcards=False) for text in texts if (line := to_line(_text(text)))]
    return TOO_MANY if has_too_many(accepted) else accept([Answer(text, WHOLE) for text in accepted])


def _read_tracing(asked: _Asked, before: str, *, own_id: str) -> FoundQuestion | LeftOut:
    """Return a case around the program: whether it compiles, and what it prints or where it fails."""
    program, compiles = _text(asked.prompt.get("program")), asked.answer.get("doesCompile")
    if not program.strip():
        return LeftOut(asked.span, "This question", "Tracing", _NO_PROGRAM)
    code = write_code(program, _text(asked.prompt.get("language")) or "rust")
    text = finish("\n\n".join(filter(None, (before, code))), Carried(), "", asked.span, kind="Tracing")
    if isinstance(text, LeftOut) or not isinstance(compiles, bool):
        return finish(code, _NO_VERDICT, "", asked.span, kind="Tracing")
    asked_then = _ask_then(asked, is_compiled=compiles)
    parts = [("compiles", _COMPILES, judge(is_true=compiles)), *([asked_then] if asked_then else [])]
    questions: list[Question] = []
    losses: tuple[str, ...] = ()
    for suffix, stem, result in parts:
        found = finish(stem, result, asked.write(asked.values.get("context")), asked.span, kind="Tracing")
        if isinstance(found, LeftOut):
            return found
        part_id = f"{own_id}-{suffix}" if re.fullmatch(ID_FORM, own_id) else ""
        named = replace(found.question, id=part_id, has_explicit_id=True) if part_id else found.question
        questions.append(named)
        losses += found.losses
    case = replace(text.question, exercise=Case(tuple(questions)))
    lost = (name_in(loss, case.label) for loss in asked.texts.losses)
    return replace(text, question=case, losses=tuple(dict.fromkeys((*losses, *lost))))


def _ask_then(asked: _Asked, *, is_compiled: bool) -> tuple[str, str, Result] | None:
    """Return the end of the id, the stem and the exercise of the second question; None if the source has none."""
    printed, line = asked.answer.get("stdout"), asked.answer.get("lineNumber")
    if is_compiled and isinstance(printed, str):
        text = to_line(printed)
        result = accept(
            [Answer(accepted_text(text, has_wildcards=False), WHOLE)] if text else [], is_exact=has_details(text)
        )
        if "\n" in printed.strip() and not isinstance(result, str):
            result = replace(result, losses=(*result.losses, _SEVERAL_LINES))
        return "prints", _PRINTS, result
    if not is_compiled and isinstance(line, int):
        return "line", _FAILS, number([Answer(str(line), WHOLE)])
    return None


def _table(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = values.get(key)
    return value if isinstance(value, Mapping) else {}


def _text(value: Any) -> str:
    """Return a text, or a number as it is typed; empty for anything else."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return str(value) if isinstance(value, str) or is_number else ""


MDBOOK = Format("mdbook", "questions of mdbook-quiz as TOML", (".toml",), _detect, _read)
