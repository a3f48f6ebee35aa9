# SPDX-License-Identifier: MIT
r"""Converts formulas in Markdown from TeX to MathML when the site is built, so that pages need no script for them.

They are written as `$x$` or `\(x\)` in a line, and as `$$x$$` or `\[x\]` on lines of their own. `cairn.text.formula`
finds them, and the library converts them. This module reports what the library cannot read, and corrects a few things.
Screen readers read the MathML. The TeX is kept in `data-tex`, which nothing reads aloud or searches: an `alttext` or an
annotation would repeat the formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from cairn.text.code_spans import find_code_spans
from cairn.text.formula import Formula, find_formulas
from cairn.text.markdown import blank_out
from mkdocs_cairn.markdown.inline_triggers import set_triggers
from mkdocs_cairn.markdown.tex import TexConverter

# Before Markdown's backslash escapes (180), which would change `\_` in a formula; after its code (190).
_INLINE_PRIORITY = 185
# A block that begins with a formula comes before tables and quotations (75 and less), but after indented code (80).
# A formula further down in a block may belong to a list or a quotation, so it comes after all but paragraphs (10).
_BLOCK_PRIORITY, _PARAGRAPH_PRIORITY = 79, 12

_STACKED = {"mfrac", "munder", "mover", "munderover", "mtable"}
_SCRIPTED = {"msub", "msup", "msubsup"}
_NARROW_SCREEN = 20
"""The width in letters up to which a formula in a list fits on a phone. A wider one may have to scroll."""


class MathExtension(Extension):
    """Formulas in Markdown. One instance serves all pages of a build, and converts each formula once."""

    def __init__(self, report: Callable[[str, str], None] = lambda *_: None) -> None:
        """Take the function that reports a formula that cannot be read: its TeX, and the reason."""
        super().__init__()
        self.report = report
        self._converter = TexConverter()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown's name
        """Register the notations with a parser, and `$` as a sign that can be escaped."""
        md.ESCAPED_CHARS.append("$")
        md.inlinePatterns.register(_Inline(md, self), "cairn-math", _INLINE_PRIORITY)
        for kind, priority in (_FirstBlock, _BLOCK_PRIORITY), (_Block, _PARAGRAPH_PRIORITY):
            md.parser.blockprocessors.register(kind(md, self), f"cairn-math-{priority}", priority)

    def show(self, tex: str, md: Markdown, *, is_display: bool, tag: str) -> ET.Element:
        """Return the formula as an element; as code where it cannot be read."""
        math = self._converter.convert(tex.strip(), is_display=is_display)
        if isinstance(math, str):
            self.report(tex.strip(), math)
            return _show_code(tex.strip(), is_block=tag == "div")
        # In an element of its own, because Markdown takes `<math>` for a block and would drop the paragraph around it.
        shown = ET.Element(tag, {"class": "cairn-math" if is_display else "cairn-tex"})
        if _width(math) > _NARROW_SCREEN:
            shown.attrib |= {"tabindex": "0", "role": "group", "aria-label": "Formula"}
        html = ET.tostring(math, encoding="unicode", short_empty_elements=False)
        shown.text = AtomicString(md.htmlStash.store(html))
        return shown


class _Inline(InlineProcessor):
    """A formula in a line of text."""

    def __init__(self, md: Markdown, formulas: MathExtension) -> None:
        super().__init__(r"\$|\\\(", md)
        set_triggers(self, "$", r"\(")
        self._formulas = formulas
        self._text, self._place = "", 0
        self._found: Iterator[Formula] = iter(())
        self._next: Formula | None = None

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Markdown's name; its type allows no match that is rejected
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | None, int | None, int | None]:
        """Return the formula and its place; nothing where a dollar begins no formula."""
        formula = self._find(data, m.start())
        if formula is None:
            return None, None, None
        shown = self._formulas.show(formula.tex, self.md, is_display=formula.is_display, tag="span")
        return shown, formula.start, formula.end

    def _find(self, text: str, place: int) -> Formula | None:
        """Return the formula that begins at a place. Markdown asks for places from left to right."""
        if text is not self._text or place < self._place:
            self._found = find_formulas(text, self._known(text))
            self._text, self._next = text, next(self._found, None)
        self._place = place
        while self._next and self._next.start < place:
            self._next = next(self._found, None)
        return self._next if self._next and self._next.start == place else None

    def _known(self, text: str) -> int:
        """Return up to where a text has been read: Markdown asks again after each formula that it has replaced."""
        replaced = self._next.start if self._next else 0
        return replaced if text is not self._text and text[:replaced] == self._text[:replaced] else 0


class _Block(BlockProcessor):
    """Formulas on lines of their own."""

    def __init__(self, md: Markdown, formulas: MathExtension) -> None:
        super().__init__(md.parser)
        self._md = md
        self._formulas = formulas
        self._last: tuple[str, list[Formula]] = "", []

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002  # Markdown's signature
        return bool(self._find(block))

    def _find(self, block: str) -> list[Formula]:
        if block is not self._last[0]:
            self._last = block, self._choose(block) if "$$" in block or r"\[" in block else []
        return self._last[1]

    def _choose(self, block: str) -> list[Formula]:
        masked = blank_out(block, find_code_spans(block))
        return [formula for formula in find_formulas(masked) if formula.line_start >= 0]

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        done = 0
        for formula in self._find(block):
            before = block[done : formula.line_start]
            if before.strip():
                self.parser.parseBlocks(parent, [before.strip("\n")])
            parent.append(self._formulas.show(formula.tex, self._md, is_display=True, tag="div"))
            done = formula.end
        if block[done:].strip():
            blocks.insert(0, block[done:].lstrip("\n"))


class _FirstBlock(_Block):
    """Formulas at the start of a block."""

    def _choose(self, block: str) -> list[Formula]:
        found: list[Formula] = []
        for formula in super()._choose(block) if block.lstrip().startswith(("$$", r"\[")) else ():
            if block[found[-1].end if found else 0 : formula.start].strip():
                break
            found.append(formula)
        return found


def _show_code(tex: str, *, is_block: bool) -> ET.Element:
    code = ET.Element("code")
    code.text = AtomicString(tex)
    if not is_block:
        return code
    pre = ET.Element("pre")
    pre.append(code)
    return pre


def _width(element: ET.Element) -> float:
    """Estimate the width of a formula in letters."""
    widths = [_width(child) for child in element]
    if element.tag in _STACKED:
        return max(widths, default=0)
    if element.tag in _SCRIPTED:
        return widths[0] + 0.7 * max(widths[1:])
    return len((element.text or "").strip()) + sum(widths)
