# SPDX-License-Identifier: MIT
"""A course in German: files beside the pages, anchors that are the same in all languages, an author's sentences."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.mkdocs_cairn.builds import differences, make, make_clean, write_course
from tests.mkdocs_cairn.conftest import Built, rebuild, write_site

if TYPE_CHECKING:
    from pathlib import Path

LINKS = (
    "References",
    "Quellen",
    "cairn-references",
    "Check your understanding",
    "Überprüfe dich",
    "check-your-understanding",
)
FILES = {
    "docs/index.md": "# Start\n\n{{ next_steps() }}\n\n{{ stats() }}\n",
    "docs/concepts/zahl.md": "---\naliases: [Ziffer]\nreferences: [n]\nlearn_before: [Menge]\n---\n# Zahl\n\nEins.\n",
    "docs/concepts/links.md": "# Links\n\n" + "\n\n".join(f"[[Zahl#{words}]]" for words in LINKS) + "\n",
    "docs/concepts/neu.md": "---\nredirect_from: [alt]\n---\n# Neu\n\nNeu.\n",
    "docs/references.bib": "@book{n, author={Noether, Emmy and Hilbert, David}, title={Buch}, year={1921}}\n",
    "quizzes/zahl.yml": "id: q\nconcepts: [zahl]\nstem: Wie viel?\nis_true: yes\n",
}
WORDS = {
    "page.references": "Quellen",
    "concept.check": "Überprüfe dich",
    "paths.begin": "*Los* [geht's](x) <b> $x$ `a` _b_",
    "concept.needed-by": "Gebraucht *von* <i>",
    "progress.where-to-begin": 'Wo "anfangen"?',
    "concept.also-called-sentence": "Auch: {names}.",
    "missing.title": "Weg",
    "progress.try-again": "Nochmal",
    "redirect.moved": "{title} steht jetzt hier.",
    "references.authors": "{names} und {name}",
}


def write_german(folder: Path, **theme: Any) -> Built:
    settings: dict[str, Any] = {
        "theme": theme,
        "site_url": "https://example.org/kurs/",
        "validation": {"links": {"anchors": "warn"}},
        "plugins": ["search", {"cairn": {"words": {"de": WORDS}, "learner": {"offline": True}}}, "macros"],
    }
    return rebuild(write_site(folder, FILES, **settings))


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Built:
    made = write_german(tmp_path_factory.mktemp("german"), name="material", font=False, language="de")
    assert (made.error, made.log) == ("", ())
    return made


def test_sections_are_linked_by_their_titles_in_german_and_english_and_by_their_ids(german: Built):
    anchors = re.findall(r'href="\.\./zahl/#([\w-]+)"', german.read("concepts/links/index.html"))
    assert anchors == ["cairn-references"] * 3 + ["check-your-understanding"] * 3
    zahl = german.read("concepts/zahl/index.html")
    assert '<h2 id="check-your-understanding">Überprüfe dich' in zahl
    assert 'href="#check-your-understanding"' in zahl
    assert "Emmy Noether und David Hilbert" in zahl


def test_a_sentence_of_an_author_is_text_in_markdown_and_in_html(german: Built):
    home, stub = german.read("index.html"), german.read("concepts/menge/index.html")
    assert "&#42;Los&#42; &#91;geht's&#93;(x) &#60;b&#62; &#36;x&#36; &#96;a&#96; &#95;b&#95;</a>" in home
    assert ">Wo &quot;anfangen&quot;?</h2>" in home
    assert '<h2 id="needed-by">Gebraucht &#42;von&#42; &#60;i&#62;</h2>' in stub


def test_files_beside_the_pages_are_german(german: Built):
    assert "Auch: Ziffer" in json.dumps(json.loads(german.read("search/search_index.json")), ensure_ascii=False)
    moved = german.read("alt/index.html")
    assert ('<html lang="de" dir="ltr">' in moved, "</a> steht jetzt hier." in moved) == (True, True)
    assert "<h1>Weg</h1>" in german.read("404.html")
    assert '<a href="">Nochmal</a>' in german.read("assets/cairn/offline.html")


@pytest.mark.parametrize("theme", [{"name": "mkdocs", "locale": "de"}, {"name": "readthedocs", "locale": "de"}])
def test_other_themes_say_the_language_by_their_own_option(tmp_path: Path, theme: dict[str, str]):
    made = write_german(tmp_path, **theme)
    assert made.error == ""
    assert "Überprüfe dich" in made.read("concepts/zahl/index.html")


def test_pages_are_built_anew_when_a_sentence_changes(tmp_path: Path):
    course = write_course(tmp_path / "course", FILES)
    make(course)
    words = {"en": {"concept.learn-before": "First of all"}}
    write_course(course, FILES, plugins=["search", {"cairn": {"words": words}}])
    warm = make(course)
    assert "First of all" in warm.files["concepts/zahl/index.html"].decode()
    assert differences(warm.files, make_clean(course).files) == []
