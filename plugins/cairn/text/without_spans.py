# SPDX-License-Identifier: MIT
"""Values without the places at which they stand in their files, so that a line more above them makes no difference.

Values are taken apart, never their texts: a title may look like anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from cairn.text.source import Span

_LEAVES = (str, int, bool, float, type(None))
_PLACES = {"start", "end", "body_line"}
"""Fields that hold a place within a text; a line by itself is something that a page shows."""


def without_spans(value: Any) -> Any:
    """Return the same in tuples, mappings and plain values, without lines and offsets."""
    if type(value) in _LEAVES:  # as nearly all are, and to ask about mappings takes long
        return value
    if isinstance(value, Span):
        return ()
    kind: Any = type(value)
    if names := _names(kind):
        return kind.__name__, *(without_spans(getattr(value, name)) for name in names)
    if isinstance(value, tuple | list):
        return tuple(map(without_spans, value))
    if isinstance(value, Mapping):
        return tuple((without_spans(key), without_spans(one)) for key, one in value.items())
    return value


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a kind of value that say something; none where it is not one of ours."""
    return () if not is_dataclass(kind) else tuple(field.name for field in fields(kind) if field.name not in _PLACES)
