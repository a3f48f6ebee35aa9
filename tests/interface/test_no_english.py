# SPDX-License-Identifier: MIT
"""No page says anything in English where all sentences are translated: in what a reader sees, hears or may unfold.

The course is in Cyrillic letters and the theme in German, and Cairn's own sentences have accents on all letters. So
what has two plain letters in a row, and is neither one of the theme's words nor a date, was not translated.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from tests.learner.conftest import Record
from tests.mkdocs_cairn.conftest import MATERIAL, Built, rebuild, write_site

from .conftest import move_to_course
from .pseudo import make_pseudo_words
from .pseudo_course import write_course

if TYPE_CHECKING:
    from playwright.sync_api import Page

VISITED = ("", "progress/", "review/", "review/?placement=g", "map/#concept=Бета&find=а", "path/", "concepts/b/")
ADDRESS = re.compile(r"https:\S+")
WORD = re.compile(r"\b[A-Za-z]{2,}\b")
MONTHS = "Januar Februar März Mrz Rz April Mai Juni Juli August September Oktober November Dezember"
DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"
OTHERS = f"{MONTHS} {DAYS} und json html http https Made with Material for MkDocs"
# Every text of a page, whether it is shown or not, and every name and description that only screen readers tell.
TEXTS = r"""() => {
    const found = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement.closest("script, style, noscript, code, .cairn-problems")) found.push(node.data);
    }
    for (const name of ["aria-label", "title", "alt", "placeholder", "aria-description", "aria-roledescription"]) {
        for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name));
    }
    for (const element of document.querySelectorAll("body *")) {
        for (const part of ["::before", "::after"]) {
            const { content } = getComputedStyle(element, part);
            if (content.startsWith('"')) found.push(content);
        }
    }
    return found.map((text) => text.trim()).filter(Boolean);
}"""


def read_theme_words() -> set[str]:
    """The words of the theme, in German, and those that it has in no language."""
    text = (files("material") / "templates/partials/languages/de.html").read_text("utf-8")
    german = [word for sentence in re.findall(r'": "(.*?)"', text) for word in WORD.findall(sentence)]
    return {*german, *OTHERS.split()}


ALLOWED = read_theme_words()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    cairn: dict[str, Any] = {
        "words": {"de": make_pseudo_words()},
        "check": {"report": True},
        "confidence": True,
        "search": "pagefind",
    }
    settings: dict[str, Any] = {
        "site_name": "Курс",
        "site_url": "https://example.org/course/",
        "theme": {**MATERIAL, "language": "de", "features": ["navigation.footer", "navigation.path"]},
        "plugins": ["search", "macros", {"cairn": cairn}],
        "markdown_extensions": ["tables", {"toc": {"permalink": "#", "permalink_title": "Ссылка"}}],
    }
    return move_to_course(rebuild(write_site(tmp_path_factory.mktemp("pseudo"), write_course(), **settings)))


def look(page: Page) -> list[str]:
    """The texts of a page that are in no language that it should be in."""
    texts = page.evaluate(TEXTS)
    return sorted({text for text in texts if set(WORD.findall(ADDRESS.sub("", text))) - ALLOWED})


def test_no_page_as_it_is_written_has_english_words(page: Page, built: Built, address: str):
    pages = sorted(path.relative_to(built.folder).parent for path in built.folder.rglob("index.html"))
    found = {}
    for path in pages:
        page.goto(f"{address}{path}/")
        found[str(path)] = look(page)
    for name in ("404.html", "assets/cairn/offline.html"):
        page.goto(address + name)
        found[name] = look(page)
    page.emulate_media(media="print")
    page.goto(f"{address}concepts/a/")
    found["paper"] = look(page)
    assert {path: texts for path, texts in found.items() if texts} == {}


def test_questions_say_nothing_in_english(page: Page, address: str):
    page.goto(f"{address}concepts/a/")
    page.wait_for_selector("cairn-question[data-ready]")
    found = {}
    for step, act in enumerate((check, fill_and_check, fill_and_check, fill_and_check, answer_open, use_menus)):
        act(page)
        found[f"{step} {act.__name__}"] = look(page)
    page.reload()
    page.wait_for_selector("cairn-question[data-ready]")
    found["again"] = look(page)
    assert {step: texts for step, texts in found.items() if texts} == {}


def check(page: Page) -> None:
    """Checks each question, and begins those anew that were checked."""
    page.evaluate("""() => {
        for (const form of document.querySelectorAll("cairn-question form")) {
            const reset = form.querySelector("[type=reset]");
            if (form.closest("[data-state=wrong]")) reset.click();
            form.requestSubmit();
        }
    }""")


def fill_and_check(page: Page) -> None:
    """Enters something wrong everywhere, and checks it."""
    page.evaluate("""() => {
        for (const form of document.querySelectorAll("cairn-question form")) {
            if (form.closest("[data-state=wrong]")) form.querySelector("[type=reset]").click();
            for (const field of form.querySelectorAll("input[type=text], textarea")) field.value = "чушь";
            for (const field of form.querySelectorAll("input[inputmode=decimal]")) field.value = "31500 м";
            for (const field of form.querySelectorAll("select")) field.selectedIndex = 2;
            for (const field of form.querySelectorAll("input[type=checkbox]")) field.checked = true;
            const last = form.querySelector(".cairn-choice:last-child input[type=radio]");
            if (last) last.checked = true;
            form.querySelector("[data-move=down]")?.click();
            form.requestSubmit();
        }
    }""")


def answer_open(page: Page) -> None:
    """Ticks the first idea of each open answer, and one right choice."""
    page.evaluate("""() => {
        for (const box of document.querySelectorAll(".cairn-review li:first-child input")) box.checked = true;
        for (const form of document.querySelectorAll("cairn-question form")) {
            if (form.closest("[data-state=wrong]")) form.querySelector("[type=reset]").click();
            for (const field of form.querySelectorAll(".cairn-choice[data-item='1'] input")) field.checked = true;
            form.requestSubmit();
        }
    }""")


def use_menus(page: Page) -> None:
    """Unfolds what is folded, and presses what the menus offer."""
    page.evaluate("""() => {
        for (const details of document.querySelectorAll("cairn-record details, .cairn-q__menu, .cairn-hint"))
            details.open = true;
        document.querySelector(".cairn-q__menu button:not([type=reset])").click();
        for (const button of document.querySelectorAll("cairn-record button")) if (!button.hidden) button.click();
    }""")


def test_pages_of_a_reader_say_nothing_in_english(page: Page, address: str):
    found = {}
    for name, record in {"new": Record(), "late": make_record(), "back": make_record(20)}.items():
        record.store(page, address)
        for path in VISITED:
            page.goto(address + path)
            page.wait_for_timeout(400)
            found[f"{name} {path}"] = look(page)
            found[f"{name} {path} acted"] = act_and_look(page)
    assert {path: texts for path, texts in found.items() if texts} == {}


def make_record(later: int = 0) -> Record:
    """A reader who has mastered, begun and marked something, with goals, reviews and an answer that was wrong."""
    record = Record()
    for concept in ("b", "c"):
        for days, number in ((6, 1), (6, 2), (4, 1)):
            record.answer(f"{concept}-{number}", later + days)
    record.answer("d-1", later + 1, is_right=False, confidence="sure")
    return record.mark("e", later + 3).aim("g", later + 2).aim("f", later + 2)


def act_and_look(page: Page) -> list[str]:
    """Presses each button once, as far as it is there and leads nowhere."""
    page.evaluate("""() => {
        for (const details of document.querySelectorAll("article details")) details.open = true;
        for (const button of document.querySelectorAll("article button, .cairn-onpath button")) button.click();
        for (const link of document.querySelectorAll(".cairn-path a.cairn-do")) link.onclick?.();
    }""")
    page.wait_for_timeout(300)
    return look(page)


def test_the_search_and_previews_say_nothing_in_english(page: Page, address: str):
    make_record().store(page, address)
    page.goto(f"{address}concepts/b/", wait_until="networkidle")
    found = {}
    page.locator(".md-search__input").click()
    page.wait_for_selector(".cairn-search__kinds", state="attached")
    for words in ("Альфа", "ъъъ"):
        page.locator(".md-search__input").fill(words)
        page.wait_for_timeout(1500)
        found[words] = look(page)
        assert (page.locator(".cairn-found").count() > 0) == (words == "Альфа")
    page.keyboard.press("Escape")
    page.locator("article > p > a:visible").first.hover()
    page.wait_for_selector(".cairn-preview")
    found["preview"] = look(page)
    assert {step: texts for step, texts in found.items() if texts} == {}
