# SPDX-License-Identifier: MIT
"""Links to headings, in sites built for real: each anchor is the one that the page has."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from .conftest import MATERIAL, MakeSite, copy_site, rebuild
from .told import found_by_check, links, told_by_build

if TYPE_CHECKING:
    from pathlib import Path

STRICT = {"validation": {"links": {"anchors": "warn"}}}


def test_headings_are_found_by_their_words(tmp_path: Path):
    built = rebuild(copy_site("field/08-anchors-by-words", tmp_path / "site"))
    assert (built.error, built.log) == ("", ())
    found = links(built, "concepts/an")
    alpha = "../alpha/#"
    assert found["Alpha"] == [
        alpha + a for a in ("second-law", "second-law", "whats-next", "a-one", "ubung", "groe-ma")
    ]
    assert found["Local Part"] == ["./#local-part"]


HEADINGS = """---
title: Alpha
learn_before: [Nothing]
references: [a]
---
Text with [[Beta]].

## Plain words

## With `code`, *marks* and &amp; signs

## With a [link](beta.md) and [[Beta|a wikilink]]

## The area $x^2$

## Own id {#mine .wide}

## Plain words

## 数据库

## Fußnote[^1]

Setext here
-----------

!!! note
    ## Inside a note

- item

    ## Inside a list

[^1]: A note.
"""
WORDS = (
    *("Plain words", "With code, marks and & signs", "With a link and a wikilink", "The area $x^2$", "Own id", "mine"),
    *(
        "数据库",
        "Fußnote",
        "Setext here",
        "Inside a note",
        "Inside a list",
        "References",
        "Learn before",
        "Mentioned in",
    ),
)
OTHER = "---\ntitle: Beta\n---\n[[Alpha]] and " + ", ".join(f"[[Alpha#{words}]]" for words in WORDS) + ".\n"
SLUGIFY = "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}"


@pytest.mark.parametrize(
    "toc", [{}, {"permalink": True}, {"separator": "_", "toc_depth": 1}, {"permalink": "link", "baselevel": 2}, "slugs"]
)
@pytest.mark.parametrize("theme", [MATERIAL, {"name": "mkdocs"}], ids=["material", "mkdocs"])
def test_each_anchor_is_the_one_that_the_host_gives(site: MakeSite, toc: object, theme: object):
    extensions = ["attr_list", "admonition", "footnotes", "pymdownx.superfences"]
    files = {
        "docs/concepts/alpha.md": HEADINGS,
        "docs/concepts/beta.md": OTHER,
        "docs/references.bib": "@misc{a, title={T}}",
    }
    settings = {
        "theme": theme,
        "markdown_extensions": [*extensions, {"toc": toc if isinstance(toc, dict) else {}}],
        **STRICT,
    }
    built = site(files, **settings)
    if toc == "slugs":
        path = built.source / "mkdocs.yml"
        path.write_text(
            path.read_text("utf-8").replace('{"toc": {}}', f'{{"toc": {{"slugify": {SLUGIFY}}}}}'), encoding="utf-8"
        )
        shutil.rmtree(built.folder)
        built = rebuild(built)
    assert (built.error, built.log) == ("", ())
    ids = set(re.findall(r'\bid="([^"]*)"', built.read("concepts/alpha/index.html")))
    text = built.read("concepts/beta/index.html")
    targets = re.findall(r'<a href="\.\./alpha/#([^"]*)">Alpha</a>', text)
    assert len(targets) == len(WORDS)
    assert {unquote(target) for target in targets} <= ids


def test_an_unknown_heading_is_told_by_build_and_check_alike(site: MakeSite):
    files = {
        "docs/concepts/alpha.md": "## Cell wall\n\n[[#Nothing]]\n",
        "docs/index.md": "# Home\n\n[[Alpha#Cell wal]]\n",
        "quizzes/a.yml": "concepts: [alpha]\nquestions:\n  - stem: See [[Alpha#None]].\n",
    }
    built = site(files)
    told = told_by_build(built)
    assert told == found_by_check(built.source)
    assert [line.partition(" There")[0] for line in told] == [
        "docs/concepts/alpha.md:3:",
        "docs/index.md:3:",
        "quizzes/a.yml:3:",
    ]


def test_a_heading_that_changes_its_words_changes_the_pages_that_link_to_it(site: MakeSite):
    files = {"docs/concepts/alpha.md": "Text.\n\n## One\n\n## One\n", "docs/concepts/beta.md": "[[Alpha#One]]\n"}
    built = site(files, markdown_extensions=["attr_list"])
    assert links(built, "concepts/beta")["Alpha"] == ["../alpha/#one"]
    (built.source / "docs/concepts/alpha.md").write_text("Text.\n\n## One {#first}\n\n## One\n", encoding="utf-8")
    again = rebuild(built)
    assert links(again, "concepts/beta")["Alpha"] == ["../alpha/#first"]
