# SPDX-License-Identifier: MIT
"""Mentions of concepts become links where a site or page asks for it, and a cache knows what they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .builds import differences, make, make_clean, write_course
from .conftest import COURSE

if TYPE_CHECKING:
    from pathlib import Path

ON = ["search", {"cairn": {"autolink": True}}]
NORMS = "docs/concepts/norms.md"
LENGTH = "---\ntitle: Length\ntags: [Measures]\n---\nIt is long.\n"
LENGTH_PAGE = "docs/concepts/length.md"


def links(built, page="concepts/norms"):
    return [
        (a.text, a.attrib["href"]) for a in built.page(page).iter("a") if a.attrib.get("href", "").startswith("../")
    ]


def test_mentions_become_links_on_a_site_that_asks_for_it_and_nowhere_else(site):
    files = {**COURSE, LENGTH_PAGE: LENGTH}
    on, off = site(files, plugins=ON), site(files)
    assert (on.error, on.faults()) == ("", [])
    assert ("length", "../length/") in links(on)
    assert ("length", "../length/") not in links(off)


@pytest.mark.parametrize(("plugins", "says"), [(ON, "false"), (["cairn"], "true")])
def test_a_page_may_say_otherwise(site, plugins, says):
    norms = COURSE[NORMS].replace("title: Norms", f"title: Norms\nautolink: {says}")
    built = site({**COURSE, LENGTH_PAGE: LENGTH, NORMS: norms}, plugins=plugins)
    assert (("length", "../length/") in links(built)) == (says == "true")


def test_links_lead_on_from_pages_in_other_folders_and_without_folders_of_their_own(site):
    home = {"docs/index.md": "# Home\n\nBegin with [[Numbers]], then a vector.\n"}
    built = site({**COURSE, **home}, plugins=ON, use_directory_urls=False)
    assert built.faults() == []
    assert '<a href="concepts/vectors.html">vector</a>' in built.read("index.html")


def test_a_value_that_is_none_is_reported(site):
    norms = COURSE[NORMS].replace("title: Norms", "title: Norms\nautolink: perhaps\nautolink_to: friends")
    built = site({**COURSE, NORMS: norms})
    assert [line.partition("norms.md:")[2] for line in built.problems] == [
        "3: The value of 'autolink' must be yes or no, not 'perhaps'. [value-invalid]",
        "4: The value of 'autolink_to' must be never, same-tag or always, not 'friends'. [value-invalid]",
    ]


def leads_on(course: Path) -> bool:
    """Build with and without the cache, from which the same comes out, and say whether the mention is a link."""
    warm, clean = make(course), make_clean(course)
    assert differences(warm.files, clean.files) == []
    assert warm.log == clean.log
    return b'<a href="../length/">length</a>' in warm.files["concepts/norms/index.html"]


def test_a_page_is_made_again_when_a_title_that_it_mentions_appears_changes_or_goes(tmp_path: Path):
    course = write_course(tmp_path, plugins=ON)
    length = course / LENGTH_PAGE
    assert not leads_on(course)
    length.write_text(LENGTH)
    assert leads_on(course)
    for title, has_link in (
        ("Extent", False),
        ("Extent\naliases: [length]", True),
        ("Length\nautolink_to: same-tag", False),
        ("Lengths", True),
        ("Norm Length", False),
    ):
        length.write_text(LENGTH.replace("title: Length", f"title: {title}"))
        assert leads_on(course) == has_link, title
    length.write_text(LENGTH)
    assert leads_on(course)
    length.unlink()
    assert not leads_on(course)


def test_a_page_whose_mentions_lead_where_they_led_is_not_made_again(tmp_path: Path):
    course = write_course(tmp_path, {LENGTH_PAGE: LENGTH}, plugins=ON)
    make(course)
    (course / LENGTH_PAGE).write_text(LENGTH.replace("It is long.", "It is very long."))
    converted = [text.partition("\n")[0] for text in make(course).converted]
    assert "# Length" in converted
    assert "# Norms" not in converted


def test_a_page_is_made_again_when_a_nearer_concept_of_that_name_appears(tmp_path: Path):
    course = write_course(tmp_path, {LENGTH_PAGE: LENGTH}, plugins=ON)
    assert leads_on(course)
    near = LENGTH.replace("[Measures]", "[Mathematics/Linear Algebra]")
    (course / "docs/concepts/a-length.md").write_text(near)
    assert not leads_on(course)
    assert b'<a href="../a-length/">length</a>' in make(course).files["concepts/norms/index.html"]
