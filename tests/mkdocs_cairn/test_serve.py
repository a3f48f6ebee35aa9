# SPDX-License-Identifier: MIT
"""`mkdocs serve`, as an author runs it: edits are seen, faults are shown, and the server lives on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import COURSE, write_site
from .serving import Preview, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    write_site(folder, COURSE, strict=False, site_url="", plugins=["macros", "cairn"])
    with serving(folder) as preview:
        yield preview


@pytest.mark.parametrize(
    ("path", "old", "new", "place"),
    [
        ("docs/concepts/norms.md", "A norm is a length.", "A norm measures.", "concepts/norms/"),
        ("docs/concepts/matrices.md", "it stands for one", "it is the table of one", "concepts/linear-maps/"),
        ("quizzes/vectors.yml", "Which vector has no direction?", "Which one points nowhere?", "concepts/vectors/"),
        ("docs/tags.yml", "What can be proved.", "What follows.", "tags/mathematics/"),
        ("docs/references.bib", "Ideals in Rings", "Rings and Ideals", "references/"),
    ],
)
def test_an_edit_is_seen_after_the_rebuild(preview: Preview, path, old, new, place):
    assert old in preview.wait(place, bool)
    preview.edit(path, lambda text: text.replace(old, new))
    assert old not in preview.wait(place, lambda page: new in page)


@pytest.mark.parametrize(
    ("path", "fault", "code"),
    [
        ("docs/concepts/norms.md", "\n---\ntitle: Norms\nlearn_before: [norms]\n---\n", "prerequisite-self"),
        ("docs/concepts/norms.md", "\n\n[[Vektors]]\n", "wikilink-unknown"),
        ("docs/concepts/norms.md", '\n\n{{ concept("vektor") }}\n', "concept-unknown"),
        ("quizzes/vectors.yml", "  - id: zero-norm\n    stem: Again?\n", "question-id-taken"),
        ("docs/tags.yml", "Mathematics: [\n", "tags-broken"),
    ],
)
def test_a_fault_is_shown_on_the_page_until_it_is_mended(preview: Preview, path, fault, code):
    whole = (preview.source / path).read_text("utf-8")
    preview.edit(path, lambda text: fault.lstrip() if fault.startswith("\n---") else text + fault)
    page = preview.wait("concepts/norms/", lambda page: "cairn-banner" in page)
    assert f"[{code}]" in page
    assert f"[{code}]" in preview.said()
    assert "Dismiss" in page
    preview.edit(path, lambda _: whole)
    preview.wait("concepts/norms/", lambda page: bool(page) and "cairn-banner" not in page)
    assert "Traceback" not in preview.said()


@pytest.mark.parametrize("path", ["docs/concepts/norms.md", "quizzes/vectors.yml", "docs/references.bib"])
def test_a_file_that_is_not_utf_8_is_shown_until_it_is_mended(preview: Preview, path):
    whole = (preview.source / path).read_bytes()
    (preview.source / path).write_bytes(b"\xff\n" + whole)
    page = preview.wait("concepts/vectors/", lambda page: "cairn-banner" in page)
    assert f"{path}:1: " in page
    (preview.source / path).write_bytes(whole)
    preview.wait("concepts/vectors/", lambda page: bool(page) and "cairn-banner" not in page)
    assert "Traceback" not in preview.said()


def test_a_new_document_and_a_removed_one_are_seen(preview: Preview):
    new = preview.source / "docs/concepts/linear-maps.md"
    new.write_text("---\nlearn_before: [vectors]\n---\n# Linear Maps\n\nThey keep sums.\n", "utf-8")
    preview.wait("concepts/linear-maps/", lambda page: "They keep sums." in page)
    new.unlink()
    preview.wait("concepts/linear-maps/", lambda page: "has not been written yet" in page)


def test_the_banner_can_be_dismissed(preview: Preview, page: Page):
    path = "docs/concepts/norms.md"
    whole = (preview.source / path).read_text("utf-8")
    preview.edit(path, lambda text: text + "\n\n[[Vektors]]\n")
    preview.wait("concepts/norms/", lambda html: "cairn-banner" in html)
    page.goto(f"{preview.url}concepts/norms/")
    banner = page.get_by_role("dialog", name="1 problem in the sources")
    expect(banner).to_contain_text("'Vektors' is not a concept.")
    banner.get_by_role("button", name="Dismiss").click()
    expect(banner).to_be_hidden()
    preview.edit(path, lambda _: whole)
    preview.wait("concepts/norms/", lambda html: bool(html) and "cairn-banner" not in html)
