# SPDX-License-Identifier: MIT
"""Each text of a question is rendered by itself: nothing leaves it, and its links start at its own file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from cairn.questions.parser import parse_quiz_file
from cairn.questions.shown import show_question
from cairn.text.source import Source
from mkdocs_cairn.html.renderer import Renderer
from mkdocs_cairn.languages.catalogues import make_messages
from mkdocs_cairn.markdown.fields import FieldParser, render_fields, show_source

from .conftest import copy_site, rebuild
from .tree import by_id, text

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Built, MakeSite

EXTENSIONS = ["attr_list", "md_in_html", "tables", "footnotes", "abbr", "admonition", "def_list", "toc"]
EXTENSIONS += ["pymdownx.superfences", "pymdownx.highlight", "pymdownx.details"]
NASTY = [
    *(
        "```rust,ignore\nx\n```",
        "```py\nx",
        "~~~",
        "<!--",
        "-->",
        "<div>",
        "</div>",
        "</form>",
        "</fieldset>",
        "<form>",
    ),
    *(
        "</details>",
        "<details open>",
        "<script>",
        "</script>",
        "<table>",
        "<tr><td>",
        "</td>",
        "<li>",
        "<ul><li>",
        "# H",
    ),
    *("[x]: http://a.b", "[^1]", "[^1]: note", "*[x]: abbreviation", "[TOC]", "Vec<String>", "<textarea>", "<select>"),
    *(
        '<p class="a',
        "<a href='",
        "&lt;b&gt;",
        "<b>",
        "</b>",
        "`",
        "``",
        "\\",
        "{#id}",
        "<svg>",
        "<template>",
        "<title>",
    ),
    *("<cairn-question>", "</cairn-question>", "<plaintext>", "<!DOCTYPE html>", "<?php", "word", "\n\n", "    ", "> "),
    *('<div markdown="1">', "<body>", "<base href=x>", "</section>", "</article>", "<h2 id=q>", "!!! note", "</label>"),
]


@pytest.fixture(scope="module")
def write():
    renderer, parser = (
        Renderer(None, "tea", make_messages("en", {}), confidence=True),
        FieldParser(Markdown(extensions=EXTENSIONS)),
    )

    def one(field: str) -> str:
        question = {"id": "q", "stem": field, "choices": "- [x] A\n- [ ] B", "rationale": field, "hints": field}
        lines = "".join(f"  {k}: |\n" + "".join(f"    {line}\n" for line in v.split("\n")) for k, v in question.items())
        quiz, _ = parse_quiz_file(Source("q.yml", f"- concepts: [a]\n{lines}"))
        if not quiz.questions:
            return ""
        shown = show_question(quiz.questions[0], 1)
        return renderer.question(
            shown, render_fields(shown, lambda _: False, lambda t: parser.convert(t, str) or show_source(t))
        )

    return one


@given(st.lists(st.sampled_from(NASTY), min_size=1, max_size=5), st.sampled_from(["", " ", "\n", "\n\n"]))
@settings(max_examples=400)
def test_no_text_changes_the_form_round_it_or_the_next_question(write, parts, glue):
    html = write(glue.join(parts))
    if html:
        page = LexborHTMLParser(f"<main id=page>{html}<form id=next><input></form></main>")
        assert len(page.css("#page > cairn-question")) == 1
        assert len(page.css("#page > #next")) == 1
        assert len(page.css("form")) == 2
        assert len(page.css("#next > input")) == 1
        assert len(page.css("cairn-question > form > fieldset > ul > li input[type=radio][name=q]")) == 2


def html_of(built: Built, place: str) -> str:
    return (built.folder / place / "index.html").read_text("utf-8")


def test_each_kind_of_open_markup_is_an_error_with_its_line(tmp_path: Path):
    built = rebuild(copy_site("corpora/fence", tmp_path / "site"))
    assert built.error
    found = [line.removeprefix("ERROR: ").partition(": ")[0] for line in built.log if "markup-unclosed" in line]
    assert found == [
        *("quizzes/close-html.yml:5", "quizzes/fence-in-choice.yml:7", "quizzes/open-html.yml:5"),
        *("quizzes/open-script.yml:4", "quizzes/open-script.yml:6", "quizzes/open-script.yml:7"),
        "quizzes/unclosed-fence.yml:7",
    ]


def test_an_odd_info_string_takes_nothing_away(tmp_path: Path):
    written = copy_site("corpora/fence", tmp_path / "site")
    for quiz in (written.source / "quizzes").iterdir():
        if quiz.name != "odd-info-string.yml":
            quiz.unlink()
    built = rebuild(written)
    assert (built.error, built.log) == ("", ())
    html = html_of(built, "concepts/odd-info-string")
    assert html.count('<input type="radio"') == 4
    assert html.count('class="cairn-q__form"') == 2
    assert len(re.findall(r'<div class="[^"]*highlight"><pre>', html)) == 2


def test_a_heading_in_a_stem_is_none_of_the_page(tmp_path: Path):
    built = rebuild(copy_site("corpora/heading-in-stem", tmp_path / "site"))
    assert (built.error, built.log) == ("", ())
    for page in ("h1", "h2", "h3"):
        html = html_of(built, f"concepts/{page}")
        assert 'role="heading"' in html
        assert 'href="#scenario"' not in html
        assert 'id="scenario' not in html
        assert html.count("<h1") == 1


def test_links_start_at_the_file_and_are_right_on_every_page(tmp_path: Path):
    written = copy_site("field/12-question-images-two-folders", tmp_path / "site")
    built = rebuild(written)
    broken = [line for line in built.log if "question-link-broken" in line]
    assert [line.split("'")[1] for line in broken] == [
        *("../img/p.svg", "beta.md", "near.svg", "q.svg", "../img/p.svg")
    ]
    assert all("quizzes/sub/i.yml:5" in line for line in broken[:4])
    quiz = written.source / "quizzes" / "sub" / "i.yml"
    right = (
        quiz.read_text("utf-8").replace("../img/p.svg", "../../docs/img/p.svg").replace("(near.svg)", "(../near.svg)")
    )
    right = right.replace("(q.svg)", "(../../docs/concepts/q.svg)").replace("beta.md", "../../docs/concepts/beta.md")
    quiz.write_text(right, "utf-8")
    built = rebuild(written)
    assert (built.error, built.log) == ("", ())
    for place, up in (("concepts/alpha", "../../"), ("concepts/deep/deep", "../../../"), ("other/page", "../../")):
        question = html_of(built, place).partition('id="img"')[2].partition("</cairn-question>")[0]
        for target in re.findall(r'(?:src|href)="([^"]+\.svg|[^"]*beta/)"', question):
            if not target.startswith("/concepts"):
                whole = (built.folder / place / target).resolve()
                assert whole.exists(), (place, target)
        assert f'src="{up}assets/quizzes/near.svg"' in question


def test_a_page_shows_a_question_of_another_with_links_from_there(site: MakeSite):
    norms = (
        '---\ntitle: Norms\n---\n```quiz\nid: n\nstem: |\n  ![x](p.svg) [[Other]] <img src="p.svg"> [h](#part)\n```\n'
    )
    files = {
        "docs/concepts/norms.md": norms,
        "docs/concepts/p.svg": "<svg/>",
        "docs/a/b.md": '# B\n\n{{ quiz("n") }}\n',
    }
    files["docs/concepts/other.md"] = "---\ntitle: Other\n---\nText.\n"
    built = site(files, plugins=["macros", "cairn"])
    assert (built.error, built.log) == ("", ())
    question = html_of(built, "a/b").partition('id="n"')[2]
    assert question.count('src="../../concepts/p.svg"') == 2
    assert 'href="../../concepts/other/"' in question


def test_ids_in_texts_are_their_own(site: MakeSite):
    stem = "What[^1]?\n\n      [^1]: Note {{}}.\n".replace(" {{}}", "")
    asked = f"concepts: [norms]\nquestions:\n  - id: n\n    stem: |\n      {stem}    rationale: |\n      {stem}"
    body = "---\ntitle: Norms\n---\nText[^1].\n\n[^1]: Its own.\n"
    built = site(
        {"docs/concepts/norms.md": body, "quizzes/n.yml": asked + "    is_true: yes\n"},
        markdown_extensions=["footnotes"],
    )
    assert (built.error, built.log) == ("", ())
    ids = re.findall(r'\sid="([^"]*)"', html_of(built, "concepts/norms"))
    assert len(ids) == len(set(ids))
    targets = re.findall(r'href="#(fn[^"]*|n--[^"]*)"', html_of(built, "concepts/norms"))
    assert len(targets) == 6
    assert {*targets} <= {*ids}


def test_tags_that_html_does_not_know_are_shown(site: MakeSite):
    asked = "concepts: [norms]\nquestions:\n- id: n\n  is_true: yes\n  stem: Is Vec<String> a Map<K, V> <b>here</b>?\n"
    built = site({"docs/concepts/norms.md": "---\ntitle: Norms\n---\nText.\n", "quizzes/n.yml": asked})
    assert (built.error, built.log) == ("", ())
    stem = by_id(built.page("concepts/norms"), "n--stem")
    assert text(stem) == "Is Vec<String> a Map<K, V> here?"
