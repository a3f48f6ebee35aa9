# SPDX-License-Identifier: MIT
"""HTML of any kind becomes XHTML that items of QTI 2.1 may contain."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cairn.test_linear import CPU_SECONDS, LONG, bounded, count_calls

from cairn.exporting.qti.xhtml import LOST_CONTENT, LOST_MARKS, find_losses, to_blocks, to_flow

PIECES = (
    "<p> </p> <div> </div> <ul> <li> </li> </ul> <em> </em> <br> <img> </b> <b> <a> x <script> </script> <!-- < & >"
)
BLOCKS = {"blockquote", "div", "p", "table", "ul"}
PARTS = {"root": BLOCKS, "blockquote": BLOCKS, "ul": {"li"}, "table": {"tbody"}, "tbody": {"tr"}, "tr": {"td"}}


@pytest.mark.parametrize(
    ("html", "xhtml"),
    [
        ("<p>a &lt; b &amp; c&nbsp;d</p>", "<p>a &lt; b &amp; c\xa0d</p>"),
        ("words", "<p>words</p>"),
        ("one <em>two</em><ul><li>three</ul>", "<p>one <em>two</em></p><ul><li>three</li></ul>"),
        ("<p>a<br>b</p>", "<p>a<br/>b</p>"),
        ('<p><img src="a.png"></p>', '<p><img src="a.png" alt=""/></p>'),
        ('<p onclick="x()" class="c">a</p>', '<p class="c">a</p>'),
        ("<p><mark>a</mark> <u>b</u> <blink>c</blink></p>", "<p><span>a</span> <span>b</span> c</p>"),
        ("<section><p>a</p></section>", "<div><p>a</p></div>"),
        ("<p>a</p><script>x < y</script><p>b</p>", "<p>a</p><p>b</p>"),
        ("<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"),
        ("<p>a<!-- b --></p>", "<p>a</p>"),
        ("<p><a>a</a><a href='b'>c</a></p>", '<p>a<a href="b">c</a></p>'),
        ("<p>a</em></p></div>", "<p>a</p>"),
        ("<p></p>", ""),
    ],
)
def test_html_becomes_xhtml(html, xhtml):
    assert to_blocks(html) == xhtml


def test_a_single_paragraph_is_only_its_content_where_text_may_be():
    assert to_flow("<p>a</p>") == "a"
    assert to_flow("<p>a</p><p>b</p>") == "<p>a</p><p>b</p>"


def test_content_and_marks_that_qti_does_not_have_are_said_to_be_lost():
    assert find_losses("<p><em>a</em> <s-x>b</s-x></p>") == frozenset()
    assert find_losses("<p><mark>a</mark></p>") == {LOST_MARKS}
    assert find_losses('<svg viewBox="0 0 1 1"></svg><p><del>a</del></p>') == {LOST_CONTENT, LOST_MARKS}


@settings(max_examples=200, derandomize=True)
@given(st.lists(st.sampled_from(PIECES.split())).map("".join))
def test_any_html_becomes_well_formed_with_each_element_where_it_may_be(html):
    root = ET.fromstring(f"<root>{to_blocks(html)}</root>")
    for parent in root.iter():
        if parent.tag in PARTS:
            assert {child.tag for child in parent} <= PARTS[parent.tag]
            assert not (parent.text or "").strip()
            assert not any((child.tail or "").strip() for child in parent)
        elif parent.tag in {"p", "em", "b"}:
            assert not {child.tag for child in parent} & (BLOCKS | {"li", "td"})


@pytest.mark.parametrize(
    "piece", ["<div>", "</div>", "<!--", "<a ", "<p>", "&#", "<script>", "<ul><li>", "<em><div>", "<table><tr>x"]
)
def test_the_time_for_unclosed_markup_grows_only_with_its_length(piece):
    once, twice = (count_calls(to_blocks, piece * number) for number in (1_000, 2_000))
    assert twice <= 2.2 * once
    with bounded(CPU_SECONDS):
        to_blocks(piece * (LONG // len(piece)))
