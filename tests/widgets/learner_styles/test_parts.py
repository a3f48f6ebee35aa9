# SPDX-License-Identifier: MIT
"""The learner's own pages: contrast in every palette, targets for fingers, large text, both directions, and print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

PALETTES = (
    *("red", "pink", "purple", "deep-purple", "indigo", "blue", "light-blue", "cyan", "teal", "green", "light-green"),
    *("lime", "yellow", "amber", "orange", "deep-orange", "brown", "grey", "blue-grey", "black", "white"),
)
# The contrast of a color with the paper under it. Every color is painted, since most are partly transparent.
CONTRAST = """([wanted, scheme, primary]) => {
  Object.assign(document.body.dataset, { mdColorScheme: scheme, mdColorPrimary: primary });
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const paint = (...colors) => {
    for (const color of colors) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
    const light = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05;
  };
  const paper = getComputedStyle(document.body).backgroundColor;
  return wanted.map(([selector, pseudo, property, over]) => {
    const style = getComputedStyle(document.querySelector(selector), pseudo);
    const under = over ? [paper, style[over]] : [paper];
    const [one, other] = [paint(...under), paint(...under, style[property])];
    return Math.max(one, other) / Math.min(one, other);
  });
}"""
MARKS = (
    (".cairn-state[data-state='mastered']", "::before", "backgroundColor"),
    (".cairn-state[data-state='known']", "::before", "borderTopColor"),
    (".cairn-state[data-due]", "::after", "backgroundColor"),
    (".cairn-bar", None, "borderTopColor"),
    (".cairn-bar > i", None, "backgroundColor"),
    (".cairn-session i:not([data-done], [data-here])", None, "borderTopColor"),
    (".cairn-session [data-done]", None, "backgroundColor"),
    (".cairn-find input", None, "borderTopColor"),
)
TEXTS = (
    (".cairn-lede", None, "color"),
    (".cairn-fine", None, "color"),
    (".cairn-figure", None, "color"),
    (".cairn-done", None, "color"),
    (".cairn-legend", None, "color"),
    (".cairn-note", None, "color", "backgroundColor"),
)
BUTTONS = (
    (".cairn-do:not(.md-button--primary)", None, "color"),
    (".cairn-quiet-do", None, "color"),
    (".md-button--primary", None, "color", "backgroundColor"),
)
# Palettes in which the theme's links and buttons themselves are readable.
READABLE = (("default", "indigo"), *((scheme, name) for scheme in ("default", "slate") for name in ("black", "white")))
TARGETS = """() => [
  ...document.querySelectorAll("article :is(a, button, input, summary), .cairn-onpath :is(a, button)"),
].filter((one) => !one.closest("p:not(.cairn-more)") && one.checkVisibility())
  .map((one) => {
    const after = getComputedStyle(one, "::after");
    const row = after.position === "absolute" || one.matches(".cairn-switch") ? (one.closest("li") ?? one) : one;
    return [one.textContent, row.getBoundingClientRect().height];
  })
  .filter(([, height]) => height < 43.9)"""


def is_wide(page: Page) -> bool:
    wide: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wide


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_marks_and_text_have_contrast_in_every_palette(parts: Page, scheme: str) -> None:
    for primary in PALETTES:
        marks = parts.evaluate(CONTRAST, [MARKS, scheme, primary])
        texts = parts.evaluate(CONTRAST, [TEXTS, scheme, primary])
        assert min(marks) >= 3, (primary, marks)
        assert min(texts) >= 4.5, (primary, texts)


@pytest.mark.parametrize(("scheme", "primary"), READABLE)
def test_buttons_can_be_read(parts: Page, scheme: str, primary: str) -> None:
    assert min(parts.evaluate(CONTRAST, [BUTTONS, scheme, primary])) >= 4.5


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_every_part_is_accessible(parts: Page, find_violations: Any, scheme: str) -> None:
    parts.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
    parts.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    assert find_violations(parts) == []


def test_targets_on_a_phone_are_large_enough_for_fingers(parts: Page) -> None:
    parts.set_viewport_size({"width": 360, "height": 800})
    assert parts.evaluate(TARGETS) == []


@pytest.mark.parametrize("way", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [320, 768, 1024, 1400])
def test_every_part_fits_the_window(parts: Page, width: int, way: str) -> None:
    parts.set_viewport_size({"width": width, "height": 800})
    parts.evaluate("way => { document.documentElement.dir = document.body.dir = way; }", way)
    assert not is_wide(parts)


def test_every_part_fits_at_twice_the_text_size(parts: Page) -> None:
    parts.set_viewport_size({"width": 1280, "height": 900})
    size = parts.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    parts.add_style_tag(content=f"html {{ font-size: {2 * size}px !important }}")
    assert not is_wide(parts)


def test_a_mark_stands_at_the_first_line_of_a_name(parts: Page) -> None:
    parts.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    away = parts.locator("li:has(> .cairn-state):has(a)").evaluate_all("""all => all.map((item) => {
      item.style.maxWidth = "9em";
      item.querySelector("a").textContent = "A name that needs several lines in a narrow column";
      const names = document.createRange();
      names.selectNodeContents(item.querySelector("a"));
      const [mark, [first]] = [item.querySelector(".cairn-state").getBoundingClientRect(), names.getClientRects()];
      return Math.abs(mark.y + mark.height / 2 - (first.y + first.height / 2));
    })""")
    assert len(away) > 5
    assert max(away) < 4


def test_what_is_hidden_stays_hidden(parts: Page) -> None:
    shown = parts.locator(".cairn-do, .cairn-quiet-do, .cairn-more, .cairn-now").evaluate_all("""all =>
      all.filter((one) => { one.hidden = true; return one.checkVisibility(); }).map((one) => one.className)""")
    assert shown == []


def test_bars_and_ticks_are_seen_in_forced_colors(parts: Page) -> None:
    parts.emulate_media(forced_colors="active")
    colors = parts.evaluate("""() => [document.body, ...document.querySelectorAll(".cairn-bar > i, i[data-done]")]
      .map((one) => getComputedStyle(one).backgroundColor)""")
    assert colors[0] not in colors[1:]


def test_print_leaves_the_learner_out(parts: Page) -> None:
    parts.emulate_media(media="print")
    shown = parts.evaluate("""() => [...document.querySelectorAll(
      "cairn-progress, cairn-next-steps, .cairn-now, .cairn-onpath, .cairn-entry, .cairn-state")]
      .filter((one) => one.checkVisibility()).map((one) => one.className || one.localName)""")
    assert shown == []
