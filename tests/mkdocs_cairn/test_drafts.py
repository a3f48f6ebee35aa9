# SPDX-License-Identifier: MIT
"""Drafts are concepts in a preview and unknown to a build; what is excluded is a concept in neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_cairn.build.project import check_project

from .builds import differences, make, make_clean, write_course
from .conftest import copy_site
from .desk import Desk, at_work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DRAFT = """---
title: Secret Angles
id: angles
aliases: [hidden corners]
learn_before: [vectors]
related: [norms]
tags: [Secret Tag]
references: [noether1921]
redirect_from: [concepts/corners]
---
Only a draft says this, of [[norms]] and of [[A Secret Wish]].

```quiz
id: in-draft
stem: A question inside the draft?
is_true: yes
```
"""
QUIZ = """questions:
- {id: by-title, concepts: [Secret Angles], stem: Asked by its title, is_true: "yes"}
- {id: by-alias, concepts: [hidden corners], stem: Asked by its alias, is_true: "yes"}
- {id: by-id, concepts: [angles], stem: Asked by its id, is_true: "yes"}
- {id: both, concepts: [angles, norms], stem: Asked of two, is_true: "yes"}
- {id: beside, concepts: [], seen_on: [angles], stem: Seen beside it, is_true: "yes"}
"""
FILES = {"docs/concepts/angles.draft.md": DRAFT, "quizzes/drafts.yml": QUIZ}
SECRETS = ("secret", "corners", "angles", "asked by", "seen beside", "inside the draft", "in-draft")


def write(folder: Path, **files: str) -> Path:
    return write_course(folder, {**FILES, **files}, draft_docs="*.draft.md\n")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_work(write(tmp_path)) as desk:
        yield desk


def test_nothing_that_is_published_tells_of_a_draft(tmp_path: Path):
    made = make(write(tmp_path))
    assert made.error == ""
    assert not made.said("WARNING")
    told = {
        name: word
        for name, data in made.files.items()
        if name.endswith((".html", ".json", ".xml"))
        for word in SECRETS
        if word in data.decode(errors="ignore").lower()
    }
    assert told == {}
    assert not [name for name in made.files if any(word.replace(" ", "-") in name for word in SECRETS)]
    assert b"Asked of two" in made.files["concepts/norms/index.html"]


def test_a_draft_that_becomes_public_is_seen_beside_what_was_kept(tmp_path: Path):
    course = write(tmp_path)
    make(course)
    draft = course / "docs/concepts/angles.draft.md"
    draft.rename(draft.with_name("angles.md"))
    warm = make(course)
    assert b"Asked by its title" in warm.files["concepts/angles/index.html"]
    assert differences(warm.files, make_clean(course).files) == []
    (course / "docs/concepts/angles.md").rename(draft)
    assert differences(make(course).files, make_clean(course).files) == []


def test_a_public_page_may_name_a_draft_and_that_name_is_all_that_is_published(tmp_path: Path):
    made = make(write(tmp_path, **{"docs/concepts/public.md": "---\nlearn_before: [Secret Angles]\n---\nA page.\n"}))
    stub = made.files["concepts/secret-angles/index.html"].decode()
    assert "Secret Angles" in stub
    assert not [word for word in ("asked by", "only a draft", "hidden corners", "secret tag") if word in stub.lower()]


def test_a_question_of_a_draft_stands_where_a_public_page_shows_it(tmp_path: Path):
    page = "---\nlearn_before: []\n---\nA page.\n\n{{ quiz('by-id') }}\n"
    course = write_course(
        tmp_path, {**FILES, "docs/concepts/public.md": page}, draft_docs="*.draft.md\n", plugins=["macros", "cairn"]
    )
    made = make(course)
    assert made.error == ""
    assert b"Asked by its id" in made.files["concepts/public/index.html"]


def test_a_preview_shows_a_draft_everywhere_and_marks_its_page(desk: Desk):
    page = desk.ask("concepts/angles.draft/")
    assert "DRAFT" in page
    assert "Only a draft says this" in page
    assert "Asked by its title" in page
    assert "A question inside the draft?" in page
    assert "Secret Angles" in desk.ask("concepts/vectors/")
    assert "Secret Angles" in desk.ask("tags/secret-tag/")
    assert "Secret Angles" in desk.ask("concepts/norms/")
    assert "A Secret Wish" in desk.ask("wanted/")


def test_a_preview_takes_in_an_edit_of_a_draft_without_a_build(desk: Desk):
    builds = desk.builds
    desk.edit("docs/concepts/angles.draft.md", old="Secret Angles", new="Open Angles")
    assert "Open Angles" in desk.ask("concepts/vectors/")
    assert "DRAFT" in desk.ask("concepts/angles.draft/")
    assert desk.builds == builds


def test_a_preview_takes_in_a_draft_that_comes_goes_and_becomes_public(desk: Desk):
    desk.edit("docs/concepts/new.draft.md", new="---\nlearn_before: [norms]\n---\n# New Draft\n\nNew.\n")
    assert "DRAFT" in desk.ask("concepts/new.draft/")
    assert "New Draft" in desk.ask("concepts/norms/")
    folder = desk.source / "docs/concepts"
    (folder / "new.draft.md").rename(folder / "new.md")
    desk.tell("docs/concepts/new.draft.md", "docs/concepts/new.md")
    assert "DRAFT" not in desk.ask("concepts/new/")
    assert "New Draft" in desk.ask("concepts/norms/")
    (folder / "new.md").unlink()
    desk.tell("docs/concepts/new.md")
    assert "New Draft" not in desk.ask("concepts/norms/")


def test_what_is_excluded_and_what_lies_in_hidden_folders_is_no_concept_even_in_a_preview(tmp_path: Path):
    course = copy_site("field/13-drafts", tmp_path / "site").source
    made = make(course)
    assert made.error == ""
    for page in ("hidden", "dot"):  # stubs, since a public page names them
        text = made.files[f"concepts/{page}/index.html"].decode()
        assert "cairn-stub" in text
        assert f"{page.title()}. <a" not in text
    assert "concepts/drafts/one/index.html" not in made.files
    assert not [name for name, data in made.files.items() if b"Draft q" in data or b"Draft text" in data]
    with at_work(course) as desk:
        assert "Draft text" in desk.ask("concepts/drafts/one/")
        assert "Draft q" in desk.ask("concepts/drafts/one/")
        assert "Draft One" in desk.ask("concepts/alpha/")
        assert "cairn-stub" in desk.ask("concepts/hidden/")
        assert not desk.ask("concepts/draft-one/")


MARKED = DRAFT.replace("title: Secret Angles\n", "title: Secret Angles\ndraft: {}\n")
PLAIN = "docs/concepts/angles.md"


@pytest.mark.parametrize("word", ["true", "yes", '"true"', "ON"])
def test_a_page_that_says_it_is_a_draft_is_one_like_those_that_a_pattern_names(tmp_path: Path, word: str):
    marked = {PLAIN: MARKED.format(word), "quizzes/drafts.yml": QUIZ}
    note = {"docs/note.md": f"---\ndraft: {word}\n---\n# Secret note\n"}
    made = make(write_course(tmp_path / "marked", marked | note))
    assert made.error == ""
    assert not made.said("WARNING")
    by_pattern = make(write_course(tmp_path / "pattern", marked | note, draft_docs="angles.md\nnote.md\n"))
    assert differences(made.files, by_pattern.files) == []
    assert not [name for name in made.files if "angles" in name or "note" in name]
    published = make(write_course(tmp_path / "no", {PLAIN: MARKED.format("no"), "quizzes/drafts.yml": QUIZ}))
    assert b"Asked by its title" in published.files["concepts/angles/index.html"]


def test_a_check_and_a_build_agree_on_what_a_page_says_of_being_a_draft(tmp_path: Path):
    public = "---\nlearn_before: [Secret Angle Measures, vectors]\n---\nSee [[Secret Angles]].\n"
    files = {
        PLAIN: MARKED.format("true"),
        "docs/concepts/measures.md": "---\ntitle: Secret Angle Measure\n---\nPublic.\n",
        "docs/concepts/public.md": public.replace("Secret Angle Measures, ", ""),
        "docs/more.md": "# More\n\nSee [[Secret Angles]].\n",
        "docs/concepts/odd.md": "---\ndraft: perhaps\n---\nText.\n",
    }
    course = write_course(tmp_path, files)
    said = "docs/concepts/odd.md:2: The value of 'draft' must be yes or no, not 'perhaps'. [value-invalid]"
    made = make(course)
    assert [line for line in made.log if "[value-invalid]" in line] == [f"ERROR: {said}"]
    checked = "\n".join(str(rated.problem) for rated in check_project(course)[1].rated_problems)
    assert said in checked
    wanted = "2 files name 'Secret Angles', which is still a draft, docs/concepts/angles.md. Publish it."
    assert wanted in checked
    assert "Secret" not in checked.replace("Secret Angle Measure", "").replace(wanted, "")


def test_a_preview_takes_in_a_page_that_becomes_a_draft_and_is_published(tmp_path: Path):
    course = write_course(tmp_path, {PLAIN: MARKED.format("no"), "quizzes/drafts.yml": QUIZ})
    with at_work(course) as desk:
        assert "DRAFT" not in desk.ask("concepts/angles/")
        desk.edit(PLAIN, old="draft: no", new="draft: yes")
        assert "DRAFT" in desk.ask("concepts/angles/")
        assert "Asked by its title" in desk.ask("concepts/angles/")
        desk.edit(PLAIN, old="draft: yes\n", new="")
        assert "DRAFT" not in desk.ask("concepts/angles/")
        desk.edit("docs/concepts/new.md", new="---\ndraft: on\n---\nNew.\n")
        assert "DRAFT" in desk.ask("concepts/new/")
