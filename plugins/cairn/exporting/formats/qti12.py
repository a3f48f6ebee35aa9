# SPDX-License-Identifier: MIT
"""QTI 1.2 for Canvas: a package with one quiz per chapter, and the pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from cairn.exporting.canvas.items import write_items, write_scenario
from cairn.exporting.canvas.parts import Texts
from cairn.exporting.canvas.quiz import write_quiz, write_quiz_settings
from cairn.exporting.course import Chapter, Course, find_media, replace_media
from cairn.exporting.exported import DRAFT_LEFT_OUT, Exported, ExportFormat, is_left_out, left_out, simplified, singles
from cairn.exporting.ims_package import MANIFEST, Resource, media_resource, name_chapters, write_manifest
from cairn.exporting.losses import ONLY_PATTERNS, find_common_losses, find_lost_keys
from cairn.exporting.xml_text import Xml
from cairn.questions.notation.choices import Choices
from cairn.questions.question import Question
from cairn.questions.types.blanks import Blanks
from cairn.text.problem import Problem

_NAMESPACE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_QUIZ, _SETTINGS = "imsqti_xmlv1p2", "associatedcontent/imscc_xmlv1p1/learning-application-resource"
_MEDIA = "web_resources"
_MEDIA_BASE = "$IMS-CC-FILEBASE$"
"""What stands for the folder of pictures in the addresses of a package for Canvas."""


def _write(course: Course) -> Exported:
    """Return the package of a course."""
    notes: list[Problem] = []
    media: dict[str, None] = {}
    files, resources = {}, []
    for name, chapter in zip(name_chapters(course.chapters), course.chapters, strict=True):
        items = list(_write_chapter(course, chapter, media, notes))
        if items:
            is_shuffled = _is_shuffled(chapter, notes)
            quiz, settings = f"{name}/{name}.xml", f"{name}/assessment_meta.xml"
            files[quiz] = write_quiz(name, chapter.title, items)
            files[settings] = write_quiz_settings(name, chapter.title, is_shuffled=is_shuffled)
            resources.append(Resource(name, _QUIZ, (quiz,), (f"{name}-settings",), is_opened=False))
            resources.append(Resource(f"{name}-settings", _SETTINGS, (settings,)))
    files |= {f"{_MEDIA}/{path}": course.files(path) for path in sorted(media)}
    resources += [media_resource(f"{_MEDIA}/{path}") for path in sorted(media)]
    manifest = write_manifest(_NAMESPACE, "IMS Content", "1.1.3", resources)
    notes += find_lost_keys(course, "Canvas", has_concepts=False)
    return Exported({MANIFEST: manifest, **files}, tuple(notes))


def _write_chapter(course: Course, chapter: Chapter, media: dict[str, None], notes: list[Problem]) -> Iterator[Xml]:
    """Yield the items of a chapter; note what is lost, and which pictures are used."""
    for question in chapter.questions:
        case = question.id if question.parts else ""
        items = [each for single in singles([question]) for each in _write_single(course, single, case, media, notes)]
        if items and question.parts:
            yield write_scenario(question, _texts(course, question, media))
        yield from items


def _write_single(
    course: Course, question: Question, case: str, media: dict[str, None], notes: list[Problem]
) -> Sequence[Xml]:
    if is_left_out(question, course):
        notes.append(left_out(question, DRAFT_LEFT_OUT))
        return ()
    items, losses = write_items(question, _texts(course, question, media), case)
    sentences = (*losses, *find_common_losses(question, "Canvas"))
    notes += [simplified(question, s) for s in sentences] if items else [left_out(question, ONLY_PATTERNS)]
    return items


def _texts(course: Course, question: Question, media: dict[str, None]) -> Texts:
    def convert(markdown: str) -> str:
        html = course.html(markdown, question)
        media.update(dict.fromkeys(find_media(html)))
        return replace_media(html, lambda path: f"{_MEDIA_BASE}/{quote(path)}")

    say = course.site.messages.say
    return Texts(convert, say("question.true"), say("question.false"))


def _is_shuffled(chapter: Chapter, notes: list[Problem]) -> bool:
    """Return whether choices may change places, which Canvas decides for a whole quiz."""
    kinds = (Choices, Blanks)
    choosing = [q for q in singles(chapter.questions) if isinstance(q.exercise, kinds) and q.type != "judge"]
    fixed = [question for question in choosing if not question.is_shuffled]
    if fixed and len(fixed) < len(choosing):
        sentence = "Canvas shuffles all choices of a quiz or none, so '{id}' keeps those of its whole chapter in order."
        notes.append(simplified(fixed[0], sentence))
    return not fixed


QTI12 = ExportFormat("qti12", "questions for Canvas as quizzes (QTI 1.2)", (".zip",), _write)
