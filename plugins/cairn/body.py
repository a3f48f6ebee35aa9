# SPDX-License-Identifier: MIT
"""A page's Markdown made ready for the host: wikilinks as links, questions where they belong.

Two steps, since a macro plugin may work between them: `hide_fences` takes the `quiz` fences out of its
way, and `compile_body` puts the questions in. Markdown goes in and comes out; the host renders it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.autolink import add_links
from cairn.heading_index import BESIDE, CHECK, WONDER
from cairn.link import Wikilink, replace_wikilinks, write_link
from cairn.markdown import escape
from cairn.names import Stage
from cairn.problem import Code, Problem
from cairn.question_texts import wrap_section
from cairn.quiz_yaml import find_quiz_fences
from cairn.raw_html import write_html_link
from cairn.schema import Record
from cairn.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from cairn.document import Document
    from cairn.lexicon import Lexicon
    from cairn.quiz import Question
    from cairn.site import Site

_FENCE_MARK = "<!-- cairn:fence {} -->"
_QUESTION_MARK = "<!-- cairn:question {} -->"
_MARK = re.compile(r"<!-- cairn:(?P<kind>fence|question) (?P<name>[a-z0-9-]+) -->")

PRINT_KEY = "print_key"
"""The key of front matter that says whether the keys of a page are printed."""


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as one page shows it: its texts are Markdown with links from that page."""

    question: Question
    """With its links written from that page."""
    number: int
    """Its place on the page, counted from 1."""
    texts: tuple[str, ...]
    """Each of its Markdown texts once, in order; a case holds those of its questions."""


def show_question(question: Question, number: int, write_links: Callable[[str], str] = str) -> ShownQuestion:
    """Return a question as a page shows it at that place; `write_links` is given each of its texts."""
    texts: dict[str, None] = {}

    def change(text: str) -> str:
        changed = write_links(text)
        texts.setdefault(changed)
        return changed

    return ShownQuestion(question.map_markdown(change), number, tuple(text for text in texts if text.strip()))


def hide_fences(markdown: str) -> str:
    """Replace each `quiz` fence by a mark that no other plugin changes."""
    lines = markdown.split("\n")
    for number, fence in reversed(list(enumerate(find_quiz_fences(markdown)))):
        lines[fence.first : fence.last + 1] = [_FENCE_MARK.format(number)]
    return "\n".join(lines)


def mark_question(question_id: str) -> str:
    """Return what a macro writes where the question is to stand."""
    return _QUESTION_MARK.format(question_id)


def compile_body(
    site: Site,
    uri: str,
    markdown: str,
    write_question: Callable[[ShownQuestion], str],
    lexicon: Lexicon | None = None,
    address: Callable[[str, str], str] | None = None,
) -> tuple[str, tuple[Problem, ...]]:
    """Return the final Markdown of a page and what is wrong with it.

    `write_question` returns the Markdown of one question. Those that belong to the concept of the page and
    stand nowhere in its body follow the body, in sections of their own. With a `lexicon`, what is mentioned in
    the body is linked to. `address` returns what leads to a page and an anchor there, for a link in HTML,
    which most hosts leave as it is.
    """
    placed = _placed(site, uri, markdown)
    following = _following(site, site.concept_ids.get(uri, ""), placed)
    numbers = {q: n for n, q in enumerate(dict.fromkeys([*placed, *(q for _, ids in following for q in ids)]), 1)}

    def link(text: str) -> str:
        return replace_wikilinks(text, write_link_of)

    def write_link_of(found: Wikilink) -> str:
        written = _write_wikilink(site, uri, found)
        return write_html_link(written, uri, address) if found.is_in_html else written

    def write(question_id: str) -> str:
        shown = show_question(site.questions.questions[question_id], numbers[question_id], link)
        return f"\n\n{write_question(shown)}\n\n"

    linked = add_links(site, uri, markdown, lexicon) if lexicon else markdown
    text = link(_with_heading(site, uri, linked))
    hidden = "" if _prints_keys(site, uri) else "cairn-check--no-key"
    text = _MARK.sub(lambda m: _wrap("".join(write(q) for q in _marked(site, uri, m)), hidden), text)
    for heading, ids in following:
        text += f"\n\n## {heading}" + _wrap("".join(write(q) for q in ids), f"cairn-check {hidden}".strip())
    return text, find_shown_twice(site, uri, markdown)


def _following(site: Site, concept_id: str, placed: list[str]) -> list[tuple[str, list[str]]]:
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
    return document is None or not is_asked or Record(document.fields, uri, ()).flag(PRINT_KEY) is not False


def _wrap(questions: str, css_class: str) -> str:
    return f"\n\n{wrap_section(questions.strip(), css_class)}\n\n" if questions and css_class else questions


def _marked(site: Site, uri: str, mark: re.Match[str]) -> tuple[str, ...]:
    """Return the ids of the questions that a mark stands for."""
    if mark["kind"] == "question":
        return (mark["name"],) if mark["name"] in site.questions.questions else ()
    fences = site.questions.in_fences.get(uri, ())
    return fences[int(mark["name"])] if int(mark["name"]) < len(fences) else ()


def _placed(site: Site, uri: str, markdown: str) -> list[str]:
    return [q for mark in _MARK.finditer(markdown) for q in _marked(site, uri, mark)]


def find_shown_twice(site: Site, uri: str, markdown: str) -> tuple[Problem, ...]:
    """Return a problem for each question that stands in the page twice; its fences are hidden."""
    document = site.documents.get(uri)
    twice = sorted(q for q, times in Counter(_placed(site, uri, markdown)).items() if times > 1)
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


def _write_wikilink(site: Site, uri: str, link: Wikilink) -> str:
    """Return a link; a name that means nothing (it has no letter) stays as it was typed."""
    if not link.name:
        anchor = site.headings.find(site, uri, link.anchor)
        words = link.anchor.rpartition("#")[2].strip()
        return write_link(words, uri, uri, label=link.label, anchor=anchor) if anchor else link.label or escape(words)
    hit, heading = site.catalogue.look_up_link(link.name, link.anchor)
    place = site.catalogue.uri(hit.id) if hit.id else site.catalogue.find_page(link.name)
    if not place:
        return link.label or escape(link.name)
    title = link.name if heading == link.anchor else f"{link.name}#{link.anchor}"
    if hit.stage in {Stage.ID, Stage.PATH, Stage.NOTHING}:
        title = site.catalogue.title(hit.id) if hit.id else site.documents[place].title
    anchor = site.headings.find(site, place, heading) if heading else None
    return write_link(title, uri, place, label=link.label, anchor=anchor or "")
