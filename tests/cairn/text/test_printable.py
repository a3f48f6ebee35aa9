# SPDX-License-Identifier: MIT
"""Text of others stays on its line, and no control character in it reaches a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.text.printable import printable
from cairn.text.problem import Code, Problem
from cairn.text.source import Span


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m \x1b]0;owned\x07", r"\x1b[31mred\x1b[0m \x1b]0;owned\x07"),
        ("a\nb\rc\td\x7f\x00", r"a\nb\rc\td\x7f\x00"),
        ("\x9b2J\x85", r"\x9b2J\x85"),
        ("a\u202eb\u2066c\u2069", r"a\u202eb\u2066c\u2069"),
        ("a\u200bb\u2060c\ufeffd\u00ade", r"a\u200bb\u2060c\ufeffd\xade"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
        ("a\udc80b\ud800", r"a\udc80b\ud800"),
        ("tag \U000e0041", r"tag \U000e0041"),
        ("a\u200db \u200c", r"a\u200db \u200c"),
        ("::error::no", r"\x3a:error::no"),
        ("  ::error::no", r"  \x3a:error::no"),
        ("\u2003::error::no", "\u2003\\x3a:error::no"),
        ("a ##[error]no ##vso[task.x]", r"a \x23#[error]no \x23#vso[task.x]"),
    ],
)
def test_what_is_no_character_to_be_read_is_shown_escaped(text, shown):
    assert printable(text) == shown


@pytest.mark.parametrize(
    "text", ["Straße, 数据库, دان", "می\u200cخواهم", "क्\u200dष", "👩\u200d🔬", "a :: b", "C:\\x", "# a"]
)
def test_text_of_any_language_stays_as_it_is(text):
    assert printable(text) == text


@given(st.text(st.characters(), max_size=40))
def test_no_control_character_is_left(text):
    shown = printable(text)
    assert shown.isascii() or not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert len(shown.splitlines()) <= 1
    assert not shown.lstrip().startswith("::")
    assert printable(shown) == shown


def test_a_problem_is_one_line_whatever_its_file_is_called():
    problem = Problem(Code.ID_TAKEN, Span("docs/a\n::error::b\x1b.md", 1), "The id '\x07' is\ntaken.")
    assert str(problem) == r"docs/a\n::error::b\x1b.md:1: The id '\x07' is\ntaken. [id-taken]"
