# SPDX-License-Identifier: MIT
"""The fast path for links and anchors finds what MkDocs finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_cairn.host.pages.links import Hrefs, PageLinks, RawAnchors

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACES = ["index.md", "a.md", "c/a.md", "c/b.md", "c/index.md", "c/README.md", "c/d.md", "c/d/e.md", "c/out.md"]
LINKS = [
    *("a.md", "b.md", "./a.md", "../a.md", "d.md", "index.md", "README.md", "out.md", "nowhere.md", "B.md", "a%2Emd"),
    *("a.md#part", "#part", "a.md?x=1", "b", "", "/a.md", "https://example.org/a.md", "mailto:a.md", "é.md", "a.md/"),
]


def site(*, has_folders: bool) -> Files:
    files = [File(place, "docs", "site", has_folders) for place in PLACES]
    files[-1].inclusion = InclusionLevel.EXCLUDED
    return Files(files)


def config() -> MkDocsConfig:
    made = MkDocsConfig()
    made.load_dict({"site_name": "x", "docs_dir": "."})
    made.validate()
    return made


CONFIG = config()


def read(reader: Any, links: Iterable[str]) -> tuple[list[str], dict[str, dict[str, str]]]:
    found = [reader.path_to_url(link) for link in links]
    return found, {file.src_uri: anchors for file, anchors in reader.links_to_anchors.items()}


@pytest.mark.parametrize("has_folders", [True, False])
@given(place=st.sampled_from(PLACES), links=st.lists(st.sampled_from(LINKS)))
def test_a_link_leads_where_mkdocs_would_have_it_lead(place: str, links: list[str], *, has_folders: bool):
    files = site(has_folders=has_folders)
    file = files.src_uris[place]
    ours = PageLinks(file, files, CONFIG, Hrefs(files))
    theirs: Any = pages._RelativePathTreeprocessor(file, files, CONFIG)
    assert read(ours, links) == read(theirs, links)


@given(lines=st.lists(st.sampled_from(['<i id="a">', "<a NAME=b>", "<p\tid = 'c'>", "identity", "<b name=d>", "text"])))
def test_anchors_in_typed_html_are_those_that_mkdocs_finds(lines: list[str]):
    ours, theirs = RawAnchors(), pages._RawHTMLPreprocessor()
    assert ours.run(lines) == theirs.run(lines)
    assert ours.present_anchor_ids == theirs.present_anchor_ids
