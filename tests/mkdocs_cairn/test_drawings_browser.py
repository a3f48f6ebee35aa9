# SPDX-License-Identifier: MIT
"""Drawings in a browser: boxes and lines meet at every width, in both directions, in print and with large text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .conftest import MATERIAL, ROOT, rebuild, write_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

AXE = ROOT / "plugins/widgets/node_modules/axe-core/axe.min.js"
TITLES = {
    "counting": "العد",
    "adding": "الجمع",
    "comparing": "المقارنة بين الأعداد الكبيرة والأعداد الصغيرة وترتيبها على خط الأعداد",
    "multiplying": "الضرب",
    "modulo": "Modulo (mod 12): the Remainder after a Division of Whole Numbers",
    "dividing": "القسمة (division) في 3 خطوات",
    **{f"use-{n}": f"استعمال {n}" for n in range(6)},
    "apart": "وحده",
}
BEFORE: dict[str, list[str]] = {
    "adding": ["counting"],
    "comparing": ["counting"],
    "multiplying": ["adding"],
    "modulo": ["dividing", "comparing"],
    "dividing": ["multiplying"],
    **{f"use-{n}": ["multiplying"] for n in range(6)},
}
# Where the lines end that leave each box, followed from point to point, and the boxes there; all in pixels.
JOINED = """svg => {
  const box = a => a.getBoundingClientRect(), rtl = getComputedStyle(svg).direction === "rtl"
  const { left, top, width, height } = box(svg), view = svg.viewBox.baseVal
  const place = (x, y) => [rtl ? left + width - x / view.width * width : left + x / view.width * width,
    top + y / view.height * height]
  const line = /M(\\d+) (\\d+)(?:h(\\d+)|c14 0 14 (-?\\d+) 28)/g
  const lines = [...svg.querySelector("path").getAttribute("d").matchAll(line)]
    .map(([, x, y, across, down]) => [place(+x, +y), place(+x + +(across ?? 28), +y + +(down ?? 0))])
  const near = ([x, y], [u, v]) => Math.abs(x - u) < 2 && Math.abs(y - v) < 2
  const links = [...svg.parentElement.querySelectorAll("a")]
  const middle = a => box(a).top + box(a).height / 2
  const start = a => [rtl ? box(a).right : box(a).left, middle(a)]
  const end = a => [rtl ? box(a).left : box(a).right, middle(a)]
  const follow = point => lines.filter(([from]) => near(from, point)).flatMap(([, to]) => {
    const found = links.find(a => near(start(a), to))
    return found ? [found] : follow(to)
  })
  const name = a => a.pathname.split("/").at(-2)
  return links.flatMap(a => follow(end(a)).map(b => [name(a), name(b)]))
}"""
# The boxes whose text is not inside them, and those that lie on another box.
OUTSIDE = """() => [...document.querySelectorAll(".cairn-map a, .cairn-columns a")].filter(a => {
  const text = (a.firstElementChild ?? a).getBoundingClientRect(), box = a.getBoundingClientRect()
  return text.left < box.left || text.right > box.right || text.top < box.top || text.bottom > box.bottom
}).map(a => a.textContent)"""
OVERLAPS = """() => { const boxes = [...document.querySelectorAll(".cairn-map a, .cairn-columns a")]
  .map(a => a.getBoundingClientRect())
  return boxes.flatMap((a, n) => boxes.slice(n + 1).filter(b =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length }"""
TAG, CONCEPT, PATH = "tags/numbers/", "concepts/multiplying/", "path/"


def write_concept(name: str, title: str) -> str:
    return (
        f'---\ntitle: "{title}"\nlearn_before: [{", ".join(BEFORE.get(name, ()))}]\ntags: [Numbers]\n---\n\n{title}.\n'
    )


@pytest.fixture(scope="module", params=["en", "ar"])
def drawn(
    request: Any, tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """A course with long, Arabic and mixed titles, once in a theme that is written from left to right."""
    files = {f"docs/concepts/{name}.md": write_concept(name, title) for name, title in TITLES.items()}
    files |= {"docs/index.md": "# Home\n", "docs/path.md": '# Path\n\n{{ learning_path("modulo") }}\n'}
    theme = {**MATERIAL, "language": request.param, "palette": {"scheme": "slate"}}
    site = write_site(tmp_path_factory.mktemp("drawn"), files, theme=theme, plugins=["search", "macros", "cairn"])
    built = rebuild(site)
    assert built.error == ""
    with serve_folder(built.folder) as url:
        yield url


def is_scrolled_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_lines_join_boxes_and_mirror_with_the_text(page: Page, drawn: str):
    page.goto(drawn + TAG)
    drawing = page.locator(".cairn-part")
    pairs = [tuple(pair) for pair in drawing.locator("svg").evaluate(JOINED)]
    assert sorted(pairs) == sorted((before, name) for name, named in BEFORE.items() for before in named)
    first, second = (drawing.locator(f"a[href$='/{name}/']").bounding_box() for name in ("counting", "adding"))
    assert first
    assert second
    is_rtl = page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert (second["x"] < first["x"]) == is_rtl
    expect(page.locator(".cairn-columns > ul > li")).to_have_text([TITLES["apart"]])


@pytest.mark.parametrize("width", [1400, 360])
def test_every_label_is_inside_its_box_and_no_box_on_another(page: Page, drawn: str, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    for place in (TAG, CONCEPT, PATH):
        page.goto(drawn + place)
        for style in ("", "html { font-size: 250% !important }"):
            page.evaluate(
                "style => document.head.append(Object.assign(document.createElement('style'), { textContent: style }))",
                style,
            )
            assert page.evaluate(OUTSIDE) == []
            assert page.evaluate(OVERLAPS) == 0
            assert not is_scrolled_sideways(page)


def test_on_a_phone_the_boxes_stand_below_each_other_and_can_be_touched(page: Page, drawn: str):
    page.set_viewport_size({"width": 360, "height": 740})
    for place, names in ((CONCEPT, ["adding", "multiplying", "use-0"]), (TAG, ["counting", "adding", "dividing"])):
        page.goto(drawn + place)
        links = page.locator(".cairn-map a, .cairn-columns a")
        paths = links.evaluate_all("links => links.map(a => a.pathname.split('/').at(-2))")
        tops = links.evaluate_all("links => links.map(a => a.getBoundingClientRect().top)")
        assert tops == sorted(tops)
        assert [paths.index(name) for name in names] == sorted(paths.index(name) for name in names)
        heights = links.evaluate_all("links => links.map(a => a.getBoundingClientRect().height)")
        assert min(heights) >= 44
    page.goto(drawn + CONCEPT)
    rest = page.locator(".cairn-map .cairn-rest")
    rest.click()
    assert page.url.endswith("#cairn-next")


def test_a_wide_drawing_is_scrolled_by_itself_and_by_keys(page: Page, drawn: str):
    page.set_viewport_size({"width": 1024, "height": 740})
    page.goto(drawn + TAG)
    box = page.locator(".cairn-columns [role=group]")
    box.focus()
    expect(box).to_be_focused()
    is_rtl = page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    page.keyboard.press("ArrowLeft" if is_rtl else "ArrowRight")
    page.wait_for_function("box => Math.abs(box.scrollLeft) > 10", arg=box.element_handle())
    assert not is_scrolled_sideways(page)


@pytest.mark.parametrize("width", [1400, 360])
def test_axe_finds_nothing_in_drawings(page: Page, drawn: str, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    for place in (TAG, CONCEPT, PATH):
        page.goto(drawn + place)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(
            "axe.run('.cairn-drawn, .cairn-columns').then(({ violations }) => violations.map(v => v.id))"
        )
        assert found == []


def test_paper_shows_drawings_as_lists_with_lines(page: Page, drawn: str):
    page.goto(drawn + TAG)
    page.emulate_media(media="print")
    expect(page.locator(".cairn-part svg")).to_be_hidden()
    lefts = page.locator(".cairn-part a").evaluate_all("links => links.map(a => a.getBoundingClientRect().width)")
    assert min(lefts) > 400
    expect(page.locator("#cairn-columns")).to_be_visible()
