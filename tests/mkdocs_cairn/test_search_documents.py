# SPDX-License-Identifier: MIT
"""What is in the search document of a page, by which Pagefind finds it."""

from __future__ import annotations

import pytest

from mkdocs_cairn.search.documents import write_document


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
