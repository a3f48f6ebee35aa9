# SPDX-License-Identifier: MIT
"""Graphs of concepts of other projects: a track of Exercism, and pages of Metacademy as a table of pairs."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from cairn.importing.formats.exercism import EXERCISM
from cairn.importing.formats.registry import find_format
from cairn.importing.formats.table import TABLE
from cairn.importing.found import Bundle

CASES = Path(__file__).parents[2] / "cases" / "imports"


def members(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def read(files):
    bundle = Bundle("track", members=files)
    assert find_format(bundle) is EXERCISM
    return EXERCISM.read(bundle)


def config(**changes):
    track = {"concepts": [{"slug": "a", "name": "A"}], "exercises": {"concept": []}}
    return json.dumps({**track, **changes}).encode()


def test_the_concepts_of_a_track_come_in_the_order_that_its_exercises_give():
    found = read(members(CASES / "exercism"))
    texts = {document.path: document.text for document in found.documents}
    assert sorted(texts) == ["basics.md", "loops.md", "ovens.md"]
    assert texts["loops.md"] == (
        "---\ntitle: Loops\nid: loops\nlearn_before:\n  - basics\n---\n"
        "A loop bakes again and again. More than the introduction says.\n"
    )


def test_an_exercise_that_is_not_published_teaches_nothing():
    found = read(members(CASES / "exercism"))
    assert [(each.name, each.span.line) for each in found.left_out] == [("Hot", 6)]
    assert not any("fire" in document.text for document in found.documents)


def test_the_text_of_a_concept_keeps_its_headings_and_nothing_live():
    text = "# About\n\n## A `[[part]]`\n\n- a\n  - b [[c]]\n\n~~~~exercism/caution\nHot!\n~~~~\n\n<script>x</script>"
    found = read({"config.json": config(), "concepts/a/introduction.md": text.encode()})
    body = found.documents[0].text.partition("\n---\n")[2]
    assert body.startswith('## A `[[part]]`\n\n- a\n    - b &#91;&#91;c]]\n\n!!! warning "Caution"\n    Hot!\n')
    assert "<script" not in body


@pytest.mark.parametrize("data", [config(concepts={}), config(exercises=[]), b'{"concepts": ["exercises"', b"[" * 9999])
def test_a_broken_configuration_is_named(data):
    found = EXERCISM.read(Bundle("track", members={"config.json": data}))
    assert not found.is_read
    assert [problem.span.path for problem in found.problems] == ["track/config.json"]


def read_metacademy(folder):
    """Return a table of pairs of concept pages of Metacademy, which has one folder for each concept."""
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(["concept", "learn_before", "reason", "body"])
    titles = {each.name: (each / "title.txt").read_text("utf-8").strip() for each in sorted(folder.iterdir())}
    for tag, title in titles.items():
        blocks = re.split(r"\n\s*\n", (folder / tag / "dependencies.txt").read_text("utf-8"))
        pairs = [dict(re.findall(r"^(\w+):\s*(.*)$", block, re.MULTILINE)) for block in blocks]
        rows.writerow([title, "", "", (folder / tag / "summary.txt").read_text("utf-8").strip()])
        for pair in filter(None, pairs):
            rows.writerow([title, titles.get(pair["tag"], pair["tag"]), pair.get("reason", ""), ""])
    return table.getvalue()


def test_pages_of_metacademy_are_a_table_of_pairs():
    data = read_metacademy(CASES / "metacademy").encode()
    documents = {document.path: document for document in TABLE.read(Bundle("pairs.csv", data)).documents}
    assert documents["sourdough.md"].text == (
        "---\ntitle: Sourdough\nid: sourdough\nlearn_before:\n"
        "  - concept: yeast\n    reason: Wild yeast is yeast.\n  - flour\n---\nA dough of wild yeast.\n"
    )
    assert "flour" in documents["sourdough.md"].names
    assert documents["yeast.md"].text.endswith("Tiny fungi that eat sugar.\n")


def test_what_is_wrong_with_an_entry_of_a_track_is_said_with_its_line():
    concepts = [{"slug": "a"}, {"slug": "A"}, {"uuid": "b"}, 3]
    exercises = [{"slug": "e", "status": ["wip"], "uuid": ["x"]}, 5, {"slug": "f", "status": "wip", "uuid": [1]}]
    found = read({"config.json": config(concepts=concepts, exercises={"concept": exercises})})
    assert [document.path for document in found.documents] == ["a.md"]
    said = [left.sentence for left in found.left_out]
    assert said == [
        "An entry of 'exercises.concept' is no exercise, so it is left out. Remove it.",
        "The exercise 'f' has the status 'wip', so it teaches no concept here.",
        "The concept 'A' is listed twice. Remove one of them.",
        "This entry of 'concepts' has no 'slug', so it is left out. Add it.",
        "This entry of 'concepts' has no 'slug', so it is left out. Add it.",
    ]


def test_what_the_html_in_the_text_of_a_concept_loses_is_said():
    (document,) = read({"config.json": config(), "concepts/a/about.md": b"Hi <iframe src='x'></iframe>"}).documents
    assert document.losses == ("What 'A' embeds became a link.",)
