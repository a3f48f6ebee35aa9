# SPDX-License-Identifier: MIT
"""What a learner does with the menu of the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .learner import check, question

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def menu(page: Page) -> Locator:
    return page.locator("cairn-record")


def said(page: Page) -> str:
    return menu(page).get_by_role("status").inner_text()


def open_menu(page: Page) -> None:
    if not menu(page).get_by_role("button", name="Load a file").is_visible():
        menu(page).get_by_text("Your record").click()


def press(page: Page, name: str) -> None:
    open_menu(page)
    menu(page).get_by_role("button", name=name).click()


def start_all_over(page: Page, name: str) -> None:
    """Press a button of the menu that starts something over, and confirm it."""
    press(page, name)
    menu(page).get_by_role("button", name="Start over", exact=True).click()


def give(page: Page, text: str, name: str = "metric") -> None:
    question(page, name).get_by_role("textbox").first.fill(text)
    check(question(page, name))


def states(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("""() => Object.fromEntries(
        [...document.querySelectorAll("cairn-question[data-state]")].map((one) => [one.id, one.dataset.state]))""")
    return found


def save(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        press(page, "Download my progress")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def load(page: Page, content: Path | str | bytes) -> None:
    open_menu(page)
    data = content.read_bytes() if isinstance(content, Path) else content
    menu(page).get_by_role("status").evaluate("status => { status.textContent = ''; }")  # of an earlier file
    page.locator("cairn-record input[type=file]").set_input_files(
        {
            "name": "record.json",
            "mimeType": "application/json",
            "buffer": data.encode() if isinstance(data, str) else data,
        }
    )
    expect(menu(page).get_by_role("status")).not_to_be_empty()
