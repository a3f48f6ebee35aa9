# SPDX-License-Identifier: MIT
"""Pages that a reader keeps for offline, in a real browser: from a sub-path and under a strict policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .conftest import (
    CACHES,
    INSTANT,
    MATRICES,
    NORMS,
    NOTE_VIOLATIONS,
    VECTORS,
    WIDGETS,
    WORKERS,
    answer,
    build,
    call,
    cut,
    keep,
    open_page,
    restore,
    wait_until_kept,
)

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page
    from tests.mkdocs_cairn.conftest import MakeSite
    from tests.mkdocs_cairn.published import WebHost


def test_without_being_asked_nothing_is_kept(page: Page, host: WebHost):
    open_page(page, host, VECTORS)
    answer(page)
    page.reload()
    assert call(page, host, "canKeep()") is True
    assert call(page, host, "isKept()") is False
    assert (page.evaluate(CACHES), page.evaluate(WORKERS)) == ([], [])


def test_kept_pages_can_be_read_and_answered_without_a_network(page: Page, context: BrowserContext, host: WebHost):
    page.add_init_script(NOTE_VIOLATIONS)
    keep(page, host, VECTORS)
    assert call(page, host, "isKept()") is True
    assert call(page, host, "measure()") > 100_000
    assert page.evaluate(WORKERS) == [f"{host.url}course/"]
    cut(context, host)
    open_page(page, host, VECTORS)
    expect(page.locator("h1")).to_contain_text("Vectors")
    answer(page)
    # The theme's icons are data.
    assert {tuple(fault) for fault in page.evaluate("lost")} <= {("img-src", "data")}
    page.reload()
    expect(page.locator("#zero-norm")).to_have_attribute("data-state", "right")
    expect(page.locator(".cairn-entry")).to_be_visible()
    for place, title in (("progress/", "Progress"), ("review/", "Review"), ("", "Home")):
        open_page(page, host, place)
        expect(page.locator("h1")).to_contain_text(title)


def test_a_page_that_was_not_kept_says_so_and_leads_to_those_that_were(
    page: Page, context: BrowserContext, host: WebHost
):
    keep(page, host, VECTORS)
    cut(context, host)
    open_page(page, host, MATRICES)
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
    expect(page.get_by_text("What you kept can be read and reviewed.")).to_be_visible()
    links = page.get_by_role("listitem").get_by_role("link")
    assert links.all_text_contents() == ["Vectors"]
    assert page.title() == "You are offline - Course"
    expect(page.locator("main")).to_have_css("max-width", "640px")  # its styles are kept, too
    links.filter(has_text="Vectors").click()
    expect(page.locator("h1")).to_contain_text("Vectors")
    open_page(page, host, MATRICES)
    page.get_by_role("link", name="Your progress").click()
    expect(page.locator("h1")).to_contain_text("Progress")
    page.go_back()
    restore(context, host)
    page.get_by_role("link", name="Try again").click()
    expect(page.locator("h1")).to_contain_text("Matrices")


def test_pages_that_are_visited_are_kept_too(page: Page, context: BrowserContext, host: WebHost):
    keep(page, host)
    open_page(page, host, NORMS)
    wait_until_kept(page, host, NORMS)
    cut(context, host)
    page.reload()
    expect(page.locator("h1")).to_contain_text("Norms")
    open_page(page, host, f"{NORMS}index.html?h=length#own")
    expect(page.locator("h1")).to_contain_text("Norms")


def test_a_page_that_no_longer_exists_does_not_keep_others_from_being_kept(page: Page, host: WebHost):
    keep(page, host, "concepts/gone/", VECTORS)
    wait_until_kept(page, host, VECTORS)


def test_what_is_kept_already_is_not_fetched_again(page: Page, host: WebHost):
    keep(page, host, VECTORS)
    host.asked.clear()
    assert call(page, host, f"keep(['{VECTORS}', '{NORMS}'])") == 0
    assert f"/course/{NORMS}" in host.asked
    assert f"/course/{VECTORS}" not in host.asked
    assert [path for path in host.asked if "bundle" in path] == []


def test_a_network_that_does_not_answer_is_not_waited_for(page: Page, host: WebHost):
    keep(page, host, VECTORS)
    host.slow.append("/course/")
    open_page(page, host, VECTORS)
    expect(page.locator("h1")).to_contain_text("Vectors")
    answer(page)


def test_pages_read_with_instant_navigation_are_kept(
    page: Page, context: BrowserContext, host: WebHost, site: MakeSite
):
    host.publish(build(site, theme=INSTANT).folder)
    sitemap = host.folder / "course/sitemap.xml"
    sitemap.write_text(sitemap.read_text("utf-8").replace("https://example.org/", host.url), "utf-8")
    keep(page, host)
    page.goto(f"{host.url}course/{VECTORS}", wait_until="networkidle")
    page.evaluate("window.stayed = true")
    page.locator(".cairn-outline a, .cairn-list a", has_text="Numbers").first.click()
    expect(page.locator("h1")).to_contain_text("Numbers")
    assert page.evaluate("window.stayed")
    wait_until_kept(page, host, "concepts/numbers/")
    wait_until_kept(page, host, VECTORS)
    cut(context, host)
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Vectors")
    answer(page)
    page.reload()
    expect(page.locator("#zero-norm")).to_have_attribute("data-state", "right")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 360])
def test_axe_finds_nothing_on_the_page_about_being_offline(
    page: Page, context: BrowserContext, host: WebHost, scheme: Any, width: int
):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    keep(page, host, VECTORS)
    cut(context, host)
    open_page(page, host, MATRICES)
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
    page.evaluate((WIDGETS / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
    assert page.evaluate("async () => (await axe.run()).violations.map(({ id }) => id)") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# --- The home screen --------------------------------------------------------------------------------------

ICON_SIZE = """async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    return image.naturalWidth;
}"""


def test_a_reader_with_a_record_can_add_the_site_to_the_home_screen(page: Page, host: WebHost):
    open_page(page, host, VECTORS)
    expect(page.locator("link[rel=manifest]")).to_have_count(0)
    answer(page)
    open_page(page, host, NORMS)
    manifest = page.locator("link[rel=manifest]")
    expect(manifest).to_have_attribute("href", f"{host.url}course/manifest.webmanifest")
    icons = page.evaluate("async (url) => (await (await fetch(url)).json()).icons", manifest.get_attribute("href"))
    sizes = [page.evaluate(ICON_SIZE, f"{host.url}course/{icon['src']}") for icon in icons[1:]]
    assert sizes == [180, 192, 512, 512]
    icon = page.locator("link[rel=apple-touch-icon]").get_attribute("href")
    assert page.evaluate(ICON_SIZE, icon) == 180


def test_an_own_manifest_wins(page: Page, host: WebHost):
    file = host.folder / "course" / NORMS / "index.html"
    own = '<link rel="manifest" href="../../own.json"></head>'
    file.write_text(file.read_text("utf-8").replace("</head>", own, 1), "utf-8")
    open_page(page, host, VECTORS)
    answer(page)
    open_page(page, host, NORMS)
    expect(page.locator("link[rel=apple-touch-icon]")).to_have_count(1)
    expect(page.locator("link[rel=manifest]")).to_have_attribute("href", "../../own.json")
