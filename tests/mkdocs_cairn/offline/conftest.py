# SPDX-License-Identifier: MIT
"""Sites on a web host of their own, and what a reader does to keep their pages for offline."""

from __future__ import annotations

import os
import re
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.mkdocs_cairn.conftest import COURSE, MATERIAL, ROOT
from tests.mkdocs_cairn.published import WebHost, hosting
from tests.mkdocs_cairn.serving import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page
    from tests.mkdocs_cairn.conftest import Built, MakeSite

WIDGETS = ROOT / "plugins/widgets"
ENTRY = """import { OfflinePages } from "./src/store/offline/offline-pages.ts";
const root = new URL("../../", document.currentScript.src).href;
globalThis.offlinePages = new OfflinePages(root, "/course/");"""
SCRIPT = "assets/cairn/keep-for-test.js"
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


def wait_until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until the promise of an expression gives something true."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(50)


def wait_until_kept(page: Page, host: WebHost, place: str) -> None:
    wait_until(page, "async (address) => Boolean(await caches.match(address))", f"{host.url}course/{place}")
