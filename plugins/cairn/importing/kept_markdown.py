# SPDX-License-Identifier: MIT
"""Keep the Markdown of a source, but nothing in it that would run, include or refer to anything on its new site."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from cairn.importing.html.converted import Converted
from cairn.importing.html.embedded import Embedded, FindFile
from cairn.importing.html.inline import has_scheme, safe_target
from cairn.importing.html.writer import compile_html
from cairn.text.code_spans import find_code_spans
from cairn.text.markdown import NO_PROSE, blank_out, find_fences

_LIVE = re.compile(
    r"(?P<address><https?://[^\s<>]+>)"
    r"|(?P<live>\[\[|\{|<|^[ \t>]*:::)"
    r"|(?P<opening>\]\()(?P<target>[^()\n]*(?:\n[^()\n]+)?)"
    r"|(?P<label>^[ \t]*\[[^\[\]\n]+\]):(?P<space>[ \t]*(?:\n[ \t]*)?)(?P<refers>\S*)",
    re.MULTILINE,
)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<text>[^#\n]+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_NO_TAG = re.compile(r"<https?://[^\s<>]+>|\]\(<[^<>\n]*>")
_WHITE_SPACE = re.compile(r"[\s\x00-\x20]+")


def keep_markdown(text: str, find_file: FindFile) -> Converted:
    """Return Markdown in which links to concepts, macros and attributes are text, and headings are bold lines.

    HTML in it is written as Markdown.
    """
    masked = _mask_code(text)
    masked = blank_out(masked, ((found.start(), found.end()) for found in _NO_TAG.finditer(masked)))
    embedded = Embedded(find_file)
    guard = _guard(embedded)
    if not _TAG.search(masked):
        return Converted(guard(text), tuple(dict.fromkeys(embedded.losses)))
    converted = compile_html(text, find_file, guard, masked)
    return Converted(converted.markdown, tuple(dict.fromkeys((*converted.losses, *embedded.losses))))


def _mask_code(text: str) -> str:
    """Return the text without code. Only code that every renderer takes for code counts."""
    lines = text.split("\n")
    for fence in find_fences(text):
        if not fence.indent:
            for number in range(fence.first, fence.last + 1):
                lines[number] = NO_PROSE * len(lines[number])
    masked = "\n".join(lines)
    return blank_out(masked, (span for span in find_code_spans(masked) if "\n" not in masked[slice(*span)]))


def _guard(embedded: Embedded) -> Callable[[str], str]:
    def replace(found: re.Match[str]) -> str:
        if found["address"]:
            return found[0]
        if found["live"]:
            return "".join(sign if sign.isspace() or sign == ">" else f"&#{ord(sign)};" for sign in found["live"])
        if found["opening"]:
            target = _replace_target(found["target"], embedded)
            return f"]&#40;{found['target']}" if target is None else f"]({target}"
        target = _replace_target(found["refers"], embedded)
        colon = "&#58;" if target is None else ":"
        return f"{found['label']}{colon}{found['space']}{found['refers'] if target is None else target}"

    def guard(text: str) -> str:
        masked = _mask_code(text)
        parts: list[str] = []
        done = 0
        for found in _LIVE.finditer(masked):
            parts += text[done : found.start()], replace(found)
            done = found.end()
        return _HEADING.sub(lambda found: f"**{found['text']}**", "".join((*parts, text[done:])))

    return guard


def _replace_target(written: str, embedded: Embedded) -> str | None:
    """Return the address and title of a link; None if it must not or cannot be one."""
    bare = _WHITE_SPACE.sub("", unescape(written.replace("\\", ""))).removeprefix("<")
    if has_scheme(bare):
        return written if safe_target(bare) else None
    address, space, title = written.strip().partition(" ")
    if not address or address.startswith("#"):
        return written
    target = embedded.find_target(unescape(address.strip("<>")))
    return f"{target}{space}{title}" if target else None
