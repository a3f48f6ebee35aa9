# SPDX-License-Identifier: MIT
"""Real exported pages, where CAIRN_SOURCES names a folder of them: imported and built, they are a sound site."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cairn_cli.__main__ import main

from .conftest import rebuild, write_site
from .tree import parse, text

if TYPE_CHECKING:
    from .conftest import Built


SOURCES = os.environ.get("CAIRN_SOURCES", "")
UNSET = "CAIRN_SOURCES is not set: set it to a folder of exported pages (*.txt) to import and build them"
pytestmark = pytest.mark.skipif(not SOURCES, reason=UNSET)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("imported")
    assert main(["import", SOURCES, "--docs", str(folder / "docs"), "--quizzes", str(folder / "quizzes")]) == 0
    return rebuild(write_site(folder, {}, plugins=["search", "macros", "cairn"]))


def find_written(imported: Built) -> list[str]:
    """The names of the documents that have a body; an import knows more concepts than it has texts."""
    documents = sorted((imported.source / "docs/concepts").glob("*.md"))
    return [d.stem for d in documents if d.read_text("utf-8").split("\n---\n", 1)[1].strip()]


def test_an_imported_site_builds_strictly_and_has_no_problem(imported: Built):
    assert (imported.error, imported.log) == ("", ())


def test_every_link_and_anchor_of_an_imported_site_resolves(imported: Built):
    assert imported.faults() == []


def test_every_imported_page_has_its_title_its_tags_and_its_relations(imported: Built):
    written = find_written(imported)
    assert len(written) == len(list(Path(SOURCES).glob("*.txt")))
    for name in written:
        html = imported.read(f"concepts/{name}/index.html")
        assert html.count('class="cairn-relations"') == 1
        assert html.count("<h1") == 1
        assert 'href="../../tags/' in html


def test_the_record_of_the_import_is_no_part_of_the_site(imported: Built):
    assert (imported.source / "docs/.cairn-import.json").is_file()
    assert [f for f in imported.folder.rglob("*") if "cairn-import" in f.name] == []


def test_every_imported_question_stands_on_a_page_as_an_exercise(imported: Built):
    pages = [parse(f.read_text("utf-8")) for f in imported.folder.glob("concepts/*/index.html")]
    drafts = [e for page in pages for e in page.iter("section") if "cairn-q--draft" in e.get("class", "")]
    assert drafts
    assert all(text(draft) for draft in drafts)


def test_what_is_wanted_is_found_by_its_name_and_has_no_text_to_search(imported: Built):
    entries = json.loads(imported.read("search/search_index.json"))["docs"]
    written = tuple(f"concepts/{name}/" for name in find_written(imported))
    pages = [e for e in entries if e["location"].startswith("concepts/") and e["location"] != "concepts/"]
    wanted = [e for e in pages if not e["location"].startswith(written)]
    assert wanted
    assert {e["location"] for e in pages} >= {*written}
    assert all(e["title"] and not e["text"] for e in wanted)
