# SPDX-License-Identifier: MIT
"""Other themes, and sites that change what a theme or Cairn does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import COURSE, MATERIAL
from .tree import by_class, by_id, text, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from .conftest import Built, MakeSite

MAIN = '{% extends "base.html" %}{% block announce %}Read this first{% endblock %}'
BODY = {"mkdocs": ".//div[@role='main']", "readthedocs": ".//div[@role='main']"}


@pytest.fixture(scope="module", params=sorted(BODY))
def plain(request: pytest.FixtureRequest, site: MakeSite) -> tuple[Built, str]:
    return site(COURSE, theme={"name": request.param}), BODY[request.param]


def body(plain: tuple[Built, str], place: str) -> Element:
    built, path = plain
    found = built.page(place).find(path)
    assert found is not None
    return found


def test_another_theme_builds_strictly_and_all_its_links_resolve(plain: tuple[Built, str]):
    assert (plain[0].error, plain[0].log, plain[0].faults()) == ("", (), [])


def test_in_another_theme_everything_stands_in_the_body_in_reading_order(plain: tuple[Built, str]):
    said = words(body(plain, "concepts/vectors"))
    expected = (
        "A vector is a list of Numbers",
        "Check your understanding",
        "Learn before Numbers its entries are numbers",
        "Learn after Matrices Norms",
        "Concept map",
        "Mentioned in Matrices",
    )
    places = [said.index(part) for part in expected]
    assert places == sorted(places)
    assert len(by_class(body(plain, "concepts/vectors"), "cairn-relations")) == 1


def test_another_theme_says_once_where_a_page_stands(plain: tuple[Built, str]):
    page = plain[0].page("concepts/vectors")
    said = [(text(a), a.get("href")) for a in page.iter("a") if "/tags/mathematics/" in (a.get("href") or "")]
    book = "../../tags/mathematics/"
    names = {"": "Mathematics", "linear-algebra/": "Linear Algebra", "linear-algebra/ch-2-basics/": "Ch.2 Basics"}
    assert said == [(name, book + place) for place, name in names.items()]
    assert words(by_class(page, "cairn-under")[0]) == "Tags: Physics Builds on: Numbers 1 question"


def test_in_another_theme_questions_are_forms(plain: tuple[Built, str]):
    question = by_id(body(plain, "concepts/vectors"), "zero-norm")
    assert question is not None
    assert len(list(question.iter("input"))) == 2
    assert "loader.js" in plain[0].read("concepts/vectors/index.html")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("tags/mathematics", "Linear Algebra"),
        ("concepts", "Linear Maps"),
        ("wanted", "Linear Maps 2 files"),
        ("references", "Emmy Noether"),
        ("concepts/linear-maps", "Matrices it stands for one"),
    ],
)
def test_in_another_theme_lists_stand_in_the_body(plain: tuple[Built, str], place: str, said: str):
    assert said in words(body(plain, place))


# --- A site's own templates ------------------------------------------------------------------------------


def own(site: MakeSite, files: dict[str, str], **theme: object) -> Built:
    return site(
        {**COURSE, **{f"overrides/{name}": content for name, content in files.items()}},
        theme={**MATERIAL, "custom_dir": "overrides", **theme},
    )


def test_a_main_template_of_the_site_is_honoured_on_every_page(site: MakeSite):
    built = own(site, {"main.html": MAIN})
    assert (built.error, built.log) == ("", ())
    for place in ("", "concepts/vectors", "concepts/linear-maps", "tags/physics"):
        assert "Read this first" in text(built.page(place)), place
    assert len(by_class(built.page("concepts/vectors"), "cairn-relations")) == 1


def test_a_site_may_replace_a_template_of_ours(site: MakeSite):
    built = own(site, {"cairn/concept-after.html": '<p id="mine">{{ view.title }}, by hand</p>\n'})
    page = built.page("concepts/vectors")
    assert text(by_id(page, "mine")) == "Vectors, by hand"
    assert by_class(page, "cairn-map") == []
    assert by_class(page, "cairn-relations")


def test_a_site_may_replace_the_style_sheet_of_ours(site: MakeSite):
    built = own(site, {"assets/cairn/pages.css": "/* mine */"})
    assert built.read("assets/cairn/pages.css") == "/* mine */"


def test_a_template_that_the_author_gave_a_page_is_kept(site: MakeSite):
    lone = '{% extends "main.html" %}{% block site_nav %}Alone{% endblock %}'
    page = COURSE["docs/concepts/norms.md"].replace("---\n", "---\ntemplate: lone.html\n", 1)
    built = site(
        {**COURSE, "docs/concepts/norms.md": page, "overrides/lone.html": lone},
        theme={**MATERIAL, "custom_dir": "overrides"},
    )
    assert "Alone" in text(built.page("concepts/norms"))
    assert by_class(built.page("concepts/norms"), "cairn-outline") == []


@pytest.mark.parametrize(("part", "hidden"), [("toc", "md-nav--secondary"), ("navigation", "md-sidebar--primary")])
def test_what_an_author_hides_is_hidden(site: MakeSite, part: str, hidden: str):
    page = COURSE["docs/concepts/vectors.md"].replace("---\n", f"---\nhide: [{part}]\n", 1)
    built = site({**COURSE, "docs/concepts/vectors.md": page})
    vectors, norms = built.page("concepts/vectors"), built.page("concepts/norms")
    assert all("hidden" in e.attrib for e in by_class(vectors, hidden))
    assert any("hidden" not in e.attrib for e in by_class(norms, hidden))
    assert len(by_class(vectors, "cairn-relations")) == 1


def test_tags_of_an_author_who_hides_them_are_hidden(site: MakeSite):
    page = COURSE["docs/concepts/vectors.md"].replace("---\n", "---\nhide: [tags]\n", 1)
    built = site({**COURSE, "docs/concepts/vectors.md": page})
    assert [e for e in by_class(built.page("concepts/vectors"), "md-tags") if "hidden" not in e.attrib] == []
    page = COURSE["docs/concepts/norms.md"].replace("tags: [", "tags: [Kind, ")
    built = site({**COURSE, "docs/concepts/norms.md": page})
    assert [e for e in by_class(built.page("concepts/norms"), "md-tags") if "hidden" not in e.attrib]


def test_the_tags_plugin_of_the_theme_may_stand_beside_ours(site: MakeSite):
    built = site(COURSE, plugins=["search", "tags", "cairn"])
    assert (built.error, built.log) == ("", ())
    (chips,) = by_class(built.page("concepts/vectors"), "md-tags")
    assert [text(chip) for chip in by_class(chips, "md-tag")] == ["Physics"]
