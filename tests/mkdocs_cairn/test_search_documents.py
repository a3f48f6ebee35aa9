# SPDX-License-Identifier: MIT
"""What is in the search document of a page, by which Pagefind finds it."""

from __future__ import annotations

import json

import pytest
from markdown import Markdown

from mkdocs_cairn.markdown.formulas import MathExtension
from mkdocs_cairn.search.documents import write_document
from mkdocs_cairn.search.formulas import spell_formulas
from mkdocs_cairn.search.names import name_word, search_key

from .conftest import ROOT


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<code><span class="n">a</span> <span class="o">=</span></code>', "<code>a =</code>"),
        ('<p>To <a href="../b/" title="B">b</a>.</p>', "<p>To b.</p>"),
        ('<h2 id="a">A<a class="headerlink" href="#a">&para;</a></h2>', '<h2 id="a">A</h2>'),
        ('<p><a id="here" href="b">b</a></p>', '<p><a id="here" href="b">b</a></p>'),
        ("<p><span data-search-exclude>b</span></p>", "<p><span data-search-exclude>b</span></p>"),
        ('<a href="b"><b>b</b></a>', '<a href="b"><b>b</b></a>'),
        ('<span class="a">x <span class="b">y</span></span>', '<span class="a">x y</span>'),
    ],
)
def test_a_search_document_leaves_out_marks_that_pagefind_sees_through(html, left):
    document = write_document(f"<h1>T</h1>{html}", "T")
    assert f"<body>{left}</body>" in document


def test_names_are_compared_as_in_the_browser():
    cases = json.loads((ROOT / "tests/cases/search-names.json").read_text("utf-8"))
    assert {name: search_key(name) for name in cases["keys"]} == cases["keys"]
    assert {name: name_word(name) for name in cases["words"]} == cases["words"]


def mathml(tex: str) -> str:
    html = Markdown(extensions=[MathExtension()]).convert(f"A ${tex}$ b")
    assert "<math" in html
    return html


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"r(y) = \beta \ln \frac{p(y)}{p_0(y)}", "r(y) = β ln p(y)/(p_0(y))"),
        (r"p \ln(p/q)", "p ln(p/q)"),
        (r"-\ln 0.5 \approx 0.69", "−ln 0.5 ≈ 0.69"),
        (r"\sum_{t=1}^{n} x_t", "∑_(t = 1)^n x_t"),
        (r"0.6^3\, 0.4^2", "0.6^3 0.4^2"),
        (r"\sqrt{a + b}", "√(a + b)"),
        (r"x_{<t} \text{ bytes}", "x_(&lt; t) bytes"),
        (r"\begin{matrix} a & b \\ c & d \end{matrix}", "a b; c d;"),
    ],
)
def test_a_formula_is_text_that_does_not_run_together(tex, text):
    document = write_document(f"<h1>T</h1>{mathml(tex)}", "T")
    assert f"<p>A {text} b</p>" in document


def test_what_is_no_formula_stays():
    for html in ("<math", "<math><mi>x", "<p>&lt;math&gt;</p>", "<math></math></math>"):
        assert spell_formulas(html) in {html, "</math>"}
