# SPDX-License-Identifier: MIT
"""The way of a question through the host's Markdown: its texts go in between marks, their HTML comes out.

Only what is Markdown takes that way, together with its page, so that links, footnotes and extensions work as
everywhere. The form round the texts is written afterwards, as HTML that no Markdown parser has to read.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cairn.body import ShownQuestion

# Paragraphs of private characters: they pass every Markdown parser as they are, and no author types them.
_BEGIN, _TEXT, _END = "\uf8fb", "\uf8fc", "\uf8fd"
_PLACE = re.compile(
    rf"(?:<p>{_BEGIN}|{_BEGIN})(?P<number>\d+)(?:<i id=\"[a-z0-9-]+\"></i>)*(?:</p>)?"
    rf"(?P<texts>.*?)(?:<p>)?{_END}(?:<i id=\"[a-z0-9-]+\"></i>)*(?:</p>)?",
    re.DOTALL,
)
_BREAK = re.compile(rf"(?:<p>)?{_TEXT}(?:</p>)?")
_SECTION = re.compile(r"<!-- cairn:section (?P<class>[a-z -]+?) -->|<!-- cairn:section-end -->")


def wrap_section(markdown: str, css_class: str) -> str:
    """Return Markdown between marks that become a `<section>` of that class."""
    return f"<!-- cairn:section {css_class} -->\n\n{markdown}\n\n<!-- cairn:section-end -->"


def never(_text: str) -> bool:
    """Say that a text is not plain."""
    return False


def write_texts(shown: ShownQuestion, is_plain: Callable[[str], bool] = never) -> str:
    """Return the texts of a question as Markdown between marks; those that are plain need no Markdown."""
    texts = [f"{_TEXT}\n\n{text}" for text in shown.texts if not is_plain(text.strip())]
    begin = f"{_BEGIN}{shown.number}"
    return "\n\n".join((begin, *texts, _END)) if texts else begin + _END


def find_number(paragraph: str) -> int | None:
    """Return the number of the question that begins with this paragraph of HTML or Markdown; None where none does."""
    number = paragraph[1:].removesuffix(_END)
    return int(number) if paragraph.startswith(_BEGIN) and number.isdecimal() else None


def fill_questions(
    page: str,
    questions: Mapping[int, ShownQuestion],
    write: Callable[[ShownQuestion, Mapping[str, str]], str],
    is_plain: Callable[[str], bool] = never,
) -> str:
    """Return the HTML of a page with its questions in the places of their marks.

    `questions` are those of the page by number. `write` is given one of them, and the HTML of each of its texts
    by its Markdown. A text that has swallowed a mark (a comment that is never closed) shows as it was typed.
    """

    def fill(place: re.Match[str]) -> str:
        shown = questions.get(int(place["number"]))
        if shown is None:  # somebody has typed that character after all
            return place[0]
        whole = {text: text.strip() for text in shown.texts}
        plain = {text: f"<p>{words}</p>" for text, words in whole.items() if is_plain(words)}
        texts = [text for text in whole if text not in plain]
        found = [text.strip() for text in _BREAK.split(place["texts"])[1:]]
        if len(found) != len(texts):
            found = [f"<p>{html.escape(text)}</p>" for text in texts]
        return write(shown, plain | dict(zip(texts, found, strict=True)))

    return _SECTION.sub(_section, _PLACE.sub(fill, page))


def place_questions(markdown: str, blocks: Mapping[int, str]) -> str:
    """Return the Markdown of a page with questions, which are HTML by number, in the places of their marks.

    A blank line would not end a block of HTML, but a line of text directly before or after it would join it.
    """

    def place(mark: re.Match[str]) -> str:
        block = blocks.get(int(mark["number"]))
        return mark[0] if block is None else f'<div class="cairn-place">\n{block}\n</div>'

    return _SECTION.sub(_section, _PLACE.sub(place, markdown))


def _section(mark: re.Match[str]) -> str:
    return f'<section class="{mark["class"]}">' if mark["class"] else "</section>"
