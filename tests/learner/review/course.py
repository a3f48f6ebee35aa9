# SPDX-License-Identifier: MIT
"""A course whose questions are of many kinds, for reviews: fourteen concepts, of which each has its own questions."""

from __future__ import annotations

from typing import Any

from tests.learner.conftest import SETTINGS

CHAIN = [f"Step {letter}" for letter in "ABCDEFGHIJ"]
"""Concepts that build on each other, each with two questions. The right choice is `right`."""
RICH = {"Formulas": "", "Pictures": "", "Stories": "", "Essays": "Step A, Step B"}

CONCEPTS = [title.lower().replace(" ", "-") for title in (*CHAIN, *RICH)]
"""The ids of all concepts, in learning order."""
ASKED_FIRST = {"stories": "stories-told"}
"""The questions that were asked first about some concepts; else it is the one that ends in 1."""

QUESTIONS = {
    "Formulas": """questions:
  - id: formulas-1
    stem: How much is $x^2$ for $x = 3$?
    number: "9"
    rationale: Since $3 \\cdot 3 = 9$.
""",
    "Pictures": """questions:
  - id: pictures-1
    stem: |
      What does ![a dot](../docs/dot.svg) show? See [the notes](../docs/notes.md#the-end) and
      <svg width="10" height="10"><use href="#shape"/></svg>
      <span onclick="window.ran = true">here</span><script>window.ran = true</script>
    choices: |
      - [x] right
      - [ ] wrong
        > Not so. See [[Step A]].
""",
    "Stories": """questions:
  - id: told-story
    case: A model is asked for a story and tells one.
    questions:
      - id: stories-told
        stem: Did it tell one?
        choices: |
          - [x] right
          - [ ] wrong
      - id: stories-asked
        stem: Was it asked?
        choices: |
          - [x] right
          - [ ] wrong
""",
    "Essays": """questions:
  - id: essays-1
    stem: Why do people write essays?
    model_answer: To find out what they think.
""",
}


def write_concept(title: str, before: str) -> str:
    return f"---\ntitle: {title}\nlearn_before: [{before}]\ntags: [Reviews/All]\n---\n# {title}\n\nAbout it.\n"


def write_questions(title: str) -> str:
    name = title.lower().replace(" ", "-")
    questions = (
        f"  - id: {name}-{n}\n    stem: Question {n} on {title}?\n    choices: |\n"
        f"      - [x] right\n      - [ ] wrong\n    hints: [A hint.]\n"
        for n in (1, 2)
    )
    return "questions:\n" + "\n".join(questions)


def write_course() -> dict[str, str | bytes]:
    shape = '<svg width="10" height="10"><defs><circle id="shape" r="4"/></defs></svg>'
    files: dict[str, str | bytes] = {
        "docs/index.md": "# Reviews\n",
        "docs/notes.md": "# Notes\n\n## The end\n\nOf the notes.\n",
        "docs/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>',
    }
    chain = {title: CHAIN[n - 1] if n else "" for n, title in enumerate(CHAIN)}
    for title, before in {**chain, **RICH}.items():
        name = title.lower().replace(" ", "-")
        files[f"docs/concepts/{name}.md"] = write_concept(title, before) + (shape if title == "Pictures" else "")
        questions = QUESTIONS.get(title) or write_questions(title)
        files[f"quizzes/{name}.yml"] = f"concepts: [{name}]\n{questions}"
    return files


REVIEW_SETTINGS: dict[str, Any] = {**SETTINGS, "plugins": ["search", {"cairn": {"confidence": True}}]}
