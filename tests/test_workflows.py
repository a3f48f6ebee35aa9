# SPDX-License-Identifier: MIT
"""The workflows are well-formed, and may do no more than they must."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from cairn.markdown import find_fences

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = {path.name: path for path in sorted(FOLDER.glob("*.yml"))}
OFFICIAL = re.compile(r"actions/[a-z-]+(?:/[a-z-]+)?@v\d+")
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
WRITERS = {
    "shards.yml": {"deploy": {"pages", "id-token"}},
    "site.yml": {"deploy": {"pages", "id-token"}},
    "graph-comment.yml": {"comment": {"pull-requests"}},
}
"""The jobs that may write anything, and what."""


def keep_to_schema(path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
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


def test_the_workflow_that_the_guide_shows_keeps_to_it_too(tmp_path: Path):
    guide = (ROOT / "docs" / "guide" / "publishing.md").read_text("utf-8")
    (shown,) = (fence.text for fence in find_fences(guide) if fence.info == "yaml")
    (tmp_path / "site.yml").write_text(shown, "utf-8")
    keep_to_schema(tmp_path / "site.yml")
    used = {use for path in WORKFLOWS.values() for use in OFFICIAL.findall(path.read_text("utf-8"))}
    assert set(OFFICIAL.findall(shown)) <= used


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_uses_only_actions_of_its_host_each_with_a_version(name: str):
    assert [step["uses"] for step in steps(name) if "uses" in step and not OFFICIAL.fullmatch(step["uses"])] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_only_jobs_that_publish_may_write(name: str):
    whole = read(name)
    assert set(whole["permissions"].values()) <= {"read"}
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


def test_nothing_that_can_write_runs_what_a_pull_request_brings():
    for name in WORKFLOWS:
        whole = read(name)
        events = whole[True]  # what YAML makes of `on`
        if "workflow_run" in events or "pull_request_target" in events:
            assert not any("checkout" in step.get("uses", "") or "run" in step for step in steps(name)), name
