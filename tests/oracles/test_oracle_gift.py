# SPDX-License-Identifier: MIT
"""A grammar of GIFT that others have written reads what we write, and finds the same types in it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from tests.cairn.exporting.round_trips import course_of, read

from cairn.exporting.exported import singles
from cairn.exporting.formats.gift import GIFT
from cairn.questions.types.table import Table

from .oracles import run_node

READ = """
import fs from "node:fs";
import gift from "gift-pegjs";
console.log(JSON.stringify(gift.parse(fs.readFileSync(0, "utf8")).map((question) => question.type)));
"""
TYPES = {
    "Short": {"short"},
    "TF": {"judge"},
    "MC": {"single", "multiple"},
    "Matching": {"match", "sort"},
    "Numerical": {"number"},
    "Essay": {"open"},
    "Description": {"case"},
}


def test_another_reader_finds_the_same_questions():
    files = sorted((Path(__file__).parents[2] / "quizzes").rglob("*.yml"))
    questions = [question for path in files for question in read(path.read_text("utf-8"))]
    text = GIFT.write(course_of(*questions)).files["questions.gift"].decode()
    found = Counter(json.loads(run_node(READ, data=text)))
    ours = Counter(question.type for question in (*singles(questions), *(q for q in questions if q.parts)))
    tables = sum(len(q.exercise.head) - 1 for q in singles(questions) if isinstance(q.exercise, Table))
    expected = {kind: sum(ours[name] for name in names) for kind, names in TYPES.items()}
    expected["Matching"] += tables
    assert found == {**{kind: count for kind, count in expected.items() if count}, "Category": 1}
