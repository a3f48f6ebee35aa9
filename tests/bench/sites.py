# SPDX-License-Identifier: MIT
"""Turns a made-up course into the files of a site: with the same prose, in the notation of each stack."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .corpus import Concept, Question

Files: TypeAlias = "Iterator[tuple[str, str]]"
"""Pairs of a path in the site's folder and a text."""

A_FILE = 10
"""Concepts a file of questions."""
INDEX = "# A Made-Up Course\n\nAs many pages as were asked for, made of words that mean nothing.\n"
NAME = "A Made-Up Course"
URL = "https://example.org/course/"
MKDOCS = {
    "site_name": NAME,
    "site_url": URL,
    "theme": {"name": "material", "font": False},
    "markdown_extensions": [
        "admonition",
        "attr_list",
        "md_in_html",
        "tables",
        {"toc": {"permalink": True}},
        "pymdownx.highlight",
        "pymdownx.superfences",
    ],
    "nav": [{"Home": "index.md"}],
    "validation": {"nav": {"omitted_files": "ignore"}},
}
"""What all sites of MkDocs share. JSON is YAML too."""


def config(**own: object) -> tuple[str, str]:
    return "mkdocs.yml", json.dumps(MKDOCS | own, indent=2) + "\n"


def document(front_matter: dict[str, str | list[str]], *parts: str) -> str:
    """A page: its front matter, a key a line and an entry of a list a line, and its text."""
    lines = [line for key, value in front_matter.items() for line in entries(key, value)]
    return "\n".join(["---", *lines, "---", "", *parts])


def entries(key: str, value: str | list[str]) -> list[str]:
    if isinstance(value, str):
        return [f"{key}: {value}"]
    return [f"{key}:", *(f"  - {item}" for item in value)] if value else [f"{key}: []"]


def plain_links(body: str) -> str:
    """The same with Markdown links for wikilinks."""
    return re.sub(r"\[\[([^|\]]+)\|([^\]]+)\]\]", r"[\2](\1.md)", body)


def by_title(body: str) -> str:
    """The same with wikilinks as authors write them, by title."""
    return re.sub(r"\[\[[^|\]]+\|", "[[", body)


def task_list(question: Question) -> str:
    return "\n".join(f"- [{'x' if right else ' '}] {text}" for text, right in question.choices)


# --- Cairn -------------------------------------------------------------------------------------------------


def cairn_site(concepts: Sequence[Concept]) -> Files:
    yield config(plugins=["search", "macros", "cairn"])
    yield "docs/index.md", INDEX
    for concept in concepts:
        before = [f"{p.name}: {p.reason}" if p.reason else p.name for p in concept.prerequisites]
        text = document({"title": concept.title, "learn_before": before, "tags": [concept.tag]}, by_title(concept.body))
        yield f"docs/concepts/{concept.id}.md", text
    for first in range(0, len(concepts), A_FILE):
        text = "questions:\n" + "".join(chain.from_iterable(map(quiz_entries, concepts[first : first + A_FILE])))
        yield f"quizzes/part-{first // A_FILE + 1}.yml", text


def quiz_entries(concept: Concept) -> Iterator[str]:
    for question in concept.questions:
        choices = task_list(question).replace("\n", "\n      ")
        yield f"  - id: {question.id}\n    concepts: [{concept.id}]\n    stem: {question.stem}\n"
        yield f"    choices: |\n      {choices}\n    rationale: {question.rationale}\n"


# --- Material for MkDocs -----------------------------------------------------------------------------------


def material_site(concepts: Sequence[Concept]) -> Files:
    yield config(plugins=["search"])
    yield "docs/index.md", INDEX
    for concept in concepts:
        yield f"docs/concepts/{concept.id}.md", document({"title": concept.title}, plain_links(concept.body))


def plugins_site(concepts: Sequence[Concept]) -> Files:
    """What one would put together today: tags, macros, and questions as mkdocs-quiz wants them."""
    yield config(plugins=["search", {"tags": {"tags_hierarchy": True}}, "macros", "mkdocs_quiz"])
    yield "docs/index.md", INDEX
    yield "docs/tags.md", "# Tags\n\n<!-- material/tags -->\n"
    for concept in concepts:
        parts = [plain_links(concept.body), "## Check your understanding\n", *map(quiz_block, concept.questions)]
        yield f"docs/concepts/{concept.id}.md", document({"title": concept.title, "tags": [concept.tag]}, *parts)


def quiz_block(question: Question) -> str:
    return f"<quiz>\n{question.stem}\n{task_list(question)}\n\n{question.rationale}\n</quiz>\n"
