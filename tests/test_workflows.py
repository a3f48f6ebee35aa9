# SPDX-License-Identifier: MIT
"""The workflows are well-formed, and may do no more than they must."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from cairn_cli.__main__ import main

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = {path.name: path for path in sorted(FOLDER.glob("*.yml"))}
OFFICIAL = re.compile(r"actions/[a-z-]+(?:/[a-z-]+)?@[0-9a-f]{40}")
USE = re.compile(r"uses: (\S+?)@(\S+)(?: # (v\d+\.\d+\.\d+))?$", re.MULTILINE)
STARTER = ROOT / "plugins" / "cairn_cli" / "starter"
PAGES, GITLAB = STARTER / "_github" / "workflows" / "pages.yml", STARTER / "_gitlab-ci.yml"
"""The workflows that `cairn init` writes."""
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
PUBLISHER = re.compile(r"pypa/gh-action-pypi-publish@[0-9a-f]{40}")
"""What the index itself names for trusted publishing. Only the job that publishes may use it."""
WRITERS = {
    "release.yml": {"attest": {"id-token", "attestations"}, "publish": {"id-token"}, "announce": {"contents"}},
    "shards.yml": {"deploy": {"pages", "id-token"}},
    "site.yml": {"deploy": {"pages", "id-token"}},
    "graph.yml": {"comment": {"pull-requests"}},
}
"""The jobs that may write anything, and what."""


def keep_to_schema(path: Path, schema: str = "vendor.github-workflows") -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def read(name: str) -> dict[Any, Any]:
    whole: dict[Any, Any] = yaml.safe_load(WORKFLOWS[name].read_text("utf-8"))
    return whole


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in read(name)["jobs"].values() for step in job.get("steps", ())]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_keeps_to_the_schema_of_its_host(name: str):
    keep_to_schema(WORKFLOWS[name])


def test_the_workflows_of_a_new_course_keep_to_the_schemas_of_their_hosts():
    keep_to_schema(PAGES)
    keep_to_schema(GITLAB, "vendor.gitlab-ci")


def test_an_action_is_named_by_one_commit_everywhere_with_its_version_beside_it():
    texts = [path.read_text("utf-8") for path in (*WORKFLOWS.values(), PAGES)]
    uses = {use for text in texts for use in USE.findall(text)}
    assert sum(text.count("uses:") for text in texts) == sum(len(USE.findall(text)) for text in texts)
    assert all(re.fullmatch(r"[0-9a-f]{40}", commit) and version for _, commit, version in uses)
    commits = {("/".join(action.split("/")[:2]), commit) for action, commit, _ in uses}
    assert len(commits) == len({action for action, _ in commits})


def test_no_checkout_keeps_credentials():
    for path in (*WORKFLOWS.values(), PAGES):
        jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
        checkouts = [s for job in jobs for s in job.get("steps", ()) if "actions/checkout@" in s.get("uses", "")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_zizmor_finds_nothing_of_high_or_medium_severity():
    program = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    assert program, "zizmor is in the group of dependencies for development"
    command = [program, "--offline", "--no-progress", "--format", "json", "--min-severity", "medium"]
    paths = [str(path) for path in (FOLDER, PAGES)]
    done = subprocess.run([*command, *paths], capture_output=True, check=False)
    assert (json.loads(done.stdout), done.returncode) == ([], 0)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_uses_only_actions_of_its_host_each_by_its_commit(name: str):
    foreign = [step["uses"] for step in steps(name) if "uses" in step and not OFFICIAL.fullmatch(step["uses"])]
    assert [use for use in foreign if not PUBLISHER.fullmatch(use)] == []
    assert len(foreign) == (name == "release.yml")


def test_a_release_is_built_once_tried_and_published_by_jobs_that_run_nothing_of_ours():
    jobs = read("release.yml")["jobs"]
    assert read("release.yml")[True] == {"push": {"tags": ["v*"]}}
    assert [job for job, told in jobs.items() if "./dev release" in str(told)] == ["build"]
    assert [(job, told.get("needs")) for job, told in jobs.items()] == [
        ("build", None),
        ("try", "build"),
        ("attest", ["build", "try"]),
        ("publish", "attest"),
        ("announce", "publish"),
    ]
    assert jobs["publish"]["environment"] == "release"
    for job in WRITERS["release.yml"]:
        assert "checkout" not in str(jobs[job])
        assert [
            step["run"] for step in jobs[job]["steps"] if "run" in step and "gh release create" not in step["run"]
        ] == []
    assert "${{ secrets" not in WORKFLOWS["release.yml"].read_text("utf-8")
    assert not re.search(r"(repository|index)-url|pypi\.org", WORKFLOWS["release.yml"].read_text("utf-8"))


@pytest.mark.parametrize("name", WORKFLOWS)
def test_only_jobs_that_publish_may_write(name: str):
    whole = read(name)
    assert set(whole["permissions"].values()) <= {"read"}  # none at all in one of them
    writing = {
        job: {scope for scope, access in told.get("permissions", {}).items() if access == "write"}
        for job, told in whole["jobs"].items()
    }
    assert {job: scopes for job, scopes in writing.items() if scopes} == WRITERS.get(name, {})


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_text_from_outside_is_put_into_a_script(name: str):
    scripts = [str(step.get("run", "")) + str(step.get("with", {}).get("script", "")) for step in steps(name)]
    assert [script for script in scripts if EXPRESSION.search(script)] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_what_a_job_needs_is_there(name: str):
    jobs = read(name)["jobs"]
    for job in jobs.values():
        needs = job.get("needs", [])
        needed = {needs} if isinstance(needs, str) else set(needs)
        ids = {step.get("id") for step in job.get("steps", ())}
        told = " ".join(EXPRESSION.findall(str(job)))
        assert needed <= jobs.keys()
        assert set(re.findall(r"\bneeds\.(\w+)", told)) <= needed
        assert set(re.findall(r"\bsteps\.(\w+)", told)) <= ids


def commands(job: str) -> list[str]:
    return [step["run"] for step in read("site.yml")["jobs"][job]["steps"] if "run" in step]


def test_a_job_builds_the_site_with_the_lowest_versions_allowed():
    setups = [step["with"] for step in read("site.yml")["jobs"]["lowest"]["steps"] if "setup-python" in str(step)]
    oldest = [setup["python-version"] for setup in setups]
    assert oldest == re.findall(
        r'^requires-python = ">=([\d.]+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )
    lowest = "--resolution lowest-direct -r pyproject.toml"
    assert [command for command in commands("lowest") if lowest in command]
    assert commands("lowest")[-1] == "mkdocs build --strict"


def test_a_job_installs_cairn_in_each_way_with_each_python_that_it_supports():
    (setup,) = [step["with"] for step in read("site.yml")["jobs"]["install"]["steps"] if "setup-python" in str(step)]
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    named = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', project)
    assert sorted(setup["python-version"].split()) == sorted(named)
    assert commands("install") == ["./dev test-install"]


def test_a_job_builds_a_course_beside_other_plugins():
    assert commands("beside") == ["./dev test-beside"]


def test_a_job_reads_exports_with_programs_of_others():
    assert commands("oracles") == ["./dev test-oracles"]


def test_a_job_builds_the_site_with_the_fork_of_mkdocs():
    assert commands("properdocs") == ["pip install . properdocs", "properdocs build --strict -f mkdocs.yml"]


def test_the_site_is_published_only_if_every_other_job_has_passed():
    jobs = read("site.yml")["jobs"]
    assert {*jobs["deploy"]["needs"]} == jobs.keys() - {"deploy"}


def test_nothing_that_a_pull_request_brings_is_run_by_the_base_branch():
    for name in WORKFLOWS:
        whole = read(name)
        events = whole[True]  # what YAML makes of `on`
        assert "workflow_run" not in events
        if "pull_request_target" not in events:
            continue
        for job in whole["jobs"].values():
            runs = [step["run"] for step in job["steps"] if "run" in step]
            if "write" in job["permissions"].values():
                assert not runs
                assert not any("checkout" in step.get("uses", "") for step in job["steps"])
            else:
                assert job["permissions"] == {"contents": "read"}
                assert [run for run in runs if "head" in run] == [
                    "find head -type l -delete",
                    "cairn diff --head-is-data base head > graph/report.md",
                ]


EVIL = "import pathlib; pathlib.Path(__file__).with_name('was-run').touch()\n"


def test_a_checkout_that_is_data_is_not_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    settings = "site_name: Tea\nhooks: [docs/hook.py]\nplugins: [cairn]\n"
    for name in ("base", "head"):
        docs = tmp_path / name / "docs"
        (docs / "concepts").mkdir(parents=True)
        (tmp_path / name / "quizzes").mkdir()
        (docs / "index.md").write_text("# Home\n", "utf-8")
        (docs / "hook.py").write_text(EVIL if name == "head" else "", "utf-8")
        (docs / "concepts/water.md").write_text("W.\n", "utf-8")
    (tmp_path / "base/mkdocs.yml").write_text(settings, "utf-8")
    (tmp_path / "head/evil.py").write_text(EVIL, "utf-8")
    (tmp_path / "head/mkdocs.yml").write_text("x: !!python/object/apply:os.mkdir [was-run]\n", "utf-8")
    (tmp_path / "head/docs/concepts/tea.md").write_text("---\nlearn_before: [water, tea]\n---\nT.\n", "utf-8")
    quiz = "concepts: [tea]\nquestions:\n  - id: hot\n    stem: Hot?\n    is_true: yes\n"
    (tmp_path / "head/quizzes/tea.yml").write_text(quiz, "utf-8")
    assert main(["diff", "--head-is-data", str(tmp_path / "base"), str(tmp_path / "head")]) == 0
    said = capsys.readouterr().out
    assert "Concepts: 1 added" in said
    assert "* Water before Tea" in said
    assert "* `hot`: Hot?" in said
    assert "`docs/concepts/tea.md:2: 'Tea' is its own prerequisite." in said
    assert said.count("docs/") == 1
    assert not list(tmp_path.rglob("was-run"))
    assert not list((tmp_path / "head").rglob(".cache"))
