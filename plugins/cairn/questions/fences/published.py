# SPDX-License-Identifier: MIT
"""Find `quiz` fences that a finished page shows as code, because such a page would publish a key."""

from __future__ import annotations

import html
import re
from collections.abc import Collection

from cairn.questions.fences.finding import fence_digest

_CLASS = re.compile(r"<(?P<tag>pre|code|div|span)\b[^<>]*?\bclass=(?P<quote>[\"']?)(?P<names>[^\"'<>]*)", re.IGNORECASE)
_LANGUAGES = {"language-quiz", "lang-quiz", "highlight-quiz"}
_BLOCKS = {"highlight", "codehilite"}
_QUIZ = re.compile(r"class=[\"']?[^\"'<>]*\bquiz\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_FENCE_MARK = "<!-- cairn:fence "
_HIGHLIGHTED = '<span class="n'


def publishes_key(page: str, fences: Collection[str]) -> bool:
    """Return whether a page shows a `quiz` fence as code; `fences` are the digests of the known fences."""
    has_class = _QUIZ.search(page) and any(map(_is_quiz, _CLASS.finditer(page)))
    return bool(has_class) or _FENCE_MARK in page or _shows_fence(page, fences)


def _is_quiz(match: re.Match[str]) -> bool:
    names = {name.lower() for name in match["names"].split()}
    is_code = match["tag"].lower() in {"pre", "code"} or not names.isdisjoint(_BLOCKS)
    return not names.isdisjoint(_LANGUAGES) or ("quiz" in names and is_code)


def _shows_fence(page: str, fences: Collection[str]) -> bool:
    if "stem" not in page or "<pre" not in page or not fences:
        return False
    blocks = (part.partition("</pre")[0] for part in page.split("<pre")[1:])
    codes = (code.partition(">")[2] for code in blocks if "stem" in code and _HIGHLIGHTED not in code)
    plain = (html.unescape(_TAG.sub("", code)) for code in codes)
    return any(fence_digest(text) in fences for text in plain)
