# SPDX-License-Identifier: MIT
"""The questions of a site that Cairn has exported as JSON, with everything that their files have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cairn.importing.found import Bundle, Format, Found, FoundQuestion, Group, LeftOut, damaged
from cairn.importing.reading.decoding import decode
from cairn.importing.reading.json_items import Items, read_object
from cairn.questions.parser import parse_quiz_file
from cairn.schemas.site_schema import VERSION
from cairn.text.problem import Code, Problem, Severity
from cairn.text.source import Source, Span
from cairn.yaml.writer import block_list, prose

_LOOKS_LIKE = re.compile(rb"\s*\{\s*\"format\"\s*:\s*\"cairn-site\"")
_KEY = re.compile(r"[a-z_]+")
_NEWER = "This file has version {version} of its format, but this Cairn reads version 1. Update Cairn."
_NO_LIST = "This file has no list 'questions'. Export the site again."
_NO_SOURCE = "This item has no object 'source' with the keys of a question. Remove it, or export the site again."
_TEXTS_MISSING = "The concepts of this file have no texts, so only its questions are imported."
_MENDED = Code.QUESTION_WITHOUT_CONCEPT
"""A fault that an import mends: it gives each question a concept."""


def _detect(bundle: Bundle) -> int:
    head = bundle.head.removeprefix(b"\xef\xbb\xbf")
    return 3 if _LOOKS_LIKE.match(head) else 0


def _read(bundle: Bundle) -> Found:
    source = decode(bundle)
    site = source if isinstance(source, Problem) else read_object(source)
    if isinstance(site, Problem):
        return damaged(site)
    questions = site.get("questions")
    fault = "" if isinstance(questions, tuple) else _NO_LIST
    fault = fault if site.get("version") == VERSION else _NEWER.replace("{version}", str(site.get("version")))
    if fault or not isinstance(questions, tuple):
        return damaged(Problem(Code.IMPORT_DAMAGED, Span(bundle.path, 1), fault))
    notes = (Problem(Code.IMPORT_SIMPLIFIED, Span(bundle.path, 1), _TEXTS_MISSING),) if site.get("concepts") else ()
    return replace(_group(questions, bundle.path), problems=notes)


def _group(items: Items, path: str) -> Found:
    """Return the questions in groups, one for each first concept."""
    groups: dict[tuple[str, ...], list[FoundQuestion]] = {}
    left_out = []
    for line, item in items:
        found = _read_question(item, Span(path, line))
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            groups.setdefault(found.concepts[:1], []).append(found)
    return Found(tuple(Group(name, tuple(found)) for name, found in groups.items()), left_out=tuple(left_out))


def _read_question(item: Any, span: Span) -> FoundQuestion | LeftOut:
    source = item.get("source") if isinstance(item, Mapping) else None
    if not isinstance(source, Mapping):
        return LeftOut(span, "This item", "unknown", _NO_SOURCE)
    name, kind = str(item.get("id", "")), str(item.get("type", "unknown"))
    text = "".join(f"{line}\n" for line in ("questions:", *_write_items([source], "  ")))
    quiz, problems = parse_quiz_file(Source(span.path, text))
    faults = [p.message for p in problems if p.code.severity is Severity.ERROR and p.code is not _MENDED]
    if faults or len(quiz.questions) != 1:
        return LeftOut(span, name, kind, faults[0] if faults else _NO_SOURCE)
    question = quiz.questions[0]
    concepts = tuple(reference.name for reference in question.concepts)
    return FoundQuestion(replace(question, id="", span=span), kind, source_id=question.id, concepts=concepts)


def _write_items(items: Sequence[Any], indent: str) -> Iterator[str]:
    """Yield questions as the items of a list in YAML."""
    for item in items:
        yield f"{indent}-"
        for key, value in item.items() if isinstance(item, Mapping) else ():
            if _KEY.fullmatch(key):
                yield from _write_entry(key, value, f"{indent}  ")


def _write_entry(key: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, bool):
        yield f"{indent}{key}: {'yes' if value else 'no'}"
    elif isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        yield f"{indent}{key}:"
        yield from _write_items(value, f"{indent}  ")
    elif isinstance(value, list):
        yield f"{indent}{key}:{'' if value else ' []'}"
        yield from block_list(map(str, value), f"{indent}  ")
    else:
        yield from prose(key, "" if value is None else str(value), indent)


CAIRN_SITE = Format("json", "the questions of a site that Cairn exported", (".json",), _detect, _read)
