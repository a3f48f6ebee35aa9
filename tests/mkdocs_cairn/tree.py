# SPDX-License-Identifier: MIT
"""HTML as a tree of the standard library, so that a test can ask for what stands where."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tree = TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        self.open.append(tag)
        if tag in VOID:
            self.handle_endtag(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open:
            last = self.open.pop()
            self.tree.end(last)
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.open:
            self.tree.data(data)


def parse(html: str) -> Element:
    """Return the root of a page."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    for tag in list(reversed(builder.open)):
        builder.handle_endtag(tag)
    return builder.tree.close()


def text(element: Element | None) -> str:
    """Return what an element says, its white space collapsed; nothing where there is no element."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def words(element: Element | None) -> str:
    """Return the same with a space between the texts of any two elements."""
    parts = [] if element is None else element.itertext()
    return " ".join(" ".join(parts).split())


def by_id(root: Element, name: str) -> Element | None:
    """Return the element with that id."""
    return root.find(f".//*[@id='{name}']")


def by_class(root: Element, name: str) -> list[Element]:
    """Return the elements that have that class."""
    return [e for e in root.iter() if name in e.get("class", "").split()]
