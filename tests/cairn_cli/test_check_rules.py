# SPDX-License-Identifier: MIT
"""What a check reports, how it says so, and when it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

import mkdocs_cairn.build.project
from cairn_cli.__main__ import main

from .files import write

HEAD = "site_name: Tea\ntheme: {name: mkdocs}\nplugins:\n  - cairn:\n"
SLIP = "docs/concepts/milk.md:2: 'Teas' is not a concept. Did you mean 'Tea'? [prerequisite-unknown]"
ISLAND = "'Cup' is not connected to any other concept. Add a prerequisite, or link to it from a page where it helps."

# What a reader of the format relies on; the whole schema stands at the address that each log names.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/run"}},
    },
    "definitions": {
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "properties": {
                "tool": {
                    "required": ["driver"],
                    "properties": {
                        "driver": {"required": ["name"], "properties": {"rules": {"$ref": "#/definitions/rules"}}}
                    },
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/definitions/result"}},
            },
        },
        "rules": {"type": "array", "uniqueItems": True, "items": {"required": ["id"]}},
        "result": {
            "required": ["message", "ruleId", "level", "locations"],
            "properties": {
                "message": {"required": ["text"], "properties": {"text": {"type": "string"}}},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "locations": {
                    "minItems": 1,
                    "items": {
                        "required": ["physicalLocation"],
                        "properties": {"physicalLocation": {"$ref": "#/definitions/place"}},
                    },
                },
            },
        },
        "place": {
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {"required": ["uri"], "properties": {"uri": {"pattern": "^[^\\s\\\\]+$"}}},
                "region": {"required": ["startLine"], "properties": {"startLine": {"type": "integer", "minimum": 1}}},
            },
        },
    },
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with a slip, which is a warning, and an island, which is an information."""
    monkeypatch.chdir(tmp_path)
    set_options("{}")
    write("docs/index.md", "# Tea\n")
    write("docs/concepts/tea.md", "A drink of [[milk]].\n")
    write("docs/concepts/milk.md", "---\nlearn_before: [Teas]\n---\nMilk is white.\n")
    write("docs/concepts/cup.md", "A cup.\n")
    return tmp_path


def set_options(check):
    write("mkdocs.yml", f"{HEAD}      check: {check}\n")


def run(capsys, *arguments):
    status = main(["check", *arguments])
    return status, capsys.readouterr().out


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("{}", "1 warning, 1 piece of advice"),
        ("{profile: relaxed}", "1 warning in"),
        ("{profile: strict}", "2 warnings in"),
        ("{codes: {concept-island: off}}", "1 warning in"),
        ("{codes: {concept-island: error, prerequisite-unknown: info}}", "1 error, 1 piece of advice"),
        ("{profile: relaxed, codes: {concept-island: info}}", "1 warning, 1 piece of advice"),
    ],
)
def test_a_profile_and_single_codes_say_what_weighs_how_much(project, capsys, check, said):
    set_options(check)
    assert run(capsys)[1].splitlines()[-1].startswith(said)


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("{codes: {concept-iland: off}}", "There is no code 'concept-iland'. Did you mean 'concept-island'?"),
        ("{codes: {concept-island: waring}}", "'waring' is not a level for 'concept-island'. Did you mean"),
        ("{codes: {concept-island: 7}}", "Write one of error, warning, info, off."),
        ("{profle: strict}", "There is no option 'profle'. Did you mean 'profile'?"),
        ("{colour: red}", "There is no option 'colour'. Use one of profile, codes, chain, report."),
        ("{profile: lax}", "Expected one of"),
    ],
)
def test_an_option_that_means_nothing_is_refused_with_a_guess(project, capsys, caplog, check, said):
    set_options(check)
    assert run(capsys)[0] == 1
    assert said in caplog.text


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 0),
        (("--strict",), 1),
        (("--fail-on", "error"), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "info"), 1),
        (("--fail-on", "never"), 0),
    ],
)
def test_the_exit_status_is_set_by_what_weighs_most(project, capsys, arguments, status):
    assert run(capsys, *arguments)[0] == status


def test_advice_alone_fails_only_when_asked_to(project, capsys):
    set_options("{codes: {prerequisite-unknown: off}}")
    assert run(capsys, "--strict")[0] == 0
    assert run(capsys, "--fail-on", "info")[0] == 1


def test_what_a_comment_allows_is_not_told(project, capsys):
    assert SLIP in run(capsys)[1]
    write(
        "docs/concepts/milk.md",
        "---\n# cairn: allow prerequisite-unknown: it is slang\nlearn_before: [Teas]\n---\nIt.\n",
    )
    said = run(capsys)[1]
    assert "concept-island" in said
    assert "prerequisite-unknown" not in said


def test_paths_lead_from_here_to_the_line(project, capsys, monkeypatch):
    monkeypatch.chdir(project.parent)
    said = run(capsys, project.name)[1]
    assert f"{project.name}/{SLIP}" in said.splitlines()
    shown = json.loads(run(capsys, project.name, "--format", "json")[1])["problems"]
    assert all((Path.cwd() / problem["path"]).is_file() for problem in shown)


def test_a_workflow_of_github_is_told_by_annotations(project, capsys):
    write("docs/concepts/a, b 100%.md", "A cup.\n")
    lines = run(capsys, "--format", "github")[1].splitlines()
    assert lines[0].startswith(
        "::notice file=docs/concepts/a%2C b 100%25.md,line=1,title=concept-island::'A, b 100%25' is"
    )
    assert f"::notice file=docs/concepts/cup.md,line=1,title=concept-island::{ISLAND}" in lines
    assert any(
        line.startswith("::warning file=docs/concepts/milk.md,line=2,title=prerequisite-unknown::'T") for line in lines
    )


def test_json_holds_everything(project, capsys):
    told = json.loads(run(capsys, "--format", "json")[1])
    assert told["concepts"] == 3
    assert told["problems"][0] == {
        "code": "concept-island",
        "severity": "info",
        "path": "docs/concepts/cup.md",
        "line": 1,
        "message": ISLAND,
    }


def test_sarif_has_the_shape_that_its_readers_ask_for(project, capsys):
    write("docs/concepts/a plate.md", "A plate.\n")
    log = json.loads(run(capsys, "--format", "sarif")[1])
    assert [error.message for error in Draft7Validator(SARIF).iter_errors(log)] == []
    (told,) = log["runs"]
    rules = [rule["id"] for rule in told["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in told["results"]] == [r["ruleId"] for r in told["results"]]
    assert {(r["ruleId"], r["level"]) for r in told["results"]} == {
        ("concept-island", "note"),
        ("prerequisite-unknown", "warning"),
    }
    place = told["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "docs/concepts/a%20plate.md"}, "region": {"startLine": 1}}


def test_nothing_to_tell_is_told_in_every_format(project, capsys):
    set_options("{profile: relaxed, codes: {prerequisite-unknown: off}}")
    assert json.loads(run(capsys, "--format", "json")[1])["problems"] == []
    assert json.loads(run(capsys, "--format", "sarif")[1])["runs"][0]["results"] == []
    assert run(capsys, "--format", "github")[1].startswith("Nothing to report in 3 concepts")


def test_a_second_check_remembers_the_first_until_something_changes(project, capsys, monkeypatch):
    first = run(capsys)
    with monkeypatch.context() as patch:
        patch.setattr(mkdocs_cairn.build.project, "check_sources", None)  # calling it would fail
        assert run(capsys) == first
    write("docs/concepts/cup.md", "A cup of [[tea]].\n")
    assert "concept-island" not in run(capsys)[1]
    set_options("{codes: {prerequisite-unknown: error}}")
    assert run(capsys)[0] == 1


def test_without_the_cache_nothing_is_left_behind(project, capsys, monkeypatch):
    monkeypatch.setenv("CAIRN_CACHE", "off")
    assert SLIP in run(capsys)[1]
    assert not (project / ".cache").exists()
