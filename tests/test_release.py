# SPDX-License-Identifier: MIT
"""A release: one source of the version, a section of the changelog for it, and no archive without both."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from tests.release.notes import ReleaseError, check_tag, find_notes, read_version

from cairn_cli.__main__ import main

ROOT = Path(__file__).parent.parent
PROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
VERSION = read_version(PROJECT)


def test_the_changelog_has_a_section_for_the_version():
    assert find_notes(CHANGELOG, VERSION)[1].startswith("### ")


def test_the_version_stands_in_one_place_and_the_command_tells_it(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"cairn {VERSION}\n")
    assert version("mkdocs-cairn") == VERSION
    sources = [path for path in (ROOT / "plugins").glob("*/**/*.py") if "node_modules" not in path.parts]
    written = re.compile(rf"""["']{re.escape(VERSION)}["']""")
    assert [path for path in sources if written.search(path.read_text("utf-8"))] == []


def test_the_notes_of_a_release_end_at_the_section_before_it():
    text = "# Changelog\n\n## 2.0.0 (2027-01-02)\n\n### Added\n\n* B.\n\n## 1.0.0 (2026-01-02)\n\n### Added\n\n* A.\n"
    assert find_notes(text, "2.0.0") == ("2027-01-02", "### Added\n\n* B.\n")
    assert find_notes(text, "1.0.0") == ("2026-01-02", "### Added\n\n* A.\n")
    with pytest.raises(ReleaseError, match="no section"):
        find_notes(text, "1.0")


@pytest.mark.parametrize(
    ("tag", "date", "fault"),
    [
        ("v1.0.0", "2027-01-02", "is not 'v1.0.1'"),
        ("v1.0.1", "unreleased", "Write the day"),
        ("1.0.1", "2027-01-02", "is not 'v1.0.1'"),
    ],
)
def test_a_tag_must_be_that_of_the_version_and_the_changelog_have_its_day(tag: str, date: str, fault: str):
    check_tag("v1.0.1", "1.0.1", "2027-01-02")
    with pytest.raises(ReleaseError, match=fault):
        check_tag(tag, "1.0.1", date)


def test_a_wrong_tag_ends_before_anything_is_built():
    command = [sys.executable, "-m", "tests.release", "v0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr
        == f"release: The tag 'v0' is not 'v{VERSION}', the version in pyproject.toml. Correct one of them.\n"
    )


def test_every_python_that_is_supported_is_named():
    lowest = re.findall(r'^requires-python = ">=3\.(\d+)"$', PROJECT, re.MULTILINE)
    named = re.findall(r'"Programming Language :: Python :: 3\.(\d+)"', PROJECT)
    assert [*map(int, named)] == [*range(int(lowest[0]), 15)]
