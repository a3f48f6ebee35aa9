# SPDX-License-Identifier: MIT
"""What is mentioned in prose becomes a link: once a section, in full words, and nowhere else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.compile import compile_site
from cairn.links.autolink import add_links, explain_links
from cairn.links.running_text import mask_markup
from cairn.links.title_index import build_title_index
from cairn.sources import Sources
from cairn.text.source import Source

CONCEPTS = {
    "algebra": "---\ntitle: Algebra\ntags: [Maths/Basics]\n---\nIt.\n",
    "linear-algebra": "---\ntitle: Linear Algebra\naliases: [Theory of Vectors]\n---\nIt.\n",
    "matrix": "---\ntitle: Matrix\n---\nIt.\n",
    "goodharts-law": "---\ntitle: Goodhart's Law\n---\nIt.\n",
    "vectors": "---\ntitle: Vectors\n---\nThey.\n",
    "category": "---\ntitle: Category\n---\nIt.\n",
    "ai": "---\ntitle: AI\n---\nIt.\n",
    "c": "---\ntitle: C#\n---\nIt.\n",
    "sets": "---\ntitle: 'Sets: the Whole'\n---\nThey.\n",
    "model": "---\ntitle: Model\nautolink_to: never\n---\nIt.\n",
    "ring": "---\ntitle: Ring\ntags: [Maths/Basics]\nautolink_to: same-tag\n---\nIt.\n",
    "tree-a": "---\ntitle: Tree\ntags: [Nature/Woods]\n---\nIt.\n",
    "tree-b": "---\ntitle: Tree\ntags: [Maths/Graphs/Ch.1]\n---\nIt.\n",
    "cafe": "---\ntitle: Café Noir\n---\nIt.\n",
    "gap": "---\ntitle: Gap\n---\n",
}


def site_with(body, front="title: Page\n"):
    pages = {**CONCEPTS, "page": f"---\n{front}---\n{body}"}
    documents = (Source(f"docs/concepts/{name}.md", text, f"concepts/{name}.md") for name, text in pages.items())
    return compile_site(Sources(tuple(documents)))


def linked(body, front="title: Page\n"):
    site = site_with(body, front)
    return add_links(site, "concepts/page.md", body, build_title_index(site.catalogue))


def links(body, front="title: Page\n"):
    return re.findall(r"\[([^\]]*)\]\(([\w.-]+)\.md\)", linked(body, front))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("We learn linear algebra.", [("linear algebra", "linear-algebra")]),
        ("ALGEBRA is old.", [("ALGEBRA", "algebra")]),
        ("Two matrices, two algebras, many categories.", ["matrices", "algebras", "categories"]),
        ("A vector, or **vectors**.", [("vector", "vectors")]),
        ("the theory of\nvectors", [("theory of\nvectors", "linear-algebra")]),
        ("Goodhart’s law and Goodharts law", [("Goodhart’s law", "goodharts-law")]),
        ("linear-algebra is hyphenated", [("linear-algebra", "linear-algebra")]),
        ("Sets: the whole, but no sets the whole", ["Sets: the whole"]),
        ("An AI is no ai and no A.I.", [("AI", "ai")]),
        ("Le café noir, le cafe noir", [("café noir", "cafe")]),
        ("| A | B |\n|---|---|\n| algebra | x |", ["algebra"]),
        ("- algebra\n- matrix\n\n> a category", ["algebra", "matrix", "category"]),
    ],
)
def test_a_name_in_prose_is_linked(body, found):
    assert [link if isinstance(one, tuple) else link[0] for one, link in zip(found, links(body), strict=True)] == found


@pytest.mark.parametrize(
    "body",
    [
        "linear\n\nalgebraic *linear* things: subalgebras, non-algebra, algebra-like, algebra_x, my.algebra/path",
        "C is a language, and so is C++, C# or `c`.",
        "The page of a page; a gap.",
        "`algebra` and ``a matrix`` and $algebra$ and \\(matrix\\)",
        "```\nalgebra\n```\n\n    algebra in indented code",
        "# Algebra\n\n## Matrix\n\nAlgebra\n-------\n\nMatrix\n======",
        "[algebra](https://example.org) ![matrix](x.png) [a matrix [b]](y.md) [algebra][1] [matrix]\n\n[1]: algebra.md",
        "<https://example.org/algebra> https://example.org/matrix matrix@example.org www.algebra.org",
        '<div markdown="1">\n\nalgebra <b>matrix</b>\n\n</div>\n\n<i title="matrix">category</i> <!-- algebra -->',
        '!!! note "Algebra"\n\n=== "Matrix"\n\n??? tip "Category"',
        "{{ concept('algebra') }} {% if matrix %} text{: .algebra } :matrix: &matrix;",
        "[[algebra]] and algebra. [matrix](matrix.md) and a matrix.",
        "*[Algebra]: matrix",
    ],
)
def test_what_is_no_prose_no_whole_word_or_linked_already_stays(body):
    assert linked(body) == body


def test_the_first_mention_in_each_section_is_linked():
    body = "Algebra, algebra.\n\n## One\n\nAlgebra.\n\n### Two\n\nSee [[algebra|it]]. Algebra.\n\n# Three\n\nAlgebra."
    link = "[Algebra](algebra.md)"
    sections = linked(body).split("#")
    assert [part.count(link) for part in sections if part] == [1, 1, 0, 1]
    assert linked(body).startswith(f"{link}, algebra.")


def test_the_longest_name_wins_and_its_words_are_free_elsewhere():
    assert links("linear algebra, algebra") == [("linear algebra", "linear-algebra"), ("algebra", "algebra")]


def test_a_concept_says_who_may_link_to_it():
    assert links("A model of a ring.") == []
    assert links("A model of a ring.", "tags: [Maths]\n") == []
    assert links("A ring.", "tags: [Nature, Maths/Basics/Ch.1]\n") == [("ring", "ring")]


@pytest.mark.parametrize(("tags", "nearest"), [("[Maths/Graphs]", "tree-b"), ("[Nature]", "tree-a"), ("[]", "tree-a")])
def test_a_name_of_several_concepts_leads_to_the_nearest_by_tags(tags, nearest):
    assert links("A tree.", f"tags: {tags}\n") == [("tree", nearest)]


def test_a_page_does_not_link_to_itself():
    site = site_with("")
    assert add_links(site, "concepts/algebra.md", "Algebra.", build_title_index(site.catalogue)) == "Algebra."


def test_every_mention_is_explained_with_its_line():
    body = "\n# Algebra\n\nAlgebra, algebra, `matrix`, [[category]]: a category, [a matrix](x.md), model, ring.\n"
    body += "<b>tree</b>\n"
    site = site_with(body)
    lines = explain_links(site, "concepts/page.md", build_title_index(site.catalogue))
    assert [line.removeprefix("docs/concepts/page.md:") for line in lines] == [
        "5: 'Algebra' (docs/concepts/algebra.md) is not a link: it is in a heading.",
        "7: 'Algebra' (docs/concepts/algebra.md) is a link.",
        "7: 'algebra' (docs/concepts/algebra.md) is not a link: an earlier mention in this section is a link.",
        "7: 'matrix' (docs/concepts/matrix.md) is not a link: it is in code or a formula.",
        "7: 'category' (docs/concepts/category.md) is not a link: it is in a link or a label.",
        "7: 'category' (docs/concepts/category.md) is not a link: this section already links to it.",
        "7: 'matrix' (docs/concepts/matrix.md) is not a link: it is in a link or a label.",
        "7: 'model' (docs/concepts/model.md) is not a link: its 'autolink_to' is never.",
        "7: 'ring' (docs/concepts/ring.md) is not a link: its 'autolink_to' requires a tag that this page lacks.",
        "8: 'tree' (docs/concepts/tree-a.md) is not a link: it is in HTML or a macro.",
    ]


PIECES = (
    "algebra",
    "linear ",
    "[",
    "]",
    "(",
    ")",
    "`",
    "$",
    "<b>",
    "</b>",
    "\n",
    "\n\n",
    "# ",
    "    ",
    "[[",
    "]]",
    "é ",
)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=200)
def test_only_links_are_added_to_any_text_and_those_never_twice(pieces):
    body = "".join(pieces)
    once = linked(body)
    assert re.sub(r"\[([^\[\]]*)\]\((?:linear-)?algebra\.md\)", r"\1", once) == body
    assert len(mask_markup(body)) == len(body)
    assert linked(once) == once


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Bàn tay", "Một bạn tay và bán tay."),
        ("F# minor", "In F minor."),
        ("Objective-C++", "In Objective-C and C."),
        ("Über", "Das uber und die uber."),
        ("Resume", "A résumé."),
    ],
)
def test_words_that_differ_by_a_sign_or_an_accent_are_no_mention(title: str, body: str):
    own = Source("docs/concepts/own.md", f"---\ntitle: {title!r}\n---\nIt.\n", "concepts/own.md")
    page = Source("docs/concepts/page.md", body, "concepts/page.md")
    site = compile_site(Sources((own, page)))
    assert add_links(site, page.uri, body, build_title_index(site.catalogue)) == body
    mentioned = f"Of {title} we speak." if "+" not in title else ""
    assert ("own.md" in add_links(site, page.uri, mentioned, build_title_index(site.catalogue))) == bool(mentioned)
