# SPDX-License-Identifier: MIT
"""From each page one can go on: what nobody has written, the last concept and an empty list lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import MATERIAL
from .tree import by_class, text

if TYPE_CHECKING:
    from .conftest import Built, MakeSite

COURSE: dict[str, str | bytes] = {
    "docs/index.md": '# Home\n\n{{ learning_path("nobody") }}\n',
    "docs/concepts/first.md": "---\ntags: [Rewards]\n---\nThe first one.\n",
    "docs/concepts/second.md": "---\ntags: [Rewards]\nlearn_before: [first]\n---\n",
    "docs/concepts/third.md": "---\ntags: [Rewards]\nlearn_before: [first, second, nobody]\n---\nThe third one.\n",
}
PLUGINS = ["search", "macros", {"cairn": {}}]


@pytest.fixture(scope="module")
def built(site: MakeSite) -> Built:
    made = site(COURSE, theme=MATERIAL, plugins=PLUGINS)
    assert (made.error, made.faults()) == ("", [])
    return made


def neighbors(built: Built, place: str) -> tuple[str | None, str | None]:
    found = {link.get("rel"): link.get("href") for link in built.page(place).iter("link")}
    return found.get("prev"), found.get("next")


def test_an_unwritten_concept_is_left_out_between_its_neighbors_and_leads_to_both(built: Built):
    assert neighbors(built, "concepts/first") == (None, "../third/")
    assert neighbors(built, "concepts/second") == ("../first/", "../third/")
    assert text(by_class(built.page("concepts/second"), "cairn-stub__actions")[0]) == "Continue with Third"


def test_the_last_concept_leads_to_all_contents_and_no_other_does(built: Built):
    last = "This is the last concept of the course. See all contents."
    said = {place: text(built.page(f"concepts/{place}")) for place in ("first", "second", "third")}
    assert [place for place, words in said.items() if last in words] == ["third"]


def test_a_path_to_a_concept_that_nobody_has_written_leads_to_its_page(built: Built):
    page = built.page("")
    assert by_class(page, "cairn-path") == []
    assert "nobody has not been written yet. Its page says what to read instead." in text(page)
    instead = by_class(built.page("concepts/nobody"), "cairn-concepts")[1]
    assert " ".join(text(instead).split()) == "FirstThird builds on it, too."


def test_a_site_without_concepts_says_so(site: MakeSite):
    made = site({"docs/index.md": "# Home\n"}, theme=MATERIAL)
    assert made.error == ""
    assert "No concepts yet." in text(made.page("concepts"))
    assert "No concept has a tag yet." in text(made.page("tags"))
    assert "../concepts/" in {link.get("href") for link in by_class(made.page("tags"), "md-content")[0].iter("a")}
