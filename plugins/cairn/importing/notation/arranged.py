# SPDX-License-Identifier: MIT
"""Write questions whose parts are arranged: rows in order, rows in categories, cells of a table; and open questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cairn.importing.notation.carried import Carried
from cairn.importing.notation.chosen import as_item
from cairn.questions.notation.lists import write_item
from cairn.yaml.writer import prose

DRAFT = "'{name}' has no model answer, so it is a draft. Add a 'model_answer'."


@dataclass(frozen=True, slots=True)
class Row:
    """A row that learners place."""

    text: str
    """Markdown."""
    feedback: str = ""
    """Markdown; empty if there is none."""


def put_in_order(rows: Iterable[Row]) -> Carried:
    """Return a question whose rows are to be put in this order."""
    items = (write_item(f"{number}. {as_item(row.text)}", row.feedback) for number, row in enumerate(rows, start=1))
    return Carried(tuple(prose("order", "\n".join(items), "")))


def sort_rows(categories: Iterable[tuple[str, Sequence[Row]]]) -> Carried:
    """Return a question that sorts rows into categories, each with its title in Markdown and its rows."""
    items = (
        write_item(
            f"- {_on_one_line(title)}", more=[write_item(f"- {as_item(row.text)}", row.feedback) for row in rows]
        )
        for title, rows in categories
    )
    return Carried(tuple(prose("sort", "\n".join(items), "")))


def fill_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Carried:
    """Return a table whose first column is given; the texts of its cells are Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    text = "\n".join(f"| {' | '.join(_on_one_line(cell) for cell in line)} |" for line in lines)
    return Carried(tuple(prose("table", text, "")))


def answer_openly(model: str, ideas: Sequence[str] = ()) -> Carried:
    """Return a question that learners answer in their own words; a draft if it has neither a model nor ideas."""
    if not model and not ideas:
        return Carried((), (DRAFT,))
    rubric = "\n".join(write_item(f"- {as_item(idea)}") for idea in ideas)
    lines = prose("model_answer", model or "\n\n".join(ideas), "")
    return Carried((*lines, *(prose("rubric", rubric, "") if rubric else ())))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
