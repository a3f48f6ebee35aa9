# SPDX-License-Identifier: MIT
"""How a build ends that cannot go on: killed, it leaves no process; without room on the disk, it says so."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from .builds import DAY, contents, differences, write_course
from .conftest import run_mkdocs

KILLS = int(os.environ.get("CAIRN_KILLS", "7"))
"""How many builds are killed by each signal."""
PATIENCE = 3
COMMAND = [sys.executable, "-m", "mkdocs", "build"]
ENVIRONMENT = {**os.environ, **DAY, "NO_MKDOCS_2_WARNING": "1"}


def write_large(folder: Path, count: int = 60) -> Path:
    """A course that several processes parse and make, with a search of its own."""
    page = (
        "---\nlearn_before: [vectors]\ntags: [Mathematics]\n---\n" + 20 * "A word about [[numbers]] and **more**.\n\n"
    )
    pages = {f"docs/concepts/more-{n}.md": page for n in range(count)}
    return write_course(folder, pages, plugins=["search", {"cairn": {"jobs": 3, "search": "pagefind"}}])


def members(group: int) -> list[int]:
    """The processes of a group that still run; one that is dead and waits for its parent does not."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile
            state, _, own = (process / "stat").read_bytes().rpartition(b")")[2].split()[:3]
            found += [int(process.name)] if int(own) == group and state != b"Z" else []
    return found


def wait_for_all(group: int) -> list[int]:
    """Return which processes of a group do not end by themselves."""
    end = time.monotonic() + PATIENCE
    while (left := members(group)) and time.monotonic() < end:
        time.sleep(0.02)
    return left


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="processes are found in /proc")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_killed_leaves_no_process_and_spoils_no_other_build(tmp_path: Path, ending: signal.Signals):
    course, clean = write_large(tmp_path / "course"), write_large(tmp_path / "clean")
    began = time.monotonic()
    assert run_mkdocs(clean, "build", **DAY).returncode == 0
    whole, chance, alive = time.monotonic() - began, random.Random(ending), 0
    for number in range(KILLS):
        if number % 2:
            shutil.rmtree(course / ".cache", ignore_errors=True)  # then there is enough to do for several processes
        process = subprocess.Popen(
            COMMAND,
            cwd=course,
            env=ENVIRONMENT,
            start_new_session=True,
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        while number % 2 and process.poll() is None and len(members(process.pid)) == 1:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.25) * whole if number % 2 else chance.uniform(0.3, 1) * whole)
        alive += len(members(process.pid)) > 1
        process.send_signal(ending)
        process.wait()
        left = wait_for_all(process.pid)
        for one in left:
            os.kill(one, signal.SIGKILL)
        assert left == []
    assert alive > 1, "no build had more than one process when it was killed"
    assert run_mkdocs(course, "build", **DAY).returncode == 0
    assert differences(contents(course / "site"), contents(clean / "site")) == []


HEEDS_SIGNALS = """
# A process that a shell begins in the background ignores both.
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
"""
WAITING = (
    HEEDS_SIGNALS
    + """
import os, time
from mkdocs_cairn.build.workers import Workers
workers = Workers(4)
def wait():
    os.write(1, b"here\\n")
    time.sleep(60)
{split}
wait()
"""
)
SPLITS = ["workers.fork(range(9))", "[workers.run_in_child(wait) for _ in range(3)]"]


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="processes are found in /proc")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGHUP])
@pytest.mark.parametrize("split", SPLITS)
def test_processes_that_would_go_on_end_with_the_first(split: str, ending: signal.Signals):
    command = [sys.executable, "-c", WAITING.format(split=split)]
    process = subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout
    with process.stdout as said:
        assert [said.readline() for _ in range(4)] == 4 * ["here\n"]
        assert len(members(process.pid)) == 4
        process.send_signal(ending)
        process.wait()
        left = wait_for_all(process.pid)
        for one in left:
            os.kill(one, signal.SIGKILL)
    assert left == []


SMALL = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
from mkdocs.__main__ import cli
cli(["build"])
"""
FULL = """
import errno
from mkdocs import utils
from mkdocs.commands import build
import mkdocs_cairn.build.cached_pages as cached_pages
write = utils.write_file
def refuse(content, path):
    if {place!r} in path:
        raise OSError(errno.{error}, "No space left on device", {name})
    write(content, path)
utils.write_file = cached_pages.write_file = refuse
from mkdocs.__main__ import cli
cli(["build"])
"""


def end_of(course: Path, code: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=course, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    return done


@pytest.mark.parametrize("size", [20, 3_000, 30_000])
def test_a_file_that_may_not_grow_ends_a_build_in_a_sentence(tmp_path: Path, size: int):
    assert "file too large" in end_of(write_large(tmp_path, 4), SMALL.format(size=size)).stderr.casefold()


@pytest.mark.parametrize("place", ["index.html", "concepts/vectors", "concepts/norms", "concepts/matrices", "tags/"])
@pytest.mark.parametrize("name", ["path", "None"])
def test_a_full_disk_ends_all_processes_of_a_build_in_a_sentence(tmp_path: Path, place: str, name: str):
    code = FULL.format(place=place, error="ENOSPC", name=name)
    said = end_of(write_course(tmp_path, plugins=[{"cairn": {"jobs": 3}}]), code).stderr
    assert "no space left on device. Check its folder, its permissions and the space on the disk." in said


def test_a_site_folder_that_cannot_be_written_ends_a_build_in_a_sentence(tmp_path: Path):
    course = write_course(tmp_path)
    (course / "site").write_text("This is no folder.", "utf-8")
    done = run_mkdocs(course, "build")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "cannot be written or read" in done.stderr


def test_a_cache_that_cannot_be_written_changes_nothing(tmp_path: Path):
    course, other = write_course(tmp_path / "course"), write_course(tmp_path / "other")
    (course / ".cache").write_text("This is no folder.", "utf-8")
    for folder in (course, other):
        assert run_mkdocs(folder, "build", **DAY).returncode == 0
    assert differences(contents(course / "site"), contents(other / "site")) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_check_that_cannot_print_says_so(tmp_path: Path):
    course = write_course(tmp_path)
    command = [sys.executable, "-m", "cairn_cli", "check"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, cwd=course, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "no space left on device" in done.stderr.casefold()
