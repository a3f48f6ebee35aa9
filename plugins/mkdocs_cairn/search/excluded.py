# SPDX-License-Identifier: MIT
"""Marks what is no text of a page, so that no search shows it in an excerpt."""

from __future__ import annotations

import re

_EXCLUDED = " data-search-exclude"
_DRAWING = re.compile(r"<svg(?=[\s>])(?! data-search-exclude)(?=[^<]*(?:<(?!/svg>)[^<]*)*?<(?:text|title|desc)[\s>])")
"""A drawing with words: its labels stand apart from each other, and read as text they are a heap of words."""
_STEPS = re.compile(r'<ol>(?=\s*<li>\s*(?:<p>)?<a [^>]*>(?:(?!</a>).)*</a> <span class="cairn-figure" data-minutes=)')
"""The steps of a learning path."""


def exclude_labels(html: str) -> str:
    """Return the HTML of a page whose drawings and steps of paths are left out by searches."""
    if "<svg" in html:
        html = _DRAWING.sub(f"<svg{_EXCLUDED}", html)
    return _STEPS.sub(f"<ol{_EXCLUDED}>", html) if "cairn-figure" in html else html
