# SPDX-License-Identifier: MIT
"""What was kept for offline after the site was updated, or no longer offers it, and beside other sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import (
    CACHES,
    KEPT,
    NEW,
    NORMS,
    OLD,
    SCRIPT,
    VECTORS,
    WORKERS,
    answer,
    build,
    caches_of,
    call,
    cut,
    keep,
    open_page,
    restore,
    wait_until,
)

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page
    from tests.mkdocs_cairn.conftest import Built, MakeSite
    from tests.mkdocs_cairn.published import WebHost


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
    # A busy browser may put the look for another worker off, so it is asked again.
    wait_until(
        page,
        """async () => {
            const [left] = await navigator.serviceWorker.getRegistrations();
            await left?.update().catch(() => {});
            return left === undefined;
        }""",
    )
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
