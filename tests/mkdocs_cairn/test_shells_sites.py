# SPDX-License-Identifier: MIT
"""Sites whose templates are filled in are those whose templates are run for each page."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from mkdocs_cairn.shells.shell import Shell

from .builds import differences, make_clean, write_course
from .conftest import FEATURES

if TYPE_CHECKING:
    from pathlib import Path

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


def test_of_the_theme_only_its_loops_over_what_a_page_has_are_run_for_each_page(tmp_path: Path):
    course = write_course(tmp_path, theme={"name": "material", "font": False, "features": FEATURES})
    said = make_clean(course, level=logging.DEBUG).said("is run for each page")
    parts = {line.split()[1] for line in said}
    assert parts == {"partials/path.html", "partials/tags.html", "partials/toc.html"}
