# SPDX-License-Identifier: MIT
from __future__ import annotations

from pathlib import Path

import pytest

from cairn_cli.__main__ import main

LATE, EARLY = b"---\r\ntags: [a]\r\ntitle: Tea\r\n---\r\nTea.\r\n", b"---\r\ntitle: Tea\r\ntags: [a]\r\n---\r\nTea.\r\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("docs/concepts").mkdir(parents=True)
    Path("mkdocs.yml").write_text("site_name: Tea\ntheme: {name: mkdocs}\nplugins: [cairn]\n")
    Path("docs/concepts/tea.md").write_bytes(LATE)
    Path("docs/concepts/milk.md").write_bytes(LATE)
    return tmp_path


def test_documents_are_put_in_order_once(project, capsys):
    assert main(["fmt"]) == 0
    assert Path("docs/concepts/tea.md").read_bytes() == EARLY
    capsys.readouterr()
    assert main(["fmt"]) == 0
    assert capsys.readouterr().out == "Sorted the keys of 0 of 2 documents.\n"


def test_a_check_writes_nothing_and_fails_where_there_is_something_to_do(project):
    assert main(["fmt", "--check"]) == 1
    assert Path("docs/concepts/tea.md").read_bytes() == LATE
    main(["fmt"])
    assert main(["fmt", "--check"]) == 0


@pytest.mark.parametrize("path", ["docs/concepts/tea.md", "mkdocs.yml", "docs", "."])
def test_a_file_a_folder_or_a_project_may_be_named(project, path):
    assert main(["fmt", path]) == 0
    assert Path("docs/concepts/tea.md").read_bytes() == EARLY
    assert Path("docs/concepts/milk.md").read_bytes() == (LATE if path.endswith("tea.md") else EARLY)


def test_a_file_that_is_not_utf_8_is_said_and_left(project, capsys):
    Path("docs/concepts/milk.md").write_bytes(b"---\ntitle: Th\xe9\n---\n")
    assert main(["fmt"]) == 1
    assert "milk.md' cannot be read as UTF-8." in capsys.readouterr().err
    assert Path("docs/concepts/tea.md").read_bytes() == EARLY


def test_without_a_project_a_line_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["fmt"]) == 1
    assert main(["fmt", "nowhere"]) == 1
    assert "Traceback" not in capsys.readouterr().err
