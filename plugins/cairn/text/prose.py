# SPDX-License-Identifier: MIT
"""Turn Markdown into plain text, and plain text into sentences, for lists, previews and labels."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from cairn.text.code_spans import find_code_spans
from cairn.text.formula import find_formulas, mask_formulas
from cairn.text.markdown import BLOCK, NO_PROSE, blank_out, mask_code
from cairn.text.paired_marks import replace_pairs

# In code, in formulas and after a backslash, a sign is literal. It is replaced by a private-use character first, so
# that the patterns below do not match it.
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_LITERAL = {ord(c): 0x10F000 + ord(c) for c in _SIGNS}
_ORIGINAL = {literal: sign for sign, literal in _LITERAL.items()}
_LITERAL_MARK = re.compile(r"[\\`$]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LABEL = r"[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*"
_ADDRESS = r"\([^()]*(?:\([^()]*\)[^()]*)*\)"
# Each pattern comes with a substring it cannot match without; searching for that is much faster. No pattern reads past
# a second opening sign, so an unclosed one does not cause a scan to the end.
_MARKUP: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("![", re.compile(rf"!\[([^\[\]]*)\]{_ADDRESS}"), r"\1"),
    ("[[", re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]"), lambda m: m[2] or m[1]),
    ("[^", re.compile(r"\[\^[^\[\]]+\]"), ""),
    ("[", re.compile(rf"\[({_LABEL})\](?:{_ADDRESS}|\[[^\[\]]*\])"), r"\1"),
    ("<", re.compile(r"<((?:https?|mailto):[^<>\s]+)>"), r"\1"),
    ("<", re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
)
_CONCEPT = re.compile(r"\s*concept\(\s*['\"]([^'\"]*)['\"]")
_ATTRIBUTES = re.compile(r"[ ]?\{(?:[ ]?[#.]|:)[^{}]*\}")
_COMMENT, _COMMENT_END = re.compile("<!--"), re.compile("-->")
_BRACES = (re.compile(r"\{\{"), re.compile(r"\}\}")), (re.compile(r"\{%"), re.compile(r"%\}"))
# Each emphasis mark with the patterns that open and close it.
_EMPHASIS = tuple(
    (sign, re.compile(opening), re.compile(closing))
    for sign, opening, closing in (
        ("~~", r"~~(?=\S)", r"(?<=\S)~~"),
        ("==", r"==(?=\S)", r"(?<=\S)=="),
        ("**", r"\*\*(?=\S)", r"(?<=\S)\*\*"),
        ("*", r"\*(?=[^\s*])", r"(?<=\S)\*"),
        ("__", r"(?<!\w)__(?=\S)", r"(?<=\S)__(?!\w)"),
        ("_", r"(?<!\w)_(?=[^\s_])", r"(?<=\S)_(?!\w)"),
    )
)
_LONG_NUMBER = re.compile(r"&(?=#[xX]?[0-9a-fA-F]{9})")
_ANY_MARKUP = re.compile(r"[\\`<\[{~=*_&]")
_SENTENCE_END = re.compile(r"[.!?…。！？](?:(?<=[。！？])|[\"'”’)]*\s+(?=[\"'“‘(\[]?[A-Z0-9\u00c0-\uffff]))")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|cf|vs|etc|al|Fig|Eq|Ch|Sec|No|Dr|Mr|Ms)\.|\b[A-Z]\.)$")
_MAX_ABBREVIATION = 4
_NO_PARAGRAPH = re.compile(
    r"\s*(?:[-*+]|\d+[.)]|!!!|\?\?\?\+?)\s|\s*#|\s*[>|]| {4}|\t|<(?!!--)|!\[|\{|---|===|--8<--|\[\^|\*\["
)


def plain_text(text: str) -> str:
    """Return the words of a Markdown text without its markup, on one line."""
    text = " ".join(text.split())
    if not _ANY_MARKUP.search(text):
        return text
    has_literals = _LITERAL_MARK.search(text)
    text = _protect_literals(text) if has_literals else text
    text = replace_pairs(text, _COMMENT, _COMMENT_END, _remove) if "<!--" in text else text
    for sign, pattern, replacement in _MARKUP:
        if sign in text:
            text = pattern.sub(replacement, text)
    if "{" in text:
        text = replace_pairs(text, *_BRACES[0], _shown_by_macro)
        text = _ATTRIBUTES.sub("", replace_pairs(text, *_BRACES[1], _remove))
    for sign, opening, closing in _EMPHASIS:
        if sign in text:
            text = replace_pairs(text, opening, closing, shortest=1)
    text = html.unescape(_LONG_NUMBER.sub("&amp;", text))  # Python refuses to convert thousands of digits
    return " ".join((text.translate(_ORIGINAL) if has_literals else text).split())


def _remove(_content: str) -> str:
    return ""


def _shown_by_macro(content: str) -> str:
    """Return the text that a macro shows if it is `concept(...)`, otherwise an empty string."""
    concept = _CONCEPT.match(content)
    return concept[1] if concept else ""


def _protect_literals(text: str) -> str:
    """Replace literal signs, so that they do not match the markup patterns."""
    code = list(find_code_spans(text))
    masked = blank_out(text, code)
    spans = [(start, end, text[start:end].strip("`").strip()) for start, end in code]
    spans += [(f.start, f.end, text[f.start : f.end]) for f in find_formulas(masked)]
    parts: list[str] = []
    done = 0
    for start, end, shown in (*sorted(spans), (len(text), len(text), "")):
        parts += _ESCAPED.sub(_protect_escaped, text[done:start]), shown.translate(_LITERAL)
        done = end
    return "".join(parts)


def _protect_escaped(match: re.Match[str]) -> str:
    return match[1].translate(_LITERAL)


def first_sentence(body: str) -> str:
    """Return the first sentence of the first prose paragraph as plain text; empty if there is none."""
    for match in BLOCK.finditer(mask_code(body)):
        paragraph = body[match.start() : match.end()]
        if match[0].strip(NO_PROSE + " \t\n") and not _NO_PARAGRAPH.match(paragraph):
            words = plain_text(paragraph)
            if words:
                return next(_sentences(words))
    return ""


def split_sentences(text: str) -> list[str]:
    """Split plain text into sentences; an abbreviation such as `e.g.` does not end one."""
    return list(_sentences(text))


def _sentences(text: str) -> Iterator[str]:
    start, masked = 0, mask_formulas(text)
    for match in _SENTENCE_END.finditer(masked):
        end = match.start() + 1
        if not _ABBREVIATION.search(masked, max(start, end - _MAX_ABBREVIATION), end):
            yield text[start : match.end()].strip()
            start = match.end()
    rest = text[start:].strip()
    if rest or not start:
        yield rest


def shorten(text: str, length: int) -> str:
    """Return the first words of plain text, with an ellipsis; a text that is short enough stays as it is.

    A formula is never cut.
    """
    if len(text) <= length:
        return text
    cut = mask_formulas(text)[:length]
    end = cut.rfind(" ")
    return text[: end if end > 0 else len(cut.rstrip("\ufffc")) or length] + "…"


def shorten_start(text: str, length: int) -> str:
    """Return the last words of plain text, after an ellipsis; a text that is short enough stays as it is."""
    if len(text) <= length:
        return text
    cut = mask_formulas(text)[-length:]
    start = cut.find(" ") + 1
    if start in (0, length):
        start = length - len(cut.lstrip("\ufffc"))
    return "…" + text[len(text) - length + start :]
