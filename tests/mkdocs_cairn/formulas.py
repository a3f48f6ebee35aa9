# SPDX-License-Identifier: MIT
"""Formulas of many kinds, and how the tests convert them and find them again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markdown import Markdown

from mkdocs_cairn.markdown.formulas import MathExtension

from .tree import parse

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ROOT = Path(__file__).parents[2]
OURS = ROOT / "plugins/mkdocs_cairn/static/assets/cairn/pages.css"
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


class Converter:
    """Markdown to elements, with all that was reported on the way."""

    def __init__(self) -> None:
        self.reports: list[tuple[str, str]] = []
        self.extension = MathExtension(lambda tex, reason: self.reports.append((tex, reason)))

    def html(self, markdown: str) -> str:
        return Markdown(extensions=[*EXTENSIONS, self.extension]).convert(markdown)

    def __call__(self, markdown: str) -> Element:
        return parse(f"<main>{self.html(markdown)}</main>")


def formulas(root: Element) -> list[tuple[str, bool]]:
    """The TeX of each formula, and whether it is displayed."""
    return [(e.get("data-tex", ""), e.get("display") == "block") for e in root.iter("math")]


def displays(root: Element) -> list[Element]:
    return [e for e in root.iter() if e.get("class") == "cairn-math"]
