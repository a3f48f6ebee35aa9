# SPDX-License-Identifier: MIT
"""Workbooks of spreadsheet programs are imported like tables, and a template helps to begin one."""

from __future__ import annotations

import io
import sys
from datetime import datetime, timezone
from pathlib import Path
from zipfile import ZipFile

import pytest

from cairn_cli.__main__ import main
from cairn_cli.files.packages.zip_writer import write_zip
from cairn_cli.files.template import write_template
from cairn_cli.sources import spreadsheets

GUIDE = Path(__file__).parents[2] / "docs" / "assets" / "questions.xlsx"
openpyxl = pytest.importorskip("openpyxl", reason="the extra 'xlsx' is not installed")


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    return main(["import", *arguments])


def write_workbook(path, **sheets):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)


def test_a_sheet_is_read_like_a_table_and_a_row_has_its_number(capsys):
    rows: tuple[list[object], ...] = (
        ["concept", "Frage", "right", "wrong 1"],
        ["Yeast", 'A, "b"\nc?', True],
        [],
        ["Yeast", "How many?", 220.5],
        ["Yeast", "When?", datetime(2024, 1, 2, tzinfo=timezone.utc).replace(tzinfo=None)],
        ["Yeast", "No key", None, "x"],
        ["Yeast", "'=A1", "=B1", "x"],
    )
    write_workbook("bank.xlsx", Sheet1=rows, Empty=[], Pairs=[["concept", "learn_before"], ["Yeast", "Flour"]])
    assert run("bank.xlsx") == 1
    out, err = capsys.readouterr()
    assert "6 items found: 4 carried (4 whole, 0 simplified), 2 left out." in out
    assert [line.partition(" ")[0] for line in err.splitlines()] == ["bank.xlsx/Sheet1:6:", "bank.xlsx/Sheet1:7:"]
    text = Path("quizzes/bank.yml").read_text("utf-8")
    assert "is_true: yes" in text
    assert "number: 220.5" in text
    assert "- 2024-01-02" in text
    assert "  - Flour" in Path("docs/concepts/yeast.md").read_text("utf-8")


def test_several_sheets_of_questions_are_a_file_each(capsys):
    rows = [["stem", "right"], ["Why?", "yes"]]
    write_workbook("bank.xlsx", Rye=rows, Spelt=[rows[0], ["How?", "no"]], Notes=[["What I have to do"]])
    assert run("bank.xlsx") == 1
    assert "bank.xlsx/Notes:1: The first line names no column 'stem'" in capsys.readouterr().err
    assert sorted(path.name for path in Path("quizzes/bank").iterdir()) == ["rye.yml", "spelt.yml"]
    assert "concepts: [Rye]" in Path("quizzes/bank/rye.yml").read_text("utf-8")


def test_a_workbook_in_an_archive_is_read_too():
    write_workbook("bank.xlsx", Sheet1=[["stem", "right"], ["Why?", "yes"]])
    Path("all.zip").write_bytes(write_zip({"deep/bank.xlsx": Path("bank.xlsx").read_bytes()}))
    assert run("all.zip") == 0
    assert Path("quizzes/bank.yml").exists()


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_template_can_be_imported_as_it_is(ending, capsys):
    assert run("--template", f"new{ending}") == 0
    assert run("--template", f"new{ending}") == 1
    assert f"'new{ending}' exists already." in capsys.readouterr().err
    assert run(f"new{ending}", "--strict") == 0
    assert len(list(Path("docs/concepts").glob("*.md"))) == (2 if ending == ".xlsx" else 0)
    assert Path("quizzes/new.yml").read_text("utf-8").count("stem:") == 5
    assert write_template(ending) == Path(f"new{ending}").read_bytes()


def test_a_template_has_an_ending_of_tables(capsys):
    assert run("--template", "new.ods") == 2
    assert "has none of the endings .csv and .xlsx" in capsys.readouterr().err
    assert run("--template", "missing/new.csv") == 1


def test_without_the_extra_one_sentence_says_what_to_do(monkeypatch, capsys):
    Path("bank.xlsx").write_bytes(write_template(".xlsx"))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert run("bank.xlsx") == 1
    expected = "Save the sheet as CSV, or install 'mkdocs-cairn[xlsx]'."
    assert capsys.readouterr().err == f"bank.xlsx:1: This workbook cannot be read. {expected} [import-damaged]\n"


def unpack(data):
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_template_in_the_guide_is_the_one_that_the_command_writes():
    assert unpack(GUIDE.read_bytes()) == unpack(write_template(".xlsx")), "run: cairn import --template FILE"


def change(old, new):
    """The template with other bytes in its first sheet."""
    files = unpack(write_template(".xlsx"))
    files["xl/worksheets/sheet1.xml"] = files["xl/worksheets/sheet1.xml"].replace(old, new)
    return write_zip(files)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no archive", "is damaged. Open it in a spreadsheet program"),
        (write_zip({"a": b"b"}), "is damaged."),
        (change(b"<row", b"<rows"), "is damaged."),
        (change(b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet"), "contains XML declarations"),
        (change(b'<row r="2"', b'<row r="900000000"'), "has more than 100,000 rows"),
        (write_zip({"xl/a.xml": b" " * 60_000_000}), "[import-unsafe]"),
    ],
)
def test_a_hostile_workbook_is_refused_with_its_place(data, said, capsys):
    Path("bank.xlsx").write_bytes(data)
    assert run("bank.xlsx") == 1
    err = capsys.readouterr().err
    assert err.startswith("bank.xlsx")
    assert said in err
    assert not Path("quizzes").exists()


def test_a_sheet_with_too_many_cells_is_refused(monkeypatch, capsys):
    monkeypatch.setattr(spreadsheets, "_MOST_CELLS", 3)
    Path("bank.xlsx").write_bytes(write_template(".xlsx"))
    assert run("bank.xlsx") == 1
    assert "bank.xlsx/Questions:1: The sheet 'Questions' has more than" in capsys.readouterr().err
