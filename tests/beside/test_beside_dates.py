# SPDX-License-Identifier: MIT
"""Plugins that read the history of files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .builds import Beside, Made, commit, try_beside

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.beside("git-revision-date-localized")
def test_concepts_show_their_dates(tmp_path: Path):
    plugin = {"git-revision-date-localized": {"enable_creation_date": True}}

    def check(made: Made) -> None:
        assert made.read("concepts/beams").count("March 5, 2024</span>") == 2
        assert "March 5, 2024" in made.read("news")
        assert "git-revision-date-localized-plugin-date" not in made.read("tags")

    try_beside(tmp_path, Beside([plugin], prepare=commit), check)


@pytest.mark.beside("git-revision-date")
def test_concepts_have_a_revision_date(tmp_path: Path):
    body = "---\nlearn_before: [cables]\n---\n# Ropes\n\nOf {{ git_revision_date }}.\n"

    def check(made: Made) -> None:
        assert "Of 2024-03-05" in made.read("concepts/ropes")

    files = {"docs/concepts/ropes.md": body}
    try_beside(tmp_path, Beside(["git-revision-date"], files, prepare=commit, is_quiet=False), check)


@pytest.mark.beside("git-authors")
def test_concepts_show_their_authors(tmp_path: Path):
    def check(made: Made) -> None:
        assert "Ada" in made.read("concepts/beams")
        assert "Ada" not in made.read("tags")

    try_beside(tmp_path, Beside(["git-authors"], prepare=commit), check)


@pytest.mark.beside("rss")
def test_the_feed_lists_concepts(tmp_path: Path):
    def check(made: Made) -> None:
        feed = made.read("feed_rss_created.xml")
        assert "<title>Beams</title>" in feed
        assert "/concepts/beams/" in feed
        assert "[[" not in feed
        assert "<title>Map</title>" not in feed
        assert "<title>Fatigue</title>" not in feed

    try_beside(tmp_path, Beside(["rss"], prepare=commit), check)


def test_a_feed_without_a_history_lists_what_has_a_date_in_its_front_matter(tmp_path: Path):
    plugin = {"rss": {"use_git": False, "date_from_meta": {"as_creation": "date"}}}
    body = "---\ntitle: Ropes\nlearn_before: [cables]\ndate: 2024-03-05 12:00\n---\nA rope is soft.\n"

    def check(made: Made) -> None:
        feed = made.read("feed_rss_created.xml")
        assert "05 Mar 2024" in feed
        assert "<title>Map</title>" not in feed

    try_beside(tmp_path, Beside([plugin], {"docs/concepts/ropes.md": body}), check)


def test_plugins_that_read_the_history_work_together(tmp_path: Path):
    dates = {"git-revision-date-localized": {"enable_creation_date": True}}

    def check(made: Made) -> None:
        assert made.read("concepts/beams").count("March 5, 2024</span>") == 2
        assert "Ada" in made.read("concepts/beams")
        assert "<title>Beams</title>" in made.read("feed_rss_created.xml")
        assert not re.search("Ada|March 5", made.read("tags"))

    try_beside(tmp_path, Beside([dates, "git-authors", "rss"], prepare=commit), check)
