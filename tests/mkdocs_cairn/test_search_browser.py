# SPDX-License-Identifier: MIT
"""The search of a large site in a real browser: by eye, by keyboard, by ear, and by the byte."""

from __future__ import annotations

import gzip
import re
from http.server import SimpleHTTPRequestHandler
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import COURSE, MATERIAL
from .test_browser import AXE, POLICY, RULES, hashes
from .test_search import build_preview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Locator, Page, Route

    from .conftest import Built, MakeSite

PLACE = "assets/cairn/pagefind"
WORDS = ("copper", "silver", "granite", "walnut", "linen", "amber", "basalt", "cotton", "marble", "willow", "clay")
CHOICES = "    choices: |\n      - [x] It holds\n      - [ ] It gives way\n"
STRANGE = """---
title: Strange <b>signs</b> & more
learn_before: [norms]
---
A text may hold <code>&lt;img src=x onerror=alert(1)&gt;</code> and <code>&lt;mark&gt;</code> as zebras.
"""


def corpus() -> dict[str, str]:
    """The small course and a hundred and ten more concepts, each with a question."""
    files = {**COURSE, "docs/concepts/strange.md": STRANGE}
    for number, (one, other) in enumerate((a, b) for a in WORDS for b in WORDS if a != b):
        title, place = f"{one} and {other}".capitalize(), f"{one}-and-{other}"
        chapter = f"Crafts/Ch.{1 + number // 50}"
        head = f"---\ntitle: {title}\nlearn_before: [vectors]\ntags: [{chapter}]\n---\n"
        files[f"docs/concepts/{place}.md"] = f"{head}The {one} is worked with the {other}.\n"
        question = f"  - id: {place}-q\n    stem: What does the {one} do?\n"
        files[f"quizzes/{place}.yml"] = f"concepts: [{place}]\nquestions:\n{question}{CHOICES}"
    return files


@pytest.fixture(scope="module")
def built(site: MakeSite) -> Built:
    theme = {**MATERIAL, "features": ["navigation.instant", "navigation.footer"]}
    built = site(corpus(), theme=theme, plugins=["search", {"cairn": {"search": "pagefind"}}])
    assert (built.error, built.log) == ("", ())
    (built.folder.parent / "www").mkdir()
    built.folder.rename(built.folder.parent / "www" / "course")
    return built


@pytest.fixture(scope="module")
def url(built: Built, serve_folder: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """The address of the site, below its host."""
    with serve_folder(built.source / "www") as address:
        yield f"{address}course/"


@pytest.fixture
def calm(page: Page, built: Built, url: str) -> Iterator[Page]:
    """A page that reports no error, and knows all others by their addresses here."""
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    pages = (built.source / "www/course/sitemap.xml").read_text("utf-8").replace("https://example.org/course/", url)
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=pages, content_type="application/xml"))
    yield page
    assert said == []


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Search")


def found(page: Page) -> Locator:
    return page.locator(".md-search-result__link")


def says(page: Page) -> Locator:
    return page.locator(".md-search").get_by_role("status")


def look_for(page: Page, words: str) -> None:
    field(page).fill(words)
    expect(says(page)).to_have_text(re.compile(r"found|Questions"))


def narrow(page: Page, kind: str) -> None:
    page.get_by_role("radio", name=kind).check(force=True)


# --- What is found ---------------------------------------------------------------------------------------


def test_nothing_of_the_search_is_loaded_before_a_reader_opens_it(calm, url):
    asked: list[str] = []
    calm.on("request", lambda request: asked.append(request.url.removeprefix(url)))
    calm.goto(f"{url}concepts/vectors/", wait_until="networkidle")
    assert [address for address in asked if re.search(r"search|pagefind|worker", address)] == []
    with calm.expect_request(f"{url}{PLACE}/pagefind.js"):
        field(calm).focus()
    assert "assets/cairn/search.js" in asked


@pytest.mark.parametrize(
    ("words", "title", "address"),
    [
        ("list of numbers", "Vectors", "concepts/vectors/"),
        ("tables of", "Matrices", "concepts/matrices/"),
        ("what can be proved", "Mathematics", "tags/mathematics/"),
        ("ch.10", "Ch.10 Maps", "tags/mathematics/linear-algebra/ch-10-maps/"),
        ("begin", "Home", ""),
    ],
)
def test_a_query_finds_concepts_tags_and_other_pages(calm, url, words, title, address):
    calm.goto(url)
    look_for(calm, words)
    expect(found(calm).first).to_contain_text(title)
    found(calm).first.click()
    calm.wait_for_url(f"{url}{address}")


def test_a_question_is_found_by_its_stem_and_followed_to_its_place(calm, url):
    calm.goto(url)
    look_for(calm, "no direction")
    found(calm).filter(has_text=re.compile("^\\s*Which vector has no direction")).click()
    calm.wait_for_url(f"{url}concepts/vectors/#zero-norm")
    expect(calm.locator("#zero-norm")).to_be_in_viewport()


def test_a_page_that_is_called_what_was_looked_for_comes_first(calm, url):
    calm.goto(url)
    for name in ("marble and clay", "Clay and marble", "tables of numbers"):
        look_for(calm, name)
        expect(found(calm).first).to_contain_text("Matrices" if name.startswith("tables") else name.capitalize())


def test_kinds_narrow_what_is_found_and_say_how_much_there_is_of_each(calm, url):
    calm.goto(url)
    look_for(calm, "copper")
    names = [label.inner_text() for label in calm.locator(".cairn-search__kinds label").all() if label.is_visible()]
    assert names == ["All 20", "Concepts 20", "Questions on 10 pages"]  # not "Tags 0"
    narrow(calm, "Questions")
    expect(says(calm)).to_have_text("Questions on 10 pages")
    expect(found(calm)).to_have_text([re.compile("What does the copper do.*Copper and")] * 10)
    look_for(calm, "mathematics")
    expect(says(calm)).to_have_text("No results")
    expect(found(calm)).to_have_count(0)
    expect(calm.get_by_role("radio", name="Questions")).to_be_visible()  # since it is selected
    narrow(calm, "Tags")
    expect(found(calm).first).to_contain_text("Mathematics")


def test_a_tag_narrows_to_itself_and_what_is_below_it(calm, url):
    calm.goto(url)
    look_for(calm, "copper")
    calm.get_by_role("button", name="Filter by tag").click()
    tags = calm.get_by_role("combobox", name="Tag")
    expect(tags).to_be_focused()
    options = [text.strip() for text in tags.locator("option").all_inner_texts()]
    assert options == ["Any tag", "Crafts (20)", "Ch.1 (14)", "Ch.2 (5)", "Ch.3 (1)"]
    tags.select_option("Crafts/Ch.2")
    expect(says(calm)).to_have_text("5 pages found")
    expect(calm.locator("label", has_text="Questions")).to_be_hidden()
    tags.select_option("")
    expect(says(calm)).to_have_text("20 pages found")


def test_more_is_shown_when_it_is_asked_for(calm, url):
    calm.goto(url)
    look_for(calm, "worked")
    expect(says(calm)).to_have_text("110 pages found")
    pages = calm.locator(".md-search-result__item")
    expect(pages).to_have_count(10)
    calm.get_by_role("button", name="Show more").click()
    expect(pages).to_have_count(20)
    expect(pages.nth(10).locator("a").first).to_be_focused()


def test_what_is_typed_and_what_pages_say_stays_text(calm, url):
    calm.goto(url)
    look_for(calm, "<img src=x onerror=alert(1)> zebras")
    page = found(calm).first
    expect(page).to_contain_text("Strange <b>signs</b> & more")
    expect(page).to_contain_text("<img src=x onerror=alert(1)> and <mark> as zebras.")
    assert calm.locator(".md-search :is(img, b)").count() == 0
    assert page.locator("mark", has_text="zebras").count() == 1


# --- Keys and ears ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["f", "s", "/"])
def test_a_key_opens_the_search_and_escape_gives_the_focus_back(calm, url, key):
    calm.goto(f"{url}concepts/vectors/")
    link = calm.locator("article a").first
    link.focus()
    calm.keyboard.press(key)
    expect(field(calm)).to_be_focused()
    expect(field(calm)).to_have_value("")
    expect(says(calm)).to_be_visible()
    calm.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(says(calm)).to_be_hidden()


def test_a_result_is_chosen_by_keys_alone(calm, url):
    calm.goto(url)
    calm.keyboard.press("f")
    calm.keyboard.type("granite")
    expect(found(calm).first).to_be_visible()
    calm.keyboard.press("ArrowDown")
    expect(found(calm).first).to_be_focused()
    calm.keyboard.press("ArrowDown")
    expect(found(calm).nth(1)).to_be_focused()
    calm.keyboard.press("ArrowUp")
    calm.keyboard.press("ArrowUp")
    expect(field(calm)).to_be_focused()
    calm.keyboard.press("ArrowDown")
    calm.keyboard.press("s")
    expect(field(calm)).to_have_value("granites")
    calm.keyboard.press("Backspace")
    target = found(calm).first.get_attribute("href")
    calm.keyboard.press("Enter")
    calm.wait_for_url(f"**{target}")
    expect(says(calm)).to_be_hidden()


def test_tab_goes_through_filters_and_results_and_leaves_a_closed_box(calm, url):
    calm.goto(url)
    calm.keyboard.press("f")
    calm.keyboard.type("zero vector direction")
    expect(found(calm)).to_have_count(2)
    for stop in (calm.get_by_role("radio", name="All"), calm.get_by_role("button", name="Filter by tag")):
        calm.keyboard.press("Tab")
        expect(stop).to_be_focused()
    calm.keyboard.press("Tab")
    expect(found(calm).first).to_be_focused()
    calm.keyboard.press("Tab")
    calm.keyboard.press("Tab")
    expect(says(calm)).to_be_hidden()
    assert calm.evaluate("document.activeElement.closest('cairn-search') === null")


def test_how_much_was_found_is_said_in_a_live_region_that_was_there_before(calm, url):
    calm.goto(url)
    calm.keyboard.press("f")
    status = says(calm)
    expect(status).to_have_text("Type to start searching")
    status.evaluate("e => { e.kept = true }")
    look_for(calm, "zebras")
    expect(status).to_have_text("1 page found")
    assert status.evaluate("e => e.kept")


# --- Places ----------------------------------------------------------------------------------------------


def follow(page: Page, words: str, title: str) -> None:
    look_for(page, words)
    expect(found(page).first).to_contain_text(title)
    found(page).first.click()
    expect(page.locator("h1")).to_contain_text(title)
    page.wait_for_timeout(200)  # the theme closes the search a moment after it has arrived


def test_the_search_works_on_after_instant_navigation_there_and_back(calm, url):
    calm.goto(url, wait_until="networkidle")
    calm.evaluate("window.kept = true")
    follow(calm, '"marble is worked with the clay"', "Marble and clay")
    follow(calm, '"linen is worked with the amber"', "Linen and amber")
    calm.go_back()
    expect(calm.locator("h1")).to_contain_text("Marble and clay")
    calm.wait_for_timeout(200)
    follow(calm, "zebras", "Strange")
    assert calm.evaluate("window.kept")


def test_the_page_for_lost_readers_has_the_search(calm, url):
    calm.goto(f"{url}404.html")
    look_for(calm, "list of numbers")
    expect(found(calm).first).to_have_attribute("href", re.compile("/course/concepts/vectors/$"))


@pytest.mark.parametrize("width", [1400, 360])
def test_to_open_the_search_moves_nothing_on_the_page(calm, url, width):
    calm.set_viewport_size({"width": width, "height": 800})
    calm.goto(f"{url}concepts/vectors/", wait_until="networkidle")
    before = calm.locator("article").bounding_box()
    calm.keyboard.press("f")
    look_for(calm, "copper")
    assert calm.locator("article").bounding_box() == before
    assert calm.locator(".md-search__scrollwrap").evaluate("e => e.scrollWidth - e.clientWidth") == 0


def test_a_search_that_cannot_be_loaded_says_so(page: Page, url):
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(url)
    field(page).fill("vectors")
    expect(says(page)).to_have_text(re.compile("The search could not be loaded"))
    expect(page.locator(".cairn-search__filters")).to_be_hidden()


def test_a_search_from_a_disk_says_that_it_needs_a_server(page: Page, built: Built):
    page.goto((built.source / "www/course/index.html").as_uri())
    field(page).fill("vectors")
    expect(says(page)).to_have_text("The search needs a web server. It does not work in files opened from disk.")


def test_in_a_preview_the_box_opens_and_says_where_the_search_is(calm, tmp_path, serve_folder):
    written = build_preview(tmp_path)
    with serve_folder(written.folder) as address:
        calm.goto(address)
        calm.keyboard.press("/")
        field(calm).fill("vectors")
        expect(says(calm)).to_have_text("This is a preview. The search comes with the built site.")
        calm.keyboard.press("Escape")
        expect(says(calm)).to_be_hidden()


def test_without_scripts_there_is_no_box_that_does_nothing(browser: Browser, url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    expect(page.locator(".md-search")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [1400, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_search(calm, url, scheme, width):
    calm.set_viewport_size({"width": width, "height": 800})
    calm.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    calm.goto(url)
    if scheme == "dark":
        calm.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    calm.keyboard.press("f")
    look_for(calm, "vector")
    calm.get_by_role("button", name="Filter by tag").click()
    expect(calm.get_by_role("combobox", name="Tag")).to_be_focused()
    calm.wait_for_timeout(500)  # the theme fades the box in, and axe would see colors on their way
    calm.evaluate(AXE.read_text("utf-8"))
    violations = calm.evaluate("rules => axe.run('cairn-search', { runOnly: rules }).then((f) => f.violations)", RULES)
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in violations] == []


def test_the_search_works_under_a_strict_policy(page: Page, url):
    lost: list[str] = []
    page.on("console", lambda message: lost.append(message.text) if "Content Security" in message.text else None)

    def add_policy(route: Route) -> None:
        response = route.fetch()
        policy = POLICY.format(hashes(response.text(), "script"), hashes(response.text(), "style"))
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    page.route(lambda address: address == url, add_policy)
    page.goto(url)
    lost.clear()  # what the theme loses
    look_for(page, "copper")
    narrow(page, "Questions")
    expect(says(page)).to_have_text("Questions on 10 pages")
    assert [text for text in lost if "data:image" not in text] == []


# --- Bytes -----------------------------------------------------------------------------------------------

PACKED = ".js", ".css", ".json", ".html"
"""What a server compresses; the files of an index are compressed already."""


def test_the_first_query_asks_for_few_bytes(page: Page, built: Built, serve_folder):
    asked: list[str] = []

    class Counting(SimpleHTTPRequestHandler):
        def log_message(self, *args):
            """Say nothing."""

        def send_head(self):
            asked.append(self.path.partition("?")[0])
            return super().send_head()

    with serve_folder(built.source / "www", Counting) as address:
        page.goto(f"{address}course/", wait_until="networkidle")
        asked.clear()
        look_for(page, "copper")
        expect(found(page)).to_have_count(20)
    files = [built.source / "www" / path.lstrip("/") for path in asked]
    sizes = {f.name: len(gzip.compress(f.read_bytes(), 6)) if f.suffix in PACKED else f.stat().st_size for f in files}
    assert {"search.js", "pagefind.js", "pagefind-worker.js", "wasm.en.pagefind"} <= sizes.keys()
    assert sum(sizes.values()) < 125_000
