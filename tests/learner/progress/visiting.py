# SPDX-License-Identifier: MIT
"""What tests of the progress page do and look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.learner.conftest import TODAY, Record

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

MANY = [f"Concept {letter}" for letter in "ABCDEFGHIJKLMN"]


def show(page: Page, record: Record, address: str) -> None:
    """Open the page with a record, once everything is there."""
    record.store(page, address)
    visit(page, address)


def visit(page: Page, address: str) -> None:
    page.clock.set_fixed_time(TODAY)
    page.goto(f"{address}progress/")
    page.wait_for_selector("cairn-progress[data-ready]")
    page.wait_for_selector("cairn-settings li")


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def statement(page: Page) -> Locator:
    return page.locator("cairn-progress .cairn-now > div").first


def contents(page: Page) -> list[str]:
    """The entries of the table of contents that are shown."""
    links = page.locator(".md-sidebar--secondary .md-nav--secondary").get_by_role("link")
    return [text.strip() for text in links.all_inner_texts()]


def focused(page: Page) -> str:
    text: str = page.evaluate("(document.activeElement.ariaLabel || document.activeElement.innerText).trim()")
    return text
