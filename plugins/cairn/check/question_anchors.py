# SPDX-License-Identifier: MIT
"""Find questions whose id equals the anchor of a heading on the same page, which makes links to it ambiguous."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from cairn.content.document import Document
from cairn.site import Site
from cairn.text.markdown import mask_code
from cairn.text.problem import Code, Problem
from cairn.text.prose import plain_text

_HEADING = re.compile(r"^[ ]{0,3}#{1,6}(?P<atx>[^\n]*)$|^(?P<setext>\S[^\n]*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_EXPLICIT_ID = re.compile(r"\{[^{}]*#(?P<id>[\w-]+)[^{}]*\}\s*$")
_NOT_WORD = re.compile(r"[^\w\s-]")
_SPACE = re.compile(r"[-\s]+")


def anchor_of(heading: str) -> str:
    """Return the explicit anchor of a heading, or the one that Python-Markdown generates; `heading` is Markdown."""
    if explicit := _EXPLICIT_ID.search(heading):
        return explicit["id"]
    plain = unicodedata.normalize("NFKD", plain_text(heading)).encode("ascii", "ignore").decode("ascii")
    return _SPACE.sub("-", _NOT_WORD.sub("", plain).strip().lower())


def compare_anchors(
    site: Site, document: Document, ids: Iterable[str], extra_headings: Iterable[str]
) -> Iterator[Problem]:
    """Yield a problem for each question whose id equals the anchor of a heading on its page.

    `extra_headings` are the headings of the page that are not in its body.
    """
    questions_by_id = {
        single.id: single for i in ids if (q := site.questions.questions.get(i)) for single in (q, *q.parts)
    }
    if not questions_by_id:
        return
    headings = [*extra_headings]
    if any(anchor_of(heading) in questions_by_id for heading in _headings(document.body, document.body)):
        headings += _headings(document.body, mask_code(document.body))
    for heading in headings:
        if question := questions_by_id.pop(anchor_of(heading), None):
            fault = f"The id '{question.id}' is the anchor of the heading '{plain_text(heading)}' in "
            fault += (
                f"{document.source.path}, which shows this question. Give it another id, and keep this as an alias."
            )
            yield Problem(Code.QUESTION_ANCHOR_TAKEN, question.span, fault)


def _headings(body: str, masked: str) -> Iterator[str]:
    """Yield the Markdown of the headings of a body; `masked` is the body, or the body with its code masked."""
    for match in _HEADING.finditer(masked):
        yield body[slice(*match.span(match.lastgroup or 0))].strip().rstrip("#").strip()
