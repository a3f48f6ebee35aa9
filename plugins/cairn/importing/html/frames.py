# SPDX-License-Identifier: MIT
"""The open inline elements, each with the parts of its content."""

from __future__ import annotations

from collections import defaultdict

from cairn.importing.html.inline import write_code

BARE = frozenset({"sub", "sup", "mark", "u", "del"})
"""Inline elements that stay as they are, without attributes."""
CODE = frozenset({"code", "tt", "kbd", "samp", "pre"})
"""Elements whose content is code."""
_TICK = "`"
_DEEPEST = 100


class Frame:
    """An open inline element."""

    def __init__(self, tag: str, mark: str = "", target: str = "") -> None:
        """Begin an element; `mark` is written on both sides, `target` is its link, or the language of code."""
        self.tag, self.mark, self.target = tag, mark, target
        self.clear()

    def clear(self) -> None:
        """Remove its content."""
        self.parts: list[str] = []
        self._closed = ""  # the mark that its last part is, if that ends an element
        self._is_odd = False  # whether a letter cannot follow, because there is a sign before that mark

    def add(self, text: str) -> None:
        """Add Markdown."""
        if text:
            self.parts += (" ", text) if self._is_odd and text[0].isalnum() else (text,)
            self._closed, self._is_odd = "", False

    def add_element(self, frame: Frame) -> None:
        """Add the content of another element with its marks; spaces at its ends stay outside."""
        content = "".join(frame.parts)
        bare = content.strip()
        mark = _TICK if frame.tag in CODE else frame.mark
        if not bare or not (mark or frame.tag in BARE or (frame.tag == "a" and frame.target)):
            if frame.parts:
                self._closed, self._is_odd = frame._closed, frame._is_odd
            self.parts += frame.parts
            return
        self.add(content[: len(content) - len(content.lstrip())])
        if mark == _TICK:
            self._add_apart(_TICK, write_code(bare))
        elif mark:
            self._wrap(mark, bare)
        elif frame.tag == "a":
            self._add_link(bare, frame.target)
        else:
            self.add(f"<{frame.tag}>{bare}</{frame.tag}>")
        self.add(content[len(content.rstrip()) :])

    def _wrap(self, mark: str, text: str) -> None:
        """Add text between two marks. The same mark twice in a row would be read as another one, so neither stays.

        A mark between a letter and a sign is none, so there it gets a space.
        """
        if self._closed == mark:
            self.parts.pop()
            self.parts.append(text)
        else:
            is_odd = not text[0].isalnum() and self.parts and self.parts[-1][-1:].isalnum()
            self._add_apart(mark[0], f"{' ' if is_odd else ''}{mark}{text}")
        self.parts.append(mark)
        self._closed, self._is_odd = mark, not text[-1].isalnum()

    def _add_apart(self, sign: str, text: str) -> None:
        """Add what begins with a sign, with a space if the sign is there already."""
        self.add(f" {text}" if self._closed[:1] == sign else text)
        self._closed = sign

    def _add_link(self, text: str, target: str) -> None:
        if self.parts and self.parts[-1].endswith("!"):  # it would make an image
            self.parts[-1] = f"{self.parts[-1][:-1]}&#33;"
        self.add(f"[{text}]({target})")


class Frames:
    """All open inline elements of a paragraph."""

    def __init__(self) -> None:
        """Begin with the paragraph."""
        self._all = [Frame("")]
        self._open: defaultdict[str, int] = defaultdict(int)
        self._marks: defaultdict[str, int] = defaultdict(int)

    @property
    def top(self) -> Frame:
        """The innermost element."""
        return self._all[-1]

    @property
    def depth(self) -> int:
        """The number of open elements, with the paragraph."""
        return len(self._all)

    @property
    def is_code(self) -> bool:
        """Whether code is open; no other element opens in it."""
        return self._all[-1].tag in CODE

    def has(self, tag: str) -> bool:
        """Return whether an element with this name is open."""
        return self._open[tag] > 0

    def push(self, frame: Frame) -> None:
        """Begin an element. Text that is bold already does not become bolder."""
        if len(self._all) < _DEEPEST:
            frame.mark = "" if self._marks[frame.mark] else frame.mark
            self._all.append(frame)
            self._open[frame.tag] += 1
            self._marks[frame.mark] += bool(frame.mark)

    def pop(self) -> Frame:
        """End the innermost element and return it; `pre` is a block, so its content goes nowhere else."""
        frame = self._all.pop()
        self._open[frame.tag] -= 1
        self._marks[frame.mark] -= bool(frame.mark)
        if frame.tag != "pre":
            self.top.add_element(frame)
        return frame

    def end_paragraph(self) -> str:
        """Return the content of all elements, which stay open for the next paragraph."""
        for outer, frame in zip(self._all[-2::-1], self._all[:0:-1], strict=True):
            outer.add_element(frame)
            frame.clear()
        text = "".join(self._all[0].parts)
        self._all[0].clear()
        return text
