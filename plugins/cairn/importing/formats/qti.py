# SPDX-License-Identifier: MIT
"""QTI, the exchange format for questions, in the versions 1.2, 2 and 3: packages, folders and single files."""

from __future__ import annotations

import re
from functools import partial

from cairn.importing.found import Bundle, Format, Found, LeftOut, damaged
from cairn.importing.media import MediaFiles
from cairn.importing.qti.package import MANIFEST, ItemFile, find_items
from cairn.importing.qti.read_item import ReadItem, finish, join_cases
from cairn.importing.qti.stimuli import TOO_LONG, Stimuli
from cairn.importing.qti.texts import Texts
from cairn.importing.qti.version1 import assessment
from cairn.importing.qti.version2.assessment_item import read_items
from cairn.text.problem import Problem
from cairn.text.source import Span

_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:questestinterop|(?:qti-)?assessment-?(?:item|test))[\s>]", re.IGNORECASE)
_RESOURCE = re.compile(rb"imsqti_", re.IGNORECASE)
_OTHER = "This file has no questions of QTI ('{root}'). Export the questions as QTI."


def _detect(bundle: Bundle) -> int:
    manifest = bundle.members.get(MANIFEST, b"")
    if bundle.members:
        return 3 if _RESOURCE.search(manifest.replace(b"\0", b"")) else 0
    return 3 if _ROOT.search(bundle.head.replace(b"\0", b"")) else 0


def _read(bundle: Bundle) -> Found:
    media, stimuli = MediaFiles(), Stimuli(bundle)
    items: list[ReadItem] = []
    left_out: list[LeftOut] = []
    problems: list[Problem] = []
    for file in find_items(bundle):
        if isinstance(file, Problem):
            return damaged(file)
        for each in [file] if isinstance(file, LeftOut) else _read_file(bundle, file, media, stimuli):
            if isinstance(each, ReadItem):
                items.append(each)
            elif isinstance(each, LeftOut):
                left_out.append(each)
            else:
                problems.append(each)
    groups, others = finish(join_cases(items))
    return Found(groups, left_out=(*left_out, *others), problems=tuple(problems), media=media.files)


def _read_file(
    bundle: Bundle, file: ItemFile, media: MediaFiles, stimuli: Stimuli
) -> list[ReadItem | LeftOut | Problem]:
    def texts(span: Span) -> Texts:
        return Texts(span, file.member, bundle.members, media)

    if file.root.name == "questestinterop":
        place = partial(bundle.place, file.member)
        return [*assessment.read_file(assessment.File(file.root, file.title, file.is_shuffled, place, texts))]
    span = bundle.place(file.member, file.root.line)
    if file.root.name == "assessmentItem":
        own, before = texts(span), stimuli.find(file)
        if before is None:
            return [LeftOut(span, file.member or bundle.name, "assessmentItem", TOO_LONG)]
        return [*read_items(file.root, file.group, before, own, span), *own.problems]
    return [LeftOut(span, file.member or bundle.name, "file", _OTHER.replace("{root}", file.root.name))]


QTI = Format("qti", "QTI 1.2, 2 and 3, as Canvas and others export it", (".xml", ".qti"), _detect, _read, mark=MANIFEST)
