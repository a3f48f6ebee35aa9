# SPDX-License-Identifier: MIT
"""The concepts and the tags of a site as SKOS, in Turtle."""

from __future__ import annotations

from cairn.exporting.course import Course
from cairn.exporting.exported import Exported, ExportFormat, about_site
from cairn.exporting.linked_data.skos import write_skos
from cairn.exporting.published_site import publish_course
from cairn.text.problem import Code

_FILE = "concepts.ttl"
_RELATIVE = "The address of the site is not known, so concepts are identified by relative ones. Set 'site_url'."


def _write(course: Course) -> Exported:
    """Return the concepts and the tags of the whole site as one file."""
    notes = () if course.url else (about_site(Code.EXPORT_SIMPLIFIED, _RELATIVE),)
    return Exported({_FILE: write_skos(publish_course(course)).encode()}, notes)


SKOS = ExportFormat(
    "skos", "concepts, prerequisites and tags as linked data (SKOS)", (".ttl",), _write, has_questions=False
)
