# SPDX-License-Identifier: MIT
"""The first lines of a page that do not do what they look like: front matter that is none, and text taken for metadata.

Front matter begins with `---` in the first line and ends with a line of its own. Near misses would be published as
text. It must also be one for the host, which reads it with YAML's own types, and which takes a first line such as
`Note: ...` for metadata (MultiMarkdown's) where there is no front matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from cairn.text.problem import Code, Problem
from cairn.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENING = re.compile(r"[\s\ufeff\u200b]*(?P<mark>-{2,}|[–—]{1,3}|- ?- ?-|\+{3}|;{3}|---[ \t]*#.*)[ \t]*")
_KEY = re.compile(r"[ \t]*(?P<key>[A-Za-z_][\w -]{0,40}?)[ \t]*(?P<sign>[:=])(?=\s|$|[\"'\[{])")
_GOES_ON = re.compile(r"[ \t]+\S|[ \t]*(?:-[ \t]|#|$)")
_METADATA = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):")
_BEFORE = re.compile(r"(?:[\s\ufeff\u200b]|<!--.*?-->|^#[ \t][^\n]*$|^%[^\n]*$)*", re.DOTALL | re.MULTILINE)
_OURS = frozenset(
    ("learn_before", "aliases", "related", "references", "redirect_from", "autolink", "autolink_to", "votes", "tags")
)
_USUAL = _OURS | {
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
_FEWEST = 2
"""So many lines of `key: value` in a row are front matter, whatever the keys."""
_RISKY = re.compile(r"(?:^|[\s\[{,])(?:[!?]|<<|[-+.]?\d)", re.MULTILINE)
"""What the host may read otherwise than as a text: a number, a date, a tag, a merge, a key that is no text."""


def find_ignored(text: str, path: str, body_line: int) -> Iterator[Problem]:
    """Yield a problem where the page, or its body after front matter, begins with what looks like front matter.

    `body_line` is the line after front matter; 1 where there is none.
    """
    lines = text.split("\n")
    start = _first_line(text, lines, body_line)
    number, after = start + 1, lines[start + 1 :]
    opening = _OPENING.fullmatch(lines[start])
    if opening is None:
        keys = _keys(lines) if body_line == 1 and start == 0 else set()
        if keys & _OURS and ("learn_before" in keys or len(keys) >= _FEWEST):
            yield _ignored(
                path, 1, "This looks like front matter without its lines '---'. Add one above and one below."
            )
        return
    if not _looks_like_fields(after, is_toml=opening["mark"] == "+++"):
        return
    if body_line > 1:
        yield _ignored(path, number, "A second block of front matter begins here. Merge the two.")
    elif opening["mark"] in {"+++", ";;;"}:
        yield _ignored(path, number, f"Front matter between '{opening['mark']}' is not supported. Write it as YAML.")
    elif start:
        yield _ignored(
            path,
            number,
            f"Front matter must begin on the first line, not on line {number}. Remove what is above it.",
        )
    elif lines[0].rstrip() != "---":
        yield _ignored(path, 1, "This line looks like the start of front matter. Write '---' and nothing else.")
    else:
        closing = next((n for n, line in enumerate(after, 2) if _OPENING.fullmatch(line)), 1)
        yield _ignored(path, closing, "This front matter is not closed. Add a line '---' after it.")


def _ignored(path: str, line: int, fault: str) -> Problem:
    return Problem(Code.FRONT_MATTER_IGNORED, Span(path, line), fault)


def _first_line(text: str, lines: list[str], body_line: int) -> int:
    """Return the first line that says something, counted from 0; comments and a heading may stand before it."""
    begin = sum(len(line) + 1 for line in lines[: body_line - 1])
    return text.count("\n", 0, _BEFORE.match(text, begin).end())  # type: ignore[union-attr]  # it matches anything


def _looks_like_fields(lines: list[str], *, is_toml: bool) -> bool:
    """Say whether lines read like fields: one that is known, or several in a row with nothing else among them."""
    sign = "=" if is_toml else ":"
    keys = _keys(lines, sign)
    return bool(keys & _USUAL) or len(keys) >= _FEWEST


def _keys(lines: list[str], sign: str = ":") -> set[str]:
    """Return the keys of the fields at the beginning of the lines, up to an empty one or the end of the block."""
    keys: set[str] = set()
    for line in lines:
        match = _KEY.match(line)
        if match and match["sign"] == sign:
            keys.add(match["key"].casefold().replace("-", "_").replace(" ", "_"))
        elif not keys or not line.strip() or not _GOES_ON.match(line):
            break
    return keys


def find_hidden(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem where the host takes the first line of a page without front matter for metadata."""
    if _METADATA.match(text):
        fault = "MkDocs reads this line as metadata and leaves it out of the page. "
        cure = "Put an empty line before it or, if it is metadata, a line '---' above and below it."
        yield Problem(Code.FIRST_LINE_HIDDEN, Span(path, 1), fault + cure)


def find_refused(front: str, path: str) -> Iterator[Problem]:
    """Yield a problem where front matter is good YAML and the host cannot give its values their types."""
    if not _RISKY.search(front):
        return
    try:
        yaml.load(front, _SafeLoader)  # noqa: S506  # it is the safe one
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        yield _refused(path, 2 + (mark.line if mark else 0), getattr(error, "problem", "") or "it cannot be read")
    except Exception as error:  # noqa: BLE001  # a date such as 2024-02-30, a number of 5,000 digits
        yield _refused(path, _line_of_value(front), str(error).partition(";")[0])


def _refused(path: str, line: int, reason: str) -> Problem:
    fault = f"MkDocs cannot read this front matter: {reason}. Put quotes around the value."
    return Problem(Code.FRONT_MATTER_BROKEN, Span(path, line), fault)


def _line_of_value(front: str) -> int:
    """Return the first line that fails by itself."""
    lines = enumerate(front.split("\n"), 2)
    return next((number for number, line in lines if _RISKY.search(line) and _fails(line)), 2)


def _fails(line: str) -> bool:
    try:
        yaml.load(line.strip(), _SafeLoader)  # noqa: S506
    except yaml.YAMLError:
        return False
    except Exception:  # noqa: BLE001
        return True
    return False
