# SPDX-License-Identifier: MIT
"""The next build shows an edit of anything that a page was made from: the cache knows each file that was read."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment

from cairn.text.source import without_spans
from mkdocs_cairn.cache.template_check import find_reason
from mkdocs_cairn.host.pages.page_keys import uncovered_names

from .builds import DAY, contents, differences, make, make_clean, write_course
from .conftest import ROOT, SITES, copy_site, run_mkdocs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BASE = '{% extends "base.html" %}{% block footer %}'
NORMS = "docs/concepts/norms.md"


def same_after(course: Path, change: Callable[[], object]) -> list[str]:
    """Return where a build with a cache and one without it differ after a change."""
    make(course)
    make(course)
    before = contents(course / "site")
    change()
    warm = make(course)
    assert differences(before, warm.files), "the change is to show"
    return differences(warm.files, make_clean(course).files)


def run_same(course: Path, change: Callable[[], object], **env: str) -> list[str]:
    """The same with a process for each build, which has its folder."""
    env |= DAY
    for _ in range(2):
        done = run_mkdocs(course, "build", "-q", **env)
        assert not done.returncode, done.stderr
    before = contents(course / "site")
    change()
    run_mkdocs(course, "build", "-q", **env)
    run_mkdocs(course, "build", "-q", "-d", "clean", CAIRN_CACHE="0", **env)
    warm = contents(course / "site")
    assert differences(before, warm), "the change is to show"
    return differences(warm, contents(course / "clean"))


def test_a_snippet_in_a_quiz_file(tmp_path: Path):
    course = copy_site("cache/snippet-in-quiz", tmp_path / "course").source
    assert run_same(course, lambda: (course / "inc.txt").write_text("Two.\n")) == []
    assert b"Two." in contents(course / "site")["concepts/norms/index.html"]


def test_the_first_text_of_a_page_that_feedback_sends_back_to(tmp_path: Path):
    choices = "choices: |\n      - [x] One\n      - [ ] Two\n        > No. See [[bare]].\n"
    empty = "---\nlearn_before: []\ntitle: Bare\ntags: [Other]\n---\n"
    quiz = f"concepts: [norms]\nquestions:\n  - id: q\n    stem: Which?\n    {choices}"
    course = write_course(tmp_path, {"docs/concepts/bare.md": empty, "quizzes/q.yml": quiz})
    assert same_after(course, lambda: (course / "docs/concepts/bare.md").write_text(f"{empty}Text.\n")) == []
    assert b"not written yet" not in contents(course / "site")["concepts/norms/index.html"]


def test_a_snippet_that_was_missing(tmp_path: Path):
    extensions = [{"pymdownx.snippets:SnippetExtension": {"base_path": [str(tmp_path)]}}]
    course = write_course(tmp_path, {NORMS: 'A norm.\n\n--8<-- "new.txt"\n'}, markdown_extensions=extensions)
    assert same_after(course, lambda: (course / "new.txt").write_text("New.\n")) == []


def test_a_page_with_a_snippet_is_kept(tmp_path: Path):
    extensions = [{"pymdownx.snippets": {"base_path": [str(tmp_path)]}}]
    files = {NORMS: 'A norm.\n\n--8<-- "inc.txt"\n', "inc.txt": "One.\n"}
    course = write_course(tmp_path, files, markdown_extensions=extensions)
    assert any("A norm." in text for text in make(course).converted)
    assert not any("A norm." in text for text in make(course).converted)


def test_a_theme_that_is_a_package(tmp_path: Path):
    packages = shutil.copytree(SITES / "cache/packaged-theme", tmp_path / "packages")
    main = packages / "mytheme/main.html"
    main.write_text(BASE + "One{% endblock %}")
    course = write_course(tmp_path / "course", theme={"name": "mytheme"})
    path = os.pathsep.join(filter(None, (str(packages), os.environ.get("PYTHONPATH", ""))))
    new = lambda: main.write_text(BASE + "Two{% endblock %}")  # noqa: E731
    assert run_same(course, new, PYTHONPATH=path) == []


def test_a_theme_of_a_package_that_shows_the_day_and_all_pages(tmp_path: Path):
    packages = shutil.copytree(SITES / "cache/packaged-theme", tmp_path / "packages")
    course = write_course(tmp_path / "course", theme={"name": "mytheme"})
    new = lambda: (course / "docs/extra.md").write_text("# Extra\n")  # noqa: E731
    assert run_same(course, new, PYTHONPATH=str(packages)) == []


def test_an_icon_beside_the_theme(tmp_path: Path):
    course = copy_site("cache/emoji-custom-icons", tmp_path / "course").source
    icon = course / "docs/icons/own/star.svg"
    assert (
        run_same(course, lambda: icon.write_text('<svg xmlns="http://www.w3.org/2000/svg"><path d="M9"/></svg>')) == []
    )


HOOK = """from pathlib import Path

def on_config(config):
    config.theme.dirs.insert(0, str(Path(__file__).with_name("more")))
"""


def test_a_theme_folder_that_a_hook_adds(tmp_path: Path):
    files = {"hook.py": HOOK, "more/main.html": BASE + "One{% endblock %}"}
    course = write_course(tmp_path, files, hooks=["hook.py"])
    assert same_after(course, lambda: (course / "more/main.html").write_text(BASE + "Two{% endblock %}")) == []


def test_a_template_that_comes_before_one_that_was_found(tmp_path: Path):
    files = {"hook.py": HOOK, "more/a.txt": "", "theme/main.html": BASE + "One{% endblock %}"}
    course = write_course(tmp_path, files, hooks=["hook.py"])
    assert same_after(course, lambda: (course / "more/main.html").write_text(BASE + "Two{% endblock %}")) == []


@pytest.mark.parametrize("name", ["part.txt", "part.svg", "part.jinja", "deep/part.html"])
def test_a_part_of_any_ending(tmp_path: Path, name: str):
    files = {"theme/main.html": BASE + f'{{% include "{name}" %}}{{% endblock %}}', f"theme/{name}": "One"}
    course = write_course(tmp_path, files)
    assert same_after(course, lambda: (course / "theme" / name).write_text("Two")) == []


def test_a_part_that_names_all_pages(tmp_path: Path):
    files = {"theme/main.html": BASE + '{% include "part.txt" %}{% endblock %}', "theme/part.txt": "{{ pages|length }}"}
    course = write_course(tmp_path, files)
    assert same_after(course, lambda: (course / "docs/extra.md").write_text("# Extra\n")) == []
    (line,) = make(course).said("cannot be cached")
    assert "the template 'part.txt' uses 'pages'" in line


def test_the_text_of_the_home_page(tmp_path: Path):
    course = write_course(tmp_path, {"theme/main.html": BASE + "{{ nav.homepage.content }}{% endblock %}"})
    assert same_after(course, lambda: (course / "docs/index.md").write_text("# Home\n\nNew.\n")) == []


def test_ids_of_footnotes_that_are_unique(tmp_path: Path):
    note = "A norm[^1].\n\n[^1]: A note.\n"
    extensions = [{"footnotes": {"UNIQUE_IDS": True}}]
    files = {f"docs/concepts/{name}.md": note for name in ("a", "b", "c")}
    course = write_course(tmp_path, files, markdown_extensions=extensions)
    assert same_after(course, lambda: (course / "docs/concepts/b.md").write_text(note + "\nMore.\n")) == []
    assert b"fn:1-1" not in make_clean(course).files["concepts/c/index.html"].replace(b"fn:1-1-", b"")


def test_an_extension_that_is_named_by_its_class(tmp_path: Path):
    course = write_course(tmp_path, markdown_extensions=[{"markdown.extensions.toc:TocExtension": {"permalink": "#"}}])
    settings = course / "mkdocs.yml"
    change = lambda: settings.write_text(settings.read_text().replace('"permalink": "#"', '"permalink": "P"'))  # noqa: E731
    assert same_after(course, change) == []


@pytest.mark.parametrize("words", ["Span(path='a', line={})", "line={}", "start={}", "body_line={}"])
def test_a_title_that_looks_like_a_place(tmp_path: Path, words: str):
    files = {"docs/concepts/rings.md": f'---\ntitle: "Of {words.format(1)}"\nlearn_before: [norms]\n---\nA ring.\n'}
    course = write_course(tmp_path, files)
    ring = course / "docs/concepts/rings.md"
    assert same_after(course, lambda: ring.write_text(ring.read_text().replace(words.format(1), words.format(2)))) == []


def test_places_are_left_out_of_values_and_not_out_of_texts():
    assert without_spans(("line=3", {"a": ["Span(path='x', line=3)"]})) == (
        "line=3",
        (("a", ("Span(path='x', line=3)",)),),
    )


COVERED = [
    *("{{ page.title }}{{ page.meta.notice }}{{ page.meta['a'][x] }}", "{% if page and page.meta.a %}{% endif %}"),
    *("{{ page.next_page.title }}", "{% if page.next_page %}{{ page.next_page.url|url }}{% endif %}"),
    *(
        "{% for item in nav %}{{ item.title }}{% for c in item.children %}{{ c.url }}{% endfor %}{% endfor %}",
        "{{ a[0] }}",
    ),
    *("{{ config.site_name }}{{ config['extra'].a.b }}", "{{ config.extra[page.meta.x] }}", "{{ view.title }}"),
    *("{{ page.file.src_uri }}", '{% import "a.html" as a with context %}{{ a.b(1) }}', "{{ super() }}"),
    *("{{ tags|map(attribute='name')|join }}", "{{ config.theme.features }}", "{{ page.toc|length }}"),
]
UNCOVERED = [
    *("{{ page.update_date }}", "{{ nav.homepage.content }}", "{{ page.next_page.next_page.title }}", "{{ pages }}"),
    *("{{ page['next' ~ '_page'].meta.x }}", "{{ page|attr('content') }}", "{% set p = page %}{{ p.title }}"),
    *("{% set n = page.next_page %}{{ n.title }}", "{{ build_date_utc }}", "{{ now() }}", "{{ lipsum() }}"),
    *("{{ nav['home' ~ 'page'] }}", "{{ page.file.abs_src_path }}", "{{ config.site_dir }}", "{{ config.docs_dir }}"),
    *("{{ nav.pages|map(attribute='content')|join }}", "{{ nav.pages|map(attribute='file.abs_src_path') }}"),
    *("{{ nav.pages|map(attribute=x) }}", "{{ [1, 2]|random }}", "{{ x.__class__ }}", "{{ page.parent.children }}"),
    *(
        "{{ f(page) }}",
        "{% for page in nav.pages %}{{ page.content }}{% endfor %}",
        "{{ config }}",
        "{{ config.plugins }}",
    ),
    *(
        "{% macro m(page) %}{{ page.markdown }}{% endmacro %}",
        "{{ (page or 1).update_date }}",
        "{{ page.edit_url",
        "{{ x[y] }}",
    ),
    *(
        "{{ [page][0].update_date }}",
        "{{ page.previous_page.meta.a }}",
        "{{ page.links_to_anchors }}",
        "{{ nav.items[0].file.name }}",
    ),
]


@pytest.mark.parametrize("text", COVERED)
def test_a_template_may_show_what_the_key_of_a_page_covers(text: str):
    assert find_reason(Environment(), text, uncovered_names()) == ""


@pytest.mark.parametrize("text", UNCOVERED)
def test_a_template_that_shows_anything_else_makes_pages_uncacheable(text: str):
    assert find_reason(Environment(), text, uncovered_names())


@pytest.mark.parametrize("name", ["course", "own"])
def test_a_site_is_the_same_with_all_fast_paths_switched_off(tmp_path: Path, name: str):
    if name == "own":
        for part in ("docs", "quizzes"):
            shutil.copytree(ROOT / part, tmp_path / part)
        for part in ("mkdocs.yml", "CHANGELOG.md"):
            shutil.copy(ROOT / part, tmp_path)
        course = tmp_path
    else:
        course = write_course(tmp_path, markdown_extensions=["footnotes", "admonition", "tables"])
    assert differences(make_clean(course).files, make_clean(course, CAIRN_PLAIN="1").files) == []
