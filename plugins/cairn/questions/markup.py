# SPDX-License-Identifier: MIT
"""Check that markup in a text of a question is closed within the text; otherwise it would enclose what follows.

An unknown tag, as in `Vec<String>`, is text. HTML tags, fences and comments must be closed in the same text.
`find_unclosed` checks a text as its author wrote it, `is_balanced` checks its HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cairn.text.markdown import find_fences, mask_code

_VOID_NAMES = "area br col embed hr img input link meta param source track wbr"
_OPTIONAL_NAMES = "p li dt dd tr td th thead tbody tfoot colgroup option optgroup rb rp rt rtc"
_RAW_NAMES = "script style textarea title xmp iframe noembed noframes"
_REFUSED_NAMES = "html head body base form frame frameset plaintext noscript cairn-question"
_TABLE_NAMES = "caption col colgroup tbody td tfoot th thead tr"
_OTHER_NAMES = """
a abbr acronym address article aside audio b bdi bdo big blockquote button canvas caption center cite code data datalist
del details dfn dialog dir div dl em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup i image ins
kbd label legend listing main map mark marquee math menu meter nav nobr object ol output picture pre progress q ruby s
samp search section select slot small span strike strong sub summary sup svg table template time tt u ul var video
"""
_VOID = frozenset(_VOID_NAMES.split())
_OPTIONAL = frozenset(_OPTIONAL_NAMES.split())
"""Elements whose end tag is optional."""
_RAW = frozenset(_RAW_NAMES.split())
"""Elements whose content is not markup."""
_REFUSED = frozenset(_REFUSED_NAMES.split())
"""Elements that would change the page or the form around the text."""
_PARENTS = {
    "li": frozenset({"ul", "ol", "menu", "dir"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dl"})),
    **dict.fromkeys(_TABLE_NAMES.split(), frozenset({"table"})),
}
"""Elements that implicitly close open elements, up to the nearest of these parents."""
_FOREIGN = ("svg", "math")
_KNOWN = frozenset(_OTHER_NAMES.split()) | _VOID | _OPTIONAL | _RAW | _REFUSED | _PARENTS.keys()

_NAME = r"[a-zA-Z][^\s/<>]*"
_VALUES = r"(?:[^\"'<>=]|=\s*\"[^\"]*\"|=\s*'[^']*'|=(?!\s*[\"']))*"
_TAG = re.compile(rf"<(?P<close>/?)(?P<name>{_NAME})(?P<rest>{_VALUES})>")
_MARK = re.compile(r"<(?=[a-zA-Z/!?])")
_LINK_TARGET = re.compile(r"(?:\]\(|\]:[ \t]*)$")
_ADDRESS = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>")
_OPENING = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<marks>`{3,}|~{3,})(?P<info>[^`\n]*)$", re.MULTILINE)
_ESCAPED = "&lt;"
_CLOSE = "Close it in the same text."
_CLOSE_TAG = "Close it in the same text, or write '&lt;' instead of '<'."
_AS_TEXT = "Remove it, or write '&lt;' instead of '<'."


def is_known(name: str) -> bool:
    """Return whether HTML has an element with that name; a name with a hyphen may be a custom element."""
    return name.lower() in _KNOWN or "-" in name.strip("-")


def escape_unknown_tags(text: str) -> str:
    """Return a Markdown text in which each `<` that does not begin an HTML tag is escaped."""
    if "<" not in text:
        return text
    parts: list[str] = []
    end = 0
    for place, tag in _tags(text, mask_code(text)):
        if tag is None or not is_known(tag["name"]):
            parts += text[end:place], _ESCAPED
            end = place + 1
    return "".join((*parts, text[end:]))


def _tags(text: str, masked: str) -> Iterator[tuple[int, re.Match[str] | None]]:
    """Yield each position where a tag may begin, with the tag if there is one; addresses and comments are skipped."""
    end, depth = 0, 0
    for mark in _MARK.finditer(masked):
        place = mark.start()
        if place < end or masked.startswith("<!--", place) or (place and masked[place - 1] == "\\"):
            continue
        if (address := _ADDRESS.match(masked, place)) or _LINK_TARGET.search(masked, max(0, place - 9), place):
            end = address.end() if address else place
            continue
        tag = _TAG.match(text, place)
        if tag and tag["name"].lower() in _FOREIGN:
            depth += -1 if tag["close"] else 0 if tag["rest"].endswith("/") else 1
        elif tag and depth > 0:
            continue  # skip a drawing or a formula as a whole: it has many elements
        end = tag.end() if tag else place
        yield place, tag


def find_unclosed(text: str) -> tuple[int, str] | None:
    """Return the first line, counted from 0, with markup that is not closed in the text, and what is wrong."""
    if "<" not in text and "```" not in text and "~~~" not in text:
        return None
    return _unclosed_fence(text) or _unclosed_tag(text)


def _unclosed_fence(text: str) -> tuple[int, str] | None:
    lines = text.split("\n")
    inside: set[int] = set()
    for fence in find_fences(text):
        marks = lines[fence.first][len(fence.indent) :]
        marks = marks[: len(marks) - len(marks.lstrip(marks[0]))]
        for number in range(fence.first + 1, fence.last):
            opening = _OPENING.match(lines[number])
            if opening and opening["info"].strip() and opening["marks"].startswith(marks):
                fault = f"The fence '{lines[fence.first].strip()}' is not closed before the next one begins. {_CLOSE}"
                return fence.first, fault
        inside.update(range(fence.first, fence.last + 1))
    masked = mask_code(text).split("\n")
    for number, line in enumerate(lines):
        if number not in inside and _OPENING.match(line) and _OPENING.match(masked[number]):
            return number, f"The fence '{line.strip()}' is never closed. {_CLOSE}"
    return None


def _unclosed_tag(text: str) -> tuple[int, str] | None:
    masked = mask_code(text)
    place = masked.find("<!--")
    if place >= 0:
        return text.count("\n", 0, place), f"The comment '<!--' is never closed. {_CLOSE}"
    balance = _Balance()
    for start, tag in _tags(text, masked):
        if tag is None or not is_known(tag["name"]):
            continue
        if fault := balance.add(tag):
            return text.count("\n", 0, start), fault
    if unclosed := balance.unclosed():
        return text.count("\n", 0, unclosed.start()), f"The tag '{_one_line(unclosed)}' is never closed. {_CLOSE_TAG}"
    return None


def _one_line(tag: re.Match[str]) -> str:
    return " ".join(tag[0].split())


class _Balance:
    """The elements that are open at a position in a text."""

    def __init__(self) -> None:
        self._open: list[re.Match[str]] = []
        self._counts: dict[str, int] = {}

    def add(self, tag: re.Match[str]) -> str:
        """Add the next tag, and return a description of its fault; empty if it has none."""
        name = tag["name"].lower()
        if name in _REFUSED:
            return f"The tag '{_one_line(tag)}' is not allowed in a question. {_AS_TEXT}"
        if tag["close"]:
            return self._close(tag, name)
        parents = _PARENTS.get(name)
        if parents and not any(self._counts.get(parent) for parent in parents):
            return f"The tag '{_one_line(tag)}' is outside the element that it belongs to. {_AS_TEXT}"
        if name not in _VOID and not (tag["rest"].endswith("/") and self._is_foreign(name)):
            self._open.append(tag)
            self._counts[name] = self._counts.get(name, 0) + 1
        return ""

    def _is_foreign(self, name: str) -> bool:
        return name in _FOREIGN or any(self._counts.get(foreign) for foreign in _FOREIGN)

    def _close(self, tag: re.Match[str], name: str) -> str:
        if name in _VOID:
            return ""
        if not self._counts.get(name):
            return f"The tag '{_one_line(tag)}' has no opening tag. {_AS_TEXT}"
        while (last := self._pop()) != name:
            if last not in _OPTIONAL:
                return f"The tag '{_one_line(tag)}' comes before '{last}' is closed. {_CLOSE_TAG}"
        return ""

    def _pop(self) -> str:
        name = self._open.pop()["name"].lower()
        self._counts[name] -= 1
        return name

    def unclosed(self) -> re.Match[str] | None:
        """Return the first tag that must be closed but is not."""
        return next((tag for tag in self._open if tag["name"].lower() not in _OPTIONAL), None)


def is_balanced(html: str) -> bool:
    """Return whether opening and closing tags in HTML match; HTML that cannot be parsed is not balanced."""
    balance = _Balance()
    end = 0
    while (start := html.find("<", end)) >= 0:
        if html.startswith("<!--", start):
            close = html.find("-->", start + 4)
            if close < 0 or html.startswith((">", "->"), start + 4):
                return False
            end = close + 3
            continue
        tag = _TAG.match(html, start)
        if tag is None or balance.add(tag):
            return False
        end = tag.end()
        if not tag["close"] and (name := tag["name"].lower()) in _RAW:
            close = html.lower().find(f"</{name}", end) if name.isascii() else -1
            if close < 0 or "<!--" in html[end:close]:
                return False
            end = close
    return balance.unclosed() is None
