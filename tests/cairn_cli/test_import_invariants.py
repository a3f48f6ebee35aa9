# SPDX-License-Identifier: MIT
"""What holds for every format that can be imported; a format without a sample fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml
from tests.cairn_cli.files import write
from tests.cairn_cli.import_samples import SAMPLES, WORDS

from cairn.importing.formats.registry import BY_NAME
from cairn.importing.found import Bundle
from cairn.questions.parser import parse_quiz_file
from cairn.questions.writer import write_quiz
from cairn.text.source import Source
from cairn_cli.__main__ import main

MEMORY = "docs/.cairn-import.json"
OTHERS = ("spelt", "oat", "sorghum")


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("mkdocs.yml", "site_name: Bakery\nplugins: [cairn]\n")
    return tmp_path


@pytest.fixture(params=BY_NAME)
def name(request):
    return request.param


@pytest.fixture
def sample(name):
    return SAMPLES[name]


def run(name, *arguments):
    return main(["import", "--format", name, *arguments])


def tree():
    files = (path for part in ("docs", "quizzes") for path in Path(part).rglob("*") if path.is_file())
    return {path.as_posix(): path.read_bytes() for path in files}


def written():
    """What was imported, without the memory."""
    return {path: data for path, data in tree().items() if path != MEMORY}


def quizzes():
    texts = {path: data.decode() for path, data in tree().items() if path.endswith(".yml")}
    return {path: (text, *parse_quiz_file(Source(path, text))) for path, text in texts.items()}


def test_an_import_that_is_done_twice_changes_no_byte(name, sample):
    source = sample.write("bread", WORDS)
    assert run(name, source) == 0
    before = tree()
    assert len(before) > 1
    assert run(name, source) == 0
    assert tree() == before


def test_what_is_imported_has_no_error(name, sample):
    assert run(name, sample.write("bread", WORDS)) == 0
    assert main(["check", "--fail-on", "error"]) == 0


def test_a_file_of_questions_is_as_our_writer_writes_it(name, sample):
    run(name, sample.write("bread", WORDS))
    assert sample.gives_documents or quizzes()
    for text, quiz, problems in quizzes().values():
        head = yaml.safe_load(text)
        assert not problems
        assert write_quiz(quiz, head.get("title", ""), head.get("concepts", ())) == text


def test_another_source_is_left_alone_if_one_loses_an_item(name, sample):
    assert run(name, sample.write("bread", WORDS)) == 0
    first = written()
    assert run(name, sample.write("rolls", OTHERS)) == 0
    second = {path: data for path, data in written().items() if path not in first}
    assert second
    assert {path: written()[path] for path in first} == first
    assert run(name, sample.write("bread", WORDS[:2])) == 0
    assert {path: written()[path] for path in second} == second
    is_kept = name == "pages"  # pages that are not exported again are remembered
    assert any(b"millet" in data for data in written().values()) == is_kept


def test_an_edited_file_stays_and_its_difference_is_shown(name, sample, capsys):
    source = sample.write("bread", WORDS)
    run(name, source)
    path = min(written())
    edited = Path(path).read_bytes() + b"# An edit\n"
    Path(path).write_bytes(edited)
    before = tree()
    capsys.readouterr()
    assert run(name, source) == 1
    said = capsys.readouterr().err
    assert f"{path}:" in said
    assert "[import-edited]" in said
    assert "-# An edit" in said
    assert tree() == before


def test_a_dry_run_writes_nothing(name, sample, tmp_path):
    source = sample.write("bread", WORDS)
    before = sorted(tmp_path.rglob("*"))
    assert run(name, source, "--dry-run") == 0
    assert sorted(tmp_path.rglob("*")) == before


def test_two_sources_that_want_one_file_clash_and_both_are_named(name, sample, capsys):
    assert run(name, sample.write("bread", WORDS)) == 0
    before = written()
    other = "obsidian" if sample.gives_documents else "csv" if name == "gift" else "gift"
    source = SAMPLES[other].write("another" if sample.gives_documents else "bread", WORDS)
    capsys.readouterr()
    assert run(other, source) == 1
    said = capsys.readouterr().err
    assert "[import-clash]" in said
    assert f"'{other}:{source}'" in said
    assert f"'{name}:" in said
    assert written() == before


def test_two_sources_of_one_name_clash_and_both_are_named(name, sample, capsys):
    sources = [sample.write("bread", words, folder) for words, folder in ((WORDS, "one"), (OTHERS, "two"))]
    is_joined = name == "pages"  # pages of several files are one import
    assert run(name, *sources) == (0 if is_joined else 1)
    said = capsys.readouterr().err
    assert is_joined or all(source in said for source in sources)


def count_calls(run):
    calls = 0

    def note(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
    return calls


def test_twice_as_many_items_take_twice_the_calls(name, sample):
    def read(number):
        files = {path: text.encode() for path, text in sample.files([f"rye{n}" for n in range(number)]).items()}
        data, members = (files[""], {}) if "" in files else (b"", dict(sorted(files.items())))
        BY_NAME[name].read(Bundle(sample.name.replace("STEM", "bread"), data, members))

    if name == "pages":
        pytest.skip("A file of this format is one page.")
    read(100)
    once, twice = count_calls(lambda: read(400)), count_calls(lambda: read(800))
    assert twice <= 2.3 * once


def test_ids_do_not_depend_on_the_order_of_the_source(name, sample):
    def ids():
        found = {(question.id, question.stem) for _, quiz, _ in quizzes().values() for question in quiz.questions}
        return found, {path: data for path, data in written().items() if path.startswith("docs/")}

    assert run(name, sample.write("bread", WORDS)) == 0
    before = ids()
    assert run(name, sample.write("bread", WORDS[::-1])) == 0
    assert ids() == before
    assert any(before)
