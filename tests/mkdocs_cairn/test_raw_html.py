# SPDX-License-Identifier: MIT
"""Wikilinks in HTML that an author has typed: links in its text, and never in tags, comments or code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import copy_site, rebuild

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Built, MakeSite

BETA = "---\ntitle: Beta\nlearn_before: []\n---\nText.\n"
EXTENSIONS = ["attr_list", "md_in_html", "tables", "pymdownx.superfences"]


def build(site: MakeSite, body: str, **settings: object) -> str:
    """The content of a page with this body, in a site that has `Beta`."""
    pages = {"docs/concepts/beta.md": BETA, "docs/concepts/h.md": f"---\ntitle: H\nlearn_before: []\n---\n{body}\n"}
    built = site({"docs/index.md": "# Home", **pages}, markdown_extensions=EXTENSIONS, **settings)
    assert (built.error, built.problems, built.faults()) == ("", [], [])
    flat = settings.get("use_directory_urls") is False
    html = built.read("concepts/h.html" if flat else "concepts/h/index.html")
    return html.partition("</h1>")[2].partition("</article>")[0]


def test_links_in_html_lead_where_they_should(tmp_path: Path):
    built: Built = rebuild(copy_site("field/06-wikilinks-in-raw-html", tmp_path / "site"))
    assert (built.error, built.problems, built.faults()) == ("", [], [])
    page = built.read("concepts/h/index.html")
    assert '<figcaption>As in <a href="../beta/">the second one</a>.</figcaption>' in page
    assert '<td><a href="../beta/">Beta</a></td>' in page
    assert "H" in built.read("concepts/beta/index.html").partition("Mentioned")[2]


def test_links_stand_in_details_tables_and_divisions(tmp_path: Path):
    built: Built = rebuild(copy_site("corpora/raw-html", tmp_path / "site"))
    assert (built.error, built.problems, built.faults()) == ("", [], [])
    page = built.read("concepts/b/index.html")
    link = '<a href="../a/">Alpha</a>'
    for html in (f"<div>{link}</div>", f"See {link}.", f"<td>{link}</td>", f"Inline <span>{link}</span>."):
        assert html in page
    assert "[[" not in page


@pytest.mark.parametrize(
    "html",
    [
        "<p>see {}</p>",
        '<div class="a" id=b>\n{}\n</div>',
        "<p>a {} that is never closed",
        "<TABLE><TR><TD>{}</TABLE>",
        "<ul>\n<li>a\n<li>{}\n</ul>",
        "- <div>{}</div>",
        "> <div>{}</div>",
        "<details>\n<summary>{}</summary>\n\nMore\n\n</details>",
        '<div markdown="1">\n\nHere is {}.\n\n</div>',
        '<div class="grid cards" markdown>\n\n- {}\n\n</div>',
        '<div markdown="1">\n\n<div>{}</div>\n\n</div>',
        "A <b>{}</b> and <kbd>{}</kbd>.",
    ],
)
@pytest.mark.parametrize("flat", [False, True])
def test_a_wikilink_in_the_text_of_html_is_a_link(site: MakeSite, html: str, *, flat: bool):
    found = build(site, html.replace("{}", "[[Beta|*the* second]]"), use_directory_urls=not flat)
    address = "beta.html" if flat else "../beta/"
    assert found.count(f'<a href="{address}">') == html.count("{}")
    assert "[[" not in found
    assert "](" not in found


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="[[Beta]]" src="data:,">',
        "<span title='[[Beta]]'>a</span>",
        "<span title='a > [[Beta]]'>a</span>",
        '<span\n  title="[[Beta]]">a</span>',
        "<span data-a=[[Beta]]>a</span>",
        '<p title="[[Beta]]">a</p>',
        "<!-- [[Beta]] -->",
        "<div><!-- [[Beta]] --></div>",
        "<script>[[Beta]]</script>",
        "<style>[[Beta]]</style>",
        "<pre>\n[[Beta]]\n</pre>",
        "<div><pre>[[Beta]]</pre></div>",
        "<p><code>[[Beta]]</code></p>",
        "a <code>[[Beta]]</code>",
        "<textarea>[[Beta]]</textarea>",
        "<svg><title>[[Beta]]</title><text>[[Beta]]</text></svg>",
        "<select><option>[[Beta]]</option></select>",
    ],
)
def test_what_is_no_text_of_html_holds_no_link(site: MakeSite, html: str):
    found = build(site, f"A.\n\n{html}\n\nEnd.")
    assert "../beta/" not in found
    assert found.count("[[Beta]]") == html.count("[[Beta]]")


def test_a_link_in_html_says_its_words_as_text(site: MakeSite):
    assert '<a href="../beta/">a &lt;b&gt; *c*</a>' in build(site, r"<p>[[Beta|a &lt;b> \*c\*]]</p>").replace(
        "&#62;", "&gt;"
    ).replace("&#60;", "&lt;").replace("&#42;", "*")


def test_nothing_links_itself_in_html(site: MakeSite):
    plugins = ["search", {"cairn": {"autolink": True}}]
    found = build(site, "Of Beta.\n\n## A\n\n<p>Beta</p>\n\n## B\n\n<div>\nBeta\n\nand more", plugins=plugins)
    assert found.count('href="../beta/"') == 1


def test_a_question_may_hold_such_a_link(site: MakeSite):
    quiz = "concepts: [h]\nquestions:\n  - stem: |\n      <p>Of [[Beta]]?</p>\n    is_true: yes\n"
    pages = {"docs/concepts/beta.md": BETA, "docs/concepts/h.md": "---\ntitle: H\nlearn_before: []\n---\nText.\n"}
    built = site({"docs/index.md": "# Home", "quizzes/h.yml": quiz, **pages})
    assert (built.error, built.problems, built.faults()) == ("", [], [])
    assert '<p>Of <a href="../beta/">Beta</a>?</p>' in built.read("concepts/h/index.html")


# --- Dollars on a site -----------------------------------------------------------------------------------


def test_dollars_that_are_no_formula_are_shown(tmp_path: Path):
    built: Built = rebuild(copy_site("corpora/math", tmp_path / "site"))
    assert (built.error, built.problems, built.faults()) == ("", [], [])
    page = built.read("concepts/m/index.html")
    assert page.count("<math") == 1
    assert 'data-tex="a+b"' in page
    for line in ("The price is $5 and 6$ more.", "In PHP: $a = f($b);", "Regex ^$ or a$|b$ match."):
        assert f"<p>{line}</p>" in page


TEX = "Of $[[Beta]]$ and \\([[Beta]]\\).\n\n$$[[Beta]]$$\n\n\\[\n[[Beta]]\n\\]"


def test_a_site_can_do_without_formulas(site: MakeSite):
    found = build(site, TEX, plugins=["search", {"cairn": {"math": False}}])
    assert "<math" not in found
    assert found.count('href="../beta/"') == 4
    assert "$" in found


def test_the_mathematics_of_an_author_are_left_to_it(site: MakeSite):
    pages = {"docs/index.md": "# Home\n\n$5-$6 and $[[Beta]]$ and [[Beta]]\n", "docs/concepts/beta.md": BETA}
    for math in (True, False):
        built = site(pages, markdown_extensions=["pymdownx.arithmatex"], plugins=["search", {"cairn": {"math": math}}])
        assert (built.error, built.problems) == ("", [])
        page = built.read("index.html").partition("<article")[2].partition("</article>")[0]
        assert "<math" not in page
        assert page.count('class="arithmatex"') == 2
        assert page.count('href="concepts/beta/"') == 1
