# SPDX-License-Identifier: MIT
r"""Regular expressions for responses: only those that behave the same in Python and all browsers and match quickly.

A pattern is matched against the whole response, case-insensitively, after its white space is reduced to single spaces.
Allowed are plain characters, `.`, `[...]`, `(...)`, `|` and quantifiers. `\d` and `\s` are expanded, because Python and
browsers interpret them differently for other scripts. Everything else is rejected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<escape>\\.)"
    r"|(?P<open>\((?:\?:)?(?!\?))"
    r"|(?P<close>\))"
    r"|(?P<quantifier>(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})\??)"
    r"|(?P<alternation>\|)"
    r"|(?P<plain>[^\\\[\](){}*+?|^$/])",
    re.DOTALL,
)
_WRITTEN_OUT = {"\\d": "[0-9]", "\\s": " "}
_LITERAL = frozenset("\\.[](){}*+?|^$/")
_CLASS_ESCAPES = frozenset("\\]^-[/")
_SMALL_BOUND = re.compile(r"\{(?:1?\d|20)(?:,(?:1?\d|20))?\}")
_MAX_LENGTH = 200
_MAX_UNBOUNDED_QUANTIFIERS = 3


def find_pattern(entry: str) -> str | None:
    """Return the pattern of an entry `/.../`; None if the entry is plain text."""
    text = entry.strip()
    return text[1:-1] if len(text) > 2 and text.startswith("/") and text.endswith("/") else None  # noqa: PLR2004


def check_pattern(pattern: str) -> tuple[str, str]:
    """Return the pattern for Python and browsers, or what is wrong with it; the other of the two is empty."""
    if len(pattern) > _MAX_LENGTH:
        return "", f"it is longer than {_MAX_LENGTH} characters"
    reader = _Reader()
    position = 0
    while position < len(pattern) and not reader.fault:
        token = _TOKEN.match(pattern, position)
        if token is None:
            return "", f"'{pattern[position]}' is not allowed here"
        reader.take(token.lastgroup or "", token[0])
        position = token.end()
    fault = reader.fault or ("a group is not closed" if reader.groups else "")
    return ("", fault) if fault else _compile("".join(reader.parts))


@dataclass
class _Reader:
    """The state of a pattern while its tokens are read."""

    parts: list[str] = field(default_factory=list)
    groups: list[bool] = field(default_factory=list)
    """Whether each open group contains repetition or alternatives, so that repeating it could take forever."""
    last: str = ""
    """The kind of the previous token."""
    is_last_complex: bool = False
    """Whether the previous token closed a group with repetition or alternatives."""
    unbounded_quantifiers: int = 0
    """The number of quantifiers without a small bound; each one multiplies the matching time."""
    fault: str = ""

    def take(self, kind: str, text: str) -> None:
        """Read one token."""
        self.fault = _fault_of(kind, text) or self._fault_here(kind, text)
        if self.fault:
            return
        is_complex = self.groups.pop() if kind == "close" else False
        if kind == "open":
            self.groups.append(False)
        elif self.groups and (kind in ("quantifier", "alternation") or is_complex):
            self.groups[-1] = True
        self.parts.append(_WRITTEN_OUT.get(text, text))
        self.last, self.is_last_complex = kind, is_complex

    def _fault_here(self, kind: str, text: str) -> str:
        """Return why the token is not allowed at its position; empty if it is."""
        if kind == "close" and not self.groups:
            return "a closing parenthesis has no opening one"
        if kind != "quantifier":
            return ""
        if self.last not in ("plain", "class", "escape", "close"):
            return f"'{text}' has nothing to repeat"
        self.unbounded_quantifiers += text[0] in "*+" or (text[0] == "{" and not _SMALL_BOUND.match(text))
        if self.is_last_complex and text[0] != "?":
            return f"'{text}' repeats a group that contains a repetition or a choice, which could take forever"
        return (
            "it has too many unlimited repetitions" if self.unbounded_quantifiers > _MAX_UNBOUNDED_QUANTIFIERS else ""
        )


def _fault_of(kind: str, text: str) -> str:
    """Return why a token is not allowed anywhere; empty if it is."""
    escapes = re.findall(r"\\(.)", text, re.DOTALL) if kind == "class" else []
    is_odd_escape = kind == "escape" and text not in _WRITTEN_OUT and text[1] not in _LITERAL
    is_odd_class = kind == "class" and (text.startswith(("[]", "[^]")) or "[" in text[1:].replace("\\[", ""))
    if is_odd_escape or is_odd_class or any(c not in _CLASS_ESCAPES for c in escapes):
        return f"'{text}' means different things in Python and in a browser"
    return ""


def _compile(pattern: str) -> tuple[str, str]:
    try:
        re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        return "", f"it cannot be read: {error.msg}"
    return pattern, ""
