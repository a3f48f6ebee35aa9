# SPDX-License-Identifier: MIT
"""Code is masked in place, text is written as text, and read as text."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from cairn.content.link import find_wikilinks, replace_wikilinks
from cairn.text.markdown import escape, find_fences, mask_code
from cairn.text.prose import plain_text, split_sentences

EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables", "toc"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details"),
    *("pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink"),
    *("pymdownx.mark", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
)
HOST = Markdown(extensions=EXTENSIONS)
SIGNS = "*_`~^=[]()<>{}|\\#&:;!?+-.$%\"'/@"
marked = st.text(alphabet=SIGNS + " \nabA1é", max_size=30)
lines = st.lists(st.sampled_from(["", "    ", "- ", "```", "~~~~", "<!--", "-->", "`", "$$", "[[a]]", "a", "\t", "> "]))


def rendered(text: str) -> str:
    """What a reader sees of a page."""
    page = HOST.reset().convert(text)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


@given(marked | lines.map("\n".join))
@settings(max_examples=200)
def test_masking_keeps_every_character_in_its_place(text: str):
    masked = mask_code(text)
    assert len(masked) == len(text)
    assert all(a == b or (b == "\0" and a != "\n") for a, b in zip(text, masked, strict=True))


@given(lines.map("\n".join))
def test_fences_follow_one_another(text: str):
    fences = find_fences(text)
    places = [place for fence in fences for place in (fence.first, fence.last)]
    assert places == sorted(set(places))
    rows = text.split("\n")
    for fence in fences:
        assert fence.text == "".join(row + "\n" for row in rows[fence.first + 1 : fence.last])


@given(marked | lines.map("\n".join))
def test_a_text_without_wikilinks_is_left_alone(text: str):
    if not find_wikilinks(text):
        assert replace_wikilinks(text, lambda _: "changed") == text


@given(marked)
@settings(max_examples=150)
def test_escaped_text_is_shown_as_it_is(text: str):
    shown = " ".join(text.split())
    assert rendered(escape(text)) == shown
    assert rendered(f"[{escape(text)}](a.md)").strip() == shown
    assert rendered(f"# {escape(text)}") == shown


@pytest.mark.parametrize(
    "text",
    [
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "--- a",
        "***",
        "> a",
        "!!! note",
        "??? note",
        "    a",
        "a  b",
        "# a #",
        ": a",
        "*[A]: b",
    ],
)
def test_escaped_text_begins_no_block(text: str):
    assert rendered(escape(text)) == " ".join(text.split())


@given(st.text(alphabet="abAB 19,", max_size=30))
def test_plain_text_of_plain_text_is_itself(text: str):
    assert plain_text(text) == " ".join(text.split())


@given(marked)
def test_plain_text_is_read_from_any_markdown(text: str):
    assert plain_text(text) == " ".join(plain_text(text).split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**a *b* c**", "a b c"),
        ("*a **b** c*", "a b c"),
        ("`*a*` and `<b>` and `&lt;`", "*a* and <b> and &lt;"),
        ("`` a`b ``", "a`b"),
        (r"\*a\* \[b\] \`c\`", "*a* [b] `c`"),
        ("2 * 3 * 4, a_b_c", "2 * 3 * 4, a_b_c"),
        ("[a *b*](c.md) ![d](e.png) [f][g]", "a b d f"),
        ("[[a]] [[b|c *d*]] [^1]", "a c d"),
        ("<https://a.org> <b>c</b> <!-- d -->&amp;", "https://a.org c &"),
        ('{{ concept("a") }} {{ b }} {% c %}', "a"),
        ("~~a~~ ==b== c{ .d }", "a b c"),
        (r"$a_1*b*c_1$, \(x*y*z\) and $5 or *$6*", r"$a_1*b*c_1$, \(x*y*z\) and $5 or $6"),
    ],
)
def test_plain_text_says_what_is_read(text: str, expected: str):
    assert plain_text(text) == expected


@pytest.mark.parametrize(
    "sentences",
    [
        ["One.", "Two!", "“Three?”", "(Four.)", "5 is five…", "End"],
        ["See e.g. Fig. 3 of Doe et al. Here too, by J. Doe."],
        ["Version 1.10 is out."],
        ["第一句。", "第二句！", "完"],
    ],
)
def test_sentences_end_at_their_signs(sentences: list[str]):
    assert split_sentences(" ".join(sentences)) == sentences


@given(st.text())
def test_no_word_is_lost_between_sentences(text: str):
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())
