# SPDX-License-Identifier: MIT
"""A tag can be written and read again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cairn.content.tag_path import parse_tag, tag_key, write_tag


@given(st.lists(st.text(alphabet="ab/ .", min_size=1, max_size=5).map(lambda t: " ".join(t.split())).filter(bool)))
def test_a_tag_can_be_written_and_read_again(path: list[str]):
    levels = tuple(level for level in path if level.strip("/ "))
    assert parse_tag(write_tag(levels)) == levels
    assert len(tag_key(levels)) == len(levels)
