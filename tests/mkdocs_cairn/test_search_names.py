# SPDX-License-Identifier: MIT
"""A concept is the first that a search finds when a reader types one of its names, whatever the name is like.

All queries go through the theme's own worker, or through Pagefind itself, on one browser page.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .conftest import MATERIAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page

    from .conftest import MakeSite

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
    "A Very Long Title That Says Nearly Everything That Its Page Says, and a Little More Than Anybody Needs to Know": (),
    "Vec<T>": ("Array[int]",),
    "1": ("2.5",),
    "Guide": ("changelog",),
}
STUB = "Linear Maps"
BODY = "Reward model norm policy attention {n}. Models are normal. It is what it is, on policy. See [[{stub}]].\n\n## Reward model\n\nModel reward, C and normal norm.\n"
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
    found = {}
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


@pytest.fixture(
    params=[MATERIAL, {"name": "mkdocs"}, {"name": "readthedocs"}], ids=["material", "mkdocs", "readthedocs"]
)
def found(
    request: pytest.FixtureRequest, site: MakeSite, serve_folder: Callable[..., AbstractContextManager[str]], page: Page
) -> dict[str, list[str]]:
    """What the search of a theme finds for each name, in order."""
    built = site(files(), theme=request.param, plugins=["search", {"cairn": OPTIONS}], strict=False)
    assert built.error == ""
    with serve_folder(built.folder) as url:
        page.goto(url)
        ask = ASK_MATERIAL if request.param is MATERIAL else ASK_MKDOCS
        return page.evaluate(ask, [*names(), *(n.lower() for n in names()), "quokka"])


def find_wrong(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """The names by which another page than that of their concept is found first, with the first pages."""
    return {n: found[n][:2] for n, page in names().items() if {found[n][0], found[n.lower()][0]} != {page}}


def test_the_search_of_a_theme_finds_a_concept_first_by_each_of_its_names(found: dict[str, list[str]]):
    assert find_wrong(found) == {}
    assert {*found["quokka"]} == {"guide/search/", "changelog/"}
    assert "secret/" not in found["Reward Model"]
    assert found["Reward Model"].index("tags/reward-model/") < found["Reward Model"].index("guide/search/")
