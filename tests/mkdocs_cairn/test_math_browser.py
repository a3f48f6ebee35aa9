# SPDX-License-Identifier: MIT
"""A browser shows formulas and reads them aloud without a script."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import pytest

from .formulas import LONG, OURS, READABLE, ROOT, Converter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

AXE = ROOT / "plugins/widgets/node_modules/axe-core/axe.min.js"
THEME = files("material") / "templates/assets/stylesheets"
PAGE = f"""# Of $\\pi_\\theta$

The policy $\\pi_\\theta(y \\mid x)$ and \\(x_{{n+1}}\\) cost \\$5.

$$
{LONG}
$$

A wide one in a line: ${LONG}$.

{"".join(f"$${tex}$${chr(10)}{chr(10)}" for tex in READABLE)}
- In a list:

    $$\\frac{{a}}{{b}}$$
"""


@pytest.fixture(scope="module")
def math_url(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """A page of formulas with the theme's styles and ours, under a policy that allows nothing inline."""
    folder = tmp_path_factory.mktemp("math")
    shutil.copy(OURS, folder)
    with as_file(THEME) as styles:
        for name in ("main", "palette"):
            shutil.copy(next(styles.glob(f"{name}.*.css")), folder / f"{name}.css")
    links = "".join(f'<link rel="stylesheet" href="{n}.css">' for n in ("main", "palette", "pages"))
    policy = "default-src 'none'; style-src 'self'; img-src data:; script-src 'self'"
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Formulas</title>{links}'
        f'<link rel="icon" href="data:,"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width"></head><body data-md-color-scheme="default">'
        f'<main class="md-typeset">{Converter().html(PAGE)}</main></body></html>',
        "utf-8",
    )
    with serve_folder(folder) as url:
        yield url


@pytest.fixture
def math_page(page: Page, math_url: str) -> Iterator[Page]:
    """The page, which must neither complain nor ask another host for anything."""
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith((math_url, "data:")) else faults.append(r.url))
    page.goto(math_url)
    yield page
    assert faults == []


def test_formulas_have_a_sensible_size(math_page: Page):
    boxes: list[dict[str, Any]] = math_page.evaluate(
        """[...document.querySelectorAll("p > .cairn-tex:not([tabindex]) > math")]
            .map(m => ({m: m.getBoundingClientRect(), line: m.closest("p").getBoundingClientRect()}))
            .map(({m, line}) => ({width: m.width, height: m.height, inside: m.top >= line.top - 4}))"""
    )
    assert len(boxes) == 2
    for box in boxes:
        assert 20 < box["width"] < 150
        assert 10 < box["height"] < 40
        assert box["inside"]
    heights = math_page.evaluate("[...document.querySelectorAll('.cairn-math')].map(m => m.offsetHeight)")
    assert len(heights) == len(READABLE) + 2
    assert all(20 < height < 200 for height in heights)


def test_a_subscript_stands_lower_than_its_letter(math_page: Page):
    letter, script = math_page.evaluate(
        """[...document.querySelector('[data-tex="x_{n+1}"] msub').children]
            .map(e => e.getBoundingClientRect()).map(r => (r.top + r.bottom) / 2)"""
    )
    assert script > letter + 3


@pytest.mark.parametrize(("scheme", "width"), [("default", 320), ("slate", 1200)])
def test_axe_finds_nothing_and_a_wide_formula_scrolls_by_itself(math_page: Page, scheme: str, width: int):
    math_page.set_viewport_size({"width": width, "height": 800})
    math_page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    assert math_page.evaluate("document.documentElement.scrollWidth") <= width
    math_page.evaluate(AXE.read_text("utf-8"))
    found = math_page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice']})")
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]] == []


def test_a_screen_reader_gets_mathml(math_page: Page):
    session = math_page.context.new_cdp_session(math_page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = [n["role"]["value"] for n in nodes if not n["ignored"]]
    assert roles.count("MathMLMath") == len(READABLE) + 6
    assert "MathMLFraction" in roles
    assert not any("\\" in n.get("name", {}).get("value", "") for n in nodes)
