# SPDX-License-Identifier: MIT
"""Rewrite what a vault writes within a line: links, tags, highlights, names of blocks, and HTML that would be live."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cairn.importing.obsidian.links import find_link_edits, runs_script
from cairn.importing.obsidian.targets import Targets
from cairn.text.code_spans import find_code_spans
from cairn.text.markdown import blank_out, find_fences
from cairn.text.slug import slug
from cairn.text.text_edits import Edit

_TAG = re.compile(r"(?<![^\s(|>])#(?P<tag>[^\s\0'!\"#$%&()*+,.:;<=>?@^`{|}~\[\]\\\u2000-\u206f\u2e00-\u2e7f]{1,300})")
_NO_NUMBER = re.compile(r"[^\d/]")
_HIGHLIGHT = re.compile(r"(?<!=)==(?=[^\s=])(?P<text>(?:[^=\n]|=(?!=)|\n(?![ \t]*\n))*?)(?<=[^\s=])==(?!=)")
_BLOCK_NAME = re.compile(r"(?:^|[ \t]{1,20})\^[A-Za-z0-9-]+[ \t]*$", re.MULTILINE)
_MAY_RUN = re.compile(
    r"<(?:script|style|object|embed|base|meta|link|form|template|svg|math)\b|\bon\w+\s*=|script|srcdoc", re.IGNORECASE
)
_HTML = re.compile(r"</?(?P<name>[a-zA-Z][\w-]*)[^<>]*>?")
_REFUSED = frozenset(("script", "style", "object", "embed", "base", "meta", "link", "form", "template"))
_VALUE = r"(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)"
_LIVE_ATTRIBUTE = re.compile(
    rf"[\s/]+(?:(?:on\w+|srcdoc)\s*=\s*{_VALUE}|\w+\s*=\s*(?=[\"']?\s*(?:java|vb)script:){_VALUE})", re.IGNORECASE
)
_EVENT = re.compile(r"[\s\"'/](?:on\w+|srcdoc)\s*=", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(?:on\w+|href|src|srcdoc|action|formaction)\s*=", re.IGNORECASE)
"""What runs a script, or leads to one, if it stands in a list of attributes of Python-Markdown."""
_DEFINITION = re.compile(r"^[ \t>]*\[[^\[\]\n]{1,300}\]:[ \t]*<?(?P<address>[^\n]{1,300})", re.MULTILINE)
"""The address of a link that is written elsewhere."""


def rewrite_lines(text: str, masked: str, targets: Targets) -> tuple[str, tuple[str, ...]]:
    """Return a text as Cairn writes it, and the tags in it; `masked` is the same text with code masked."""
    tags: dict[str, None] = {}
    edits = [
        *find_link_edits(text, masked, targets),
        *_find_tags(masked, tags),
        *_find_highlights(masked),
        *_find_block_names(masked),
        *_find_live_html(text, targets),
    ]
    rewritten = _apply(text, edits)
    return _apply(rewritten, _find_attribute_lists(rewritten, targets)), tuple(tags)


def _apply(text: str, edits: Iterable[Edit]) -> str:
    """Apply the edits; one that begins in another is left out."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits):
        if edit.start >= done:
            parts += text[done : edit.start], edit.text
            done = edit.end
    return "".join((*parts, text[done:]))


def _find_tags(masked: str, tags: dict[str, None]) -> Iterator[Edit]:
    for match in _TAG.finditer(masked) if "#" in masked else ():
        if _NO_NUMBER.search(match["tag"]) and slug(match["tag"]):
            tags[match["tag"].strip("/")] = None
            yield Edit(match.start(), match.start() + 1, "")


def _find_highlights(masked: str) -> Iterator[Edit]:
    for match in _HIGHLIGHT.finditer(masked) if "==" in masked else ():
        yield Edit(match.start(), match.start() + 2, "<mark>")
        yield Edit(match.end() - 2, match.end(), "</mark>")


def _find_block_names(masked: str) -> Iterator[Edit]:
    for match in _BLOCK_NAME.finditer(masked) if "^" in masked else ():
        yield Edit(match.start(), match.end(), "")


def _find_live_html(text: str, targets: Targets) -> Iterator[Edit]:
    """Yield the edits after which no HTML runs a script or changes the page around it."""
    if not _MAY_RUN.search(text):
        return
    for match in _DEFINITION.finditer(text):
        if runs_script(match["address"]):
            targets.losses.add("unsafe", match.start())
            yield Edit(match.start("address"), match.start("address"), "#")
    for match in _HTML.finditer(_blank_code(text)):
        name, tag = match["name"].lower(), match[0]
        if name not in _REFUSED and not _is_live(tag):
            continue
        targets.losses.add("html", match.start())
        bare = _LIVE_ATTRIBUTE.sub("", tag)
        if name in _REFUSED or _is_live(bare):
            yield Edit(match.start(), match.start() + 1, "&lt;")
        else:
            yield Edit(match.start(), match.end(), bare)


def _blank_code(text: str) -> str:
    """Return a text of the same length without fences and code spans. Formulas stay: not every site has them."""
    lines = text.split("\n")
    for fence in find_fences(text):
        for number in range(fence.first, fence.last + 1):
            lines[number] = "\0" * len(lines[number])
    fenced = "\n".join(lines)
    return blank_out(fenced, find_code_spans(fenced))


def _find_attribute_lists(text: str, targets: Targets) -> Iterator[Edit]:
    """Yield the edits after which no line ends a list of such attributes; a vault has no lists of attributes."""
    if "{" not in text or not _ATTRIBUTE.search(text):
        return
    start = 0
    for line in _blank_code(text).split("\n"):
        opening = line.find("{")
        attribute = _ATTRIBUTE.search(line, opening) if opening >= 0 else None
        for place in range(attribute.end(), len(line)) if attribute else ():
            if line[place] == "}":
                targets.losses.add("html", start + place)
                yield Edit(start + place, start + place + 1, "&#125;")
        start += len(line) + 1


def _is_live(tag: str) -> bool:
    return bool(_EVENT.search(tag)) or runs_script(tag)
