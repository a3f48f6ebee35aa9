# SPDX-License-Identifier: MIT
"""What exports do with the HTML of a text before they write it."""

from __future__ import annotations

from collections.abc import Iterable

_START, _END = "<p>", "</p>"


def unwrap(html: str) -> str:
    """Return the content of HTML that is a single paragraph; all other HTML as it is."""
    is_one = html.startswith(_START) and html.endswith(_END) and html.find("<p", 1) < 0
    return html[len(_START) : -len(_END)] if is_one else html


def has_gap_in_tag(parts: Iterable[str]) -> bool:
    """Return whether one of the parts of HTML between gaps ends inside a tag, where no gap can be."""
    return any(part.rfind("<") > part.rfind(">") for part in parts)
