# SPDX-License-Identifier: MIT
"""Turn the HTML of a source into Markdown: the parts that questions need, and the text of everything else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from html import unescape

from cairn.importing.output.markdown_text import escape_line
from cairn.text.paired_marks import replace_pairs

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
_DEEPEST, _LONGEST_TAG = 100, 10_000
_COMMENT, _COMMENT_END = re.compile("<!--"), re.compile("-->")
_TAG = re.compile(r"<(?:(?P<close>/?)(?P<name>[a-zA-Z][^\s<>/]*)(?P<rest>[^<>]*)|[!?][^<>]*)>")
_ATTRIBUTE = re.compile(r"(?P<name>[a-zA-Z-]+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"']+)")
_LONG_NUMBER = re.compile(r"&#(?=[0-9]{8})")
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]+")
_SCHEME = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):")
_SAFE = frozenset({"http", "https", "mailto"})
_ODD = re.compile(r"[<>()\[\]{}\\\"'`|]")
"""Signs that would end a target in Markdown."""
_TICKS = re.compile("`+")


def compile_html(html: str) -> str:
    """Return the Markdown of a piece of HTML. Scripts, styles and comments are left out, and so are all attributes.

    A tag ends at the next `>`, and a `<` before that makes it text. So no part is read twice, whatever is not closed.
    """
    writer = _Writer()
    done = 0
    text = replace_pairs(html, _COMMENT, _COMMENT_END, lambda _content: "")
    for tag in _TAG.finditer(text):
        writer.add_text(text[done : tag.start()])
        done = tag.end()
        if tag["close"]:
            writer.end(tag["name"].lower())
        elif tag["name"]:
            writer.start(tag["name"].lower(), _read_attributes(tag["rest"]))
    writer.add_text(text[done:])
    return writer.finish()


def _read_attributes(text: str) -> dict[str, str]:
    if len(text) > _LONGEST_TAG:
        return {}
    found = ((m["name"].lower(), m["value"].strip("\"'")) for m in _ATTRIBUTE.finditer(text))
    return {name: _unescape(value) for name, value in found}


def _unescape(text: str) -> str:
    return unescape(_LONG_NUMBER.sub("&amp;#", text))  # Python refuses to convert very long numbers


class _Writer:
    """Collects paragraphs; each open inline element has the parts of its content."""

    def __init__(self) -> None:
        self._paragraphs: list[str] = []
        self._frames: list[tuple[str, str, list[str]]] = [("", "", [])]
        self._open: Counter[str] = Counter()
        self._lists: list[int] = []
        self._marker = ""
        self._hidden = ""
        self._code = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if self._hidden:
            return
        if tag in _HIDDEN:
            self._hidden = tag
        elif tag in _BLOCKS:
            self._start_block(tag, attributes)
        elif tag == "img":
            self._add(_write_image(attributes))
        elif tag == "pre" or (tag in _CODE and not self._code):
            self._push(tag, "")
        elif (tag in _WRAPPED or tag in _BARE or tag == "a") and not self._code:
            self._push(tag, _safe_target(attributes.get("href", "")))
        elif tag in {"td", "th"}:
            self._add(" ")

    def end(self, tag: str) -> None:
        """End an element; an end without a beginning has no effect."""
        if self._hidden:
            self._hidden = "" if tag == self._hidden else self._hidden
        elif tag in _BLOCKS and tag not in _VOID:
            self._end_paragraph()
            if tag in {"ul", "ol"} and self._lists:
                self._lists.pop()
        elif self._open[tag]:
            while self._open[tag] and self._pop() != tag:
                pass

    def add_text(self, raw: str) -> None:
        """Add text, in which nothing becomes markup."""
        if self._hidden or not raw:
            return
        text = _unescape(raw)
        if self._code:
            self._add(text)
        elif text.strip():
            words = " ".join(text.split())
            before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
            self._add(f"{before}{escape_line(words)}{after}")
        else:
            self._add(" ")

    def finish(self) -> str:
        """Return the whole Markdown."""
        while len(self._frames) > 1:
            self._pop()
        self._end_paragraph()
        return "\n\n".join(self._paragraphs)

    def _start_block(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._end_paragraph()
        if tag in {"ul", "ol"} and len(self._lists) < _DEEPEST:
            start = attributes.get("start", "")
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
            self._code += tag in _CODE or tag == "pre"

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


def _write_image(attributes: Mapping[str, str]) -> str:
    alt = escape_line(" ".join(attributes.get("alt", "").split()))
    target = _safe_target(attributes.get("src", ""))
    return f"![{alt}]({target})" if target else alt


def _safe_target(target: str) -> str:
    """Return the address of a link as Markdown; empty for a scheme other than that of a web or mail address."""
    bare = _CONTROLS.sub("" if ":" in target.split("/", maxsplit=1)[0] else "%20", target.strip())
    scheme = _SCHEME.match(bare)
    if scheme and scheme["scheme"].lower() not in _SAFE:
        return ""
    return _ODD.sub(lambda found: f"%{ord(found[0]):02X}", bare)
