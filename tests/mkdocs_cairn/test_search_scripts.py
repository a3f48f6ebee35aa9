# SPDX-License-Identifier: MIT
"""A word is found in texts of scripts that put no space between words, whatever the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from mkdocs_cairn.search.word_segmentation import separate_characters, separate_in_html

from .conftest import MATERIAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page

    from .conftest import Built, MakeSite

TEXTS = {
    "chinese": ("关系模型", "大学里每个**数据库**都有索引。使用SQL数据库的人很多。"),
    "other-chinese": ("数学", "数和据和库是三个字，不是一个词。"),
    "japanese": ("索引の話", "このデータベースは速い。"),
    "thai": ("ฐานข้อมูล", "นักเรียนใช้ฐานข้อมูลขนาดใหญ่"),
    "lao": ("ລາວ", "ນັກຮຽນໃຊ້ຖານຂໍ້ມູນໃຫຍ່"),
    "khmer": ("ខ្មែរ", "សិស្សប្រើមូលដ្ឋានទិន្នន័យធំ"),
    "burmese": ("မြန်မာ", "ကျောင်းသားများသည်ဒေတာဘေ့စ်ကိုသုံးသည်"),
    "english": ("Storage", "A database keeps what is stored."),
}
SEARCHES = [
    ("数据库", ["关系模型"]),
    ("数据库 索引", ["关系模型"]),
    ("SQL数据库", ["关系模型"]),
    ("关系模型", ["关系模型"]),
    ("係", []),
    ("データベース", ["索引の話"]),
    ("索引", ["关系模型", "索引の話"]),
    ("ฐานข้อมูล", ["ฐานข้อมูล"]),
    ("ຖານຂໍ້ມູນ", ["ລາວ"]),
    ("ទិន្នន័យ", ["ខ្មែរ"]),
    ("ဒေတာဘေ့စ်", ["မြန်မာ"]),
    ("database", ["Storage"]),
    ("哪个字", ["数学"]),
]


@pytest.fixture(scope="module", params=["en", "zh", "ja", "th"])
def built(request: pytest.FixtureRequest, site: MakeSite) -> Built:
    files = {"docs/index.md": "# Home\n"}
    for name, (title, text) in TEXTS.items():
        files[f"docs/concepts/{name}.md"] = f"---\ntitle: {title}\nlearn_before: []\n---\n{text}\n"
    files["quizzes/q.yml"] = (
        "concepts: [other-chinese]\nquestions:\n  - id: q\n    stem: 这是哪个字？\n    is_true: yes\n"
    )
    theme = {**MATERIAL, "language": request.param}
    built = site(files, theme=theme, plugins=["search", {"cairn": {"search": "pagefind"}}])
    assert built.error == ""
    return built


@pytest.fixture(scope="module")
def url(built: Built, serve_folder: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with serve_folder(built.folder) as address:
        yield address


def test_what_a_reader_types_is_found_in_every_script(url: str, page: Page):
    page.goto(f"{url}concepts/english/")
    field = page.locator(".md-search__input")
    field.focus()
    for words, titles in SEARCHES:
        field.fill(words)
        assert wait_for(page, sorted(titles)) == sorted(titles), words
    field.fill("数据库")
    expect(page.locator(".md-search-result__article p").first).to_contain_text("大学里每个数据库都有索引。")


def wait_for(page: Page, titles: list[str]) -> list[str]:
    """Return the titles that are found, which are these at the latest in five seconds."""
    names = page.locator(".md-search-result__article .cairn-found:not(.cairn-found--question)")
    found: list[str] = []
    for _ in range(50):
        page.wait_for_timeout(100)
        found = sorted(names.all_inner_texts())
        if found == titles:
            break
    return found


def test_each_character_is_a_word_and_marks_stay_with_it():
    assert separate_characters("SQL数据库!").split() == ["SQL", "数", "据", "库", "!"]
    assert separate_characters("ที่นี่").split() == ["ที่", "นี่"]
    assert separate_characters("Straße, 한국어 हिन्दी") == "Straße, 한국어 हिन्दी"
    html = '<p title="数据">数<em>据</em>库</p>'
    assert separate_in_html(html) == '<p title="数据"> 数 <em> 据 </em> 库 </p>'
