# SPDX-License-Identifier: MIT
"""The files of a new course, and the schemas with which an editor knows the formats.

The folder `starter` has them as they will be, except for names between `@@`, which stand for values, and for a `_`
where a file name begins with a dot.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from cairn.schemas.question_schema import quiz_schema
from cairn.schemas.site_schema import site_schema
from cairn.schemas.source_schemas import concept_schema, tags_schema

SCHEMAS = {"quiz": quiz_schema, "concept": concept_schema, "tags": tags_schema}
"""The functions that make the schemas for editors, by the files that they describe."""
ALL_SCHEMAS = {**SCHEMAS, "site": site_schema}
"""The functions that make all schemas."""
_FOLDER = Path(__file__).parents[1] / "starter"
_VALUE = re.compile(r"@@(\w+)@@")


def write_starter_files(values: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of the files of a new course, by path."""
    found = {_path(file): file.read_text("utf-8") for file in sorted(_FOLDER.rglob("*")) if file.is_file()}
    texts = {path: _VALUE.sub(lambda match: values[match[1]], text) for path, text in found.items()}
    return dict(sorted((texts | write_schema_files()).items()))


def write_schema_files() -> dict[str, str]:
    """Return the texts of the schemas, by path."""
    return {f".cairn/schemas/{kind}.json": write_schema(kind) for kind in SCHEMAS}


def write_schema(kind: str) -> str:
    """Return a schema as text."""
    return json.dumps(ALL_SCHEMAS[kind](), indent=2) + "\n"


def _path(file: Path) -> str:
    parts = file.relative_to(_FOLDER).parts
    return "/".join(re.sub("^_", ".", part) for part in parts)
