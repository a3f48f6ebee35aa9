# SPDX-License-Identifier: MIT
"""`cairn diff` reads revisions of a repository, and leaves the repository as it is."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cairn_cli.__main__ import main

from .files import write

CONFIG = "site_name: Tea\ndocs_dir: ../pages of tea\ntheme: {name: mkdocs}\nplugins: [cairn]\n"
DOCS, QUIZ = "pages of tea/concepts", "courses/tea/quizzes/tea.yml"
CHOICES = "  - id: {}\n    stem: Which is {}?\n    choices: |\n      - [x] Green\n      - [ ] {}\n"


def git(*words: str) -> str:
    done = subprocess.run(["git", *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit() -> str:
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    return git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    top = tmp_path / "repository"
    top.mkdir()
    monkeypatch.chdir(top)
    git("init", "--quiet", "--initial-branch", "main")
    write("README.md", "Nothing yet.\n")
    commit()
    write("courses/mkdocs.yml", CONFIG.replace("../pages", "pages"))
    write("courses/tea/mkdocs.yml", CONFIG.replace("../pages", "../../pages"))
    write("pages of tea/index.md", "# Tea\n")
    write("pages of tea/references.bib", "@book{cup, title={Cups}}\n@book{pot, title={Pots}}\n")
    write(f"{DOCS}/water.md", "---\ntitle: Water\ntags: [Drinks]\n---\nWater.\n")
    write(f"{DOCS}/tèa\n.md", "---\nid: tea\ntitle: Tea\nlearn_before: [water]\nreferences: [cup]\n---\nTea.\n")
    write(f"{DOCS}/milk.md", "---\ntitle: Milk\n---\nMilk.\n")
    write(f"{DOCS}/rum.md", "---\ntitle: Rum\n---\nRum.\n")
    write("pages of tea/picture.png", "never read")
    Path("pages of tea/away.md").symlink_to("/etc/hostname")
    kept, gone = CHOICES.format("kept", "kept", "Red"), CHOICES.format("gone", "gone", "Blue")
    write(
        QUIZ,
        f"concepts: [tea]\nquestions:\n{kept}{gone}  - stem: Hot?\n    is_true: yes\n  - id: old\n    stem: Old?\n",
    )
    commit()
    git("tag", "first")
    return top


def edit() -> None:
    write(f"{DOCS}/hot-water.md", "---\ntitle: Hot Water\naliases: [water]\ntags: [Drinks/Hot]\n---\nWater.\n")
    write(f"{DOCS}/cream.md", "---\ntitle: Cream\nredirect_from: [concepts/milk]\n---\nCream.\n")
    write("pages of tea/references.bib", "@book{cup, title={Cups and more}}\n@book{jug, title={Jugs}}\n")
    for name in ("water", "milk", "rum"):
        Path(f"{DOCS}/{name}.md").unlink()
    kept = CHOICES.format("kept", "kept still", "Pink")
    left = "  - stem: Is it hot?\n    is_true: yes\n  - id: new\n    aliases: [old]\n    stem: New?\n"
    write(QUIZ, f"concepts: [tea]\nquestions:\n{kept}{left}")


def read(capsys: pytest.CaptureFixture[str], status: int, *words: str) -> Any:
    assert main(["diff", *words, "--project", "courses/tea", "--format", "json"]) == status
    return json.loads(capsys.readouterr().out)


def test_a_course_is_compared_with_a_revision_and_the_repository_stays_as_it_is(repository, capsys):
    assert read(capsys, 0, "HEAD")["losses"] == 0
    edit()
    state = git("status", "--porcelain"), Path(".git/index").stat().st_mtime_ns
    found = read(capsys, 1, "first")
    assert (git("status", "--porcelain"), len(git("worktree", "list").split("\n"))) == (state[0], 1)
    concepts, questions = found["concepts"], found["questions"]
    assert [(c["before"], c["after"], c["by"]) for c in concepts["renamed"]] == [
        ("milk", "cream", "redirect"),
        ("water", "hot-water", "name"),
    ]
    assert [c["id"] for c in concepts["removed"]] == ["rum"]
    assert concepts["added"] == []
    assert found["prerequisites"] == {"added": [], "removed": []}
    assert found["tags"]["moved"] == [{"concept": "Hot Water", "before": ["Drinks"], "after": ["Drinks/Hot"]}]
    assert (found["references"]["added"], found["references"]["removed"]) == (["jug"], ["pot"])
    assert found["references"]["changed"] == ["cup"]
    assert [q["id"] for q in questions["removed"]] == ["gone"]
    assert [(q["id"], q["changes"], q["loses"]) for q in questions["changed"]] == [("kept", ["items", "wording"], True)]
    renamed = {q["stem"]: (q["effect"], q["loses"]) for q in questions["renamed"]}
    assert renamed["New?"] == ("Readers keep their answers.", False)
    assert "Add 'aliases: [q-" in renamed["Is it hot?"][0]
    assert (questions["added"], found["losses"]) == ([], 4)
    commit()
    assert read(capsys, 1, "first", "HEAD") == found
    assert read(capsys, 0, "HEAD", "HEAD")["losses"] == 0


def test_what_is_only_reworded_is_named_on_one_line_and_loses_nothing(repository, capsys):
    text = Path(QUIZ).read_text("utf-8").replace("Which is kept?", "Which tea is kept?").replace("Old?", "Is it old?")
    write(QUIZ, text)
    assert main(["diff", "HEAD", "--project", "courses/tea"]) == 0
    said = "Questions\n  ~ Reworded: kept, old. Readers keep their answers.\n\nNo change loses progress of readers.\n"
    assert capsys.readouterr().out == said


def test_the_text_says_what_readers_lose(repository, capsys):
    edit()
    assert main(["diff", "first", "--project", "courses/tea"]) == 1
    said = capsys.readouterr().out
    assert "  - Rum (rum). Readers lose their marks and goals.\n" in said
    assert "  ~ Water -> Hot Water (water -> hot-water). Links by the old name and answers stay." in said
    assert "  - gone: Which is gone? Readers lose their answers.\n" in said
    assert "  ~ kept: Which is kept still? Items were removed or reworded." in said
    assert "  ~ Hot Water: Drinks -> Drinks/Hot\n" in said
    assert said.endswith("changes lose progress of readers.\n")


def test_a_repository_without_a_commit_is_explained(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    write("mkdocs.yml", "site_name: Tea\nplugins: [cairn]\n")
    write("docs/index.md", "# Tea\n")
    assert main(["diff", "HEAD"]) == 2
    assert "The repository has no commit yet. Commit the course, so that later" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (
            ["firsts"],
            2,
            "'firsts' is neither a revision of this repository nor the folder of a site. Did you mean 'first'",
        ),
        (["--", "--output=x"], 2, "'--output=x' cannot be the name of a revision."),
        (["first..HEAD"], 2, "Write the two revisions as two words."),
        ([""], 2, "cannot be the name of a revision."),
        (["a\nb"], 2, "cannot be the name of a revision."),
        (["HEAD~1"], 1, "There is no mkdocs.yml in 'courses/tea' at 'HEAD~1'. Choose another revision"),
    ],
)
def test_a_revision_that_cannot_be_read_is_explained(repository, capsys, words, status, said):
    assert main(["diff", "--project", "courses/tea", *words]) == status
    assert said in capsys.readouterr().err
    assert git("status", "--porcelain") == ""


def test_a_message_about_the_settings_of_a_revision_names_the_revision(repository, capsys):
    edit()
    git("rm", "--quiet", "-r", "--cached", "pages of tea")
    git("commit", "--quiet", "--message", "No pages")
    assert main(["diff", "HEAD", "--project", "courses/tea"]) == 1
    said = capsys.readouterr().err
    assert "The path 'HEAD:courses/tea/../../pages of tea' isn't an existing directory." in said
    assert "cairn-diff-" not in said


def test_without_git_or_a_repository_the_command_says_what_to_do(repository, tmp_path, monkeypatch, capsys):
    outside = tmp_path / "outside"
    write(outside / "mkdocs.yml", "site_name: Tea\nplugins: [cairn]\n")
    (outside / "docs").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert main(["diff", "HEAD", "--project", str(outside)]) == 1
    assert "outside' is not in a Git repository. To compare two folders" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["diff", "HEAD", "--project", "courses/tea"]) == 1
    assert "Git was not found. Install it." in capsys.readouterr().err


def test_a_shallow_clone_says_how_to_get_the_history(repository, tmp_path, monkeypatch, capsys):
    edit()
    old, _ = git("rev-parse", "HEAD"), commit()
    git("clone", "--quiet", "--depth", "1", "--no-tags", f"file://{repository}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    assert main(["diff", old, "--project", "courses/tea"]) == 2
    assert "Run 'git fetch --unshallow'" in capsys.readouterr().err


def test_documents_in_a_submodule_are_read_at_the_commit_that_a_revision_names(
    repository, tmp_path, monkeypatch, capsys
):
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    git("init", "--quiet", "--initial-branch", "main")
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repository), "part")
    write("mkdocs.yml", "site_name: Tea\ndocs_dir: part/pages of tea\nplugins: [cairn]\n")
    commit()
    Path("part", DOCS, "milk.md").unlink()
    assert main(["diff", "HEAD"]) == 1
    assert capsys.readouterr().out.startswith("Concepts\n  - Milk (milk).")
    git("submodule", "--quiet", "deinit", "--force", "part")
    assert main(["diff", "HEAD", "HEAD"]) == 1
    assert "The files of the submodule 'part' at 'HEAD' are not in this clone" in capsys.readouterr().err
