# SPDX-License-Identifier: MIT
"""Static pages with what the scripts of the learner layer write, in the theme's own styles."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES = ("marked.html", "parts.html")


@pytest.fixture(scope="session")
def learner_site(question_folder: Path, question_site: str) -> str:
    """The address of the site of questions, to which these pages are added."""
    for name in NAMES:
        shutil.copy(Path(__file__).parent / name, question_folder / name)
    return question_site


@pytest.fixture
def marked(calm_page: Page, learner_site: str) -> Page:
    """A concept page without a record."""
    calm_page.goto(f"{learner_site}marked.html")
    return calm_page


@pytest.fixture
def parts(calm_page: Page, learner_site: str) -> Page:
    """A page with every part of the learner's own pages."""
    calm_page.goto(f"{learner_site}parts.html")
    calm_page.add_style_tag(content="* { transition: none !important }")
    return calm_page
