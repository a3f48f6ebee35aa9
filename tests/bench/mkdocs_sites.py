# SPDX-License-Identifier: MIT
"""Turns a made-up course into a site for MkDocs: with Cairn, with Material alone, with what one would add to it."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING

from .notation import INDEX, NAME, URL, by_title, document, plain_links, task_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .corpus import Concept, Question
    from .notation import Files

A_FILE = 10
"""Concepts a file of questions."""
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
