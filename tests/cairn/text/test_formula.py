# SPDX-License-Identifier: MIT
"""What is a formula and what is a dollar, in every notation; and that all who ask get the same answer."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from cairn.content.link import find_wikilinks
from cairn.text.formula import Notation, find_formulas, use_notation
from cairn.text.markdown import mask_all_but_formulas, mask_code
from cairn.text.prose import plain_text
from mkdocs_cairn.markdown.formulas import MathExtension

DOLLARS = [
    "In PHP: $a = f($b);",
    "The pattern ^$ or a$|b$ matches.",
    "It is $5 and 6$ more.",
    "It costs $5 or maybe 6$ a piece, $1,000 und 2,000$ all in all.",
    "US$5, AU$6, R$5/R$6 and A$1",
    "$HOME/$USER and $HOME:$PATH",
    "A $10-$20 range, $5/$6, $5+$6",
    "It costs 5$ to 10$ each, or 5$-10$.",
    "Set $HOME and then $PATH, $x, $y.",
    "jQuery: $.ajax and $.get, $.ajax($.extend(a, b))",
    "$(pwd) and $(ls), $(pwd)/$(ls)",
    "${a} and ${b}, ${a}${b}, ${a}/${b}, ${a}:${b}",
    "Perl: $_ and $@ and @$x, $_[0]/$_",
    "R: df$x and df$y",
    "Excel: $A$1 and $B$2, $A$1:$B$2",
    "$color: red; $size: 2px;",
    'The signs "$" and "$", ($) and ($), ‘$’ or ‘$’',
    "for ($i=0;$i<10;$i++)",
    "$this->a($that->b)",
    "awk '{print $1,$2}'",
    "a $ b $ c",
    r"\$x\$ and \\\$x\\\$",
    "`$x$` and ``$y$``",
    "$a `b$ c` d$",
    "$a\n\nb$",
    "> $a\n>\n> b$",
    '<img alt="$x$"> <span title="$x$">',
    "![the $x$](a.png) [a](b$x$c.md) https://example.org/$x$ <https://example.org/$x$>",
    "<!-- $x$ --> <pre>$x$</pre>",
    "x$y$z, foo$bar$ and df$_x$y",
    "$$5 and $$6, US$$5$$",
    "$$",
    "$$$$",
    "$$ $$",
    r"\\(x\\)",
    r"\(x",
    r"a\[x\]b and \[sic\]",
    "```\n$x$\n```",
]
FORMULAS = [
    ("Real: $a+b$ is a formula", ["a+b"]),
    ("$x$", ["x"]),
    ("$x$, $y$. ($z$)", ["x", "y", "z"]),
    ("the $n$th, $i$-th, $2$nd", ["n", "i", "2"]),
    ("$5$ and $6$", ["5", "6"]),
    (r"$5\,\text{ and } 6$", [r"5\,\text{ and } 6"]),
    (r"$2 \times 3$, $10 km$, $.5$.", [r"2 \times 3", "10 km", ".5"]),
    ("$]0,1[$ and $[0,1)$ and $,$", ["]0,1[", "[0,1)", ","]),
    ("from $5 a piece, $x$", ["x"]),
    ("设$x$为, 公式$E=mc^2$。", ["x", "E=mc^2"]),
    ("$x$는", ["x"]),
    (r"H$_2$O, CO$_2$, 10$^{-3}$, 90$^\circ$", ["_2", "_2", "^{-3}", r"^\circ"]),
    ("**$x$** _$y$_ |$z$|", ["x", "y", "z"]),
    ("[$x$](a.md)", ["x"]),
    ("$a\nb$", ["a\nb"]),
    ("$$x$$ and $$\ny\n$$", ["x", "\ny\n"]),
    (r"\(x\) and \( y \)", ["x", " y "]),
    ("\\[x\\]\n\n> \\[\n> y\n> \\]\n\n- \\[z\\]", ["x", "\n> y\n> ", "z"]),
    (r"$a<b$ and c>d", ["a<b"]),
    (r"$a <b c> d$", ["a <b c> d"]),
    (r"\$5 for $x$", ["x"]),
    (r"\\$x$", ["x"]),
]


def found(text: str) -> list[str]:
    return [formula.tex for formula in find_formulas(mask_all_but_formulas(text))]


def shown(text: str) -> list[str]:
    """What the host takes for formulas."""
    html = Markdown(extensions=[MathExtension()]).convert(text)
    return [ET.fromstring(math).get("data-tex", "") for math in re.findall(r"<math.*?</math>", html, re.DOTALL)]


@pytest.mark.parametrize("text", DOLLARS)
def test_a_dollar_that_opens_no_formula_is_text(text: str):
    assert found(text) == []
    assert shown(text) == []


@pytest.mark.parametrize(("text", "formulas"), FORMULAS)
def test_a_formula_is_found(text: str, formulas: list[str]):
    assert found(text) == formulas


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("$a = [[b]]; f($c)", ["b"]),
        ("It is $5 and [[b]] 6$ more", ["b"]),
        ("$[[a]]$ [[b]]", ["b"]),
        ("[a](b$x.md) [[b]] [c](d$y.md)", ["b"]),
        (r"\[ [[b]] \] in a line", ["b"]),
        ("\\[\n[[a]]\n\\]\n\n[[b]]", ["b"]),
    ],
)
def test_a_wikilink_between_dollars_is_one_where_there_is_no_formula(text: str, names: list[str]):
    assert [link.name for link in find_wikilinks(text)] == names


@pytest.mark.parametrize("text", ["$[[a]]$", "$$[[a]]$$", r"\([[a]]\)", "\\[\n[[a]]\n\\]"])
def test_where_formulas_are_off_there_are_none(text: str):
    assert find_wikilinks(text) == ()
    use_notation(Notation.NONE)
    assert [link.name for link in find_wikilinks(text)] == ["a"]
    assert plain_text("$*a*$") == "$a$"


def test_with_arithmatex_its_rules_hold():
    assert found("US$5-$6 and $[[a]]$b") == []
    use_notation(Notation.BARE)
    assert found("US$5-$6 and $[[a]]$b") == ["5-", "[[a]]"]
    assert "\0" in mask_code("US$5-$6")


SIGNS = [
    "$",
    "$$",
    "a",
    "b c",
    " ",
    "1",
    "\\",
    "\\(",
    "\\)",
    "`",
    "{",
    "}",
    ",",
    "(",
    ")",
    "!",
    "[",
    "]",
    ".",
    "\n",
    "é",
]


@given(st.lists(st.sampled_from(SIGNS), max_size=14).map("".join))
@settings(max_examples=400)
def test_the_host_shows_what_the_engine_finds(text: str):
    text = "x " + text  # a line that begins with a sign may be a block of its own
    reports: list[str] = []
    html = Markdown(extensions=[MathExtension(lambda tex, _: reports.append(tex))]).convert(text)
    count = len(re.findall("<math", html)) + len(reports)
    assert count == len(found(text))
