# SPDX-License-Identifier: MIT
"""Task lists in Markdown: a heading with a question, and below it a list of choices with boxes.

Many pages have lists of boxes that are no questions, so this format is never recognized, but has to be named.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cairn.importing.found import Bundle, Format, Found, FoundQuestion, Group, LeftOut, damaged
from cairn.importing.notation.carried import NO_KEY
from cairn.importing.notation.finished import Unbuilt, describe, finish_together, name_in, prepare
from cairn.importing.reading.decoding import decode
from cairn.importing.task_lists.choices import Parts, carry_choices, split_parts
from cairn.importing.task_lists.headings import Section, split_sections
from cairn.importing.task_lists.page_texts import PageTexts
from cairn.importing.texts import MARKDOWN
from cairn.text.problem import Code, Problem

_KIND = "task list"
_LABEL = re.compile(
    r"^[*_]{0,3}(?:Explanation|Erklärung|Explication|Explicación)[*_]{0,3} ?:[*_]{0,3}[ \t]*",
    re.MULTILINE | re.IGNORECASE,
)
_NOTHING = "No heading of this page has a list of boxes below it. Write '- [x]' and '- [ ]' in front of the choices."


def _read(bundle: Bundle) -> Found:
    source = decode(bundle)
    if isinstance(source, Problem):
        return damaged(source)
    groups: dict[tuple[str, ...], list[FoundQuestion]] = {}
    left_out = []
    sections = list(split_sections(source.text))
    read = finish_together(_read_section(section, bundle) for section in sections)
    for section, found in zip(sections, read, strict=True):
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            groups.setdefault(section.path, []).append(found)
    if not groups and not left_out:
        return damaged(Problem(Code.IMPORT_DAMAGED, bundle.place(), _NOTHING))
    return Found(tuple(Group(path, tuple(found)) for path, found in groups.items()), left_out=tuple(left_out))


def _read_section(section: Section, bundle: Bundle) -> Unbuilt | LeftOut:
    kind, span = bundle.text or MARKDOWN, bundle.place(line=section.line)
    parts = split_parts(section.lines, is_loose=True)
    if parts.fault:
        number, fault = parts.fault
        place = bundle.place(line=section.line + 1 + number)
        return LeftOut(place, describe(section.title), _KIND, name_in(fault, describe(section.title)))
    texts = PageTexts(kind)
    written = _write(section, parts, texts)
    is_right = any(choice.is_right for choice in written.choices)
    result = carry_choices(written.choices) if is_right else NO_KEY
    return prepare(written.stem, result, written.rest, span, kind=_KIND, losses=texts.losses)


def _write(section: Section, parts: Parts, texts: PageTexts) -> Parts:
    """Return the parts in Cairn's Markdown."""
    stem = "\n\n".join(filter(None, (texts.markdown(section.title), texts.markdown(parts.stem))))
    choices = tuple(
        replace(choice, text=texts.markdown(choice.text), feedback=texts.markdown(choice.feedback))
        for choice in parts.choices
    )
    return Parts(stem, choices, texts.markdown(_LABEL.sub("", parts.rest)))


TASKLIST = Format(
    "tasklist", "pages whose questions are lists of boxes", (".md",), lambda _bundle: 0, _read, has_to_be_named=True
)
