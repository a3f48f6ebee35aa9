# SPDX-License-Identifier: MIT
"""What more than one stack's notation has: front matter, links, and lists of choices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .corpus import Question

Files: TypeAlias = "Iterator[tuple[str, str]]"
"""Pairs of a path in the site's folder and a text."""

NAME = "A Made-Up Course"
URL = "https://example.org/course/"
INDEX = f"# {NAME}\n\nAs many pages as were asked for, made of words that mean nothing.\n"


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
