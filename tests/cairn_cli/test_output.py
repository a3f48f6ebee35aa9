# SPDX-License-Identifier: MIT
"""What commands print can be read on any terminal, by any reader, and holds no control character of others."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cairn_cli.__main__ import main

from .files import write

SITES = Path(__file__).parent.parent / "sites"
SETTINGS = "site_name: Tea\ntheme: {name: mkdocs}\nplugins:\n  - cairn\n"
EVIL = "docs/concepts/a\n::error::b`c|<i>\u202e%0A.md"


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """A project whose titles and files are made to fool who reads of them."""
    monkeypatch.chdir(tmp_path)
    write("mkdocs.yml", SETTINGS)
    write("docs/index.md", "# Home\n")
    write("docs/concepts/tea.md", "---\nlearn_before: [tea]\n---\nA drink.\n")
    write("docs/concepts/x.md", (SITES / "hostile/ansi-title.md").read_text("utf-8"))
    write(
        "docs/concepts/y.md", '---\ntitle: "##[error]\\u2028@admin \\e[2J\\n::error::x"\nlearn_before: [y]\n---\nB.\n'
    )
    write(EVIL, '---\nid: a\nid: "\\e[1m"\n---\nC.\n')
    write("quizzes/q.yml", 'concepts: ["\\e[5m"]\nquestions:\n  - stem: "\\e[2J ::error::"\n    is_true: maybe\n')
    return tmp_path


def is_printable(text: str) -> bool:
    return all(char.isprintable() or char == "\n" for char in text) and not any(
        line.lstrip().startswith("::error::x") or line.startswith("::error::b") or "##[" in line
        for line in text.split("\n")
    )


@pytest.mark.parametrize("form", ["text", "github", "json", "sarif"])
def test_a_check_shows_control_characters_escaped_in_every_format(hostile, capsys, form):
    main(["check", "--format", form, "--all"])
    said = capsys.readouterr().out
    assert is_printable(said.replace("##[", "") if form in {"json", "sarif"} else said)
    assert "1b[" in said
    if form in {"json", "sarif"}:
        assert "\x1b" in str(json.loads(said)).encode().decode("unicode_escape")


@pytest.mark.parametrize("command", [["check", "--links"], ["fmt", "--check"], ["quiz", "ids"], ["schema", "quiz"]])
def test_other_commands_show_them_escaped_too(hostile, capsys, command):
    main(command)
    said = capsys.readouterr()
    assert said.out
    assert is_printable(said.out + said.err)


@pytest.mark.parametrize("name", ["\x1b[31mnew", "a\n::error::x", "\u202eabc", "tea\x07"])
def test_names_that_somebody_types_are_shown_escaped(hostile, capsys, name):
    main(["new", "concept", name, "--after", name])
    main(["rename", name, f"{name} more"])
    main(["rename", "tea", f"{name} more", "--dry-run"])
    main(["new", "question", name, "--concept", name])
    main(["check", name])
    said = capsys.readouterr()
    assert is_printable((said.out + said.err).replace("\t", ""))


def test_a_report_for_a_pull_request_keeps_names_of_files_in_their_code(hostile, tmp_path_factory, capsys):
    base = tmp_path_factory.mktemp("base")
    write(str(base / "mkdocs.yml"), SETTINGS)
    write(str(base / "docs/index.md"), "# Home\n")
    main(["diff", str(base), str(hostile)])
    said = capsys.readouterr().out
    assert is_printable(said)
    assert "@&#8203;admin" in said
    assert "@admin" not in re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", said)
    (line,) = (line for line in said.splitlines() if "b`c|<i>" in line and line.startswith("* `"))
    assert line.startswith("* `` docs/concepts/a\\n::error::b`c|<i>\\u202e%0A.md:")
    assert line.endswith(" ``")


def test_an_import_shows_control_characters_of_a_name_escaped(hostile, capsys):
    Path("in").mkdir()
    Path("in/a\n::error::x.txt").write_text("nothing\n", "utf-8")
    main(["import", "in"])
    said = capsys.readouterr()
    assert is_printable(said.out + said.err)
    assert r"a\n::error::x.txt" in said.err


def run(*arguments: str, env: dict[str, str] | None = None, **streams) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cairn_cli", *arguments]
    return subprocess.run(command, env={**os.environ, **(env or {})}, check=False, **streams)


COMMANDS = [
    ["check"],
    ["check", "--format", "json"],
    ["check", "--links"],
    ["--help"],
    ["check", "--help"],
    ["nothing"],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_has_gone_ends_every_command_in_silence(hostile, command):
    reader, writer = os.pipe()
    os.close(reader)
    done = run(*command, stdout=writer, stderr=subprocess.PIPE)
    both = run(*command, stdout=writer, stderr=writer)
    os.close(writer)
    assert (b"Traceback" in done.stderr, b"Exception" in done.stderr) == (False, False)
    assert (done.returncode, both.returncode) in ({(0, 0)} if "--help" in command else {(1, 1), (2, 1), (2, 2)})


@pytest.mark.skipif(not shutil.which("sh"), reason="needs a shell")
@pytest.mark.parametrize("ends", [">&-", ">&- 2>&-", ">/dev/full"])
def test_a_closed_or_full_output_ends_no_command_in_a_traceback(hostile, ends):
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m cairn_cli check {ends}'], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_knows_few_characters_shows_the_others_escaped(hostile, encoding):
    write("docs/concepts/z.md", "---\ntitle: 数据库\nlearn_before: [数据库]\n---\nC.\n")
    for form in ("text", "github", "json"):
        done = run("check", "--format", form, env={"PYTHONIOENCODING": encoding}, capture_output=True)
        assert b"Traceback" not in done.stderr
        assert rb"\u6570\u636e" in done.stdout
        if form == "json":
            json.loads(done.stdout)


def test_at_most_twenty_problems_of_a_code_are_listed_unless_all_are_asked_for(hostile, capsys):
    for number in range(30):
        write(f"docs/concepts/t{number}.md", f"---\nlearn_before: [t{number}]\n---\nT.\n")
    status = main(["check"])
    short = capsys.readouterr().out
    assert main(["check", "--all"]) == status
    whole = capsys.readouterr().out
    assert short.count("[prerequisite-self]\n") == 21  # with the line that counts the others
    assert "and 12 more [prerequisite-self]\n" in short
    assert "--all" in short
    assert whole.count("[prerequisite-self]\n") == 32
    assert "more [" not in whole
    assert short.splitlines()[-1] == whole.splitlines()[-1]
    main(["check", "--format", "github"])
    assert capsys.readouterr().out.count("title=prerequisite-self") == 32
