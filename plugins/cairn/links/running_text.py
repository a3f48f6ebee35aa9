# SPDX-License-Identifier: MIT
"""Find the running text of a page, in which words may become links.

Headings, links, code, formulas and HTML are masked in named steps, so that positions stay the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from cairn.content.link import WIKILINK
from cairn.text.markdown import NO_PROSE, blank_out, mask_code
from cairn.text.paired_marks import find_pairs
from cairn.text.raw_html import RawHtml

_HEADING = re.compile(r"^[ \t>]*#{1,6}[^\n]*$|^[^\s\0][^\n]*\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_LABEL_LINE = re.compile(
    r"^[ \t>]*(?:!!!|\?\?\?\+?|={3}[!+]*|\*\[[^\]\n]+\]:|\[(?!\^)[^\]\n]+\]:)[^\n]*$", re.MULTILINE
)
# No pattern reads past a second opening sign, so an unclosed one does not cause a scan to the end.
_LINK = re.compile(
    r"!?\[(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,300}\]){0,600}\]"
    r"(?:\((?:[^()\n]|\([^()\n]{0,300}\)){0,600}\)|[ ]?\[[^\[\]\n]{0,300}\])?"
)
_ADDRESS = re.compile(r"<[a-zA-Z][\w+.-]*:[^<>\s]*>|\b(?:https?://|www\.)[^\s<>]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?![\w-])[^<>]*?(?P<lone>/?)>")
_OPENING, _CLOSING = re.compile(r"\{\{|\{%"), re.compile(r"\}\}|%\}")
_ATTRIBUTES = re.compile(r"\{[:#.][^{}\n]*\}")
_MAX_MACRO_LENGTH = 1000
_EMOJI = re.compile(r":[a-z0-9_+-]+:")
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def mask_steps(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text after each masking step, with a description of what that step masked."""
    original, text = text, mask_code(text)
    html = RawHtml(original, text).spans(len(text))
    yield "code or a formula", text
    text = _mask(_HEADING, text, "#", "\n=", "\n-")
    yield "a heading", text
    text = _mask(WIKILINK, text, "[[")
    text = _mask(_LABEL_LINE, text, "!!!", "???", "===", "]:")
    text = _mask(_LINK, text, "[")
    text = _mask(_ADDRESS, text, "://", "www.", "@")
    yield "a link or a label", text
    text = blank_out(_mask_elements(text), html) if "<" in original else text
    if "{" in text:
        pairs = find_pairs(text, _OPENING, _CLOSING)
        text = blank_out(text, ((start, end) for start, _, _, end in pairs if end - start <= _MAX_MACRO_LENGTH))
        text = _mask(_ATTRIBUTES, text, "{")
    yield "HTML or a macro", _mask(_EMOJI, text, ":")


def mask_markup(text: str) -> str:
    """Return the text with everything masked that is not running text."""
    *_, (_, masked) = mask_steps(text)
    return masked


def find_sections(text: str) -> list[int]:
    """Return the position of each heading."""
    return [match.start() for match in _HEADING.finditer(mask_code(text))]


def _mask(pattern: re.Pattern[str], text: str, *signs: str) -> str:
    """Mask the matches of a pattern; without one of the `signs` there are none."""
    return pattern.sub(_mask_match, text) if any(sign in text for sign in signs) else text


_mask_match: Callable[[re.Match[str]], str] = lambda match: _mask_text(match[0])  # noqa: E731


def _mask_text(text: str) -> str:
    return "\n".join(NO_PROSE * len(line) for line in text.split("\n"))


def _mask_elements(text: str) -> str:
    """Mask HTML elements with their content, and tags without an end tag."""
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
