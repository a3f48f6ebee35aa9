# SPDX-License-Identifier: MIT
"""The pages of a site that have a date as an Atom feed."""

from __future__ import annotations

from cairn.exporting.course import Course
from cairn.exporting.exported import Exported, ExportFormat, about_site
from cairn.exporting.linked_data.atom import FEED, write_atom
from cairn.exporting.published_site import publish_course
from cairn.text.problem import Code

_NO_ADDRESS = "A feed needs the address of the site. Set 'site_url'."
_NO_DATES = "No page has a 'date' or an 'updated' in its front matter, so there is no feed. Add one to a page."


def _write(course: Course) -> Exported:
    """Return the feed of the whole site as one file; nothing if no page has a date."""
    if not course.url:
        return Exported({}, (about_site(Code.EXPORT_LEFT_OUT, _NO_ADDRESS),))
    feed, faults = write_atom(publish_course(course))
    if feed is None:
        return Exported({}, (*faults, about_site(Code.EXPORT_LEFT_OUT, _NO_DATES)))
    return Exported({FEED: feed}, faults)


ATOM = ExportFormat("atom", "pages with a date as a feed (Atom)", (".xml",), _write, has_questions=False)
