# SPDX-License-Identifier: MIT
"""What a note of a vault says is shown on its page, except what is private, and nothing of it is live."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from cairn.importing.formats.obsidian import OBSIDIAN
from cairn.importing.found import Bundle
from cairn.importing.obsidian.comments import remove_comments


def read(text, others=(), **options):
    members = {**dict.fromkeys(others, b"## Part"), "Note.md": text.encode()}
    return OBSIDIAN.read(Bundle("vault", members=dict(sorted(members.items())), **options))


def document(text, others=(), **options):
    return next(each for each in read(text, others, **options).documents if each.path == "Note.md")


def body(text, others=()):
    return document(text, others).text.partition("\n---\n")[2].removesuffix("\n")


def head(text, others=(), **options):
    return document(text, others, **options).text.partition("\n---\n")[0].removeprefix("---\n").split("\n")


# Comments

COMMENTS = [
    ("a %%x%% b", "a b"),
    ("a\n%%\nx\n\ny\n%%\nb", "a\nb"),
    ("a %% x\ny %% b", "a b"),
    ("> a\n> %% x %%\n> b", "> a\n> b"),
    ("`%% code %%` and %%x%%", "`%% code %%` and"),
    ("```\n%% code\n```\n%%x%%", "```\n%% code\n```"),
    ("p\n\n    %% code\n\n%%x%%", "p\n\n    %% code\n"),
    ("$a %% b$ %%x%%", "$a %% b$"),
    ("- a\n\n    b %%x%%", "- a\n\n    b"),
    ("a <!-- x --> b", "a b"),
    ("a %% x", "a"),
    ("%%x%%%%y%%", ""),
]


@pytest.mark.parametrize(("text", "shown"), COMMENTS)
def test_a_comment_goes_away_and_code_stays(text, shown):
    assert remove_comments(text).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "``a ` %% SECRET %%",  # no code: the number of marks differs
        "%% a ` b %% text `c` %% SECRET %% z",
        "> ```\n> code\n\ntext %% SECRET %%\n\n```py\nx\n```\n",  # the quote ends the code
        "- ```\n  code\n\ntext %% SECRET %%\n\n```\nx\n```\n",
        "```\n%% SECRET %%",  # never closed
        "%%\n```\n%%\n```\nSECRET %%",
        "<!-- %% --> %% SECRET %%",
        "[link|%% SECRET %%](a.md)",
        "# A title %% SECRET %%",
        "| a | %% SECRET %% |",
        "\\%% SECRET %%",
    ],
)
def test_whatever_may_be_a_comment_is_not_published(text):
    assert "SECRET" not in document(text).text


def test_an_unclosed_comment_is_said():
    found = document("---\nup: x\n---\na\n\nb %% c\nd")
    assert found.text.endswith("---\na\n\nb\n")
    assert found.losses == (
        "The comment in line 6 is not closed, so everything after it is left out. Write '%%' where it ends.",
    )


@given(st.lists(st.sampled_from(["%%", "a", " ", "\n", "`", "```\n", "$", "- ", "> ", "<!--", "-->"]), max_size=14))
def test_what_is_shown_is_a_part_of_the_text_and_each_line_knows_its_place(parts):
    text = "".join(parts)
    shown = remove_comments(text)
    lines = shown.text.split("\n")
    assert len(lines) == len(shown.lines)
    assert list(shown.lines) == sorted(shown.lines)
    rest = iter(text)
    assert all(sign in rest for sign in shown.text)


# Front matter


def test_names_of_other_notes_in_fields_become_prerequisites_and_related_concepts():
    fields = 'prerequisite: "[[Yeast|the fungus]]"\nrequires: [[Salt]]\ndepends-on: [Flour, Nobody]\nup: "[[Bread]]"'
    text = f"---\n{fields}\n---\ndepends_on:: [[Water]] and [[Salt]]\n- see:: [[Oven]]\nrest"
    found = document(text, ["Yeast.md", "a/Salt.md", "Water.md"], prerequisites=PREREQUISITES, related=("up", "see"))
    assert found.text == (
        "---\ntitle: Note\nlearn_before:\n  - Yeast\n  - Salt\n  - Flour\n  - Nobody\n  - Water\n"
        "related:\n  - Bread\n  - Oven\n---\nrest\n"
    )
    assert found.names == ("Flour", "Nobody", "Bread", "Oven")


PREREQUISITES = ("prerequisite", "prerequisites", "requires", "depends_on")


def test_a_note_is_no_prerequisite_of_itself():
    assert head('---\nrequires: "[[Note]]"\n---\n', prerequisites=PREREQUISITES) == ["title: Note", "learn_before: []"]


def test_aliases_are_a_list_or_a_text_and_belong_to_one_note():
    assert head("---\naliases: yeast cells, fungus\n---\n")[1:4] == ["aliases:", "  - yeast cells", "  - fungus"]
    found = document('---\nalias: ["[a", "Other", "note", "?"]\n---\n', ["Other.md"])
    assert '\naliases:\n  - "[a"\nlearn_before' in found.text
    assert found.losses == ("The alias 'Other' is left out, because another note has this name.",)


def test_tags_come_from_the_front_matter_and_the_text():
    text = (
        "---\ntags: [one, '#two/sub', 2024]\ntag: three four\n---\n#two/Sub (#five) `#no` #1 a#b http://c/#d # x\n#_6"
    )
    found = document(text)
    assert found.text.partition("tags:\n")[2] == (
        '  - one\n  - two/sub\n  - three\n  - four\n  - five\n  - "_6"\n---\n'
        "two/Sub (five) `#no` #1 a#b http://c/#d # x\n_6\n"
    )


def test_a_permalink_is_a_former_address():
    assert head("---\npermalink: /old/place/\n---\n")[-2:] == ["redirect_from:", "  - old/place"]


def test_other_fields_stay_as_typed_unless_they_stop_a_build():
    fields = "cssclasses: wide\nrating: 4.50 # good\nlist:\n  - a\n  - b\ndate: 2024-02-30\nicon: LiBook\nreference: x"
    found = document(f"---\n{fields}\nhide: true\ndraft: no\n---\n")
    assert found.text == (
        "---\ntitle: Note\nlearn_before: []\ncssclasses: wide\nrating: 4.50 # good\nlist:\n  - a\n  - b\n"
        'date: "2024-02-30"\ndraft: no\n---\n'
    )
    left_out = "The field '{}' is left out, because it has another meaning here."
    assert found.losses == tuple(left_out.format(name) for name in ("icon", "reference", "hide"))


def test_broken_front_matter_leaves_the_body_and_is_said():
    found = document("---\na: [b\nc: : d\n---\nText.")
    assert found.text == "---\ntitle: Note\nlearn_before: []\n---\nText.\n"
    assert found.losses == (
        "The front matter is no valid YAML, so it is left out. Correct it, and import the vault again.",
    )


def test_a_page_with_braces_is_not_read_as_a_template():
    assert "render_macros: false" in head("`{{ date }}`")
    assert "render_macros: false" not in head("{a}")


# Blocks and lines

ADMONITIONS = [
    ("> [!tip]- Feed it\n> Every day.", '??? tip "Feed it"\n    Every day.'),
    ("> [!NOTE]+\n> a\n> - b", "???+ note\n    a\n\n    - b"),
    ("> [!faq] \n> a", '!!! question "Faq"\n    a'),
    ("> [!my-type]\n> a", '!!! note "My type"\n    a'),
    ("> [!info|wide] T\n> > [!bug]\n> > a\n>\n> b", '!!! info "T"\n    !!! bug\n        a\n\n    b'),
    ("a\n> [!tip] T\nb", 'a\n\n!!! tip "T"\n\nb'),
    ("- a\n  > [!tip] T\n  > b\n- c", '- a\n\n    !!! tip "T"\n        b\n\n- c'),
    ("> [!tip]\n> ```py\n> x\n>   y\n> ```", "!!! tip\n    ```py\n    x\n      y\n    ```"),
    ("> just\n> a quote", "> just\n> a quote"),
    ("```\n> [!tip]\n```", "```\n> [!tip]\n```"),
]


@pytest.mark.parametrize(("text", "written"), ADMONITIONS)
def test_a_callout_becomes_an_admonition(text, written):
    assert body(text) == written


LISTS = [
    ("a\n- b\n  - c\n    - d\n- e", "a\n\n- b\n    - c\n        - d\n- e"),
    ("1) a\n   b\n\n   c\n2) d", "1. a\n    b\n\n    c\n2. d"),
    ("- a\n\t- b", "- a\n    - b"),
    ("- a\n1. b", "- a\n\n<!-- -->\n\n1. b"),
    ("in 1986\n1986. was a year", "in 1986\n1986. was a year"),
    ("- a\n\n  ```\n  code\n    more\n  ```\n- b", "- a\n\n    ```\n    code\n      more\n    ```\n- b"),
    ("- a\n\nb\n\n    code", "- a\n\nb\n\n    code"),
    ("# H\n- a", "# H\n- a"),
    ("a\n***\n- - -", "a\n***\n- - -"),
    ("a\n| b | c |\n|---|---|\n| d | e |", "a\n\n| b | c |\n|---|---|\n| d | e |"),
    ("#1 is\n- #2", "\\#1 is\n\n- \\#2"),
]


@pytest.mark.parametrize(("text", "written"), LISTS)
def test_lists_and_tables_are_read_as_in_the_vault(text, written):
    assert body(text) == written


def test_highlights_become_marks_and_names_of_blocks_go_away():
    assert body("a ==b [[c]]== d ^id\n\n^other\n\nx^2 `==e==` a == b") == (
        "a <mark>b [[c]]</mark> d\n\n\n\nx^2 `==e==` a == b"
    )


def test_queries_of_other_programs_are_left_out_and_said():
    found = document("a\n\n```dataview\nLIST\n```\n\n> ```query\n> x\n> ```\nb")
    assert found.text.endswith("---\na\n\n\nb\n")
    assert found.placed_losses == ((3, "2 queries of other programs are left out. The first is here."),)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        '<a onclick="x()">a</a>',
        "[a](javascript:alert(1))",
        "![a](java%0ascript:x)",
        "[a](<java\tscript:x>)",
        "[a](javascript&colon;x)",
    ],
)
def test_nothing_in_a_note_is_live(text):
    found = document(text)
    shown = found.text.lower().replace("&lt;script", "").replace("&lt;a", "")
    assert not any(live in shown for live in ("<script", "onerror", "onload", "onclick", "](java"))
    assert any("script" in loss for _, loss in found.placed_losses)


def test_an_address_that_hides_a_script_is_none():
    assert body('<a href="java&#10;script:x" class="b">a</a>') == '&lt;a href="java&#10;script:x" class="b">a</a>'
    assert body('<a href="javascript:x" class="b">a</a>') == '<a class="b">a</a>'
    assert body("[a]\n\n[a]: javascript:x") == "[a]\n\n[a]: #javascript:x"


def test_a_vault_that_needs_more_extensions_says_so_once():
    problems = read("> [!tip]- a\n\n- [ ] b\n\n~~c~~", ["b.md"]).problems
    needed = "pymdownx.details, pymdownx.tasklist, pymdownx.tilde"
    assert [problem.message for problem in problems] == [
        f"The notes need Markdown extensions. Add these to 'markdown_extensions' in mkdocs.yml: {needed}."
    ]


@pytest.mark.parametrize(
    "text",
    [
        'A **b**{: onclick="evil()" }',
        "`c`{ onclick=evil() } }",
        "Para\n{: onclick=evil() }",
        "# Head { onclick=evil() }",
        "# [b { onclick=evil() }](javascript:evil())",
        '[b](https://example.org){: href="java&#10;script:evil()" }',
        '<iframe srcdoc="&lt;script>evil()&lt;/script>"></iframe>',
    ],
)
def test_attributes_of_a_note_run_no_script(text):
    found = OBSIDIAN.read(Bundle("vault", members={"Rye.md": text.encode()}))
    html = Markdown(extensions=["attr_list"]).convert(found.documents[0].text)
    assert not re.search(r"<[^>]*\s(?:onclick|srcdoc|href=.java)", html)
    assert "made harmless" in found.documents[0].placed_losses[0][1]
