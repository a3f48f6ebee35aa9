# SPDX-License-Identifier: MIT
"""What the guide shows of a comparison is what the command prints; it needs a repository, which an example has not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import yaml

from cairn_cli.__main__ import main

from .examples import find_examples
from .project import SETTINGS

HOT = "  - id: hot\n    stem: Is tea served hot?\n    choices: |\n      - [x] Usually\n      - [ ] {}\n"
COLD = "  - id: cold\n    stem: Who invented iced tea?\n"
OLD = {
    "docs/concepts/tea.md": "---\ntitle: Tea\n---\nTea is a drink.\n",
    "quizzes/tea.yml": f"concepts: [tea]\nquestions:\n{HOT.format('Never')}{COLD}",
}
NEW = {
    "docs/concepts/green-tea.md": "---\ntitle: Green Tea\naliases: [tea]\n---\nTea is a drink.\n",
    "docs/concepts/oolong.md": "---\ntitle: Oolong\n---\nOolong is between green and black tea.\n",
    "quizzes/tea.yml": f"concepts: [green-tea]\nquestions:\n{HOT.format('Only in summer')}",
}


def write(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def git(*words: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *words], check=True, capture_output=True)


def test_the_guide_shows_what_a_comparison_with_a_revision_prints(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    write({"mkdocs.yml": yaml.safe_dump(SETTINGS), "docs/index.md": "# Tea\n", **OLD})
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    Path("docs/concepts/tea.md").unlink()
    write(NEW)
    assert main(["diff", "main"]) == 1
    assert capsys.readouterr().out in [example.text for example in find_examples("check")]
