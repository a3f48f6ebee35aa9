# SPDX-License-Identifier: MIT
"""Typed access to a YAML mapping: each value is read as the type that its key requires; a wrong value is a problem."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping

from cairn.text.problem import Code, Problem
from cairn.text.source import Span
from cairn.yaml.reader import MappingNode, Node, ScalarNode, SequenceNode

_TRUE = frozenset({"yes", "true", "on"})
_FALSE = frozenset({"no", "false", "off"})
_COUNT = re.compile(r"\d{1,9}")


class MappingReader:
    """Reads the keys of one mapping by type and collects the problems it finds."""

    def __init__(
        self,
        fields: MappingNode,
        path: str,
        known: Collection[str],
        advice: Mapping[str, str] | None = None,
        *,
        strict: bool = False,
    ) -> None:
        """Read `fields` from the file `path`; `strict` reports every key that is not in `known`.

        Without `strict`, only keys that look like a typo of a known key are reported, and those that have `advice`: a
        sentence for a key that other programs use for the same thing. Other plugins may own the rest.
        """
        self.fields, self.path = fields, path
        self.problems: list[Problem] = []
        self._by_name = {field.name: field for field in fields.fields}
        for field in fields.fields:
            if field.name not in known:
                self._report_unknown_key(field.name, field.line, known, advice or {}, strict=strict)

    def _report_unknown_key(
        self, name: str, line: int, known: Collection[str], advice: Mapping[str, str], *, strict: bool
    ) -> None:
        normalized = name.casefold().replace("-", "_").replace(" ", "_")
        if normalized in advice:
            self.fault(Code.KEY_UNKNOWN, line, f"Unknown key '{name}'. {advice[normalized]}")
            return
        # A typo rarely changes the first letter. Without this rule, `notes` would match `votes`.
        candidates = (k for k in sorted(known) if k[:1] == normalized[:1])
        matches = difflib.get_close_matches(normalized, candidates, n=1, cutoff=0.8)
        if matches:
            self.fault(Code.KEY_UNKNOWN, line, f"Unknown key '{name}'. Did you mean '{matches[0]}'?")
        elif strict:
            keys = ", ".join(f"'{k}'" for k in sorted(known))
            self.fault(Code.KEY_UNKNOWN, line, f"Unknown key '{name}'. Use one of {keys}.")

    def fault(self, code: Code, line: int, message: str) -> None:
        """Add a problem of this mapping."""
        self.problems.append(Problem(code, Span(self.path, line), message))

    def has(self, name: str) -> bool:
        """Return whether the mapping has the key, whatever its value."""
        return name in self._by_name

    def is_empty(self, name: str) -> bool:
        """Return whether the mapping has the key without a value."""
        field = self._by_name.get(name)
        return field is not None and isinstance(field.value, ScalarNode) and not field.value.value.strip()

    def line(self, name: str) -> int:
        """Return the line of the key, or the line of the mapping if the key is missing."""
        field = self._by_name.get(name)
        return field.line if field else self.fields.line

    def text(self, name: str) -> ScalarNode | None:
        """Return the value as a string; None if it is missing or empty. A list or mapping is a problem."""
        field = self._by_name.get(name)
        if field is None:
            return None
        if isinstance(field.value, ScalarNode):
            return field.value if field.value.value.strip() else None
        fault = f"The value of '{name}' must be text, not a list or mapping. Put quotes around it, or '|' before it."
        self.fault(Code.VALUE_INVALID, field.line, fault)
        return None

    def items(self, name: str) -> tuple[Node, ...]:
        """Return the value as a list; a single value becomes a list of one, an empty value an empty list."""
        field = self._by_name.get(name)
        if field is None or self.is_empty(name):
            return ()
        return field.value.items if isinstance(field.value, SequenceNode) else (field.value,)

    def texts(self, name: str) -> tuple[ScalarNode, ...]:
        """Return the value as a list of strings; entries that are not strings are problems."""
        found = []
        for item in self.items(name):
            if not isinstance(item, ScalarNode):
                fault = f"Each entry of '{name}' must be text. Put quotes around entries that contain ': '."
                self.fault(Code.VALUE_INVALID, item.line, fault)
            elif item.value.strip():
                found.append(item)
        return tuple(found)

    def flag(self, name: str) -> bool | None:
        """Return the value as a boolean; None if it is missing or invalid."""
        text = self.text(name)
        if text is None:
            return None
        word = text.value.strip().casefold()
        if word in _TRUE or word in _FALSE:
            return word in _TRUE
        self.fault(Code.VALUE_INVALID, text.line, f"The value of '{name}' must be yes or no, not '{text.value}'.")
        return None

    def count(self, name: str) -> int | None:
        """Return the value as an integer of 0 or more; None if it is missing or invalid."""
        text = self.text(name)
        if text is None:
            return None
        if _COUNT.fullmatch(text.value.strip()):
            return int(text.value)
        self.fault(Code.VALUE_INVALID, text.line, f"The value of '{name}' must be a whole number, not '{text.value}'.")
        return None
