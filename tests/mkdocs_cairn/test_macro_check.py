# SPDX-License-Identifier: MIT
"""A check finds what the macros plugin will choke on, and a build of a page without such a fault shows no error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_cairn.build.project import check_project

from .conftest import copy_site, rebuild, write_site

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\ntitle: A\nlearn_before: []\n{}---\n"


def found(folder: Path, body: str, macros: dict[str, Any] | None = None, meta: str = "", **more: Any) -> list[str]:
    """What a check says of a page; a build without a word from it is one without an error of the macros plugin."""
    plugins = ["search", {"macros": macros or {}}, "cairn"]
    built = write_site(folder, {"docs/concepts/a.md": HEAD.format(meta) + body}, plugins=plugins, **more)
    said = [str(v.problem) for v in check_project(folder)[1].rated_problems if v.problem.code.severity > 0]
    done = rebuild(built)
    assert [line.partition(": ")[2] for line in done.problems] == said
    if not said:
        assert "Macro " not in "".join(done.log)
        assert "Error" not in done.read("concepts/a/index.html")
    return said


BROKEN = {
    "{{ user name }}": "expected token 'end of print statement', got 'name'.",
    "{% if x %} tag": "Unexpected end of template.",
    "`{{ a b }}` in code": "expected token",
    "```\n{% for %}\n```": "Expected an expression",
    "\\frac{{a}_1}{b}": "unexpected '}'.",
    "{% 50 of them": "tag name expected.",
    "## Part {#part}": "Missing end of comment tag.",
    "{{": "unexpected 'end of template'",
    "{{ name | nofilter }}": "No filter named 'nofilter'.",
    "{% raw %} {{ a b }}": "Missing end of raw directive.",
    "{{ name.first }}": "'name' is undefined, so the macros plugin fails here.",
    "{{ name() }}": "'name' is undefined",
    "{{ name[0] }}": "'name' is undefined",
    "{{ name + 1 }}": "'name' is undefined",
    "$x^{{12}}$": "removes the braces of '{{12…'",
    "\\frac{{12}}{b}": "removes the braces of '{{12…'",
    "## A {#a} and\n\n## B {#b#}": "reads '{#a}' as a comment",
}
FINE = [
    "{% raw %}{{ user name }}{% endraw %}",
    "{{ name }} is kept",
    "\\frac{{a}}{b}",
    "{# a remark #}",
    "{% if name %}{{ name.first }}{% endif %}",
    "{{ name is defined }}",
    "{% set name = {'first': 1} %}{{ name.first }}",
    "{% for name in [1] %}{{ name + 1 }}{% endfor %}",
    "{{ page.title }} {{ config.site_name }} {{ range(3) | list }} {{ title.upper() }}",
    "{{ stats() }}",
    "{ #part } and { {a} }",
    "```quiz\nstem: What is {{ a b }}?\nmodel_answer: x\n```",
]


@pytest.mark.parametrize("body", BROKEN)
def test_what_ends_the_template_of_a_page_is_an_error_with_its_line(tmp_path: Path, body: str):
    [problem] = found(tmp_path, f"Text.\n\n{body}\n")
    place, _, rest = problem.partition(": ")
    assert BROKEN[body] in rest
    assert rest.endswith("[macro-broken]")
    assert int(place.rpartition(":")[2]) in {7, 8, 9, 10}


@pytest.mark.parametrize("body", FINE)
def test_what_the_macros_plugin_can_read_is_fine(tmp_path: Path, body: str):
    assert found(tmp_path, f"Text.\n\n{body}\n") == []


@pytest.mark.parametrize(
    ("macros", "meta"),
    [
        ({}, "render_macros: false\n"),
        ({}, "render_macros: no\n"),
        ({"render_by_default": False}, ""),
        ({"j2_variable_start_string": "<<", "j2_variable_end_string": ">>"}, ""),
    ],
)
def test_a_page_that_is_not_read_by_the_plugin_may_hold_anything(tmp_path: Path, macros: dict[str, Any], meta: str):
    assert found(tmp_path, "{{ user name }}\n", macros, meta) == []


@pytest.mark.parametrize(
    ("macros", "meta", "body"),
    [
        ({"render_by_default": False}, "render_macros: true\n", "{{ a b }}"),
        ({"render_by_default": False, "force_render_paths": "concepts/"}, "", "{{ a b }}"),
        ({"j2_variable_start_string": "<<", "j2_variable_end_string": ">>"}, "", "<< a b >>"),
        ({"on_undefined": "strict"}, "", "{{ name }}"),
        ({"on_undefined": "strict"}, "", "{{ name | upper }}"),
        ({"on_undefined": "silent"}, "", "\\frac{{a}}{b}"),
    ],
)
@pytest.mark.filterwarnings("ignore:GitWildMatchPattern")  # which the plugin itself uses
def test_settings_of_the_plugin_are_heard(tmp_path: Path, macros: dict[str, Any], meta: str, body: str):
    [problem] = found(tmp_path, f"{body}\n", macros, meta)
    assert problem.endswith("[macro-broken]")


def test_names_that_a_module_or_the_settings_give_are_known(tmp_path: Path):
    assert found(tmp_path, "{{ name.first }}\n", extra={"name": {"first": 1}}) == []
    (tmp_path / "main.py").write_text("def define_env(env):\n    env.variables['other'] = {'first': 1}\n", "utf-8")
    assert found(tmp_path, "{{ other.first }}\n") == []


def test_each_page_of_a_site_that_has_them_is_told_of(tmp_path: Path):
    built = copy_site("corpora/macros", tmp_path / "site")
    said = [
        str(v.problem) for v in check_project(built.source)[1].rated_problems if v.problem.code.label == "macro-broken"
    ]
    assert [line.partition(": ")[0] for line in said] == [
        "docs/concepts/loops.md:5",
        "docs/concepts/templates.md:5",
        "docs/concepts/undef.md:5",
    ]
    assert "'name' is undefined" in said[2]


def test_a_macro_of_ours_without_the_macros_plugin_is_told_of(tmp_path: Path):
    body = "Text {{ stats() }}.\n\n`{{ stats() }}` in code, {{ other() }}.\n\n{{- quiz('x') }}\n"
    built = write_site(tmp_path, {"docs/concepts/a.md": body}, plugins=["cairn"])
    said = [line for line in rebuild(built).problems if "[macros-missing]" in line]
    assert [line.partition(" The")[0] for line in said] == [
        "WARNING: docs/concepts/a.md:1:",
        "WARNING: docs/concepts/a.md:5:",
    ]
