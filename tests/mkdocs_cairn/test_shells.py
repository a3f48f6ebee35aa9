# SPDX-License-Identifier: MIT
"""Templates that are run once and filled in for the other pages write what they would have written for each."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from mkdocs.utils.templates import url_filter

from mkdocs_cairn.shells.shell import Filled, Shell
from mkdocs_cairn.shells.shells import Shells

from .builds import differences, make_clean, write_course
from .conftest import FEATURES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEMPLATES = {
    "base": """{% set hidden = page.meta.hide or [] -%}
        {% macro label(text) %}<b>{{ text }}</b>{% endmacro -%}
        <title>{{ page.title | striptags }} - {{ config.name | upper }}</title>
        {% if page.meta and page.meta.note %}<p>{{ page.meta.note | e }}</p>{% endif %}
        {% if "toc" not in hidden %}{% include "list" %}{% endif %}
        {% if self.notice() %}<aside>{% block notice %}{% endblock %}</aside>{% endif %}
        {% block body %}{{ label(page.title) }}{% if "<h1" not in page.content %}<h1>{{ page.title }}</h1>{% endif %}
        {{ page.content }}<a href="{{ 'style.css' | url }}">{{ extra | d("none", true) }}</a>{% endblock %}""",
    "list": "<ul>{% for item in page.toc %}<li>{{ item }}: {{ config.name }}, {{ page.title }}</li>{% endfor %}</ul>",
    "main": '{% extends "base" %}{% block body %}{{ super() }}{% include "more" %}{% endblock %}',
    "more": "{% set near = page.near %}{% if near is defined and near %}{{ near.url | url }}{% endif %}",
    "noticing": '{% extends "main" %}{% block notice %}{{ page.meta.note }}{% endblock %}',
    "equal": "{% if page.title == config.name %}same{% else %}{{ page.title }}{% endif %}",
    "broken": "{{ page.title() }}",
}
WORDS = st.text("aé<>&\"' h1\x02", max_size=6)
METAS = st.fixed_dictionaries({}, optional={"note": WORDS, "hide": st.lists(st.sampled_from(["toc", "nav"]))})
PAGES = st.builds(
    SimpleNamespace,
    title=WORDS | st.just("site"),
    meta=METAS,
    content=WORDS | st.just("<h1>x</h1>"),
    toc=st.lists(WORDS, max_size=3),
    near=st.none() | st.builds(SimpleNamespace, url=st.sampled_from(["c/a/", "c/b/", "d/"])),
    url=st.sampled_from(["c/x/", "c/y/", "d/", "d/e/f/"]),
    ancestors=st.just(()),
)


def environment() -> Environment:
    env = Environment(loader=DictLoader(TEMPLATES))
    env.filters["url"] = url_filter
    return env


def scope(page: SimpleNamespace) -> dict[str, Any]:
    config = SimpleNamespace(name="site")
    return {"page": page, "config": config, "base_url": "../" * page.url.count("/"), "extra": page.title}


def counting(shells: Shells) -> tuple[list[str], Callable[[Any, Any], str]]:
    """Return the pages that are filled in, and what does it."""
    filled, fill = [], Shell.fill

    def count(shell: Shell, given_scope: Any) -> Filled:
        filled.append(given_scope["page"].title)
        return fill(shell, given_scope)

    def render(template: Any, given_scope: Any) -> str:
        with patch.object(Shell, "fill", count):
            return shells.render(template, given_scope)

    return filled, render


@pytest.mark.parametrize("name", ["main", "noticing", "equal"])
@given(pages=st.lists(PAGES, max_size=8))
def test_a_filled_template_writes_what_it_would_write_for_each_page(name: str, pages: list[SimpleNamespace]):
    env, shells = environment(), Shells([])  # type: ignore[arg-type]  # of the files only the addresses count
    template = env.get_template(name)
    for page in pages:
        assert shells.render(template, scope(page)) == template.render(scope(page))


def test_pages_that_a_template_treats_alike_are_filled_in():
    filled, render = counting(Shells([]))  # type: ignore[arg-type]
    template = environment().get_template("main")
    pages = [
        SimpleNamespace(title=f"T{n}", meta={}, content="", toc=[], near=None, url=f"c/{n}/", ancestors=())
        for n in range(9)
    ]
    for page in pages:
        render(template, scope(page))
    assert filled == ["T0", *(page.title for page in pages[1:])]  # the first to see that it comes out as it should


def test_a_page_with_others_below_it_is_a_kind_of_its_own():
    filled, render = counting(Shells([SimpleNamespace(url="c/deep/er/")]))  # type: ignore[arg-type]
    template = environment().get_template("main")
    urls = ["c/1/", "c/deep/", "c/2/"]
    pages = [
        SimpleNamespace(title=url, meta={}, content="", toc=[], near=SimpleNamespace(url="c/deep/er/"), url=url,
                        ancestors=())
        for url in urls
    ]  # fmt: skip
    outputs = [render(template, scope(page)) for page in pages]
    assert filled == ["c/1/", "c/deep/", "c/2/"]
    assert ["../deep/er/" in output for output in outputs] == [True, False, True]
    assert outputs[1].count("er/") == 1


def test_a_template_that_fails_says_so_as_ever():
    page = SimpleNamespace(title="x", meta={}, url="c/x/", ancestors=())
    with pytest.raises(TypeError):
        Shells([]).render(environment().get_template("broken"), scope(page))  # type: ignore[arg-type]


CUSTOM = {
    "nothing": {},
    "a notice by page": {
        "main.html": '{% extends "base.html" %}{% block announce %}{{ page.meta.notice if page }}{% endblock %}'
        "{% block htmltitle %}<title>{{ (page.title or 'none') | striptags | truncate(9) }}</title>{% endblock %}"
    },
    "texts glued together": {
        "main.html": '{% extends "base.html" %}{% set kind = "is-" ~ page.title %}'
        '{% block outdated %}{% if kind == "is-Norms" %}{{ kind }}{% endif %}{% endblock %}'
        '{% block announce %}{% if kind == "is-Norms" %}{{ kind }}{% endif %}{% endblock %}'
    },
    "a loop": {
        "main.html": '{% extends "base.html" %}{% block footer %}'
        "{% for tag in tags or [] %}{{ loop.index }} {{ tag.name }}{% endfor %}{% endblock %}"
    },
    "a loop in a part": {"partials/footer.html": "{% for item in page.toc or [] %}{{ item.title }}{% endfor %}"},
}
ALL_FEATURES = [
    *FEATURES,
    *("navigation.path", "navigation.tabs", "navigation.top", "navigation.sections", "toc.follow", "announce.dismiss"),
    *("content.action.edit", "content.action.view", "navigation.footer", "navigation.indexes"),
]


@pytest.mark.parametrize("custom", CUSTOM)
@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_a_site_is_the_same_when_its_templates_are_filled_in(custom: str, theme: str, tmp_path: Path):
    features = {"features": ALL_FEATURES, "font": False} if theme == "material" else {}
    course = write_course(
        tmp_path,
        {f"theme/{name}": text for name, text in CUSTOM[custom].items()} if theme == "material" else {},
        theme={"name": theme, "custom_dir": "theme", **features},
        nav=[{"Home": "index.md"}, {"Tags": ["tags/index.md"]}],
        repo_url="https://example.org/repository",
        edit_uri="edit/main/docs/",
    )
    filled = make_clean(course)
    with patch("mkdocs_cairn.plugin.use_shells"):
        assert differences(filled.files, make_clean(course).files) == []


def test_templates_of_a_theme_are_run_for_few_pages(tmp_path: Path):
    words = {f"docs/concepts/n{n}.md": f"---\ntitle: N {n}\n---\nText {n}.\n" for n in range(60)}
    course = write_course(tmp_path, words, theme={"name": "material", "font": False})
    with patch.object(Shell, "fill", autospec=True, side_effect=Shell.fill) as fill:
        make_clean(course)
    filled = [call.args[1]["page"].file.src_uri for call in fill.call_args_list]
    assert len([uri for uri in filled if uri.startswith("concepts/n")]) >= 55
