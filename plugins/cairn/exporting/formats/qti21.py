# SPDX-License-Identifier: MIT
"""QTI 2.1: a package with one item per question, a test whose sections are the chapters, and the pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from cairn.exporting.course import Chapter, Course, find_media, replace_media
from cairn.exporting.exported import DRAFT_LEFT_OUT, Exported, ExportFormat, is_left_out, left_out, simplified, singles
from cairn.exporting.ims_package import MANIFEST, Resource, media_resource, name_chapters, write_manifest
from cairn.exporting.losses import ONLY_PATTERNS, find_common_losses, find_lost_keys
from cairn.exporting.qti.assessment import Section, write_test
from cairn.exporting.qti.item import Item, write_item
from cairn.exporting.qti.task import Texts
from cairn.exporting.qti.xhtml import find_losses
from cairn.questions.question import Question
from cairn.text.problem import Problem

_NAMESPACE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_TEST_PATH = "assessment.xml"


@dataclass(frozen=True, slots=True)
class _Carried:
    """A question as a part of the package."""

    question: Question
    path: str
    item: Item
    media: tuple[str, ...]
    """The paths of its pictures in the documents folder."""
    losses: tuple[str, ...]
    """What it does not carry; `{id}` stands for its id."""

    @property
    def resource(self) -> Resource:
        """The item in the manifest."""
        needs = tuple(media_resource(_media_path(path)).identifier for path in self.media)
        return Resource(_name(self.question), "imsqti_item_xmlv2p1", (self.path,), needs)


def _write(course: Course) -> Exported:
    """Return the package of a course."""
    notes: list[Problem] = []
    chapters = [(chapter, list(_carry(course, chapter, notes))) for chapter in course.chapters]
    carried = [each for _, found in chapters for each in found]
    media = sorted({path for each in carried for path in each.media})
    sections = [
        Section(name, chapter.title, [(_name(each.question), each.path) for each in found])
        for name, (chapter, found) in zip(name_chapters(course.chapters), chapters, strict=True)
        if found
    ]
    files = {
        _TEST_PATH: write_test(course.name, sections),
        **{each.path: each.item.content for each in carried},
        **{_media_path(path): course.files(path) for path in media},
    }
    notes += find_lost_keys(course, "QTI 2.1", has_concepts=False)
    return Exported({MANIFEST: _list_files(carried, media), **files}, tuple(notes))


def _carry(course: Course, chapter: Chapter, notes: list[Problem]) -> Iterator[_Carried]:
    """Yield the questions of a chapter that can be carried, and note what is lost."""
    for question in chapter.questions:
        for single in singles([question]):
            if is_left_out(single, course):
                notes.append(left_out(single, DRAFT_LEFT_OUT))
            elif carried := _carry_single(course, single, question if question.parts else None):
                notes += [simplified(single, sentence) for sentence in carried.losses]
                yield carried
            else:
                notes.append(left_out(single, ONLY_PATTERNS))


def _carry_single(course: Course, question: Question, case: Question | None) -> _Carried | None:
    media: dict[str, None] = {}
    lost: set[str] = set()

    def convert(markdown: str) -> str:
        html = course.html(markdown, question)
        media.update(dict.fromkeys(find_media(html)))
        lost.update(find_losses(html))
        return replace_media(html, lambda path: f"../{quote(_media_path(path))}")

    say = course.site.messages.say
    texts = Texts(convert, say("question.true"), say("question.false"))
    item = write_item(question, texts, course.language, case)
    if not item:
        return None
    losses = (*item.losses, *sorted(lost), *find_common_losses(question, "QTI 2.1"))
    return _Carried(question, f"items/{question.id}.xml", item, tuple(media), losses)


def _list_files(carried: Iterable[_Carried], media: Iterable[str]) -> bytes:
    items = [each.resource for each in carried]
    test = Resource("test", "imsqti_test_xmlv2p1", (_TEST_PATH,), tuple(item.identifier for item in items))
    pictures = (media_resource(_media_path(path)) for path in media)
    return write_manifest(_NAMESPACE, "QTIv2.1 Package", "1.0.0", (test, *items, *pictures))


def _media_path(path: str) -> str:
    return f"media/{path}"


def _name(question: Question) -> str:
    """Return the name of an item; an id alone may begin with a digit, which names in XML may not."""
    return f"item-{question.id}"


QTI21 = ExportFormat("qti21", "questions for most learning platforms (QTI 2.1)", (".zip",), _write)
