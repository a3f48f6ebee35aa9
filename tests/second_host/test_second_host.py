# SPDX-License-Identifier: MIT
"""The engine serves a host that is not MkDocs: the course's concept pages, by a host of a few hundred lines."""

from __future__ import annotations

import ast
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from tests.import_graph import ROOT, imported_names

from cairn.text.formula import find_formulas
from cairn.text.markdown import mask_all_but_formulas
from cairn.text.prose import plain_text

from .host import build, page_path, write_address

if TYPE_CHECKING:
    from cairn.questions.question import Question
    from cairn.site import Site

HOST = sorted(path for path in Path(__file__).parent.glob("*.py") if not path.name.startswith("test_"))
MOST_LINES = 300
LEFT_OVER = re.compile("[\uf8fb-\uf8ff]|<!-- cairn:|```|~~~|\\[\\[|\x02|\x03")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Path]:
    folder = tmp_path_factory.mktemp("second") / "site"
    return build(ROOT, folder), folder


class Page(HTMLParser):
    """The links, ids and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids.add(found.get("id") or "")
        if tag == "a":
            self.links.append(found.get("href") or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def squeeze(text: str) -> str:
    """Only the letters and digits of a text, which no typography changes."""
    return re.sub(r"[\W_]+", "", unescape(text))


def texts_of(question: Question) -> list[str]:
    """The stem of a question and what it offers to choose from."""
    items = getattr(question.exercise, "items", ()) or getattr(question.exercise, "rows", ())
    return [question.stem, *(item.text for item in items), *(t for part in question.parts for t in texts_of(part))]


def test_each_concept_has_its_page(built: tuple[Site, Path]):
    site, folder = built
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    sources = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs/concepts").glob("*.md")}
    assert {page_path(uri) for uri in sources} <= written == {page_path(uri) for uri in site.concept_ids}
    for uri, concept_id in site.concept_ids.items():
        page = Page((folder / page_path(uri)).read_text("utf-8"))
        assert squeeze(site.catalogue.title(concept_id)) in squeeze(page.text)


def test_links_between_pages_resolve(built: tuple[Site, Path]):
    _, folder = built
    pages = {path: Page(path.read_text("utf-8")) for path in folder.rglob("*.html")}
    targets = []
    for path, page in pages.items():
        for link in page.links:
            if "://" in link or link.startswith("mailto:"):
                continue
            place, _, anchor = unquote(link).partition("#")
            target = (path.parent / place).resolve() if place else path
            targets.append(target)
            assert target in pages, (path.name, link)
            assert not anchor or anchor in pages[target].ids, (path.name, link)
    assert len(targets) > len(pages)


def test_an_address_is_relative_to_its_page_and_keeps_its_anchor():
    assert write_address("concepts/a.md", "x", "concepts/b.md") == "a.html#x"
    assert write_address("tags/a.md", "", "concepts/b.md") == "../tags/a.html"


def test_each_question_is_on_the_page_of_its_concept(built: tuple[Site, Path]):
    site, folder = built
    asked = [(uri, q) for uri, i in site.concept_ids.items() for q in site.questions.by_concept.get(i, ())]
    assert len(asked) > 100
    for uri, question_id in asked:
        page = Page((folder / page_path(uri)).read_text("utf-8"))
        assert question_id in page.ids
        missing = [
            text
            for text in texts_of(site.questions.questions[question_id])
            if "$" not in text and squeeze(plain_text(text)) not in squeeze(page.text)
        ]
        assert missing == [], (uri, question_id)


def test_formulas_pass_as_they_were_typed(built: tuple[Site, Path]):
    site, folder = built
    count = 0
    for document in site.documents.values():
        formulas = find_formulas(mask_all_but_formulas(document.body)) if document.uri in site.concept_ids else ()
        for formula in formulas:
            count += 1
            page = Page((folder / page_path(document.uri)).read_text("utf-8"))
            assert document.body[formula.start : formula.end] in page.text, document.uri
    assert count > 50


def test_no_mark_fence_or_wikilink_is_left_over(built: tuple[Site, Path]):
    _, folder = built
    found = [(path.name, LEFT_OVER.findall(path.read_text("utf-8"))) for path in folder.rglob("*.html")]
    assert [(name, marks) for name, marks in found if marks] == []


def test_it_needs_no_other_host_and_is_short():
    trees = [ast.parse(path.read_text("utf-8")) for path in HOST]
    packages = {name.partition(".")[0] for tree in trees for name in absolute_imports(tree)}
    assert packages.isdisjoint({"mkdocs", "mkdocs_cairn", "material"})
    assert sum(len(path.read_text("utf-8").splitlines()) for path in HOST) <= MOST_LINES


def absolute_imports(tree: ast.Module) -> set[str]:
    whole = [node for node in tree.body if not (isinstance(node, ast.ImportFrom) and node.level)]
    return imported_names(ast.Module(whole, []))
