# SPDX-License-Identifier: MIT
"""One build in several processes makes and says what it does in one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_cairn.build.workers import Workers
from mkdocs_cairn.config.option_types import parse_jobs

from .builds import DAY, contents, differences, make, write_course
from .edits import NORMS, NUMBERS, QUIZ, edit_all

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 60
ANCHORS: dict[str, Any] = {"validation": {"links": {"anchors": "warn"}}}
FAULTS = {
    "docs/index.md": "\nSee [a part](concepts/norms.md#nor-there), [this](concepts/numbers.md#nor-this).\n",
    NORMS: "\nSee [that](nowhere.md) and [a part](numbers.md#nowhere), and $\\nonsense{$.\n",
    NUMBERS: "\nSee [a part](norms.md#neither) and [home](../index.md#far).\n",
    QUIZ: "  - {id: broken, concepts: [vectors, numbers, norms], stem: 'How much is $\\what{$?'}\n",
}


@dataclass(frozen=True)
class Done:
    """What a build of its own process has made."""

    files: dict[str, bytes]
    lines: list[str]
    status: int
    has_left_processes: bool


def build(course: Path, jobs: object, **environment: str) -> Done:
    """Build with the command, since the processes of a test have threads and are not to be split."""
    settings = course / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace('"cairn"', f'{{"cairn": {{"jobs": {jobs}}}}}'), "utf-8")
    environment = {**os.environ, **DAY, "NO_MKDOCS_2_WARNING": "1", **environment}
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(course / "site")]
    process = subprocess.Popen(
        command, cwd=course, env=environment, start_new_session=True, stderr=subprocess.PIPE, text=True
    )
    _, said = process.communicate(timeout=PATIENCE)
    lines = [line for line in said.splitlines() if "seconds" not in line and str(course) not in line]
    return Done(contents(course / "site"), lines, process.returncode, is_there(process.pid))


def is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def write(folder: Path, files: dict[str, str] | None = None, **settings: Any) -> Path:
    course = write_course(folder, files, **{**ANCHORS, **settings})
    edit_all(course)
    for place, fault in FAULTS.items():
        file = course / place
        file.write_text(file.read_text("utf-8") + fault, "utf-8")
    return course


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with everything in it, faults between its pages too."""
    return write(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def single(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Done:
    return build(shutil.copytree(course, tmp_path_factory.mktemp("single") / "course"), 1)


@pytest.mark.parametrize("jobs", [2, 3, 9])
def test_any_number_of_processes_make_the_same_and_say_the_same(course: Path, tmp_path: Path, single: Done, jobs: int):
    folder = shutil.copytree(course, tmp_path / "course")
    done = build(folder, jobs)
    assert differences(done.files, single.files) == []
    assert sorted(done.lines) == sorted(single.lines)
    assert (done.status, done.has_left_processes) == (0, False)
    again = make(folder)
    assert differences(again.files, single.files) == []
    assert not [text for text in again.converted if text.startswith(("# Matrices", "# Linear Algebra", "# Wanted"))]


@pytest.mark.parametrize("word", ["#nor-there", "#nor-this", "nowhere.md", "#nowhere", "nonsense", "#neither", "#far"])
def test_a_fault_between_pages_of_any_two_processes_is_told_once(single: Done, word: str):
    assert len([line for line in single.lines if word in line]) == 1


def test_processes_without_a_cache_make_the_same(course: Path, tmp_path: Path, single: Done):
    done = build(shutil.copytree(course, tmp_path / "course"), 3, CAIRN_CACHE="0")
    assert differences(done.files, single.files) == []
    assert sorted(done.lines) == sorted(single.lines)


FAILING = "{% if view.id == '<ID>' %}{{ view.id.nothing.more }}{% endif %}"


@pytest.mark.parametrize("concept", ["matrices", "norms", "numbers", "vectors"])
def test_an_error_in_a_page_ends_all_processes_of_a_build(tmp_path: Path, concept: str):
    template = {"theme/cairn/concept-after.html": FAILING.replace("<ID>", concept)}
    done = build(write_course(tmp_path, template), 9)
    assert done.status == 1
    assert not done.has_left_processes
    assert [line for line in done.lines if f"Error building page 'concepts/{concept}.md'" in line]
    is_elsewhere = concept != "matrices"  # the first page is made by the first process, where MkDocs shows its error
    assert [line for line in done.lines if line.startswith("Traceback")] == ([] if is_elsewhere else [TRACEBACK])


TRACEBACK = "Traceback (most recent call last):"


def test_errors_in_the_sources_are_all_told_of_and_counted(tmp_path: Path):
    files = {"docs/tags.yml": "Physics: [\n", "quizzes/vectors.yml": "concepts: [vectors]\nquestions: 1\n"}
    one, other = (build(write_course(tmp_path / str(jobs), files), jobs) for jobs in (1, 9))
    assert sorted(one.lines) == sorted(other.lines)
    assert [line for line in one.lines if "Cairn found 2 errors" in line]
    assert (one.status, other.status, other.has_left_processes) == (1, 1, False)


ERROR_ON_A_PAGE = """
from cairn.text.problem import Code, Problem
from cairn.text.source import Span
from cairn.views.concept.body import PageBody
found = PageBody.problems.fget
def failing(body):
    fault = Problem(Code.TAGS_BROKEN, Span(body._uri, 1), "This fault is found on a page.")
    return (fault, *found(body)) if body._uri in {pages} else found(body)
PageBody.problems = property(failing)
from mkdocs.__main__ import cli
cli(["build"])
"""


@pytest.mark.parametrize(
    "pages", [("concepts/matrices.md",), ("concepts/norms.md",), ("concepts/norms.md", "concepts/matrices.md")]
)
def test_errors_that_only_a_page_shows_are_counted_whoever_makes_it(tmp_path: Path, pages: tuple[str, ...]):
    course = write_course(tmp_path, plugins=[{"cairn": {"jobs": 3}}])
    code = ERROR_ON_A_PAGE.replace("{pages}", repr(pages))
    done = subprocess.run([sys.executable, "-c", code], cwd=course, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("This fault is found on a page.") == len(pages)
    assert f"Cairn found {len(pages)} error" in done.stderr
    assert "Traceback" not in done.stderr


LOST = """
import os, signal
from mkdocs_cairn.build.workers import Report, Workers
workers = Workers(3)
if workers.fork(range(9)) and workers.is_worker:
    os.kill(os.getpid(), signal.SIGKILL) if {is_killed} else workers.exit(Report())
{then}
try:
    os.waitpid(-1, 0)
except ChildProcessError:
    print("nobody left")
"""
GATHER, ABANDON = "print([report.error for report in workers.gather()])", "workers.kill()"


@pytest.mark.parametrize(
    ("then", "said"), [(GATHER, 2 * ["A process of the build ended unexpectedly."]), (ABANDON, "")]
)
@pytest.mark.parametrize("is_killed", [True, False])
def test_no_process_is_waited_for_in_vain_or_left(then: str, said: object, *, is_killed: bool):
    code = LOST.format(is_killed=is_killed, then=then)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=PATIENCE, check=True)
    told = said if is_killed or not said else ["", ""]
    assert done.stdout == (f"{told}\n" if told else "") + "nobody left\n"


def test_a_small_build_is_not_split_and_a_large_one_by_the_cores(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert [Workers("auto").count_for(range(size)) for size in (0, 17, 299, 300, 449, 450, 9000)] == [
        1,
        1,
        1,
        2,
        2,
        3,
        3,
    ]
    assert [Workers(4).count_for(range(size)) for size in (0, 1, 3, 9)] == [1, 1, 3, 4]
    monkeypatch.setattr(sys, "platform", "darwin")
    assert Workers("auto").count_for(range(9000)) == 1
    monkeypatch.delattr(os, "fork")
    assert Workers(4).count_for(range(9000)) == 1


@pytest.mark.parametrize("value", [0, -1, 1.5, True, "many", "2 or so", [2], None, ""])
def test_a_number_of_processes_that_is_none_is_told_in_a_sentence(tmp_path: Path, value: object):
    with pytest.raises((TypeError, ValueError)):
        parse_jobs(value)
    made = make(write_course(tmp_path, plugins=[{"cairn": {"jobs": value}}]))
    if value is not None:  # which means that nothing is set
        assert made.said(f"Write 'auto' or a number above 0, not '{value}'.")
        assert made.error
    assert [parse_jobs("auto"), parse_jobs(3), parse_jobs("4")] == ["auto", 3, 4]
