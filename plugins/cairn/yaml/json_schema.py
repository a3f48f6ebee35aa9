# SPDX-License-Identifier: MIT
"""Shapes of values in a JSON Schema, as our readers of YAML take them. The dialect is draft 7, which editors know best.

Values are read as the text that was typed, whatever YAML makes of them: so a number or a yes is a text, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Schema: TypeAlias = "dict[str, Any]"

DIALECT = "http://json-schema.org/draft-07/schema#"
TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": "\\S"}
"""A text that says something."""
NUMBER: Schema = {"type": ["number", "string"], "pattern": "\\S"}
"""A number, however it is written."""
OPTIONAL: Schema = {"type": ["string", "number", "boolean", "null"]}
"""A text that may be empty."""
TEXTS: Schema = {"oneOf": [OPTIONAL, {"type": "array", "items": OPTIONAL}]}
"""A list of texts, or a lone one."""
_WORDS = "|".join("".join(f"[{c.upper()}{c}]" for c in word) for word in ("yes", "no", "true", "false", "on", "off"))
FLAG: Schema = {"type": ["boolean", "string"], "pattern": f"^({_WORDS})$"}
"""Yes or no."""
COUNT: Schema = {"type": ["integer", "string", "null"], "minimum": 0, "pattern": "^\\s*([0-9]{1,9}\\s*)?$"}
"""A whole number."""


def describe(keys: Iterable[str], values: Mapping[str, tuple[Schema, str]]) -> Schema:
    """Return the properties of those keys, of which `values` holds the shape and what an editor says."""
    return {key: {**values[key][0], "description": values[key][1]} for key in keys}
