# SPDX-License-Identifier: MIT
"""What the guide shows of commands is what they do, from the first example of a page to the last."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from cairn.text.markdown import find_fences
from cairn_cli.__main__ import main

from .files import write

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
_FILE = re.compile(r'\w+ title="([^"]+)"')


@pytest.mark.parametrize("name", ["commands", "statistics"])
def test_the_commands_say_and_write_what_the_guide_shows(tmp_path, monkeypatch, capsys, name):
    monkeypatch.chdir(tmp_path)
    write("mkdocs.yml", "site_name: Course\ntheme: {name: mkdocs}\nplugins: [cairn]\n")
    write("docs/index.md", "# Course\n")
    has_run = False
    for fence in find_fences((GUIDE / f"{name}.md").read_text("utf-8")):
        named = _FILE.fullmatch(fence.info)
        if named and not has_run:
            write(named[1], fence.text)
        elif named:
            assert Path(named[1]).read_text("utf-8") == fence.text
        elif fence.info == "console":
            has_run = True
            for example in fence.text.removeprefix("$ ").split("\n$ "):
                command, _, said = example.partition("\n")
                main(shlex.split(command)[1:])
                captured = capsys.readouterr()
                assert (captured.out + captured.err).strip() == said.strip(), command
    assert has_run
