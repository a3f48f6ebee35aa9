# SPDX-License-Identifier: MIT
"""The way of a question through the host's Markdown: a mark goes in with the page, and HTML takes its place.

The texts of a question do not pass through Markdown with the page: each is rendered by itself, so that nothing in it
reaches the page, another text or the form round it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cairn.questions.shown import ShownQuestion

# A number between private characters: it passes every Markdown parser as it is, and no author types it.
_BEGIN, _END = "\uf8fb", "\uf8fd"
_MARK = re.compile(rf"{_BEGIN}(\d+){_END}")
_PLACE = re.compile(rf"<p>((?:\s*{_BEGIN}\d+{_END})+)\s*</p>|({_BEGIN}\d+{_END})")
_SECTION = re.compile(r"<!-- cairn:section (?P<class>[a-z -]+?) -->|<!-- cairn:section-end -->")
_NO_PLACES = "code pre script style textarea title template select button noscript iframe svg"
"""Elements in which no question can stand."""
_WALL = re.compile(
    rf"<!--|-->|<(?P<close>/?)(?P<name>{'|'.join(_NO_PLACES.split())})\b|{_BEGIN}(?P<number>\d+){_END}", re.IGNORECASE
)
_COMMENT, _COMMENT_END = "<!--", "-->"


def wrap_section(markdown: str, css_class: str) -> str:
    """Return Markdown between marks that become a `<section>` of that class."""
    return f"<!-- cairn:section {css_class} -->\n\n{markdown}\n\n<!-- cairn:section-end -->"


def never(_text: str) -> bool:
    """Say that a text is not plain."""
    return False


def write_mark(shown: ShownQuestion) -> str:
    """Return what stands for a question in the Markdown of a page."""
    return f"{_BEGIN}{shown.number}{_END}"


def fill_questions(page: str, questions: Mapping[int, ShownQuestion], write: Callable[[ShownQuestion], str]) -> str:
    """Return the HTML of a page with its questions, which are those by number, in the places of their marks."""

    def fill(mark: re.Match[str]) -> str:
        shown = questions.get(int(mark[1]))
        if shown is None:  # somebody has typed these characters after all
            return mark[0]
        return write(shown)

    filled = _PLACE.sub(lambda place: _MARK.sub(fill, (place[1] or place[2]).strip()), page)
    return _SECTION.sub(_section, filled)


def place_questions(markdown: str, blocks: Mapping[int, str]) -> str:
    """Return the Markdown of a page with questions, which are HTML by number, in the places of their marks.

    A blank line would not end a block of HTML, but a line of text directly before or after it would join it.
    """

    def place(mark: re.Match[str]) -> str:
        block = blocks.get(int(mark[1]))
        return mark[0] if block is None else f'<div class="cairn-place">\n{block}\n</div>'

    return _SECTION.sub(_section, _MARK.sub(place, markdown))


def _section(mark: re.Match[str]) -> str:
    return f'<section class="{mark["class"]}">' if mark["class"] else "</section>"


def find_misplaced(page: str, questions: Mapping[int, ShownQuestion]) -> Iterator[tuple[ShownQuestion, str]]:
    """Yield each question that the HTML of a page cannot show where it stands, and what it stands in, if anything."""
    found: set[int] = set()
    wall = ""
    for place in _WALL.finditer(page):
        number = int(place["number"] or 0)
        if number in questions:
            found.add(number)
            inside = wall or ("a tag" if _is_in_tag(page, place.start()) else "")
            if inside:
                yield questions[number], inside
        elif not wall and not place["close"] and place[0] != _COMMENT_END:
            wall = "a comment" if place[0] == _COMMENT else f"'{place['name'].lower()}'" if place["name"] else ""
        elif wall == ("a comment" if place[0] == _COMMENT_END else f"'{(place['name'] or '').lower()}'"):
            wall = ""
    yield from ((shown, "") for number, shown in questions.items() if number not in found)


def _is_in_tag(page: str, place: int) -> bool:
    """Say whether a tag is open at a place of the HTML of a page."""
    begin = max(page.rfind("<", 0, place), page.rfind(">", 0, place))
    return begin >= 0 and page[begin] == "<" and page[begin + 1 : begin + 2].isalpha()
