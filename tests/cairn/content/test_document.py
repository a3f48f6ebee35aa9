# SPDX-License-Identifier: MIT
"""The first lines of a page: what is front matter, what only looks like it, and what the host would swallow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from cairn.content.document import host_text, parse_document
from cairn.text.source import Source

IGNORED = {
    "an empty line before it": ("\n---\ntitle: A\nlearn_before: [b]\n---\nText.\n", 2),
    "several empty lines": ("\n \n\t\n---\ntitle: A\n---\nText.\n", 4),
    "a comment before it": ("<!-- SPDX -->\n---\ntitle: A\n---\nText.\n", 2),
    "a long comment before it": ("<!--\nNote: this\n-->\n\n---\ntitle: A\n---\nText.\n", 5),
    "a heading before it": ("# A\n---\nlearn_before: [b]\n---\nText.\n", 2),
    "a width of zero before it": ("\u200b---\ntitle: A\n---\nText.\n", 1),
    "an indent": (" ---\ntitle: A\n---\nText.\n", 1),
    "no closing line": ("---\ntitle: A\nlearn_before: [b]\n\nText.\n", 1),
    "no closing line and no text": ("---\ntitle: A\n", 1),
    "no closing line, keys of the author": ("---\ncolour: red\nsize: 3\n\nText.\n", 1),
    "a long closing line": ("---\ntitle: A\n----\nText.\n", 3),
    "an indented closing line": ("---\ntitle: A\ntags:\n  - b\n ---\nText.\n", 5),
    "a typographer's closing line": ("---\ntitle: A\n—\nText.\n", 3),
    "a long opening line": ("----\ntitle: A\n----\nText.\n", 1),
    "a short opening line": ("--\ntitle: A\n--\nText.\n", 1),
    "a typographer's lines": ("–––\ntitle: A\n–––\nText.\n", 1),
    "a remark in the opening line": ("--- # metadata\ntitle: A\n---\nText.\n", 1),
    "JSON": (";;;\ntitle: A\n;;;\nText.\n", 1),
    "keys of the author with lists and remarks": ("--\ncolours:\n  - red\n- blue\n# why\n\tgreen\nsize: 3\n--\n", 1),
    "TOML": ('+++\ntitle = "A"\n+++\nText.\n', 1),
    "no opening line": ("title: A\nlearn_before: [b]\n---\nText.\n", 1),
    "no lines at all": ("learn_before: [b]\n\nText.\n", 1),
    "a second block": ("---\ntitle: A\n---\n---\nlearn_before: [b]\n---\nText.\n", 4),
    "a second block after a line": ("---\ntitle: A\n---\n\n---\nlearn_before: [b]\n---\nText.\n", 5),
    "a second block without an end": ("---\ntitle: A\n---\n\n---\nlearn_before: [b]\n\nText.\n", 5),
}
HIDDEN = ["Note: it is so. See [[B]].\n\nText.\n", "https://example.org\n", "12:30 is noon.\n", "  Def: a\n    b\n"]
FINE = [
    "---\n\nA line, and then text.\n",
    "---\nText below a line: it has a colon.\n",
    "---\nText below a line.\n---\n\nText.\n"[4:],
    "---\n\ntitle: is a word\n\n---\n",
    "\n---\n\n# A\n\nText.\n",
    "***\n\nNote: it is so.\n",
    "- - -\n\nText.\n",
    "# A\n\n---\n\nTitle: what a page has.\n",
    "# A\n\nNote: it is so.\n",
    "---\ntitle: A\n---\n\n---\n\nText after a line.\n",
    "---\ntitle: A\n---\n\nNote: it is so.\n",
    "---\ntitle: A\n---\nText.\n\n---\n\nmore: text\n",
    "A sentence: it goes on.\n",
    "\nNote: it is so.\n",
    "[a]: https://example.org\n",
    "::: note\n",
    "| a: | b |\n",
    "<!-- cairn: allow tag-lonely: why -->\n# A\n",
    "",
    "\n\n",
    "---",
    "---\n",
    "\ufeff",
]
ALSO_FRONT_MATTER = [
    "---\n---\n",
    "---\n---\nNote: it is so.\n",
    "---\n# only a remark\n---\nText.\n",
    "---\n# only a remark\n---\nNote: it is so.\n",
    "---\n\n---\nText.\n",
    "---\ntitle: A\n---",
    "---\ntitle: A\n...",
    "---\ntitle: A\n---  ",
    "\ufeff---\ntitle: A\n---\nText.\n",
    "---\n{}\n---\nText.\n",
]


def faults(text: str) -> list[tuple[int, str]]:
    return [(p.span.line, p.code.label) for p in parse_document(Source("a.md", text, "a.md"))[1]]


@pytest.mark.parametrize("name", IGNORED)
def test_what_looks_like_front_matter_and_is_none_is_told_with_its_line(name: str):
    text, line = IGNORED[name]
    assert faults(text) == [(line, "front-matter-ignored")]


@pytest.mark.parametrize(
    "key",
    [
        *("learn_before", "aliases", "related", "references", "redirect_from", "autolink", "autolink_to", "votes"),
        *("tags", "title", "id", "description", "template", "hide", "icon", "date", "author", "authors", "status"),
        *("draft", "Learn-Before", "learn after", "Autolink To"),
    ],
)
def test_one_known_key_is_enough_to_look_like_front_matter(key: str):
    expected = [(1, "front-matter-ignored")] if key != "learn after" else []
    assert faults(f"--\n{key}: x\n--\n\nText.\n") == expected


@pytest.mark.parametrize("text", HIDDEN)
def test_a_first_line_that_the_host_leaves_out_is_told(text: str):
    assert text.split("\n", maxsplit=1)[0] not in get_data(text)[0]
    assert faults(text) == [(1, "first-line-hidden")]
    assert not faults(f"\n{text}")


@pytest.mark.parametrize("text", FINE)
def test_a_line_that_separates_and_a_sentence_with_a_colon_are_fine(text: str):
    assert not faults(text)


@pytest.mark.parametrize("text", ALSO_FRONT_MATTER)
def test_an_empty_block_and_one_at_the_end_of_a_file_are_front_matter_for_the_host_too(text: str):
    document, problems = parse_document(Source("a.md", text, "a.md"))
    body, fields = get_data(host_text(document) or text)
    assert not problems
    assert body.strip("\n") == document.body.strip("\n")
    assert list(fields) == [field.name for field in document.fields.fields]


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("2024-02-30", 4),
        ("!new A", 4),
        ("2024-13-01 10:00:00", 4),
        ("9" * 5000, 4),
        ("!!int no", 4),
        ("[2024-02-30]", 4),
    ],
)
def test_front_matter_that_only_the_host_cannot_read_is_told(value: str, line: int):
    text = f"---\ntitle: A\nid: b\nother: {value}\n---\nText.\n"
    assert get_data(text)[0] == text
    assert faults(text) == [(line, "front-matter-broken")]


def test_the_line_that_the_host_cannot_read_is_told_and_not_one_before_it():
    text = "---\ntitle: A\nnote: 12\nmore: [1, 2]\nday: 2024-02-30\n---\nText.\n"
    assert faults(text) == [(5, "front-matter-broken")]


@pytest.mark.parametrize("text", ["Text.\n", "# A\n\nText.", "---\ntitle: A\n---\nText.\n", ""])
def test_the_host_reads_a_usual_page_as_it_is(text: str):
    assert host_text(parse_document(Source("a.md", text, "a.md"))[0]) is None


KEYS = st.sampled_from(
    ["title: A", "note: 12", "learn_before: [b]", "- c", "  d: e", "# f", "", "Text: so.", "Text.", "x: 2024-02-30"]
)
LINES = st.lists(st.sampled_from(["---", "---", "...", "----", " ---", "+++"]) | KEYS, max_size=9)


@given(LINES, st.sampled_from(["", "\n", "\ufeff"]), st.sampled_from(["", "\n"]))
def test_a_page_without_a_problem_is_read_by_the_host_as_it_is_here(lines: list[str], before: str, after: str):
    text = before + "\n".join(lines) + after
    document, problems = parse_document(Source("a.md", text, "a.md"))
    body, fields = get_data(host_text(document) or text)
    if not problems:
        assert body.strip("\n\ufeff") == document.body.strip("\n\ufeff")
        assert list(fields) == [field.name for field in document.fields.fields]
