# SPDX-License-Identifier: MIT
"""`cairn import` with sources of several formats: what it writes, what it remembers, and what it says."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from cairn_cli.__main__ import main

FLOURS = "::Flours::Which is a flour?{=rye ~lye}\n\n::Gas::Name the gas.{=CO2}\n"
PAGE = "Learn Before\nWick\nA wick is the one part of a lamp that burns.\n0\n2\nLearn After\nDo wicks burn?"


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("bread.gift").write_text(FLOURS, "utf-8")
    Path("oven.gift").write_text("::Heat::How hot is it?{#230:10}\n", "utf-8")
    return tmp_path


def run(*arguments):
    return main(["import", *arguments])


def tree():
    files = (path for part in ("docs", "quizzes") for path in Path(part).rglob("*") if path.is_file())
    return {path.as_posix(): path.read_bytes() for path in files}


def memory():
    return json.loads(Path("docs/.cairn-import.json").read_text("utf-8"))


def test_a_second_source_leaves_the_files_of_the_first_alone():
    assert run("bread.gift") == run("oven.gift") == 0
    files = memory()["files"]["quizzes"]
    assert {path: file["from"] for path, file in files.items()} == {
        "bread.yml": "gift:bread.gift",
        "oven.yml": "gift:oven.gift",
    }
    oven = Path("quizzes/oven.yml").read_bytes()
    Path("bread.gift").write_text(FLOURS.partition("\n\n")[0], "utf-8")
    assert run("bread.gift") == 0
    assert b"gas" not in Path("quizzes/bread.yml").read_bytes()
    assert Path("quizzes/oven.yml").read_bytes() == oven
    Path("bread.gift").write_text("$CATEGORY: Rye\n\nRye?{T}\n", "utf-8")
    assert run("bread.gift") == 0
    assert sorted(tree()) == ["docs/.cairn-import.json", "quizzes/bread/rye.yml", "quizzes/oven.yml"]
    before = tree()
    assert run("bread.gift", "oven.gift") == 0
    assert tree() == before


def test_pages_and_questions_are_imported_side_by_side(capsys):
    Path("wick.txt").write_text(PAGE, "utf-8")
    assert run("wick.txt", "bread.gift") == 0
    out = capsys.readouterr().out
    assert "Imported so far: 1 pages, 1 of them in this run." in out
    assert "2 questions found: 2 carried (2 whole, 0 simplified), 0 left out." in out
    before = tree()
    assert run("bread.gift") == run("wick.txt") == 0
    assert tree() == before


def test_a_memory_of_version_1_is_read_on():
    Path("wick.txt").write_text(PAGE, "utf-8")
    run("wick.txt")
    before = tree()
    old = memory()
    files = {folder: {path: file["sha"] for path, file in found.items()} for folder, found in old["files"].items()}
    data = {"format": "cairn-import", "version": 1, "files": files, "pages": old["pages"]}
    Path("docs/.cairn-import.json").write_text(json.dumps(data), "utf-8")
    assert run("bread.gift") == 0
    assert before.items() - {("docs/.cairn-import.json", before["docs/.cairn-import.json"])} <= tree().items()
    Path("docs/concepts/wick.md").unlink()
    assert run("wick.txt") == 1
    assert not Path("docs/concepts/wick.md").exists()


def test_two_sources_of_one_name_clash_and_both_are_named(capsys):
    run("bread.gift")
    Path("bread.txt").write_text("::Other::Another?{T}\n", "utf-8")
    before = tree()
    assert run("bread.txt") == 1
    out, err = capsys.readouterr()
    assert "This file comes from 'gift:bread.gift', so it is not written for 'gift:bread.txt'." in err
    assert "1 question found: 0 carried" in out
    assert {path: text for path, text in tree().items() if "json" not in path} == {
        path: text for path, text in before.items() if "json" not in path
    }
    assert run("bread.txt", "--force") == 0
    assert b"other" in Path("quizzes/bread.yml").read_bytes()
    Path("more").mkdir()
    Path("more/bread.gift").write_text("Q?{T}", "utf-8")
    assert run("bread.gift", "more/bread.gift", "--dry-run") == 1
    assert "more/bread.gift:1: 'bread.gift' has the same name" in capsys.readouterr().err


def test_of_two_sources_that_write_one_file_the_first_is_carried(capsys):
    Path("bread.csv").write_text("stem,right\nWhy?,yes\n", "utf-8")
    assert run("bread.gift", "bread.csv") == 1
    out, err = capsys.readouterr()
    assert "3 questions found: 1 carried (1 whole, 0 simplified), 2 left out." in out
    assert [line.partition(" ")[0] for line in err.splitlines()] == [
        "bread.gift:1:",
        "bread.gift:3:",
        "quizzes/bread.yml:1:",
    ]
    assert Path("quizzes/bread.yml").read_text("utf-8").count("stem:") == 1


def test_an_edited_file_stays_and_the_import_ends_with_1(capsys):
    run("bread.gift")
    quiz = Path("quizzes/bread.yml")
    quiz.write_text(quiz.read_text("utf-8").replace("rye", "spelt"), "utf-8")
    assert run("bread.gift") == 1
    assert "-      - [x] spelt" in capsys.readouterr().err
    assert "spelt" in quiz.read_text("utf-8")
    assert run("bread.gift", "--force") == 0
    assert "spelt" not in quiz.read_text("utf-8")


def test_a_source_that_is_damaged_now_keeps_its_files_and_stops_no_other(capsys):
    run("bread.gift")
    before = Path("quizzes/bread.yml").read_bytes()
    Path("bread.gift").write_bytes(b"\0")
    Path("odd.doc").write_bytes(b"x")
    with Path("huge.gift").open("wb") as file:
        file.truncate(60_000_000)
    assert run("bread.gift", "odd.doc", "huge.gift", "oven.gift") == 1
    assert Path("quizzes/bread.yml").read_bytes() == before
    assert Path("quizzes/oven.yml").exists()
    assert [line.rpartition(" ")[2] for line in capsys.readouterr().err.splitlines()] == [
        "[import-damaged]",
        "[import-unsafe]",
        "[import-unknown]",
    ]


def test_questions_belong_to_the_concepts_that_the_site_has(capsys):
    Path("docs/concepts").mkdir(parents=True)
    Path("docs/concepts/loaf.md").write_text("---\ntitle: Loaf\naliases: [Bread]\n---\nA loaf.\n", "utf-8")
    Path("quizzes").mkdir()
    Path("quizzes/own.yml").write_text("concepts: [loaf]\nquestions:\n  - id: gas\n    stem: Mine\n", "utf-8")
    assert run("bread.gift", "oven.gift") == 0
    assert "Concepts without a document: 1\n  oven\n" in capsys.readouterr().out
    text = Path("quizzes/bread.yml").read_text("utf-8")
    assert text.startswith("title: bread\nconcepts: [loaf]\n")
    assert "id: flours" in text
    assert "id: gas" not in text
    before = tree()
    assert run("bread.gift") == 0
    assert tree() == before
    assert run("oven.gift", "--concept", "Bread") == 0
    assert "concepts: [loaf]" in Path("quizzes/oven.yml").read_text("utf-8")


def test_the_report_for_programs_has_every_item_once(capsys):
    Path("bread.gift").write_text(FLOURS + "\nOnly text.\n\nWhich two?{~%50%a ~%50%b ~%-90%c}\n", "utf-8")
    assert run("bread.gift", "--report", "json", "--dry-run") == 1
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert (report["format"], report["version"]) == ("cairn-import-report", 1)
    assert report["counts"] == {"found": 4, "carried": 2, "simplified": 1, "left-out": 1}
    assert [item["place"] for item in report["items"]] == [f"bread.gift:{line}" for line in (1, 3, 5, 7)]
    assert report["items"][0] == {
        "place": "bread.gift:1",
        "name": "Flours",
        "kind": "single",
        "fate": "carried",
        "id": "flours",
        "file": "quizzes/bread.yml",
        "codes": [],
    }
    assert [item["codes"] for item in report["items"]] == [[], [], ["import-left-out"], ["import-simplified"]]
    assert report["files"] == [{"file": "quizzes/bread.yml", "fate": "written", "from": "gift:bread.gift"}]
    assert [line.rpartition(" ")[2] for line in err.splitlines()] == ["[import-left-out]", "[import-simplified]"]
    assert tree() == {}


def test_a_simplified_question_fails_only_a_strict_import():
    Path("bread.gift").write_text("Which two?{~%50%a ~%50%b ~%-90%c}\n", "utf-8")
    assert run("bread.gift") == 0
    assert run("bread.gift", "--strict") == 1
    assert hashlib.sha256(Path("bread.gift").read_bytes()).hexdigest() in json.dumps(memory()["sources"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "No source is named."),
        (["bread.gift", "--encoding", "utf-99"], "'utf-99' is not the name of an encoding."),
        (["bread.gift", "--to", "../out"], "'--to ../out' leaves the docs folder."),
    ],
)
def test_wrong_options_end_with_2(capsys, arguments, said):
    assert run(*arguments) == 2
    assert said in capsys.readouterr().err
    assert tree() == {}


def test_the_formats_are_listed_and_may_be_named(capsys):
    assert run("--list") == 0
    names = [line.split(maxsplit=1)[0] for line in capsys.readouterr().out.splitlines()]
    assert names == sorted(names)
    assert {"csv", "gift", "mkdocs-quiz", "pages"} < {*names}
    Path("odd.doc").write_bytes("K\xe4se?{T}".encode("latin-1"))
    assert run("odd.doc", "--format", "gift", "--encoding", "latin-1") == 0
    assert "Käse?" in Path("quizzes/odd.yml").read_text("utf-8")


def test_a_concept_without_a_document_keeps_its_name_and_one_that_is_a_path_or_markup_gets_an_id():
    names = ("Bread and rolls", "Flour//Rye", "What is it?", "Steam: 100 °C", "../crumb", "Rye [dark]", "C++")
    texts = (f"$CATEGORY: {name}\n\n::Q{number}::Rye {number}?{{T}}\n" for number, name in enumerate(names))
    Path("bread.gift").write_text("\n".join(texts), "utf-8")
    assert run("bread.gift") == 0
    written = [path.read_text("utf-8") for path in Path("quizzes").rglob("*.yml")]
    shown = {line for text in written for line in text.splitlines() if line.startswith("concepts:")}
    assert {"concepts: [Bread and rolls]", "concepts: [flour-rye]"} < shown
    assert {'concepts: ["What is it?"]', 'concepts: ["Steam: 100 °C"]'} < shown
    assert {"concepts: [crumb]", "concepts: [rye-dark]", "concepts: [c-plus-plus]"} < shown
    assert run("--dry-run", "bread.gift") == 0


def test_questions_find_the_documents_of_the_same_import_so_a_second_import_changes_nothing(capsys):
    Path("pairs.csv").write_text("concept,learn_before,alias\nRye,Grain,black bread\nGrain,,\n", "utf-8")
    Path("bank.csv").write_text("concept,stem,right\nblack bread,Rye?,yes\nGrain,Grain?,yes\nOat,Oat?,no\n", "utf-8")
    assert run("pairs.csv", "bank.csv") == 0
    assert "Concepts without a document: 1\n  Oat\n" in capsys.readouterr().out
    before = Path("quizzes/bank.yml").read_bytes()
    assert run("pairs.csv", "bank.csv") == 0
    assert "written: 0\n" in capsys.readouterr().out
    assert Path("quizzes/bank.yml").read_bytes() == before
