# SPDX-License-Identifier: MIT
"""Formulas: what is one, what it becomes, and that a browser shows it and reads it aloud without a script."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from markdown import Markdown

from mkdocs_cairn.markdown.formulas import MathExtension

from .tree import parse, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from xml.etree.ElementTree import Element

    from playwright.sync_api import Page

    from .conftest import MakeSite

ROOT = Path(__file__).parents[2]
AXE = ROOT / "plugins/widgets/node_modules/axe-core/axe.min.js"
OURS = ROOT / "plugins/mkdocs_cairn/static/assets/cairn/pages.css"
THEME = files("material") / "templates/assets/stylesheets"
EXTENSIONS = ["admonition", "attr_list", "footnotes", "md_in_html", "tables", "pymdownx.superfences", "toc"]
LONG = (
    r"\mathcal{L}_{\text{DPO}}(\pi_\theta; \pi_{\text{ref}}) = -\mathbb{E}_{(x, y_w, y_l) \sim \mathcal{D}} "
    r"\left[ \log \sigma \left( \beta \log \frac{\pi_\theta(y_w \mid x)}{\pi_{\text{ref}}(y_w \mid x)} - "
    r"\beta \log \frac{\pi_\theta(y_l \mid x)}{\pi_{\text{ref}}(y_l \mid x)} \right) \right]"
)
READABLE = rf"""
\frac{{a+b}}{{c}}
x_i^2 + x_{{n+1}}
\sum_{{i=1}}^n x_i, \prod_{{t \ge 1}} y_t, \int_0^\infty e^{{-x^2}}\,dx
\mathbb{{E}}_{{x \sim p}}\left[ \log p(x) \right]
\operatorname{{KL}}(p \,\|\, q)
\operatorname*{{argmax}}_\theta \mathcal{{L}}(\theta), \argmax_x f, \max_\pi \mathbb E[r]
\begin{{pmatrix}} a & b \\ c & d \end{{pmatrix}}
f(x) = \begin{{cases}} x & \text{{if }} x > 0 \\ 0 & \text{{otherwise}} \end{{cases}}
\begin{{aligned}} a &= b + c \\ &= d \end{{aligned}}
\begin{{equation}}\begin{{split}} a &= b \\[1em] &= d \end{{split}}\end{{equation}}
\hat{{y}} + \bar{{x}} + \tilde{{z}} + \vec{{v}} + \widetilde{{M}} + \overline{{xy}}
P(A \mid B) = 1, \ldots, n \cdot \cdots
\sqrt{{x}} + \sqrt[3]{{y}}
\alpha, \Gamma, \varepsilon, \nabla_\theta J(\theta)
\begin{{array}}{{r|c:c}} a & b & c \\ \hline d & e & f \end{{array}}
\boldsymbol\theta^\top \mathbf x, \mathbb{{1}}[x > 0], \lVert x \rVert_2 \gg \lfloor y \rfloor
\sum_{{\substack{{i \\ j}}}} \mbox{{a b}} \tag{{3}}
\underbrace{{a + b}}_n \boxed{{x}} \cancel{{x}} \binom{{n}}{{k}} \tfrac12 \color{{red}} x
{LONG}
""".strip().split("\n")

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


class Converter:
    """Markdown to elements, with all that was reported on the way."""

    def __init__(self) -> None:
        self.reports: list[tuple[str, str]] = []
        self.extension = MathExtension(lambda tex, reason: self.reports.append((tex, reason)))

    def html(self, markdown: str) -> str:
        return Markdown(extensions=[*EXTENSIONS, self.extension]).convert(markdown)

    def __call__(self, markdown: str) -> Element:
        return parse(f"<main>{self.html(markdown)}</main>")


@pytest.fixture
def convert() -> Converter:
    return Converter()


def formulas(root: Element) -> list[tuple[str, bool]]:
    """The TeX of each formula, and whether it is displayed."""
    return [(e.get("data-tex", ""), e.get("display") == "block") for e in root.iter("math")]


def displays(root: Element) -> list[Element]:
    return [e for e in root.iter() if e.get("class") == "cairn-math"]


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
    assert len(convert.extension._converted) == 2


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


# --- On a site and in a browser -------------------------------------------------------------------------

PAGE = f"""# Of $\\pi_\\theta$

The policy $\\pi_\\theta(y \\mid x)$ and \\(x_{{n+1}}\\) cost \\$5.

$$
{LONG}
$$

A wide one in a line: ${LONG}$.

{"".join(f"$${tex}$${chr(10)}{chr(10)}" for tex in READABLE)}
- In a list:

    $$\\frac{{a}}{{b}}$$
"""


def test_the_search_finds_the_text_of_a_formula(site: MakeSite):
    page = "# Of $x_1$\n\nIt is $a+b$.\n\n$$\\frac{c}{d}$$\n"
    built = site({"docs/index.md": page}, markdown_extensions=["mkdocs_cairn.markdown.formulas:MathExtension"])
    assert (built.error, built.log) == ("", ())
    [entry] = [d for d in json.loads(built.read("search/search_index.json"))["docs"] if d["location"] == ""]
    assert entry["title"] == "Of x1"
    assert "It is a+b." in entry["text"]
    assert "frac" not in entry["text"]


@pytest.fixture(scope="module")
def math_url(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """A page of formulas with the theme's styles and ours, under a policy that allows nothing inline."""
    folder = tmp_path_factory.mktemp("math")
    shutil.copy(OURS, folder)
    with as_file(THEME) as styles:
        for name in ("main", "palette"):
            shutil.copy(next(styles.glob(f"{name}.*.css")), folder / f"{name}.css")
    links = "".join(f'<link rel="stylesheet" href="{n}.css">' for n in ("main", "palette", "pages"))
    policy = "default-src 'none'; style-src 'self'; img-src data:; script-src 'self'"
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Formulas</title>{links}'
        f'<link rel="icon" href="data:,"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width"></head><body data-md-color-scheme="default">'
        f'<main class="md-typeset">{Converter().html(PAGE)}</main></body></html>',
        "utf-8",
    )
    with serve_folder(folder) as url:
        yield url


@pytest.fixture
def math_page(page: Page, math_url: str) -> Iterator[Page]:
    """The page, which must neither complain nor ask another host for anything."""
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith((math_url, "data:")) else faults.append(r.url))
    page.goto(math_url)
    yield page
    assert faults == []


def test_formulas_have_a_sensible_size(math_page: Page):
    boxes: list[dict[str, Any]] = math_page.evaluate(
        """[...document.querySelectorAll("p > .cairn-tex:not([tabindex]) > math")]
            .map(m => ({m: m.getBoundingClientRect(), line: m.closest("p").getBoundingClientRect()}))
            .map(({m, line}) => ({width: m.width, height: m.height, inside: m.top >= line.top - 4}))"""
    )
    assert len(boxes) == 2
    for box in boxes:
        assert 20 < box["width"] < 150
        assert 10 < box["height"] < 40
        assert box["inside"]
    heights = math_page.evaluate("[...document.querySelectorAll('.cairn-math')].map(m => m.offsetHeight)")
    assert len(heights) == len(READABLE) + 2
    assert all(20 < height < 200 for height in heights)


def test_a_subscript_stands_lower_than_its_letter(math_page: Page):
    letter, script = math_page.evaluate(
        """[...document.querySelector('[data-tex="x_{n+1}"] msub').children]
            .map(e => e.getBoundingClientRect()).map(r => (r.top + r.bottom) / 2)"""
    )
    assert script > letter + 3


@pytest.mark.parametrize(("scheme", "width"), [("default", 320), ("slate", 1200)])
def test_axe_finds_nothing_and_a_wide_formula_scrolls_by_itself(math_page: Page, scheme: str, width: int):
    math_page.set_viewport_size({"width": width, "height": 800})
    math_page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    assert math_page.evaluate("document.documentElement.scrollWidth") <= width
    math_page.evaluate(AXE.read_text("utf-8"))
    found = math_page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice']})")
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]] == []


def test_a_screen_reader_gets_mathml(math_page: Page):
    session = math_page.context.new_cdp_session(math_page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = [n["role"]["value"] for n in nodes if not n["ignored"]]
    assert roles.count("MathMLMath") == len(READABLE) + 6
    assert "MathMLFraction" in roles
    assert not any("\\" in n.get("name", {}).get("value", "") for n in nodes)
