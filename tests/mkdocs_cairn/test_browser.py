# SPDX-License-Identifier: MIT
"""The repository's own site in a real browser: for every eye, every width, every way to get about in it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, FloatRect, Page, Route

    from .conftest import OwnSite

AXE = ROOT / "plugins/widgets/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONCEPT = "concepts/goodharts-law/"
QUESTION, RIGHT, WRONG = "luck-in-the-winner", "most likely too high", "about right"
STUB = "concepts/surveying/"
TAG = "tags/computing-sciences/foundations-of-large-language-models/ch-4-alignment/"
PLACES = {
    "home": "",
    "concept": CONCEPT,
    "stub": STUB,
    "tag": TAG,
    "a-to-z": "concepts/",
    "questions": "guide/questions/",
}
EVERYWHERE = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)

# Names an element by the class of ours that it stands in, else by one of the theme's.
FIND = """async (rules) => {
    const { violations } = await axe.run(document, { runOnly: rules });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => {
        const element = document.querySelector(target[0]);
        const found = element.closest("[class*='cairn-']") ?? element.closest("[class*='md-']") ?? element;
        return [id, [...found.classList].find((name) => /^(cairn|md)-/.test(name)) ?? found.localName];
    }));
}"""
# What axe finds in the theme itself, on pages without anything of ours too: rule and element.
THEME = {
    ("color-contrast", "md-content__inner"),  # the colors of code
    ("color-contrast", "md-copyright"),
    ("color-contrast", "md-tabs__link"),
    ("landmark-unique", "md-code__nav"),  # the copy buttons of two blocks of code
    ("landmark-unique", "md-nav"),  # `navigation.path` is named like the menu
}


@pytest.fixture(scope="session")
def url(own_site: OwnSite, serve_folder: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """The address of the site, below its host as a project's pages are."""
    with serve_folder(own_site.folder.parent) as address:
        yield f"{address}cairn/"


@pytest.fixture
def calm(page: Page) -> Iterator[Page]:
    """A page that reports no error and asks no other host for anything."""
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "request",
        lambda r: None if re.match(r"(http://127\.0\.0\.1[:/]|file:|data:|blob:)", r.url) else said.append(r.url),
    )
    yield page
    assert said == []


@pytest.fixture(scope="session")
def find_violations() -> Callable[[Page], set[tuple[str, str]]]:
    script = AXE.read_text("utf-8")

    def find(page: Page) -> set[tuple[str, str]]:
        page.evaluate(script)
        found: list[list[str]] = page.evaluate(FIND, RULES)
        return {(rule, element) for rule, element in found}

    return find


@EVERYWHERE
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 360])
def test_axe_finds_nothing_that_is_ours(calm, url, find_violations, place, scheme, width):
    calm.set_viewport_size({"width": width, "height": 900})
    calm.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    calm.goto(url + place)
    assert find_violations(calm) - THEME == set()


# --- Layout ----------------------------------------------------------------------------------------------


@EVERYWHERE
@pytest.mark.parametrize("width", [320, 360, 1400])
def test_nothing_has_to_be_scrolled_sideways(calm, url, place, width):
    calm.set_viewport_size({"width": width, "height": 740})
    calm.goto(url + place)
    assert calm.evaluate("document.documentElement.scrollWidth") <= width


def boxes(page: Page) -> tuple[FloatRect, FloatRect]:
    article, relations = (page.locator(part).bounding_box() for part in ("article", ".cairn-relations"))
    assert article
    assert relations
    return article, relations


@pytest.mark.parametrize("place", [CONCEPT, STUB])
def test_relations_follow_the_article_and_stand_beside_it_where_there_is_room(calm, url, place):
    calm.set_viewport_size({"width": 1400, "height": 900})
    calm.goto(url + place)
    order = """document.querySelector("article").compareDocumentPosition(document.querySelector(".cairn-relations"))"""
    assert calm.evaluate(order) == 4  # it follows, and does not stand inside
    article, relations = boxes(calm)
    assert relations["x"] >= article["x"] + article["width"]
    assert relations["y"] < article["y"] + 400
    expect(calm.locator(".cairn-outline")).to_be_visible(visible=place == CONCEPT)


@pytest.mark.parametrize("width", [360, 800])
def test_relations_stand_under_the_article_where_there_is_none(calm, url, width):
    calm.set_viewport_size({"width": width, "height": 900})
    calm.goto(url + CONCEPT)
    article, relations = boxes(calm)
    assert relations["y"] >= article["y"] + article["height"] - 1
    assert relations["x"] < 40
    expect(calm.locator(".cairn-relations h2").first).to_be_visible()
    expect(calm.locator(".cairn-outline")).to_be_hidden()


def test_paper_has_no_sidebars_and_all_choices(calm, url):
    calm.goto(url + CONCEPT)
    calm.emulate_media(media="print")
    for part in (".md-sidebar--primary", ".cairn-side", ".cairn-outline", ".cairn-q__actions"):
        expect(calm.locator(part).first).to_be_hidden()
    for choice in calm.locator(".cairn-choice").all():
        expect(choice).to_be_visible()
    assert calm.evaluate("document.documentElement.scrollWidth") <= 1280


# --- Getting about ---------------------------------------------------------------------------------------


def respond(page: Page, choice: str) -> None:
    question = page.locator(f"#{QUESTION}")
    expect(question).to_have_attribute("data-ready", "")
    question.locator(".cairn-choice", has_text=choice).click()
    question.get_by_role("button", name="Check").click()


@pytest.fixture
def begin(calm: Page, url: str, own_site: OwnSite) -> Callable[[str], None]:
    """Open a page, wait until the theme knows all others, and leave a trace that only a full load removes."""
    # The theme puts the host of the page into the addresses of the sitemap, but not its port.
    pages = (own_site.folder / "sitemap.xml").read_text("utf-8").replace(own_site.url, url)
    calm.route("**/sitemap.xml", lambda route: route.fulfill(body=pages, content_type="application/xml"))

    def begin(place: str) -> None:
        calm.goto(url + place, wait_until="networkidle")
        calm.evaluate("window.kept = true")

    return begin


def was_instant(page: Page) -> bool:
    return bool(page.evaluate("window.kept === true"))


@pytest.mark.parametrize("link", [".cairn-outline li a:not([aria-current])", ".cairn-relations a[href*='/']"])
def test_a_link_to_another_concept_is_followed_without_a_new_load(calm, begin, link):
    begin(CONCEPT)
    calm.locator(link).first.click()
    expect(calm.locator("h1")).not_to_contain_text("Goodhart's Law")
    expect(calm.locator(".cairn-relations")).to_have_count(1)
    assert was_instant(calm)


def test_a_link_of_the_map_leads_to_its_page(calm, begin):
    begin(CONCEPT)
    link = calm.locator(".cairn-map a:not([aria-current])").first
    name = link.text_content() or ""
    link.click()
    expect(calm.locator("h1")).to_contain_text(" ".join(name.split())[:20])
    calm.go_back()
    expect(calm.locator("h1")).to_contain_text("Goodhart's Law")


def test_questions_work_after_instant_navigation_there_and_back(calm, begin):
    begin(TAG)
    calm.locator(".cairn-concepts a", has_text="Goodhart's Law").click()
    question = calm.locator(f"#{QUESTION}")
    expect(question).to_have_attribute("data-ready", "")
    respond(calm, RIGHT)
    expect(question).to_have_attribute("data-state", "right")
    calm.go_back()
    expect(calm.locator(".cairn-concepts").first).to_be_visible()
    calm.go_forward()
    expect(question).to_have_attribute("data-state", "right")
    assert was_instant(calm)


def test_a_link_to_a_question_leads_to_it(calm, begin):
    begin(TAG)
    link = calm.locator(f"a[href$='#{QUESTION}']")
    link.scroll_into_view_if_needed()
    # The theme keeps the place of a page a moment after it was scrolled, and would take it for that of the next page.
    calm.wait_for_function("history.state?.y === scrollY")
    link.click()
    expect(calm.locator(f"#{QUESTION}")).to_be_in_viewport()


# --- Questions -------------------------------------------------------------------------------------------


def test_a_question_is_done_by_keys_alone(calm, url):
    calm.goto(url + CONCEPT)
    question = calm.locator(f"#{QUESTION}")
    expect(question).to_have_attribute("data-ready", "")
    calm.locator("h2", has_text="Check your understanding").evaluate("h => { h.tabIndex = -1; h.focus(); }")
    focused = "document.activeElement.closest('.cairn-choice')?.textContent ?? ''"
    for key in ("Tab", "Tab", "Space", *["ArrowDown"] * 3):
        calm.keyboard.press(key)
        if RIGHT in calm.evaluate(focused) and calm.evaluate("document.activeElement.checked"):
            break
    expect(question.locator(".cairn-choice", has_text=RIGHT).get_by_role("radio")).to_be_checked()
    expect(question).not_to_have_attribute("data-state", re.compile(""))
    calm.keyboard.press("Enter")
    expect(question).to_have_attribute("data-state", "right")


def test_a_response_is_remembered_for_this_site_only(calm, url):
    calm.goto(url + CONCEPT)
    respond(calm, WRONG)
    calm.reload()
    expect(calm.locator(f"#{QUESTION}")).to_have_attribute("data-state", "wrong")
    chosen = calm.locator(f"#{QUESTION} .cairn-choice", has_text=WRONG).get_by_role("radio")
    expect(chosen).to_be_checked()
    keys = calm.evaluate("Object.keys(localStorage)")
    others = [key for key in keys if key.startswith("cairn:") and not key.startswith("cairn:/cairn/:")]
    assert others == ["cairn:seed"]


def test_no_request_is_made_for_questions_where_there_is_none(calm, url):
    asked: list[str] = []
    calm.on("request", lambda request: asked.append(request.url))
    calm.goto(url + TAG, wait_until="networkidle")
    assert [address for address in asked if address.endswith("loader.js")]
    assert not [address for address in asked if "questions." in address]


def test_everything_works_from_a_disk(calm, own_flat_site):
    calm.goto((own_flat_site.folder / "concepts/goodharts-law.html").as_uri())
    respond(calm, RIGHT)
    expect(calm.locator(f"#{QUESTION}")).to_have_attribute("data-state", "right")
    calm.locator(".cairn-outline li a:not([aria-current])").first.click()
    expect(calm.locator("h1")).not_to_contain_text("Goodhart's Law")
    expect(calm.locator(".cairn-relations")).to_be_visible()
    calm.go_back()
    expect(calm.locator(f"#{QUESTION}")).to_have_attribute("data-state", "right")


def test_without_scripts_the_key_opens_and_nothing_offers_to_check(browser: Browser, url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url + CONCEPT)
    question = page.locator(f"#{QUESTION}")
    expect(question.get_by_role("button", name="Check")).to_be_hidden()
    expect(question.locator(".cairn-key__items")).to_be_hidden()
    question.get_by_text("Show the answer").click()
    expect(question.locator(".cairn-key__items")).to_be_visible()
    expect(page.locator(".cairn-relations")).to_be_visible()
    expect(page.locator(".cairn-map a").first).to_be_visible()
    context.close()


# --- A strict policy -------------------------------------------------------------------------------------

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {}; style-src 'self' {}"
INLINE = {
    tag: re.compile(rf"<{tag}(?P<attributes>[^>]*)>(?P<text>.*?)</{tag}>", re.DOTALL) for tag in ("script", "style")
}
# What is lost under the policy and is not ours: the icons that the theme's styles hold as data, and the alignment
# of an author's table, which Markdown writes into each cell.
LOST = {("img-src", "data", "theme"), ("style-src-attr", "inline", "theme")}
NOTE = """window.lost = []; document.addEventListener("securitypolicyviolation", (event) => {
    const isOurs = event.target.closest?.("[class*='cairn-']") || event.sourceFile?.includes("/assets/cairn/");
    lost.push([event.effectiveDirective, event.blockedURI, isOurs ? "cairn" : "theme"]);
});"""


def hashes(html: str, tag: str) -> str:
    texts = [m["text"] for m in INLINE[tag].finditer(html) if "src=" not in m["attributes"] and m["text"]]
    assert not [text for text in texts if "cairn-" in text]
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


@EVERYWHERE
def test_a_strict_policy_breaks_nothing_of_ours(page: Page, url, place):
    def add_policy(route: Route) -> None:
        response = route.fetch()
        html = response.text()
        policy = POLICY.format(hashes(html, "script"), hashes(html, "style"))
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    page.route(lambda address: address.endswith("/"), add_policy)
    page.add_init_script(NOTE)
    page.goto(url + place, wait_until="networkidle")
    if place == CONCEPT:
        respond(page, RIGHT)
        expect(page.locator(f"#{QUESTION}")).to_have_attribute("data-state", "right")
        expect(page.locator(".cairn-map [aria-current]")).to_have_css("border-top-width", "2px")
    assert {tuple(fault) for fault in page.evaluate("lost")} <= LOST
