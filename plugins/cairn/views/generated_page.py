# SPDX-License-Identifier: MIT
"""A page that no author has written: its title, its first words, and how its view model is compiled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cairn.links.citations import ALL_REFERENCES
from cairn.site import Site
from cairn.text.markdown import escape
from cairn.views.view import View

TAGS, WANTED, REFERENCES = "tags/index.md", "wanted/index.md", ALL_REFERENCES
"""The page paths of the indexes; the map is among `links`."""


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page without a document."""

    title: str
    """The title, as plain text."""
    lead: str
    """The Markdown that opens the page; may be empty."""
    compile_view: Callable[[Site], View]
    """Returns the view model for a site."""
    nav_title: str = ""
    """Its title in a navigation that the host makes of all pages; empty if it is not in there."""
    hidden_parts: tuple[str, ...] = ()
    """The parts of the theme around the page that are hidden: `navigation`, `toc`."""

    @property
    def markdown(self) -> str:
        """The Markdown of the page, without its view."""
        return f"# {escape(self.title)}\n\n{self.lead}\n"
