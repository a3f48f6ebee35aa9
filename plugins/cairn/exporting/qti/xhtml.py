# SPDX-License-Identifier: MIT
"""Turn HTML into the XHTML that items of QTI 2.1 may contain: fewer elements and attributes, and blocks at the top.

A tag ends at the next `>`. So no part is read twice, whatever is not closed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from cairn.exporting.html_text import unwrap
from cairn.exporting.xml_text import Xml, element, start_tag, text
from cairn.text.paired_marks import replace_pairs

_WORDS = r"[^<>&\"\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]*"
_MARKUP = rf"<(?P<name>em|strong|code)>{_WORDS}</(?P=name)>|<a href=\"{_WORDS}\">{_WORDS}</a>"
_SIMPLE = re.compile(rf"<p>(?!</p>){_WORDS}(?:(?:&(?:amp|lt|gt|quot);|\"|{_MARKUP}){_WORDS})*</p>")
"""A paragraph as most texts are one: it is XHTML already."""
_COMMENT, _COMMENT_END = re.compile("<!--"), re.compile("-->")
_TAG = re.compile(r"<(?:(?P<close>/?)(?P<name>[a-zA-Z][^\s<>/]*)(?P<rest>[^<>]*)|[!?][^<>]*)>")
_ATTRIBUTE = re.compile(r"(?<![a-zA-Z:-])(?P<name>[a-zA-Z:-]+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"']+)")
_INLINE_NAMES = "a abbr acronym b big br cite code dfn em i img kbd q samp small span strong sub sup tt var"
_BLOCK_NAMES = "address blockquote div dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul"
_INLINE, _BLOCKS = frozenset(_INLINE_NAMES.split()), frozenset(_BLOCK_NAMES.split())
_PARENTS: Mapping[str, frozenset[str]] = {
    "li": frozenset({"ol", "ul"}),
    **dict.fromkeys(("dd", "dt"), frozenset({"dl"})),
    **dict.fromkeys(("caption", "col", "colgroup", "tbody", "tfoot", "thead"), frozenset({"table"})),
    "tr": frozenset({"tbody", "tfoot", "thead"}),
    **dict.fromkeys(("td", "th"), frozenset({"tr"})),
}
"""The elements in which an element must be that is neither in a line nor a block."""
_VOID = frozenset({"br", "col", "hr", "img"})
_EMBEDDED, _MARKED = ("audio", "iframe", "object", "svg", "video"), ("del", "ins", "mark", "s", "strike", "u")
_HIDDEN = frozenset({"script", "style", "template", "noscript", *_EMBEDDED})
_WRITTEN_AS: Mapping[str, str] = {
    **dict.fromkeys(("article", "aside", "details", "figcaption", "figure", "footer", "header", "section"), "div"),
    "summary": "div",
    **dict.fromkeys(_MARKED, "span"),
}
_LOST = re.compile(rf"<(?:(?P<embedded>{'|'.join(_EMBEDDED)})|{'|'.join(_MARKED)})(?=[\s/>])", re.IGNORECASE)
LOST_CONTENT = "QTI 2.1 has no place for recordings, drawings and pages inside a text, so '{id}' is without them."
"""What is said of content that is left out."""
LOST_MARKS = "QTI 2.1 has no marked, underlined or struck text, so these words of '{id}' look like the others."
"""What is said of words that lose their look."""
_ONLY_PARTS = frozenset({"dl", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"})
"""Elements that contain neither text nor blocks."""
_ONLY_BLOCKS = frozenset({"", "blockquote"})
"""Elements that contain only blocks; the first is the top."""
_NO_SPACE = _ONLY_PARTS | _ONLY_BLOCKS
_IN_BLOCKS = _INLINE | _ONLY_PARTS | {"p"}
"""Elements that end where a block begins."""
_EMPTY_PARAGRAPH = "<p>"
_EVERYWHERE = frozenset({"class", "xml:lang"})
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "td": frozenset({"rowspan", "colspan"}),
    "th": frozenset({"rowspan", "colspan", "scope"}),
}


def to_blocks(html: str) -> Xml:
    """Return HTML as blocks; text at the top becomes a paragraph."""
    if _SIMPLE.fullmatch(html):
        return Xml(html)
    writer = _Writer()
    done = 0
    whole = replace_pairs(html, _COMMENT, _COMMENT_END, lambda _: "") if "<!--" in html else html
    for tag in _TAG.finditer(whole):
        writer.add_text(whole[done : tag.start()])
        done = tag.end()
        if tag["close"]:
            writer.end(tag["name"].lower())
        elif tag["name"]:
            writer.start(tag["name"].lower(), tag["rest"])
    writer.add_text(whole[done:])
    return writer.finish()


def to_flow(html: str) -> Xml:
    """Return HTML for a place that takes text as well as blocks: a single paragraph is only its content."""
    return Xml(unwrap(to_blocks(html)))


def find_losses(html: str) -> frozenset[str]:
    """Return what QTI has no element for, in sentences in which `{id}` stands for the id of the question."""
    return frozenset(LOST_CONTENT if lost["embedded"] else LOST_MARKS for lost in _LOST.finditer(html))


@dataclass(slots=True)
class _Writer:
    """Writes tags and text one after another, with a list of the elements that are open."""

    parts: list[Xml] = field(default_factory=list)
    open: list[str] = field(default_factory=lambda: [""])
    """The names of the open elements; the first is the top."""
    count: Counter[str] = field(default_factory=Counter)
    """How many elements of each name are open."""
    hidden: str = ""
    """The element that is open and left out with its content."""

    def add_text(self, value: str) -> None:
        """Write text, in which characters are escaped as in HTML."""
        if self.hidden or not value or (self.open[-1] in _NO_SPACE and not value.strip()):
            return
        self._make_room_in_line()
        self.parts.append(text(unescape(value)))

    def start(self, name: str, rest: str) -> None:
        """Begin an element, or leave out what QTI does not have."""
        if self.hidden or name in _HIDDEN:
            self.hidden = self.hidden or name
            return
        name = _WRITTEN_AS.get(name, name)
        attributes = _read_attributes(name, rest)
        if name == "a" and "href" not in attributes:
            return
        if name in _INLINE:
            self._make_room_in_line()
        elif name in _BLOCKS:
            self._close_while(_IN_BLOCKS)
        elif not self._make_room_in_parent(name):
            return
        if name in _VOID:
            self.parts.append(element(name, attributes))
        else:
            self._open(name, attributes)

    def end(self, name: str) -> None:
        """End the innermost open element of that name, and those inside it."""
        if self.hidden:
            self.hidden = "" if name == self.hidden else self.hidden
            return
        name = _WRITTEN_AS.get(name, name)
        if self.count[name]:
            while self._close() != name:
                pass

    def finish(self) -> Xml:
        """End all elements and return everything."""
        while len(self.open) > 1:
            self._close()
        return Xml("".join(self.parts))

    def _make_room_in_line(self) -> None:
        """End what contains no text, and begin a paragraph where only blocks may be."""
        self._close_while(_ONLY_PARTS)
        if self.open[-1] in _ONLY_BLOCKS:
            self._open("p", {})

    def _make_room_in_parent(self, name: str) -> bool:
        """End what is open inside the parent of a part; return whether there is a parent."""
        if name == "tr" and self.open[-1] == "table":
            self._open("tbody", {})
        parents = _PARENTS.get(name, frozenset())
        has_parent = any(self.count[parent] for parent in parents)
        while has_parent and self.open[-1] not in parents:
            self._close()
        return has_parent

    def _close_while(self, names: frozenset[str]) -> None:
        while self.open[-1] in names:
            self._close()

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self.open.append(name)
        self.count[name] += 1
        self.parts.append(start_tag(name, attributes))

    def _close(self) -> str:
        name = self.open.pop()
        self.count[name] -= 1
        if name == "p" and self.parts[-1] == _EMPTY_PARAGRAPH:
            self.parts.pop()
        else:
            self.parts.append(Xml(f"</{name}>"))
        return name


def _read_attributes(name: str, rest: str) -> dict[str, str]:
    """Return the attributes that an element of QTI may have."""
    kept = _ATTRIBUTES.get(name, frozenset()) | _EVERYWHERE
    found = {m["name"].lower(): unescape(m["value"].strip("\"'")) for m in _ATTRIBUTE.finditer(rest)} if rest else {}
    if name == "img":
        found = {"src": "", "alt": "", **found}
    return {key: value for key, value in found.items() if key in kept}
