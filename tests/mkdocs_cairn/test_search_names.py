# SPDX-License-Identifier: MIT
"""A concept is the first that a search finds when a reader types one of its names, whatever the name is like.

All queries go through the theme's own worker, or through Pagefind itself, on one browser page.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cairn.compile import compile_site
from cairn.sources import Sources
from cairn.text.source import Source

from .conftest import MATERIAL, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page

    from .conftest import Built, MakeSite

TITLES: dict[str, tuple[str, ...]] = {
    "Model": ("models",),
    "Reward Model": ("RM", "preference model"),
    "Model Reward": (),
    "Reward Models": (),
    "Reward Model Training": ("training of the reward model",),
    "Policy": (),
    "On-Policy": ("on policy learning",),
    "Off-Policy": (),
    "Self-Attention": ("attention",),
    "Attention Is All You Need": ("it",),
    "What Is This": (),
    "It Is": ("to be or not to be",),
    "C": (),
    "C++": ("cpp",),
    "C#": ("C sharp",),
    "A*": ("a-star",),
    ".NET": (),
    "Norm": (),
    "Normal Norm": ("norms",),
    "Normal": (),
    "f^k: the k-th iterate": ("f~2",),
    "+1 Encoding": ("-x",),
    "Über-Größe": ("Grösse über alles", "size"),
    "Gödel's Theorem": ("Gödel’s incompleteness",),
    "奖励模型": ("强化 学习",),
    "注意力": ("ソフトマックス",),
    "نموذج المكافأة": (),
    "Модель": ("Модель вознаграждения",),
    'Tom & "Jerry" <i>in</i> {{ braces }}': ("a <b> c",),
    "The $L^2$ Norm": ("Euclidean norm",),
    "A Very Long Title That Says Nearly Everything That Its Page Says, and Then Some More of Them": (),
    "Vec<T>": ("Array[int]",),
    "1": ("2.5",),
    "Guide": ("changelog",),
}
STUB = "Linear Maps"
BODY = """Reward model norm policy attention {n}. Models are normal. It is what it is, on policy. See [[{stub}]].

## Reward model

Model reward, C and normal norm.
"""
"""Every page has the words of many titles."""


def files() -> dict[str, str]:
    written = {
        "docs/guide/search.md": "# Reward Model\n\nReward model, policy, norm, quokka.\n",
        "docs/changelog.md": "# Changelog\n\nReward model and quokka.\n",
        "docs/secret.md": "# Secret\n\nReward model.\n",
        "docs/tags.yml": "Reward Model: A chapter.\n",
    }
    for number, (title, aliases) in enumerate(TITLES.items()):
        head = {
            "id": f"n{number}",
            "title": title,
            "aliases": list(aliases),
            "learn_before": [],
            "tags": ["Reward Model"],
        }
        front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in head.items())
        written[f"docs/concepts/n{number}.md"] = f"---\n{front}---\n{BODY.format(n=number, stub=STUB)}"
    return written


def names() -> dict[str, str]:
    """The address of each concept, by each of its names."""
    found: dict[str, str] = {}
    for number, (title, aliases) in enumerate(TITLES.items()):
        for name in aliases:
            found.setdefault(name, f"concepts/n{number}/")
        found[title] = f"concepts/n{number}/"
    return {**found, STUB: "concepts/linear-maps/"}


OPTIONS = {"search_after": ["guide/", "changelog.md"], "search_exclude": ["secret.md"]}
ASK_MATERIAL = """async (queries) => {
    const config = JSON.parse(document.querySelector("#__config").textContent);
    const base = new URL(config.base, location.href);
    const worker = new Worker(new URL(config.search, location.href));
    const next = () => new Promise((done) => { worker.onmessage = ({ data }) => done(data); });
    const index = await (await fetch(new URL("search/search_index.json", base + "/"))).json();
    let reply = next();
    worker.postMessage({ type: 0, data: { ...index, options: {} } });
    await reply;
    const found = {};
    for (const query of queries) {
        reply = next();
        worker.postMessage({ type: 2, data: query });
        const { items } = (await reply).data;
        found[query] = items.map(([{ location }]) => location.replace(/#.*/, ""));
    }
    return found;
}"""
ASK_MKDOCS = """async (queries) => {
    const worker = new Worker("search/worker.js");
    const next = (name) => new Promise((done) => { worker.onmessage = ({ data }) => name in data && done(data); });
    let reply = next("allowSearch");
    worker.postMessage({ init: true });
    await reply;
    const found = {};
    for (const query of queries) {
        reply = next("results");
        worker.postMessage({ query });
        found[query] = (await reply).results.map(({ location }) => location.replace(/#.*/, ""));
    }
    return found;
}"""
ASK_PAGEFIND = """async (queries) => {
    const box = document.querySelector("cairn-search");
    const field = box.querySelector("input");
    const status = box.querySelector("[role=status]");
    const answered = () => new Promise((done) => {
        new MutationObserver((_, seen) => { if (/found|No/.test(status.textContent)) { seen.disconnect(); done(); } })
            .observe(status, { childList: true });
    });
    const found = {};
    for (const query of queries) {
        field.value = query;
        status.textContent = "";
        const reply = answered();
        box.querySelector(".cairn-search__filters").dispatchEvent(new Event("change"));
        await reply;
        const links = [...box.querySelectorAll(".md-search-result__item > a:first-child")];
        found[query] = links.map((link) => new URL(link.href).pathname.slice(1));
    }
    return found;
}"""


class Search:
    """What a site's search finds for each query, in order, on one page of a browser."""

    def __init__(self, page: Page, serve_folder: Callable[..., AbstractContextManager[str]]) -> None:
        self._page, self._serve = page, serve_folder

    def ask(self, built: Built, script: str, queries: Iterable[str]) -> dict[str, list[str]]:
        assert built.error == ""
        with self._serve(built.folder) as url:
            self._page.goto(url)
            if script is ASK_PAGEFIND:
                self._page.get_by_role("textbox", name="Search").focus()
                self._page.locator(".cairn-search__filters").wait_for(state="attached")
            found: dict[str, list[str]] = self._page.evaluate(script, [*queries])
            return found


@pytest.fixture
def search(page: Page, serve_folder: Callable[..., AbstractContextManager[str]]) -> Search:
    return Search(page, serve_folder)


def find_wrong(found: dict[str, list[str]], names: dict[str, str]) -> dict[str, list[str]]:
    """The names by which another page than that of their concept is found first, with the first pages."""
    return {n: found[n][:2] for n, page in names.items() if {*found[n][:1], *found[n.lower()][:1]} != {page}}


def with_lower_case(names: Iterable[str]) -> list[str]:
    return [typed for name in names for typed in (name, name.lower())]


PAGEFIND = {"search": "pagefind"}
SEARCHES = [
    pytest.param(MATERIAL, {}, ASK_MATERIAL, id="material"),
    pytest.param({"name": "mkdocs"}, {}, ASK_MKDOCS, id="mkdocs"),
    pytest.param({"name": "readthedocs"}, {}, ASK_MKDOCS, id="readthedocs"),
    pytest.param(MATERIAL, PAGEFIND, ASK_PAGEFIND, id="pagefind"),
]


@pytest.mark.parametrize(("theme", "options", "script"), SEARCHES)
def test_a_concept_is_found_first_by_each_of_its_names(site: MakeSite, search: Search, theme, options, script):
    built = site(files(), theme=theme, plugins=["search", {"cairn": {**OPTIONS, **options}}], strict=False)
    found = search.ask(built, script, [*with_lower_case(names()), "quokka"])
    assert find_wrong(found, names()) == {}
    assert {*found["quokka"]} == {"guide/search/", "changelog/"}
    assert "secret/" not in found["Reward Model"]


def course() -> tuple[dict[str, str], dict[str, str]]:
    """The files of the course, and the address of each concept by each of its names."""
    paths = [*(ROOT / "docs/concepts").glob("*.md"), *(ROOT / "quizzes").glob("*.yml"), ROOT / "docs/tags.yml"]
    files = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    pages = [Source(n, text, n.removeprefix("docs/")) for n, text in files.items() if n.endswith(".md")]
    concepts = compile_site(Sources(tuple(pages))).catalogue.concepts.values()
    names = {alias.name: f"concepts/{concept.id}/" for concept in concepts for alias in concept.aliases}
    return files, {**names, **{concept.title: f"concepts/{concept.id}/" for concept in concepts}}


@pytest.mark.parametrize(("theme", "options", "script"), [SEARCHES[0], SEARCHES[3]])
def test_each_name_of_the_course_is_found_first(site: MakeSite, search: Search, theme, options, script):
    files, names = course()
    built = site(files, theme=theme, plugins=["search", {"cairn": options}], strict=False)
    found = search.ask(built, script, with_lower_case(names))
    assert len(names) > 150
    assert find_wrong(found, names) == {}
