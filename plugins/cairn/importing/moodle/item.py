# SPDX-License-Identifier: MIT
"""Read what all questions of Moodle have: texts, answers, flags, hints and tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from cairn.importing.html.tags import unescape_html
from cairn.importing.notation.carried import LONGEST, NOTHING, Answer
from cairn.importing.reading.xml_tree import Element
from cairn.importing.texts import HTML, MARKDOWN, MOODLE, PLAIN, Texts, to_line

_KINDS = {"html": HTML, "moodle_auto_format": MOODLE, "plain_text": PLAIN, "markdown": MARKDOWN}
"""How the values of `format` are read."""
_TAG = re.compile(r"<[^<>]*>")
_FILES = frozenset({"file", "image_base64"})
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,40}(?:[.,][0-9]{0,40})?|[.,][0-9]{1,40})(?:[eE][-+]?[0-9]{1,2})?")
_TRUE = frozenset({"true", "1"})


@dataclass(frozen=True, slots=True)
class Item:
    """A question of Moodle."""

    element: Element
    """The question."""
    texts: Texts
    """Reads its texts."""

    def child(self, name: str) -> str:
        """Return the text of one of its parts as it is; empty if it has no such part."""
        return find_text(self.element, name)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return whether one of its flags is set."""
        found = self.element.find(name)
        return found.text.strip().lower() in _TRUE if found and found.text.strip() else default

    def markdown(self, element: Element | None, kind: str = "") -> str:
        """Return the text of an element as Markdown. It says its kind itself; otherwise, it is `kind`."""
        if element is None:
            return ""
        text = element.find("text")
        if text is not None and any(True for _ in text.elements):
            return self.texts.markdown(text.serialize_inside(), HTML)
        return self.texts.markdown(raw_text(element), _KINDS.get(element.attributes.get("format", ""), kind))

    def part(self, name: str, kind: str = "") -> str:
        """Return one of its parts as Markdown."""
        return self.markdown(self.element.find(name), kind)

    def answers(self) -> Sequence[Element]:
        """Return its answers."""
        return self.element.all("answer")

    def read_choices(self) -> list[Answer]:
        """Return its answers with their texts as Markdown."""
        return [Answer(self.markdown(each), read_share(each), self.feedback(each)) for each in self.answers()]

    def feedback(self, answer: Element) -> str:
        """Return the feedback on an answer as Markdown."""
        return self.markdown(answer.find("feedback"))

    def hints(self) -> tuple[str, ...]:
        """Return its hints as Markdown."""
        return tuple(filter(None, map(self.markdown, self.element.all("hint"))))

    def tags(self) -> tuple[str, ...]:
        """Return its tags."""
        tags = self.element.find("tags")
        return tuple(filter(None, (to_line(raw_text(tag)) for tag in tags.all("tag")))) if tags else ()

    def is_too_long(self) -> bool:
        """Return whether one of its texts is longer than a question may be."""
        return _has_long_text(self.element)


def _has_long_text(element: Element) -> bool:
    for child in element.children:
        if isinstance(child, str):
            if len(child) > LONGEST:
                return True
        elif child.name not in _FILES and _has_long_text(child):
            return True
    return False


def raw_text(element: Element) -> str:
    """Return the text of an element: that of its element `text`, or in old files what stands in it directly."""
    text = element.find("text")
    return text.text if text is not None else "".join(part for part in element.children if isinstance(part, str))


def find_text(element: Element, name: str) -> str:
    """Return the text of an element inside another one, without spaces at its ends; empty if there is none."""
    found = element.find(name)
    return raw_text(found).strip() if found else ""


def plain_text(html: str) -> str:
    """Return the text of HTML on one line."""
    return to_line(unescape_html(_TAG.sub(" ", html)) if "<" in html or "&" in html else html)


def read_share(answer: Element) -> Decimal:
    """Return the share of the credit of an answer in percent. In old files, it is an element and not in percent."""
    given = answer.attributes.get("fraction")
    if given is not None:
        return _decimal(given)
    return _decimal(find_text(answer, "fraction")) * 100


def _decimal(text: str) -> Decimal:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return NOTHING
    return value if value.is_finite() and abs(value) < 10**9 else NOTHING


def read_number(text: str) -> Decimal | None:
    """Return a number; None if the text is none. A comma may stand for the point."""
    bare = "".join(text.split())
    return Decimal(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else None
