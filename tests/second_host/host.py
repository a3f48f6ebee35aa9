# SPDX-License-Identifier: MIT
"""A host beside MkDocs: the concept pages of a folder as HTML files, by the engine and Python-Markdown alone.

It shows what a second adapter has to write, and keeps the engine free of MkDocs. It has no theme, no cache and no
preview, and leaves formulas as TeX.
"""

from __future__ import annotations

import posixpath
from html import escape
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from cairn.compile import compile_site
from cairn.questions.placeholders import fill_questions, write_placeholder
from cairn.sources import Sources
from cairn.text.formula import find_formulas
from cairn.text.markdown import mask_all_but_formulas
from cairn.text.source import Source
from cairn.views.concept.body import compile_body
from cairn.views.concept.concept_page import compile_concept

from .question_html import write_question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from cairn.content.page_link import PageLink
    from cairn.questions.shown import ShownQuestion
    from cairn.site import Site
    from cairn.views.concept.concept_models import ConceptPage

EXTENSIONS = ("admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc")
_AFTER_BLOCKS = 15
"""After code and HTML have been taken out of the text."""


def build(root: Path, site_folder: Path) -> Site:
    """Write the concept pages of the project at `root`, and return the site as the engine sees it."""
    site = compile_site(read_sources(root))
    for uri, concept_id in site.concept_ids.items():
        path = site_folder / page_path(uri)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_page(site, uri, concept_id), "utf-8")
    return site


def read_sources(root: Path) -> Sources:
    """Read every source of a project."""

    def read(pattern: str, docs: str = "") -> Iterator[Source]:
        for path in sorted(root.glob(pattern)):
            place = path.relative_to(root).as_posix()
            yield Source(place, path.read_text("utf-8"), place.removeprefix(docs) if docs else "")

    return Sources(
        documents=tuple(read("docs/**/*.md", "docs/")),
        quizzes=tuple(read("quizzes/**/*.yml")),
        tags=next(read("docs/tags.yml"), None),
        references=next(read("docs/references.bib"), None),
    )


def page_path(uri: str) -> str:
    """Return the place of the HTML file of a page."""
    return posixpath.splitext(uri)[0] + ".html"


def write_page(site: Site, uri: str, concept_id: str) -> str:
    """Return the HTML file of a concept, whether it has a document or not."""
    view = compile_concept(site, concept_id)
    title, body = escape(view.title), write_body(site, uri)
    chips = f"<p>{', '.join(escape(tag.title) for tag in view.tags)}</p>" if view.tags else ""
    lists = "".join(write_lists(site, view))
    return f'<!doctype html>\n<meta charset="utf-8">\n<title>{title}</title>\n{body}\n{chips}\n{lists}\n'


def write_body(site: Site, uri: str) -> str:
    """Return the body of a page as HTML: Markdown goes through the engine, then the parser, then the questions in."""
    questions: dict[int, ShownQuestion] = {}

    def mark(shown: ShownQuestion) -> str:
        questions[shown.number] = shown
        return write_placeholder(shown)

    document = site.documents.get(uri)
    markdown = document.body if document else f"# {escape(site.catalogue.title(site.concept_ids[uri]))}"
    text, _problems = compile_body(site, uri, markdown, mark, address=lambda to, anchor: write_address(to, anchor, uri))
    pages, fields = parser_for(uri), parser_for(uri, leave_out=("toc",))

    def write(shown: ShownQuestion) -> str:
        return write_question(shown.question, shown.number, lambda text: fields.reset().convert(text))

    return fill_questions(pages.convert(text), questions, write)


def write_lists(site: Site, view: ConceptPage) -> Iterator[str]:
    """Yield the lists that follow the body, each under its heading."""

    def list_links(title: str, links: Iterable[PageLink]) -> str:
        items = [f'<li><a href="{write_address(t.uri, t.anchor, view.uri)}">{escape(t.title)}</a></li>' for t in links]
        return f"<h2>{title}</h2>\n<ul>{''.join(items)}</ul>\n" if items else ""

    yield list_links("Learn before", view.before.links)
    yield list_links("Learn after", view.after.links)
    yield list_links("Related", (link for group in view.related for link in group.list.links))
    yield list_links("Mentioned in", (entry.link for entry in view.backlinks if entry.link.uri in site.concept_ids))


def write_address(uri: str, anchor: str, of: str) -> str:
    """Return the address of a page, or of an anchor there, on the page `of`."""
    way = posixpath.relpath(page_path(uri), posixpath.dirname(of) or ".")
    return f"{way}#{anchor}" if anchor else way


def parser_for(uri: str, leave_out: tuple[str, ...] = ()) -> Markdown:
    """Return the parser for a page."""
    names = [name for name in EXTENSIONS if name not in leave_out]
    return Markdown(extensions=[*names, HostExtension(uri)])


class HostExtension(Extension):
    """What Python-Markdown must know of our pages: that links lead to sources, and that formulas are no Markdown."""

    def __init__(self, uri: str) -> None:
        super().__init__()
        self._uri = uri

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the parser's name
        """Register with a parser."""
        md.preprocessors.register(_Formulas(md), "formulas", _AFTER_BLOCKS)
        md.treeprocessors.register(_Links(md, self._uri), "source-links", 0)


class _Formulas(Preprocessor):
    """Puts formulas aside as HTML, for a script that shows TeX."""

    def run(self, lines: list[str]) -> list[str]:
        parts: list[str] = []
        text, done = "\n".join(lines), 0
        for formula in find_formulas(mask_all_but_formulas(text)):
            html = f'<span class="math">{escape(text[formula.start : formula.end])}</span>'
            parts += text[done : formula.start], self.md.htmlStash.store(html)
            done = formula.end
        return "".join((*parts, text[done:])).split("\n")


class _Links(Treeprocessor):
    """Turns links to source files into links to pages."""

    def __init__(self, md: Markdown, uri: str) -> None:
        super().__init__(md)
        self._uri = uri

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            path, _, anchor = link.get("href", "").partition("#")
            if path.endswith(".md") and "://" not in path:
                place = posixpath.normpath(posixpath.join("/", posixpath.dirname(self._uri), path)).lstrip("/")
                link.set("href", write_address(place, anchor, self._uri))
