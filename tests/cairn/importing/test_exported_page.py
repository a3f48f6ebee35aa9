# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from cairn.importing.parsing.exported_page import ExportedPage, parse_exported_page
from cairn.text.source import Source

SENTENCE = "A wick is the one part of a lamp that burns."


def parse(*lines):
    return parse_exported_page(Source("wick.txt", "\n".join(lines)))


def title(*lines):
    page = parse(*lines)
    assert isinstance(page, ExportedPage), page
    return page.title


def test_a_page_is_taken_apart():
    page = parse("Learn Before", "Wick", SENTENCE, "It is wet.", "0", "12", "References", "R", "R", "Tags", "T")
    assert isinstance(page, ExportedPage)
    assert (page.title, page.body, page.votes) == ("Wick", (SENTENCE, "It is wet."), (0, 12))
    assert (page.references, page.tags, page.related, page.learn_before) == (("R", "R"), ("T",), (), ())


def test_names_of_prerequisites_stand_before_the_title():
    page = parse("Learn Before", "Fenn", "Osk", "Wick", SENTENCE, "0", "1")
    assert isinstance(page, ExportedPage)
    assert (page.learn_before, page.title, page.body) == (("Fenn", "Osk"), "Wick", (SENTENCE,))


def test_the_own_name_among_the_related_ones_decides_what_the_title_is():
    assert title("Learn Before", "Fenn", "Wick", "Short body", SENTENCE, "0", "1", "Related", "Wick", "Osk") == "Wick"


def test_a_name_that_is_related_too_is_not_taken_for_the_title():
    assert title("Learn Before", "Osk", "Wick", SENTENCE, "0", "1", "Related", "Osk", "Wick") == "Wick"


def test_a_title_without_a_heading_above_it_is_the_first_line():
    assert title("Wick", "Short body", "0", "1", "Tags", "T") == "Wick"


def test_votes_may_be_missing():
    page = parse("Learn Before", "Wick", SENTENCE, "Learn After", "Fenn")
    assert isinstance(page, ExportedPage)
    assert (page.votes, page.body) == (None, (SENTENCE,))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n", " \n\t"])
def test_line_ends_and_blank_lines_do_not_matter(end):
    page = parse_exported_page(Source("wick.txt", end.join(("\ufeffLearn Before", "Wick", SENTENCE, "0", "1", ""))))
    assert isinstance(page, ExportedPage)
    assert page.lines == ("Learn Before", "Wick", SENTENCE, "0", "1")


def test_what_is_remembered_of_a_page_reads_as_the_page():
    page = parse("Learn Before", "Fenn", "Wick", SENTENCE, "", "0", "1", "Related", "Wick", "", "Osk")
    assert isinstance(page, ExportedPage)
    again = parse(*page.lines)
    assert isinstance(again, ExportedPage)
    assert (again.title, again.body, again.related) == (page.title, page.body, page.related)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((), "wick.txt:1: This file is empty. Export the page again."),
        ((" ", "\t"), "wick.txt:1: This file is empty. Export the page again."),
        (("Learn Before", "0", "1", "Tags"), "wick.txt:1: This page has no title. Write it on its own line"),
        (("Learn Before", SENTENCE, "0", "1"), "wick.txt:2: This page has no title. Write it on its own line"),
        (("Learn Before", "???", "0", "1"), "wick.txt:2: This page has no title. Write it on its own line"),
        (("Tags", "T", "", "Tags"), "wick.txt:4: The section 'Tags' appears twice. Remove one of the two."),
        (("Learn Before", "Wick", "Learn Before"), "wick.txt:3: The section 'Learn Before' appears twice."),
        (("Wick", "Learn Before"), "wick.txt:2: 'Learn Before' must be the first line."),
        (
            ("Just", "some text"),
            "wick.txt:1: This is not an exported page: it has none of the headings 'Learn Before',",
        ),
        (("Learn Before", "A", "B", "C"), "wick.txt:2: It is not clear which of lines 2 to 4 is the title."),
        (("Learn Before", "Wick\u0092s"), "wick.txt:2: This line contains the control character U+0092."),
    ],
)
def test_a_damaged_page_is_reported_with_its_line(lines, message):
    problem = str(parse(*lines))
    assert problem.startswith(message)
    assert problem.endswith(" [import-damaged]")
    assert "\n" not in problem
