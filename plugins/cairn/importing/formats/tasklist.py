# SPDX-License-Identifier: MIT
"""Task lists in Markdown: a heading with a question, and below it a list of choices with boxes.

Many pages have lists of boxes that are no questions, so this format is never recognized, but has to be named.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cairn.importing.decoding import decode
from cairn.importing.found import Bundle, Format, Found, FoundQuestion, Group, LeftOut, damaged
from cairn.importing.notation.carried import NO_KEY
from cairn.importing.notation.finished import describe, finish, name_in
from cairn.importing.task_lists.choices import Parts, carry_choices, split_parts
from cairn.importing.task_lists.headings import Section, split_sections
from cairn.importing.texts import MARKDOWN, to_markdown
from cairn.text.markdown import mask_code
from cairn.text.problem import Code, Problem

_KIND = "task list"
_LABEL = re.compile(
    r"^[*_]{0,3}(?:Explanation|Erklärung|Explication|Explicación)[*_]{0,3} ?:[*_]{0,3}[ \t]*",
    re.MULTILINE | re.IGNORECASE,
)
_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]\n]*)\]\((?P<target>[^()\s]*)(?:[ \t]+[^()\n]*)?\)")
_REMOTE = re.compile(r"https?://", re.IGNORECASE)
_PICTURES = "The pictures of {name} are not copied; their descriptions take their place. Add the pictures by hand."
_NOTHING = "No heading of this page has a list of boxes below it. Write '- [x]' and '- [ ]' in front of the choices."


def _read(bundle: Bundle) -> Found:
    source = decode(bundle)
    if isinstance(source, Problem):
        return damaged(source)
    groups: dict[tuple[str, ...], list[FoundQuestion]] = {}
    left_out = []
    for section in split_sections(source.text):
        found = _read_section(section, bundle)
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            groups.setdefault(section.path, []).append(found)
    if not groups and not left_out:
        return damaged(Problem(Code.IMPORT_DAMAGED, bundle.place(), _NOTHING))
    return Found(tuple(Group(path, tuple(found)) for path, found in groups.items()), left_out=tuple(left_out))


def _read_section(section: Section, bundle: Bundle) -> FoundQuestion | LeftOut:
    kind, span = bundle.text or MARKDOWN, bundle.place(line=section.line)
    parts = split_parts(section.lines, is_loose=True)
    if parts.fault:
        number, fault = parts.fault
        place = bundle.place(line=section.line + 1 + number)
        return LeftOut(place, describe(section.title), _KIND, name_in(fault, describe(section.title)))
    written, has_pictures = _write(section, parts, kind)
    is_right = any(choice.is_right for choice in written.choices)
    result = carry_choices(written.choices) if is_right else NO_KEY
    if has_pictures and not isinstance(result, str):
        result = replace(result, losses=(*result.losses, _PICTURES))
    return finish(written.stem, result, written.rest, span, kind=_KIND)


def _write(section: Section, parts: Parts, kind: str) -> tuple[Parts, bool]:
    """Return the parts in Cairn's Markdown, and whether they have pictures beside the page."""
    lost: list[str] = []

    def describe_pictures(text: str) -> str:
        pieces: list[str] = []
        done = 0
        for found in _PICTURE.finditer(mask_code(text)):
            picture = _PICTURE.fullmatch(text, found.start(), found.end())
            if picture and not _REMOTE.match(picture["target"]):
                lost.append(picture["target"])
                pieces += text[done : found.start()], picture["alt"].strip() or _stem(picture["target"])
                done = found.end()
        return to_markdown("".join((*pieces, text[done:])), kind)

    stem = "\n\n".join(filter(None, (describe_pictures(section.title), describe_pictures(parts.stem))))
    choices = tuple(
        replace(choice, text=describe_pictures(choice.text), feedback=describe_pictures(choice.feedback))
        for choice in parts.choices
    )
    return Parts(stem, choices, describe_pictures(_LABEL.sub("", parts.rest))), bool(lost)


def _stem(target: str) -> str:
    """Return the name of a picture without its ending."""
    return target.partition("?")[0].rpartition("/")[2].partition(".")[0] or "?"


TASKLIST = Format(
    "tasklist", "pages whose questions are lists of boxes", (".md",), lambda _bundle: 0, _read, has_to_be_named=True
)
