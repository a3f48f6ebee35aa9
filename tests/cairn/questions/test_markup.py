# SPDX-License-Identifier: MIT
"""Markup that does not end in its text is found, in Markdown with its line and in HTML."""

from __future__ import annotations

import pytest

from cairn.questions.markup import escape_unknown_tags, find_unclosed, is_balanced


@pytest.mark.parametrize(
    "html",
    [
        "",
        "Text.",
        "<p>One<br>two",
        "<ul><li>One<li>Two</ul>",
        "<P>One</p><IMG src='a>b'>",
        "<!-- <b> --><i>x</i>",
        "<!-- a -- b --><!---->",
        "<svg><path d='M0'/><g></g></svg>",
        "<svg/><math/>",
        "<svg><title>a</title></svg>",
        "<table><tr><td>1<td>2</table>",
        "<my-tag>x</my-tag>",
        "<title>a <b> c</title>",
        "<textarea><i></TEXTAREA>",
        "<dl><dt>a<dd>b</dl>",
        "<ruby>a<rt>b</ruby>",
        "<b><i>x</i></b> &lt;b&gt;",
    ],
)
def test_html_that_ends_is_balanced(html: str):
    assert is_balanced(html)


@pytest.mark.parametrize(
    "html",
    [
        "<b>",
        "</b>",
        "<b><i></b></i>",
        "<i>x</i><b>",
        "a < b",
        "<!-- <b>",
        "<!--> -->",
        "<!---> -->",
        "<b",
        "<b title='>",
        "<form></form>",
        "<li>One</li>",
        "<td>1</td>",
        "<ul></ul></li>",
        "<g/>",
        "<b/>",
        "<textarea><i>",
        "<title>a <!-- </title>",
        "<script></script",
        "<dd>a</dd>",
        "<svg><path></svg>",
        "<svg></svg><g/>",
    ],
)
def test_html_that_does_not_end_or_leaves_what_is_round_it_is_not_balanced(html: str):
    assert not is_balanced(html)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A list of `<b>`, Vec<String> and a < b.", None),
        ("<b>one</b>\n\n<br>\n<https://example.org> <a@b.org> [x](<a b.md>)", None),
        ("[x]: <a.md>\n\\<b> and &lt;b>", None),
        ("One\n<b>two", 1),
        ("One\n\nthree</b>", 2),
        ("<i>one\n<b>two</i>", 1),
        ("One <!-- two\n-->", None),
        ("One\n\n<!-- three", 2),
        ("One\n<!-- two\nthree\n", 1),
        ("<svg><a></svg>", None),
        ("```\n<b>\n```", None),
        ("One\n```\n<b>", 1),
        ("~~~~\n~~~\nx\n~~~~", None),
        ("```python\nx\n```yaml\ny\n```", 0),
        ("````\n```yaml\n```\n````\n", None),
        ("````md\n```yaml\n```\n````\n", None),
        ("- one\n\n  ```\n  <b>", 2),
        ("<svg><path><g></svg>\n<b>", 1),
        ("<svg/>\n<g>", None),
        ("<svg><g></svg>\n\n<i>", 2),
        ("one\n<ul>\n<li>two\n</ul>", None),
        ("one\n<td>", 1),
        ("<menu><li>one</menu>", None),
        ("one\n</form>", 1),
    ],
)
def test_the_first_line_whose_markup_does_not_end_is_found(text: str, line: int | None):
    found = find_unclosed(text)
    assert (found[0] if found else None) == line


def test_what_is_wrong_is_said_with_the_tag_on_one_line():
    assert [find_unclosed(text) is None for text in ("<my-tag></my-tag>", "<-x>", "<x->")] == [True] * 3
    found = find_unclosed("one\n<b\ntitle='a'>")
    assert found
    assert (found[0], "'<b title='a'>'" in found[1]) == (1, True)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Vec<String> of <b>", "Vec&lt;String> of <b>"),
        ("a < b and a <b", "a < b and a &lt;b"),
        ("a <b and <i>x</i>", "a &lt;b and <i>x</i>"),
        ("`<x>` and <x> and \\<x>", "`<x>` and &lt;x> and \\<x>"),
        ("<https://example.org> and <!-- <x> -->", "<https://example.org> and <!-- <x> -->"),
        ("[a](<b c.md>) and <my-tag> and <y>", "[a](<b c.md>) and <my-tag> and &lt;y>"),
        ("<svg><path/></svg><path/>", "<svg><path/></svg>&lt;path/>"),
        ("No sign.", "No sign."),
    ],
)
def test_a_sign_that_begins_no_tag_of_html_is_escaped(text: str, escaped: str):
    assert escape_unknown_tags(text) == escaped
