# SPDX-License-Identifier: MIT
"""A vault of Obsidian becomes documents whose links lead to the same notes. What is private is never published."""

from __future__ import annotations

from pathlib import Path

import pytest

from cairn.importing.formats.obsidian import OBSIDIAN
from cairn.importing.formats.registry import find_format
from cairn.importing.found import Bundle

HEADINGS = "## Heading\n## Two\n## Some words\n## Корка\n## Part"
BAKERY = Path(__file__).parents[2] / "cases" / "imports" / "obsidian" / "bakery"


def read(notes, **options):
    members = {path: text if isinstance(text, bytes) else text.encode() for path, text in sorted(notes.items())}
    return OBSIDIAN.read(Bundle("vault", members=members, **options))


def documents(notes, **options):
    return {document.path: document.text for document in read(notes, **options).documents}


def body(text, others=(), path="Note.md"):
    """The body of the document of a note in a vault with other files, which all have the same headings."""
    written = documents({**dict.fromkeys(others, HEADINGS), path: text})[path]
    return written.partition("\n---\n")[2].removesuffix("\n")


def head(text, others=(), path="Note.md", **options):
    """The front matter of the document of a note."""
    written = documents({**dict.fromkeys(others, b""), path: text}, **options)[path]
    return written.partition("\n---\n")[0].removeprefix("---\n").split("\n")


def losses(text, others=()):
    found = read({**dict.fromkeys(others, b""), "Note.md": text})
    return next(document.placed_losses for document in found.documents if document.path == "Note.md")


def bakery():
    return {path.relative_to(BAKERY).as_posix(): path.read_bytes() for path in sorted(BAKERY.rglob("*.md"))}


def test_a_folder_with_settings_of_the_program_is_recognized():
    assert find_format(Bundle("vault", members={".obsidian/app.json": b"{}", "a.md": b""})) is OBSIDIAN
    assert OBSIDIAN.detect(Bundle("folder", members={"a.md": b""})) == 0


def test_nothing_private_is_in_what_is_written_or_said():
    found = read(bakery())
    assert len(found.documents) == 4
    shown = repr(found).lower()
    assert "secret" not in shown
    assert "private" not in shown


def test_a_note_without_front_matter_is_a_concept_with_the_name_of_its_file():
    assert head("Text.", path="Wild yeast.md") == ["title: Wild yeast", "learn_before: []"]


def test_the_only_heading_of_level_one_is_the_title_if_it_begins_the_note():
    assert head("\n# A *wild* yeast\n\nText.")[0] == "title: A wild yeast"
    assert head("Text.\n\n# Later\n")[0] == "title: Note"
    assert head("---\ntitle: Own\n---\n# Other\n")[0] == "title: Own"


def test_headings_of_level_one_that_are_no_title_go_down_one_level():
    assert body("# One\n\n## Below\n\nSetext\n===\n\n```\n# code\n```") == (
        "## One\n\n### Below\n\nSetext\n---\n\n```\n# code\n```"
    )


# Names and links


def test_the_shortest_path_keeps_a_shared_name_and_the_others_get_their_folder():
    found = read(bakery())
    titles = {document.path: (document.title, document.id) for document in found.documents}
    assert titles["Flour.md"] == ("Flour", "Flour")
    assert titles["Paths/Flour.md"] == ("Flour (Paths)", "paths-flour")
    said = [loss for document in found.documents for loss in document.losses if "Flour" in loss]
    assert said == ["Another note is called 'Flour', so this one is called 'Flour (Paths)'."]


@pytest.mark.parametrize(
    ("typed", "source", "written"),
    [
        ("[[N]]", "a/S.md", "[[N]]"),  # from the root
        ("[[n.md]]", "a/S.md", "[[N|n]]"),  # in any case
        ("[[O]]", "b/S.md", "[[b/O|O]]"),  # in the same folder
        ("[[O]]", "c/S.md", "[[O]]"),  # the shortest path, then the alphabet
        ("[[b/N]]", "a/S.md", "[[b/N]]"),  # from the root
        ("[[c/M]]", "S.md", "[[c/M]]"),  # the end of a path
        ("[[M]]", "S.md", "[[M]]"),
        ("[[./N]]", "a/S.md", "[[a/N|./N]]"),
        ("[[../b/N|words]]", "a/S.md", "[[../b/N|words]]"),
        ("[[/b/N]]", "a/S.md", "[[/b/N]]"),
        ("[[O#Heading]]", "b/S.md", "[[b/O#Heading|O > Heading]]"),
        ("[[M#One#Two]]", "S.md", "[[M#Two]]"),
        ("[[M#^block]]", "S.md", "[[M]]"),
        ("[[#S]]", "S.md", "[[#S]]"),
        ("| [[O]] |", "b/S.md", "| [[b/O\\|O]] |"),
        ("[[ M  | words ]]", "S.md", "[[ M  | words ]]"),
        ("[[Nobody]]", "S.md", "[[Nobody]]"),
        ("[[Nobody.md]]", "S.md", "[[Nobody]]"),
        ("[w](N.md)", "a/S.md", "[w](N.md)"),
        ("[w](b/N.md)", "a/S.md", "[w](../b/N.md)"),
        ("[w](M)", "S.md", "[w](deep/c/M.md)"),
        ("[w](M.md#Some%20words)", "S.md", "[[M#Some words|w]]"),
        ("[w](https://example.org/M.md)", "S.md", "[w](https://example.org/M.md)"),
        ("`[[N]]`", "a/S.md", "`[[N]]`"),
        ("a [[b", "S.md", "a &#91;[b"),
    ],
)
def test_a_link_leads_to_the_note_that_the_vault_would_open(typed, source, written):
    assert body(typed, ["N.md", "a/N.md", "a/O.md", "b/N.md", "b/O.md", "deep/c/M.md"], source) == written


def test_a_link_to_a_heading_that_its_note_does_not_have_leads_to_the_note():
    notes = {"N.md": "## Other: *words*", "S.md": "[[N#Old]] [[N#Other words]] [[N#Old|label]]"}
    document = read(notes).documents[1]
    assert document.text.endswith("---\n[[N]] [[N#Other words]] [[N|label]]\n")
    assert document.placed_losses == ((1, "2 links to missing headings become links to notes. The first is here."),)


def test_two_notes_in_other_folders_are_taken_by_the_alphabet():
    assert body("[[N]]", ["b/N.md", "c/N.md"]) == "[[N]]"
    assert head("up: x", ["b/N.md"], "c/N.md")[:2] == ["title: N (c)", "id: c-n"]


def test_names_that_a_file_system_or_a_wikilink_cannot_hold_are_replaced():
    notes = {"a: b.md": "x", "a\\b.md": "x", "C#.md": "x", "???.md": "x", "S.md": "[[a: b]] [[C#]]"}
    written = documents(notes)
    assert sorted(written) == ["---.md", "C#.md", "S.md", "a- b.md", "a-b.md"]
    assert written["C#.md"].startswith('---\ntitle: "C#"\nid: ')
    assert "[[a: b]] [[c-sharp|C#]]" in written["S.md"]


def test_two_notes_at_one_address_get_different_paths():
    written = documents({"Paths/index.md": "x", "Paths.md": "x", "README.md": "x", "index.md": "x"})
    assert len({path.lower() for path in written}) == 4
    assert "Paths.md" in written


def test_a_note_that_would_replace_the_list_of_all_concepts_gets_another_path():
    written = documents({"README.md": "# Read me", "Note.md": "[[README]] [it](README.md)"})
    assert written.keys() == {"concept-README.md", "Note.md"}
    assert written["Note.md"].endswith("\n[[README]] [it](concept-README.md)\n")


def test_a_name_in_another_alphabet_is_found():
    assert body("[[Ржаной хлеб#Корка|хлеб]] [[面包]]", ["Ржаной хлеб.md", "x/面包.md"]) == (
        "[[Ржаной хлеб#Корка|хлеб]] [[面包]]"
    )


# Embeds


def test_an_image_gets_its_path_and_its_size():
    files = ["media/loaf one.png"]
    assert body("![[loaf one.png|200x100]]", files) == ('![loaf one](media/loaf%20one.png){ width="200" height="100" }')
    assert body("![[loaf one.png|A loaf|200]]", files, "a/S.md") == '![A loaf](../media/loaf%20one.png){ width="200" }'
    assert body("![A loaf|90](loaf%20one.png)", files) == '![A loaf](media/loaf%20one.png){ width="90" }'
    assert body("![x|90](https://example.org/a.png)") == '![x](https://example.org/a.png){ width="90" }'


def test_only_attachments_that_are_used_are_brought_along():
    found = read({"S.md": "![[a.png]] [[b.pdf#page=2]]", "m/a.png": b"A", "m/b.pdf": b"B", "m/c.png": b"C"})
    assert found.attachments == {"m/a.png": b"A", "m/b.pdf": b"B"}
    assert "[b.pdf](m/b.pdf#page=2)" in found.documents[0].text


def test_other_embeds_become_links_and_are_said():
    assert body("One\n![[N#Part]]\nTwo", ["N.md"]) == "One\n\n[[N#Part]]\n\nTwo"
    assert body("![[a.mp3]]", ["a.mp3"]) == "[a.mp3](a.mp3)"
    assert losses("x\n\n![[N]]\n![[a.mp3]]", ["N.md", "a.mp3"]) == (
        (3, "An embedded note becomes a link."),
        (4, "An embedded file becomes a link."),
    )


def test_a_missing_image_leaves_its_words():
    assert body("![[loaf.png|200]] and ![[loaf.png|A loaf]]") == "loaf.png and A loaf"
    assert losses("![[loaf.png]]") == ((1, "A link to a missing file becomes text."),)


def test_a_canvas_is_left_out_and_a_link_to_it_is_text():
    found = read({"S.md": "[[plan.canvas]]", "plan.canvas": "{}"})
    assert [(each.span.path, each.kind) for each in found.left_out] == [("vault/plan.canvas", "canvas")]
    assert found.documents[0].text.endswith("---\nplan.canvas\n")


# Which notes


def test_hidden_files_templates_and_private_notes_are_not_imported():
    notes = {
        ".obsidian/templates.json": '{"folder": "My Forms"}',
        ".trash/old.md": "x",
        "My Forms/form.md": "{{title}}",
        "Own.md": "---\npublish: false\n---\nhush",
        "S.md": "[[Own]] [[form|a form]]",
    }
    found = read(notes)
    assert [document.path for document in found.documents] == ["S.md"]
    assert found.documents[0].text.endswith("---\nOwn a form\n")
    assert [str(problem) for problem in found.problems] == [
        "vault:1: A note with 'publish: false' is not imported. [import-simplified]"
    ]


def test_a_note_that_is_no_text_is_named_and_stops_no_other():
    found = read({"a.md": b"\xff\xfe\xfa", "b.md": "x"})
    assert [document.path for document in found.documents] == ["b.md"]
    assert [problem.span.path for problem in found.problems] == ["vault/a.md"]
