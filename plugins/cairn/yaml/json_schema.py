# SPDX-License-Identifier: MIT
"""The building blocks of our JSON Schemas. The dialect is draft 7, which editors support best.

Our parsers read every YAML scalar as a string, so a number or a boolean is a valid string too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Schema: TypeAlias = "dict[str, Any]"

DIALECT = "http://json-schema.org/draft-07/schema#"
TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": "\\S"}
"""A nonempty string."""
NUMBER: Schema = {"type": ["number", "string"], "pattern": "\\S"}
"""A number, or a string that contains one."""
OPTIONAL: Schema = {"type": ["string", "number", "boolean", "null"]}
"""A string that may be empty."""
TEXTS: Schema = {"oneOf": [OPTIONAL, {"type": "array", "items": OPTIONAL}]}
"""A list of strings, or a single string."""
_WORDS = "|".join("".join(f"[{c.upper()}{c}]" for c in word) for word in ("yes", "no", "true", "false", "on", "off"))
FLAG: Schema = {"type": ["boolean", "string"], "pattern": f"^({_WORDS})$"}
"""A boolean."""
COUNT: Schema = {"type": ["integer", "string", "null"], "minimum": 0, "pattern": "^\\s*([0-9]{1,9}\\s*)?$"}
"""A whole number of 0 or more."""


def describe(keys: Iterable[str], values: Mapping[str, tuple[Schema, str]]) -> Schema:
    """Return the schema properties for these keys; `values` has the shape and the description of each."""
    return {key: {**values[key][0], "description": values[key][1]} for key in keys}
