# SPDX-License-Identifier: MIT
"""Find citations in running text, in the syntax of Pandoc: `[@key]`, `[@key, p. 3]`, `[see @a; @b, ch. 2]`.

One scanner finds them both for the list of references and for writing them as links, so the two always agree. A
bracket is a citation only if each of its parts is one. An address such as `name@example.org` never is.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cairn.text.markdown import mask_code
from cairn.text.paired_marks import PARAGRAPH_BREAK
from cairn.text.raw_html import RawHtml

_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_LABEL = re.compile(r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)+\](?=\()")
"""The text of a link or picture, with other brackets in it."""
_DEFINITION = re.compile(r":[ \t]*\S+[ \t]*(?:\n|\Z)")
"""What follows a bracket that defines the address of a link."""
_LINE_START = re.compile(r"(?:\A|\n)[ \t>]{0,8}\*?\Z")
_ENTITY = re.compile(r"&#?\w{1,31};")
_SEPARATOR = re.compile(r"[;；]|[,，、](?=\s*-?@)")
_KEY = re.compile(
    r"(?<![^\s\u3000-\u9fff\uac00-\ud7af\uff00-\uffef])"  # Chinese, Japanese and Korean do not need a space before
    r"(?P<minus>-?)@(?P<key>(?![-.:])[^\s,;、，；。（）\[\]{}()\"\\`|*^@<>=~\0]+)"
)
_KEY_END = ".:?!/&%#$+-'’"
"""Signs at the end of a key that belong to the text."""
_SUFFIX_START = re.compile(r"[\s,:.?!(、，。（]|\Z")
_CONTINUED = re.compile(r"\n[ \t>]*")
_MAX_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One work in a citation."""

    key: str
    """Its key in the bibliography, as typed."""
    prefix: str
    """The Markdown before it, such as `see`; usually empty."""
    locator: str
    """The Markdown after it, such as `p. 3`; usually empty."""
    is_year_only: bool
    """Whether it is written as `-@key`, after text that names its authors."""
    position: int
    """The index of its key in the text."""


@dataclass(frozen=True, slots=True)
class CitationGroup:
    """The works that are cited in one pair of brackets."""

    start: int
    """The index of the opening bracket."""
    end: int
    """The index after the closing bracket."""
    works: tuple[CitedWork, ...]
    """The works, at least one."""
    is_in_label: bool = False
    """Whether it is in the text of a link or picture, which cannot hold a link."""


def find_citation_groups(text: str) -> Iterator[CitationGroup]:
    """Yield the citations in a Markdown text; those in code, in links and in raw HTML are none."""
    if "@" not in text or "[" not in text:
        return
    masked = mask_code(text)
    html = RawHtml(text, masked)
    labels = deque(match.span() for match in _LABEL.finditer(masked))
    end = -1
    for match in _BRACKET.finditer(masked):
        works = _read_bracket(text, masked, match)
        is_target = match.start() != end and masked[match.start() - 1 : match.start()] == "]"
        if works and not is_target and not html.holds(match.start()):
            end = match.end()
            while labels and labels[0][1] < end:
                labels.popleft()
            yield CitationGroup(match.start(), end, works, bool(labels) and labels[0][0] < match.start())


def replace_citations(text: str, write: Callable[[CitationGroup], str]) -> str:
    """Return the text with each citation replaced by the result of `write`."""
    parts: list[str] = []
    end = 0
    for group in find_citation_groups(text):
        parts += text[end : group.start], write(group)
        end = group.end
    return "".join((*parts, text[end:])) if parts else text


def leave_out_citations(text: str) -> str:
    """Return a Markdown text without its citations, for titles, labels and summaries."""
    parts: list[str] = []
    end = 0
    for group in find_citation_groups(text):
        parts.append(text[end : group.start].rstrip(" "))
        end = group.end
    return "".join((*parts, text[end:])) if parts else text


def _read_bracket(text: str, masked: str, match: re.Match[str]) -> tuple[CitedWork, ...]:
    """Return the works that a bracket cites; none if it is something else."""
    start, end = match.span()
    if "@" not in match[1] or end - start > _MAX_LENGTH or PARAGRAPH_BREAK.search(match[1]):
        return ()
    if _is_escaped(masked, start) or _belongs_to_link(text, masked, start, end):
        return ()
    return _read_works(text, match[1], start + 1)


def _is_escaped(masked: str, start: int) -> bool:
    first = start
    while first and masked[first - 1] == "\\":
        first -= 1
    return (start - first) % 2 == 1


def _belongs_to_link(text: str, masked: str, start: int, end: int) -> bool:
    """Return whether brackets belong to a link, a wikilink or the definition of one."""
    after = masked[end : end + 1]
    if after == "[":
        following = _BRACKET.match(masked, end)
        return not (following and _read_works(text, following[1], end + 1))
    is_defined = after == ":" and _LINE_START.search(masked, max(0, start - 10), start)
    is_wikilink = after == "]" and masked[start - 1 : start] == "["
    return after == "(" or is_wikilink or bool(is_defined and _DEFINITION.match(masked, end))


def _read_works(text: str, inside: str, start: int) -> tuple[CitedWork, ...]:
    """Return the works in the masked text of a bracket, which begins at `start`; none if a part names no work."""
    works: list[CitedWork] = []
    joined = _ENTITY.sub(lambda m: "\0" * len(m[0]), inside)
    done = 0
    for end in (*(m.start() for m in _SEPARATOR.finditer(joined)), len(inside)):
        work = _read_work(text, inside[done:end], start + done)
        if work is None:
            return ()
        works.append(work)
        done = end + 1
    return tuple(works)


def _read_work(text: str, part: str, start: int) -> CitedWork | None:
    found = _KEY.search(part)
    if found is None:
        return None
    key = found["key"].rstrip(_KEY_END)
    end = found.start("key") + len(key)
    if not key or not _SUFFIX_START.match(part, end) or _KEY.search(part, end):
        return None
    prefix = _on_one_line(text[start : start + found.start()])
    locator = _on_one_line(text[start + end : start + len(part)]).lstrip(",:、，").lstrip()
    return CitedWork(key, prefix, locator, bool(found["minus"]), start + found.start("key"))


def _on_one_line(text: str) -> str:
    return " ".join(_CONTINUED.sub(" ", text).split())
