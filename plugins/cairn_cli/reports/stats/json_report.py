# SPDX-License-Identifier: MIT
"""Statistics as JSON, for programs: the fields of the values, by their names."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import Enum
from typing import Any

from cairn.stats.statistics import Statistics


def write_json(statistics: Statistics, *, with_texts: bool = False) -> str:
    """Return everything as one object; what learners typed is left out unless it is asked for."""
    value = asdict(statistics)
    for question in value["questions"]:
        texts = question.pop("texts")
        if with_texts:
            question["texts"] = [{"text": text, "count": count} for text, count in texts]
    return json.dumps(value, indent=2, default=_write_enum).replace("\x7f", "\\u007f") + "\n"


def _write_enum(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    raise TypeError(type(value))
