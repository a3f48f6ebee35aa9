# SPDX-License-Identifier: MIT
"""Tables become questions or documents; each row is carried, or named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.compile import compile_site
from cairn.importing.formats.table import TABLE
from cairn.importing.found import Bundle
from cairn.importing.output.imported import Placing, compile_imported
from cairn.questions.parser import parse_quiz_file
from cairn.sources import Sources
from cairn.text.problem import Severity
from cairn.text.source import Source

CASES = Path(__file__).parents[2] / "cases" / "imports" / "csv"


def read(source, **options):
    data = source if isinstance(source, bytes) else source.encode()
    return TABLE.read(Bundle("bank.csv", data, **options))


def compile_found(found):
    return compile_imported(found, "csv:bank.csv", "bank", Placing())


def only_file(source, **options):
    (file,) = compile_found(read(source, **options)).files
    return file.text


def faults(source):
    found = read(source)
    return [*map(str, found.problems), *(f"{left.span.line}: {left.sentence}" for left in found.left_out)]


def test_each_row_of_questions_becomes_a_question_of_the_type_that_its_cells_show():
    imported = compile_found(read((CASES / "questions.csv").read_bytes()))
    assert [item.fate for item in imported.items] == ["carried"] * 6
    assert [item.kind for item in imported.items] == ["single", "multiple", "judge", "short", "number", "single"]
    assert [item.span.line for item in imported.items] == [2, 3, 4, 5, 6, 7]
    (file,) = imported.files
    quiz, problems = parse_quiz_file(Source("quizzes/bank.yml", file.text))
    assert [problem for problem in problems if problem.code.severity is Severity.ERROR] == []
    assert quiz.questions[0].hints == ("Think of bubbles.",)
    assert [reference.name for reference in quiz.questions[4].concepts] == ["Oven"]
    assert imported.names == ("Flour", "Oven", "Yeast")


def test_rows_of_pairs_are_joined_to_documents():
    found = read((CASES / "pairs.csv").read_bytes())
    imported = compile_found(found)
    names = ["rye-bread", "sourdough", "yeast"]
    assert [file.path for file in imported.files] == [f"concepts/{name}.md" for name in names]
    assert imported.names == ("Flour",)
    pages = (Source(f"docs/{file.path}", file.text, file.path) for file in imported.files)
    site = compile_site(Sources(tuple(pages)))
    assert [str(problem) for problem in site.problems if problem.code.severity is Severity.ERROR] == []
    assert {*site.catalogue.concepts} == {"rye-bread", "sourdough", "yeast"}
    assert [*site.catalogue.stubs] == ["flour"]


def test_a_table_with_an_unknown_column_is_refused_whole():
    said = faults((CASES / "faults.csv").read_bytes())
    assert len(said) == 1
    assert said[0].startswith("bank.csv:1: The column 'colour' is unknown.")
    assert "Did you mean 'concept'?" in faults("concpt,stem\n")[0]
    assert "The column 'stem' appears twice." in faults("stem,Frage\n")[0]
    assert "names no column 'stem'" in faults("concept,right\n")[0]


def test_a_table_of_something_else_has_one_fault():
    assert len(faults("just,notes\n")) == 1
    assert "names no column 'stem'" in faults("just,notes\n")[0]
    assert not read("x").is_read


def test_a_row_with_a_fault_is_named_with_its_line_and_the_others_are_carried():
    table = 'stem,right,wrong 1\n"A\nB",,a\nC,a,a\nD,a,b,c\n,a\n\nE,a,b\n'
    said = faults(table)
    assert [line[:2] for line in said] == ["2:", "4:", "5:", "6:"]
    assert "no right one" in said[0]
    assert "read the same" in said[1]
    assert "more cells" in said[2]
    assert "no question" in said[3]
    assert "stem: E" in only_file(table)


@pytest.mark.parametrize("end", ["", "\n", "\nD,a,b"])
def test_a_record_that_cannot_be_read_spoils_no_other(end):
    long = "x" * 1_000_001
    said = faults(f'stem,right,wrong\nA,"a,b\n"B",{long},b\n"C" c,"a""",b\n"C" d,"a,b{end}')
    assert [line[:2] for line in said] == ["2:", "3:", "5:"]
    assert "quote that is not closed" in said[0]
    assert "a million characters" in said[1]
    (group,) = read(f'stem,right,wrong\nA,"a,b\n"B" b,"a""",b{end}').groups
    assert group.questions[0].question.stem == "B b"
    assert len(group.questions) == 1 + end.count("D")


def test_a_cell_that_a_question_cannot_have_is_said():
    (group,) = read("stem,right,wrong 1,feedback 1,feedback 2,unit\nWhy,a,b,c,d,kg\nHow,1,,,,kg\nWho,me,,no,,\n").groups
    losses = [question.losses for question in group.questions]
    assert ["belongs to no wrong answer" in "".join(each) for each in losses] == [True, False, True]
    assert ["'unit' of 'Why' is left out" in "".join(each) for each in losses] == [True, False, False]


def test_columns_have_names_in_several_languages():
    for head in (
        "Frage;Antwort;Falsch 1",
        "pregunta,correcta,incorrecta",
        "Question\tRéponse\tFaux",
        "stem,answer,wrong_1",
    ):
        sign = next(each for each in ";,\t" if each in head)
        assert "- [x] a" in only_file(f"{head}\nWarum?{sign}a{sign}b\n")


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        ("yes,,", "is_true: yes"),
        ("true,,short", "accept: |\n      - true"),
        ("1.5,,", "number: 1.5"),
        ("/a*/,,", "accept: |\n      - /\\/a\\*\\//"),
        ("It rises.,,open", "model_answer: It rises."),
        ("a | b,c,", "choices: |\n      - [x] a\n      - [x] b\n      - [ ] c"),
    ],
)
def test_the_cells_of_a_row_decide_its_type(row, lines):
    assert lines in only_file(f"stem,right,wrong,type\nWhy,{row}\n")


def test_cells_are_text_unless_their_author_says_otherwise():
    text = only_file((CASES / "semicolon-bom.csv").read_bytes())
    assert "- [x] 1,5" in text
    assert '&#61;HYPERLINK("x")' in text
    table = "stem,right,wrong\n*a* {{ b }} [[c]],**d**,- [x] e\n"
    assert "\\*a\\* &#123;&#123; b }} &#91;&#91;c]]" in only_file(table)
    assert "*a* &#123;&#123; b }} &#91;&#91;c]]" in only_file(table, text="markdown")
    assert "Käse" in only_file("stem,right\nKäse,yes\n".encode("cp1252"), encoding="cp1252")
    assert "encoding-broken" in faults("stem\nKäse".encode("cp1252"))[0]


@given(st.text(st.sampled_from('a,;\t"\n|= -[]x1.\x00'), max_size=60))
def test_any_table_is_read_without_an_exception_and_counted(text):
    found = read("stem,right,wrong\n" + text)
    total = sum(len(group.questions) for group in found.groups) + len(found.left_out)
    assert len(compile_found(found).items) == total
    assert total or found.problems or not text.strip(',;\t"\n \x00')


def test_what_a_cell_with_html_loses_is_said():
    source = "stem,right,wrong\n<svg></svg>Which?,rye,lye\n"
    ((found,),) = [group.questions for group in read(source, text="html").groups]
    assert ["drawing" in loss for loss in found.losses] == [True]


def test_a_name_without_letters_and_a_tag_with_too_many_levels_are_not_carried():
    deep = "/".join("abcdefghijklmnopq")
    rows = f"concept,learn_before,tag,alias\nYeast,-,{deep},?\nYeast,Flour,a/b,Levain\n"
    (document,) = TABLE.read(Bundle("a.csv", rows.encode())).documents
    assert "learn_before:\n  - Flour\ntags:\n  - a/b\naliases:\n  - Levain\n" in document.text
    assert [loss.partition(" is ")[0] for loss in document.losses] == ["'-'", f"'{deep}'", "'?'"]


def test_a_concept_that_is_its_own_prerequisite_loses_it():
    (document,) = TABLE.read(Bundle("a.csv", b"concept,learn_before\nYeast,Flour\nYeast,yeast\n")).documents
    assert "learn_before:\n  - Flour\n---" in document.text
    assert document.losses == ("'Yeast' is named as its own prerequisite, which is not carried.",)


def test_what_the_html_of_a_body_loses_is_said():
    (item,) = compile_found(read("concept,learn_before,body\na,b,<iframe></iframe>\n", text="html")).items
    said = "Something that 'a' embeds is left out, because it has no address on the Web."
    assert [problem.message for problem in item.problems] == [said]


def test_a_second_reason_for_a_prerequisite_is_named():
    found = read("concept,learn_before,reason\na,b,\na,b,First.\na,B,Second.\na,b,First.\n")
    (document,) = found.documents
    assert "reason: First." in document.text
    assert "Second" not in document.text
    assert document.losses == ("'a' has several reasons to come after 'B'; only the first one is carried.",)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("stem,right,tag\nWhy?,so,Bread\n", "The column 'tag' is for tables of concepts. Remove it."),
        ("concept,learn_before,hint\na,b,c\n", "The column 'hint' is for tables of questions. Remove it."),
    ],
)
def test_a_column_that_would_say_nothing_is_named(source, said):
    assert faults(source) == [f"bank.csv:1: {said} [import-damaged]"]


def test_a_table_with_thousands_of_columns_is_refused_at_once():
    assert faults("stem" + ",x" * 200_000) == [
        "bank.csv:1: The first line names more than 1,000 columns. Remove those that are not needed. [import-damaged]"
    ]


def test_a_row_with_wrong_answers_and_another_type_is_named():
    (fault,) = faults("stem,right,wrong,type\nHow many?,2,3,number\n")
    assert fault.startswith("2: 'How many?' has wrong answers, but its type is 'number'.")
