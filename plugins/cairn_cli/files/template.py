# SPDX-License-Identifier: MIT
"""Write a table with examples, as CSV or as a workbook, which is the same, byte for byte, whenever it is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from cairn.exporting.xml_text import Xml, document, element, text
from cairn.importing.tables.template import CONCEPTS, QUESTIONS
from cairn_cli.files.packages.zip_writer import write_zip

ENDINGS = (".csv", ".xlsx")
"""The endings of the tables that can be written."""
_SHEETS = {"Questions": QUESTIONS, "Concepts": CONCEPTS}
_FORMATS = "http://schemas.openxmlformats.org"
_MAIN = f"{_FORMATS}/spreadsheetml/2006/main"
_RELATIONS = f"{_FORMATS}/package/2006/relationships"
_DOCUMENT = f"{_FORMATS}/officeDocument/2006/relationships"
_TYPES = f"{_FORMATS}/package/2006/content-types"
_TYPE = "application/vnd.openxmlformats"
_SHEET_TYPE = f"{_TYPE}-officedocument.spreadsheetml.worksheet+xml"
_BOOK_TYPE = f"{_TYPE}-officedocument.spreadsheetml.sheet.main+xml"


def write_template(ending: str) -> bytes:
    """Return a table with the columns and some examples; a workbook also has a sheet of concepts."""
    return write_zip(dict(_workbook())) if ending == ENDINGS[1] else _csv(QUESTIONS)


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows(rows)
    return table.getvalue().encode()


def _workbook() -> Iterable[tuple[str, bytes]]:
    numbers = [str(number) for number in range(1, len(_SHEETS) + 1)]
    names = [
        element("sheet", {"name": name, "sheetId": number, "r:id": f"rId{number}"})
        for number, name in zip(numbers, _SHEETS, strict=True)
    ]
    sheets = element("sheets", None, *names)
    yield "xl/workbook.xml", document(element("workbook", {"xmlns": _MAIN, "xmlns:r": _DOCUMENT}, sheets))
    targets = {f"rId{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in numbers}
    yield "xl/_rels/workbook.xml.rels", _relations(targets)
    yield "_rels/.rels", _relations({"rId1": ("officeDocument", "xl/workbook.xml")})
    yield "[Content_Types].xml", _content_types(numbers)
    for number, rows in zip(numbers, _SHEETS.values(), strict=True):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(rows)


def _relations(targets: dict[str, tuple[str, str]]) -> bytes:
    links = (
        element("Relationship", {"Id": name, "Type": f"{_DOCUMENT}/{kind}", "Target": target})
        for name, (kind, target) in targets.items()
    )
    return document(element("Relationships", {"xmlns": _RELATIONS}, *links))


def _content_types(numbers: Iterable[str]) -> bytes:
    relations = {"Extension": "rels", "ContentType": f"{_TYPE}-package.relationships+xml"}
    parts = {"/xl/workbook.xml": _BOOK_TYPE, **{f"/xl/worksheets/sheet{n}.xml": _SHEET_TYPE for n in numbers}}
    overrides = (element("Override", {"PartName": part, "ContentType": kind}) for part, kind in parts.items())
    return document(element("Types", {"xmlns": _TYPES}, element("Default", relations), *overrides))


def _sheet(rows: Iterable[Sequence[str]]) -> bytes:
    written = (
        element("row", {"r": str(number)}, *(_cell(number, column, value) for column, value in enumerate(row) if value))
        for number, row in enumerate(rows, start=1)
    )
    return document(element("worksheet", {"xmlns": _MAIN}, element("sheetData", None, *written)))


def _cell(row: int, column: int, value: str) -> Xml:
    inside = element("is", None, element("t", None, text(value)))
    return element("c", {"r": f"{chr(ord('A') + column)}{row}", "t": "inlineStr"}, inside)
