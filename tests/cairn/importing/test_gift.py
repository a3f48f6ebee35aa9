# SPDX-License-Identifier: MIT
"""GIFT is read as Moodle reads it: one bad question loses no other, and everything found is accounted for."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.importing.formats.registry import BY_NAME, find_format
from cairn.importing.found import Bundle, Format
from cairn.importing.output.imported import Placing, compile_imported
from cairn.questions.parser import parse_quiz_file
from cairn.questions.question import Quiz
from cairn.questions.writer import write_quiz
from cairn.text.problem import Severity
from cairn.text.source import Source

CASES = Path(__file__).parents[2] / "cases" / "imports" / "gift"


def read(source, name="bank.gift", **options):
    data = source if isinstance(source, bytes) else source.encode()
    chosen = find_format(Bundle(name, data))
    assert isinstance(chosen, Format)
    return chosen.read(Bundle(name, data, **options))


def compile_case(name, **placing):
    found = read((CASES / name).read_bytes(), name)
    imported = compile_imported(found, f"gift:{name}", name.partition(".")[0], Placing(**placing))
    return imported, {file.path: file.text for file in imported.files}


def count(imported):
    fates = Counter(item.fate for item in imported.items)
    return fates["carried"], fates["simplified"], fates["left-out"]


def questions_of(source, **options):
    return [found.question for group in read(source, **options).groups for found in group.questions]


def body_of(source):
    """The notation of the only question of a source."""
    return write_quiz(Quiz(tuple(questions_of(source))), concepts=["x"])


@pytest.mark.parametrize(("name", "total", "left_out"), [("bread", 11, 1), ("escapes", 3, 0), ("moodle-only", 4, 0)])
def test_every_question_of_a_file_is_carried_or_named(name, total, left_out):
    imported, _ = compile_case(f"{name}.gift")
    assert len(imported.items) == total == sum(count(imported))
    assert count(imported)[2] == left_out


def test_a_bad_question_does_not_lose_its_neighbors():
    imported, files = compile_case("faults.gift")
    assert count(imported) == (1, 0, 5)
    assert "id: good" in files["faults.yml"]
    said = [(item.span.line, item.problems[0].message) for item in imported.items if item.problems]
    assert [line for line, _ in said] == [1, 3, 5, 7, 12]
    assert [what in message for (_, message), what in zip(said, WHAT_IS_WRONG, strict=True)] == [True] * 5


WHAT_IS_WRONG = ("not closed", "two blocks", "fewer than two", "cut by a blank line", "'many' where a number")


def test_categories_are_files_and_concepts_and_ids_come_from_the_source():
    imported, files = compile_case("bread.gift")
    assert set(files) == {"bread.yml", "bread/baking/flour-whole-grain.yml"}
    whole = files["bread/baking/flour-whole-grain.yml"]
    assert whole.startswith("title: Flour/Whole grain\nconcepts: [flour-whole-grain]\nquestions:\n  - id: flours\n")
    ids = [item.id for item in imported.items if item.id and not item.id.startswith("q-")]
    assert ids == ["rye-acid", "flours", "two-of-them", "gas", "heat", "pi-bread", "loaf-range", "home", "rest"]
    assert imported.names == ("Flour/Whole grain", "bread")
    by_tag, _ = compile_case("bread.gift", by="tag", find={"acid": "acid", "bread": "loaf"}.get)
    assert "acid" not in by_tag.names
    assert compile_case("bread.gift", by="file")[0].names == ("bread",)
    assert compile_case("bread.gift", concept="Loaf")[0].names == ("Loaf",)


def test_what_is_written_is_read_back_without_a_fault():
    for path in sorted(CASES.glob("*.gift")):
        _, files = compile_case(path.name)
        for name, text in files.items():
            quiz, problems = parse_quiz_file(Source(name, text))
            assert [str(p) for p in problems if p.code.severity is Severity.ERROR] == []
            assert quiz.questions


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        ("{T}", "is_true: yes"),
        ("{FALSE#No.#Yes.}", "is_true: no\n    rationale: |\n      Yes.\n\n      No."),
        ("{=a ~b#Why.\n}", "choices: |\n      - [x] a\n      - [ ] b\n        > Why."),
        ("{~%50%a ~%50%b ~c}", "choices: |\n      - [x] a\n      - [x] b\n      - [ ] c"),
        ("{=a=b}", "accept: |\n      - a\n      - b"),
        ("{a}", "accept: |\n      - a"),
        ("{=/a/ =b*.c}", "accept: |\n      - /\\/a\\//\n      - /b.*\\.c/"),
        ("{#1.5e3}", "number: 1500"),
        ("{=a -> b =c -> d = -> e}", "match: |\n      - a :: b\n      - c :: d\n      - :: e"),
        ("{=a\\=b ~c\\~d}", "choices: |\n      - [x] a=b\n      - [ ] c~d"),
        ("{####Because.}", "model_answer: Because."),
        ("{=a ~b####Because.}", "- [ ] b\n    rationale: Because."),
    ],
)
def test_each_type_is_recognized_in_the_order_of_moodle(answers, lines):
    assert lines in body_of(f"Why?{answers}")


def test_words_behind_the_answers_make_a_gap_and_punctuation_does_not():
    assert "[[now]] please" in body_of("Say it {=now} please")
    (stem,) = [question.stem for question in questions_of("Two and two make {#4}.")]
    assert stem == "Two and two make."
    (stem,) = [question.stem for question in questions_of("There are {#4} of them.")]
    assert stem == "There are \\_\\_\\_\\_\\_ of them."


def test_texts_are_read_as_they_say_and_otherwise_as_moodle_guesses():
    (html,) = questions_of('[html]<h1>Big</h1><script>x()</script><a href\\="java&#10;script\\:x()">b</a> [[c]]{T}')
    assert html.stem == "**Big**\n\nb &#91;&#91;c]]"
    (guess,) = questions_of(r"A <b>bold</b> word, \\(x_1\\) and $5, $6.{T}")
    assert guess.stem == "A **bold** word, $x_1$ and &#36;5, &#36;6."
    (markdown,) = questions_of("[markdown]A **bold** [[link]] and \\{\\{ macro \\}\\} <b>x</b>{T}")
    assert markdown.stem == "A **bold** &#91;&#91;link]] and &#123;&#123; macro }} **x**"
    (plain,) = questions_of("# A *star* \\n- [x] key{T}", text="plain")
    assert plain.stem == "&#35; A \\*star\\*\n\n- &#91;x] key"


def test_markup_in_an_answer_stays_in_the_answer():
    (question,) = questions_of("Which?{=a\\n- [x] b ~> quoted ~\\:\\: \\# none}", text="markdown")
    assert [choice.is_key for choice in question.exercise.items] == [True, False, False]
    assert [choice.feedback for choice in question.exercise.items] == ["", "", ""]
    (row,) = questions_of("Match.{=a \\:\\: b -> c =d -> e}")
    assert len(row.exercise.rows) == 2


def test_two_questions_that_want_one_id_both_get_one_from_their_stem():
    text = "::Oven::How hot?{#1}\n\n::Oven::How cold?{#2}\n\n::Q1::One?{T}\n\n::Other::One?{F}\n\n::Same::One?{T}"
    imported = compile_imported(read(text), "gift:a.gift", "a", Placing())
    assert [item.id[:2] for item in imported.items[:3]] == ["q-", "q-", "q-"]
    assert imported.items[3].id == "other"
    assert imported.items[4].problems[0].message == "'Same' stands already in line 5, so it is left out."
    taken = {item.id for item in imported.items}
    again = compile_imported(read(text), "gift:a.gift", "a", Placing(taken=taken))
    assert not {item.id for item in again.items if item.id} & taken


def test_a_source_that_is_no_text_is_refused_whole():
    for name, start in (
        ("latin1.gift", "latin1.gift:1: This line is not UTF-8"),
        ("nul.gift", "nul.gift:1: This line"),
    ):
        found = read((CASES / name).read_bytes(), name)
        assert not found.is_read
        assert str(found.problems[0]).startswith(start)
    assert questions_of((CASES / "latin1.gift").read_bytes(), encoding="latin-1")[0].stem.startswith("Warum?")
    assert questions_of("Q?{T}".encode("utf-16"))[0].stem == "Q?"


def test_a_text_file_with_signs_of_the_format_is_recognized():
    assert find_format(Bundle("a.txt", b"\n::Name::What?{=a ~b}")) is BY_NAME["gift"]
    assert find_format(Bundle("a.txt", b"Learn Before\nWick\n{=a}")) is BY_NAME["pages"]
    assert not isinstance(find_format(Bundle("a.doc", b"x")), Format)


def test_categories_that_climb_stay_in_their_folder():
    found = read("$CATEGORY: ../../etc/passwd\n\nQ?{T}\n\n$CATEGORY: " + "a/" * 5000 + "\n\nR?{T}")
    paths = [file.path for file in compile_imported(found, "gift:a.gift", "../a", Placing()).files]
    assert paths[0] == "a/a/a/a/a/a/a/a/a.yml"
    assert all(".." not in path and not path.startswith("/") for path in paths)


@given(st.text(st.sampled_from("{}=~#%:\\-> \n/T1.[]*$<b\x00\u2028é"), max_size=60))
def test_any_text_is_read_without_an_exception_and_counted(text):
    found = read(text)
    imported = compile_imported(found, "gift:a.gift", "a", Placing())
    total = sum(len(group.questions) for group in found.groups) + len(found.left_out)
    assert len(imported.items) == total
    for file in imported.files:
        _, problems = parse_quiz_file(Source(file.path, file.text))
        assert [str(p) for p in problems if p.code.severity is Severity.ERROR] == []


def test_a_choice_without_a_sign_is_wrong_as_in_moodle():
    (file,) = compile_imported(read("Which?{lye ~salt =rye}"), "gift:bank.gift", "bank", Placing()).files
    assert "- [ ] lye\n      - [ ] salt\n      - [x] rye\n" in file.text


def test_half_of_a_character_in_an_encoding_is_named_with_its_line():
    found = read(b"::a::b{=c ~d}\n\n+2AA-", encoding="utf-7")
    (fault,) = map(str, found.problems)
    assert fault.startswith("bank.gift:3: This line is not 'utf-7' text.")


def test_all_tags_of_a_question_that_name_concepts_are_its_concepts():
    found = read("// [tag:Bread] [tag:oven] [tag:week 3]\n::Heat::Ovens are hot.{T}\n")
    placing = Placing(by="tag", find={"Bread": "bread", "oven": "oven"}.get)
    (file,) = compile_imported(found, "gift:bank.gift", "bank", placing).files
    assert "concepts: [bread, oven]" in file.text
