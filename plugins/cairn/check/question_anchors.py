# SPDX-License-Identifier: MIT
"""Questions whose id is also the anchor of a heading on a page that shows them, where a link can lead to but one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cairn.text.markdown import mask_code
from cairn.text.problem import Code, Problem
from cairn.text.prose import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cairn.content.document import Document
    from cairn.site import Site

_HEADING = re.compile(r"^[ ]{0,3}#{1,6}(?P<atx>[^\n]*)$|^(?P<setext>\S[^\n]*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_GIVEN = re.compile(r"\{[^{}]*#(?P<id>[\w-]+)[^{}]*\}\s*$")
_NO_WORD = re.compile(r"[^\w\s-]")
_SPACE = re.compile(r"[-\s]+")


def anchor_of(heading: str) -> str:
    """Return the anchor that Python-Markdown gives to a heading, which is Markdown, by itself or by its author."""
    if given := _GIVEN.search(heading):
        return given["id"]
    plain = unicodedata.normalize("NFKD", plain_text(heading)).encode("ascii", "ignore").decode("ascii")
    return _SPACE.sub("-", _NO_WORD.sub("", plain).strip().lower())


def find_taken_anchors(site: Site, document: Document, ids: Iterable[str], others: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each of the questions on a page whose id is the anchor of a heading there.

    `others` are the headings that the page has apart from those of its body.
    """
    wanted = {single.id: single for i in ids if (q := site.questions.questions.get(i)) for single in (q, *q.parts)}
    if not wanted:
        return
    headings = [*others]
    if any(anchor_of(heading) in wanted for heading in _headings(document.body, document.body)):
        headings += _headings(document.body, mask_code(document.body))
    for heading in headings:
        if question := wanted.pop(anchor_of(heading), None):
            fault = f"The id '{question.id}' is the anchor of the heading '{plain_text(heading)}' in "
            fault += (
                f"{document.source.path}, which shows this question. Give it another id, and keep this as an alias."
            )
            yield Problem(Code.QUESTION_ANCHOR_TAKEN, question.span, fault)


def _headings(body: str, masked: str) -> Iterator[str]:
    """Yield the Markdown of the headings of a body, found in it or in a copy whose code is blotted out."""
    for match in _HEADING.finditer(masked):
        yield body[slice(*match.span(match.lastgroup or 0))].strip().rstrip("#").strip()
