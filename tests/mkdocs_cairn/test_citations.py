# SPDX-License-Identifier: MIT
"""Citations in running text on a site: their links, the search, warm builds, exports and other plugins."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from cairn_cli.__main__ import main
from mkdocs_cairn.build.project import load_project

from .builds import differences, make, make_clean, write_course
from .conftest import COURSE

if TYPE_CHECKING:
    from pathlib import Path

BIB = "docs/references.bib"
QUIZ = "\n```quiz\nstem: By [@a:b]?\nis_true: no\n```\n"
FILES = {
    "docs/index.md": COURSE["docs/index.md"] + "\nBegun by [@noether1921].\n",
    "docs/concepts/norms.md": COURSE["docs/concepts/norms.md"] + "\n## By [@noether1921, p. 3]\n\nSee [[#By]].\n",
    "docs/concepts/matrices.md": COURSE["docs/concepts/matrices.md"] + QUIZ,
    "docs/tags.yml": "Mathematics:\n  description: What can be proved [@a:b].\n",
    BIB: COURSE[BIB] + "@book{a:b, author={{The Group}}, year=2020, title={B}}\n",
    "quizzes/vectors.yml": COURSE["quizzes/vectors.yml"].replace("Its length is 0.", "Its length is 0 [@noether1921]."),
}
LINKS = {"validation": {"anchors": "warn"}, "strict": True}
CITED = re.compile(r'<a href="([^"]*)" title="[^"]*">([^<]*)</a>')


def summary_of(course: Path, concept: str) -> str:
    site = load_project(course).site
    return site.documents[site.catalogue.concepts[concept].uri].summary


def test_citations_lead_to_their_works_and_follow_the_bibliography(tmp_path: Path):
    course = write_course(tmp_path, FILES, **LINKS)
    files = make(course).files
    pages = {name: data.decode() for name, data in files.items() if name.endswith((".html", ".json"))}
    assert not [name for name, text in pages.items() if "[@" in text]
    shown = {name: CITED.findall(text) for name, text in pages.items() if name.endswith("/index.html")}
    own = [("./#cairn-ref-noether1921", "Noether, 1921, p. 3")]
    assert shown["concepts/norms/index.html"] == own
    assert 'id="cairn-ref-noether1921"' in pages["concepts/norms/index.html"]
    assert shown["concepts/vectors/index.html"] == [("../../references/#noether1921", "Noether, 1921")]
    assert shown["concepts/matrices/index.html"] == [("../../references/#a:b", "The Group, 2020")]
    assert shown["tags/mathematics/index.html"] == [("../../references/#a:b", "The Group, 2020")]
    assert CITED.findall(pages["index.html"]) == [("references/#noether1921", "Noether, 1921")]
    assert "Noether, 1921" in pages["search/search_index.json"]
    assert "Norms" in pages["references/index.html"]  # it cites the work without listing it

    page = course / "docs/concepts/vectors.md"
    page.write_text(page.read_text("utf-8").replace("A vector is", "A vector [@a:b, p. 3] is"), "utf-8")
    assert summary_of(course, "vectors") == "A vector (The Group, 2020) is a list of numbers."
    (course / BIB).write_text(FILES[BIB].replace("1921}", "1922}"), "utf-8")
    warm = make(course)
    assert "Noether, 1922, p. 3" in warm.files["concepts/norms/index.html"].decode()
    assert "Noether, 1922" in warm.files["concepts/vectors/index.html"].decode()
    assert differences(warm.files, make_clean(course).files) == []
    assert "# Numbers" in {text.partition("\n")[0] for text in warm.converted}
    assert "# Matrices" not in {text.partition("\n")[0] for text in warm.converted}


def test_without_a_bibliography_brackets_stay_as_they_are(tmp_path: Path):
    course = write_course(tmp_path, {**FILES, "docs/concepts/numbers.md": "A number."})
    (course / BIB).unlink()
    (course / "docs/concepts/vectors.md").write_text("A list [@scope/name] of numbers.\n", "utf-8")
    made = make(course)
    assert summary_of(course, "vectors") == "A list [@scope/name] of numbers."
    assert not made.said("reference-unknown")
    assert b"[@noether1921, p. 3]" in made.files["concepts/norms/index.html"]


def test_a_plugin_with_the_same_syntax_keeps_it(tmp_path: Path):
    hook = "def on_config(config):\n    config.plugins['bibtex'] = config.plugins['cairn'].__class__.__mro__[1]()\n"
    course = write_course(tmp_path, {**FILES, "hook.py": hook}, hooks=["hook.py"])
    page = course / "docs/concepts/vectors.md"
    page.write_text(
        page.read_text("utf-8").replace("list of [[numbers]]", "list [@noether1921] of [[numbers]]"), "utf-8"
    )
    files = make(course).files
    assert b"[@noether1921, p. 3]" in files["concepts/norms/index.html"]
    for name in ("concepts/numbers/index.html", "tags/physics/index.html"):
        assert (b"[@" in files[name], b"is a list of" in files[name]) == (False, True)


def test_links_to_works_and_sections_are_known_without_fast_paths_as_well(tmp_path: Path):
    link = {"docs/concepts/vectors.md": COURSE["docs/concepts/vectors.md"] + "\n[[#Mentioned in]]\n"}
    course = write_course(tmp_path, {**FILES, **link}, **LINKS)
    made, plain = make(course), make_clean(course, CAIRN_PLAIN="1")
    assert (plain.error, plain.said("no such anchor")) == (made.error, made.said("no such anchor")) == ("", [])


def test_the_exported_source_has_links_for_citations(tmp_path: Path):
    course = write_course(tmp_path / "course", FILES)
    before = os.getcwd()  # noqa: PTH109
    os.chdir(course)
    try:
        assert main(["export", "site-source", str(tmp_path / "out")]) == 0
    finally:
        os.chdir(before)
    pages = {path.name: path.read_text("utf-8") for path in (tmp_path / "out" / "docs").rglob("*.md")}
    assert not [name for name, text in pages.items() if "[@" in text]
    assert '[Noether, 1921, p. 3](norms.md#cairn-ref-noether1921 "Ideals in Rings")' in pages["norms.md"]
