# SPDX-License-Identifier: MIT
"""`cairn import` of folders and archives, among them archives that somebody made to do harm."""

from __future__ import annotations

import io
import json
import struct
import warnings
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from cairn.importing.formats.gift import GIFT
from cairn.importing.formats.registry import BY_NAME
from cairn.importing.found import Bundle, Found, FoundQuestion, Group
from cairn.importing.notation.carried import build_question
from cairn.importing.notation.chosen import judge
from cairn.importing.output.imported import Placing, compile_imported
from cairn.text.problem import Problem
from cairn.text.source import Span
from cairn_cli.__main__ import main
from cairn_cli.sources.archive_reader import read_archive
from cairn_cli.sources.bundles import read_source

FLOURS = b"::Flours::Which is a flour?{=rye ~lye}\n"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\r\nabc"


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def archive(files, **changes):
    """Return a zip archive of (name, content) pairs; `changes` are attributes of each entry."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        warnings.simplefilter("ignore")  # about names that occur twice
        for name, content in files:
            entry = zipfile.ZipInfo(name)
            for attribute, value in changes.items():
                setattr(entry, attribute, value)
            packed.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def run(*arguments):
    return main(["import", *arguments])


def written(root="."):
    return sorted(path.relative_to(root).as_posix() for path in Path(root).rglob("*") if path.is_file())


def test_each_file_of_an_archive_is_a_source_and_problems_name_it_in_the_archive(capsys):
    Path("bank.zip").write_bytes(
        archive([("a/bread.gift", FLOURS), ("oven.gift", b"Hot?{\n\n=x}"), ("notes.doc", b"")])
    )
    assert run("bank.zip") == 1
    assert "quizzes/bread.yml" in written()
    assert "bank.zip/oven.gift:1: The answers of 'Hot?' are cut by a blank line" in capsys.readouterr().err


HOSTILE = {
    "climbs": ([("../evil.gift", FLOURS)], {}, "leads outside"),
    "climbs in the middle": ([("a/../../evil.gift", FLOURS)], {}, "leads outside"),
    "absolute": ([("/evil.gift", FLOURS)], {}, "leads outside"),
    "drive": ([("C:evil.gift", FLOURS)], {}, "leads outside"),
    "backslash": ([("a\\..\\evil.gift", FLOURS)], {}, "leads outside"),
    "equal by case": ([("a.gift", FLOURS), ("A.gift", FLOURS)], {}, "two files named"),
    "link": ([("a.gift", b"/etc/passwd")], {"external_attr": 0o120777 << 16, "create_system": 3}, "is a link"),
    "bomb": ([("a.gift", b"\n" * 60_000_000)], {}, "packed suspiciously small"),
}


@pytest.mark.parametrize(("files", "changes", "fault"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_archive_is_refused_and_nothing_is_written(files, changes, fault, capsys, tmp_path):
    Path("bank.zip").write_bytes(archive(files, **changes))
    assert run("bank.zip") == 1
    said = capsys.readouterr().err
    assert fault in said
    assert said.startswith("bank.zip:1: ")
    assert "[import-unsafe]" in said
    assert written(tmp_path) == ["project/bank.zip"]


def test_an_archive_with_too_many_files_is_refused_before_they_are_listed():
    data = archive((f"{number}.gift", b"") for number in range(20_001))
    found = read_archive("bank.zip", data)
    assert isinstance(found, Problem)
    assert "20,001 files" in found.message


def test_an_archive_that_lies_about_its_number_of_files_is_refused():
    data = bytearray(archive((f"{number}.gift", b"") for number in range(20_001)))
    struct.pack_into("<HH", data, len(data) - 14, 7, 7)
    assert isinstance(read_archive("bank.zip", bytes(data)), Problem)


@pytest.mark.parametrize("cut", [10, 60, -30])
def test_a_damaged_archive_is_a_problem_with_its_place(cut, capsys):
    Path("bank.zip").write_bytes(archive([("bread.gift", FLOURS)])[:cut])
    assert run("bank.zip") == 1
    assert "bank.zip:1: This archive is damaged" in capsys.readouterr().err


def test_an_encrypted_file_is_refused():
    data = bytearray(archive([("bread.gift", FLOURS)]))
    for at in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[at] |= 1
    found = read_archive("bank.zip", bytes(data))
    assert isinstance(found, Problem)
    assert "encrypted" in found.message


def test_a_link_in_a_folder_is_named_and_not_followed(tmp_path):
    (tmp_path / "secret.md").write_text("secret", "utf-8")
    Path("vault").mkdir()
    Path("vault/Note.md").write_text("Hello", "utf-8")
    Path("vault/link.md").symlink_to(tmp_path / "secret.md")
    fault, bundle = read_source(Path("vault"))
    assert str(fault).startswith("vault/link.md:1: This link is not followed. Copy what it leads to")
    assert isinstance(bundle, Bundle)
    assert list(bundle.members) == ["Note.md"]
    assert bundle.members["Note.md"] == b"Hello"


def found_with_picture():
    question = build_question("Is it round? ![A loaf](cairn-media:loaf.png)", judge(is_true=True), "", Span("a", 1))
    assert not isinstance(question, str)
    return Found((Group(("Rye",), (FoundQuestion(question, "judge"),)),), media={"loaf.png": PICTURE})


def test_a_picture_is_found_from_the_file_of_its_question():
    result = compile_imported(found_with_picture(), "x:My bank.xml", "My bank", Placing())
    by_path = {file.path: file.text for file in result.files}
    assert "(../../docs/assets/imported/my-bank/loaf.png)" in by_path["my-bank/rye.yml"]
    assert by_path["assets/imported/my-bank/loaf.png"].encode("utf-8", "surrogateescape") == PICTURE


@pytest.mark.parametrize("text", ['![A](cairn-media:loaf.png "Loaf")', "![A][loaf]\n\n[loaf]: cairn-media:loaf.png"])
def test_a_picture_is_found_however_markdown_refers_to_it(text):
    question = build_question(text, judge(is_true=True), "", Span("a", 1))
    assert not isinstance(question, str)
    found = replace(found_with_picture(), groups=(Group((), (FoundQuestion(question, "judge"),)),))
    by_path = {file.path: file.text for file in compile_imported(found, "x:bank.xml", "bank", Placing()).files}
    assert "../docs/assets/imported/bank/loaf.png" in by_path["bank.yml"]
    assert "cairn-media" not in by_path["bank.yml"]


def test_a_picture_that_no_question_shows_is_not_written():
    found = replace(found_with_picture(), media={"loaf.png": PICTURE, "other.png": PICTURE})
    paths = [file.path for file in compile_imported(found, "x:bank.xml", "bank", Placing()).files]
    assert paths == ["assets/imported/bank/loaf.png", "bank/rye.yml"]


def with_picture(picture):
    """Return a format that finds a question with this picture."""
    found = replace(found_with_picture(), media={"loaf.png": picture})
    return replace(GIFT, read=lambda _bundle: found)


def test_a_picture_keeps_its_bytes_and_an_edited_one_is_left_alone(capsys, monkeypatch):
    monkeypatch.setitem(BY_NAME, "gift", with_picture(PICTURE))
    Path("a.gift").write_bytes(FLOURS)
    assert run("a.gift", "--format", "gift") == 0
    picture = Path("docs/assets/imported/a/loaf.png")
    assert picture.read_bytes() == PICTURE
    before = json.loads(Path("docs/.cairn-import.json").read_text("utf-8"))
    assert run("a.gift", "--format", "gift") == 0
    assert json.loads(Path("docs/.cairn-import.json").read_text("utf-8")) == before
    picture.write_bytes(PICTURE + b"\x00edited")
    monkeypatch.setitem(BY_NAME, "gift", with_picture(PICTURE + b"new"))
    assert run("a.gift", "--format", "gift") == 1
    assert "differ in bytes that are no text" in capsys.readouterr().err
    assert picture.read_bytes() == PICTURE + b"\x00edited"
