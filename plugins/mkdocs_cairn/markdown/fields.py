# SPDX-License-Identifier: MIT
"""The fields of questions as HTML. Each is rendered by itself, so nothing in one can affect another, or the page.

Links are relative to the file that holds the question. Headings are not those of the page, and ids are made unique on
the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from cairn.questions.markup import is_balanced
from cairn.questions.shown import ShownQuestion
from cairn.text.markdown import find_fences

PAGE_ONLY = ("cairn-questions", "cairn-question-ids", "cairn-release-ids", "toc")
"""Processors that the parser of pages has, and the parser of fields has not."""
_LINKS = "cairn-links"
_LAST = 0
_ADDRESSES = {"a": "href", "img": "src", "source": "src", "video": "src", "audio": "src"}
_RAW_LINK = re.compile(
    r"(<(?:a|img|source|video|audio)\b[^<>]*?\s(?:href|src)\s*=\s*)([\"'])([^\"'<>]*)\2", re.IGNORECASE
)
_HEADING = re.compile(r"<(?P<close>/?)h(?P<level>[1-6])\b(?P<rest>[^<>]*)>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ID = re.compile(r"\sid=\"([^\"]*)\"")
_REFERENCE = re.compile(r"(\s(?:id|for|aria-labelledby|aria-describedby|aria-controls)=\"|\shref=\"#)([^\"]*)\"")
_NAME = re.compile(r"(\sname=\")([^\"]*)\"")
_INFO = re.compile(r"\.?[\w#.+-]*(?:[ \t]+[\w-]+=(?:\"[^\"]*\"|'[^']*'|\S+))*[ \t]*(?:\{[^{}]*\})?[ \t]*")
_LANGUAGE = re.compile(r"[\w#+-]*")
_LEVEL_ABOVE = 2
"""The level of the heading above the questions."""


class FieldParser:
    """Markdown for the fields of questions."""

    def __init__(self, parser: Markdown) -> None:
        """Take a parser with the extensions of the site, which nothing else uses."""
        self._parser = parser
        for name in PAGE_ONLY:
            for registry in (parser.preprocessors, parser.treeprocessors):
                if name in registry:
                    registry.deregister(name)
        self._links = _Links(parser)
        parser.treeprocessors.register(self._links, _LINKS, _LAST)

    def convert(self, text: str, resolve: Callable[[str], str]) -> str | None:
        """Return the HTML of a field; None where its markup is unclosed. `resolve` turns links into addresses."""
        self._links.resolve = resolve
        found = self._parser.reset().convert(_simplify_fences(text)).strip()
        if not is_balanced(found):
            return None
        return _HEADING.sub(_write_heading, found) if "<h" in found.lower() else found


class _Links(Treeprocessor):
    """Resolves the links of a field, in Markdown and in HTML that its author has typed."""

    resolve: Callable[[str], str] = str

    def run(self, root: Element) -> None:
        for element in root.iter():
            key = _ADDRESSES.get(element.tag) if isinstance(element.tag, str) else None
            if key and (url := element.get(key)):
                element.set(key, self.resolve(url))
        blocks: list[Any] = self.md.htmlStash.rawHtmlBlocks
        for number, raw in enumerate(blocks):
            if isinstance(raw, str) and ("href" in raw or "src" in raw):
                blocks[number] = _RAW_LINK.sub(lambda m: f"{m[1]}{m[2]}{self._resolve_raw(m[3])}{m[2]}", raw)

    def _resolve_raw(self, url: str) -> str:
        return html.escape(self.resolve(html.unescape(url)))


def _simplify_fences(text: str) -> str:
    """Return a text in which fences keep only their language where Markdown could not read the rest."""
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    for fence in find_fences(text):
        if not _INFO.fullmatch(fence.info):
            language = _LANGUAGE.match(fence.info)
            line = lines[fence.first]
            lines[fence.first] = line[: line.rindex(fence.info)] + (language[0] if language else "")
    return "\n".join(lines)


def _write_heading(tag: re.Match[str]) -> str:
    """Return a heading of a field as a paragraph with the role of a heading, so that it is not one of the page's."""
    if tag["close"]:
        return "</p>"
    level = min(6, int(tag["level"]) + _LEVEL_ABOVE)
    return f'<p class="cairn-heading" role="heading" aria-level="{level}"{_ID.sub("", tag["rest"])}>'


def scope_ids(text: str, scope: str) -> str:
    """Return HTML with the prefix `scope` on each id in it, and on each reference to one of them."""
    if 'id="' not in text:
        return text
    ids = {found for tag in _TAG.findall(text) for found in _ID.findall(tag)}

    def change(tag: re.Match[str]) -> str:
        changed = _REFERENCE.sub(lambda m: f'{m[1]}{scope}{m[2]}"' if m[2] in ids else m[0], tag[0])
        return _NAME.sub(rf'\g<1>{scope}\g<2>"', changed) if changed.startswith("<input") else changed

    return _TAG.sub(change, text) if ids else text


class FieldTexts(dict[str, str]):
    """The HTML of each field of a question, by its Markdown. Each access gives new ids."""

    def __init__(self, question_id: str) -> None:
        super().__init__()
        self._question, self._count = question_id, 0

    def __getitem__(self, text: str) -> str:
        found = super().__getitem__(text)
        if 'id="' not in found:
            return found
        self._count += 1
        return Markup(scope_ids(found, f"{self._question}--{self._count}-"))  # noqa: S704  # as it was


def render_fields(shown: ShownQuestion, is_plain: Callable[[str], bool], convert: Callable[[str], str]) -> FieldTexts:
    """Return the HTML of each field of a question. Plain texts need no Markdown."""
    texts = FieldTexts(shown.question.id)
    for text in shown.texts:
        words = text.strip()
        found = f"<p>{words}</p>" if is_plain(words) else convert(text)
        texts[text] = Markup(found)  # noqa: S704  # written by Markdown
    return texts


def show_source(text: str) -> str:
    """Return HTML that shows a text as it was typed."""
    return f"<p>{html.escape(text.strip())}</p>"
