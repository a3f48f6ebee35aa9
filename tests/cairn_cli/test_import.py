# SPDX-License-Identifier: MIT
from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from cairn_cli.__main__ import main

BODY = "A wick is the one part of a lamp that burns."
PAGES = {
    "lamp": ("Lamp", ["Glow", "Lamp", "Do lamps glow?", "Night", "Lamp"], ["Wick", "Oil", "Choosing a Lamp"], "Lamps"),
    "wick": ("Wick", ["Wick", "Oil", "Choosing a Lamp", "Night", "Wick"], ["Flame", "Do wicks burn?"], "Lamps"),
    "oil": ("Oil", ["Wick", "Oil", "Choosing a Lamp", "Glow", "Oil"], ["Flame", "Do lamps glow?"], "Oils"),
}


@pytest.fixture
def site(tmp_path, monkeypatch):
    """An empty folder with exported pages in `in/`; commands run in it."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name, (title, related, after, book) in PAGES.items():
        tags = ("Tags", f"Ch.1 Fire - {book}", book, f"{book} Course", "Lore")
        lines = (
            "Learn Before",
            title,
            BODY,
            "0",
            "2",
            "References",
            "Reference of Fire",
            f"Reference of {book}",
            *tags,
        )
        Path(f"in/{name}.txt").write_text("\n".join((*lines, "Related", *related, "Learn After", *after)), "utf-8")
    return tmp_path


def run(*arguments):
    return main(["import", *arguments, "--docs", "docs", "--quizzes", "quizzes"])


def tree(folder="."):
    files = [p for part in ("docs", "quizzes") for p in Path(folder, part).rglob("*") if p.is_file()]
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in sorted(files)}


def test_pages_are_imported_and_the_report_says_how(site, capsys):
    assert run("in") == 0
    out = capsys.readouterr().out
    assert "Imported so far: 3 pages, 3 of them in this run.\n      6  concepts: 3 written, 3 wanted\n" in out
    assert "      3  questions" in out
    assert (
        "concept by the rule 'name' (no other rule fits, so it names a concept): 3\n  Flame\n  Glow\n  Night\n" in out
    )
    assert "question by the rule 'exercise title'" in out
    assert "written: 9\n  docs: concepts/flame.md\n" in out
    assert {*tree()} == {
        "docs/.cairn-import.json",
        *(f"docs/concepts/{name}.md" for name in ("flame", "lamp", "oil", "wick")),
        *("docs/references.bib", "docs/tags.yml"),
        *("quizzes/lamp.yml", "quizzes/oil.yml", "quizzes/wick.yml"),
    }


def test_a_second_import_changes_nothing(site, capsys):
    run("in")
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert run("in") == 0
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before
    assert "written: 0\n" in capsys.readouterr().out.partition("written: 9")[2]


@pytest.mark.parametrize("order", [("lamp", "wick", "oil"), ("oil", "wick", "lamp"), ("wick", "oil", "lamp", "wick")])
def test_pages_that_arrive_one_by_one_end_up_as_if_they_had_come_together(site, order):
    run("in")
    together = tree()
    for path in together:
        Path(path).unlink()
    for name in order:
        assert run(f"in/{name}.txt") == 0
    assert tree() == together


def test_the_memory_holds_no_time_and_no_place_outside(site):
    run(str(site / "in"))
    text = Path("docs/.cairn-import.json").read_text("utf-8")
    manifest = json.loads(text)
    assert (manifest["format"], manifest["version"]) == ("cairn-import", 2)
    assert set(manifest["files"]) == {"docs", "quizzes"}
    assert manifest["pages"]["lamp"][:2] == ["Learn Before", "Lamp"]
    assert str(site) not in text


def test_an_edited_file_is_left_alone_and_named_with_what_would_change(site, capsys):
    run("in")
    document = Path("docs/concepts/wick.md")
    document.write_text(document.read_text("utf-8").replace(BODY, "My own words."), "utf-8")
    capsys.readouterr()
    assert run("in") == 1
    out, err = capsys.readouterr()
    assert "My own words." in document.read_text("utf-8")
    line = document.read_text("utf-8").split("\n").index("My own words.") + 1
    start = f"{document}:{line}: This file was edited since it was imported, so it was left alone."
    assert err.startswith(start)
    assert f"[import-edited]\n    @@ -{line} +{line} @@\n    -My own words.\n    +{BODY}\n" in err
    assert "left alone: 1\n  docs: concepts/wick.md\n" in out


def test_force_overwrites_an_edited_file(site):
    run("in")
    before = tree()
    Path("docs/concepts/wick.md").write_text("mine", "utf-8")
    assert run("in", "--force") == 0
    assert tree() == before


def test_an_edited_file_is_not_named_by_an_import_that_has_nothing_to_say_about_it(site, capsys):
    run("in/lamp.txt")
    Path("docs/concepts/lamp.md").write_text("mine", "utf-8")
    capsys.readouterr()
    Path("in/far.txt").write_text(f"Learn Before\nFar\n{BODY}\n0\n1", "utf-8")
    assert run("in/far.txt", "--force") == 0
    assert Path("docs/concepts/lamp.md").read_text("utf-8") == "mine"


def test_changed_line_ends_are_no_edit(site):
    run("in")
    pages = list(Path("docs/concepts").iterdir())
    assert len(pages) == len(PAGES) + 1
    for path in pages:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("in") == 0


def test_a_deleted_file_stays_deleted_until_forced(site, capsys):
    run("in")
    before = tree()
    Path("docs/concepts/wick.md").unlink()
    assert run("in") == 1
    assert "docs/concepts/wick.md:1: This file was imported and has been deleted" in capsys.readouterr().err
    assert not Path("docs/concepts/wick.md").exists()
    assert run("in", "--force") == 0
    assert tree() == before


def test_a_file_that_no_import_wrote_is_the_authors(site, capsys):
    Path("docs/concepts").mkdir(parents=True)
    Path("docs/concepts/wick.md").write_text("mine\n", "utf-8")
    assert run("in") == 1
    assert "docs/concepts/wick.md:1: This file was not written by an import" in capsys.readouterr().err
    assert Path("docs/concepts/wick.md").read_text("utf-8") == "mine\n"


def test_a_bibliography_of_the_authors_only_gains_what_it_lacks(site, capsys):
    Path("docs").mkdir()
    mine = "@book{lamps,\n  title = {Mine},\n}\n"
    Path("docs/references.bib").write_text(mine, "utf-8")
    assert run("in") == 1
    assert Path("docs/references.bib").read_text("utf-8") == mine
    assert "    -" not in capsys.readouterr().err
    for _ in range(2):
        assert run("in", "--force") == 0
        text = Path("docs/references.bib").read_text("utf-8")
        assert text.startswith(mine)
        assert text.count("{fire,") == text.count("{lamps,") == 1


def test_a_question_that_an_author_moved_stays_where_it_is(site):
    run("in")
    quiz = Path("quizzes/wick.yml")
    Path("quizzes/mine.yml").write_text(quiz.read_text("utf-8").replace("stem:", "is_true: yes\n    stem:"), "utf-8")
    quiz.write_text("questions: []\n", "utf-8")
    Path("in/glow.txt").write_text(f"Learn Before\nGlow\n{BODY}\n0\n1\nLearn After\nDo wicks burn?", "utf-8")
    assert run("in/glow.txt") == 0
    assert Path("docs/concepts/glow.md").exists()
    assert not Path("quizzes/glow.yml").exists()


def test_import_yml_overrules_the_rules(site, capsys):
    Path("docs").mkdir()
    Path("docs/import.yml").write_text("concepts: [Choosing a Lamp]\nquestions: [Glow, Glom]\n", "utf-8")
    assert run("in") == 0
    out = capsys.readouterr().out
    assert "concept by the rule 'import.yml: concept' (listed under 'concepts'): 1\n  Choosing a Lamp\n" in out
    assert "question by the rule 'import.yml: question' (listed under 'questions'): 1\n  Glow\n" in out
    assert "import.yml names 'Glom', which no imported page lists." in out
    assert Path("docs/concepts/choosing-a-lamp.md").exists()


def test_a_broken_import_yml_stops_the_import(site, capsys):
    Path("docs").mkdir()
    Path("docs/import.yml").write_text("concepts: [\n", "utf-8")
    assert run("in") == 1
    assert capsys.readouterr().err.startswith("docs/import.yml:1: This is not valid YAML")
    assert {*tree()} == {"docs/import.yml"}


@pytest.mark.parametrize("text", ["{", "[]", '{"format": "cairn-import", "version": 3}', '{"pages": 1}'])
def test_a_memory_that_cannot_be_read_stops_the_import(site, capsys, text):
    Path("docs").mkdir()
    Path("docs/.cairn-import.json").write_text(text, "utf-8")
    assert run("in") == 1
    assert capsys.readouterr().err.startswith("docs/.cairn-import.json:1: This file")
    assert {*tree()} == {"docs/.cairn-import.json"}


def test_a_memory_cannot_name_files_outside_the_folders(site):
    Path("kept.md").write_text("kept", "utf-8")
    run("in")
    path = Path("docs/.cairn-import.json")
    manifest = json.loads(path.read_text("utf-8"))
    sha = hashlib.sha256(b"kept").hexdigest()
    manifest["files"]["docs"] |= {"../kept.md": sha, str(Path("kept.md").resolve()): sha}
    path.write_text(json.dumps(manifest), "utf-8")
    assert run("in") == 0
    assert "kept.md" not in path.read_text("utf-8")
    assert Path("kept.md").exists()


def test_a_dry_run_writes_nothing(site, capsys):
    assert run("in", "--dry-run") == 0
    assert "Nothing was written" in capsys.readouterr().out
    assert tree() == {}


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("latin.txt", b"Learn Before\nW\xecck\n0\n1\n", ":2: This line is not UTF-8 text."),
        ("utf16.txt", "Learn Before\nWick".encode("utf-16"), ":1: This line is not UTF-8 text."),
        ("twice.txt", b"Learn Before\nWick\nTags\nTags\n", ":4: The section 'Tags' appears twice."),
        ("untitled.txt", b"Learn Before\n0\n1\n", ":1: This page has no title."),
        ("empty.txt", b"", ":1: This file is empty."),
        ("binary.txt", b"PK\n\x00\x01", ":2: This file is binary, not text."),
        ("notes.txt", b"Some notes.\n", ":1: This is not an exported page:"),
        ("wick2.txt", b"Learn Before\nWick!\n0\n1\n", ":2: 'Wick!' has the same id as 'Wick' in in/wick.txt."),
    ],
)
def test_a_damaged_file_is_reported_in_one_line_and_the_others_are_imported(site, capsys, name, data, message):
    run("in")
    sound = tree()
    for path in sound:
        Path(path).unlink()
    Path("in", name).write_bytes(data)
    capsys.readouterr()
    assert run("in") == 1
    err = capsys.readouterr().err
    assert err.startswith(f"in/{name}{message}")
    assert err.endswith(" [import-damaged]\n")
    assert err.count("\n") == 1
    assert tree() == sound


def test_a_huge_file_is_refused_unread(site, capsys):
    with Path("in/huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    assert run("in/huge.txt") == 1
    message = "in/huge.txt:1: This file is 50 MB, but an exported page may be at most 10 MB. Leave it out."
    assert capsys.readouterr().err == f"{message} [import-damaged]\n"
    assert tree() == {}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("in/none.txt", "in/none.txt:1: There is no such file."),
        ("void", "void:1: This folder contains no file that can be imported"),
        (os.devnull, f"{os.devnull}:1: This is not a file."),
    ],
)
def test_a_source_that_is_no_page_is_reported(site, capsys, source, message):
    Path("void").mkdir()
    assert run(source, "in") == 1
    assert capsys.readouterr().err.startswith(message)
    assert Path("docs/concepts/wick.md").exists()


def test_a_place_that_cannot_be_written_is_reported_and_the_rest_is_written(site, capsys):
    Path("docs/concepts/wick.md").mkdir(parents=True)
    assert run("in") == 1
    assert capsys.readouterr().err.startswith("docs/concepts/wick.md:1: This file cannot be written")
    assert Path("docs/concepts/lamp.md").exists()
    assert "wick.md" not in json.loads(Path("docs/.cairn-import.json").read_text("utf-8"))["files"]["docs"]


def test_a_page_that_is_named_twice_is_read_once(site, capsys):
    assert run("in/wick.txt", "in", "./in/wick.txt") == 0
    assert "3 pages, 3 of them in this run" in capsys.readouterr().out


def test_another_title_with_the_id_of_an_earlier_page_is_refused(site, capsys):
    run("in")
    before = tree()
    Path("in/wick.txt").write_text(f"Learn Before\nWick!\n{BODY}\n0\n1", "utf-8")
    assert run("in/wick.txt") == 1
    assert "'Wick!' has the same id as 'Wick', imported earlier." in capsys.readouterr().err
    assert tree() == before


def test_a_question_file_that_is_left_with_nothing_is_removed(site):
    Path("in/a.txt").write_text(f"Learn Before\nA\n{BODY}\n0\n1\nRelated\nA\nDo oils run?", "utf-8")
    Path("in/b.txt").write_text(f"Learn Before\nB\n{BODY}\n0\n1\nLearn After\nA\nDo oils run?", "utf-8")
    run("in/a.txt")
    assert "quizzes/related.yml" in tree()
    run("in/b.txt")
    assert "quizzes/related.yml" not in tree()
    assert "quizzes/b.yml" in tree()


def test_the_command_explains_itself(capsys):
    with pytest.raises(SystemExit) as end:
        main(["import", "--help"])
    assert end.value.code == 0
    assert "--dry-run" in capsys.readouterr().out


CASES = Path(__file__).parent.parent / "sites/corpora/import"


def take(name, *more):
    Path("case.txt").write_bytes((CASES / name).read_bytes())
    return run("case.txt", *more)


def test_headings_in_another_case_are_headings(site, capsys):
    assert take("20-lower-headings.txt") == 0
    document = tree()["docs/concepts/lower-page.md"]
    assert document.startswith("---\ntitle: Lower Page\n")
    assert "  - Mulch\ntags:" in document
    assert "lower-page" in tree()["docs/concepts/seedlings.md"]
    assert capsys.readouterr().err == ""


def test_a_section_that_no_export_has_is_reported_and_left_out(site, capsys):
    assert take("21-extra-section.txt") == 1
    assert capsys.readouterr().err.startswith(
        "case.txt:18: 'Comments' is not a section of an export, so this line and the next ones (1)"
    )
    assert sorted(p for p in tree() if "concepts/" in p) == [
        "docs/concepts/extra-section.md",
        "docs/concepts/seedlings.md",
    ]


def test_a_concept_that_is_called_like_a_section_is_one_where_its_author_says_so(site, capsys):
    Path("docs").mkdir()
    Path("docs/import.yml").write_text("concepts: [Comments]\n", "utf-8")
    assert take("21-extra-section.txt") == 0
    assert "docs/concepts/comments.md" in tree()
    before = tree()
    assert take("20-lower-headings.txt") == 0
    assert {path: text for path, text in tree().items() if "comments" in path} == {
        path: text for path, text in before.items() if "comments" in path
    }


@pytest.mark.parametrize(
    ("name", "title", "path"),
    [
        ("22-markdown-body.txt", "Markdown Body", "docs/concepts/markdown-body.md"),
        ("32-formula-body.txt", "Growth Rate", "docs/concepts/growth-rate.md"),
    ],
)
def test_a_title_that_is_a_guess_is_reported_with_its_line(site, capsys, name, title, path):
    assert take(name) == 0
    assert capsys.readouterr().err.startswith(f"case.txt:2: The title '{title}' is a guess.")
    assert f"title: {title}\n" in tree()[path]
    assert "learn_before" not in tree()[path]


def test_what_looks_like_markdown_in_an_exported_body_is_text(site):
    take("22-markdown-body.txt")
    body = tree()["docs/concepts/markdown-body.md"].split("---\n", 2)[2]
    assert body.startswith("&#35; Not a heading\n")
    assert "&#91;&#91;brackets" in body
    assert "&lt;b>html" in body
