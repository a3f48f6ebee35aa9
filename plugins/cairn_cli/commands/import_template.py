# SPDX-License-Identifier: MIT
"""`cairn import --template`: writes a table with examples, which an author fills in and imports."""

from __future__ import annotations

from pathlib import Path

from cairn_cli.files.template import ENDINGS, write_template
from cairn_cli.options import fail, refuse
from cairn_cli.output import print_line


def run_template(path: Path) -> int:
    """Write a new table; return 0 if it was written, 1 if it could not be, and 2 if its name has another ending."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        return refuse(f"'--template {path}' has none of the endings {' and '.join(ENDINGS)}. Rename it.")
    try:
        with path.open("xb") as file:
            file.write(write_template(ending))
    except FileExistsError:
        return fail(f"'{path}' exists already. Name another file.")
    except OSError as error:
        return fail(f"'{path}' cannot be written ({error.strerror}). Check the folder and its permissions.")
    print_line(f"Wrote {path}. Fill it in, then run 'cairn import {path}'.")
    return 0
