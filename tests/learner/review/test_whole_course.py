# SPDX-License-Identifier: MIT
"""Every question of this repository's course comes alive in a review."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.conftest import serving
from tests.mkdocs_cairn.conftest import OwnSite, build_own

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

QUESTION = re.compile(r'<cairn-question id="([^"]+)" class="cairn-q"[^>]* data-type="([^"]+)"')
# Goes through a session with "I don't know", and tells what is wrong with any of its questions.
GO_THROUGH = """async () => {
    const faults = [], seen = [], pages = {};
    const root = document.querySelector("cairn-review");
    const isNamed = (name) => (one) => one.textContent === name && one.offsetHeight > 0;
    const find = (name) => [...root.querySelectorAll("button")].find(isNamed(name));
    const wait = async (isThere) => {
        for (let n = 0; n < 1000 && !isThere(); n += 1) await new Promise((resolve) => setTimeout(resolve, 10));
        if (!isThere()) throw new Error(`${isThere} after ${seen.at(-1)}`);
    };
    const isAsked = () => root.querySelector("cairn-question[data-ready]") && find("I don’t know");
    const isOver = () => root.querySelector("h1").textContent === "Review finished";
    const look = async () => {
        for (const question of root.querySelectorAll("cairn-question")) {
            seen.push(question.id);
            const fault = (text) => faults.push(`${question.id}: ${text}`);
            if (question.dataset.via !== "review") fault("is not asked in a review");
            if (question.dataset.state) fault("shows an answer");
            const controls = "input, select, textarea, .cairn-order__item button";
            if (!question.querySelector("form").querySelector(controls)) fault("has no controls");
            if (!question.querySelector(".cairn-q__stem").textContent.trim()) fault("has no stem");
            for (const name of ["Check", "I don’t know"])
                if (!question.contains(find(name)) && question === root.querySelector("cairn-question"))
                    fault(`has no button ${name}`);
        }
        for (const link of root.querySelectorAll("cairn-question a[href], .cairn-case a[href]")) {
            const [page, part] = link.href.split("#");
            if (page.startsWith(location.origin) && !(page in pages))
                pages[page] = (await fetch(page, { method: "HEAD" })).ok;
            if (pages[page] === false) faults.push(`broken link ${link.href}`);
            const isHere = page === location.href.split("#")[0];
            if (isHere && !document.getElementById(part)) faults.push(`link ${link.href}`);
        }
        for (const image of root.querySelectorAll("img")) {
            await image.decode().catch(() => faults.push(`broken image ${image.src}`));
        }
        if (/\\\\\\(|\\$\\$|\\\\frac/.test(root.innerText)) faults.push("a formula is not typeset");
    };
    await wait(isAsked);
    while (!isOver()) {
        await look();
        for (let unknown = find("I don’t know"); unknown; unknown = find("I don’t know")) unknown.click();
        await wait(() => find("Next"));
        const last = root.querySelector("cairn-question");
        find("Next").click();
        await wait(() => isOver() || (root.querySelector("cairn-question") !== last && isAsked()));
    }
    return { faults, seen };
}"""


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> OwnSite:
    return build_own(tmp_path_factory.mktemp("own") / "cairn")


@pytest.fixture(scope="module")
def url(own_site: OwnSite) -> Iterator[str]:
    with serving(own_site.folder.parent) as address:
        yield f"{address}cairn/"


def make_event(number: int, question: str, at: str) -> dict[str, Any]:
    names = {"id": f"e{number}", "type": "attempt", "at": at, "subject": f"question:{question}"}
    return {**names, "response": [], "score": 0, "hints": 0, "offset": 0}


def test_every_question_of_the_course_comes_alive_in_a_review(page: Page, own_site: OwnSite, url: str):
    """All concepts are due again on each day, and of each the question that was asked longest ago is asked."""
    questions: dict[str, str] = {}
    for path in sorted((own_site.folder / "concepts").glob("*/index.html")):
        questions |= {unescape(name): kind for name, kind in QUESTION.findall(path.read_text("utf-8"))}
    assert len(questions) > 200
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    seen: set[str] = set()
    page.route("**/empty.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    while unseen := [name for name in questions if name not in seen]:
        # Everything was asked lately, but for one question of each concept that was asked long ago.
        page.goto(f"{url}empty.html")
        due = [
            make_event(n, name, f"2025-01-01T{n // 60 % 24:02}:{n % 60:02}:00.000Z") for n, name in enumerate(unseen)
        ]
        other = [make_event(9_000 + n, name, "2025-02-01T00:00:00.000Z") for n, name in enumerate(seen)]
        text = json.dumps({"format": "learner-record", "version": 1, "events": [*due, *other]})
        page.evaluate("text => { localStorage.clear(); localStorage['cairn:/cairn/'] = text }", text)
        before = len(seen)
        page.evaluate("sessionStorage.clear()")
        page.goto(f"{url}review/")
        page.wait_for_selector("cairn-review cairn-question[data-ready]")
        found = page.evaluate(GO_THROUGH)
        assert found["faults"] == []
        seen.update(found["seen"])
        assert len(seen) > before
    assert errors == []
    assert seen == questions.keys()
    assert {questions[name] for name in seen} >= {"single", "multiple", "order", "match", "number", "open"}


def test_from_a_folder_the_reviews_are_links_to_the_questions(page: Page, tmp_path: Path):
    """Browsers do not let a page that was opened from a folder fetch others."""
    site = build_own(tmp_path / "cairn", "--no-directory-urls")
    question = "luck-in-the-winner"
    record = {"format": "learner-record", "version": 1, "events": [make_event(0, question, "2025-01-01T00:00:00.000Z")]}
    page.add_init_script(f"localStorage['cairn:/cairn/'] = {json.dumps(json.dumps(record))}")
    page.goto((site.folder / "review/index.html").as_uri())
    expect(page.get_by_text("You opened this site from a folder")).to_be_visible()
    expect(page.get_by_text("1 concept is due for review.")).to_be_visible()
    link = page.locator("cairn-review .cairn-rows").get_by_role("link")
    expect(link).to_have_count(1)
    link.click()
    expect(page).to_have_url(re.compile(r"^file:.*/concepts/[\w-]+\.html#.+"))
    expect(page.locator("h1")).not_to_have_text("Review")
