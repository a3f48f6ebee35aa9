# SPDX-License-Identifier: MIT
"""Plugins that change finished pages, or make others of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .builds import Beside, Made, try_beside

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.beside("glightbox")
def test_pictures_of_concepts_and_questions_open_large(tmp_path: Path):
    def check(made: Made) -> None:
        assert made.read("concepts/piers").count('<a class="glightbox"') == 1
        assert made.read("concepts/decks").count('<a class="glightbox"') == 1

    try_beside(tmp_path, Beside(["glightbox"]), check)


@pytest.mark.beside("minify")
def test_minified_pages_keep_their_questions(tmp_path: Path):
    options = {"minify_html": True, "htmlmin_opts": {"remove_comments": True}}

    def check(made: Made) -> None:
        assert "\n<main" not in made.read("concepts/beams")

    try_beside(tmp_path, Beside([{"minify": options}]), check)


@pytest.mark.beside("print-site")
def test_the_page_to_print_has_every_concept(tmp_path: Path):
    def check(made: Made) -> None:
        page = made.read("print_page")
        assert "An arch turns loads into pressure" in page
        assert "What happens to a beam of twice the length?" in page

    try_beside(
        tmp_path,
        Beside(
            ["print-site"],
            orders=(True,),
            settings={"nav": [{"Home": "index.md"}, {"Forms": ["concepts/arches.md", "concepts/beams.md"]}]},
        ),
        check,
    )


@pytest.mark.beside("exclude-search")
def test_concepts_are_left_out_of_the_search(tmp_path: Path):
    def check(made: Made) -> None:
        found = {entry["location"] for entry in json.loads(made.read("search/search_index.json"))["docs"]}
        assert "concepts/beams/" in found
        assert "news/" not in found

    try_beside(tmp_path, Beside([{"exclude-search": {"exclude": ["news.md"]}}]), check)
