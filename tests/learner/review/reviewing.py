# SPDX-License-Identifier: MIT
"""What a reader does on the page of reviews, by roles and names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect
from tests.learner.conftest import TODAY

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CHECK, NEXT, DONT_KNOW = "Check", "Next", "I don’t know"


def position(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def expect_position(page: Page, text: str) -> None:
    expect(position(page)).to_have_text(f"Review {text}")
    expect(page.locator("cairn-review cairn-question").first).to_have_attribute("data-ready", "")


def question(page: Page) -> Locator:
    return page.locator("cairn-review cairn-question").first


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def answer(page: Page, choice: str = "right") -> None:
    """Check a choice in each question that is shown."""
    expect(question(page)).to_have_attribute("data-ready", "")
    for shown in page.locator("cairn-review cairn-question").all():
        shown.get_by_role("radio", name=choice).check()
        shown.get_by_role("button", name=CHECK).click()


def after(page: Page) -> Locator:
    """The sentence on what comes next."""
    return page.locator("cairn-review .cairn-after")


def section(page: Page, title: str) -> list[str]:
    """The rows below a heading of the page, each as one line."""
    heading = page.get_by_role("heading", name=title, level=2)
    rows = heading.locator("xpath=following-sibling::ul[1]/li")
    return [re.sub(r"\s+", " ", row).strip() for row in rows.all_inner_texts()]


def attempts(page: Page) -> list[dict[str, Any]]:
    """The attempts and marks of this day, oldest first."""
    events: list[dict[str, Any]] = page.evaluate("cairn.mastery.openSiteStore().read()")
    return sorted((e for e in events if e["at"] >= f"{TODAY:%Y-%m-%d}"), key=lambda event: event["at"])


def summary(page: Page) -> list[tuple[str, Any, str]]:
    """The subject, score or value, and circumstance of each of these events."""
    found = [(e["subject"], e.get("score", e.get("value")), e.get("via", e.get("by", ""))) for e in attempts(page)]
    return [(subject.partition(":")[2], value, how) for subject, value, how in found]
