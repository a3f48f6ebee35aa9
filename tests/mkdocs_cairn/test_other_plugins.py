# SPDX-License-Identifier: MIT
"""What other plugins are told of Cairn's pages; whole sites beside them are in tests/beside."""

from __future__ import annotations

from fnmatch import fnmatchcase
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_cairn.host.plugins.other_plugins import find_patterns, leave_out_of_history
from mkdocs_cairn.host.plugins.wikilinks import hide_wikilinks, show_wikilinks

from .builds import make, write_course

if TYPE_CHECKING:
    from pathlib import Path


def test_few_patterns_match_the_generated_pages_and_no_others():
    generated = [
        "concepts/[a].md",
        "concepts/b.md",
        "map/index.md",
        "tags/a.md",
        "tags/a/b.md",
        "tags/index.md",
        "x.md",
    ]
    others = ["concepts/a.md", "index.md", "tagsies/a.md"]
    patterns = find_patterns(generated, others)
    assert patterns == ["concepts/[[]a].md", "concepts/b.md", "map/*", "tags/*", "x.md"]
    assert [path for path in (*generated, *others) if any(fnmatchcase(path, p) for p in patterns)] == generated


def test_each_plugin_that_reads_the_history_is_told_the_same():
    names = ("git-authors", "git-revision-date-localized", "search")
    plugins = {name: SimpleNamespace(config={"exclude": ["own.md"]}) for name in names}
    config: Any = SimpleNamespace(plugins=plugins)
    leave_out_of_history(["concepts/b.md", "tags/index.md"], iter(["concepts/a.md"]), config)
    told = [plugin.config["exclude"] for plugin in plugins.values()]
    assert told == [["own.md", "concepts/b.md", "tags/*"]] * 2 + [["own.md"]]


@pytest.mark.parametrize("plugin", ["roamlinks", "ezlinks"])
def test_wikilinks_are_hidden_from_plugins_that_know_files_only(plugin: str):
    config: Any = SimpleNamespace(plugins={plugin: None})
    text = "[[Beams]] ![[dot.svg]] `[[code]]` [[a|b]] \\[[no]] [[\n\nnot]]\n\n    [[code]]\n"
    hidden = hide_wikilinks(text, config)
    assert [word for word in ("[[Beams]]", "[[a|b]]") if word in hidden] == []
    assert all(word in hidden for word in ("Beams", "a|b", "![[dot.svg]]", "`[[code]]`", "    [[code]]"))
    assert show_wikilinks(hidden) == text


def test_wikilinks_are_left_as_they_are_where_no_other_plugin_takes_them():
    config: Any = SimpleNamespace(plugins={})
    assert hide_wikilinks("[[Beams]]", config) == "[[Beams]]"


HOOK = """from mkdocs.structure.files import File

class Notebook(File):
    def is_documentation_page(self):
        return True

def on_files(files, config):
    for file in [f for f in files if f.src_uri.endswith(".ipynb")]:
        files.remove(file)
        files.append(Notebook(file.src_uri, config.docs_dir, config.site_dir, config.use_directory_urls))

def on_pre_page(page, **_):
    if page.file.src_uri.endswith(".ipynb"):
        page.read_source = lambda config: setattr(page, "markdown", "")
        page.meta = {}
"""


def test_a_page_that_another_plugin_makes_of_a_notebook_is_linked_to_and_its_code_names_no_concepts(tmp_path: Path):
    files = {
        "hook.py": HOOK,
        "docs/lab.ipynb": '{"cells": [{"source": "a[[0, 1]]"}]}',
        "docs/concepts/norms.md": "---\nlearn_before: [vectors]\n---\nTry [[lab.ipynb]].\n",
    }
    made = make(write_course(tmp_path, files, hooks=["hook.py"]))
    assert made.error == ""
    assert b'<a href="../../lab' in made.files["concepts/norms/index.html"]
    assert b"0, 1" not in made.files["wanted/index.html"]
