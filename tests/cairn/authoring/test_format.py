# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.authoring.format import format_document
from cairn.content.concept import KEYS
from cairn.content.document import parse_document
from cairn.text.source import Source
from cairn.text.text_edits import Edit, apply_edits, unify_ends
from cairn.yaml.positions import find_positions

PAGE = """---
# About the whole page.

template: own.html   # kept
# Where it stands.
tags:
  - "A/B"   # a remark
learn_before: [ 'x',  y ]

title: >-
  Folded
  title
---
tags: this is text
"""
IN_ORDER = """---
# About the whole page.


title: >-
  Folded
  title
learn_before: [ 'x',  y ]
# Where it stands.
tags:
  - "A/B"   # a remark
template: own.html   # kept
---
tags: this is text
"""
VALUES = (
    ": x",
    ': "x: y"  # note',
    ":\n  - a\n  # inside\n  - b: c",
    ":\n- a\n- b",
    ": |\n  one\n\n  two",
    ":",
    ": |+\n  a\n\n",
)


def test_keys_move_with_their_lines_and_the_comments_above_them():
    assert format_document(PAGE) == IN_ORDER


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_keep_their_ends(end):
    assert format_document(PAGE.replace("\n", end)) == IN_ORDER.replace("\n", end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# No front matter\n",
        "---\n---\n",
        "---\n{tags: [a], title: b}\n---\n",
        "---\ntags: &t [a]\ntitle: b\naliases: *t\n---\n",
        "---\ntags: [a\ntitle: b\n---\n",
        "---\n- tags\n- title\n---\n",
        "---\nowner: me\nlicense: free\n---\n",
    ],
)
def test_what_is_in_order_or_cannot_be_moved_stays(text):
    expected = text.replace("tags: &t [a]\ntitle: b\naliases: *t", "tags: &t [a]\ntitle: b\naliases: *t")
    assert format_document(text) == expected


@st.composite
def pages(draw):
    """A page with keys of ours and of others in any order, with comments and empty lines between them."""
    names = draw(st.lists(st.sampled_from([*KEYS, "template", "hide", "own"]), unique=True, max_size=6))
    between = st.sampled_from(["", "", "# note\n", "\n", "\n# note\n\n"])
    keys = "".join(f"{draw(between)}{name}{draw(st.sampled_from(VALUES))}\n" for name in names)
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return f"---\n{keys}{draw(between)}---\nBody.\n".replace("\n", end)


def read(text):
    document, problems = parse_document(Source("a.md", unify_ends(text), "a.md"))
    bare = {field.name: str(field.value) for field in document.fields.fields}
    return {name: "".join(c for c in value if not c.isdigit()) for name, value in bare.items()}, len(problems)


@given(pages())
@settings(max_examples=200)
def test_a_formatted_page_says_the_same_and_stays_as_it_is(text):
    once = format_document(text)
    assert format_document(once) == once
    assert read(once) == read(text)
    assert sorted(once.splitlines(keepends=True)) == sorted(text.splitlines(keepends=True))


@given(st.text(alphabet="-:\n\r ab#[]{}|&*'\"", max_size=60))
@settings(max_examples=300)
def test_any_text_can_be_formatted_and_says_the_same(text):
    page = f"---\n{text}\n---\n"
    once = format_document(page)
    assert format_document(once) == once
    assert read(once) == read(page)


@given(st.text(alphabet="ab:[]{}-\n \"'|é😀\x85", max_size=40))
@settings(max_examples=300)
def test_a_scalar_is_found_where_it_stands(text):
    for position in find_positions(text):
        assert 0 <= position.start <= position.end <= len(text)
        if position.kind in {"key", "text"} and not position.style and "\n" not in text[position.start : position.end]:
            assert text[position.start : position.end].translate({0x85: " "}) == position.value


def test_an_edit_counts_each_line_end_as_one_character_and_takes_over_the_first():
    text = "a\r\nb\nc\r\nd"
    position = unify_ends(text).index("d")
    assert apply_edits(text, [Edit(position, position + 1, "e\nf"), Edit(0, 1, "A")]) == "A\r\nb\nc\r\ne\r\nf"
