# SPDX-License-Identifier: MIT
"""What readers expect of every site, whichever plugins have helped to make it."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from tests.mkdocs_cairn.tree import text

from .course import CONCEPTS, QUESTIONS, UNWRITTEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .builds import Made

_RAW = re.compile(r".{0,40}\[\[.{0,40}|```|<!-- cairn:|\x02|\x03|[\uf8fb-\uf8ff]")
_TEXT = re.compile(r"<(script|style|pre|code)\b.*?</\1>|<div[^>]*clipboard-copy-txt.*?</div>|<[^>]*>", re.DOTALL)


def check_site(made: Made, folders: Sequence[str] = ("",), *, is_flat: bool = False) -> None:
    """Check that the site has every concept once, with its questions, and that nothing raw is shown."""
    end = ".html" if is_flat else "/"
    for folder in folders:
        _check_pages(made, folder, end)
    _check_search(made, end)
    _check_sitemap(made)
    shown = {path: _RAW.findall(_TEXT.sub("", data.decode())) for path, data in made.files.items() if is_page(path)}
    raw = {path: found for path, found in shown.items() if found}
    assert raw == {}, raw


def is_page(path: str) -> bool:
    """Return whether a file is a page of the site."""
    return path.endswith(".html") and not path.startswith("assets/")


def _check_pages(made: Made, folder: str, end: str) -> None:
    pages = {name: made.page(f"{folder}concepts/{name}") for name in (*CONCEPTS, UNWRITTEN)}
    assert {name: len(list(page.iter("h1"))) for name, page in pages.items()} == dict.fromkeys(pages, 1)
    questions = Counter(e.get("id") for page in pages.values() for e in page.iter("cairn-question"))
    assert {name: questions[name] for name in QUESTIONS} == dict.fromkeys(QUESTIONS, 1)
    for page in pages.values():
        count = len(list(page.iter("cairn-question")))
        assert [e.get("class") for e in page.iter("form")].count("cairn-q__form") == count
        assert [e.get("class") for e in page.iter("details")].count("cairn-key") == count
    up = "" if end == ".html" else "../"
    links = {link.get("href") for link in pages["beams"].iter("a")}
    assert {f"{up}{name}{end}" for name in ("loads", "spans", "trusses")} <= links
    assert "Petroski" in text(pages["beams"])
    forms = {link.get("href", "") for link in made.page(f"{folder}tags/building/forms").iter("a")}
    assert any(href.endswith(f"concepts/arches{end}") for href in forms)


def _check_search(made: Made, end: str) -> None:
    found = Counter(entry["location"] for entry in json.loads(made.read("search/search_index.json"))["docs"])
    assert all(found[f"concepts/{name}{end}"] == 1 for name in CONCEPTS), found


def _check_sitemap(made: Made) -> None:
    found = Counter(re.findall(r"<loc>(.*?)</loc>", made.read("sitemap.xml")))
    assert [url for url, count in found.items() if count > 1] == []
    assert sum("/concepts/beams" in url for url in found) >= 1
