# SPDX-License-Identifier: MIT
"""Addresses of links: those that MkDocs would find, page by page."""

from __future__ import annotations

import pytest
from mkdocs.structure.files import File, Files

from cairn.content.page_link import PageLink
from mkdocs_cairn.host.pages.links import Hrefs

URIS = (
    *("index.md", "about.md", "concepts/index.md", "concepts/a.md", "concepts/ab.md", "concepts/a/b.md"),
    *("concepts/a/index.md", "concepts/ü ?.md", "tags/x/y/index.md", "tags/x/z.md", "assets/pages.css"),
)


def files(*, directories: bool = True) -> Files:
    return Files(
        [File(uri, "docs", "site", directories) for uri in URIS if not (directories and uri == "concepts/a.md")]
    )


@pytest.mark.parametrize("directories", [True, False])
def test_a_link_leads_where_mkdocs_would_lead_it_from_each_page_to_each_other(directories: bool):
    site = files(directories=directories)
    hrefs = Hrefs(site)
    for page in site:
        href = hrefs.of(page)
        for target in site:
            address = target.url_relative_to(page)
            assert href(PageLink("", target.src_uri)) == address, (page.url, target.url)
            if target is not page:
                assert href(PageLink("", target.src_uri, anchor="here")) == f"{address}#here"


def test_a_link_to_a_place_on_its_own_page_is_an_anchor():
    site = files()
    for page in site:
        assert Hrefs(site).of(page)(PageLink("", page.src_uri, anchor="here")) == "#here"


def test_a_link_to_a_page_that_comes_later_finds_it_once_it_is_there():
    site = files()
    href = Hrefs(site).of(site.src_uris["concepts/ab.md"])
    link = PageLink("", "concepts/late.md", anchor="here")
    assert href(link) == "#here"
    site.append(File(link.uri, "docs", "site", use_directory_urls=True))
    assert href(link) == "../late/#here"
