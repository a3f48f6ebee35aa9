# SPDX-License-Identifier: MIT
"""The progress page for every eye."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.mkdocs_cairn.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.learner.conftest import Record

from .visiting import show

AXE = ROOT / "plugins/widgets/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 360])
def test_axe_finds_nothing_in_the_content_of_the_page(
    page: Page, reader: Record, course_url: str, scheme: Any, width: int
):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    show(page, reader.aim("dividing", 1), course_url)
    page.get_by_role("button", name="Start over…").click()
    page.get_by_role("combobox", name="Add a goal").fill("ing")
    page.evaluate(AXE.read_text("utf-8"))
    run = "rules => axe.run('article', {runOnly: rules})"
    found = page.evaluate(run, RULES)["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_controls_on_a_phone_are_44_pixels_high(page: Page, reader: Record, course_url: str):
    page.set_viewport_size({"width": 360, "height": 740})
    show(page, reader.aim("dividing", 1), course_url)
    # The row of a switch is its label.
    controls = (
        "cairn-progress :is(button, input:not(.cairn-switch), select, summary, .cairn-do, .cairn-settings__switch)"
    )
    heights = page.locator(f"{controls}:visible").evaluate_all(
        "all => all.map(one => [one.innerText, one.getBoundingClientRect().height])"
    )
    assert len(heights) > 5
    assert [found for found in heights if found[1] < 44] == []


def test_nothing_moves_when_the_page_is_filled(page: Page, reader: Record, course_url: str):
    page.add_init_script("""self.moved = 0; new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) self.moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true })""")
    show(page, reader, course_url)
    page.wait_for_timeout(300)
    assert page.evaluate("self.moved") < 0.02
