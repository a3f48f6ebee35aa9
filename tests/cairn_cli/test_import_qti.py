# SPDX-License-Identifier: MIT
"""`cairn import` of packages of QTI, as Canvas and others export them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from cairn_cli.__main__ import main

CASES = Path(__file__).parents[1] / "cases" / "imports"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\r\nabc"


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("docs/index.md").write_text("# Home\n", "utf-8")
    Path("mkdocs.yml").write_text("site_name: Bread\nplugins: [cairn]\n", "utf-8")


def pack(case, **more):
    with zipfile.ZipFile(f"{case}.zip", "w") as packed:
        for path in sorted((CASES / case).rglob("*.xml")):
            packed.write(path, path.relative_to(CASES / case))
        for name, content in more.items():
            packed.writestr(f"web_resources/{name}.png", content)
    return f"{case}.zip"


def written():
    return {
        path.as_posix(): path.read_bytes()
        for path in sorted(Path().rglob("*"))
        if path.suffix in {".png", ".yml"} and path.parts[0] != "mkdocs.yml"
    }


def test_a_package_of_canvas_is_written_with_its_picture_and_checks_strictly(capsys):
    package = pack("qti12", loaf=PICTURE)
    assert main(["import", package]) == 1
    shown = capsys.readouterr()
    assert "12 questions found: 9 carried (8 whole, 1 simplified), 3 left out." in shown.out
    assert "qti12.zip/q1/q1.xml:50: A text without a question is left out." in shown.err
    first = written()
    assert first.keys() == {"docs/assets/imported/qti12/loaf.png", "quizzes/qti12/baking.yml"}
    assert first["docs/assets/imported/qti12/loaf.png"] == PICTURE
    assert b"![loaf](../../docs/assets/imported/qti12/loaf.png)" in first["quizzes/qti12/baking.yml"]
    main(["import", package])
    assert written() == first
    assert main(["check", "--strict"]) == 0


def test_a_folder_is_read_as_its_archive_is_and_the_report_has_each_item_once(capsys):
    assert main(["import", str(CASES / "qti2"), "--report", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [report["counts"][fate] for fate in ("carried", "simplified", "left-out")] == [4, 1, 1]
    names = [each["name"] for each in report["items"]]
    assert sorted(names) == ["Crust", "Gas", "Parts", "Point", "Rise", "Steps"]
    assert main(["import", pack("qti2")]) == 1
    as_archive = written()
    assert as_archive["quizzes/qti2.yml"].startswith(b"title: qti2\n")
