# SPDX-License-Identifier: MIT
"""What the guide says of editors and of checks works as it stands there."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Any

import yaml

from cairn.check.suppressions import find_suppressions
from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.markdown import find_fences
from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span
from cairn_cli.__main__ import main
from mkdocs_cairn.config.options import CairnConfig

from .conftest import ROOT

if TYPE_CHECKING:
    from cairn.text.markdown import Fence

PAGE = "\n".join((ROOT / "docs" / "guide" / name).read_text("utf-8") for name in ("check.md", "editor.md"))


def fences(mark: str) -> list[Fence]:
    """The fences of these pages whose info or text holds a mark."""
    return [fence for fence in find_fences(PAGE) if mark in fence.info or mark in fence.text]


def settings(name: str) -> Any:
    (fence,) = (fence for fence in fences(name) if fence.info.startswith("json"))
    return json.loads(fence.text)


def test_the_schemas_that_the_settings_name_are_printed_by_the_commands_above_them(capsys):
    (commands,) = fences("cairn schema")
    printed = dict(re.findall(r"^cairn schema (\w+) > (\S+)$", commands.text, re.MULTILINE))
    for kind in printed:
        assert main(["schema", kind]) == 0
        assert json.loads(capsys.readouterr().out)["$schema"].startswith("http://json-schema.org/draft-07/")
    named = {path.removeprefix("./") for path in settings("settings.json")["yaml.schemas"]}
    assert named == {printed["quiz"], printed["tags"]}


def test_the_settings_cover_the_files_of_the_course():
    patterns = settings("settings.json")["yaml.schemas"].values()
    files = [*ROOT.glob("quizzes/*.yml"), ROOT / "docs" / "tags.yml"]
    covered = [f for f in files for p in patterns if fnmatch(f.relative_to(ROOT).as_posix(), p.replace("**/", ""))]
    assert covered == files


def test_the_task_finds_its_way_in_a_line_of_a_check():
    (task,) = settings("tasks.json")["tasks"]
    assert task["command"].split() == ["cairn", "check"]
    pattern = task["problemMatcher"]["pattern"]
    problem = Problem(Code.TAG_UNKNOWN, Span("docs/tags.yml", 6), "No concept has the tag 'A: [b]'. Remove it.")
    found = re.fullmatch(pattern["regexp"], str(problem))
    assert found
    parts = {name: found[pattern[name]] for name in ("file", "line", "message", "code")}
    assert parts == {"file": "docs/tags.yml", "line": "6", "message": problem.message, "code": "tag-unknown"}


def test_the_options_of_a_check_are_options():
    (fence,) = fences("profile: strict")
    (plugin,) = yaml.safe_load(fence.text)["plugins"]
    config = CairnConfig()
    config.load_dict(plugin["cairn"])
    assert config.validate() == ([], [])


def test_the_comments_that_allow_something_are_read_and_have_a_reason():
    (fence,) = fences("cairn: allow concept-without")
    sources = Sources((Source("docs/concepts/a.md", fence.text, "concepts/a.md"),))
    found = find_suppressions(compile_site(sources), sources)
    assert [(allowance.label, bool(allowance.reason)) for allowance in found] == [
        ("concept-without-question", True),
        ("wikilink-unknown", True),
    ]
