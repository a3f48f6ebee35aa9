# SPDX-License-Identifier: MIT
"""Small courses in German, Arabic and Japanese: a reader sees and hears no English word of Cairn's.

Besides each text and label, this reads what the browser tells a screen reader: the names, descriptions and values in
its accessibility tree. In the two scripts without Latin letters, a word in such letters must be the course's or the
theme's, or the name of something. In German, no word may be one that only English has.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import serving
from tests.learner.conftest import Record
from tests.mkdocs_cairn.conftest import SITES, Built, copy_site, rebuild

from .test_no_english import ADDRESS, OTHERS, TEXTS, WORD, act_and_look, answer_open, check, fill_and_check, use_menus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

NAMES = {"ar": "heat", "de": "brot", "ja": "words"}
CONCEPTS = {
    "ar": ("mass", "temperature", "specific-heat", "heat", "cooling"),
    "de": ("mehl", "hefe", "kleber", "gare", "kruste"),
    "ja": ("probability", "conditional", "tokens", "言語モデル", "gpt-4"),
}
"""The concepts, in learning order."""
QUESTIONS = {
    "ar": ("cup-on-the-moon", "same-temperature-same-energy"),
    "de": ("zahl-auf-der-tuete", "was-hefe-braucht"),
    "ja": ("sum-of-probabilities", "cuts-of-a-sentence"),
}
"""Two questions that a reader has answered right and wrong."""
WANTED = {"ar": "الكتلة", "de": "Hefe", "ja": "トークン"}
PAGES = ("", "tags/", "concepts/", "references/", "wanted/", "path/", "404.html", "progress/", "review/")
ENGLISH = """
the of and to is are you your this that it with for from not has have been can what which show next see
read by or but no yes more about answer answers question questions concept concepts right wrong check search page pages
learn review progress begin choose hint path close open home first last where when how they them its on at
"""
"""Words that only English has."""
NAMED = {"JavaScript", "Enter", "Ctrl", "Safari", "MB", "Browser", "xt"}  # the last one is a formula in the search
MADE_WITH = {"Made with", "Material for MkDocs"}
"""What the theme says in no language."""
KEY = re.compile(r"^[\s-]*[\w-]+:", re.MULTILINE)


def read_words(language: str) -> set[str]:
    """The words in Latin letters that the course or the theme uses; not the names of fields."""
    texts = [p.read_text("utf-8") for p in (SITES / "languages" / language).rglob("*.*") if p.suffix != ".bib"]
    theme = (files("material") / f"templates/partials/languages/{language}.html").read_text("utf-8")
    bib = (SITES / "languages" / language / "docs/references.bib").read_text("utf-8")
    texts = [KEY.sub("", text) for text in texts] + re.findall(r'": "(.*?)"', theme) + re.findall(r"\{(.*?)\}", bib)
    return {word for text in texts for word in WORD.findall(text)}


def find_foreign(language: str) -> Callable[[str], bool]:
    """Return what tells whether a text has a word that readers of this language should not meet."""
    if language == "de":
        return lambda text: bool({word.lower() for word in WORD.findall(text)} & {*ENGLISH.split()})
    allowed = read_words(language) | NAMED | {*OTHERS.split(), *CONCEPTS[language]}
    return lambda text: bool(set(WORD.findall(ADDRESS.sub("", text))) - allowed)


def read_aloud(page: Page) -> list[str]:
    """What the browser tells a screen reader of a page."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    parts = ("name", "description", "value", "roledescription")
    said = [str(node[part].get("value", "")) for node in nodes for part in parts if part in node]
    said += [str(p["value"].get("value", "")) for n in nodes for p in n.get("properties", ()) if p["name"] in parts]
    session.detach()
    return said


@pytest.fixture(scope="module", params=NAMES)
def course(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A language, and the address of the course in it."""
    language = request.param
    made: Built = rebuild(copy_site(f"languages/{language}", tmp_path_factory.mktemp(language) / "course"))
    assert (made.error, made.log) == ("", ())
    served = made.source / "served"
    served.mkdir()
    made.folder.rename(served / NAMES[language])
    with serving(served) as url:
        yield language, f"{url}{NAMES[language]}/"


def test_readers_meet_no_english_word(page: Page, course: tuple[str, str]):
    language, address = course
    is_foreign = find_foreign(language)
    found: dict[str, list[str]] = {}
    gaps: set[str] = set()

    def look(step: str) -> None:
        texts = {*page.evaluate(TEXTS), *read_aloud(page)}
        found[step] = sorted(text for text in texts if text.strip() not in MADE_WITH and is_foreign(text))

    for concept in CONCEPTS[language]:
        page.goto(f"{address}concepts/{concept}/")
        page.wait_for_selector("cairn-question[data-ready]")
        look(concept)
        for act in (check, fill_and_check, answer_open, use_menus):
            act(page)
            look(f"{concept} {act.__name__}")
            gaps |= {*page.locator(".cairn-q__verdict > b").evaluate_all("all => all.map((b) => b.nextSibling.data)")}
    make_record(language).store(page, address, f"/{NAMES[language]}/")
    for path in (*PAGES, f"review/?placement={CONCEPTS[language][-1]}", f"map/#concept={CONCEPTS[language][1]}"):
        page.goto(address + path)
        page.wait_for_timeout(250)
        look(path or "home")
        act_and_look(page)
        look(f"{path} acted")
    page.goto(f"{address}concepts/{CONCEPTS[language][0]}/", wait_until="networkidle")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(WANTED[language])
    page.keyboard.press("End")  # the theme waits for a key
    page.wait_for_selector(".md-search-result__item", state="attached", timeout=8000)
    look("search")
    assert gaps == {"" if language == "ja" else " "}  # between two sentences
    assert {text: step for step, texts in found.items() for text in texts} == {}


def test_the_home_page_and_the_progress_page_begin_with_the_same_concept(page: Page, course: tuple[str, str]):
    _, address = course
    begun = []
    for path in ("", "progress/"):
        page.goto(address + path)
        begun.append(page.locator("article a.md-button--primary").first.evaluate("link => link.href"))
    assert begun[0] == begun[1]


def make_record(language: str) -> Record:
    """A reader who answered one question right and another wrong, knows a concept and has a goal."""
    right, wrong = QUESTIONS[language]
    first, *_, goal = CONCEPTS[language]
    record = Record().answer(right, 9).answer(right, 6).answer(wrong, 2, is_right=False, confidence="sure")
    return record.mark(first, 3).aim(goal, 2)
