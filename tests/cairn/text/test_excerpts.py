# SPDX-License-Identifier: MIT
"""What is quoted of a text, and how its formulas are written there."""

from __future__ import annotations

import pytest

from cairn.text.prose import first_sentence, shorten, shorten_start
from mkdocs_cairn.markdown.formula_text import read_formulas, show_formulas


def test_a_sentence_does_not_end_within_a_formula():
    assert first_sentence("Let $n! A. B$ be it. Then more.") == "Let $n! A. B$ be it."


@pytest.mark.parametrize("length", range(1, 24))
def test_a_cut_never_divides_a_formula(length: int):
    text = "see $a + b + c$ and $d$"
    for cut in (shorten(text, length), shorten_start(text, length)):
        assert cut.count("$") % 2 == 0, cut


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"$Q = m\,c\,\Delta T$", "Q = m c ΔT"),
        (r"$2^{18} = 262{,}144$", "2^18 = 262,144"),
        (r"$\frac{a}{b + 1}$", "a/(b+1)"),
        (r"$P(x_t \mid x_{<t})$", "P(x_t ∣ x_(<t))"),
        (r"$\sqrt{x} \ge -1$", "√x ≥ −1"),
        (r"$\ln p$", "ln p"),
        (r"costs $5 and $6 each", "costs $5 and $6 each"),
        (r"$\foo$", r"\foo"),
    ],
)
def test_where_only_text_can_stand_a_formula_is_readable(tex: str, words: str):
    assert read_formulas(tex) == words


def test_in_a_page_a_formula_is_mathml_and_all_else_is_escaped():
    shown = show_formulas("a < b & $x$")
    assert shown.startswith('a &lt; b &amp; <math data-tex="x">')
    assert show_formulas("a < b") == "a < b"
