# SPDX-License-Identifier: MIT
"""Regular expressions for responses: only what Python and every browser read alike, and what ends soon.

A pattern is compared with the whole response, whose white space is single spaces, without regard to case.
What is let through: texts, `.`, `[...]`, `(...)`, `|`, and counts. `\\d` and `\\s` are written out, since the
two sides disagree on them for other scripts; whatever else they disagree on is refused.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<escape>\\.)"
    r"|(?P<open>\((?:\?:)?(?!\?))"
    r"|(?P<close>\))"
    r"|(?P<count>(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})\??)"
    r"|(?P<bar>\|)"
    r"|(?P<plain>[^\\\[\](){}*+?|^$/])",
    re.DOTALL,
)
_WRITTEN_OUT = {"\\d": "[0-9]", "\\s": " "}
_LITERAL = frozenset("\\.[](){}*+?|^$/")
_CLASS_ESCAPES = frozenset("\\]^-[/.")
_LONGEST = 200


def find_pattern(entry: str) -> str | None:
    """Return the pattern of an entry `/.../`; None where the entry is a plain text."""
    text = entry.strip()
    return text[1:-1] if len(text) > 2 and text.startswith("/") and text.endswith("/") else None  # noqa: PLR2004


def check_pattern(pattern: str) -> tuple[str, str]:
    """Return the pattern as both sides read it, and what is wrong with it: one of the two is empty."""
    if len(pattern) > _LONGEST:
        return "", f"it is longer than {_LONGEST} characters"
    parts: list[str] = []
    groups: list[bool] = []  # for each open group: whether it holds a count or a bar
    place, last, last_is_heavy = 0, "", False
    while place < len(pattern):
        token = _TOKEN.match(pattern, place)
        if token is None:
            return "", f"'{pattern[place]}' may not stand here"
        kind, text, place = token.lastgroup or "", token[0], token.end()
        fault = _fault(kind, text, last, groups, is_heavy=last_is_heavy)
        if fault:
            return "", fault
        is_heavy = False
        if kind == "open":
            groups.append(False)
        elif kind == "close":
            is_heavy = groups.pop()
        if groups and (kind in ("count", "bar") or is_heavy):
            groups[-1] = True
        parts.append(_WRITTEN_OUT.get(text, text) if kind == "escape" else text)
        last, last_is_heavy = kind, is_heavy
    if groups:
        return "", "a group is not closed"
    return _compiled("".join(parts))


def _fault(kind: str, text: str, last: str, groups: list[bool], *, is_heavy: bool) -> str:
    if kind == "escape" and text not in _WRITTEN_OUT and text[1] not in _LITERAL:
        return f"'{text}' does not mean the same in Python and in a browser"
    if kind == "class" and any(c not in _CLASS_ESCAPES for c in re.findall(r"\\(.)", text)):
        return f"'{text}' holds an escape that does not mean the same in Python and in a browser"
    if kind == "class" and (text in ("[]", "[^]") or "[" in text[1:].replace("\\[", "") or "&&" in text):
        return f"'{text}' does not mean the same in Python and in a browser"
    if kind == "count" and last not in ("plain", "class", "escape", "close"):
        return f"'{text}' has nothing to count"
    if kind == "count" and is_heavy and text[0] != "?" and text != "{1}":
        return f"'{text}' counts a group that counts or chooses itself, which could take forever"
    if kind == "close" and not groups:
        return "a group is closed that was never opened"
    return ""


def _compiled(pattern: str) -> tuple[str, str]:
    try:
        re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        return "", f"it cannot be read: {error.msg}"
    return pattern, ""
