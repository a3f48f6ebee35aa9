# SPDX-License-Identifier: MIT
"""A site as others find it: its content, what it is called, and the addresses of its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cairn.content.document import page_path
from cairn.exporting.course import Course
from cairn.site import Site


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """A site with the addresses of its pages."""

    site: Site
    """The compiled site."""
    name: str
    """The name of the site."""
    url: str
    """The address of the site, which ends with a slash; empty if it is not known."""
    language: str
    """The language of the site, such as `en`."""
    find_path: Callable[[str], str | None]
    """Returns the address of the page with a page path, relative to the root of the site, such as `concepts/tea/`; None
    for a page that is left out of the site."""
    root: str = ""
    """The folder of this language on a site in several ones, such as `de/`; usually empty."""
    description: str = ""
    """One sentence about the site; empty if its author has written none."""
    author: str = ""
    """The author of the site; empty if it is not known."""

    @property
    def home(self) -> str:
        """The address of the site in this language."""
        return self.url + self.root

    def tag_address(self, address: str) -> str | None:
        """Return the whole address of the page of a tag, whose own address is relative to the tags folder."""
        return self.address(self.site.page_at(page_path(f"tags/{address}")))

    def address(self, uri: str) -> str | None:
        """Return the whole address of a page, or the relative one if that of the site is not known."""
        path = self.find_path(uri)
        return None if path is None else self.url + path


def publish_course(course: Course) -> PublishedSite:
    """Return the site of a course with the addresses of its pages."""
    return PublishedSite(
        site=course.site,
        name=course.name,
        url=course.url,
        language=course.language,
        find_path=course.find_path,
        description=course.description,
        author=course.author,
    )
