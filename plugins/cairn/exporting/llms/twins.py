# SPDX-License-Identifier: MIT
"""Write the page of a concept as Markdown for programs: its prerequisites, its text and its questions with their keys.

Links lead to the twins of other concepts, and to other files where the site has them. What plugins of the host add to
a page is not in its twin, and calls of macros stay as they are typed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from cairn.content.document import Document
from cairn.exporting.llms.question_text import write_question
from cairn.exporting.published_site import PublishedSite
from cairn.links.page_parts import Section
from cairn.questions.placeholders import place_texts, write_placeholder
from cairn.questions.shown import ShownQuestion
from cairn.text.markdown import escape, mask_code
from cairn.yaml.writer import scalar

_TARGET = re.compile(
    r"\]\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<inline>[^()\s<>]+))"
    r"|^ {0,3}\[[^\[\]\n]+\]:[ \t]*(?P<reference>[^\s<>]+)"
    r'|\b(?:href|src)="(?P<attribute>[^"\n]*)"',
    re.MULTILINE,
)
"""What a link or a picture leads to, in a text with masked code."""
_BRACKET = re.compile(r"[\[\]\\]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|\?|$")
"""How what leads out of the site, or within the page, begins."""


def twin_path(path: str) -> str:
    """Return the address of the twin of a page: `concepts/tea/` has `concepts/tea/index.md`."""
    return f"{path}index.md" if path.endswith("/") else f"{posixpath.splitext(path)[0]}.md"


class Twins:
    """The twins of a site."""

    def __init__(
        self,
        published: PublishedSite,
        compile_body: Callable[[Document, Callable[[ShownQuestion], str]], str],
        find_uri: Callable[[str, str], str],
    ) -> None:
        """Take two functions of the host.

        `compile_body` returns the Markdown of a document with links to source files, and what the given function writes
        for each question. `find_uri` returns which page or file of the site a path in a source leads to; it takes the
        path as typed and the path of the source, and returns an empty text for what leads to no such file.
        """
        self._published, self._compile_body, self._find_uri = published, compile_body, find_uri

    def find_address(self, concept_id: str, here: str) -> str | None:
        """Return the address of the twin of a concept, seen from the address `here` if that of the site is not known.

        It is None if the concept has no twin: nobody has written it, or it is left out of the site.
        """
        catalogue = self._published.site.catalogue
        path = self._published.find_path(catalogue.uri(concept_id)) if catalogue.is_written(concept_id) else None
        return None if path is None else self._write_address(twin_path(path), here)

    def write(self, concept_id: str) -> str:
        """Return the twin of a concept that has one."""
        published, site = self._published, self._published.site
        document = site.documents[site.catalogue.uri(concept_id)]
        here = published.find_path(document.uri) or ""
        questions: dict[int, ShownQuestion] = {}

        def mark(shown: ShownQuestion) -> str:
            questions[shown.number] = shown
            return write_placeholder(shown)

        body = self._compile_body(document, mark)
        heading, text = _split_heading(self._resolve(body, document.source.path, here))
        blocks = {number: self._write_question(shown, here) for number, shown in questions.items()}
        parts = (
            _write_front_matter(document, published.address(document.uri) if published.url else None),
            heading,
            self._write_prerequisites(concept_id, here),
            place_texts(text, blocks).strip(),
        )
        return "\n\n".join(part for part in parts if part) + "\n"

    def _write_question(self, shown: ShownQuestion, here: str) -> str:
        path = shown.question.span.path
        resolved = shown.question.map_markdown(lambda text: self._resolve(text, path, here))
        return write_question(resolved, str(shown.number), self._published.site.messages)

    def _write_prerequisites(self, concept_id: str, here: str) -> str:
        site = self._published.site
        before = site.graph.before.get(concept_id, ())
        links = (self._write_link(prerequisite.id, here, prerequisite.reason) for prerequisite in before)
        title = site.messages.say_in_markdown("concept.learn-before")
        return "\n".join((f"{title}:\n", *links)) if before else ""

    def _write_link(self, concept_id: str, here: str, reason: str) -> str:
        title = write_label(self._published.site.catalogue.title(concept_id))
        address = self.find_address(concept_id, here)
        return f"- {f'[{title}]({address})' if address else title}{f': {reason}' if reason else ''}"

    def _resolve(self, text: str, source: str, here: str) -> str:
        """Return a text of a source with its links and pictures leading to where the site has them."""
        parts: list[str] = []
        done = 0
        for match in _TARGET.finditer(mask_code(text)) if "](" in text or "]:" in text or '="' in text else ():
            name = match.lastgroup or ""
            start, end = match.span(name)
            parts += text[done:start], self._resolve_target(text[start:end], source, here)
            done = end
        return "".join((*parts, text[done:]))

    def _resolve_target(self, target: str, source: str, here: str) -> str:
        if _SCHEME.match(target):
            return target
        path, sign, anchor = target.partition("#")
        uri = self._find_uri(unquote(path), source)
        concept_id = self._published.site.concept_ids.get(uri, "")
        twin = self.find_address(concept_id, here) if concept_id else None
        found = self._published.find_path(uri) if uri and twin is None else None
        address = twin if found is None else self._write_address(found, here)
        return target if address is None else f"{address}{sign}{anchor}"

    def _write_address(self, path: str, here: str) -> str:
        if self._published.url:
            return self._published.url + path
        folder = here if here.endswith("/") else posixpath.dirname(here)
        address = posixpath.relpath(unquote(path) or ".", unquote(folder) or ".")
        return quote(address, safe="/.-_~") + ("/" if path.endswith("/") or not path else "")


def write_label(text: str) -> str:
    """Return plain text as the text of a link, for programs that take everything else as it is."""
    return _BRACKET.sub(r"\\\g<0>", text)


def write_heading(section: Section) -> str:
    """Return the heading of the questions that follow a text."""
    return f"## {escape(section.title)}"


def _split_heading(text: str) -> tuple[str, str]:
    """Return the heading of a page, if it begins with it, and the rest."""
    first, _, rest = text.strip().partition("\n")
    return (first, rest) if first.startswith("# ") else ("", text)


def _write_front_matter(document: Document, address: str | None) -> str:
    lines = [f"title: {scalar(document.title)}", *([f"url: {scalar(address)}"] if address else [])]
    return "\n".join(("---", *lines, "---"))
