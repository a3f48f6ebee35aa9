# SPDX-License-Identifier: MIT
"""Placeholders stand for questions while the host renders a page's Markdown; the questions' HTML then replaces them.

The texts of a question are rendered separately from the page, so that they cannot affect the page, other texts or the
form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from cairn.questions.shown import ShownQuestion

# A number between private-use characters: Markdown parsers leave it unchanged, and authors do not type it.
_BEGIN, _END = "\uf8fb", "\uf8fd"
_PLACEHOLDER = re.compile(rf"{_BEGIN}(\d+){_END}")
_PARAGRAPH_OR_PLACEHOLDER = re.compile(rf"<p>((?:\s*{_BEGIN}\d+{_END})+)\s*</p>|({_BEGIN}\d+{_END})")
_PLACEHOLDER_LINE = re.compile(rf"(?P<lead>[ \t>]*){_BEGIN}(?P<number>\d+){_END}[ \t]*")
_SECTION = re.compile(r"<!-- cairn:section (?P<class>[a-z -]+?) -->|<!-- cairn:section-end -->")
_CLOSED_ELEMENTS = "code pre script style textarea title template select button noscript iframe svg"
"""Elements that cannot contain a question."""
_BOUNDARY = re.compile(
    rf"<!--|-->|<(?P<close>/?)(?P<name>{'|'.join(_CLOSED_ELEMENTS.split())})\b|{_BEGIN}(?P<number>\d+){_END}",
    re.IGNORECASE,
)
_COMMENT, _COMMENT_END = "<!--", "-->"


def wrap_section(markdown: str, css_class: str) -> str:
    """Return Markdown between comments that become a `<section>` with that class."""
    return f"<!-- cairn:section {css_class} -->\n\n{markdown}\n\n<!-- cairn:section-end -->"


def write_placeholder(shown: ShownQuestion) -> str:
    """Return the placeholder of a question for the Markdown of a page."""
    return f"{_BEGIN}{shown.number}{_END}"


def fill_questions(
    page: str, questions: Mapping[int, ShownQuestion], write: Callable[[ShownQuestion], str], attributes: str = ""
) -> str:
    """Return the HTML of a page with each placeholder replaced by the question with its number.

    `attributes` are those that each section has besides its class.
    """

    def fill(match: re.Match[str]) -> str:
        shown = questions.get(int(match[1]))
        if shown is None:  # an author has typed these characters
            return match[0]
        return write(shown)

    filled = _PARAGRAPH_OR_PLACEHOLDER.sub(lambda place: _PLACEHOLDER.sub(fill, (place[1] or place[2]).strip()), page)
    return _SECTION.sub(partial(_section, attributes=attributes), filled)


def place_questions(markdown: str, blocks: Mapping[int, str], attributes: str = "") -> str:
    """Return the Markdown of a page with each placeholder replaced by the HTML block with its number.

    The `<div>` separates the block from adjacent lines of text, which would otherwise become part of it.
    """

    def place(match: re.Match[str]) -> str:
        block = blocks.get(int(match[1]))
        return match[0] if block is None else f'<div class="cairn-place">\n{block}\n</div>'

    return _SECTION.sub(partial(_section, attributes=attributes), _PLACEHOLDER.sub(place, markdown))


def place_texts(markdown: str, blocks: Mapping[int, str]) -> str:
    """Return the Markdown of a page with each placeholder replaced by the Markdown with its number, indented as it is.

    Sections are not marked, and one blank line is left around each block.
    """
    lines: list[str] = []
    is_after = False

    def place(match: re.Match[str]) -> str:
        return " ".join(blocks.get(int(match[1]), match[0]).split())

    for line in markdown.split("\n"):
        alone = _PLACEHOLDER_LINE.fullmatch(line)
        block = blocks.get(int(alone["number"])) if alone else None
        is_blank = not line.strip(" \t>")
        if block is not None or _SECTION.fullmatch(line.strip()):
            while lines and not lines[-1].strip(" \t>"):
                lines.pop()
            lead = alone["lead"] if alone else ""
            lines += (f"{lead}{text}".rstrip() for text in ("", *(block.split("\n")))) if block else ()
            is_after = True
        elif not (is_after and is_blank):
            lines += [""] if is_after else []
            lines.append(_PLACEHOLDER.sub(place, line))
            is_after = False
    return "\n".join(lines)


def _section(comment: re.Match[str], attributes: str) -> str:
    return f'<section class="{comment["class"]}"{attributes}>' if comment["class"] else "</section>"


def find_misplaced(page: str, questions: Mapping[int, ShownQuestion]) -> Iterator[tuple[ShownQuestion, str]]:
    """Yield each question that is missing or cannot be shown in its place, with the element around it, if any."""
    found: set[int] = set()
    enclosing = ""
    for match in _BOUNDARY.finditer(page):
        number, element = int(match["number"] or 0), _element_of(match)
        if number in questions:
            found.add(number)
            holder = enclosing or ("a tag" if _is_in_tag(page, match.start()) else "")
            if holder:
                yield questions[number], holder
        elif not enclosing and not match["close"] and match[0] != _COMMENT_END:
            enclosing = element
        elif element == enclosing and match[0] != _COMMENT:
            enclosing = ""
    yield from ((shown, "") for number, shown in questions.items() if number not in found)


def _element_of(boundary: re.Match[str]) -> str:
    """Return the name that messages use for the element that begins or ends at a boundary."""
    if boundary[0] in {_COMMENT, _COMMENT_END}:
        return "a comment"
    return f"'{boundary['name'].lower()}'" if boundary["name"] else ""


def _is_in_tag(page: str, place: int) -> bool:
    """Return whether a position in the HTML of a page is inside a tag."""
    begin = max(page.rfind("<", 0, place), page.rfind(">", 0, place))
    return begin >= 0 and page[begin] == "<" and page[begin + 1 : begin + 2].isalpha()
