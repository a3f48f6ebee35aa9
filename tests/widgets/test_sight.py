# SPDX-License-Identifier: MIT
"""Questions in forced colors, with large text, from right to left and without motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .learner import check, question

if TYPE_CHECKING:
    from playwright.sync_api import Page


def respond_wrongly(page: Page) -> None:
    question(page, "metric").get_by_role("textbox").fill("nothing of the kind")
    check(question(page, "metric"))
    for select in question(page, "settings").locator("select").all():
        select.select_option(index=1)
    check(question(page, "settings"))


def is_wide(page: Page) -> bool:
    wide: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wide


def test_results_are_visible_in_forced_colors(types: Page) -> None:
    types.emulate_media(forced_colors="active")
    respond_wrongly(types)
    for mark in question(types, "settings").locator(".cairn-mark").all():
        expect(mark.locator("svg")).to_be_visible()
        fill, paper = mark.evaluate(
            "one => [getComputedStyle(one.querySelector('svg')).fill, getComputedStyle(document.body).backgroundColor]"
        )
        assert fill != paper


def test_everything_fits_at_twice_the_text_size(types: Page) -> None:
    types.set_viewport_size({"width": 640, "height": 450})  # a window of 1280 × 900 at 200 % zoom
    respond_wrongly(types)
    assert not is_wide(types)


@pytest.mark.parametrize("width", [320, 1200])
def test_a_right_to_left_page_is_mirrored_and_fits(types: Page, width: int) -> None:
    types.set_viewport_size({"width": width, "height": 800})
    types.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    respond_wrongly(types)
    assert not is_wide(types)
    text, field = (
        question(types, "settings").locator(part).first.bounding_box() for part in (".cairn-assign__text", "select")
    )
    assert text
    assert field
    assert text["x"] + text["width"] >= field["x"] + field["width"] - 1


def test_nothing_moves_with_reduced_motion(types: Page) -> None:
    types.emulate_media(reduced_motion="reduce")
    respond_wrongly(types)
    moving = types.evaluate("document.getAnimations().filter(({ playState }) => playState === 'running').length")
    assert moving == 0
