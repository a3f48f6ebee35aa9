# SPDX-License-Identifier: MIT
"""Whoever comes to the former address of a page is sent to it."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from .builds import make, write_course
from .conftest import COURSE

VECTORS = "docs/concepts/vectors.md"
FROM = "redirect_from: [concepts/arrows, /old/lists/, top.html]"
MOVED = {
    **COURSE,
    VECTORS: COURSE[VECTORS].replace("title: Vectors", f"title: Vectors & more\naliases: [arrows]\n{FROM}"),
}


@pytest.mark.parametrize(("directories", "end"), [(True, "/"), (False, ".html")])
def test_a_former_address_leads_to_the_page_and_asks_not_to_be_listed(site, directories, end):
    built = site(MOVED, use_directory_urls=directories)
    assert (built.error, built.faults()) == ("", [])
    for place in ("concepts/arrows", "old/lists", "top"):
        path = f"{place}/index.html" if directories else f"{place}.html"
        page = built.read(path)
        url = f"https://example.org/course/{place}{end}"
        assert f'<link rel="canonical" href="https://example.org/course/concepts/vectors{end}">' in page
        href = page.partition("url=")[2].partition('"')[0]
        assert urljoin(url, href) == f"https://example.org/course/concepts/vectors{end}"
        assert f'<a href="{href}">Vectors &amp; more</a>' in page
        assert 'name="robots" content="noindex"' in page
        assert "<script" not in page
    assert "arrows" not in built.read("sitemap.xml")
    assert "arrows/" not in built.read("search/search_index.json")


def test_a_site_without_an_address_of_its_own_has_redirects_too(site):
    built = site(MOVED, site_url="")
    assert '<link rel="canonical" href="../vectors/">' in built.read("concepts/arrows/index.html")


def test_no_stub_remains_where_an_alias_leads_on(site):
    link = {**MOVED, "docs/concepts/norms.md": COURSE["docs/concepts/norms.md"] + "\nSee [[arrows]].\n"}
    built = site(link)
    assert "refresh" in built.read("concepts/arrows/index.html")
    assert "Arrows" not in built.read("wanted/index.html")


def test_pages_that_are_taken_from_the_cache_keep_their_redirects(tmp_path):
    course = write_course(tmp_path, {VECTORS: MOVED[VECTORS]})
    first, second = make(course), make(course)
    assert first.files["concepts/arrows/index.html"] == second.files["concepts/arrows/index.html"]
