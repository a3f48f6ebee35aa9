# SPDX-License-Identifier: MIT
"""The course for reviews, built and served below its host, and readers who have forgotten some of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from tests.conftest import serving
from tests.mkdocs_cairn.conftest import Built, rebuild, write_site

from .course import ASKED_FIRST, CONCEPTS, REVIEW_SETTINGS, write_course

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page
    from tests.learner.conftest import Record


@pytest.fixture(scope="session")
def review_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = rebuild(write_site(tmp_path_factory.mktemp("review"), write_course(), **REVIEW_SETTINGS))
    assert (built.error, built.log) == ("", ())
    served = built.source / "served"
    served.mkdir()
    return Built(built.source, built.folder.rename(served / "course"), built.log, "")


@pytest.fixture(scope="session")
def review_url(review_site: Built) -> Iterator[str]:
    with serving(review_site.folder.parent) as address:
        yield f"{address}course/"


@pytest.fixture
def calm(page: Page) -> Iterator[Page]:
    """A page that reports no error."""
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []


def forget(record: Record, names: Sequence[str]) -> Record:
    """Answer one question of each concept long ago: the first one of the list longest ago."""
    for days, name in enumerate(names):
        record.answer(ASKED_FIRST.get(name, f"{name}-1"), 60 - days)
    return record


class Go(Protocol):
    """Opens the page of reviews for a reader who has forgotten these concepts."""

    def __call__(self, names: Sequence[str], query: str = "") -> Page: ...


@pytest.fixture
def go(calm: Page, record: Record, review_url: str) -> Go:
    def open_reviews(names: Sequence[str], query: str = "") -> Page:
        forget(record, names).store(calm, review_url)
        calm.goto(f"{review_url}review/{query}")
        return calm

    return open_reviews


@pytest.fixture
def reader(go: Go) -> Page:
    """A reader with ten due concepts of the chain."""
    return go(CONCEPTS[:10])
