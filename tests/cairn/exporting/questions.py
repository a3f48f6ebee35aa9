# SPDX-License-Identifier: MIT
"""Questions of all types for the tests of exports, in the notation of authors."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cairn.questions.parser import parse_quiz_file
from cairn.text.source import Source

if TYPE_CHECKING:
    from cairn.questions.question import Question

SINGLE = """
stem: Why does dough rise?
choices: |
  - [x] Gas
    > Carbon dioxide.
  - [ ] Salt
    > Salt slows it. See [[yeast]].
"""
MULTIPLE = "stem: Which are flours?\nchoices: |\n  - [x] Rye\n  - [x] Spelt\n  - [ ] Lye\n"
SHARES = "stem: What rises best?\nchoices: |\n  - [x] Wheat\n  - [50%] Rye\n  - [ ] Rice\n"
JUDGE = "stem: Salt feeds yeast.\nis_true: no\n"
ORDER = "stem: Order the steps.\norder: |\n  1. Mix\n  2. Prove\n  3. Bake\n"
TIES = "stem: Order the steps.\norder: |\n  1. Salt\n  1. Flour\n  2. Bake\n"
MATCH = """
stem: Match.
match: |
  - Injera :: Ethiopia
    > Made of teff.
  - Lavash :: Armenia
  - :: Peru
"""
SORT = "stem: Sort.\nsort: |\n  - Flours\n    - Rye\n    - Spelt\n  - Fats\n    - Butter\n"
TABLE = """
stem: Fill in.
table: |
  | Bread | Flour | Rises |
  |---|---|---|
  | Pita | wheat | yes |
  | Roti | rye | no |
"""
NUMBER = "stem: How warm?\nnumber: 230\nwithin: 10\nunit: °C\n"
NUMBERS = """
stem: When?
number: |
  - 1822
    > Right.
  - [50%] 1820..1824
  - [ ] *
    > Look again.
"""
BLANKS = "stem: Complete.\nblanks: |\n  Soft is the [[crumb|crumbs]], hard the [[crust]].\n"
LISTS = "stem: Complete.\nblanks: |\n  A crust turns [[brown|~green|~blue]].\n"
MIXED = "stem: Complete.\nblanks: |\n  The [[crust]] turns [[brown|~green]].\n"
SHORT = "stem: Name the gas.\naccept: |\n  - carbon dioxide\n  - CO2\n"
FORESEEN = """
stem: Name the gas.
accept: |
  - carbon dioxide
    > Right.
  - [50%] carbon monoxide
  - [ ] *
    > It holds carbon and oxygen.
"""
PATTERN = "stem: Name it.\naccept: |\n  - /gr[ae]y/\n"
OPEN = "stem: Why rest?\nmodel_answer: |\n  The crumb sets.\nrubric: |\n  - Names the crumb\n"
DRAFT = "stem: Why salt?\n"
CASE = """
case: A baker comes in.
questions:
  - id: inner
    stem: The baker is in.
    is_true: yes
"""
ALL: tuple[str, ...]
ALL = (SINGLE, MULTIPLE, SHARES, JUDGE, ORDER, TIES, MATCH, SORT, TABLE, NUMBER, NUMBERS, BLANKS, LISTS, MIXED, SHORT)
ALL = (*ALL, FORESEEN, OPEN, DRAFT)
"""One question after another that every format of exports carries in some way."""


def parse_question(text: str) -> Question:
    """Return the question `q1` with these lines."""
    lines = "\n".join(f"    {line}" if line else "" for line in text.strip("\n").split("\n"))
    source = f"questions:\n  - id: q1\n    concepts: [bread]\n{lines}\n"
    quiz, problems = parse_quiz_file(Source("quizzes/bread.yml", source))
    assert [problem for problem in problems if problem.code.severity > 1] == []
    return quiz.questions[0]


def as_paragraph(markdown: str) -> str:
    """Return a text as HTML, with nothing in it taken for markup."""
    return f"<p>{escape(markdown.strip())}</p>"
