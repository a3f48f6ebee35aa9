# SPDX-License-Identifier: MIT
"""What exports do with the HTML of a text before they write it."""

from __future__ import annotations

_START, _END = "<p>", "</p>"


def unwrap(html: str) -> str:
    """Return the content of HTML that is a single paragraph; all other HTML as it is."""
    is_one = html.startswith(_START) and html.endswith(_END) and html.find("<p", 1) < 0
    return html[len(_START) : -len(_END)] if is_one else html
