# SPDX-License-Identifier: MIT
"""What a template writes on all pages of a kind, with holes for what differs."""

from __future__ import annotations

from posixpath import normpath
from typing import TYPE_CHECKING, TypeVar

from mkdocs_cairn.shells.hole import MARK, Scope, Trace, UntraceableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_T = TypeVar("_T")


class Shell:
    """The text of a template, with holes."""

    def __init__(self, trace: Trace, output: str) -> None:
        """Take a run of the template and what it has written.

        Raises:
            UntraceableError: a hole has got lost on the way.
        """
        parts = output.split(MARK)
        numbers, self.texts = parts[1::2], parts[::2]
        if len(numbers) >= len(self.texts) or not all(number.isdecimal() for number in numbers):
            raise UntraceableError("a hole is broken")
        self._holes = [trace.holes[int(number)] for number in numbers]
        self._guards = trace.guards
        self._on_the_way = {place for link in trace.places for place in _on_the_way(link)}

    def fits(self, scope: Scope) -> bool:
        """Say whether the template would decide for that page as it did."""
        return all(read(scope) == value for read, value in self._guards)

    def leads_to(self, url: str) -> bool:
        """Say whether a link on all pages leads to the one there, or past it: on that one the link is another."""
        return url in self._on_the_way

    def fill(self, scope: Scope) -> Filled:
        """Return the text for a page."""
        return Filled(self.texts, [str(read(scope)) for read in self._holes])


class Filled:
    """What stands on a page."""

    def __init__(self, texts: Sequence[str], values: Sequence[str]) -> None:
        """Take what stands round the holes of a shell, and in them."""
        self.texts, self.values = texts, values
        self.output = "".join(interleave(texts, values))


def interleave(texts: Sequence[_T], values: Sequence[_T]) -> list[_T]:
    """Return texts, and between them values, of which there is one less."""
    parts = list(texts)
    parts[1:] = [part for pair in zip(values, texts[1:], strict=True) for part in pair]
    return parts


def _on_the_way(link: str) -> Iterator[str]:
    """Yield the addresses of pages from which the way to a link is shorter than from their neighbours."""
    parts = normpath(link.replace("\\", "/")).split("/")
    return (f"{'/'.join(parts[:count])}/" for count in range(1, len(parts) + 1))
