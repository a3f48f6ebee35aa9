# SPDX-License-Identifier: MIT
from __future__ import annotations

import re
from pathlib import Path

import pytest

from cairn.authoring.scaffold import QUESTION_TYPES, add_question, write_question
from cairn.questions.parser import parse_quiz_file
from cairn.questions.types.registry import BY_KEY
from cairn.text.problem import Code
from cairn.text.source import Source
from cairn.text.text_edits import unify_ends
from cairn.yaml.writer import scalar
from cairn_cli.__main__ import main

from .files import write


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("mkdocs.yml", "site_name: Tea\ntheme: {name: mkdocs}\nplugins: [cairn]\n")
    write("docs/index.md", "# Tea\n\nSee [[Oolong: the Tea]].\n")
    write("docs/concepts/tea.md", "---\ntitle: Tea\naliases: [cha]\n---\nTea is a drink.\n")
    return tmp_path


def read(path):
    return Path(path).read_text("utf-8")


def test_a_concept_is_written_with_prerequisites_by_id_and_takes_the_place_of_a_stub(project, capsys):
    words = ["Oolong: the Tea", "--after", "Cha", "--after", "Hot Water", "--tag", "Drinks/Tea", "--tag", "1.10"]
    assert main(["new", "concept", *words]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Wrote docs/concepts/oolong-the-tea.md. 1 file already names it.",
        "'Hot Water' has no document yet.",
        "Write its text below the second '---'. Without one, the concept counts as not written.",
    ]
    assert read("docs/concepts/oolong-the-tea.md") == (
        '---\ntitle: "Oolong: the Tea"\nlearn_before:\n  - tea\n  - Hot Water\ntags:\n  - Drinks/Tea\n  - "1.10"\n---\n'
    )
    assert main(["check", "--strict"]) == 0


@pytest.mark.parametrize("folder", ["notes/tea", "/notes/tea/", ""])
def test_a_concept_may_lie_anywhere_among_the_documents(project, folder):
    assert main(["new", "concept", "Black Tea", "--folder", folder]) == 0
    path = Path("docs", folder.strip("/"), "black-tea.md")
    assert path.read_text() == "---\ntitle: Black Tea\nlearn_before: []\n---\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["tea"], "'tea' is already a name of docs/concepts/tea.md. Edit that document, or choose another title."),
        (["CHA"], "'CHA' is already a name of docs/concepts/tea.md."),
        (["???"], "The title '???' needs a letter or a digit. Choose another."),
        (["Other", "--folder", "../.."], "is outside the docs folder. Choose a folder inside it."),
    ],
)
def test_a_title_that_is_taken_or_none_is_refused(project, capsys, words, said):
    before = sorted(Path().rglob("*.md"))
    assert main(["new", "concept", *words]) == 1
    assert said in capsys.readouterr().err
    assert sorted(Path().rglob("*.md")) == before


def test_a_file_that_is_there_is_never_overwritten(project, capsys):
    write("docs/notes/black-tea.md", "# Notes\n")
    assert main(["new", "concept", "Black Tea", "--folder", "notes"]) == 1
    said = "docs/notes/black-tea.md already exists. Choose another title, or rename that file."
    assert said in capsys.readouterr().err
    assert read("docs/notes/black-tea.md") == "# Notes\n"


@pytest.mark.parametrize(
    ("title", "name"),
    [("C#", "c-sharp"), (".NET", "dot-net"), ("🎉", "party"), ("数学", "maths"), ("التوتر", "stress"), ("???", "why")],
)
def test_a_title_that_makes_no_good_file_name_gets_an_id(project, capsys, title, name):
    assert main(["new", "concept", "C", "--after", "tea"]) == 0
    assert main(["new", "concept", title, "--id", name, "--after", "C"]) == 0
    assert read(f"docs/concepts/{name}.md").startswith(f"---\ntitle: {scalar(title)}\n")
    assert main(["new", "question", "hm", "--concept", title]) == 0
    assert read(f"quizzes/{name}.yml").startswith(f"concepts: [{name}]\n")
    capsys.readouterr()
    assert main(["check"]) == 0
    found = re.findall(r"\[([a-z-]+)\]$", capsys.readouterr().out, re.MULTILINE)
    assert set(found) == {"concept-without-question", "sample-left"}


def test_an_id_that_cannot_be_or_is_taken_is_refused_with_what_to_do(project, capsys):
    write("docs/concepts/c.md", "---\ntitle: C\n---\nA language.\n")
    write("docs/concepts/c-sharp.md", "---\ntitle: C#\n---\nA language.\n")
    write("docs/plans/soon.md", "---\ntitle: Soon\nlearn_before: []\n---\n")
    write("mkdocs.yml", read("mkdocs.yml") + "draft_docs: plans/\n")
    for words, said in (
        (
            ["C ♯", "--id", "C#"],
            "The id 'C#' must be short, and have only lower-case letters, digits and '-'. Write 'c-sharp'.",
        ),
        (["C ♯", "--id", "Tea"], "Write 'tea'."),
        (["C ♯", "--id", "x" * 200], "must be short"),
        (["C ♯", "--id", "cha"], "The id 'cha' is already a name of docs/concepts/tea.md. Choose another."),
        (["C:"], "The file name 'c' is taken by docs/concepts/c.md. Give 'C:' an id of its own: --id NAME."),
        (["🎉"], "Or give it an id: --id NAME."),
        (["soon"], "'soon' is already a name of docs/plans/soon.md. Edit that document, or choose another title."),
    ):
        assert main(["new", "concept", *words]) == 1
        assert said in capsys.readouterr().err
    assert len([*Path("docs").rglob("*.md")]) == 5
    assert main(["new", "concept", "C++", "--after", "Soon"]) == 0
    assert capsys.readouterr().out.startswith("Wrote docs/concepts/c-plus-plus.md.\n'Soon' is a draft.\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Stres Test", "Did you mean 'Stress Test'?"),
        ("STRSES test", "Did you mean 'Stress Test'?"),
        ("tae cup", "Did you mean 'Tea Cup'?"),
        ("braking lod", "Did you mean 'breaking load'?"),
        ("Möbius", "Did you mean 'Mobius'?"),
        ("Cha#", "Did you mean 'Tea'?"),
        ("tea, Tea Cup", "is read as one name. Give each name by itself."),
    ],
)
def test_a_slip_in_the_name_of_a_concept_is_asked_about_and_nothing_is_written(project, capsys, typed, said):
    write("docs/concepts/stress-test.md", "---\ntitle: Stress Test\naliases: [breaking load]\n---\nText.\n")
    write("docs/concepts/cup.md", "---\ntitle: Tea Cup\n---\nText.\n")
    write("docs/concepts/mobius.md", "---\ntitle: Mobius\n---\nText.\n")
    before = sorted(Path().rglob("*.*"))
    for words in (["concept", "Other", "--after", typed], ["question", "new", "--concept", typed]):
        assert main(["new", *words]) == 2
        assert said in capsys.readouterr().err
    assert [path for path in sorted(Path().rglob("*.*")) if ".cache" not in path.parts] == before


def test_every_type_of_question_can_be_begun():
    keys = {line.partition(":")[0] for kind in QUESTION_TYPES for line in write_question(kind, "x", (), 0)}
    assert keys >= BY_KEY.keys()


def test_questions_of_every_type_are_added_to_one_file_and_a_check_names_only_their_sample_texts(project, capsys):
    for kind in QUESTION_TYPES:
        for number in range(4):
            assert main(["new", "question", f"{kind}-{number}x", "--type", kind, "--concept", "Cha"]) == 0
    quiz, problems = parse_quiz_file(Source("quizzes/tea.yml", read("quizzes/tea.yml")))
    assert {problem.code for problem in problems} == {Code.SAMPLE_LEFT}
    lines = read("quizzes/tea.yml").split("\n")
    named = {max(n for n, line in enumerate(lines[: p.span.line], 1) if line.startswith("  - id:")) for p in problems}
    assert len(named) == len(quiz.questions), "each question has a text to replace"
    assert [question.type for question in quiz.questions[::4]] == list(QUESTION_TYPES)
    assert read("quizzes/tea.yml").startswith("concepts: [tea]\nquestions:\n  - id: single-0x\n")
    capsys.readouterr()
    assert main(["check"]) == 0
    found = [line for line in capsys.readouterr().out.splitlines() if line.startswith("quizzes/")]
    assert all(line.endswith("[sample-left]") for line in found)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["hot", "--concept", "tea"], "already belongs to the question at quizzes/tea.yml:3. Choose another."),
        (["warm", "--concept", "tea"], "already belongs to the question at quizzes/tea.yml:3. Choose another."),
        (["Hot!", "--concept", "tea"], "The id 'Hot!' may contain only a to z, 0 to 9 and '-'. Choose another."),
        (["cold", "--concept", "!"], "The name '!' needs a letter or a digit. Name a concept."),
    ],
)
def test_an_id_or_concept_that_cannot_be_is_refused(project, capsys, words, said):
    text = "concepts: [tea]\nquestions:\n  - id: hot\n    aliases: [warm]\n    stem: Hot?\n"
    write("quizzes/tea.yml", text)
    assert main(["new", "question", *words]) == 1
    assert said in capsys.readouterr().err
    assert read("quizzes/tea.yml") == text


FILES = {
    "list": "concepts: [tea]\nquestions:\n- stem: A\n  is_true: yes  # why\n# the end\n",
    "apart": "# Mine\nquestions:\n\n    - stem: A\n      concepts: tea\n\n    - stem: B\n      concepts: tea\n\n\n",
    "block": "concepts: tea\nquestions:\n  - stem: |\n      A\n\n      B\n\n",
    "no end": "concepts: tea\nquestions:\n  - stem: A",
    "keys after": "questions:\n  - {stem: A, is_true: yes, concepts: [cha]}\nconcepts: [milk]\n",
    "bare": "- stem: A\n  concepts: [milk]\n- stem: B\n  concepts: [milk]\n",
    "empty": "concepts: [tea]\nquestions: []\n",
    "nothing": "",
    "remark": "# Questions to come",
    "no list": "concepts: [tea]\n",
    "no value": "concepts: [tea]\nquestions:\n",
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_question_is_added_after_those_that_are_there_and_nothing_else_changes(name, end):
    text = FILES[name].replace("\n", end)
    added = add_question(text, write_question("order", "new", ["tea"], 0))
    assert added is not None
    before, after = (parse_quiz_file(Source("", unify_ends(t)))[0].questions for t in (text, added))
    assert (after[:-1], after[-1].id, after[-1].type) == (before, "new", "order")
    assert [mention.name for mention in after[-1].concepts] == ["tea"]
    kept = iter(added.replace(end, "\n").splitlines())
    assert all(any(line == other for other in kept) for line in FILES[name].replace(" []", "").splitlines())


@pytest.mark.parametrize("text", ["questions: [{stem: A}]\n", "stem: A\nis_true: yes\n", "questions: {\n", "a\n"])
def test_a_file_without_an_end_to_add_to_is_left_and_said(project, capsys, text):
    write("quizzes/tea.yml", text)
    assert main(["new", "question", "cold", "--concept", "tea"]) == 1
    assert "No question can be added to quizzes/tea.yml." in capsys.readouterr().err
    assert read("quizzes/tea.yml") == text


def test_a_question_names_its_concept_where_its_file_does_not(project, capsys):
    write("quizzes/tea.yml", "concepts: [milk]\nquestions:\n  - stem: A\n")
    assert main(["new", "question", "cold", "--concept", "tea", "--type", "judge"]) == 0
    assert capsys.readouterr().out == "Wrote 'cold' to quizzes/tea.yml:4.\n"
    assert "    concepts: [tea]\n" in read("quizzes/tea.yml")


def test_a_title_without_quotes_is_refused_with_the_advice_to_quote_it(project, capsys):
    with pytest.raises(SystemExit):
        main(["new", "concept", "Green", "tea"])
    assert "unrecognized arguments: tea. Put quotes around words that belong together" in capsys.readouterr().err
