# SPDX-License-Identifier: MIT
"""Read workbooks of spreadsheet programs, each sheet as a table in the form of a CSV file.

A workbook is a zip archive of XML files, so it has to pass the limits of archives first. Nothing in it is computed: a
formula counts as the value that the spreadsheet program saved for it.
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from cairn.importing.found import Bundle
from cairn.text.problem import Code, Problem
from cairn_cli.sources.archive_reader import is_archive, read_archive

WORKBOOK = ".xlsx"
"""The ending of workbooks."""
_MOST_ROWS, _MOST_CELLS = 100_000, 5_000_000
_DECLARATIONS = tuple(sign.encode(form) for sign in ("<!DOCTYPE", "<!ENTITY") for form in ("utf-8", "utf-16-le"))
_NO_READER = "This workbook cannot be read. Save the sheet as CSV, or install 'mkdocs-cairn[xlsx]'."
_DAMAGED = "This workbook is damaged. Open it in a spreadsheet program, and save it again."
_UNSAFE = "This workbook contains XML declarations that no spreadsheet program writes. Do not import it."
_TOO_LARGE = f"The sheet '{{name}}' has more than {_MOST_ROWS:,} rows or {_MOST_CELLS:,} cells. Split it."
_BROKEN = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError, zipfile.BadZipFile)
"""What the reader raises for workbooks that are damaged in one way or another."""


def open_workbook(bundle: Bundle) -> Bundle | Problem:
    """Return a workbook with its sheets as members, each a CSV file by the name of the sheet."""
    if fault := _find_fault(bundle):
        return fault
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra
    except ImportError:
        return Problem(Code.IMPORT_DAMAGED, bundle.place(), _NO_READER)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what only matters when a workbook is written
            workbook = load_workbook(io.BytesIO(bundle.data), read_only=True, data_only=True)
            sheets = {sheet.title: _write_csv(sheet.iter_rows(values_only=True)) for sheet in workbook.worksheets}
    except _BROKEN:
        return Problem(Code.IMPORT_DAMAGED, bundle.place(), _DAMAGED)
    too_large = next((name for name, table in sheets.items() if table is None), None)
    if too_large is not None:
        return Problem(Code.IMPORT_UNSAFE, bundle.place(too_large), _TOO_LARGE.replace("{name}", too_large))
    return replace(bundle, members={name: table for name, table in sheets.items() if table})


def _find_fault(bundle: Bundle) -> Problem | None:
    """Return what is wrong with the archive that a workbook is."""
    if not is_archive(bundle.data):
        return Problem(Code.IMPORT_DAMAGED, bundle.place(), _DAMAGED)
    files = read_archive(bundle.path, bundle.data)
    if isinstance(files, Problem):
        return files
    is_unsafe = any(sign in data for data in files.values() for sign in _DECLARATIONS)
    return Problem(Code.IMPORT_UNSAFE, bundle.place(), _UNSAFE) if is_unsafe else None


def _write_csv(rows: Iterable[tuple[Any, ...]]) -> bytes | None:
    """Return rows as CSV, one record for each; None if there are too many."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    cells = 0
    for number, row in enumerate(rows):
        cells += len(row)
        if number > _MOST_ROWS or cells > _MOST_CELLS:
            return None
        writer.writerow(list(_shown(row)))
    return text.getvalue().encode("utf-8", "replace")


def _shown(row: Iterable[Any]) -> Iterator[str]:
    """Yield the texts of cells as a sheet shows them."""
    for value in row:
        if value is None:
            yield ""
        elif isinstance(value, bool):
            yield str(value).lower()
        elif isinstance(value, float):
            yield f"{value:.15g}"
        elif isinstance(value, datetime) and value.time() == time():
            yield value.date().isoformat()
        else:
            yield str(value)
