# SPDX-License-Identifier: MIT
"""What questions have beside their texts and keys: what a format has no place for is said once."""

from __future__ import annotations

import pytest

from cairn.exporting.formats.registry import FORMATS

from .courses import make_course
from .questions import LISTS, MATCH, SINGLE

OTHERS = "aliases: [old]\nseen_on: [bread]\n"
LOST = {
    "anki": "'aliases' and 'seen_on'",
    "gift": "'aliases' and 'seen_on'",
    "moodle-xml": "'aliases' and 'seen_on'",
    "qti12": "'aliases' and 'concepts' and 'seen_on'",
    "qti21": "'aliases' and 'concepts' and 'seen_on'",
}
BY_NAME = {each.name: each for each in FORMATS}


@pytest.mark.parametrize("name", ["json", *LOST])
def test_keys_that_a_format_has_no_place_for_are_named_once(name):
    course = make_course(("Bread", {"a": SINGLE + OTHERS, "b": MATCH + OTHERS}))
    said = [note for note in BY_NAME[name].write(course).notes if note.span.path == "mkdocs.yml"]
    assert [note.message.partition(" has no place for ")[2] for note in said] == [
        f"{keys} of questions, so these are left out." for key, keys in LOST.items() if key == name
    ]


def test_rows_that_must_not_be_shuffled_keep_their_order_in_qti_21():
    for keys, shuffle in (("", b'shuffle="true"'), ("shuffle: no\n", b'shuffle="false"')):
        files = BY_NAME["qti21"].write(make_course(("Bread", {"a": MATCH + keys}))).files
        assert shuffle in files["items/a.xml"]


def test_a_list_that_must_not_be_shuffled_is_said_to_lose_that_in_gift():
    for keys, count in (("", 0), ("shuffle: no\n", 1)):
        notes = BY_NAME["gift"].write(make_course(("Bread", {"a": LISTS + keys}))).notes
        assert sum("may change places" in note.message for note in notes) == count
