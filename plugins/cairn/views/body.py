# SPDX-License-Identifier: MIT
"""A page's Markdown made ready for the host: wikilinks as links, questions where they belong.

Two steps, since a macro plugin may work between them: `hide_fences` takes the `quiz` fences out of its way, and
`PageBody` puts the questions in, those of fences that others have brought in among them. Markdown goes in and out.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from cairn.content.link import Wikilink, replace_wikilinks
from cairn.links.autolink import add_links
from cairn.links.heading_links import BESIDE, CHECK, WONDER
from cairn.links.wikilinks import link_from_root, resolve_wikilink
from cairn.questions.fences import fence_digest, find_quiz_fences, quiz_text
from cairn.questions.placeholders import wrap_section
from cairn.questions.placement import MARK, place_blocks
from cairn.questions.shown import ShownQuestion, show_question
from cairn.text.markdown import escape
from cairn.text.problem import Code, Problem
from cairn.text.raw_html import write_html_link
from cairn.text.source import Span
from cairn.views.included_questions import IncludedQuestions
from cairn.views.question_anchors import find_taken_anchors
from cairn.yaml.mapping_reader import MappingReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cairn.content.document import Document
    from cairn.links.title_index import TitleIndex
    from cairn.site import Site

_FENCE_MARK = "<!-- cairn:fence {} -->"
_QUESTION_MARK = "<!-- cairn:question {} -->"
PRINT_KEY = "print_key"
"""The key of front matter that says whether the keys of a page are printed."""

_NO_KEY = "cairn-check--no-key"


def hide_fences(markdown: str) -> str:
    """Replace each `quiz` fence by a mark that no other plugin changes."""
    fences = find_quiz_fences(markdown)
    lines = markdown.split("\n") if fences else []
    for fence in reversed(fences):
        mark = _FENCE_MARK.format(fence_digest(quiz_text(fence)))
        lines[fence.first : fence.last + 1] = [fence.indent + mark]
    return "\n".join(lines) if fences else markdown


def mark_question(question_id: str) -> str:
    """Return what a macro writes where the question is to stand."""
    return _QUESTION_MARK.format(question_id)


def compile_body(
    site: Site,
    uri: str,
    markdown: str,
    write_question: Callable[[ShownQuestion], str],
    title_index: TitleIndex | None = None,
    address: Callable[[str, str], str] | None = None,
) -> tuple[str, tuple[Problem, ...]]:
    """Return the final Markdown of a page and what is wrong with it; see `PageBody`."""
    body = PageBody(site, uri, write_question, address)
    return body.compile(markdown, title_index), body.problems


class PageBody:
    """The body of one page, with the questions that have been met in it so far."""

    def __init__(
        self,
        site: Site,
        uri: str,
        write_question: Callable[[ShownQuestion], str],
        address: Callable[[str, str], str] | None = None,
    ) -> None:
        """Take what returns the Markdown of one question, a single line.

        `address` returns what leads from this page to another and an anchor there, for a link in HTML, which most
        hosts leave as it is; without it, such a link leads to the source.
        """
        self._site, self._uri, self._write_question, self._address = site, uri, write_question, address
        self._numbers: dict[str, int] = {}
        self._included = IncludedQuestions(site, uri)
        self._problems: list[Problem] = []
        self._css_class = "" if _prints_keys(site, uri) else _NO_KEY

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the page."""
        return (*self._problems, *self._included.problems)

    def compile(self, markdown: str, title_index: TitleIndex | None = None) -> str:
        """Return the final Markdown of the page.

        Questions that belong to its concept and stand nowhere in its body follow the body, in sections of their
        own. With a `title_index`, what is mentioned in the body is linked to.
        """
        markdown = self.hide(markdown)
        placed = _placed(self._site, markdown, self._included.fences)
        self._problems += _find_twice(self._site, self._uri, placed)
        linked = add_links(self._site, self._uri, markdown, title_index) if title_index else markdown
        text = self._place(self._link(_with_heading(self._site, self._uri, linked)))
        for heading, ids in _following(self._site, self._site.concept_ids.get(self._uri, ""), set(placed)):
            questions = "\n\n\n\n".join(self._write(q) for q in ids)
            text += f"\n\n## {heading}\n\n{wrap_section(questions, f'cairn-check {self._css_class}'.strip())}\n\n"
        self._problems += find_anchors_taken(self._site, self._uri, self._numbers)
        return text

    def add(self, markdown: str) -> str:
        """Return the Markdown of the page after an extension of Markdown has brought in more."""
        return self._place(self._link(self.hide(markdown)))

    def hide(self, markdown: str) -> str:
        """Return the Markdown of the page with its fences hidden, those that others have brought in among them."""
        self._included.read(markdown)
        return hide_fences(markdown)

    def _place(self, text: str) -> str:
        def write(mark: re.Match[str]) -> list[str]:
            return [self._write(q, self._css_class) for q in _ids_of(self._site, mark, self._included.fences)]

        return place_blocks(text, write)

    def _write(self, question_id: str, css_class: str = "") -> str:
        questions = self._site.questions
        question = questions.questions.get(question_id) or self._included.questions[question_id]
        number = self._numbers.setdefault(question_id, len(self._numbers) + 1)
        home = self._site.documents.get(questions.homes.get(question_id, ""))
        uri = home.uri if home and home.source.path == question.span.path else self._uri

        def write_link_of(found: Wikilink) -> str:
            return (
                self._write_link(found, uri) if found.is_in_html else link_from_root(self._write_link(found, uri), uri)
            )

        def link(text: str) -> str:
            return replace_wikilinks(text, write_link_of)

        return self._write_question(show_question(question, number, link, css_class))

    def _link(self, text: str) -> str:
        return replace_wikilinks(text, lambda found: self._write_link(found, self._uri))

    def _write_link(self, found: Wikilink, uri: str) -> str:
        """Return a link that stands in the source of the page `uri`."""
        written = resolve_wikilink(self._site, uri, found)
        return write_html_link(written, uri, self._address) if found.is_in_html else written


def _ids_of(site: Site, mark: re.Match[str], included: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the ids of the questions that a mark stands for."""
    name = mark["name"]
    if mark["kind"] == "question":
        return (name,) if name in site.questions.questions else ()
    return site.questions.fences.get(name) or included.get(name, ())


def _placed(site: Site, markdown: str, included: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [q for mark in MARK.finditer(markdown) for q in _ids_of(site, mark, included)]


def _following(site: Site, concept_id: str, placed: set[str]) -> list[tuple[str, list[str]]]:
    """Return the headings after the body with the ids of their questions."""
    if not concept_id:
        return []
    check = CHECK if site.catalogue.is_written(concept_id) else WONDER
    groups = (check, site.questions.by_concept), (BESIDE, site.questions.seen_on)
    sections = ((heading, [q for q in ids.get(concept_id, ()) if q not in placed]) for heading, ids in groups)
    return [(heading, ids) for heading, ids in sections if ids]


def _prints_keys(site: Site, uri: str) -> bool:
    document = site.documents.get(uri)
    is_asked = document is not None and document.fields.find(PRINT_KEY)
    return document is None or not is_asked or MappingReader(document.fields, uri, ()).flag(PRINT_KEY) is not False


def find_shown_twice(site: Site, uri: str, markdown: str) -> tuple[Problem, ...]:
    """Return a problem for each question that stands in the page twice; its fences are hidden."""
    return _find_twice(site, uri, _placed(site, markdown, {}))


def find_anchors_taken(site: Site, uri: str, shown: Iterable[str] | None = None) -> tuple[Problem, ...]:
    """Return a problem for each question on a page that has the anchor of a heading; `shown` are all questions there.

    Without them, those are looked at which stand there without a macro.
    """
    document, concept_id = site.documents.get(uri), site.concept_ids.get(uri, "")
    if document is None:
        return ()
    following = _following(site, concept_id, set())
    fenced = (q for ids in site.questions.in_fences.get(uri, ()) for q in ids)
    ids = shown if shown is not None else (*fenced, *(q for _, found in following for q in found))
    title = [document.title] if concept_id and not document.has_heading else []
    return tuple(find_taken_anchors(site, document, ids, (*title, *(heading for heading, _ in following))))


def _find_twice(site: Site, uri: str, placed: list[str]) -> tuple[Problem, ...]:
    document = site.documents.get(uri)
    twice = sorted(q for q, times in Counter(placed).items() if times > 1)
    fault = "This page shows the question '{}' twice. Remove one of the two."
    spans = (_last_mention(document, q) if document else Span(uri, 1) for q in twice)
    return tuple(
        Problem(Code.QUESTION_SHOWN_TWICE, span, fault.format(q)) for span, q in zip(spans, twice, strict=True)
    )


def _last_mention(document: Document, question_id: str) -> Span:
    """Return the last line that names a question; a macro may have moved the marks themselves."""
    name = re.compile(rf"(?<![\w-]){re.escape(question_id)}(?![\w-])")
    lines = enumerate(document.body.split("\n"), document.body_line)
    return Span(document.source.path, max((n for n, line in lines if name.search(line)), default=document.body_line))


def _with_heading(site: Site, uri: str, markdown: str) -> str:
    """Open the page with its title, where its author has left that to the front matter."""
    document = site.documents.get(uri)
    if document is None or document.has_heading or uri not in site.concept_ids:
        return markdown
    return f"# {escape(document.title)}\n\n{markdown}"
