# SPDX-License-Identifier: MIT
"""What is text stays text: nothing typed into a question becomes an element or an attribute of its form."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from cairn.questions.parser import parse_quiz_file
from cairn.questions.shown import show_question
from cairn.text.source import Source
from mkdocs_cairn.html.renderer import Renderer
from mkdocs_cairn.languages.catalogues import make_messages
from mkdocs_cairn.markdown.fields import FieldParser, render_fields, show_source

# Where a word stands for plain text: accepted responses, units, and the labels that are made of code.
QUESTIONS = {
    "choices": "choices: |\n      - [x] `WORD`\n      - [ ] Other\n",
    "order": "order: |\n      1. `WORD`\n      2. Other\n",
    "match": "match: |\n      - `WORD` :: One\n      - Other :: `WORD`\n      - :: Third\n",
    "sort": "sort: |\n      - `WORD`\n        - a\n      - Other\n        - b\n",
    "table": "table: |\n      | `WORD` | C |\n      |---|---|\n      | `WORD` | One |\n      | b | `WORD` |\n",
    "number": "number: 5\n    unit: 'WORD'\n",
    "blanks": "blanks: |\n      A [[WORD]] gap and [[one|WORD]].\n",
    "accept": "accept: |\n      - WORD\n      - Other\n",
}
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus=alert(1) autofocus='",
    "</option></select><b>",
    "</cairn-question></form>",
    "&lt;b&gt;<i>",
    "{{ 7 * 7 }}{% raw %}",
    "{: onclick=alert(1) }",
    "<!-- -->",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "\u202e<b>\u2066",
)


class Shape(HTMLParser):
    """The elements of HTML with the names of their attributes; how often each, since rows stand in the order of ids."""

    def __init__(self, html):
        super().__init__()
        self.found: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found[(tag, tuple(name for name, _ in attrs))] += 1

    def handle_endtag(self, tag):
        self.found[(f"/{tag}", ())] += 1

    def handle_comment(self, data):
        self.found[("comment", ())] += 1


@pytest.fixture(scope="module")
def render():
    renderer = Renderer(None, "tea", make_messages("en", {}), confidence=True)
    parser = FieldParser(Markdown(extensions=["attr_list", "pymdownx.superfences"]))

    def convert(block, word):
        escaped = word.replace("'", "''") if "'WORD'" in block else word
        text = f"- id: q\n  concepts: [a]\n  stem: Which?\n  {block}".replace("\n    ", "\n  ").replace("WORD", escaped)
        quiz, problems = parse_quiz_file(Source("q.yml", text))
        if problems:
            return None
        shown = show_question(quiz.questions[0], 1)
        texts = render_fields(shown, lambda _: False, lambda text: parser.convert(text, str) or show_source(text))
        return renderer.question(shown, texts)

    return convert


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_harmless_word_is_shown(render, name):
    assert "tea-word" in render(QUESTIONS[name], "tea-word")


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("name", QUESTIONS)
def test_an_attack_is_shown_as_it_was_typed(render, name, attack):
    html = render(QUESTIONS[name], attack)
    assert html is not None
    assert Shape(html).found == Shape(render(QUESTIONS[name], "word")).found


words = (
    st.lists(st.sampled_from(ATTACKS) | st.text("<>\"'&/=x (){}%", max_size=6), min_size=1, max_size=3)
    .map("".join)
    .filter(str.strip)
)


@given(st.sampled_from(sorted(QUESTIONS)), words)
@settings(max_examples=150)
def test_no_text_changes_the_form_round_it(render, name, word):
    html = render(QUESTIONS[name], word)
    if html is not None:  # else the parser refused it, which is as good
        assert Shape(html).found == Shape(render(QUESTIONS[name], "word")).found
