# SPDX-License-Identifier: MIT
"""Marks, counts and the state under a title: they are seen, and nothing moves when they appear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What the scripts add to a page with a record; see the top of marks.css.
ADD = """() => {
  const states = ["learning", "known", "mastered"];
  const make = (html) => document.createRange().createContextualFragment(html);
  document.querySelectorAll("li > a:not(.cairn-map a), li > div > a").forEach((link, at) => {
    const item = link.closest("li");
    item.dataset.cairnState = states[at % 3];
    if (at % 2) item.dataset.cairnDue = "";
    link.after(make('<span class="cairn-hidden">, mastered</span>'));
  });
  const link = document.querySelector(".cairn-map a");
  link.dataset.cairnState = "learning";
  link.dataset.cairnDue = "";
  link.append(make('<span class="cairn-hidden">, learning, due for review</span>'));
  document.querySelector("h1").after(make(`<p class="cairn-line"><span class="cairn-line__state">
    <span class="cairn-state" data-state="learning" aria-hidden="true"></span>
    <span><b>Learning</b>, due in 2 days</span></span><label><input type="checkbox"> I know this</label></p>`));
  document.querySelector("#check").after(make('<p class="cairn-tally">1 of 4 right so far</p>'));
  document.querySelector(".md-icon").before(make(`
    <a href="#" class="md-header__button cairn-entry" aria-label="Progress, 4 due">
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4h16v16H4z"/></svg><span>4</span></a>`));
}"""
PLACES = """() => [...document.querySelectorAll("article > *, a, li, .cairn-q__stem, .cairn-meta, .md-footer")]
  .filter((one) => !one.matches(".cairn-line, .cairn-tally, .cairn-entry"))
  .map((one) => { const { x, y } = one.getBoundingClientRect(); return [one.tagName, x, y]; })"""
DRAWN = """() => [...document.querySelectorAll("[data-cairn-state]:is(li)")].map((item) => {
  const { borderTopColor, backgroundColor, backgroundImage } = getComputedStyle(item, "::before");
  return [item.dataset.cairnState, borderTopColor, backgroundColor, backgroundImage];
})"""


def is_wide(page: Page) -> bool:
    wide: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wide


@pytest.mark.parametrize("way", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [360, 768, 1024, 1400])
def test_nothing_moves_when_marks_and_counts_appear(marked: Page, width: int, way: str) -> None:
    marked.set_viewport_size({"width": width, "height": 900})
    marked.evaluate("way => { document.documentElement.dir = document.body.dir = way; }", way)
    before = marked.evaluate(PLACES)
    marked.evaluate(ADD)
    assert marked.evaluate(PLACES) == before
    assert not is_wide(marked)


def test_each_state_has_a_shape_of_its_own(marked: Page) -> None:
    marked.evaluate(ADD)
    shapes = {state: (background, image) for state, _, background, image in marked.evaluate(DRAWN)}
    assert shapes["known"] == ("rgba(0, 0, 0, 0)", "none")
    assert shapes["learning"][1] != "none"
    assert shapes["mastered"][0] != "rgba(0, 0, 0, 0)"


def test_marks_keep_their_shapes_in_forced_colors(marked: Page) -> None:
    marked.emulate_media(forced_colors="active")
    marked.evaluate(ADD)
    paper = marked.evaluate("getComputedStyle(document.body).backgroundColor")
    drawn: list[Any] = marked.evaluate(DRAWN)
    assert all(border != paper for _, border, _, _ in drawn)
    assert len({(background, image) for _, _, background, image in drawn}) == 3


def test_a_mark_replaces_the_bullet_of_a_list(marked: Page) -> None:
    marked.evaluate(ADD)
    style = marked.locator("#plain > li").first.evaluate("one => getComputedStyle(one).listStyleType")
    assert style == "none"


def test_print_leaves_marks_and_counts_out(marked: Page) -> None:
    before = marked.evaluate("document.documentElement.scrollHeight")
    marked.evaluate(ADD)
    marked.emulate_media(media="print")
    shown = marked.evaluate("""() => [
      ...[...document.querySelectorAll(".cairn-line, .cairn-tally, .cairn-entry")]
        .map((one) => getComputedStyle(one).display),
      ...[...document.querySelectorAll("[data-cairn-state]")].map((one) => getComputedStyle(one, "::before").display),
    ]""")
    assert before
    assert set(shown) == {"none"}


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_a_page_with_marks_is_accessible(marked: Page, find_violations: Any, scheme: str) -> None:
    marked.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
    marked.evaluate(ADD)
    assert find_violations(marked) == []
