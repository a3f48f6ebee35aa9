# SPDX-License-Identifier: MIT
"""Titles, tags, reasons and entries of a bibliography are text, whatever stands in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import MATERIAL
from .tree import by_class, parse, text

if TYPE_CHECKING:
    from .conftest import Built, MakeSite

HOSTILE = (
    """<script>alert(1)</script> {{ 1 + 1 }} {% raw %} *not* _strong_ `code` [a](b) & " onclick="alert(1) <img src=x>"""
)
TITLE, TAG, CHAPTER, REASON = (f"{word} {HOSTILE}" for word in ("Title", "Tag", "Chapter", "Why"))
PLUGINS = ["search", "macros", "cairn"]
STUB = "Nothing <script>alert(1)</script> {{ 2 }} *not* <img src=x>"
WORK = "Work <script>alert(1)</script> *not* <img src=x>"
PATH = json.dumps("{}/{}".format(TAG.replace("/", "\\/"), CHAPTER.replace("/", "\\/")))
FILES = {
    "docs/concepts/first.md": f"""---
title: {json.dumps(TITLE)}
id: first
aliases: ["*Other* <b>name</b>"]
learn_before: []
tags: [{PATH}]
references: [book: {json.dumps(f"part {HOSTILE}")}]
---
The body. See [[second]].
""",
    "docs/concepts/second.md": f"""---
title: Second
learn_before:
  - {{concept: first, reason: {json.dumps(REASON)}}}
  - {{concept: {json.dumps(STUB)}, reason: {json.dumps(REASON)}}}
tags: [{PATH}]
---
Its words lead to [[first]] and to [[*Other* <b>name</b>]].
""",
    "docs/concepts/third.md": f"---\ntitle: Third\nlearn_before: [first]\ntags: [{PATH}]\n---\nBody.\n",
    "docs/references.bib": f"@book{{book, title={{{WORK}}}, year={{2001}}}}\n",
    "docs/index.md": "# Home\n\n{{ concept('first') }} {{ learning_path('second') }}\n\nAnd [[first]].\n",
}
DOCUMENTS = [path for path in FILES if path.endswith(".md")]


@pytest.fixture(scope="module", params=["material", "mkdocs", "readthedocs"])
def hostile(request: pytest.FixtureRequest, site: MakeSite) -> Built:
    theme = MATERIAL if request.param == "material" else {"name": request.param}
    return site(FILES, theme=theme, plugins=PLUGINS)


def test_it_builds_strictly(hostile: Built):
    assert (hostile.error, hostile.log) == ("", ())
    assert hostile.faults() == []


def test_no_page_has_a_script_an_image_or_an_emphasis_of_it(hostile: Built):
    pages = {file: file.read_text("utf-8") for file in hostile.folder.rglob("*.html")}
    assert len(pages) > len(DOCUMENTS)
    found = re.compile(r"<script>alert|<img src=x|<em>not|<em>strong|<code>code")
    assert [file for file, html in pages.items() if found.search(html)] == []


@pytest.mark.parametrize("place", ["", "concepts", "concepts/first", "concepts/second", "concepts/third", "references"])
def test_a_title_reads_as_it_was_typed_wherever_it_stands(hostile: Built, place: str):
    assert TITLE in text(hostile.page(place).find("body"))


def test_the_browser_shows_the_title_as_it_was_typed(hostile: Built):
    assert text(hostile.page("concepts/first").find(".//title")).startswith(TITLE)


def test_no_attribute_ends_where_a_quote_stands(hostile: Built):
    pages = {file: parse(file.read_text("utf-8")) for file in hostile.folder.rglob("*.html")}
    assert len(pages) > len(DOCUMENTS)
    assert [file for file, page in pages.items() for e in page.iter() if "alert(1)" in e.get("onclick", "")] == []


def test_a_label_says_the_title_as_it_was_typed(site: MakeSite):
    (previous,) = by_class(site(FILES, plugins=PLUGINS).page("concepts/second"), "md-footer__link--prev")
    assert previous.get("aria-label") == f"Previous: {TITLE}"


def test_tags_read_as_they_were_typed(hostile: Built):
    (tag,) = (d for d in (hostile.folder / "tags").iterdir() if d.is_dir())
    (chapter,) = (d for d in tag.iterdir() if d.is_dir())
    for place in (Path("tags"), *(d.relative_to(hostile.folder) for d in (tag, chapter))):
        page = hostile.page(str(place))
        assert (CHAPTER if place.name == chapter.name else TAG) in text(page.find("body"))
    assert text(page.find(".//title")).startswith(CHAPTER)


def test_reasons_works_and_locators_read_as_they_were_typed(hostile: Built):
    assert REASON in text(hostile.page("concepts/second"))
    assert WORK in text(hostile.page("references"))
    assert f"{WORK}. 2001. part {HOSTILE}" in text(hostile.page("concepts/first"))


def test_a_stub_reads_as_it_was_typed(hostile: Built):
    (stub,) = (d.name for d in (hostile.folder / "concepts").iterdir() if d.name.startswith("nothing"))
    page = hostile.page(f"concepts/{stub}")
    assert text(page.find(".//title")).startswith(STUB)
    assert text(page.find(".//h1")) == STUB
    assert REASON in text(page)
    assert STUB in text(hostile.page("wanted"))


def test_what_the_search_of_material_shows_is_escaped(site: MakeSite):
    entries = json.loads(site(FILES, plugins=PLUGINS).read("search/search_index.json"))["docs"]
    shown = json.dumps([(e["title"], e["text"], e.get("tags")) for e in entries])
    assert "&lt;script" in shown
    assert "<script" not in shown
    assert "<img" not in shown
