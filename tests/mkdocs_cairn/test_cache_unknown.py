# SPDX-License-Identifier: MIT
"""A page that may depend on something unknown is built each time, and a verbose build says why."""

from __future__ import annotations

import json
import logging
import sys
from typing import TYPE_CHECKING, Any

import pytest

from .builds import differences, make, make_clean, write_course

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = "---\nlearn_before: []\n---\nA ring adds.\n\n"
HOOK = 'def {event}(value, **_):\n    """Do what it wants."""\n    return value\n'
ALL_PAGES = '{% extends "base.html" %}{% block footer %}{{ pages | length }}{% endblock %}'
MODULE = 'def define_env(env):\n    """Nothing."""\n'
LATE = MODULE + 'def on_post_page_macros(env):\n    """Change each page."""\n    env.markdown += "\\n\\nAdded.\\n"\n'
EXTENSION = """from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from pathlib import Path

class Shout(Preprocessor):
    def run(self, lines):
        return [line.replace("WORD", Path(__file__).with_name("word.txt").read_text()) for line in lines]

class Shouting(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Shout(md), "shout", 200)

def makeExtension(**_):
    return Shouting()
"""


def reasons(course: Path) -> str:
    made = make(course, level=logging.DEBUG)
    return "\n".join((*made.said("rebuil"), *made.said("cannot be cached")))


def is_made_anew(course: Path, change: Callable[[], object], word: str) -> bool:
    """Say whether what another file holds is seen in the next build, which has said that it would be."""
    make(course)
    said = reasons(course)
    change()
    again = make(course)
    assert differences(again.files, make_clean(course).files) == []
    return word in said


@pytest.mark.parametrize("marks", ["{{ word() }}", "{% set a = 1 %}{{ a }}", "{# note #}", "{{ stats() }}"])
def test_a_page_with_a_macro(tmp_path: Path, marks: str):
    module = 'def define_env(env):\n    env.macro(lambda: "One", "word")\n'
    files = {"docs/concepts/rings.md": PAGE + marks, "main.py": module}
    course = write_course(tmp_path, files, plugins=["search", "macros", "cairn"])
    assert "concepts/rings.md is rebuilt, because it contains a macro." in reasons(course)
    assert "norms.md" not in reasons(course)

    def change() -> None:
        (course / "main.py").write_text(module.replace("One", "Two"), "utf-8")
        sys.modules.pop("main", None)

    assert is_made_anew(course, change, "a macro")


def test_a_page_with_a_macro_between_marks_of_the_author(tmp_path: Path):
    plugins = ["search", {"macros": {"j2_variable_start_string": "[[%", "j2_variable_end_string": "%]]"}}, "cairn"]
    files = {"docs/concepts/rings.md": PAGE + "[[% stats() %]]", "docs/concepts/sets.md": PAGE + "{{ no macro }}"}
    course = write_course(tmp_path, files, plugins=plugins)
    make(course)
    assert "concepts/rings.md is rebuilt" in reasons(course)
    assert "concepts/sets.md is rebuilt" not in reasons(course)


def test_a_page_with_a_snippet(tmp_path: Path):
    extensions = [{"pymdownx.snippets": {"base_path": [str(tmp_path)]}}]
    files = {"docs/concepts/rings.md": PAGE + '--8<-- "rings.txt"\n', "rings.txt": "One.\n"}
    course = write_course(tmp_path, files, markdown_extensions=extensions)
    assert is_made_anew(course, lambda: (course / "rings.txt").write_text("Two.\n", "utf-8"), "")
    assert b"Two." in make(course).files["concepts/rings/index.html"]


def test_all_pages_under_a_hook(tmp_path: Path):
    course = write_course(tmp_path, {"hook.py": HOOK.format(event="on_page_content")}, hooks=["hook.py"])
    text = HOOK.format(event="on_page_content").replace("return value", 'return value + "Two"')
    assert is_made_anew(course, lambda: (course / "hook.py").write_text(text, "utf-8"), "the plugin 'hook.py'")


def test_all_pages_under_a_hook_that_changes_templates(tmp_path: Path):
    hook = (
        'def on_env(env, config, files):\n    env.globals["config"] = {**config, "site_name": "%s"}\n    return env\n'
    )
    course = write_course(tmp_path, {"hook.py": hook % "One"}, hooks=["hook.py"])
    assert is_made_anew(course, lambda: (course / "hook.py").write_text(hook % "Two", "utf-8"), "the plugin 'hook.py'")


def test_no_page_under_a_hook_that_only_sees_the_end(tmp_path: Path):
    course = write_course(tmp_path, {"hook.py": "def on_post_build(config):\n    pass\n"}, hooks=["hook.py"])
    assert "concepts/norms/index.html" in make(course).files
    assert "All pages" not in reasons(course)
    assert [text for text in make(course).converted if "# Norms" in text] == []


def test_all_pages_under_macros_that_change_pages(tmp_path: Path):
    course = write_course(tmp_path, {"late.py": LATE}, plugins=[{"macros": {"module_name": "late"}}, "cairn"])

    def change() -> None:
        (course / "late.py").write_text(LATE.replace("Added", "More"), "utf-8")
        sys.modules.pop("late", None)

    assert is_made_anew(course, change, "a module of macros that changes pages")


def test_all_pages_under_a_template_that_shows_all_pages(tmp_path: Path):
    course = write_course(tmp_path, {"theme/main.html": ALL_PAGES})
    new = course / "docs/concepts/rings.md"
    assert is_made_anew(course, lambda: new.write_text(PAGE, "utf-8"), "the template 'main.html' uses 'pages'")


def test_all_pages_under_a_markdown_extension_of_the_author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(tmp_path)
    files = {"docs/concepts/rings.md": PAGE + "WORD\n", "shouting.py": EXTENSION, "word.txt": "One"}
    course = write_course(tmp_path, files, markdown_extensions=["shouting"])
    change = lambda: (course / "word.txt").write_text("Two", "utf-8")  # noqa: E731
    assert is_made_anew(course, change, "the Markdown extension shouting")
    assert b"Two" in make(course).files["concepts/rings/index.html"]


RICH: dict[str, Any] = {
    "extra_javascript": [{"path": "a.mjs", "type": "module"}, "b.js"],
    "extra": {"social": [{"icon": "x", "link": "https://example.org"}], "since": 2020},
    "exclude_docs": "*.txt\n",
    "draft_docs": "*.draft.md\n",
    "not_in_nav": "/extra.md\n",
    "validation": {"nav": {"omitted_files": "info"}, "links": {"anchors": "warn"}},
    "repo_url": "https://github.com/a/b",
    "plugins": [{"search": {"lang": ["en", "de"]}}, "macros", "cairn"],
    "copyright": "All of us",
}
NAMED = """markdown_extensions:
  - toc: {permalink: true, slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
  - pymdownx.superfences:
      custom_fences: [{name: mermaid, class: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format }]
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
"""


def test_no_page_where_many_usual_things_are_set(tmp_path: Path):
    course = write_course(tmp_path, {"docs/a.mjs": "", "docs/b.js": ""}, **RICH)
    settings = (course / "mkdocs.yml").read_text("utf-8").replace('"markdown_extensions": [],', "").strip("{}")
    (course / "mkdocs.yml").write_text(f"{NAMED}{as_lines(settings)}", "utf-8")
    made = make(course)
    assert made.error == ""
    assert any("# Norms" in text for text in made.converted)
    assert "All pages" not in reasons(course)
    assert [text for text in make(course).converted if "# Norms" in text] == []


def as_lines(settings: str) -> str:
    return "\n".join(f"{key}: {json.dumps(value)}" for key, value in json.loads("{" + settings + "}").items())
