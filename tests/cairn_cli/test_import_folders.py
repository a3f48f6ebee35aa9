# SPDX-License-Identifier: MIT
"""What of a folder or an archive is one source, and what of it is not read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from cairn.importing.found import Bundle
from cairn_cli.__main__ import main
from cairn_cli.sources.bundles import read_source

GIFT = "::Flours::Which is a flour?{=rye ~lye}\n"


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def write(files, root="course"):
    for name, text in files.items():
        path = Path(root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def pack(files, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile("all.zip", "w", method) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return "all.zip"


def documents():
    return sorted(path.name for path in Path("docs/concepts").glob("*.md"))


def test_a_folder_with_a_config_json_of_another_program_is_read_file_by_file(capsys):
    write({"config.json": '{"editor": "dark"}', "bank.gift": GIFT})
    assert main(["import", "course"]) == 1
    assert Path("quizzes/bank.yml").is_file()
    assert capsys.readouterr().err.startswith("course/config.json:1: This file is of no format")


def test_an_archive_with_a_config_json_of_another_program_is_read_file_by_file():
    assert main(["import", pack({"config.json": "{}", "bank.gift": GIFT})]) == 1
    assert Path("quizzes/bank.yml").is_file()


def test_an_archive_of_two_vaults_and_a_file_gives_all_three():
    files = {"a/.obsidian/app.json": "{}", "a/One.md": "1", "b/.obsidian/app.json": "{}", "b/Two.md": "2"}
    assert main(["import", pack({**files, "bank.gift": GIFT})]) == 0
    assert documents() == ["One.md", "Two.md"]
    assert Path("quizzes/bank.yml").is_file()


def test_a_vault_inside_another_one_belongs_to_it():
    pack({".obsidian/app.json": "{}", "One.md": "1", "b/.obsidian/app.json": "{}", "b/Two.md": "2"})
    (bundle,) = read_source(Path("all.zip"))
    assert isinstance(bundle, Bundle)
    assert {"One.md", "b/Two.md"} <= bundle.members.keys()


def test_an_archive_of_notes_without_settings_is_a_vault_if_its_author_says_so():
    assert main(["import", pack({"One.md": "1"}), "--format", "obsidian"]) == 0
    assert documents() == ["One.md"]


def test_a_vault_is_read_file_by_file_if_its_author_names_a_format_of_files():
    write({".obsidian/app.json": "{}", "bank.gift": GIFT})
    assert main(["import", "course", "--format", "gift"]) == 0
    assert Path("quizzes/bank.yml").is_file()


def test_an_archive_inside_an_archive_is_named(capsys):
    assert main(["import", pack({"bank.gift": GIFT, "more.zip": "PK"})]) == 1
    assert "all.zip/more.zip:1: This archive is inside another one" in capsys.readouterr().err


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_is_refused_whose_files_could_only_be_unpacked_whole(method, capsys):
    assert main(["import", pack({"bank.gift": GIFT}, method)]) == 1
    assert "is packed in a way that is not read" in capsys.readouterr().err


def test_hidden_folders_of_a_vault_are_not_read():
    write({".obsidian/app.json": "{}", "One.md": "1", ".git/objects/ab": "x", "sub/.trash/Old.md": "x"})
    (bundle,) = read_source(Path("course"))
    assert isinstance(bundle, Bundle)
    assert list(bundle.members) == [".obsidian/", ".obsidian/app.json", "One.md"]


@pytest.mark.parametrize(("name", "text"), [("a.gift", "// Nothing yet.\n"), ("a.csv", "stem,right\n"), ("a.gift", "")])
def test_a_source_with_nothing_in_it_is_named(name, text, capsys):
    Path(name).write_text(text, "utf-8")
    assert main(["import", name]) == 1
    assert f"{name}:1: This source has no question and no document." in capsys.readouterr().err
