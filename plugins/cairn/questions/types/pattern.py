# SPDX-License-Identifier: MIT
r"""Regular expressions for responses: only what Python and every browser read alike, and what ends soon.

A pattern is compared with the whole response, whose white space is single spaces, without regard to case.
What is let through: texts, `.`, `[...]`, `(...)`, `|`, and counts. `\d` and `\s` are written out, since the
two sides disagree on them for other scripts; whatever else they disagree on is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
_CLASS_ESCAPES = frozenset("\\]^-[/")
_SMALL_COUNT = re.compile(r"\{(?:1?\d|20)(?:,(?:1?\d|20))?\}")
_LONGEST = 200
_MOST_FREE_COUNTS = 3


def find_pattern(entry: str) -> str | None:
    """Return the pattern of an entry `/.../`; None where the entry is a plain text."""
    text = entry.strip()
    return text[1:-1] if len(text) > 2 and text.startswith("/") and text.endswith("/") else None  # noqa: PLR2004


def check_pattern(pattern: str) -> tuple[str, str]:
    """Return the pattern as both sides read it, and what is wrong with it: one of the two is empty."""
    if len(pattern) > _LONGEST:
        return "", f"it is longer than {_LONGEST} characters"
    reader = _Reader()
    place = 0
    while place < len(pattern) and not reader.fault:
        token = _TOKEN.match(pattern, place)
        if token is None:
            return "", f"'{pattern[place]}' is not allowed here"
        reader.take(token.lastgroup or "", token[0])
        place = token.end()
    fault = reader.fault or ("a group is not closed" if reader.groups else "")
    return ("", fault) if fault else _compiled("".join(reader.parts))


@dataclass
class _Reader:
    """What is known of a pattern while its tokens are read."""

    parts: list[str] = field(default_factory=list)
    groups: list[bool] = field(default_factory=list)
    """For each open group: whether it counts or chooses, so that counting it could take forever."""
    last: str = ""
    """The kind of the token before."""
    is_last_heavy: bool = False
    """Whether that closed a group that counts or chooses."""
    free_counts: int = 0
    """How many counts have no bound worth the name; each multiplies the time that a response can take."""
    fault: str = ""

    def take(self, kind: str, text: str) -> None:
        """Read one token."""
        self.fault = _fault_of(kind, text) or self._fault_here(kind, text)
        if self.fault:
            return
        is_heavy = self.groups.pop() if kind == "close" else False
        if kind == "open":
            self.groups.append(False)
        elif self.groups and (kind in ("count", "bar") or is_heavy):
            self.groups[-1] = True
        self.parts.append(_WRITTEN_OUT.get(text, text))
        self.last, self.is_last_heavy = kind, is_heavy

    def _fault_here(self, kind: str, text: str) -> str:
        """Say why the token may not stand where it does; empty where it may."""
        if kind == "close" and not self.groups:
            return "a closing parenthesis has no opening one"
        if kind != "count":
            return ""
        if self.last not in ("plain", "class", "escape", "close"):
            return f"'{text}' has nothing to repeat"
        self.free_counts += text[0] in "*+" or (text[0] == "{" and not _SMALL_COUNT.match(text))
        if self.is_last_heavy and text[0] != "?":
            return f"'{text}' repeats a group that contains a repetition or a choice, which could take forever"
        return "it has too many unlimited repetitions" if self.free_counts > _MOST_FREE_COUNTS else ""


def _fault_of(kind: str, text: str) -> str:
    """Say why a token is not let through anywhere; empty where it is."""
    escapes = re.findall(r"\\(.)", text, re.DOTALL) if kind == "class" else []
    is_odd_escape = kind == "escape" and text not in _WRITTEN_OUT and text[1] not in _LITERAL
    is_odd_class = kind == "class" and (text.startswith(("[]", "[^]")) or "[" in text[1:].replace("\\[", ""))
    if is_odd_escape or is_odd_class or any(c not in _CLASS_ESCAPES for c in escapes):
        return f"'{text}' means different things in Python and in a browser"
    return ""


def _compiled(pattern: str) -> tuple[str, str]:
    try:
        re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        return "", f"it cannot be read: {error.msg}"
    return pattern, ""
