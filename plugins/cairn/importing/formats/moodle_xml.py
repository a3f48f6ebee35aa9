# SPDX-License-Identifier: MIT
"""Moodle XML, the format in which Moodle exports questions with their pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cairn.importing.boilerplate import drop_boilerplate, find_boilerplate
from cairn.importing.categories import split_category
from cairn.importing.found import Bundle, Format, Found, FoundQuestion, Group, LeftOut, damaged
from cairn.importing.media import MediaFiles
from cairn.importing.moodle.files import Files
from cairn.importing.moodle.item import Item, find_text, plain_text, raw_text
from cairn.importing.moodle.kinds import DESCRIPTION, READERS, SHUFFLED, why_not
from cairn.importing.notation.carried import TOO_LONG, TOO_MANY, Outline, Result, has_too_many
from cairn.importing.notation.finished import Unbuilt, describe, finish_together, leave_out
from cairn.importing.reading.xml_tree import Element, parse_xml
from cairn.importing.texts import MOODLE, Texts
from cairn.text.problem import Code, Problem
from cairn.text.source import Span
from cairn.yaml.writer import block_list

_ROOT = re.compile(rb"<quiz[\s>]")
_QUESTION = re.compile(rb"<question\s[^<>]*type\s*=")
_OUTCOMES = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_CATEGORY = "category"
_HIDDEN = "'{name}' is hidden in the source, so it is left out. Show it there, and export it again."
_DESCRIPTION = "A text without a question is left out. It begins with '{stem}'."
_NO_TEXT = "'{name}' has no text. Add it in the source."
_NO_ROOT = "This XML is no export of questions of Moodle: it has no element 'quiz'. Choose another file."
_NO_PENALTY = (
    "Where several choices are right, a wrong one costs nothing in the source unless it has a negative weight; here, it"
    " takes away one right choice."
)


@dataclass(frozen=True, slots=True)
class _Source:
    """What all questions of a file share."""

    path: str
    kind: str
    media: MediaFiles
    common: frozenset[str]


def _detect(bundle: Bundle) -> int:
    head = bundle.head.replace(b"\0", b"")  # of UTF-16
    if not _ROOT.search(head):
        return 0
    return 3 if _QUESTION.search(head) else 2


def _read(bundle: Bundle) -> Found:
    root = parse_xml(bundle.path, bundle.data, bundle.encoding)
    if isinstance(root, Problem):
        return damaged(root)
    if root.name != "quiz":
        return damaged(Problem(Code.IMPORT_DAMAGED, Span(bundle.path, root.line), _NO_ROOT))
    questions = root.all("question")
    outcomes = (text for question in questions for text in {*_outcomes(question)})
    source = _Source(bundle.path, bundle.text or MOODLE, MediaFiles(), find_boilerplate(outcomes))
    read = [(path, _read_question(question, source)) for path, question in _in_categories(questions)]
    groups: dict[tuple[str, ...], list[FoundQuestion]] = {}
    left_out: list[LeftOut] = []
    for (path, _), found in zip(read, finish_together(each for _, each in read), strict=True):
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            groups.setdefault(path, []).append(found)
    return Found(
        tuple(Group(path, tuple(found)) for path, found in groups.items()),
        left_out=tuple(left_out),
        media=source.media.files,
        problems=tuple(_note_penalties(questions, bundle.path)),
    )


def _in_categories(questions: Iterable[Element]) -> Iterator[tuple[tuple[str, ...], Element]]:
    """Yield each question with the levels of its category."""
    path: tuple[str, ...] = ()
    for question in questions:
        if question.attributes.get("type") == _CATEGORY:
            path = split_category(find_text(question, _CATEGORY))
        else:
            yield path, question


def _outcomes(question: Element) -> list[str]:
    """Return the feedback of a question on right, partly right and wrong responses, as plain text."""
    found = (question.find(name) for name in _OUTCOMES)
    return [text for element in found if element and (text := plain_text(raw_text(element)))]


def _read_question(question: Element, source: _Source) -> Unbuilt | LeftOut:
    files = Files(question, source.media)
    item = Item(question, Texts(source.kind, files.find))
    return _read_item(item, files, source)


def _read_item(item: Item, files: Files, source: _Source) -> Unbuilt | LeftOut:
    kind, span = item.element.attributes.get("type", ""), Span(source.path, item.element.line)
    title = plain_text(item.child("name"))
    stem = _read_stem(item, files)
    name = title or describe(stem)
    result = _read_result(item, kind, stem)
    if isinstance(result, str):
        return leave_out(span, name, kind, result)
    is_fixed = kind in SHUFFLED and not item.flag("shuffleanswers", default=True)
    hints = item.hints()
    extra = (*(("shuffle: no",) if is_fixed else ()), *(("hints:", *block_list(hints)) if hints else ()))
    outline = Outline(stem, replace(result, lines=(*result.lines, *extra)), _read_rationale(item, source.common), span)
    return Unbuilt(outline, kind, name, title, item.child("idnumber"), item.tags(), item.texts.losses)


def _read_stem(item: Item, files: Files) -> str:
    """Return the stem; in old files, its picture stands beside it."""
    stem = item.part("questiontext")
    name, content = item.child("image"), item.child("image_base64")
    if not name:
        return stem
    target = files.add(name, content) if content else files.find(name)
    shown = item.texts.markdown(f'<img src="{name}">', "html") if not isinstance(target, str) else f"![]({target})"
    return "\n\n".join(filter(None, (stem, shown)))


def _read_result(item: Item, kind: str, stem: str) -> Result:
    """Return the exercise of a question, or why it is left out."""
    if item.is_too_long():
        return TOO_LONG
    if kind == DESCRIPTION:
        return _DESCRIPTION.replace("{stem}", describe(stem))
    fault = _find_fault(item, kind, stem)
    return fault or READERS[kind](item)


def _find_fault(item: Item, kind: str, stem: str) -> str:
    """Return why a question is left out, whatever its answers are; empty if nothing is wrong with it."""
    has_many = has_too_many(item.answers()) or has_too_many(item.element.all("subquestion"))
    faults = (
        (kind not in READERS, why_not(kind)),
        (item.flag("hidden"), _HIDDEN),
        (has_many, TOO_MANY),
        (not stem, _NO_TEXT),
    )
    return next((sentence for is_wrong, sentence in faults if is_wrong), "")


def _read_rationale(item: Item, common: frozenset[str]) -> str:
    """Return the general feedback, and of that on right and wrong responses what says something about the question."""
    kept = {*drop_boilerplate(_outcomes(item.element), common)}
    own = (item.element.find(name) for name in _OUTCOMES)
    said = [item.markdown(each) for each in own if each and plain_text(raw_text(each)) in kept]
    return "\n\n".join(dict.fromkeys(filter(None, (item.part("generalfeedback"), *said))))


def _note_penalties(questions: Iterable[Element], path: str) -> Iterator[Problem]:
    """Yield a note at the first question with several right choices that takes nothing away for wrong ones."""
    for question in questions:
        if question.attributes.get("type") == "multichoice" and find_text(question, "single").lower() in {"false", "0"}:
            given = [answer.attributes.get("fraction", "0").strip() for answer in question.all("answer")]
            if not any(share.startswith("-") for share in given):
                yield Problem(Code.IMPORT_SIMPLIFIED, Span(path, question.line), _NO_PENALTY)
                return


MOODLE_XML = Format("moodle-xml", "questions of Moodle with their pictures", (".xml",), _detect, _read)
