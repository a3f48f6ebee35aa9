# SPDX-License-Identifier: MIT
"""Templates that are run once and filled in for the other pages write what they would have written for each."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, pass_context
from mkdocs.utils.templates import url_filter

from mkdocs_cairn.shells.shell import Filled, Shell
from mkdocs_cairn.shells.shells import Shells, use_shells

if TYPE_CHECKING:
    from collections.abc import Callable

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
    "macros": """{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}
        {% macro short(text) %}{{ text | trim }}{% endmacro %}""",
    "broken": "{{ page.title() }}",
    "named": "{{ name }}",
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


def environment(**more: str) -> Environment:
    env = Environment(loader=DictLoader({**TEMPLATES, **more}))
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
    env, shells = environment(), Shells()
    template = env.get_template(name)
    for page in pages:
        assert shells.render(template, scope(page)) == template.render(scope(page))


def test_pages_that_a_template_treats_alike_are_filled_in():
    filled, render = counting(Shells())
    template = environment().get_template("main")
    pages = [
        SimpleNamespace(title=f"T{n}", meta={}, content="", toc=[], near=None, url=f"c/{n}/", ancestors=())
        for n in range(9)
    ]
    for page in pages:
        render(template, scope(page))
    assert filled == ["T0", *(page.title for page in pages[1:])]  # the first to see that it comes out as it should


def test_a_page_to_which_or_below_which_all_pages_link_is_written_by_the_template():
    filled, render = counting(Shells())
    linking = "{{ 'c/own/' | url }} {{ 'c/deep/er/' | url }} {{ page.title }}"
    template = environment(linking=linking).get_template("linking")
    pages = [
        SimpleNamespace(title=name, meta={}, content="", toc=[], near=None, url=f"c/{name}/", ancestors=())
        for name in ("own", "1", "deep", "2")
    ]
    for page in pages:
        assert render(template, scope(page)) == template.render(scope(page))
    assert filled == ["own", "1", "2"]  # the first two to see whether it comes out as it should


LOOKING = {
    "a key": "{{ config.labels[page.meta.kind] }}",
    "a key that is a text": "{% set kind %}{{ page.meta.kind }}{% endset %}{{ config.labels[kind] }}",
    "a number": "{{ config.list[page.meta.number] }}",
    "joined texts": '{% set kind = ["is", page.title] | join("-") %}{% if kind == "is-B" %}yes{% endif %}',
    "glued texts": '{% set kind = "is-" ~ page.title %}{% if kind == "is-B" %}yes{% endif %}',
    "formatted texts": '{% if "is-{}".format(page.title) == "is-B" %}yes{% endif %}',
    "a text in the page's own": "{% set b %}{{ page.title }}{% endset %}{% if b in page.word %}yes{% endif %}",
    "an imported macro": '{% import "macros" as m %}{% if m.bold(page.title) == "<b>B</b>" %}yes{% endif %}',
    "an imported filter": '{% import "macros" as m %}{{ m.short(page.title) }}',
    "a function of another plugin": "{{ is_b(page) }}",
    "a function that sees it all": "{{ sees_b() }}",
    "something that knows its kind": "{% if thing == page.thing %}yes{% endif %}",
    "all files": "{% for file in pages if file.page.active %}{{ file.page.title }}{% endfor %}",
}


class Thing:
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing)

    __hash__ = object.__hash__


@pass_context
def sees_b(context: Any) -> str:
    return "yes" if f"{context['page'].title}" == "B" else "no"


@pytest.mark.parametrize("name", LOOKING)
def test_what_looks_at_a_value_of_a_page_is_done_for_each_page(name: str):
    env = environment(looking=LOOKING[name])
    env.globals.update(thing=Thing(), is_b=lambda page: "yes" if str(page.title) == "B" else "no", sees_b=sees_b)
    template, shells = env.get_template("looking"), Shells()
    metas: list[dict[str, Any]] = [{}, {}, {"kind": "x", "number": 1}, {"kind": "y", "number": 0}]
    pages = [
        SimpleNamespace(title=title, meta=meta, url=f"c/{title}/", ancestors=(), word="B", active=False, thing=None)
        for title, meta in zip(("A", "C", "B", " D "), metas, strict=True)
    ]
    pages[2].thing = Thing()
    config = SimpleNamespace(labels={"x": "X", "y": "Y"}, list=["no", "yes"])
    files = [SimpleNamespace(page=page) for page in pages]
    for page in pages:
        page.active = True
        given = {"page": page, "config": config, "base_url": "../..", "pages": files}
        assert shells.render(template, given) == template.render(given)
        page.active = False


def test_an_imported_macro_is_after_a_trace_what_it_was_before():
    env = environment(importing=LOOKING["an imported filter"])
    page = SimpleNamespace(title=" x\x02 ", meta={}, url="c/x/", ancestors=())
    Shells().render(env.get_template("importing"), scope(page))
    assert env.get_template("importing").render(scope(page)) == "x\x02"


def test_a_template_of_which_no_shell_comes_is_not_traced_for_all_pages():
    template, shells = environment(counting="{{ next() }}{{ page.title }}").get_template("counting"), Shells()
    numbers = iter(range(1000))
    template.globals["next"] = lambda: next(numbers)
    pages = [SimpleNamespace(title="x", meta={}, url=f"c/{n}/", ancestors=()) for n in range(100)]
    for page in pages:
        shells.render(template, scope(page))
    assert next(numbers) < 2 * len(pages)


def test_a_page_that_another_plugin_has_put_into_the_navigation_is_written_by_the_template():
    listing = "{% for item in nav.pages if item.active %}{{ item.title }}{% endfor %}"
    template = environment(listing=listing).get_template("listing")
    pages = [SimpleNamespace(title=f"T{n}", meta={}, url=f"c/{n}/", ancestors=(), active=False) for n in range(3)]
    shells = Shells()
    for page in pages:
        page.active = True
        assert shells.render(template, {**scope(page), "nav": SimpleNamespace(pages=pages)}) == page.title
        page.active = False


def test_a_template_that_another_plugin_asks_for_takes_what_jinja_takes():
    env = environment()
    use_shells(env)
    assert env.get_template("named").render(name="x") == "x"
    assert env.get_template("named").render({"name": "x"}, other="y") == "x"


def test_a_template_that_fails_says_so_as_ever():
    page = SimpleNamespace(title="x", meta={}, url="c/x/", ancestors=())
    with pytest.raises(TypeError):
        Shells().render(environment().get_template("broken"), scope(page))
