# SPDX-License-Identifier: MIT
"""Prepare the Markdown of a page for the host: wikilinks become links, and questions are placed.

There are two steps, because a macro plugin may run between them: `hide_fences` replaces the `quiz` fences by marks,
and `PageBody` replaces the marks by questions, including those of fences that macros or includes added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from cairn.check.question_placement import find_anchor_clashes, report_shown_twice
from cairn.content.link import Wikilink, replace_wikilinks
from cairn.links.autolink import add_links
from cairn.links.citations import write_citations
from cairn.links.heading_links import gets_its_id, write_section_heading
from cairn.links.page_parts import Section, following_questions, marked_questions, placed_questions
from cairn.links.title_index import TitleIndex
from cairn.links.wikilinks import is_unwritten, link_from_root, resolve_wikilink
from cairn.questions.placeholders import wrap_section
from cairn.questions.placement import hide_fences, place_blocks
from cairn.questions.shown import ShownQuestion, show_question
from cairn.site import Site
from cairn.text.markdown import escape
from cairn.text.problem import Problem
from cairn.text.raw_html import write_html_link
from cairn.views.concept.included_questions import IncludedQuestions
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import MappingNode

_QUESTION_MARK = "<!-- cairn:question {} -->"
PRINT_KEY = "print_key"
"""The front matter key that says whether the keys of the page's questions are printed."""

_NO_KEY = "cairn-check--no-key"


def mark_question(question_id: str) -> str:
    """Return the mark that a macro writes where a question belongs."""
    return _QUESTION_MARK.format(question_id)


def compile_body(
    site: Site,
    uri: str,
    markdown: str,
    write_question: Callable[[ShownQuestion], str],
    title_index: TitleIndex | None = None,
    address: Callable[[str, str], str] | None = None,
) -> tuple[str, tuple[Problem, ...]]:
    """Return the final Markdown of a page and its problems; see `PageBody`."""
    body = PageBody(site, uri, write_question, address)
    return body.compile(markdown, title_index), body.problems


class PageBody:
    """The body of one page, and the questions found in it so far."""

    def __init__(
        self,
        site: Site,
        uri: str,
        write_question: Callable[[ShownQuestion], str],
        address: Callable[[str, str], str] | None = None,
        write_heading: Callable[[Section], str] = write_section_heading,
    ) -> None:
        """Prepare the body of the page `uri`; `write_question` returns the Markdown of one question as a single line.

        `address` returns the relative URL of a page and an anchor. It is used for links in raw HTML, which most hosts
        do not rewrite; without it, such links lead to the source file. `write_heading` returns the Markdown of the
        heading above questions, with the id of the section.
        """
        self._write_heading = write_heading
        self._site, self._uri, self._write_question, self._address = site, uri, write_question, address
        self._numbers: dict[str, int] = {}
        self._included = IncludedQuestions(site, uri)
        self._problems: list[Problem] = []
        self._css_class = "" if _prints_keys(site, uri) else _NO_KEY

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the page."""
        return (*self._problems, *self._included.problems)

    def compile(self, markdown: str, title_index: TitleIndex | None = None) -> str:
        """Return the final Markdown of the page.

        Questions about its concept that are not placed in the body follow it in sections of their own. With a
        `title_index`, mentions of concepts in the body become links.
        """
        markdown = self.hide(markdown)
        placed = placed_questions(self._site, markdown, self._included.fences)
        self._problems += report_shown_twice(self._site, self._uri, placed)
        linked = add_links(self._site, self._uri, markdown, title_index) if title_index else markdown
        text = self._place_questions(self._link(_with_heading(self._site, self._uri, linked)))
        for section, ids in following_questions(self._site, self._site.concept_ids.get(self._uri, ""), set(placed)):
            questions = "\n\n\n\n".join(self._write(q) for q in ids)
            asked = wrap_section(questions, f"cairn-check {self._css_class}".strip())
            text += f"\n\n{self._heading(section)}\n\n{asked}\n\n"
        self._problems += find_anchor_clashes(self._site, self._uri, self._numbers)
        return text

    def _heading(self, section: Section) -> str:
        return (write_section_heading if gets_its_id(self._site, section) else self._write_heading)(section)

    def add(self, markdown: str) -> str:
        """Return the Markdown of the page after a Markdown extension has added content."""
        return self._place_questions(self._link(self.hide(markdown)))

    def hide(self, markdown: str) -> str:
        """Return the Markdown of the page with all fences replaced by marks, including fences added by others."""
        self._included.read(markdown)
        return hide_fences(markdown)

    def _place_questions(self, text: str) -> str:
        def write(mark: re.Match[str]) -> list[str]:
            return [self._write(q, self._css_class) for q in marked_questions(self._site, mark, self._included.fences)]

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
            linked = replace_wikilinks(text, write_link_of)
            return write_citations(self._site, self._uri, linked, lambda found: link_from_root(found, self._uri))

        here = f"/{self._uri}"
        shown = show_question(question, number, link, css_class, here=here, mark_unwritten=self._mark_unwritten)
        return self._write_question(shown)

    def _mark_unwritten(self, link: str, paths: Collection[str]) -> str:
        """Return a link that says so if one of its paths from the root leads to a concept that nobody has written."""
        if not any(is_unwritten(self._site, path.removeprefix("/")) for path in paths):
            return link
        return self._site.messages.say_in_markdown("question.not-written-yet", title=link)

    def _link(self, text: str) -> str:
        linked = replace_wikilinks(text, lambda found: self._write_link(found, self._uri))
        return write_citations(self._site, self._uri, linked)

    def _write_link(self, found: Wikilink, uri: str) -> str:
        """Return the link for a wikilink in the source of the page `uri`."""
        written = resolve_wikilink(self._site, uri, found)
        return write_html_link(written, uri, self._address) if found.is_in_html else written


def _prints_keys(site: Site, uri: str) -> bool:
    document = site.documents.get(uri)
    fields = document.all_fields if document else MappingNode((), 1)
    return not fields.find(PRINT_KEY) or MappingReader(fields, uri, ()).flag(PRINT_KEY) is not False


def _with_heading(site: Site, uri: str, markdown: str) -> str:
    """Add the title as a heading if the body has none."""
    document = site.documents.get(uri)
    if document is None or document.has_heading or uri not in site.concept_ids:
        return markdown
    return f"# {escape(document.title)}\n\n{markdown}"
