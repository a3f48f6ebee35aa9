# SPDX-License-Identifier: MIT
"""Questions replace their placeholders; one that cannot be shown at its place is reported with what holds it."""

from __future__ import annotations

import pytest

from cairn.compile import compile_site
from cairn.questions.placeholders import (
    fill_questions,
    find_misplaced,
    place_questions,
    wrap_section,
    write_placeholder,
)
from cairn.questions.shown import ShownQuestion, show_question
from cairn.sources import Sources
from cairn.text.source import Source

QUIZ = Source("quizzes/a.yml", "".join(f"- {{id: q{n}, stem: 'Question {n}?', concepts: [a]}}\n" for n in (1, 2, 12)))
SITE = compile_site(Sources((Source("docs/concepts/a.md", "Text.\n", "concepts/a.md"),), (QUIZ,)))
SHOWN = {n: show_question(SITE.questions.questions[f"q{n}"], n) for n in (1, 2, 12)}
ONE, TWO, TWELVE = map(write_placeholder, SHOWN.values())
NOBODYS = ONE.replace("1", "7")


def write(shown: ShownQuestion) -> str:
    return f"<q>{shown.number}</q>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<p>{ONE}</p>", "<q>1</q>"),
        (f"<p> {ONE}\n{TWELVE} </p>\n<p>Text.</p>", "<q>1</q>\n<q>12</q>\n<p>Text.</p>"),
        (f"<li>{TWO}</li>", "<li><q>2</q></li>"),
        (f"<p>Text. {TWO}</p>", "<p>Text. <q>2</q></p>"),
        (f"<p>{NOBODYS}</p>", NOBODYS),
        ("<p>1</p>", "<p>1</p>"),
        (
            wrap_section(f"<p>{ONE}</p>", "cairn-check no-print"),
            '<section class="cairn-check no-print">\n\n<q>1</q>\n\n</section>',
        ),
    ],
)
def test_a_placeholder_is_replaced_with_the_paragraph_that_holds_nothing_else(page: str, expected: str):
    assert fill_questions(page, SHOWN, write) == expected


def test_in_markdown_a_placeholder_becomes_a_block_of_its_own():
    text = wrap_section(f"{ONE}\n\n{NOBODYS}", "cairn-check")
    block = '<div class="cairn-place">\n<q>\n</div>'
    assert place_questions(text, {1: "<q>"}) == f'<section class="cairn-check">\n\n{block}\n\n{NOBODYS}\n\n</section>'


@pytest.mark.parametrize(
    ("page", "holder"),
    [
        (f"<p>{ONE}</p>", None),
        (f"<code>{ONE}</code>", "'code'"),
        (f"<PRE class=a><b>{ONE}</b></PRE>", "'pre'"),
        (f"<code><pre></code>{ONE}</pre>", None),
        (f"<pre><code></code>{ONE}</pre>", "'pre'"),
        (f"</code>{ONE}", None),
        (f"<codes>{ONE}</codes>", None),
        (f"<!-- {ONE} -->", "a comment"),
        (f"<!-- <code> -->{ONE}", None),
        (f"<code><!-- </code>{ONE}", None),
        (f"--> {ONE}", None),
        (f"<!-- <!-- --> {ONE}", None),
        (f"<svg/> {ONE} </svg>", "'svg'"),
        (f'<a href="{ONE}">', "a tag"),
        (f"a < b {ONE}", None),
        (f"a > b <{ONE}", None),
        (f"{ONE} <b title=''>", None),
        ("<p>Text.</p>", ""),
    ],
)
def test_a_question_is_misplaced_in_an_element_that_cannot_hold_it_or_if_it_is_nowhere(page: str, holder: str | None):
    found = list(find_misplaced(page, {1: SHOWN[1]}))
    assert found == ([] if holder is None else [(SHOWN[1], holder)])


def test_each_misplaced_question_is_told_in_the_order_of_the_page_and_missing_ones_at_the_end():
    page = f"<code>{TWELVE}</code> {ONE} <style>{NOBODYS}</style><title>{ONE}"
    assert list(find_misplaced(page, SHOWN)) == [(SHOWN[12], "'code'"), (SHOWN[1], "'title'"), (SHOWN[2], "")]
