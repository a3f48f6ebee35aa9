# SPDX-License-Identifier: MIT
"""Turn the HTML of a source into Markdown: the parts that questions need, and the text of everything else."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from cairn.importing.output.markdown_text import escape_line

_BLOCK_NAMES = """
address article aside blockquote body br dd details dl dt div figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr
html li main nav ol p section summary table tbody tfoot thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WRAPPED = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_BARE = frozenset({"sub", "sup", "mark", "u", "del"})
_CODE = frozenset({"code", "tt", "kbd", "samp"})
_HIDDEN = frozenset({"script", "style", "template", "noscript", "head", "title", "textarea", "svg"})
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "source", "wbr", "col", "area"})
_DEEPEST = 100
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]+")
_SCHEME = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):")
_SAFE = frozenset({"http", "https", "mailto"})
_ODD = re.compile(r"[<>()\[\]{}\\\"'`|]")
"""Signs that would end a target in Markdown."""
_TICKS = re.compile("`+")


def compile_html(html: str) -> str:
    """Return the Markdown of a piece of HTML. Scripts, styles and comments are left out, and so are all attributes."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return writer.finish()


class _Writer(HTMLParser):
    """Collects paragraphs; each open inline element has the parts of its content."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._paragraphs: list[str] = []
        self._frames: list[tuple[str, str, list[str]]] = [("", "", [])]
        self._open: Counter[str] = Counter()
        self._lists: list[int] = []
        self._marker = ""
        self._hidden = 0
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden or tag in _HIDDEN:
            self._hidden += tag in _HIDDEN
            return
        if tag in _BLOCKS:
            self._start_block(tag, dict(attrs))
        elif tag == "img":
            self._add(_write_image(dict(attrs)))
        elif tag == "pre" or (tag in _CODE and not self._code):
            self._push(tag, "")
            self._code += 1
        elif (tag in _WRAPPED or tag in _BARE or tag == "a") and not self._code:
            self._push(tag, _safe_target(dict(attrs).get("href") or ""))
        elif tag in {"td", "th"}:
            self._add(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            self._hidden -= tag in _HIDDEN
        elif tag in _BLOCKS and tag not in _VOID:
            self._end_paragraph()
            if tag in {"ul", "ol"} and self._lists:
                self._lists.pop()
        elif self._open[tag]:
            while self._open[tag] and self._pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if self._code:
            self._add(data)
        elif data.strip():
            words = " ".join(data.split())
            before, after = " " * data[:1].isspace(), " " * data[-1:].isspace()
            self._add(f"{before}{escape_line(words)}{after}")
        elif data:
            self._add(" ")

    def finish(self) -> str:
        """Return the whole Markdown."""
        while len(self._frames) > 1:
            self._pop()
        self._end_paragraph()
        return "\n\n".join(self._paragraphs)

    def _start_block(self, tag: str, attrs: dict[str, str | None]) -> None:
        self._end_paragraph()
        if tag in {"ul", "ol"} and len(self._lists) < _DEEPEST:
            start = attrs.get("start") or ""
            number = int(start) if start.isascii() and start.isdigit() and len(start) < 8 else 1  # noqa: PLR2004
            self._lists.append(number if tag == "ol" else 0)
        elif tag == "li" and self._lists:
            number = self._lists[-1]
            self._marker = "    " * (len(self._lists) - 1) + (f"{number}. " if number else "- ")
            self._lists[-1] += bool(number)
        elif tag in _HEADINGS:
            self._push("strong", "")

    def _add(self, text: str) -> None:
        self._frames[-1][2].append(text)

    def _push(self, tag: str, target: str) -> None:
        if len(self._frames) < _DEEPEST:
            self._frames.append((tag, target, []))
            self._open[tag] += 1

    def _pop(self) -> str:
        tag, target, parts = self._frames.pop()
        self._open[tag] -= 1
        self._code -= tag in _CODE or tag == "pre"
        content = "".join(parts)
        if tag == "pre":
            self._end_paragraph()
            self._paragraphs.append(_write_fence(content))
        else:
            self._add(_wrap(tag, content, target))
        return tag

    def _end_paragraph(self) -> None:
        if self._code:
            self._add("\n")
            return
        while len(self._frames) > 1:
            self._pop()
        text = "".join(self._frames[0][2]).strip()
        self._frames[0][2].clear()
        if text:
            indent = "    " * len(self._lists)
            self._paragraphs.append((self._marker or indent) + text.replace("\n", " "))
            self._marker = ""


def _wrap(tag: str, content: str, target: str) -> str:
    """Return the content of an inline element with its marks; spaces at its ends stay outside."""
    bare = content.strip()
    if not bare:
        return content
    before = content[: len(content) - len(content.lstrip())]
    after = content[len(content.rstrip()) :]
    if tag in _CODE:
        ticks = "`" * (max((len(run) for run in _TICKS.findall(bare)), default=0) + 1)
        gap = " " if bare.startswith("`") or bare.endswith("`") else ""
        written = f"{ticks}{gap}{' '.join(bare.split())}{gap}{ticks}"
    elif tag == "a":
        written = f"[{bare}]({target})" if target else bare
    elif tag in _BARE:
        written = f"<{tag}>{bare}</{tag}>"
    else:
        written = f"{_WRAPPED[tag]}{bare}{_WRAPPED[tag]}"
    return f"{before}{written}{after}"


def _write_fence(code: str) -> str:
    ticks = "`" * max(3, max((len(run) for run in _TICKS.findall(code)), default=0) + 1)
    text = code.strip("\n")
    return f"{ticks}\n{text}\n{ticks}"


def _write_image(attrs: dict[str, str | None]) -> str:
    alt, target = escape_line(" ".join((attrs.get("alt") or "").split())), _safe_target(attrs.get("src") or "")
    return f"![{alt}]({target})" if target else alt


def _safe_target(target: str) -> str:
    """Return the address of a link as Markdown; empty for a scheme other than that of a web or mail address."""
    bare = _CONTROLS.sub("" if ":" in target.split("/", maxsplit=1)[0] else "%20", target.strip())
    scheme = _SCHEME.match(bare)
    if scheme and scheme["scheme"].lower() not in _SAFE:
        return ""
    return _ODD.sub(lambda found: f"%{ord(found[0]):02X}", bare)
