# SPDX-License-Identifier: MIT
from __future__ import annotations

import jinja2
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cairn.content.bibliography import parse_references
from cairn.importing.corpus import build_corpus, count_edges
from cairn.importing.output.markdown_text import compile_markdown, escape_line
from cairn.importing.output.output_files import compile_entry, compile_files
from cairn.importing.parsing.exported_page import ExportedPage, parse_exported_page
from cairn.importing.parsing.overrides import Overrides
from cairn.importing.parsing.page_lines import find_stray_character, split_lines
from cairn.importing.references import build_references, count_citations
from cairn.text.slug import question_id
from cairn.text.source import Source
from cairn.yaml.writer import block, scalar

BODY = "A wick is the one part of a lamp that burns."
SIGNS = st.text(alphabet=st.sampled_from("\\`*_{}[]()<>#+-.!|~^=$:&;/?%@\"' abAB12é\n"), max_size=40)


def export(title, related=(), learn_after=(), more=()):
    lines = ("Learn Before", title, BODY, "0", "1", *more, "Related", *related, "Learn After", *learn_after)
    page = parse_exported_page(Source(f"{title}.txt", "\n".join(lines)))
    assert isinstance(page, ExportedPage)
    return page


def write(*pages, homes=None):
    files = compile_files(build_corpus(pages, Overrides()), homes or {})
    return {file.path: file.text for file in files}


@given(text=st.one_of(SIGNS, st.text(max_size=30)))
@settings(max_examples=150)
def test_any_text_shows_as_it_is_in_markdown_jinja_and_yaml(kit, text):
    lines = [line.text for line in split_lines(text)]
    assume(lines and not find_stray_character(split_lines(text)))
    written = "\n".join(compile_markdown(lines))
    assert kit.read_markdown(written) == [kit.plain(line) for line in lines]
    assert jinja2.Template(written).render() == written
    stem = "\n".join(block("stem", written.split("\n"), "  "))
    assert yaml.safe_load(stem) == {"stem": written}
    assert yaml.safe_load(f"- {scalar(lines[0])}\n- {scalar(lines[0])}: 1") == [lines[0], {lines[0]: 1}]


@given(data=st.data())
@settings(max_examples=50)
def test_markup_shows_as_it_is(kit, data):
    lines = data.draw(st.lists(kit.sentences(kit.starts), min_size=1, max_size=5))
    assert kit.read_markdown("\n".join(compile_markdown(lines))) == [kit.plain(line) for line in lines]


@pytest.mark.parametrize("text", ["Plain text, with (almost) every sign: 5 > 3; a/b - 'c' \"d\" #6 50% 2^3 $7 ~8 é!"])
def test_ordinary_text_stays_readable(text):
    assert escape_line(text) == text


@pytest.mark.parametrize(
    "text", ["no", "NULL", "1984", "1.10", "12:30", "- a", "a: b", "a #b", "a:", "", "~", "[a", "y"]
)
def test_a_text_that_yaml_would_read_as_something_else_is_quoted(text):
    assert scalar(text).startswith('"')
    assert yaml.safe_load(f"a: {scalar(text)}") == {"a": text}


def test_a_page_becomes_a_document():
    tags = (
        "References",
        "Reference of Osk",
        "Reference of Osk",
        "Reference of Fenn",
        "Tags",
        "Ch.1 - Lamps",
        "Lamps",
        "Lore",
    )
    files = write(export("Wick", ["Oil: Old", "Wick", "Do wicks burn?"], ["Flame"], tags))
    assert files["concepts/wick.md"] == (
        "---\n"
        "title: Wick\n"
        "id: wick\n"
        "related:\n"
        '  - - "Oil: Old"\n'
        "tags:\n"
        "  - Lore/Lamps/Ch.1\n"
        "references:\n"
        "  - {key: osk, times: 2}\n"
        "  - fenn\n"
        "votes: {unhelpful: 0, helpful: 1}\n"
        f"---\n{BODY}\n"
    )
    assert files["concepts/flame.md"] == "---\ntitle: Flame\nid: flame\nlearn_before:\n  - wick\n---\n"
    assert set(files) == {"concepts/wick.md", "concepts/flame.md", "related.yml", "references.bib"}


def test_a_concept_that_is_only_related_stays_a_name():
    files = write(export("Wick", ["Osk", "Wick", "Fenn"]))
    assert set(files) == {"concepts/wick.md"}
    assert "related:\n  - - Osk\n    - Fenn\n" in files["concepts/wick.md"]


def test_groups_whose_borders_are_unknown_stay_one_list():
    files = write(export("Wick", ["Osk", "Wick", "Fenn", "Nim", "Wick"]))
    assert "related:\n  - Osk\n  - Fenn\n  - Nim\n" in files["concepts/wick.md"]


def test_a_group_that_is_the_whole_list_after_a_page_follows_from_learn_before():
    files = write(export("Lamp", ["Lamp"], ["Wick", "Osk"]), export("Wick", ["Wick", "Osk", "Wick", "Nim"]))
    assert "learn_before:\n  - lamp\nrelated:\n  - - Nim\n" in files["concepts/wick.md"]
    assert "learn_before:\n  - lamp\n" in files["concepts/osk.md"]


def test_a_page_is_never_its_own_prerequisite():
    page = export("Wick", ["Wick"], ["Wick", "Osk"])
    assert count_edges(build_corpus([page], Overrides())) == 1


def test_questions_are_drafts_in_the_file_of_their_concept():
    stem = ("Two *lamps* stand side by side:", "- Lamp one", "- Lamp two", "Which of them is the brighter one?")
    files = write(export("Wick", ["Wick", "Do wicks burn?"], [*stem, "Choosing Lamps"]))
    quiz = yaml.safe_load(files["wick.yml"])
    assert quiz["concepts"] == ["wick"]
    assert quiz["questions"][0] == {
        "id": question_id("\n".join(stem)),
        "stem": "Two \\*lamps\\* stand side by side:\n\n- Lamp one\n- Lamp two\n\nWhich of them is the brighter one?\n",
    }
    related = yaml.safe_load(files["related.yml"])["questions"]
    assert related == [
        {"id": question_id("Do wicks burn?"), "concepts": [], "seen_on": ["wick"], "stem": "Do wicks burn?\n"}
    ]


def test_a_question_of_two_concepts_stands_once_and_names_both():
    lamp = export("Lamp", ["Lamp"], ["Do wicks burn?"])
    wick = export("Wick", ["Wick", "Do lamps glow?", "Do wicks burn?"], ["Do wicks burn?", "Do lamps glow?"])
    files = write(lamp, wick)
    (shared,) = yaml.safe_load(files["lamp.yml"])["questions"]
    assert (shared["concepts"], shared["seen_on"]) == (["lamp", "wick"], ["wick"])
    (own,) = yaml.safe_load(files["wick.yml"])["questions"]
    assert (own.get("concepts"), own["seen_on"]) == (None, ["wick"])
    assert "related.yml" not in files


def test_a_question_that_its_author_moved_is_not_written_twice():
    page = export("Wick", ["Wick"], ["Do wicks burn?", "Do lamps glow?"])
    files = write(page, homes={question_id("Do wicks burn?"): "mine.yml"})
    assert [q["stem"] for q in yaml.safe_load(files["wick.yml"])["questions"]] == ["Do lamps glow?\n"]
    assert "mine.yml" not in files


def test_pages_named_like_a_file_with_a_meaning_get_another_file():
    files = write(export("Index", ["Index"], ["Do wicks burn?"]), export("related", ["related"], ["Do lamps glow?"]))
    assert set(files) == {
        *("concepts/concept-index.md", "concepts/concept-related.md"),
        *("concept-index.yml", "concept-related.yml"),
    }


@pytest.mark.parametrize(
    "title", ["Osk & Fenn: 100% {wet} #1_a~b^c $5$ \\x", "It's ''odd'' -- and ``so`` --- on", "Ünder <<Krill>>, nim"]
)
def test_a_reference_reads_in_the_bibliography_as_in_the_export(title):
    (reference,) = build_references([[f"Reference of {title}", f"Reference of {title}"]])
    parsed, problems = parse_references(Source("references.bib", compile_entry(reference)))
    assert not problems
    assert parsed[reference.key].title == title.replace("{", "").replace("}", "")


def test_a_reference_is_counted_and_written_once():
    lines = ["Reference of Osk", "Fenn", "Reference of Osk"]
    assert count_citations(lines) == (("osk", 2), ("fenn", 1))
    assert [r.key for r in build_references([lines, lines])] == ["fenn", "osk"]
