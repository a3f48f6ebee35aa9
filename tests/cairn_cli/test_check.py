# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cairn_cli.__main__ import main

from .files import write

CONFIG = "site_name: Tea\ntheme: {name: mkdocs}\nplugins: [cairn]\n"
GOOD = "concepts: [tea]\nquestions:\n  - id: hot\n    stem: Is tea hot?\n    is_true: yes\n    rationale: It steams.\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with one concept and one question; commands run in its folder."""
    monkeypatch.chdir(tmp_path)
    write("mkdocs.yml", CONFIG)
    write("docs/index.md", "# Tea\n")
    write("docs/concepts/tea.md", "---\ntitle: Tea\n---\nTea is a drink.\n")
    write("quizzes/tea.yml", GOOD)
    return tmp_path


def run(capsys, *arguments):
    status = main(["check", *arguments])
    return status, capsys.readouterr()


def test_sound_sources_have_nothing_to_report(project, capsys):
    more = [GOOD.partition("questions:\n")[2].replace("hot", word) for word in ("warm", "cold")]
    write("quizzes/tea.yml", GOOD + "".join(more))
    status, said = run(capsys)
    assert (status, said.out) == (0, "Nothing to report in 1 concept and 3 questions.\n")


def test_errors_fail_and_are_printed_at_once_by_place(project, capsys):
    write("quizzes/tea.yml", GOOD.replace("is_true: yes", "is_true: maybe").replace("stem", "stme"))
    write("docs/concepts/milk.md", "---\nlearn_before: [Teas]\n---\nMilk is white, not [[Tea]].\n")
    status, said = run(capsys)
    assert status == 1
    assert [(line.partition(": ")[0], line.rpartition(" ")[2]) for line in said.out.splitlines()[:-1]] == [
        ("docs/concepts/milk.md:2", "[prerequisite-unknown]"),
        ("quizzes/tea.yml:3", "[question-without-stem]"),
        ("quizzes/tea.yml:4", "[key-unknown]"),
    ]
    assert said.out.splitlines()[-1].endswith("in 2 concepts and 0 questions.")


def test_warnings_fail_only_when_asked_to(project, capsys):
    write("docs/concepts/milk.md", "---\nlearn_before: [Teas]\n---\nMilk is white.\n")
    status, said = run(capsys)
    assert "docs/concepts/milk.md:2: 'Teas' is not a concept. Did you mean 'Tea'? [prerequisite-unknown]" in said.out
    assert status == 0
    assert run(capsys, "--strict")[0] == 1


def test_a_warning_about_settings_fails_a_strict_check_as_it_fails_a_strict_build(project, capsys, caplog):
    write("mkdocs.yml", CONFIG.replace("[cairn]", "[{cairn: {concept: ideas}}]"))
    assert run(capsys)[0] == 0
    assert run(capsys, "--strict")[0] == 1
    assert "Unrecognised configuration name: concept. Did you mean 'concepts'?" in caplog.text


def test_a_kept_result_is_not_used_in_another_language(project, capsys):
    write("docs/references.bib", "@book{cup, title={Cups}}\n")
    write("docs/concepts/tea.md", "---\ntitle: Tea\nreferences: [cup]\n---\nTea is a drink.\n")
    write("docs/concepts/milk.md", "Milk is white, not [[Tea#Quellen]].\n")
    unknown = "docs/concepts/milk.md:1: There is no heading 'Quellen' in 'Tea'."
    assert unknown in run(capsys)[1].out
    write("mkdocs.yml", CONFIG.replace("name: mkdocs", "name: mkdocs, locale: de"))
    assert unknown not in run(capsys)[1].out
    write("mkdocs.yml", CONFIG)
    assert unknown in run(capsys)[1].out
    write("mkdocs.yml", CONFIG.replace("cairn", "cairn: {words: {en: {page.references: Quellen}}}"))
    assert unknown not in run(capsys)[1].out


def test_advice_on_questions_is_printed_and_never_fails(project, capsys):
    write("quizzes/tea.yml", GOOD.replace("    rationale: It steams.\n", ""))
    status, said = run(capsys, "--strict")
    assert status == 0
    few, advice, summary = said.out.splitlines()
    assert few.endswith("'Tea' has only 1 question, so reviews soon repeat. Write 2 more. [concept-few-questions]")
    assert advice.startswith("quizzes/tea.yml:3: 'hot' has no explanation. Add a 'rationale', or feedback")
    assert summary == "2 pieces of advice in 1 concept and 1 question."


def test_a_question_that_a_page_shows_twice_is_found_without_a_build(project, capsys):
    fence = "```quiz\nid: cold\nstem: Is tea cold?\nis_true: no\nrationale: No.\n```\n"
    write("docs/concepts/tea.md", f"---\ntitle: Tea\n---\nTea.\n\n{fence}\n{fence}")
    assert "[question-shown-twice]" in run(capsys)[1].out


def test_a_file_that_is_not_utf_8_is_reported_with_the_rest(project, capsys):
    Path("quizzes/latin.yml").write_bytes("concepts: [tea]\n# thé\n".encode("latin-1"))
    status, said = run(capsys)
    assert status == 1
    assert said.out.splitlines()[1].startswith("quizzes/latin.yml:2: This line is not UTF-8.")


def test_a_project_may_be_named_by_its_folder_or_file(project, capsys, monkeypatch, tmp_path_factory):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run(capsys, str(project))[0] == 0
    assert run(capsys, str(project / "mkdocs.yml"))[0] == 0


@pytest.mark.parametrize(
    ("path", "config", "said"),
    [
        ("nowhere", None, "nowhere"),
        ("docs", None, "There is no mkdocs.yml in 'docs'. Go to '{here}', which contains it."),
        ("/", None, "There is no mkdocs.yml in '/'. Give the folder that contains it."),
        (".", "site_name: Tea\n", "'cairn' is not among the plugins"),
        (".", "site_name: [\n", "mkdocs.yml"),
        (".", "site_name: Tea\nplugins: [nonesuch]\n", "nonesuch"),
    ],
)
def test_without_a_sound_project_a_line_says_so(project, capsys, caplog, path, config, said):
    write("mkdocs.yml", config or CONFIG)
    status, found = run(capsys, path)
    assert status == 1
    assert said.replace("{here}", str(Path.cwd())) in found.err + caplog.text
    assert "Traceback" not in found.err


def test_a_reader_that_leaves_early_ends_a_command_in_silence(project):
    faults = "".join(f"  - stem: Question {n}\n    is_true: maybe\n" for n in range(2000))
    write("quizzes/tea.yml", f"concepts: [tea]\nquestions:\n{faults}")
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "cairn_cli", "check"]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


def test_the_schema_for_editors_is_printed_as_json(capsys):
    assert main(["schema", "quiz"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert "choices" in schema["definitions"]["question"]["properties"]
