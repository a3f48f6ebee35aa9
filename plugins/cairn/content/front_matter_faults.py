# SPDX-License-Identifier: MIT
"""Find problems in the first lines of a page: front matter that is ignored, and text that is read as metadata.

Front matter begins with a line `---`, the first one, and ends with another such line; anything else would be published
as text. The host must be able to read it too, with YAML's own types. Without front matter, the host reads a first line
such as `Note: ...` as MultiMarkdown metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from cairn.text.problem import Code, Problem
from cairn.text.source import Span
from cairn.yaml.comments import TextKeys

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENING = re.compile(r"[\s\ufeff\u200b]*(?P<mark>-{2,}|[–—]{1,3}|- ?- ?-|\+{3}|;{3}|---[ \t]*#.*)[ \t]*")
_KEY = re.compile(r"[ \t]*(?P<key>[A-Za-z_][\w -]{0,40}?)[ \t]*(?P<sign>[:=])(?=\s|$|[\"'\[{])")
_CONTINUATION = re.compile(r"[ \t]+\S|[ \t]*(?:-[ \t]|#|$)")
_METADATA = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):")
_SKIPPED = re.compile(r"(?:[\s\ufeff\u200b]|<!--.*?-->|^#[ \t][^\n]*$|^%[^\n]*$)*", re.DOTALL | re.MULTILINE)
_CAIRN_KEYS = frozenset(
    ("learn_before", "aliases", "related", "references", "redirect_from", "autolink", "autolink_to", "votes", "tags")
)
_COMMON_KEYS = _CAIRN_KEYS | {
    "title",
    "id",
    "description",
    "template",
    "hide",
    "icon",
    "date",
    "author",
    "authors",
    "status",
    "draft",
}
TEXT_KEYS = TextKeys(
    {"title", "description", "aliases", "note"}, {"id", "learn_before", "related", "tags", "references"}
)
"""The keys of front matter whose values may lose text to a comment."""
_MIN_KEYS = 2
"""The minimum number of consecutive `key: value` lines that count as front matter, whatever the keys."""
_MAY_BE_CONVERTED = re.compile(r"(?:^|[\s\[{,])(?:[!?]|<<|[-+.]?\d)", re.MULTILINE)
"""Values that the host may not read as text: numbers, dates, tags, merge keys."""


def find_ignored_front_matter(text: str, path: str, body_line: int) -> Iterator[Problem]:
    """Yield a problem if a page begins with something that only looks like front matter, or has a second block of it.

    `body_line` is the first line after the front matter; 1 if there is none.
    """
    lines = text.split("\n")
    start = _first_content_line(text, lines, body_line)
    opening = _OPENING.fullmatch(lines[start])
    if opening is None:
        keys = _keys(lines) if body_line == 1 and start == 0 else set()
        if keys & _CAIRN_KEYS and ("learn_before" in keys or len(keys) >= _MIN_KEYS):
            yield _ignored(
                path, 1, "This looks like front matter without its lines '---'. Add one above and one below."
            )
    elif _looks_like_fields(lines[start + 1 :], is_toml=opening["mark"] == "+++"):
        yield _ignored(path, *_explain_block(lines, start, opening["mark"], is_second=body_line > 1))


def _explain_block(lines: list[str], start: int, mark: str, *, is_second: bool) -> tuple[int, str]:
    """Return the line to report and the message for a block of fields that is not read as front matter."""
    number = start + 1
    if is_second:
        return number, "A second block of front matter begins here. Merge the two."
    if mark in {"+++", ";;;"}:
        return number, f"Front matter between '{mark}' is not supported. Write it as YAML."
    if start:
        return number, f"Front matter must begin on the first line, not on line {number}. Remove what is above it."
    if lines[0].rstrip() != "---":
        return 1, "This line looks like the start of front matter. Write '---' and nothing else."
    closing = next((n for n, line in enumerate(lines[1:], 2) if _OPENING.fullmatch(line)), 1)
    return closing, "This front matter is not closed. Add a line '---' after it."


def _ignored(path: str, line: int, fault: str) -> Problem:
    return Problem(Code.FRONT_MATTER_IGNORED, Span(path, line), fault)


def _first_content_line(text: str, lines: list[str], body_line: int) -> int:
    """Return the first line with content, counted from 0, after comments and a heading."""
    begin = sum(len(line) + 1 for line in lines[: body_line - 1])
    content = _SKIPPED.match(text, begin).end()  # type: ignore[union-attr]  # the pattern always matches
    return text.count("\n", 0, content)


def _looks_like_fields(lines: list[str], *, is_toml: bool) -> bool:
    """Return whether lines look like front matter: one common key, or several keys in a row."""
    sign = "=" if is_toml else ":"
    keys = _keys(lines, sign)
    return bool(keys & _COMMON_KEYS) or len(keys) >= _MIN_KEYS


def _keys(lines: list[str], sign: str = ":") -> set[str]:
    """Return the keys of the first lines, up to a line that is blank or not part of a field."""
    keys: set[str] = set()
    for line in lines:
        match = _KEY.match(line)
        if match and match["sign"] == sign:
            keys.add(match["key"].casefold().replace("-", "_").replace(" ", "_"))
        elif not keys or not line.strip() or not _CONTINUATION.match(line):
            break
    return keys


def find_hidden_first_line(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem if a page has no front matter and the host reads its first line as metadata."""
    if _METADATA.match(text):
        fault = "MkDocs reads this line as metadata and leaves it out of the page. "
        advice = "Put an empty line before it or, if it is metadata, a line '---' above and below it."
        yield Problem(Code.FIRST_LINE_HIDDEN, Span(path, 1), fault + advice)


def find_unreadable_values(front_matter: str, path: str) -> Iterator[Problem]:
    """Yield a problem if the host cannot convert a value of front matter that is valid YAML."""
    if not _MAY_BE_CONVERTED.search(front_matter):
        return
    try:
        yaml.load(front_matter, _SafeLoader)  # noqa: S506  # a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        yield _unreadable(path, 2 + (mark.line if mark else 0), getattr(error, "problem", "") or "it cannot be read")
    except Exception as error:  # noqa: BLE001  # the date 2024-02-30, a number of 5,000 digits
        yield _unreadable(path, _line_of_value(front_matter), str(error).partition(";")[0])


def _unreadable(path: str, line: int, reason: str) -> Problem:
    fault = f"MkDocs cannot read this front matter: {reason}. Put quotes around the value."
    return Problem(Code.FRONT_MATTER_BROKEN, Span(path, line), fault)


def _line_of_value(front_matter: str) -> int:
    """Return the first line that cannot be converted when it is parsed alone."""
    lines = enumerate(front_matter.split("\n"), 2)
    return next((number for number, line in lines if _MAY_BE_CONVERTED.search(line) and _cannot_be_converted(line)), 2)


def _cannot_be_converted(line: str) -> bool:
    try:
        yaml.load(line.strip(), _SafeLoader)  # noqa: S506
    except yaml.YAMLError:
        return False
    except Exception:  # noqa: BLE001
        return True
    return False
