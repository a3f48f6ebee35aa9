# SPDX-License-Identifier: MIT
"""HTML becomes Markdown that shows the same text, with only the markup that questions need."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.importing.html.paragraph import find_paragraph, write_paragraph
from cairn.importing.html.writer import compile_html
from cairn.importing.media import Refused
from cairn.importing.texts import HTML, MARKDOWN, MOODLE, PLAIN, Texts, convert_text
from cairn.text.formula import find_formulas

FILES = {"@@PLUGINFILE@@/a.png": "cairn-media:a.png", "@@PLUGINFILE@@/a.mp4": "cairn-media:a.mp4"}


def find_file(reference):
    return Refused("'{name}' is refused.") if reference == "evil.svg" else FILES.get(reference)


def convert(html, kind=HTML):
    converted = convert_text(html, kind, find_file)
    return converted.markdown, converted.losses


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>one</p><div>two</div>three", "one\n\ntwo\n\nthree"),
        ("<h2>A <b>head</b></h2>x", "**A head**\n\nx"),
        ("a<br>b<br/><br>c", "a  \nb\n\nc"),
        ("<b> bold </b>and <i>it</i><em></em>", "**bold** and *it*"),
        ("<b>a</b><strong>b</strong>", "**ab**"),
        ("<b>a</b><i>b</i>", "**a** *b*"),
        ("<b>one<p>two</p>three</b> four", "**one**\n\n**two**\n\n**three** four"),
        ("<span style='font-weight: bold'>a</span><span style='FONT-STYLE:italic'> b</span>", "**a** *b*"),
        ("<span style='color:red'>a</span>", "a"),
        ("<code>a `b` *</code>", "``a `b` *``"),
        ("<kbd>a</kbd><samp>b</samp>", "`a` `b`"),
        ("<pre class='language-python'>a = 1\n``` \n  b</pre>", "````python\na = 1\n``` \n  b\n````"),
        ("<pre><code class='lang-c++'>a\n</code></pre>", "```c++\na\n```"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n    - c"),
        ("<ol start=3><li>a</li><li><p>b</p><p>c</p></li></ol>", "3. a\n\n4. b\n\n    c"),
        ("<ul><li>a</li><ol><li>b</li></ol></ul>", "- a\n    1. b"),
        ("<ul><li><pre>a</pre></li></ul>", "- &#160;\n\n    ```\n    a\n    ```"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<a href='https://x.example/a_(b)'>a]</a>", "[a&#93;](https://x.example/a_%28b%29)"),
        ("<a href='mailto:a@x.example'>a</a>", "[a](mailto:a@x.example)"),
        ("Look!<a href='https://x.example'>a</a>", "Look&#33;[a](https://x.example)"),
        ("<a href='java&#10;script:x()'>a</a><a href='data:text/html,x'>b</a>", "ab"),
        ("<img src='@@PLUGINFILE@@/a.png' alt='A [b]' width=9 onerror='x()'>", "![A &#91;b&#93;](cairn-media:a.png)"),
        ("<img src='https://x.example/a.png'>", "![](https://x.example/a.png)"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td>\\(|x|\\)</td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1&#124;2 | $\\vert{}x\\vert{}$ |",
        ),
        ("H<sub>2</sub>O <mark class='x'>a</mark> <u>b</u>", "H<sub>2</sub>O <mark>a</mark> <u>b</u>"),
        ("<script>x()</script><style>x</style><!-- x --><noscript>x</noscript>a<hr>b", "a\n\nb"),
        ("<o:p>a</o:p> <font color=red>b</font>", "a b"),
        ("<img class='equation_image' alt='LaTeX: x^2' src='/e'>", "\\(x^2\\)"),
        ("<img class='x equation_image' data-equation-content='x_1' alt='x'>", "\\(x_1\\)"),
        ("<math><mi>x</mi><annotation encoding='application/x-tex'>x_1</annotation></math>!", "\\(x_1\\)!"),
        (r"\(x &lt; y_1\) and 5\(n\), \[a\], $$b$$ $5 $6", r"$x < y_1$ and 5\(n\), $$a$$, $$b$$ &#36;5 &#36;6"),
        (r"\(5 ab\), \(0.9^4\), \('x'\)", r"\(5 ab\), $0.9^4$, \('x'\)"),
        ("<p># x</p><p>1. x</p><p>- x</p><p>+ x</p>", "&#35; x\n\n1&#46; x\n\n&#45; x\n\n&#43; x"),
        ("[[x]] {{ y }} {% z %} :smi<span>le:</span>", "&#91;&#91;x]] &#123;&#123; y }} &#123;% z %} &#58;smile:"),
        ("5 < 6 and 7 > 6 &amp;lt; <3", "5 &lt; 6 and 7 > 6 &amp;lt; &lt;3"),
        ("<p title='a > b'>x</p>", "x"),
    ],
)
def test_html_becomes_markdown(html, written):
    assert convert(html) == (written, ())


@pytest.mark.parametrize(
    ("html", "written", "loss"),
    [
        ("<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td></tr></table>", "- a\n- b\n    - c", "a list"),
        ("<table><tr><td>a<p>b</p></td></tr></table>", "- a\n\n    b", "a list"),
        ("<iframe src='https://x.example/v' title='Film'>x</iframe>", "[Film](https://x.example/v)", "a link"),
        ("<video><source src='@@PLUGINFILE@@/a.mp4'>Sorry</video>", "[a.mp4](cairn-media:a.mp4)", "a link"),
        ("<audio></audio>a", "a", "no address"),
        ("<object data='https://x.example/v'>x</object>", "[https&#58;//x.example/v](https://x.example/v)", "a link"),
        ("<math><mi>x</mi><mo>+</mo></math>", "x+", "no LaTeX"),
        ("<svg><path/></svg>a", "a", "drawing"),
        ("<img src='@@PLUGINFILE@@/b%20c.png' alt='B'>", "B", "'b c.png'"),
        ("<a href='../b.html'>b</a>", "b", "'../b.html'"),
        ("<img src='evil.svg' alt='e'>", "e", "is refused"),
    ],
)
def test_what_html_loses_is_said(html, written, loss):
    shown, (said,) = convert(html)
    assert shown.replace(":", "&#58;") == written.replace(":", "&#58;")
    assert loss in said


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A **b**\n\n# c #\n\n- d", "A **b**\n\n**c**\n\n- d"),
        ("<p>a <b>b</b></p>\n\n- *c*<br>d<sub>2</sub>", "a **b**\n\n- *c*  \nd<sub>2</sub>"),
        ("`<b>` <script>x()</script>\n\n```\n<i>\n```", "`<b>` \n\n```\n<i>\n```"),
        ("[[a]] {{ b }} *c*{: onclick='x()' }", "&#91;&#91;a]] &#123;&#123; b }} *c*&#123;: onclick='x()' }"),
        ("--8<-- 'a'\n\n::: os", "--8&#60;-- 'a'\n\n&#58;&#58;&#58; os"),
        ("[a](https://x.example 'b') <https://x.example>", "[a](https://x.example 'b') <https://x.example>"),
        ("![a](@@PLUGINFILE@@/a.png)", "![a](cairn-media:a.png)"),
        ("[a](javascript:x())", "[a]&#40;javascript:x())"),
        ("[a](java\tscript:x)", "[a]&#40;java\tscript:x)"),
        ("[a](<java&#115;cript:x>)", "[a]&#40;<java&#115;cript:x>)"),
        ("[a]: javascript:x\n[b]:\njavascript:x", "[a]&#58; javascript:x\n[b]&#58;\njavascript:x"),
        ("<javascript:x>", ""),
        (r"\(a_1\) and $$b$$", "$a_1$ and $$b$$"),
    ],
)
def test_markdown_is_kept_without_what_is_live(text, written):
    assert convert(text, MARKDOWN)[0].strip() == written


def test_moodle_guesses_whether_a_text_is_html_and_links_addresses():
    assert Texts(MOODLE).markdown("a < b\nhttps://x.example/a_b.") == "a &lt; b\n\n<https://x.example/a_b>."
    assert Texts(MOODLE).markdown("a <b>b</b>") == "a **b**"


class _Seen(HTMLParser):
    """The text that a browser shows, and the tags around it."""

    def __init__(self):
        super().__init__()
        self.text, self.tags = [], set()

    def handle_starttag(self, tag, _attributes):
        self.tags.add(tag)

    def handle_data(self, data):
        self.text.append(data)


def look(html):
    seen = _Seen()
    seen.feed(html)
    seen.close()
    return "".join("".join(seen.text).split()), seen.tags


RENDERER = markdown.Markdown(
    extensions=[
        *("extra", "admonition", "sane_lists", "pymdownx.superfences", "pymdownx.betterem", "pymdownx.tilde"),
        *("pymdownx.caret", "pymdownx.mark", "pymdownx.tasklist", "pymdownx.emoji", "pymdownx.keys"),
    ]
)
SHOWN = {
    *("p", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "br", "a", "img", "div", "span"),
    *("table", "thead", "tbody", "tr", "th", "td", "sub", "sup", "mark", "u", "del"),
}
WORDS = (
    *("rye", "# ", "1. ", "- ", "+", "*", "_", "`", "**", "~", "^", "==", "[[x]]", "[a](b)", "{{ y }}", "{: .x }", "!"),
    *(
        "|",
        "a|b",
        "&lt;b&gt;",
        "&amp;amp;",
        "&#42;",
        ":smile:",
        "$5",
        "> ",
        "  ",
        "\n",
        "\n\n",
        "    ",
        ">",
        "]",
        "```",
    ),
    *("\\", "!!! note", "--- ", "=== ", "[^1]: x", "[a]: b", "*[A]: b", "::: x", "x", "(", ")", "++a++", "%}"),
)
TAGS = (
    *("p", "div", "span", "b", "i", "em", "strong", "sub", "u", "mark", "code", "pre", "ul", "ol", "li", "blockquote"),
    *("h3", "table", "tr", "td", "th", "tbody", "font", "span style='font-weight:bold'", "a href='https://x.example'"),
)
PIECES = st.sampled_from((*WORDS, *WORDS, "<br>", "<hr>", "<!-- x -->", *(f"<{t}>" for t in TAGS))) | st.sampled_from(
    [f"</{tag.split()[0]}>" for tag in TAGS]
)


@given(st.lists(PIECES, max_size=50))
@settings(max_examples=300)
def test_the_markdown_of_any_html_shows_its_text_and_no_other_tags(pieces):
    html = "".join(pieces)
    shown, tags = look(RENDERER.reset().convert(Texts(HTML).markdown(html)))
    assert shown == look(html)[0]
    assert tags <= SHOWN


@given(st.lists(PIECES, max_size=4), st.sampled_from(["", "<p>", '<p dir="ltr">', "<p title='>'>"]))
def test_a_single_paragraph_is_written_as_any_other_html(pieces, start):
    html = f"{start}{''.join(pieces)}{'</p>' if start else ''}".strip()
    inside = find_paragraph(html)
    assert inside is None or write_paragraph(inside) == compile_html(html, find_file).markdown


@given(st.text("5x^2 ab,.'{}_", min_size=1, max_size=12).filter(str.strip), st.sampled_from(["", "a", " ", "5"]))
def test_a_formula_of_a_source_is_a_formula_here(tex, beside):
    written = Texts(PLAIN).markdown(rf"{beside}\({tex}\){beside}")
    assert [" ".join(formula.tex.split()) for formula in find_formulas(written)] == [" ".join(tex.split())]
