# SPDX-License-Identifier: MIT
"""Odd files among the sources: each is left out, or a problem with its place; no traceback, and nobody waits."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_cairn.build.project import check_project
from mkdocs_cairn.system import files as reading

from .conftest import Built, copy_site, rebuild, write_site

if TYPE_CHECKING:
    from collections.abc import Callable

PLACES = ["docs/concepts/odd.md", "quizzes/odd.yml", "docs/tags.yml", "docs/references.bib", "docs/picture.png"]


def dangle(path: Path) -> None:
    path.symlink_to("nowhere.txt")


def lead_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def listen(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the path of a socket may be no longer than 108 bytes
    try:
        with socket.socket(socket.AF_UNIX) as ear:
            ear.bind(path.name)
    finally:
        os.chdir(here)


def link_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


ODD = {
    dangle: "This is a link to 'nowhere.txt', which does not exist.",
    lead_to_itself: "This file cannot be read: ",
    os.mkfifo: "This is not a regular file but a pipe, socket or device. Remove it.",
    listen: "This is not a regular file but a pipe, socket or device. Remove it.",
    link_device: "This is not a regular file but a pipe, socket or device. Remove it.",
}


def problems(built: Built) -> tuple[list[str], list[str]]:
    """What a check and a build say."""
    _, checked = check_project(built.source)
    found = [str(v.problem) for v in checked.rated_problems if v.problem.code.severity > 0]
    return found, [line.partition(": ")[2] for line in rebuild(built).problems]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("make", ODD)
def test_an_odd_file_is_a_problem_with_its_place(tmp_path: Path, make: object, place: str):
    built = write_site(tmp_path, {"docs/concepts/a.md": "Text.\n"})
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    make(path)  # type: ignore[operator]
    for said in problems(built):
        [problem] = said
        assert problem.startswith(f"{place}:1: {ODD[make]}"), problem  # type: ignore[index]
        assert problem.endswith("[file-unreadable]")


@pytest.mark.parametrize("place", PLACES[2:4])
def test_a_folder_in_the_place_of_a_file_is_a_problem(tmp_path: Path, place: str):
    built = write_site(tmp_path, {"docs/concepts/a.md": "Text.\n"})
    (tmp_path / place).mkdir()
    for said in problems(built):
        assert said == [f"{place}:1: This is a folder but should be a file. Rename it. [file-unreadable]"]


def test_a_folder_named_like_a_page_or_a_question_file_is_a_folder(tmp_path: Path):
    quiz = "concepts: [a]\nquestions:\n  - stem: What is one?\n"
    built = write_site(tmp_path, {"docs/concepts/b.md/a.md": "Text.\n", "quizzes/b.yml/a.yml": quiz})
    assert problems(built) == ([], [])
    assert "What is one?" in built.read("concepts/b.md/a/index.html")


def test_hidden_files_and_those_of_an_editor_are_no_sources(tmp_path: Path):
    built = copy_site("field/07-hidden-and-dangling", tmp_path / "site")
    quizzes = built.source / "quizzes"
    (quizzes / ".#alpha.yml").symlink_to("somebody@somewhere.1234")
    (quizzes / ".hidden").mkdir()
    (quizzes / ".hidden" / "b.yml").write_text("[", "utf-8")
    for name in ("alpha.yml~", "#alpha.yml#", "alpha.yml.swp"):
        (quizzes / name).write_text("[", "utf-8")
    (built.source / "docs" / "concepts" / ".#beta.md").symlink_to("somebody@somewhere.1234")
    assert problems(built) == ([], [])


def test_a_linked_folder_of_questions_is_read_once(tmp_path: Path):
    quiz = "concepts: [a]\nquestions:\n  - stem: What is one?\n"
    built = write_site(tmp_path / "site", {"docs/concepts/a.md": "Text.\n", "quizzes/own/loop.txt": ""})
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "a.yml").write_text(quiz, "utf-8")
    for name in ("one", "other"):
        (built.source / "quizzes" / name).symlink_to(shared)
    (built.source / "quizzes" / "own" / "loop").symlink_to("..")
    assert problems(built) == ([], [])
    assert check_project(built.source)[1].questions == 1


@pytest.mark.parametrize("target", [".", "..", "../concepts"])
def test_folders_of_documents_that_are_linked_in_a_circle_are_told_of(tmp_path: Path, target: str):
    built = write_site(tmp_path, {"docs/concepts/a.md": "Text.\n"})
    (tmp_path / "docs" / "concepts" / "again").symlink_to(target)
    fault = "docs/concepts/again:1: This link leads to a folder that contains it. Remove it. [file-unreadable]"
    assert f"ERROR: {fault}" in rebuild(built).log
    with pytest.raises(Exception, match="leads to a folder that contains it"):
        check_project(built.source)


def test_folders_that_lead_to_one_another_are_a_circle_and_two_links_to_one_are_none(tmp_path: Path):
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "c").symlink_to("../c")
    (tmp_path / "b" / "c").symlink_to("../c")
    assert reading.find_loops(tmp_path) == []
    (tmp_path / "c" / "b").symlink_to("../b")
    assert reading.find_loops(tmp_path)


@pytest.mark.parametrize("place", ["docs/concepts/a.md", "quizzes/a.yml", "docs/tags.yml", "docs/references.bib"])
def test_a_locked_file_is_a_problem_and_one_that_goes_meanwhile_is_none(
    tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
):
    built = write_site(tmp_path, {"docs/concepts/b.md": "Text.\n", place: ""})
    read: Callable[[Path], bytes] = Path.read_bytes
    error: list[OSError] = [PermissionError(13, "Permission denied")]

    def refuse(path: Path) -> bytes:
        if path.as_posix().endswith(place):
            raise error[0]
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    fault = "This file cannot be read: permission denied. Change its permissions, or remove it. [file-unreadable]"
    for said in problems(built):
        assert said == [f"{place}:1: {fault}"]
    error[0] = FileNotFoundError(2, "No such file")
    assert problems(built) == ([], [])


def test_a_locked_folder_of_questions_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    built = write_site(tmp_path, {"docs/concepts/b.md": "Text.\n", "quizzes/mine/a.yml": ""})
    scan = os.scandir

    def refuse(path: str | Path = ".") -> object:
        if str(path).endswith("mine"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    for said in problems(built):
        assert [line.partition(": ")[0] for line in said] == ["quizzes/mine:1"]


def test_a_file_that_is_no_text_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    wide = "---\ntitle: A\n---\nText.\n".encode("utf-16-le")
    built = write_site(tmp_path, {"docs/concepts/a.md": wide, "quizzes/b.yml": "a: 1\nb: \0\n"})
    fault = (
        "This line contains a NUL character. Remove it, or save the file as UTF-8, if it is UTF-16. [encoding-broken]"
    )
    for said in problems(built):
        assert said == [f"docs/concepts/a.md:1: {fault}", f"quizzes/b.yml:2: {fault}"]
    monkeypatch.setattr(reading, "_MAX_SIZE", 1_000_000)
    built = write_site(tmp_path / "large", {"docs/concepts/a.md": "x" * 2_000_001})
    fault = "This file is 2 MB; the limit is 1 MB. Split it into several files. [file-unreadable]"
    for said in problems(built):
        assert said == [f"docs/concepts/a.md:1: {fault}"]


NESTED = "\n".join(" " * i + "a:" for i in range(300))
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join(9 * [f'*a{i - 1}'])}]\n" for i in range(1, 30))
DEEP = {"block": NESTED, "flow": "a: " + 300 * "[" + 300 * "]", "brackets": 100_000 * "[", "keys": 9_000 * "{a: "}


@pytest.mark.parametrize("text", [*DEEP.values(), 400 * "- ", BOMB], ids=[*DEEP, "dashes", "aliases"])
@pytest.mark.parametrize(
    ("place", "form", "code"),
    [
        ("docs/concepts/a.md", "---\n{}\n---\nText.\n", "front-matter-broken"),
        ("docs/concepts/a.md", "---\nlearn_before: []\n---\n```quiz\n{}\n```\n", "quiz-broken"),
        ("quizzes/a.yml", "{}\n", "quiz-broken"),
        ("docs/tags.yml", "{}\n", "tags-broken"),
    ],
)
def test_yaml_that_is_too_deep_or_too_much_is_a_problem(tmp_path: Path, text: str, place: str, form: str, code: str):
    built = write_site(tmp_path, {"docs/concepts/b.md": "Text.\n", place: form.format(text)})
    for said in problems(built):
        [problem] = said
        assert problem.startswith(f"{place}:")
        assert problem.endswith(f"[{code}]")
        assert "levels deep" in problem or "aliases" in problem


@pytest.mark.parametrize("value", ["9" * 5000, "'\\ud800'", '"\\0"', "a\u2028b", "1e999999", "-0x" + "f" * 5000])
def test_no_value_ends_a_build_in_a_traceback(tmp_path: Path, value: str):
    question = f"concepts: [b]\nquestions:\n  - {{stem: a, number: {value}, within: {value}, unit: {value}}}\n"
    page = f"---\ntitle: A\nvotes: {{helpful: {value}}}\nlearn_before: [{value}]\n---\nText.\n"
    files = {"docs/concepts/b.md": page, "quizzes/a.yml": question, "docs/tags.yml": f"a: {{order: {value}}}\n"}
    checked, built = problems(write_site(tmp_path, files))
    assert checked == built
