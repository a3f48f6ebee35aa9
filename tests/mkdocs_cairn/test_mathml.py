# SPDX-License-Identifier: MIT
"""What a formula becomes: MathML that is styled, found and read aloud, or code with a report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from markdown import Markdown

from .formulas import EXTENSIONS, LONG, OURS, READABLE, Converter, displays, formulas
from .tree import parse, text

if TYPE_CHECKING:
    from .conftest import MakeSite


@pytest.fixture
def convert() -> Converter:
    return Converter()


# --- What it becomes ------------------------------------------------------------------------------------


@pytest.mark.parametrize("tex", READABLE)
def test_the_notations_of_the_trade_are_read(convert: Converter, tex: str):
    root = convert(f"$$\n{tex}\n$$")
    assert convert.reports == []
    assert formulas(root) == [(tex, True)]


@pytest.mark.parametrize("tex", READABLE)
def test_no_style_stands_in_an_attribute(convert: Converter, tex: str):
    html = convert.html(f"$$\n{tex}\n$$")
    assert " style=" not in html
    assert " id=" not in html
    styles = OURS.read_text("utf-8")
    used = {c for e in parse(f"<main>{html}</main>").iter() for c in e.get("class", "").split()}
    assert {c for c in used if f".{c}" not in styles} == set()


def test_nothing_is_read_aloud_twice(convert: Converter):
    root = convert("$x_1$")
    assert text(root) == "x1"
    assert not {e.tag for e in root.iter()} & {"annotation", "semantics"}
    assert "alttext" not in convert.html("$x_1$")


def test_three_dots_are_one_sign(convert: Converter):
    assert text(convert(r"$1,\ldots,n$")) == "1,…,n"


def test_rows_are_not_numbered_but_keep_their_tag(convert: Converter):
    assert "(1)" not in text(convert("$$\n\\begin{align} a &= b \\\\ c &= d \\end{align}\n$$"))
    assert "(3)" in text(convert("$$x \\tag{3}$$"))


def test_a_formula_takes_part_in_the_table_of_contents(convert: Converter):
    md = Markdown(extensions=[*EXTENSIONS, convert.extension])
    md.convert(r"## The policy $\pi_\theta$")
    [token] = md.toc_tokens  # type: ignore[attr-defined]
    assert token["name"] == "The policy πθ"
    assert token["id"].startswith("the-policy")


def test_only_a_wide_formula_is_a_stop_of_the_keyboard(convert: Converter):
    [short] = displays(convert("$$x + y$$"))
    [wide] = displays(convert(f"$$\n{LONG}\n$$"))
    assert short.attrib == {"class": "cairn-math"}
    assert (wide.get("tabindex"), wide.get("role"), wide.get("aria-label")) == ("0", "group", "Formula")


def test_a_formula_is_converted_once(convert: Converter):
    convert("$x$ and $x$ and $$x$$")
    convert("$x$")
    assert len(convert.extension._converter._converted) == 2


# --- What cannot be read --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\foo x", 'Unknown command "\\foo".'),
        (r"\frac{a", 'Expected closing token "}", but reached end of input.'),
        ("x^", "Expected argument but reached end of input."),
        ("a & b", 'Found "&", which may only appear in a table-like environment.'),
        (r"see \eqref{a}", r"Formulas are not numbered, so \eqref finds none."),
        (r"\operatorname{<}", "It cannot be written as MathML."),
        ("a \x1b b", "It cannot be written as MathML."),
    ],
)
def test_what_cannot_be_read_is_code_and_is_reported_wherever_it_stands(convert: Converter, tex: str, reason: str):
    root = convert(f"A ${tex}$ and\n\n$${tex}$$\n\nend")
    assert [text(e).strip() for e in root.iter("code")] == [tex, tex]
    assert len(list(root.iter("pre"))) == 1
    assert convert.reports == [(tex, reason)] * 2


def test_html_in_a_formula_is_text(convert: Converter):
    root = convert(r"$\text{<img src=x onerror=alert(1)>} < a$")
    assert not list(root.iter("img"))
    assert "<img" in text(root)


def test_the_search_finds_the_text_of_a_formula(site: MakeSite):
    page = "# Of $x_1$\n\nIt is $a+b$.\n\n$$\\frac{c}{d}$$\n"
    built = site({"docs/index.md": page}, markdown_extensions=["mkdocs_cairn.markdown.formulas:MathExtension"])
    assert (built.error, built.log) == ("", ())
    [entry] = [d for d in json.loads(built.read("search/search_index.json"))["docs"] if d["location"] == ""]
    assert entry["title"] == "Of x1"
    assert "It is a+b." in entry["text"]
    assert "frac" not in entry["text"]
