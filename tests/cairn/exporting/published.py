# SPDX-License-Identifier: MIT
"""A small published site to write for programs."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from cairn.compile import compile_site
from cairn.content.document import address
from cairn.exporting.llms.twins import Twins, write_heading
from cairn.exporting.published_site import PublishedSite
from cairn.sources import Sources
from cairn.text.source import Source
from cairn.views.concept.body import PageBody

if TYPE_CHECKING:
    from collections.abc import Callable

    from cairn.content.document import Document
    from cairn.questions.shown import ShownQuestion

URL = "https://example.org/bread/"


def document(path: str, text: str) -> Source:
    return Source(f"docs/{path}", text, path)


def publish(*documents: Source, quiz: str = "", url: str = URL, language: str = "en") -> PublishedSite:
    quizzes = (Source("quizzes/quiz.yml", quiz),) if quiz else ()
    site = compile_site(Sources(documents, quizzes))
    return PublishedSite(site, "Bread & Co", url, language, find_path, description="All about bread.")


def find_path(uri: str) -> str:
    return address(uri) if uri.endswith(".md") else uri


def twins_of(published: PublishedSite) -> Twins:
    def compile_body(document: Document, write_question: Callable[[ShownQuestion], str]) -> str:
        body = PageBody(published.site, document.uri, write_question, write_heading=write_heading)
        return body.compile(document.body.rstrip())

    return Twins(published, compile_body, find_uri)


def find_uri(path: str, holder: str) -> str:
    """Return the path inside the documents folder that a path in a source leads to."""
    if path.startswith("/"):
        return path.lstrip("/")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(holder), path))
    return whole.removeprefix("docs/") if whole.startswith("docs/") else ""
