# SPDX-License-Identifier: MIT
"""Links that stand in a text are underlined, since not everybody sees their color; names in a list are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .test_browser import CONCEPT, STUB, TAG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page

    from .conftest import OwnSite

PLACES = ["", CONCEPT, STUB, TAG, "tags/", "map/", "concepts/", "wanted/", "references/", "progress/", "review/"]
PLACES += ["concepts/constitutional-ai/", "concepts/challenges-in-llm-alignment/", "guide/write-concepts/"]

# Finds the links that share a line with words that are no link, and of these the ones that only their color tells.
FIND = r"""() => {
    const isInline = (element) => getComputedStyle(element).display === "inline"
    const findBlock = (element) => { while (isInline(element)) element = element.parentElement; return element }
    const readAround = (block) => {
        const texts = [], walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
        while (walker.nextNode()) {
            const { data, parentElement: parent } = walker.currentNode
            if (!parent.closest("a, button, script, style") && findBlock(parent) === block) texts.push(data)
        }
        return texts.join(" ")
    }
    const isMarked = (element, block) => element !== block
        && (getComputedStyle(element).textDecorationLine === "underline" || isMarked(element.parentElement, block))
    return [...document.querySelectorAll("body a[href]")]
        .filter((link) => link.textContent.trim() && !link.closest("svg, .md-footer-meta"))
        .filter((link) => isInline(link) && link.checkVisibility({ visibilityProperty: true }))
        .map((link) => ({ link, block: findBlock(link) }))
        .filter(({ link, block }) => /\p{L}{2}/u.test(readAround(block)) && !isMarked(link, block))
        .map(({ link, block }) => `${block.parentElement.className} ${block.localName}: ${link.textContent}`)
}"""


@pytest.fixture(scope="module")
def url(own_site: OwnSite, serve_folder: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with serve_folder(own_site.folder.parent) as address:
        yield f"{address}cairn/"


def test_a_link_in_a_text_is_told_by_more_than_its_color(page: Page, url):
    for place in PLACES:
        page.goto(url + place)
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        assert (place, page.evaluate(FIND)) == (place, [])


def test_a_link_in_what_is_said_about_an_answer_is_underlined_and_a_name_in_a_list_is_not(page: Page, url):
    page.goto(url + "concepts/challenge-of-defining-human-values-for-ai-objectives/")
    question = page.locator("cairn-question[data-ready]").first
    expect(question).to_be_visible()
    page.evaluate("for (const shown of document.querySelectorAll('template')) shown.after(shown.content)")
    assert page.evaluate(FIND) == []
    page.goto(url + TAG)
    expect(page.locator(".cairn-concepts a").first).to_have_css("text-decoration-line", "none")
