# SPDX-License-Identifier: MIT
"""The headings of pages: found in their Markdown, and led to by their words or their anchor.

Which anchor a heading gets is the host's affair: it is asked, with the headings of one page in order, and only for
pages to which a link with a heading leads.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from cairn.text.markdown import escape, mask_code
from cairn.text.prose import plain_text
from cairn.text.slug import name_key, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    ReadHeadings: TypeAlias = "Callable[[tuple[str, ...]], Sequence[tuple[str, str]]]"

_LINE = re.compile(
    r"^(?P<indent>[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+|\d+[.)][ \t]+)?)(?:"
    r"(?P<level>\#{1,6})(?P<atx>[^\n]*)$"
    r"|(?P<setext>[^\s\0\#>|-][^\n]*)\n(?P<line>=+|-+)[ \t]*$)",
    re.MULTILINE,
)
_ATTRIBUTES = re.compile(r"\{(?P<list>[^{}\n]{1,300})\}")
_LISTED_ID = re.compile(r"(?:^|[\s:])#(?P<id>[^\s{}#]+)")
_ID = re.compile(r"\b(?:id|name)=(?:\"(?P<double>[^\"\n]{1,300})\"|'(?P<single>[^'\n]{1,300})')")
_OWN_ATTRIBUTES = re.compile(rf"\s{_ATTRIBUTES.pattern}\s*\Z")
_BLOCK_START = re.compile(r"(?:\A|\n[ \t>]*\n|\A\n)\Z")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,200}\]")
_BY_REFERENCE = re.compile(r"\[(?P<label>[^\[\]\n]*)\]\[[^\[\]\n]*\]")
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_BRINGS_MORE = re.compile(
    r"--8<--|\{%|^[ \t]*\{\{(?![ \t]*(?:concept|concept_list|quiz|learning_path|stats)\()", re.MULTILINE
)
"""What may bring headings into a page that are not in its source."""
_CLOSE, _MOST_CLOSE, _LONGEST_CLOSE = 0.6, 300, 200
_DEEPEST = 5
"""So many levels of headings stand below another."""
_FORMS: tuple[Callable[[str], str], ...] = (str, name_key, slug)


@dataclass(frozen=True, slots=True)
class HeadingOutline:
    """The headings of a page as its source has them."""

    lines: tuple[str, ...] = ()
    """Each as one line of Markdown, with its signs `#`."""
    anchors: frozenset[str] = frozenset()
    """The ids that the author has given to anything."""
    is_open: bool = False
    """Whether a macro or snippet may bring in more."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that one can link to."""

    level: int
    """From 1 to 6."""
    anchor: str
    """Its id."""
    words: tuple[str, ...]
    """What it says, as it is shown and as it was typed."""


def find_outline(body: str) -> HeadingOutline:
    """Return the headings of a body; those in code and comments are none."""
    masked = mask_code(body) if "#" in body or "\n=" in body or "\n-" in body or "id=" in body else ""
    lines = []
    for match in _LINE.finditer(masked):
        if match["setext"] and not _BLOCK_START.search(masked, max(0, match.start() - 80), match.start()):
            continue  # below a line of text it is no heading, but a rule
        group = "atx" if match["level"] else "setext"
        text = body[match.start(group) : match.end(group)].strip().rstrip("#").strip() if match[group] else ""
        marks = match["level"] or ("#" if match["line"].startswith("=") else "##")
        lines += [f"{marks} {text}"] if text else []
    ids = {m["double"] or m["single"] for m in _ID.finditer(_tags(masked, body))}
    ids.update(m["id"] for found in _ATTRIBUTES.finditer(masked) for m in _LISTED_ID.finditer(found["list"]))
    return HeadingOutline(tuple(lines), frozenset(ids), _BRINGS_MORE.search(body) is not None)


def _tags(masked: str, body: str) -> str:
    """Return the tags of the HTML of a body, whose attributes are blotted out in the masked text."""
    return "".join(body[slice(*tag.span())] for tag in _TAG.finditer(masked)) if "<" in masked else ""


def read_outline(lines: Iterable[str], read: ReadHeadings) -> tuple[Heading, ...]:
    """Return the headings of these lines with the anchors that the host gives them."""
    prepared = tuple(_BY_REFERENCE.sub(r"\g<label>", _FOOTNOTE.sub("", line)) for line in lines)
    found = []
    for line, (anchor, shown) in zip(prepared, read(prepared), strict=True):
        marks, _, text = line.partition(" ")
        typed = _OWN_ATTRIBUTES.sub("", text)
        found.append(Heading(len(marks), anchor, (shown, typed, plain_text(typed))))
    return tuple(found)


def write_heading(title: str) -> str:
    """Return a title as the line of a heading."""
    return f"# {escape(title)}"


@dataclass(frozen=True, slots=True)
class HeadingTable:
    """The headings of a page, to be looked up."""

    headings: tuple[Heading, ...]
    """In the order of the page."""
    anchors: frozenset[str]
    """All that a link may lead to by its id."""
    forms: tuple[dict[str, str], ...]
    """The anchors by the words: as they are, folded, and as a slug."""

    def find(self, typed: str) -> str | None:
        """Return the anchor that is meant: by itself, by the words, or by the words with those of headings above."""
        if typed in self.anchors:
            return typed
        for form, table in zip(_FORMS, self.forms, strict=True):
            if anchor := table.get(form(typed)):
                return anchor
        return _find_nested(self.headings, typed.split("#", _DEEPEST)) if "#" in typed else None


def build_table(headings: Sequence[Heading], anchors: Iterable[str] = ()) -> HeadingTable:
    """Return the table of these headings; `anchors` are other ids on the page."""
    forms = []
    for form in _FORMS:
        table: dict[str, str] = {}
        for heading in headings:
            for words in (*heading.words, heading.anchor):
                table.setdefault(form(words), heading.anchor)
        table.pop("", None)
        forms.append(table)
    return HeadingTable(tuple(headings), frozenset((*anchors, *(h.anchor for h in headings))), tuple(forms))


def _find_nested(headings: tuple[Heading, ...], parts: Sequence[str]) -> str | None:
    """Return the anchor of the last part, which stands under the one before it, and so on."""
    found, anchor = headings, None
    for part in (part.strip() for part in parts if part.strip()):
        anchor = build_table(found).find(part)
        place = next((n for n, heading in enumerate(found) if heading.anchor == anchor), None)
        if place is None:
            return None
        below = (n for n in range(place + 1, len(found)) if found[n].level <= found[place].level)
        found = found[place + 1 : next(below, len(found))]
    return anchor


def closest_heading(headings: Iterable[Heading], typed: str) -> str:
    """Return the words of the heading that was probably meant; empty where none is near."""
    if len(typed) > _LONGEST_CLOSE:
        return ""
    words = {name_key(h.words[0]): h.words[0] for h in list(headings)[:_MOST_CLOSE]}
    near = difflib.get_close_matches(name_key(typed), words, n=1, cutoff=_CLOSE)
    return words[near[0]] if near else ""


def default_heading_ids(lines: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the anchors that Python-Markdown gives to headings without any settings, each with its words."""
    used: set[str] = set()
    found = []
    for line in lines:
        text = line.partition(" ")[2]
        own = _OWN_ATTRIBUTES.search(text)
        given = _LISTED_ID.search(own["list"]) if own else None
        words = plain_text(_OWN_ATTRIBUTES.sub("", text))
        anchor = given["id"] if given else _unique(_anchor(words), used)
        used.add(anchor)
        found.append((anchor, words))
    return found


def _anchor(words: str) -> str:
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", bare).strip().lower())


def _unique(anchor: str, used: set[str]) -> str:
    number, start = 0, anchor
    while anchor in used or not anchor:
        number += 1
        anchor = f"{start}_{number}"
    return anchor
