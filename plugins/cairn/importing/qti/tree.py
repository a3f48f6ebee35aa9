# SPDX-License-Identifier: MIT
"""Find elements at any depth, and read QTI 3 as QTI 2: its elements have other names, but the same meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cairn.importing.reading.xml_tree import Element

_PREFIX = "qti-"
_HYPHEN = re.compile(r"-([a-z0-9])")
_KEPT = ("data-", "aria-")


def walk(element: Element) -> Iterator[Element]:
    """Yield an element and all elements inside it, in the order of the file."""
    waiting = [element]
    while waiting:
        current = waiting.pop()
        yield current
        waiting += [child for child in reversed(current.children) if isinstance(child, Element)]


def find_all(element: Element | None, *names: str) -> list[Element]:
    """Return the elements with one of these names, at any depth."""
    return [each for each in walk(element) if each.name in names] if element else []


def find_first(element: Element | None, name: str) -> Element | None:
    """Return the first element with this name, at any depth."""
    return next((each for each in walk(element) if each.name == name), None) if element else None


def text_of(element: Element | None) -> str:
    """Return the text of an element on one line; empty if there is no element."""
    return " ".join(element.text.split()) if element else ""


def rewrite(element: Element, change: Callable[[Element], Element | str | None]) -> Element:
    """Return an element with the elements inside it changed.

    `change` returns the same element to keep it and look inside, or what stands in its place.
    """
    children: list[Element | str] = []
    is_same = True
    for child in element.children:
        new = child if isinstance(child, str) else change(child)
        if new is child and isinstance(child, Element):
            new = rewrite(child, change)
        is_same = is_same and new is child
        if new is not None:
            children.append(new)
    return element if is_same else Element(element.name, element.attributes, element.line, tuple(children))


def as_version_2(element: Element) -> Element:
    """Return an element of QTI 3 under the names of QTI 2."""
    attributes = element.attributes
    if element.name.startswith(_PREFIX):
        attributes = {k if k.startswith(_KEPT) else _join(k): v for k, v in attributes.items()}
    children = tuple(child if isinstance(child, str) else as_version_2(child) for child in element.children)
    return Element(_join(element.name.removeprefix(_PREFIX)), attributes, element.line, children)


def _join(name: str) -> str:
    return _HYPHEN.sub(lambda found: found[1].upper(), name) if "-" in name else name
