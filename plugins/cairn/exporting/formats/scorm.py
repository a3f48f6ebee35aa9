# SPDX-License-Identifier: MIT
"""SCORM 1.2: the whole site as a package for a learning management system, which learns the scores of its questions.

The package always has all pages, so every link, the search and the map work. With chosen chapters, it opens on the page
of the first, and only their questions count.
"""

from __future__ import annotations

from collections.abc import Iterator

from cairn.content.document import page_path
from cairn.exporting.course import Course
from cairn.exporting.exported import Exported, ExportFormat, about_site, left_out, singles
from cairn.exporting.ims_package import MANIFEST
from cairn.exporting.scorm.counted import MOST, find_counted
from cairn.exporting.scorm.launch_page import LAUNCH_PAGE, write_launch_page
from cairn.exporting.scorm.manifest import write_manifest
from cairn.questions.question import DRAFT
from cairn.text.problem import Code, Problem

_HOME = "index.html"


def _write(course: Course) -> Exported:
    counted = find_counted(course.questions)
    if len(counted) > MOST:
        fault = (
            f"The package has {len(counted):,} questions, but SCORM 1.2 has room for the scores of {MOST:,}. "
            "Export chapters one by one, with --chapter."
        )
        return Exported({}, (about_site(Code.EXPORT_LEFT_OUT, fault),))
    options, files = course.options, dict(course.build())
    title, start = _find_start(course)
    files[LAUNCH_PAGE] = write_launch_page(
        title,
        course.language,
        start if start in files else _HOME,
        counted,
        options.mastery,
        interactions=options.interactions,
    )
    files[MANIFEST] = write_manifest(f"{course.url} {course.name} {start}", title, LAUNCH_PAGE, files, options.mastery)
    return Exported(files, tuple(_find_notes(course, has_score=bool(counted))))


def _find_start(course: Course) -> tuple[str, str]:
    """Return the title of the package and the path of its first page: of the chapter, if one was chosen."""
    paths = [chapter.path for chapter in course.chapters if chapter.path]
    if not paths or len(course.questions) == len(course.site.questions.homes):
        return course.name, _HOME
    uri = course.site.page_at(page_path(f"tags/{course.site.tags.address(paths[0])}"))
    title = f"{course.name}: {course.chapters[0].title}" if len(course.chapters) == 1 else course.name
    return title, f"{uri.removesuffix('.md')}.html"


def _find_notes(course: Course, *, has_score: bool) -> Iterator[Problem]:
    """Say which questions do not count, and that a course without questions has no score."""
    for question in singles(course.questions):
        if question.type == DRAFT:
            yield left_out(question, "'{id}' has no key yet, so it does not count. Complete it.")
    if not has_score:
        fault = "No question counts, so the course has no score and is completed when it is opened."
        yield about_site(Code.EXPORT_SIMPLIFIED, fault)


SCORM = ExportFormat(
    name="scorm",
    title="the site for a learning management system (SCORM 1.2)",
    endings=(".zip",),
    write=_write,
    has_scores=True,
)
