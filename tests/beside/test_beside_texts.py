# SPDX-License-Identifier: MIT
"""Plugins that change the text of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.mkdocs_cairn.tree import text

from .builds import Beside, Made, try_beside

if TYPE_CHECKING:
    from pathlib import Path


def concept(body: str, more: str = "") -> str:
    return f"---\ntitle: Ropes\nlearn_before: [cables]\ntags: [Building/Forms]\n{more}---\n{body}\n"


def links_of(made: Made, path: str) -> dict[str, str]:
    """Return the text of each link in the main part of a page by its address."""
    article = next(made.page(path).iter("article"))
    return {link.get("href", ""): text(link) for link in article.iter("a")}


@pytest.mark.beside("include-markdown")
def test_an_included_text_may_hold_wikilinks_and_questions(tmp_path: Path):
    part = "A part that links to [[Arches]].\n\n```quiz\nid: included\nstem: Is it so?\nis_true: yes\n```\n"
    directive = '{% include-markdown "../../parts/stem.md" %}'
    question = f"\n\n```quiz\nid: around\nstem: |\n  Look:\n\n  {directive}\nis_true: no\n```\n"
    files = {
        "parts/part.md": part,
        "parts/stem.md": "A stem from [[Beams]].\n",
        "docs/concepts/ropes.md": concept('{% include-markdown "../../parts/part.md" %}' + question),
        "docs/all.md": "# All\n\n{% include-markdown 'concepts/loads.md' start='---\\nA' %}\n",
    }
    beside = Beside(["include-markdown"], files, {"parts/part.md": part.replace("A part", "One")})

    def check(made: Made) -> None:
        page = made.read("concepts/ropes")
        assert links_of(made, "concepts/ropes")["../arches/"] == "Arches"
        assert '<cairn-question id="included"' in page
        assert "{% include-markdown" in page  # as it was typed in a question, where only Cairn reads the text

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("macros")
def test_macros_work_in_concepts(tmp_path: Path):
    files = {
        "main.py": "def define_env(env):\n    @env.macro\n    def rope():\n        return 'Of [[Cables]].'\n",
        "docs/concepts/ropes.md": concept("{{ rope() }} {{ concept('beams') }}\n\n{{ quiz('soldiers') }}"),
    }
    beside = Beside(["macros"], files, {"main.py": files["main.py"].replace("Of", "From")})

    def check(made: Made) -> None:
        assert {"../cables/": "Cables", "../beams/": "Beams"}.items() <= links_of(made, "concepts/ropes").items()
        assert '<cairn-question id="soldiers"' in made.read("concepts/ropes")

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("table-reader")
def test_a_table_from_a_file_stands_in_a_concept(tmp_path: Path):
    files = {
        "docs/ropes.csv": "rope,length\n[[Cables]],12\n",
        "docs/concepts/ropes.md": concept("{{ read_csv('docs/ropes.csv') }}"),
    }
    beside = Beside(["table-reader"], files, {"docs/ropes.csv": files["docs/ropes.csv"].replace("12", "13")})

    def check(made: Made) -> None:
        assert [text(e) for e in made.page("concepts/ropes").iter("td")] == ["Cables", "12"]

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("gen-files")
def test_a_generated_page_can_be_a_concept(tmp_path: Path):
    script = (
        "import mkdocs_gen_files\nfor name in ('ropes', 'chains'):\n"
        "    with mkdocs_gen_files.open(f'concepts/{name}.md', 'w') as file:\n"
        "        file.write(f'---\\ntitle: {name.title()}\\nlearn_before: [cables]\\n')\n"
        "        file.write('tags: [Building/Forms]\\n---\\nMade of [[Cables]].\\n')\n"
        "with mkdocs_gen_files.open('made.md', 'w') as file:\n    file.write('# Made\\n\\nSee [[Ropes]].\\n')\n"
    )
    beside = Beside(
        [{"gen-files": {"scripts": ["gen.py"]}}], {"gen.py": script}, {"gen.py": script.replace("Made", "One")}
    )

    def check(made: Made) -> None:
        assert "../cables/" in links_of(made, "concepts/ropes")
        assert "../ropes/" in links_of(made, "concepts/cables")
        assert links_of(made, "made")["../concepts/ropes/"] == "Ropes"

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("callouts")
def test_callouts_hold_wikilinks(tmp_path: Path):
    beside = Beside(["callouts"], {"docs/concepts/ropes.md": concept("> [!NOTE] See\n> Of [[Cables]].")})

    def check(made: Made) -> None:
        assert 'class="admonition note"' in made.read("concepts/ropes")
        assert links_of(made, "concepts/ropes")["../cables/"] == "Cables"

    try_beside(tmp_path, beside, check)


NOTE = "See [[Cables]], [[beams|a beam]], [[loads#Kinds of load]], [[news.md]], [[lattice]] and [[Fatigue]].\n\n"


@pytest.mark.beside("roamlinks")
def test_wikilinks_of_concepts_and_of_roamlinks_stand_side_by_side(tmp_path: Path):
    beside = Beside(["roamlinks"], {"docs/concepts/ropes.md": concept(NOTE + "![[dot.svg]]")})
    try_beside(tmp_path, beside, check_note)


@pytest.mark.beside("ezlinks")
def test_wikilinks_of_concepts_and_of_ezlinks_stand_side_by_side(tmp_path: Path):
    beside = Beside([{"ezlinks": {"wikilinks": True}}], {"docs/concepts/ropes.md": concept(NOTE + "![[dot]]")})
    try_beside(tmp_path, beside, check_note)


def check_note(made: Made) -> None:
    found = {*links_of(made, "concepts/ropes")}
    assert {"../cables/", "../beams/", "../loads/#kinds-of-load", "../../news/", "../trusses/", "../fatigue/"} <= found
    assert "../../dot.svg" in made.read("concepts/ropes")


@pytest.mark.beside("bibtex")
def test_citations_of_bibtex_stand_beside_references(tmp_path: Path):
    files = {"docs/concepts/ropes.md": concept("As in [@petroski1992].\n\n\\bibliography")}
    beside = Beside([{"bibtex": {"bib_file": "docs/references.bib"}}], files)

    def check(made: Made) -> None:
        assert made.read("concepts/ropes").count("To Engineer Is Human") >= 1

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("autorefs")
def test_autorefs_finds_the_headings_of_concepts(tmp_path: Path):
    files = {
        "docs/concepts/ropes.md": concept("See [kinds][kinds-of-load]."),
        "docs/extra.md": "# Extra\n\nSee [Kinds of load][] and [[Ropes]].\n",
    }
    beside = Beside(["autorefs"], files)

    def check(made: Made) -> None:
        assert links_of(made, "concepts/ropes")["../loads/#kinds-of-load"] == "kinds"
        assert links_of(made, "extra")["../concepts/loads/#kinds-of-load"] == "Kinds of load"

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("hooks")
def test_a_hook_of_the_author_sees_every_concept(tmp_path: Path):
    hook = "def on_page_markdown(markdown, page, **_):\n    return markdown + '\\n\\nChecked: [[Arches]].\\n'\n"
    beside = Beside([], {"hook.py": hook}, {"hook.py": hook.replace("Checked", "Seen")}, {"hooks": ["hook.py"]})

    def check(made: Made) -> None:
        assert "Checked: <a" in made.read("concepts/beams")
        assert "Checked: <a" in made.read("tags")

    try_beside(tmp_path, beside, check)


@pytest.mark.beside("mkdocs-simple-hooks")
def test_simple_hooks_see_every_concept(tmp_path: Path):
    hook = "def mark(markdown, page, **_):\n    return markdown + '\\n\\nChecked: [[Arches]].\\n'\n"
    beside = Beside([{"mkdocs-simple-hooks": {"hooks": {"on_page_markdown": "hook:mark"}}}], {"hook.py": hook})

    def check(made: Made) -> None:
        assert "Checked: <a" in made.read("concepts/beams")

    try_beside(tmp_path, beside, check)
