# SPDX-License-Identifier: MIT
"""Pages that a reader keeps for offline, in a real browser: from a sub-path, under a strict policy, after updates."""

from __future__ import annotations

import os
import re
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .conftest import COURSE, MATERIAL, ROOT
from .published import WebHost, hosting
from .serving import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from .conftest import Built, MakeSite

WIDGETS = ROOT / "plugins/widgets"
ENTRY = """import { OfflinePages } from "./src/store/offline/offline-pages.ts";
const root = new URL("../../", document.currentScript.src).href;
globalThis.offlinePages = new OfflinePages(root, "/course/");"""
SCRIPT = "assets/cairn/keep-for-test.js"
EMPTY = "data:,"
VECTORS, MATRICES, NORMS = (f"concepts/{name}/" for name in ("vectors", "matrices", "norms"))
OLD, NEW = "A vector is a list", "A vector is a row"
INSTANT = {**MATERIAL, "features": ["navigation.instant", "navigation.footer"]}
NOTE_VIOLATIONS = """globalThis.lost = [];
document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    lost.push([effectiveDirective, blockedURI]);
});"""
CACHES = "() => caches.keys()"
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)"


@pytest.fixture(scope="session")
def keep_script() -> str:
    """A script with what a page can do about reading offline."""
    path = os.pathsep.join([str(ROOT / ".venv/bin"), os.environ["PATH"]])
    command = ["node", "node_modules/esbuild/bin/esbuild", "--bundle", "--format=iife", "--loader=ts"]
    done = subprocess.run(
        command, input=ENTRY, cwd=WIDGETS, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True
    )
    return done.stdout


def build(site: MakeSite, files: dict[str, str] | None = None, learner: object = True, **settings: Any) -> Built:
    plugins = ["search", {"cairn": {"learner": learner}}]
    built = site({**COURSE, **(files or {})}, **{"theme": MATERIAL, "plugins": plugins, **settings})
    assert (built.error, built.log) == ("", ())
    return built


@pytest.fixture(scope="session")
def first(site: MakeSite) -> Built:
    """The site as a reader finds it."""
    return build(site)


@pytest.fixture(scope="session")
def second(site: MakeSite) -> Built:
    """The site after an update of a page and of the styles."""
    page = COURSE["docs/concepts/vectors.md"].replace(OLD, NEW)
    return build(
        site, {"docs/concepts/vectors.md": page, "docs/own.css": ".md-typeset h1 { color: red }"}, extra_css=["own.css"]
    )


@pytest.fixture
def host(tmp_path: Path, first: Built, keep_script: str) -> Iterator[WebHost]:
    """A host with the site in a folder, beside another site."""
    with hosting(tmp_path / "public") as running:
        running.publish(first.folder)
        other = running.folder / "other"
        other.mkdir()
        (other / "index.html").write_text("<!doctype html><title>Other</title><h1>Another site</h1>", "utf-8")
        (running.folder / "keep-for-test.js").write_text(keep_script, "utf-8")
        yield running


def open_page(page: Page, host: WebHost, place: str = "") -> None:
    page.goto(f"{host.url}course/{place}")


def call(page: Page, host: WebHost, expression: str) -> Any:
    """Call what `OfflinePages` offers in the page that is open."""
    if not page.evaluate("'offlinePages' in globalThis"):
        (host.folder / "course" / SCRIPT).write_text((host.folder / "keep-for-test.js").read_text("utf-8"), "utf-8")
        page.add_script_tag(url=f"{host.url}course/{SCRIPT}")
    return page.evaluate(f"() => offlinePages.{expression}")


def keep(page: Page, host: WebHost, *places: str) -> None:
    open_page(page, host)
    assert call(page, host, f"keep({[*places]})") == 0


def cut(context: BrowserContext, host: WebHost) -> None:
    """Cut the network."""
    host.broken.append("/")
    context.set_offline(True)


def restore(context: BrowserContext, host: WebHost) -> None:
    host.broken.clear()
    context.set_offline(False)


def answer(page: Page) -> None:
    question = page.locator("#zero-norm")
    expect(question).to_have_attribute("data-ready", "")
    question.locator(".cairn-choice", has_text="The zero vector").click()
    question.get_by_role("button", name="Check").click()
    expect(question).to_have_attribute("data-state", "right")


def caches_of(page: Page) -> list[str]:
    """The caches without the changing part of their names."""
    names: list[str] = page.evaluate(CACHES)
    return sorted(re.sub(r"[0-9a-f]{16}$", "VERSION", name) for name in names)


KEPT = ["cairn:/course/:offline:/course/:VERSION", "cairn:/course/:offline:/course/:list"]


# --- Keeping ----------------------------------------------------------------------------------------------


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


def wait_until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until the promise of an expression gives something true."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(50)


def wait_until_kept(page: Page, host: WebHost, place: str) -> None:
    wait_until(page, "async (address) => Boolean(await caches.match(address))", f"{host.url}course/{place}")


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


# --- Updates ----------------------------------------------------------------------------------------------


def test_an_update_is_seen_at_once_and_what_was_kept_is_renewed(
    page: Page, context: BrowserContext, host: WebHost, second: Built
):
    keep(page, host, VECTORS)
    before = page.evaluate(CACHES)
    host.publish(second.folder)
    open_page(page, host, NORMS)
    expect(page.locator("h1")).to_have_css("color", "rgb(255, 0, 0)")
    wait_until(page, "async (name) => !(await caches.keys()).includes(name)", min(before))
    assert caches_of(page) == KEPT
    cut(context, host)
    open_page(page, host, VECTORS)
    expect(page.locator("article")).to_contain_text(NEW)
    expect(page.locator("h1")).to_have_css("color", "rgb(255, 0, 0)")
    answer(page)


def test_after_an_update_pages_are_kept_by_the_new_version(
    page: Page, context: BrowserContext, host: WebHost, second: Built
):
    keep(page, host, VECTORS)
    host.publish(second.folder)
    assert call(page, host, f"keep(['{VECTORS}', '{NORMS}'])") == 0
    assert caches_of(page) == KEPT
    cut(context, host)
    open_page(page, host, NORMS)
    expect(page.locator("h1")).to_have_css("color", "rgb(255, 0, 0)")
    open_page(page, host, VECTORS)
    expect(page.locator("article")).to_contain_text(NEW)


def test_while_a_site_that_was_updated_cannot_be_reached_all_is_as_before(
    page: Page, context: BrowserContext, host: WebHost, second: Built
):
    keep(page, host, VECTORS)
    cut(context, host)
    host.publish(second.folder)
    open_page(page, host, VECTORS)
    expect(page.locator("article")).to_contain_text(OLD)
    answer(page)
    restore(context, host)
    page.reload()
    expect(page.locator("article")).to_contain_text(NEW)


def test_a_new_page_never_gets_old_scripts(page: Page, host: WebHost, second: Built):
    keep(page, host, VECTORS)
    host.publish(second.folder)
    host.broken += ["assets/cairn/", "sw.js"]
    open_page(page, host, VECTORS)
    expect(page.locator("article")).to_contain_text(NEW)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("typeof cairn") == "undefined"
    expect(page.locator("#zero-norm")).not_to_have_attribute("data-ready", "")
    host.broken.clear()
    page.reload()
    answer(page)


def test_an_update_that_cannot_be_fetched_whole_changes_nothing(
    page: Page, context: BrowserContext, host: WebHost, second: Built
):
    keep(page, host, VECTORS)
    before = page.evaluate(CACHES)
    host.publish(second.folder)
    host.broken.append(f"course/{VECTORS}")
    host.asked.clear()
    open_page(page, host, NORMS)
    while f"/course/{VECTORS}" not in host.asked:  # until the new worker tries to renew it
        page.wait_for_timeout(50)
    wait_until(page, "async () => (await navigator.serviceWorker.getRegistration()).installing === null")
    assert set(before) <= set(page.evaluate(CACHES))
    cut(context, host)
    open_page(page, host, VECTORS)
    expect(page.locator("article")).to_contain_text(OLD)
    answer(page)


# --- Stopping ---------------------------------------------------------------------------------------------

FOREIGN = ["cairn:/course/:offline:/course/2.0/:list", "cairn:/other/:offline:/other/:list", "theirs"]


def add_foreign_caches(page: Page) -> None:
    page.evaluate("(names) => Promise.all(names.map((name) => caches.open(name)))", FOREIGN)


def test_a_reader_can_stop_and_the_caches_of_other_sites_stay(page: Page, context: BrowserContext, host: WebHost):
    keep(page, host, VECTORS)
    add_foreign_caches(page)
    assert caches_of(page) == sorted([*KEPT, *FOREIGN])
    call(page, host, "stop()")
    assert caches_of(page) == FOREIGN
    assert page.evaluate(WORKERS) == []
    assert call(page, host, "isKept()") is False
    assert call(page, host, "measure()") == 0
    open_page(page, host, VECTORS)
    answer(page)
    assert caches_of(page) == FOREIGN
    keep(page, host, VECTORS)
    cut(context, host)
    open_page(page, host, VECTORS)
    expect(page.locator("h1")).to_contain_text("Vectors")


@pytest.mark.parametrize("learner", [False, {"offline": False}])
def test_a_site_that_no_longer_offers_it_removes_what_was_kept(
    page: Page, host: WebHost, site: MakeSite, learner: object
):
    keep(page, host, VECTORS)
    add_foreign_caches(page)
    host.publish(build(site, learner=learner).folder)
    open_page(page, host, VECTORS)
    page.evaluate("async () => await (await navigator.serviceWorker.getRegistration())?.update()")
    wait_until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    assert caches_of(page) == FOREIGN
    assert call(page, host, "canKeep()") is False
    open_page(page, host, NORMS)
    expect(page.locator("h1")).to_contain_text("Norms")
    assert caches_of(page) == FOREIGN


def test_a_site_without_a_worker_removes_what_was_kept_too(page: Page, host: WebHost):
    keep(page, host, VECTORS)
    (host.folder / "course/sw.js").unlink()
    open_page(page, host, NORMS)
    wait_until(page, "async () => (await caches.keys()).length === 0")
    open_page(page, host, VECTORS)
    assert page.evaluate(WORKERS) == []


# --- Other sites ------------------------------------------------------------------------------------------


def test_a_site_at_the_root_leaves_the_other_sites_of_its_host_alone(
    page: Page, context: BrowserContext, host: WebHost, first: Built
):
    host.publish(first.folder, "course")
    for file in first.folder.iterdir():
        file.is_dir() or (host.folder / file.name).write_bytes(file.read_bytes())
    host.publish(first.folder / "assets", "assets")
    host.publish(first.folder / "progress", "progress")
    host.publish(first.folder / "review", "review")
    (host.folder / SCRIPT).write_text((host.folder / "keep-for-test.js").read_text("utf-8"), "utf-8")
    page.goto(host.url)
    page.add_script_tag(url=f"{host.url}{SCRIPT}")
    assert page.evaluate("() => offlinePages.keep([])") == 0
    page.goto(f"{host.url}other/")
    expect(page.locator("h1")).to_have_text("Another site")
    page.goto(host.url)
    kept = page.evaluate("async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)", kept_name())
    assert [url for url in kept if "/other/" in url] == []
    cut(context, host)
    page.goto(host.url)
    expect(page.locator("h1")).to_contain_text("Home")
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"{host.url}other/")


def kept_name() -> str:
    return "cairn:/course/:offline:/:list"


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
