# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from cairn.importing.parsing.tag_paths import parse_tags


@pytest.mark.parametrize(
    ("lines", "paths"),
    [
        ([], ()),
        (["Lore"], ("Lore",)),
        (["Ch.1 Wick - Lamps", "Lamps", "Lamps Course", "Lore"], ("Lore/Lamps/Ch.1 Wick",)),
        (["Ch.1 Wick - Lamps", "Lamps", "Lore", "Ch.2 Oil - Lamps"], ("Lore/Lamps/Ch.1 Wick", "Lore/Lamps/Ch.2 Oil")),
        (["Ch.2 Oil - Lamps", "Ch.1 Wick - Lamps", "Lamps"], ("Lamps/Ch.2 Oil", "Lamps/Ch.1 Wick")),
        (["Lamps", "Lamps Course", "Lore"], ("Lore/Lamps",)),
        (["Ch.1 - Lamps", "Lamps", "Night", "Lore"], ("Lore/Night/Lamps/Ch.1",)),
        (["Ch.1 - Lamps", "Lamps", "Lore", "Ch.9 - Oils", "Oils"], ("Lore/Lamps/Ch.1", "Lore/Oils/Ch.9")),
        (["Ch.1 - Lamps", "Lamps", "Lore", "Ch.9 - Oils", "Oils", "Art"], ("Lore/Lamps/Ch.1", "Art/Oils/Ch.9")),
        (["Ch.1 - Lamps", "Lamps", "Lore", "Ch.2 - Lamps", "Night"], ("Lore/Lamps/Ch.1", "Lore/Lamps/Ch.2", "Night")),
        (["In/Out - Lamps", "Lamps", "A/B"], ("A\\/B/Lamps/In\\/Out",)),
        (["Wicks - Wet", "Lore"], ("Lore/Wicks - Wet",)),
        (["Lore", "Lore"], ("Lore",)),
    ],
)
def test_tags_become_paths_from_general_to_specific(lines, paths):
    assert parse_tags(lines).paths == paths


def test_a_course_belongs_to_its_book_and_is_no_level():
    tags = parse_tags(["Ch.1 - Lamps", "Lamps", "Lamps Course", "Lore"])
    assert tags.courses == (("Lore/Lamps", "Lamps Course"),)
    assert parse_tags(["A Golf Course"]).paths == ("A Golf Course",)
