# SPDX-License-Identifier: MIT
"""A warning of one build is repeated by the next one, whatever is cached."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest

from .builds import Made, differences, make, make_clean, write_course
from .edits import MATRICES, NORMS, NUMBERS, QUIZ

if TYPE_CHECKING:
    from pathlib import Path

ANCHORS: dict[str, Any] = {"validation": {"links": {"anchors": "warn"}}}
VERBOSE, USUAL, SILENT = logging.DEBUG, logging.INFO, logging.ERROR


def append(course: Path, name: str, text: str) -> None:
    file = course / name
    file.write_text(file.read_text("utf-8") + text, "utf-8")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with a fault of each kind that only shows when a page is built."""
    course = write_course(tmp_path, **ANCHORS)
    append(course, NORMS, "\nSee [that](nowhere.md) and $\\nonsense{$.\n")
    append(course, NUMBERS, "\nSee [a part](norms.md#nowhere) and [here](#neither).\n")
    append(course, "docs/index.md", "\nSee [a part](concepts/norms.md#nor-there).\n")
    append(course, QUIZ, "  - id: broken\n    concepts: [vectors, numbers]\n    stem: How much is $\\what{$?\n")
    return course


def warnings(made: Made) -> list[str]:
    return sorted(line for line in made.log if line.startswith(("WARNING", "ERROR")))


def test_a_warning_is_given_in_each_build(course: Path):
    first, second = make(course), make(course)
    for word in ("nowhere.md", "nonsense", "#nowhere", "#neither", "#nor-there", "what"):
        assert len(second.said(word)) == 1, word
    assert sorted(first.log) == sorted(second.log)
    assert differences(first.files, second.files) == []


def test_a_warning_is_given_after_a_silent_build(course: Path):
    assert warnings(make(course, level=SILENT)) == []
    assert warnings(make(course)) == warnings(make_clean(course))


def test_a_warning_is_given_in_a_verbose_build_and_after_one(course: Path):
    make(course)
    assert warnings(make(course, level=VERBOSE)) == warnings(make_clean(course, level=VERBOSE))
    assert warnings(make(course)) == warnings(make_clean(course))


def test_a_link_to_an_anchor_is_checked_though_its_page_is_not_made_again(tmp_path: Path):
    course = write_course(tmp_path, **ANCHORS)
    append(course, NUMBERS, "\nSee [a part](norms.md#nowhere).\n")
    missing = "does not contain an anchor '#nowhere'"
    assert make(course).said(missing)
    again = make(course)
    assert again.said(missing)
    assert len(again.converted) == 1
    append(course, NORMS, "\n## Nowhere\n")
    again = make(course)
    assert not again.said(missing)
    assert len(again.converted) == 2


def test_a_link_is_checked_again_when_its_target_goes(tmp_path: Path):
    course = write_course(tmp_path, strict=True)
    assert make(course).error == ""
    append(course, NUMBERS, "\nSee [them](matrices.md).\n")
    assert make(course).error == ""
    (course / MATRICES).unlink()
    append(course, NUMBERS, "\nAnd nothing else.\n")
    assert make(course).error == make_clean(course).error != ""


def test_a_fault_on_two_pages_is_reported_by_the_one_that_is_left(course: Path):
    make(course)
    file = course / QUIZ
    file.write_text(file.read_text("utf-8").replace("[vectors, numbers]", "[numbers]"), "utf-8")
    assert len(make(course).said("what")) == 1
    file.write_text(file.read_text("utf-8").replace("[numbers]\n    stem: How", "[vectors]\n    stem: How"), "utf-8")
    assert len(make(course).said("what")) == 1


def test_a_fault_that_one_page_no_longer_shows_is_reported_for_another(tmp_path: Path):
    fault = "\n\nBoth hold $\\nonsense{$.\n"
    course = write_course(tmp_path)
    for name in (NORMS, NUMBERS):
        append(course, name, fault)
    make(course)
    file = course / NORMS
    file.write_text(file.read_text("utf-8").replace(fault, ""), "utf-8")
    again = make(course)
    assert again.said("nonsense")
    assert again.log == make_clean(course).log


def test_a_strict_build_fails_warm_as_it_does_cold(course: Path):
    text = (course / "mkdocs.yml").read_text("utf-8").replace('"strict": false', '"strict": true')
    (course / "mkdocs.yml").write_text(text, "utf-8")
    first = make(course)
    assert first.error
    assert make(course).error == make_clean(course).error == first.error


def test_an_error_in_the_sources_ends_a_warm_build_as_it_does_a_cold_one(course: Path):
    make(course)
    append(course, "docs/tags.yml", "Physics: [\n")
    warm, clean = make(course), make_clean(course)
    assert warm.error == clean.error != ""
    assert warm.said("Cairn found 1 error")
    assert sorted(warm.log) == sorted(clean.log)
