# SPDX-License-Identifier: MIT
"""What is a formula in Markdown, in a line or in a block of its own."""

from __future__ import annotations

import pytest

from .formulas import Converter, displays, formulas
from .tree import text

QUESTION = """<section markdown="block">
<ul markdown="block">
<li markdown="block">

a

$$x$$

</li>
</ul>
</section>"""
LABEL = """<ul markdown="block">
<li markdown="span"><label><input type="radio"><span>$x_1 * y_1$</span></label></li>
</ul>"""


@pytest.fixture
def convert() -> Converter:
    return Converter()


# --- What is a formula ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "tex"),
    [
        ("$x$", "x"),
        (r"\(x\)", "x"),
        (r"Of $a_i * b_i$ and *more*", "a_i * b_i"),
        ("the $n$th, or ($n$)", "n"),
        (r"it costs \$5 for $x$", "x"),
        ("from $5 a piece, $x$", "x"),
        (r"$5\,\text{kg}$", r"5\,\text{kg}"),
        (r"$\|x\|_2$", r"\|x\|_2"),
        ("$a\n+ b$", "a\n+ b"),
        ("# Of $x$", "x"),
        ("**$x$**", "x"),
        ("[$x$](a.md)", "x"),
        ("a[^1]\n\n[^1]: Of $x$", "x"),
        ("$a<b$ and c>d", "a<b"),
        (r"$\{a\}$", r"\{a\}"),
        (r"$f(x) \$ y$", r"f(x) \$ y"),
    ],
)
def test_a_formula_stands_in_a_line(convert: Converter, markdown: str, tex: str):
    found = formulas(convert(markdown))
    assert set(found) == {(tex, False)}
    assert convert.reports == []


@pytest.mark.parametrize(
    "markdown",
    [
        "$5 and $6",
        "$5-$6",
        "US$5 and CA$6",
        "$ x $",
        "$x $",
        "$HOME and $PATH",
        r"\$x\$",
        r"\\$5",
        r"\\(x\\)",
        "`$x$`",
        "`` $x$ `` and `\\(x\\)`",
        "```\n$x$\n\n$$x$$\n```",
        "    $$x$$",
        "- a\n\n    ```\n    $x$\n    ```",
        "[a](b$x$c.md)",
        "[a](b.md 'the $x$')",
        "![the $x$ axis](a.png)",
        "<https://example.org/$x$>",
        "https://example.org/$x$",
        '<span title="$x$">a</span>',
        "[a][b]\n\n[b]: c$x$d.md",
        "$$",
        "$$$$",
        "$$ never closed",
        "$a `b$ c` d$",
    ],
)
def test_other_dollars_and_brackets_stay_as_they_are(convert: Converter, markdown: str):
    assert formulas(convert(markdown)) == []
    assert convert.reports == []


def test_an_escaped_dollar_is_a_dollar(convert: Converter):
    assert text(convert(r"\$5 and \$6, \\$7")) == "$5 and $6, \\$7"


def test_an_address_keeps_its_dollars(convert: Converter):
    assert 'href="b$x$c.md"' in convert.html("[a](b$x$c.md)")
    assert 'alt="the $x$ axis"' in convert.html("![the $x$ axis](a.png)")


# --- What is displayed ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        ("$$x$$", "."),
        (r"\[x\]", "."),
        ("$$\nx\n$$", "."),
        ("\\[\nx\n\\]", "."),
        ("a\n$$x$$\nb", "."),
        ("a\n\n$$\nx\n$$\n\nb", "."),
        ("- a\n\n    $$\n    x\n    $$", "ul/li"),
        ("- a\n  $$x$$\n- b", "ul/li"),
        ("1. $$x$$", "ol/li"),
        ("> a\n> $$\n> x\n> $$", "blockquote"),
        ("!!! note\n    $$\n    x\n    $$", "div"),
        ('<div markdown="1">\n$$\nx\n$$\n</div>', "div"),
        (QUESTION, "section/ul/li"),
    ],
)
def test_a_formula_on_its_own_lines_is_a_block(convert: Converter, markdown: str, place: str):
    root = convert(markdown)
    assert formulas(root) == [("x", True)]
    assert [e.tag for e in displays(root)] == ["div"]
    parents = root.findall(place) if place != "." else [root.find(".//main") or root]
    assert displays(root)[0] in [child for parent in parents for child in parent]
    assert convert.reports == []


@pytest.mark.parametrize(
    "tex",
    [
        "a\n> b",
        "a\n- b\n+ c",
        "a\n=\nb",
        "a\n| b | c",
        "a_1 * b_1 * c_1",
        r"\begin{aligned}" + "\na &= b \\\\\n  &= c\n" + r"\end{aligned}",
    ],
)
def test_a_displayed_formula_is_no_other_markup(convert: Converter, tex: str):
    root = convert(f"$$\n{tex}\n$$")
    assert formulas(root) == [(tex, True)]
    assert not {"ul", "blockquote", "h1", "em", "table"} & {e.tag for e in root.iter()}


def test_text_around_a_block_stays_in_paragraphs(convert: Converter):
    root = convert("Before\n$$x$$\nbetween\n\\[y\\]\nafter")
    assert [text(p) for p in root.iter("p")] == ["Before", "between", "after"]
    assert formulas(root) == [("x", True), ("y", True)]


def test_a_displayed_formula_within_a_line_leaves_the_paragraph_whole(convert: Converter):
    root = convert("Before $$x$$ after")
    assert [e.tag for e in displays(root)] == ["span"]
    assert len(list(root.iter("p"))) == 1


def test_a_paragraph_that_is_one_formula_is_a_paragraph(convert: Converter):
    assert [len(p) for p in convert("$x$\n\n$y$").iter("p")] == [1, 1]


def test_escaped_brackets_in_a_line_are_brackets(convert: Converter):
    assert text(convert(r"\[sic\] and a\[0\]")) == "[sic] and a[0]"


def test_a_formula_stands_in_a_table_and_in_a_label(convert: Converter):
    assert formulas(convert("| a | b |\n|---|---|\n| $x$ | $\\frac12$ |")) == [("x", False), (r"\frac12", False)]
    assert formulas(convert(LABEL)) == [("x_1 * y_1", False)]
