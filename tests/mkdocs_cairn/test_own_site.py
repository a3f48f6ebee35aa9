# SPDX-License-Identifier: MIT
"""The repository's own site: strict, whole in its links, and the same from build to build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from .conftest import build_own
from .links import find_faults
from .tree import by_class, parse

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from .conftest import OwnSite


def test_it_builds_strictly_and_says_nothing_bad(own_site: OwnSite):
    assert "Documentation built" in own_site.log
    assert "WARNING" not in own_site.log
    assert "ERROR" not in own_site.log


def test_every_link_and_anchor_resolves_and_no_id_repeats(own_site: OwnSite):
    assert find_faults(own_site.folder, own_site.url) == []


def test_every_link_resolves_with_a_file_a_page_too(own_flat_site: OwnSite):
    assert find_faults(own_flat_site.folder, own_flat_site.url) == []


def test_concepts_stay_out_of_its_navigation(own_site: OwnSite):
    page = parse((own_site.folder / "index.html").read_text("utf-8"))
    links = [a.get("href", "") for menu in by_class(page, "md-nav--primary") for a in menu.iter("a")]
    assert [link for link in links if link.startswith("concepts/")] == ["concepts/"]


def test_each_concept_page_holds_its_relations_once(own_site: OwnSite):
    pages = list((own_site.folder / "concepts").glob("*/index.html"))
    assert len(pages) > 10
    for page in pages:
        html = page.read_text("utf-8")
        assert html.count('class="cairn-relations"') == 1, page
        assert html.count('class="cairn-outline"') <= 1, page


def test_no_page_has_an_inline_script_or_style_of_ours(own_site: OwnSite):
    files = list(own_site.folder.rglob("*.html"))
    assert len(files) > 100
    for file in files:
        page = parse(file.read_text("utf-8"))
        assert [e for e in page.iter() if "style" in e.attrib and "cairn" in e.get("class", "")] == [], file
        inline = [e.text or "" for e in page.iter() if e.tag in {"script", "style"} and not e.get("src")]
        assert not [text for text in inline if "cairn-" in text or "quiz" in text], file


def test_the_guide_is_listed_for_programs_with_a_sentence_for_each_page(own_site: OwnSite):
    listed = re.findall(r"^- \[(.+)\]\((.+)\): .+\w", (own_site.folder / "llms.txt").read_text("utf-8"), re.MULTILINE)
    menu = by_class(parse((own_site.folder / "guide/start/index.html").read_text("utf-8")), "md-nav--primary")[0]
    links = [urljoin(f"{own_site.url}guide/start/", str(a.get("href"))) for a in menu.iter("a")]
    guide = [link for link in dict.fromkeys(links) if "/guide/" in link and "#" not in link]
    assert [address for _, address in listed if "/guide/" in address] == guide
    whole = (own_site.folder / "llms-full.txt").read_text("utf-8")
    assert len(re.findall(r"^# ", whole, re.MULTILINE)) >= len(guide)
    assert "_table(" not in whole


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the two into which MkDocs writes the day of the build."""
    files = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*")) if file.is_file()}
    return {name: file.read_bytes() for name, file in files.items() if name not in {"sitemap.xml", "sitemap.xml.gz"}}


def test_two_builds_of_the_same_sources_are_the_same_bytes_on_any_day(
    own_site: OwnSite, tmp_path_factory: pytest.TempPathFactory
):
    folder = tmp_path_factory.mktemp("again") / "cairn"
    first, second = (
        contents(own_site.folder),
        contents(build_own(folder, root=own_site.folder.parent, SOURCE_DATE_EPOCH="1", PYTHONHASHSEED="1").folder),
    )
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
