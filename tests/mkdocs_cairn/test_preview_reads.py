# SPDX-License-Identifier: MIT
"""A preview takes in edits of all that a page was made from: modules, data, snippets, settings, a folder of quizzes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .builds import write_course
from .serving import Preview, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MODULE = """from pathlib import Path
from helpers.words import WORD

def define_env(env):
    env.macro(lambda: "Module One, " + WORD, "word")
    env.macro(lambda: Path("data/facts.txt").read_text(), "fact")
"""
PAGE = '---\nlearn_before: []\n---\nA ring adds: {{ word() }}, {{ fact() }}.\n\n--8<-- "rings.txt"\n'
FILES = {
    "docs/concepts/rings.md": PAGE,
    "main.py": MODULE,
    "helpers/__init__.py": "",
    "helpers/words.py": 'WORD = "Helper One"\n',
    "data/facts.txt": "Fact One",
    "snippets/rings.txt": "Snippet One.\n",
    "theme/main.html": "{% extends 'base.html' %}{% block footer %}Theme One {{ page.meta.description }}{% endblock %}",
    "docs/.meta.yml": "description: Meta One\n",
    "written.py": "from pathlib import Path\n\ndef on_pre_build(**_):\n    Path('log.txt').write_text('A build.')\n"
    "    Path('log.txt').read_text()\n",
}
QUIZ = "concepts: [rings]\nquestions: [{id: ring, stem: A question of rings?, is_true: yes}]\n"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    course = tmp_path_factory.mktemp("preview")
    write_course(
        course,
        FILES,
        plugins=["macros", "material/meta", "cairn"],
        hooks=["written.py"],
        markdown_extensions=[{"pymdownx.snippets": {"base_path": [str(course / "snippets")]}}],
    )
    with serving(course) as preview:
        preview.wait("concepts/rings/", bool)
        yield preview


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("main.py", "Module"),
        ("helpers/words.py", "Helper"),
        ("data/facts.txt", "Fact"),
        ("snippets/rings.txt", "Snippet"),
        ("theme/main.html", "Theme"),
        ("docs/.meta.yml", "Meta"),
    ],
)
def test_an_edit_of_what_a_page_was_made_from_is_seen_again_and_again(preview: Preview, place: str, word: str):
    for old, new in (
        ("One", "Three"),
        ("Three", "One"),
    ):  # of different length: Python knows a module by size and second
        assert f"{word} {old}" in preview.wait("concepts/rings/", lambda page, old=old: f"{word} {old}" in page)  # type: ignore[misc]
        preview.edit(place, lambda text, old=old, new=new: text.replace(f"{word} {old}", f"{word} {new}"))  # type: ignore[misc]
        preview.wait("concepts/rings/", lambda page, new=new: f"{word} {new}" in page)  # type: ignore[misc]
    assert "Traceback" not in preview.said()


def test_what_a_build_writes_itself_asks_for_no_build(preview: Preview):
    builds = preview.said().count("Building documentation...")
    preview.edit("docs/concepts/norms.md", lambda text: text + "\nMore.\n")
    preview.wait("concepts/norms/", lambda page: "More." in page)
    assert preview.said().count("Building documentation...") == builds


def test_a_folder_of_quizzes_goes_comes_and_is_followed_again(preview: Preview):
    folder, aside = preview.source / "quizzes", preview.source / "aside"
    question: Callable[[str], bool] = lambda page: "A question of rings?" in page  # noqa: E731
    (folder / "rings.yml").write_text(QUIZ, "utf-8")
    preview.wait("concepts/rings/", question)
    folder.rename(aside)
    preview.wait("concepts/rings/", lambda page: bool(page) and not question(page))
    aside.rename(folder)
    preview.wait("concepts/rings/", question)
    (folder / "rings.yml").write_text(QUIZ.replace("A question", "Another"), "utf-8")
    preview.wait("concepts/rings/", lambda page: "Another of rings?" in page)
    assert "Traceback" not in preview.said()


def test_a_folder_of_quizzes_that_was_not_there_at_the_start_is_found(tmp_path: Path):
    course = write_course(tmp_path, {"docs/concepts/rings.md": "---\nlearn_before: []\n---\nA ring.\n"})
    (course / "quizzes/vectors.yml").unlink()
    (course / "quizzes").rmdir()
    with serving(course) as preview:
        preview.wait("concepts/rings/", bool)
        (course / "quizzes").mkdir()
        (course / "quizzes/rings.yml").write_text(QUIZ, "utf-8")
        preview.wait("concepts/rings/", lambda page: "A question of rings?" in page)


def test_settings_that_others_inherit_are_followed(tmp_path: Path):
    course = write_course(tmp_path, INHERIT="shared.yml")
    (course / "shared.yml").write_text("copyright: Copyright One\n", "utf-8")
    with serving(course) as preview:
        preview.wait("concepts/norms/", lambda page: "Copyright One" in page)
        for old, new in (("One", "Two"), ("Two", "One")):
            preview.edit("shared.yml", lambda text, old=old, new=new: text.replace(old, new))  # type: ignore[misc]
            preview.wait("concepts/norms/", lambda page, new=new: f"Copyright {new}" in page)  # type: ignore[misc]
