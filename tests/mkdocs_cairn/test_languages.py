# SPDX-License-Identifier: MIT
"""Two small courses, in Arabic and in Japanese: strict builds, and pages that look right in a browser.

Names such as `C#`, and references, make lines in both directions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import Built, copy_site, rebuild
from .links import find_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Locator, Page

ADDRESSES = {"ar": "https://example.org/heat/", "ja": "https://example.org/words/"}
LANGUAGES = pytest.mark.parametrize("language", ADDRESSES)
PAGES = {
    "ar": ["", "concepts/cooling/", "concepts/heat/", "concepts/specific-heat/", "concepts/temperature/"],
    "ja": ["", "concepts/gpt-4/", "concepts/言語モデル/", "concepts/conditional/", "concepts/tokens/"],
}
INDEXES = ["map/", "tags/", "concepts/", "references/", "wanted/", "path/", "progress/", "review/"]

# Each visible text without letters from right to left, whose signs do not stand in the order in which they are read.
TURNED = r"""() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data;
        const parent = node.parentElement;
        if (!/[A-Za-z]|\d\S*\d/.test(text) || /^\W+\d+\W+$|[\u0590-\u08ff]/.test(text)) continue;
        if (!parent.checkVisibility() || parent.closest("math, svg, script, style, select, .cairn-hidden")) continue;
        let last;
        for (let place = 0; place < text.length; place += 1) {
            if (/[\s\u2066-\u2069]/.test(text[place])) continue;
            const range = document.createRange();
            range.setStart(node, place);
            range.setEnd(node, place + 1);
            const box = range.getBoundingClientRect();
            if (box.width === 0) continue;
            if (last && Math.abs(box.top - last.top) < box.height / 2 && box.left < last.left) {
                found.push(text.trim());
                break;
            }
            last = box;
        }
    }
    return found;
}"""
# The signs of a label in the order in which they stand, wherever it is part of a longer text.
LOOK = r"""(label) => {
    const seen = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.data.indexOf(label);
        if (start < 0 || !node.parentElement.checkVisibility() || node.parentElement.closest("svg, select")) continue;
        const signs = [...label].map((sign, place) => {
            const range = document.createRange();
            range.setStart(node, start + place);
            range.setEnd(node, start + place + 1);
            return [range.getBoundingClientRect().left, sign];
        });
        seen.push(signs.sort(([one], [other]) => one - other).map(([, sign]) => sign).join(""));
    }
    return seen;
}"""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    made: dict[str, Built] = {}

    def build(language: str) -> Built:
        if language not in made:
            copied = copy_site(f"languages/{language}", tmp_path_factory.mktemp(language) / "site")
            made[language] = rebuild(copied)
        return made[language]

    return build


@pytest.fixture(scope="module")
def addresses(
    built: Callable[[str], Built], serve_folder: Callable[..., AbstractContextManager[str]]
) -> Iterator[dict[str, str]]:
    with serve_folder(built("ar").folder) as arabic, serve_folder(built("ja").folder) as japanese:
        yield {"ar": arabic, "ja": japanese}


def answer_everything(page: Page) -> None:
    """Answer all questions, mostly wrong, so that their results are shown."""
    expect(page.locator("cairn-question[data-ready]").first).to_be_visible()
    for question in page.locator("cairn-question").all():
        for field in question.locator("input[type=text]:visible, textarea:visible").all():
            field.fill("12.5 kJ")
        for choice in question.locator(".cairn-choices input").all()[-1:]:
            choice.check()
        for select in question.locator("select:visible").all():
            select.select_option(index=1)
        for button in question.locator(".cairn-order__move:not([aria-disabled=true])").all()[:1]:
            button.click()
        question.locator("[type=submit]").click()
        expect(question.locator("[role=status]")).not_to_be_empty()


def find_left(element: Locator) -> float:
    left: float = element.evaluate("(element) => element.getBoundingClientRect().left")
    return left


@LANGUAGES
def test_the_course_builds_strictly_and_its_links_resolve(built: Callable[[str], Built], language: str):
    course = built(language)
    assert (course.error, course.log) == ("", ())
    assert find_faults(course.folder, ADDRESSES[language]) == []
    assert len(list((course.folder / "concepts").iterdir())) == 7  # five concepts, a stub and the list


@LANGUAGES
@pytest.mark.parametrize("width", [1400, 360])
def test_nothing_is_wide_or_turned_round(page: Page, addresses: dict[str, str], language: str, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    direction = "rtl" if language == "ar" else "ltr"
    for path in [*PAGES[language], *INDEXES]:
        page.goto(addresses[language] + path)
        if path.startswith("concepts/") and path != "concepts/":
            answer_everything(page)
        if path == "progress/":
            expect(page.locator(".cairn-rows").first).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).direction") == direction
        assert (path, page.evaluate(WIDE)) == (path, 0)
        assert (path, page.evaluate(TURNED)) == (path, [])


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("concepts/cooling/", "C#"),
        ("concepts/cooling/", "GPT-4"),
        ("concepts/cooling/", "pp. 12–15"),
        ("concepts/temperature/", "90 °C"),
        ("concepts/temperature/", "−18 °C"),
        ("tags/الفيزياء/الحرارة-kj/", "C#"),
        ("path/", "C#"),
    ],
)
def test_a_label_in_an_arabic_line_reads_from_left_to_right(
    page: Page, addresses: dict[str, str], path: str, label: str
):
    page.goto(addresses["ar"] + path)
    seen = page.evaluate(LOOK, label)
    assert seen
    assert set(seen) == {label}


def test_what_is_typed_and_where_marks_stand_follow_their_own_direction(page: Page, addresses: dict[str, str]):
    page.goto(addresses["ar"] + "concepts/heat/")
    expect(page.locator("cairn-question[data-ready]").first).to_be_visible()
    number, unit = page.locator("#heat-of-a-glass input[type=text]"), page.locator("#heat-of-a-glass .cairn-text__unit")
    number.fill("12.6")
    assert number.evaluate("(field) => getComputedStyle(field).direction") == "ltr"
    assert find_left(number) < find_left(unit)
    blank = page.locator("#words-of-heat input[type=text]").first
    blank.fill("الكتلة")
    assert blank.evaluate("(field) => getComputedStyle(field).direction") == "rtl"
    page.locator("#heat-of-a-glass [type=submit]").click()
    state = page.locator(".cairn-line .cairn-state")
    expect(state).to_be_visible()
    word = page.locator(".cairn-line__state b")
    assert find_left(state) > find_left(word), "the mark stands before its word, on the right"
    assert page.locator("math").first.evaluate("(math) => getComputedStyle(math).direction") == "ltr"


def test_formulas_show_where_a_first_sentence_is_quoted(built: Callable[[str], Built]):
    chapter = built("ar").read("tags/الفيزياء/الحرارة-kj/index.html")
    assert "$" not in re.sub("<script.*?</script>", "", chapter, flags=re.DOTALL)
    assert '<math data-tex="Q = m\\,c\\,\\Delta T">' in chapter
    assert 'content="الطاقة الحرارية Q = m c ΔT هي' in built("ar").read("concepts/heat/index.html")


def test_anchors_and_search_work_in_japanese(page: Page, addresses: dict[str, str]):
    page.goto(addresses["ja"] + "concepts/gpt-4/")
    page.locator("article > p a", has_text="言語モデル").first.click()
    expect(page.locator("h1")).to_have_text(re.compile("言語モデル"))
    heading = page.locator("h2", has_text="確率の高さと正しさ")
    expect(heading).to_be_in_viewport()
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("条件付き確率")
    page.keyboard.press("End")  # the theme waits for a key, and these signs come without one
    result = page.locator(".md-search-result__item h1").first
    expect(result).to_contain_text("条件付き確率", timeout=15_000)


def test_a_japanese_answer_is_right_in_full_width_signs_as_well(page: Page, addresses: dict[str, str]):
    page.goto(addresses["ja"] + "concepts/gpt-4/")
    question = page.locator("#name-of-the-model")
    expect(page.locator("#name-of-the-model[data-ready]")).to_be_visible()
    question.locator("input[type=text]").fill("ＧＰＴ－４")
    question.locator("[type=submit]").click()
    expect(question).to_have_attribute("data-state", "right")
