# SPDX-License-Identifier: MIT
"""The fast path of Jinja writes what Jinja writes."""

from __future__ import annotations

import jinja2
import pytest
from jinja2 import DictLoader, Environment, Undefined, pass_context, pass_environment
from markupsafe import Markup, escape

from mkdocs_cairn.html.jinja_fast_path import FastEnvironment, write

ALL = """<'&">"""
TEMPLATES = {
    "page.html": (
        '{% import "part.html" as part %}{{ text }}{{ html }}{{ n }}{{ none }}{{ missing }}{{ "<" ~ text }}'
        "{% set block %}{{ text }}{{ html }}{% endset %}{{ block }}{{ part.twice(text) }}{{ part.twice(html) }}"
        '{% filter upper %}{{ text }}{% endfilter %}{% call part.round(1, class="a") %}{{ text }}{% endcall %}'
        '{{ plain(text) }}{{ named("text") }}{{ is_here() }}{{ "{:,}".format(12345) }}{% include "included.html" %}'
        "{% for one in [1, 2] recursive %}{{ loop.index }}{% if one == 1 %}{{ loop([3]) }}{% endif %}{% endfor %}"
        "{% autoescape false %}{{ text }}{% endautoescape %}{% for a in [1] %}{{ named('a') }}{% endfor %}"
    ),
    "part.html": (
        "{% macro twice(x, last='') %}{{ x }}{{ x }}{{ last }}{{ shared }}{% endmacro %}"
        "{% macro round(n, class) %}<p class='{{ class }}'>{{ n }}{{ caller() }}</p>{% endmacro %}"
    ),
    "included.html": "{{ text }}{{ shared }}",
    "plain.txt": "{{ text }}{{ html }}",
}


class Widget:
    def __html__(self) -> str:
        return "<b>"

    def __str__(self) -> str:
        return "<i>"


@pass_context
def named(context: jinja2.runtime.Context, name: str) -> object:
    return context.resolve(name)


@pass_environment
def is_here(environment: Environment) -> bool:
    return "shared" in environment.globals


def written(kind: type[Environment], name: str) -> str:
    environment = kind(loader=DictLoader(TEMPLATES), autoescape=jinja2.select_autoescape(["html"], default=False))
    environment.globals.update(named=named, is_here=is_here, plain=lambda text: text, shared=ALL)
    template = environment.get_template(name)
    values = {"text": ALL, "html": Markup("<b>&amp;</b>"), "n": 7, "none": None}
    return "\n".join(template.render(values | {"n": n}) for n in (1, 2))


@pytest.mark.parametrize("name", ["page.html", "plain.txt"])
def test_a_template_writes_what_jinja_writes(name: str):
    assert written(FastEnvironment, name) == written(Environment, name)


@pytest.mark.parametrize("value", [ALL, "", "ü…", Markup("<b>&amp;"), 7, 1.5, None, True, [ALL], Widget(), Undefined()])
def test_a_value_is_written_as_it_is_escaped(value: object):
    assert write(value) == str(escape(value))


def test_a_template_may_have_globals_of_its_own():
    environment = FastEnvironment(loader=DictLoader({"a.html": "{{ own }}{{ shared }}"}))
    environment.globals["shared"] = 2
    assert environment.get_template("a.html", globals={"own": 1}).render() == "12"
    assert "own" not in environment.globals
