# SPDX-License-Identifier: MIT
"""The prose of a Markdown text in which a word may become a link: no heading, link, code, formula or HTML.

What is no running text is blotted out, so that places stay the same, in steps that each have a name.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from cairn.content.link import WIKILINK
from cairn.text.markdown import NO_PROSE, blank_out, mask_code
from cairn.text.paired_marks import find_pairs
from cairn.text.raw_html import RawHtml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HEADING = re.compile(r"^[ \t>]*#{1,6}[^\n]*$|^[^\s\0][^\n]*\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_LABEL_LINE = re.compile(
    r"^[ \t>]*(?:!!!|\?\?\?\+?|={3}[!+]*|\*\[[^\]\n]+\]:|\[(?!\^)[^\]\n]+\]:)[^\n]*$", re.MULTILINE
)
# No pattern reads beyond a second opening sign: one that is never closed must not cost a walk to the end.
_LINK = re.compile(
    r"!?\[(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,300}\]){0,600}\]"
    r"(?:\((?:[^()\n]|\([^()\n]{0,300}\)){0,600}\)|[ ]?\[[^\[\]\n]{0,300}\])?"
)
_ADDRESS = re.compile(r"<[a-zA-Z][\w+.-]*:[^<>\s]*>|\b(?:https?://|www\.)[^\s<>]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?![\w-])[^<>]*?(?P<lone>/?)>")
_OPENING, _CLOSING = re.compile(r"\{\{|\{%"), re.compile(r"\}\}|%\}")
_ATTRIBUTES = re.compile(r"\{[:#.][^{}\n]*\}")
_LONGEST_MACRO = 1000
_EMOJI = re.compile(r":[a-z0-9_+-]+:")
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def mask_steps(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text with more and more blotted out, each time with what that is."""
    typed, text = text, mask_code(text)
    html = RawHtml(typed, text).spans(len(text))
    yield "code or a formula", text
    text = _blot(_HEADING, text, "#", "\n=", "\n-")
    yield "a heading", text
    text = _blot(WIKILINK, text, "[[")
    text = _blot(_LABEL_LINE, text, "!!!", "???", "===", "]:")
    text = _blot(_LINK, text, "[")
    text = _blot(_ADDRESS, text, "://", "www.", "@")
    yield "a link or a label", text
    text = blank_out(_blot_elements(text), html) if "<" in typed else text
    if "{" in text:
        pairs = find_pairs(text, _OPENING, _CLOSING)
        text = blank_out(text, ((start, end) for start, _, _, end in pairs if end - start <= _LONGEST_MACRO))
        text = _blot(_ATTRIBUTES, text, "{")
    yield "HTML or a macro", _blot(_EMOJI, text, ":")


def mask_markup(text: str) -> str:
    """Return the text with everything blotted out that is no running text."""
    *_, (_, masked) = mask_steps(text)
    return masked


def find_sections(text: str) -> list[int]:
    """Return where each heading of a text begins."""
    return [match.start() for match in _HEADING.finditer(mask_code(text))]


def _blot(pattern: re.Pattern[str], text: str, *signs: str) -> str:
    """Blot out what matches; without one of the signs nothing can."""
    return pattern.sub(_blot_match, text) if any(sign in text for sign in signs) else text


_blot_match: Callable[[re.Match[str]], str] = lambda match: _blank(match[0])  # noqa: E731


def _blank(text: str) -> str:
    return "\n".join(NO_PROSE * len(line) for line in text.split("\n"))


def _blot_elements(text: str) -> str:
    """Blot out elements with all that is in them, and tags that stand alone."""
    return blank_out(text, sorted(_find_elements(text)))


def _find_elements(text: str) -> Iterator[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    names: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        yield tag.span()
        name = tag["name"].lower()
        if not tag["close"] and not tag["lone"] and name not in _VOID:
            opened.append((name, tag.start()))
            names[name] += 1
        elif tag["close"] and names[name]:
            other, start = "", 0
            while other != name:
                other, start = opened.pop()
                names[other] -= 1
            yield start, tag.end()
