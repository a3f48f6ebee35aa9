# SPDX-License-Identifier: MIT
"""Find the headings of pages, and look them up by their words or their anchor.

The host decides which anchor a heading gets. It is asked about one page at a time, and only about pages that are
the target of a link to a heading.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from cairn.text.markdown import escape, mask_code
from cairn.text.prose import plain_text
from cairn.text.slug import name_key, slug

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
_REFERENCE_LINK = re.compile(r"\[(?P<label>[^\[\]\n]*)\]\[[^\[\]\n]*\]")
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_MAY_ADD_HEADINGS = re.compile(
    r"--8<--|\{%|^[ \t]*\{\{(?![ \t]*(?:concept|concept_list|quiz|learning_path|next_steps|stats)\()", re.MULTILINE
)
"""Macros and snippets, which may add headings that are not in the page's source."""
_MIN_RATIO, _MAX_COMPARED, _MAX_COMPARED_LENGTH = 0.6, 300, 200
_MAX_NESTING = 5
"""The maximum number of nested headings in a link."""
_FORMS: tuple[Callable[[str], str], ...] = (str, name_key, slug)


@dataclass(frozen=True, slots=True)
class HeadingOutline:
    """The headings of a page, as written in its source."""

    lines: tuple[str, ...] = ()
    """Each heading as one line of Markdown that begins with `#` signs."""
    anchors: frozenset[str] = frozenset()
    """All ids that the author has assigned."""
    may_have_more: bool = False
    """Whether a macro or snippet may add more headings."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that links can point to."""

    level: int
    """1 to 6."""
    anchor: str
    """Its id."""
    words: tuple[str, ...]
    """Its text in several forms: as shown, as typed, as plain text, and without citations if it has any."""


def find_outline(body: str) -> HeadingOutline:
    """Return the outline of a body, without headings in code and comments."""
    masked = mask_code(body) if "#" in body or "\n=" in body or "\n-" in body or "id=" in body else ""
    lines = []
    for match in _LINE.finditer(masked):
        if match["setext"] and not _BLOCK_START.search(masked, max(0, match.start() - 80), match.start()):
            continue  # after a line of text, `---` is a rule and not a heading
        group = "atx" if match["level"] else "setext"
        text = body[match.start(group) : match.end(group)].strip().rstrip("#").strip() if match[group] else ""
        marks = match["level"] or ("#" if match["line"].startswith("=") else "##")
        lines += [f"{marks} {text}"] if text else []
    ids = {m["double"] or m["single"] for m in _ID.finditer(_tags(masked, body))}
    ids.update(m["id"] for found in _ATTRIBUTES.finditer(masked) for m in _LISTED_ID.finditer(found["list"]))
    return HeadingOutline(tuple(lines), frozenset(ids), _MAY_ADD_HEADINGS.search(body) is not None)


def _tags(masked: str, body: str) -> str:
    """Return the HTML tags of a body; in the masked text, their attributes are masked."""
    return "".join(body[slice(*tag.span())] for tag in _TAG.finditer(masked)) if "<" in masked else ""


def read_outline(
    lines: Iterable[str], read: ReadHeadings, short_forms: Mapping[str, str] | None = None
) -> tuple[Heading, ...]:
    """Return the headings of these Markdown lines, with the anchors that the host gives them.

    `short_forms` contains another form for some lines, by which links may name their heading.
    """
    lines = tuple(lines)
    prepared = tuple(_REFERENCE_LINK.sub(r"\g<label>", _FOOTNOTE.sub("", line)) for line in lines)
    found = []
    for given, line, (anchor, shown) in zip(lines, prepared, read(prepared), strict=True):
        marks, _, text = line.partition(" ")
        typed = _OWN_ATTRIBUTES.sub("", text)
        short = plain_text((short_forms or {}).get(given, "").lstrip("#"))
        found.append(Heading(len(marks), anchor, (shown, typed, plain_text(typed), *filter(None, (short,)))))
    return tuple(found)


def write_heading(title: str) -> str:
    """Return a title as a Markdown heading."""
    return f"# {escape(title)}"


@dataclass(frozen=True, slots=True)
class HeadingTable:
    """The headings of a page, indexed by anchor and by words."""

    headings: tuple[Heading, ...]
    """All headings, in page order."""
    anchors: frozenset[str]
    """All ids on the page that a link can point to."""
    forms: tuple[dict[str, str], ...]
    """The anchors by heading text: as typed, by name key, and by slug."""

    def find(self, typed: str) -> str | None:
        """Return the anchor for a typed heading: an anchor, heading words, or a path of nested headings (`a#b`)."""
        if typed in self.anchors:
            return typed
        for form, table in zip(_FORMS, self.forms, strict=True):
            if anchor := table.get(form(typed)):
                return anchor
        return _find_nested(self.headings, typed.split("#", _MAX_NESTING)) if "#" in typed else None


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
    """Return the anchor of the last part; each part must be below the one before it."""
    found, anchor = headings, None
    for part in (part.strip() for part in parts if part.strip()):
        anchor = build_table(found).find(part)
        index = next((n for n, heading in enumerate(found) if heading.anchor == anchor), None)
        if index is None:
            return None
        below = (n for n in range(index + 1, len(found)) if found[n].level <= found[index].level)
        found = found[index + 1 : next(below, len(found))]
    return anchor


def closest_heading(headings: Iterable[Heading], typed: str) -> str:
    """Return the words of the most similar heading; empty if none is similar enough."""
    if len(typed) > _MAX_COMPARED_LENGTH:
        return ""
    words = {name_key(h.words[0]): h.words[0] for h in list(headings)[:_MAX_COMPARED]}
    matches = difflib.get_close_matches(name_key(typed), words, n=1, cutoff=_MIN_RATIO)
    return words[matches[0]] if matches else ""


def default_heading_ids(lines: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the anchors that Python-Markdown gives to headings by default, each with the heading's words."""
    used: set[str] = set()
    found = []
    for line in lines:
        text = line.partition(" ")[2]
        attributes = _OWN_ATTRIBUTES.search(text)
        explicit_id = _LISTED_ID.search(attributes["list"]) if attributes else None
        words = plain_text(_OWN_ATTRIBUTES.sub("", text))
        anchor = explicit_id["id"] if explicit_id else _unique(_anchor(words), used)
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


@dataclass(frozen=True, slots=True)
class HeadingIndex:
    """The headings of a site; `cairn.links.heading_links` resolves links to them."""

    outlines: Mapping[str, HeadingOutline]
    """The outline of each page's source, by page path."""
    read: ReadHeadings = field(compare=False, repr=False)
    """Returns the anchors that the host gives to headings."""
    sections: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), compare=False, repr=False)
    """The ids of generated sections that links lead to, by page path."""
    tables: dict[str, HeadingTable] = field(default_factory=dict, compare=False, repr=False)
    """Cache: the heading table of each page that a link with a heading leads to."""
    anchors: dict[tuple[str, str], str | None] = field(default_factory=dict, compare=False, repr=False)
    """Cache: the anchor found for each page path and heading as typed."""
