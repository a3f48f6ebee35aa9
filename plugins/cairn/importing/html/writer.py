# SPDX-License-Identifier: MIT
"""Write the tags and texts of HTML as Markdown: the parts that questions need, and the text of everything else.

Text waits until the next mark, so that nothing becomes markup that stands partly before and partly behind a tag without
a meaning here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from cairn.importing.html.blocks import Block, join_blocks
from cairn.importing.html.containers import CONTAINERS, Containers
from cairn.importing.html.converted import Converted
from cairn.importing.html.embedded import DRAWING, FRAMES, Embedded, FindFile, MathText
from cairn.importing.html.frames import BARE, CODE, Frame, Frames
from cairn.importing.html.inline import write_fence, write_text
from cairn.importing.html.tags import BLOCKS, HEADINGS, Tag, split_html, unescape_html

_BOLD, _ITALIC = "**", "*"
_MARKS = {"strong": _BOLD, "b": _BOLD, "em": _ITALIC, "i": _ITALIC, **dict.fromkeys(HEADINGS, _BOLD)}
_INLINE = _MARKS.keys() | BARE | CODE | {"a", "span"}
_EMBEDDED = FRAMES | {"img", "math", "svg"}
_HIDDEN = frozenset({"script", "style", "template", "noscript", "head", "title", "textarea"})
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|brush)[-:]\s*(?P<name>[A-Za-z0-9+#-]{1,20})(?:[\s;]|$)")
_BREAK = "  \n"


def compile_html(
    html: str, find_file: FindFile, keep: Callable[[str], str] | None = None, masked: str = ""
) -> Converted:
    """Return the Markdown of a piece of HTML. Scripts, styles and comments are left out, and so are all attributes.

    `keep` is what is done with texts that are Markdown already; then `masked` is `html` without code.
    """
    writer = _Writer(find_file, "".join(sign for sign in "$~^" if html.count(sign) > 1), keep)
    for part in split_html(html, masked):
        if isinstance(part, str):
            writer.add_text(part)
        elif part.is_end:
            writer.end(part.name)
        else:
            writer.start(part)
    return writer.finish()


class _Writer:
    """Collects the blocks of a text."""

    def __init__(self, find_file: FindFile, paired: str, keep: Callable[[str], str] | None) -> None:
        self._embedded, self._paired, self._keep = Embedded(find_file), paired, keep
        self._frames = Frames()
        self._containers = Containers(self._embedded.losses)
        self._waiting: list[str] = []
        self._hidden = ""
        self._math: MathText | None = None
        self._is_after_break = False

    def start(self, tag: Tag) -> None:
        """Begin an element."""
        name = tag.name
        if self._hidden:
            self._start_hidden(tag)
        elif name in _HIDDEN:
            self._hidden = name
        elif name in CONTAINERS:
            self._start_container(tag)
        elif name == "br":
            self._break_line()
        elif self._frames.is_code:
            self._start_in_code(tag)
        elif name in _EMBEDDED:
            self._embed(tag)
        else:
            if name in BLOCKS:
                self._end_paragraph()
            if name in _INLINE:
                self._start_inline(tag)

    def end(self, name: str) -> None:
        """End an element; an end without a beginning has no effect."""
        if self._hidden:
            self._end_hidden(name)
            return
        if name in BLOCKS:
            self._end_paragraph()
        if self._containers.has(name):
            while self._pop_container() != name:
                pass
        elif self._frames.has(name):
            while self._pop() != name:
                pass

    def add_text(self, raw: str) -> None:
        """Add text, in which nothing becomes markup."""
        text = raw if self._keep else unescape_html(raw)
        if self._math:
            self._math.add(text)
        elif self._hidden:
            return
        elif self._frames.is_code:
            self._frames.top.add(text)
        else:
            self._waiting.append(text)

    def finish(self) -> Converted:
        """Return the whole Markdown."""
        if self._math:
            self._end_hidden("math")
        while self._containers.is_open:
            self._pop_container()
        self._end_code()
        self._end_paragraph()
        return Converted(join_blocks(self._containers.blocks), tuple(dict.fromkeys(self._embedded.losses)))

    def _start_hidden(self, tag: Tag) -> None:
        if self._math:
            self._math.start(tag)
        elif tag.name == "source" and self._hidden in FRAMES:
            self._frames.top.add(self._embedded.write_link(tag.attributes))

    def _end_hidden(self, name: str) -> None:
        if self._math and name != "math":
            self._math.end(name)
        elif name == self._hidden:
            if self._math:
                self._frames.top.add(self._math.write(self._embedded.losses))
            elif name in FRAMES:
                self._embedded.end_frame()
            self._hidden, self._math = "", None

    def _embed(self, tag: Tag) -> None:
        self._flush()
        self._is_after_break = False
        if tag.name == "img":
            self._frames.top.add(self._embedded.write_image(tag.attributes))
        elif tag.name in FRAMES:
            self._embedded.start_frame()
            self._frames.top.add(self._embedded.write_link(tag.attributes))
            if tag.name == "embed":
                self._embedded.end_frame()
            else:
                self._hidden = tag.name
        elif tag.name == "math":
            self._hidden, self._math = tag.name, MathText()
        else:
            self._hidden = tag.name
            self._embedded.losses.append(DRAWING)

    def _start_in_code(self, tag: Tag) -> None:
        frame = self._frames.top
        if frame.tag == "pre" and tag.name == "code":
            frame.target = frame.target or _find_language(tag.attributes)
        elif tag.name in BLOCKS:
            frame.add("\n")

    def _start_inline(self, tag: Tag) -> None:
        name = tag.name
        if name == "a":
            if not self._frames.has("a"):
                target = self._embedded.find_target(tag.attributes.get("href", ""))
                self._push(Frame(name, target=target))
        elif name == "span":
            style = tag.attributes.get("style", "").lower() if tag.source else ""
            mark = _BOLD if _WEIGHT.search(style) else _ITALIC if _STYLE.search(style) else ""
            if mark or self._frames.has(name):
                self._push(Frame(name, mark))
        else:
            self._push(Frame(name, _MARKS.get(name, ""), _find_language(tag.attributes) if name == "pre" else ""))

    def _push(self, frame: Frame) -> None:
        self._flush()
        self._frames.push(frame)

    def _pop(self) -> str:
        self._flush()
        frame = self._frames.pop()
        code = "".join(frame.parts) if frame.tag == "pre" else ""
        if code.strip():
            self._containers.append(Block(write_fence(code, frame.target), is_paragraph=False))
        self._is_after_break = self._is_after_break and not code
        return frame.tag

    def _end_code(self) -> None:
        if self._frames.is_code:
            self._pop()

    def _flush(self) -> None:
        """Write the text that waits for the next mark."""
        if not self._waiting:
            return
        text = "".join(self._waiting)
        self._waiting.clear()
        words = " ".join(text.split())
        self._is_after_break = self._is_after_break and not words
        if self._keep:
            self._frames.top.add(self._keep(text))
        elif words:
            written = write_text(words, self._paired, "]" if self._frames.has("a") else "")
            if self._containers.has("table") and "|" in written:  # in a formula: elsewhere it is escaped
                written = written.replace("\\|", "\\Vert{}").replace("|", "\\vert{}")
            self._frames.top.add(f"{' ' * text[0].isspace()}{written}{' ' * text[-1].isspace()}")
        else:
            self._frames.top.add(" ")

    def _break_line(self) -> None:
        self._flush()
        if self._frames.is_code:
            self._frames.top.add("\n")
        elif self._is_after_break:
            self._end_paragraph()
        else:
            self._frames.top.add(_BREAK)
            self._is_after_break = True

    def _end_paragraph(self) -> None:
        self._flush()
        if self._frames.is_code:
            self._frames.top.add("\n")
            return
        self._is_after_break = False
        text = self._frames.end_paragraph()
        if text.strip():
            self._containers.append(Block(text.strip("\n") if self._keep else text.strip()))

    def _start_container(self, tag: Tag) -> None:
        self._end_code()
        self._end_paragraph()
        while self._containers.ends_before(tag):
            self._pop_container()
        self._containers.push(tag, self._frames.depth)

    def _pop_container(self) -> str:
        self._end_code()
        self._end_paragraph()
        name, depth = self._containers.pop()
        while self._frames.depth > depth:
            self._pop()
        return name


def _find_language(attributes: Mapping[str, str]) -> str:
    found = _LANGUAGE.search(attributes.get("class", ""))
    return found["name"] if found else ""
