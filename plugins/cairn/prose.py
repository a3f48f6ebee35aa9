# SPDX-License-Identifier: MIT
"""What a Markdown text says: its words without markup, and its sentences. For lists, previews and labels."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from cairn.markdown import BLOCK, NO_PROSE, mask_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Signs that stand for themselves, in code, in a formula or behind a backslash, pass the patterns below in disguise.
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_HIDDEN = {ord(c): 0x10F000 + ord(c) for c in _SIGNS}
_SHOWN = {hidden: sign for sign, hidden in _HIDDEN.items()}
_HIDING = re.compile(r"[\\`$]")
_AS_IS = re.compile(
    r"(?P<formula>\\\(.+?\\\)|\$\$.+?\$\$|\$(?![\s$])(?:\\.|[^$\\])+?(?<!\s)\$(?!\d))"
    r"|\\(?P<sign>[!-/:-@\[-`{-~])"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
)
# Each with a sign without which it cannot match: looking for that is much faster.
_MARKUP: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("<!--", re.compile(r"<!--.*?-->"), ""),
    ("![", re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    ("[[", re.compile(r"\[\[([^\]|]*?)(?:\|([^\]]*))?\]\]"), lambda m: m[2] or m[1]),
    ("[^", re.compile(r"\[\^[^\]]+\]"), ""),
    ("[", re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])"), r"\1"),
    ("<", re.compile(r"<((?:https?|mailto):[^<>\s]+)>"), r"\1"),
    ("<", re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
    ("{{", re.compile(r"\{\{\s*concept\(\s*['\"]([^'\"]*)['\"].*?\}\}"), r"\1"),
    ("{", re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\s*\{(?:[ ]?[#.]|:)[^{}]*\}"), ""),
    ("~~", re.compile(r"~~(?=\S)(.+?)(?<=\S)~~"), r"\1"),
    ("==", re.compile(r"==(?=\S)(.+?)(?<=\S)=="), r"\1"),
    ("**", re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*"), r"\1"),
    ("*", re.compile(r"\*(?=[^\s*])(.+?)(?<=\S)\*"), r"\1"),
    ("__", re.compile(r"(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)"), r"\1"),
    ("_", re.compile(r"(?<!\w)_(?=[^\s_])(.+?)(?<=\S)_(?!\w)"), r"\1"),
)
_ANY_SIGN = re.compile(r"[\\`<\[{~=*_&]")
_SENTENCE_END = re.compile(r"[.!?…。！？](?:(?<=[。！？])|[\"'”’)]*\s+(?=[\"'“‘(\[]?[A-Z0-9\u00c0-\uffff]))")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|cf|vs|etc|al|Fig|Eq|Ch|Sec|No|Dr|Mr|Ms)\.|\b[A-Z]\.)$")
_LONGEST_ABBREVIATION = 4
_NO_PARAGRAPH = re.compile(
    r"\s*(?:[-*+]|\d+[.)]|!!!|\?\?\?\+?)\s|\s*#|\s*[>|]| {4}|\t|<(?!!--)|!\[|\{|---|===|--8<--|\[\^|\*\["
)


def plain_text(text: str) -> str:
    """Return what a Markdown text says, without its markup, on one line."""
    text = " ".join(text.split())
    if not _ANY_SIGN.search(text):
        return text
    hides = _HIDING.search(text)
    text = _AS_IS.sub(_hide, text) if hides else text
    for sign, pattern, replacement in _MARKUP:
        if sign in text:
            text = pattern.sub(replacement, text)
    text = html.unescape(text)
    return " ".join((text.translate(_SHOWN) if hides else text).split())


def _hide(match: re.Match[str]) -> str:
    shown = match["formula"] or match["sign"] or match["code"].strip()
    return shown.translate(_HIDDEN)


def first_sentence(body: str) -> str:
    """Return the first sentence of the first paragraph of prose as plain text; empty where there is none."""
    for match in BLOCK.finditer(mask_code(body)):
        paragraph = body[match.start() : match.end()]
        if match[0].strip(NO_PROSE + " \t\n") and not _NO_PARAGRAPH.match(paragraph):
            words = plain_text(paragraph)
            if words:
                return next(_sentences(words))
    return ""


def split_sentences(text: str) -> list[str]:
    """Split plain text into sentences; an abbreviation such as `e.g.` ends none."""
    return list(_sentences(text))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        end = match.start() + 1
        if not _ABBREVIATION.search(text, max(start, end - _LONGEST_ABBREVIATION), end):
            yield text[start : match.end()].strip()
            start = match.end()
    rest = text[start:].strip()
    if rest or not start:
        yield rest
