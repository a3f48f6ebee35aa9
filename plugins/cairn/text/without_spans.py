# SPDX-License-Identifier: MIT
"""Remove source locations from values, so that adding a line above a value does not change it.

Dataclasses are taken apart field by field. Strings are not searched, because a title may look like a location.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from cairn.text.source import Span

_LEAVES = (str, int, bool, float, type(None))
_POSITION_FIELDS = {"start", "end", "body_line"}
"""Fields that contain a position. Fields named `line` are kept, because pages show them."""


def without_spans(value: Any) -> Any:
    """Return the value as tuples and plain values, without spans and positions."""
    if type(value) in _LEAVES:  # the most frequent case, and testing for Mapping is slow
        return value
    if isinstance(value, Span):
        return ()
    value_type: Any = type(value)
    if names := _field_names(value_type):
        return value_type.__name__, *(without_spans(getattr(value, name)) for name in names)
    if isinstance(value, tuple | list):
        return tuple(map(without_spans, value))
    if isinstance(value, Mapping):
        return tuple((without_spans(key), without_spans(one)) for key, one in value.items())
    return value


@cache
def _field_names(value_type: type[Any]) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, without positions; empty for other types."""
    return (
        ()
        if not is_dataclass(value_type)
        else tuple(field.name for field in fields(value_type) if field.name not in _POSITION_FIELDS)
    )
