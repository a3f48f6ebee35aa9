# SPDX-License-Identifier: MIT
"""Moodle XML: every type of question with a counterpart is carried, and every other question is named with its line."""

from __future__ import annotations

import base64
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.importing.formats.registry import find_format
from cairn.importing.found import Bundle, Format, limit_questions
from cairn.importing.moodle.kinds import READERS
from cairn.importing.output.imported import Placing, compile_imported
from cairn.questions.parser import parse_quiz_file
from cairn.questions.question import Quiz
from cairn.questions.writer import write_quiz
from cairn.text.problem import Code, Severity
from cairn.text.source import Source, Span

CASES = Path(__file__).parents[2] / "cases" / "imports"
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()


def read(source, name="bank.xml"):
    bundle = Bundle(name, source if isinstance(source, bytes) else source.encode())
    chosen = find_format(bundle)
    assert isinstance(chosen, Format)
    assert chosen.name == "moodle-xml"
    return chosen.read(bundle)


def compile_case(name):
    found = read((CASES / name).read_bytes(), name.rpartition("/")[2])
    stem = name.rpartition("/")[2].partition(".")[0]
    return compile_imported(found, f"moodle-xml:{stem}", stem, Placing())


def bank(kind, inside, stem="Why?", name="Rye"):
    return (
        f'<quiz>\n<question type="{kind}"><name><text>{name}</text></name>'
        f'<questiontext format="html"><text><![CDATA[{stem}]]></text></questiontext>{inside}</question></quiz>'
    )


def answers(*pairs, feedback=""):
    said = f"<feedback><text>{feedback}</text></feedback>" if feedback else ""
    return "".join(f'<answer fraction="{share}"><text>{text}</text>{said}</answer>' for share, text in pairs)


def write(source):
    """The notation of the only question of a source, and what is lost of it."""
    ((found,),) = [group.questions for group in read(source).groups]
    text = write_quiz(Quiz((found.question,)), concepts=["x"])
    assert not [p for p in parse_quiz_file(Source("", text))[1] if p.code.severity is Severity.ERROR]
    return text, found.losses


def left_out(source):
    (one,) = read(source).left_out
    return one.sentence


@pytest.mark.parametrize(
    ("name", "counts", "pictures"),
    [("bakery", (8, 2, 2), ["dough-ball.png"]), ("old-style", (2, 0, 0), ["ear.png"]), ("faults", (0, 0, 7), [])],
)
def test_every_question_of_a_file_is_carried_or_named(name, counts, pictures):
    imported = compile_case(f"moodle-xml/{name}.xml")
    fates = Counter(item.fate for item in imported.items)
    assert (fates["carried"], fates["simplified"], fates["left-out"]) == counts
    assert [file.path.rpartition("/")[2] for file in imported.files if file.path.startswith("assets/")] == pictures
    for file in imported.files:
        if file.path.endswith(".yml"):
            _, problems = parse_quiz_file(Source(file.path, file.text))
            assert [str(p) for p in problems if p.code.severity is Severity.ERROR] == []


def test_each_fault_has_its_own_sentence_and_line():
    items = compile_case("moodle-xml/faults.xml").items
    assert [item.span.line for item in items] == [3, 4, 5, 6, 7, 8, 9]
    assert len({item.problems[0].message.replace(item.name, "") for item in items}) == 7


def test_pictures_are_beside_the_question_with_its_category_and_id():
    imported = compile_case("moodle-xml/bakery.xml")
    (text,) = [file.text for file in imported.files if file.path == "bakery/baking/bread-and-rolls.yml"]
    assert "![A ball of dough](../../../docs/assets/imported/bakery/dough-ball.png)" in text
    assert imported.items[0].id == "why-dough-rises"
    assert "hints:\n      - Think of bubbles." in text
    assert "Your answer is" not in text


@pytest.mark.parametrize(
    ("kind", "inside", "lines"),
    [
        (
            "multichoice",
            answers((100, "a"), (0, "b"), (33.33333, "c")),
            "- [x] a\n      - [ ] b\n      - [33.33333%] c",
        ),
        ("multichoice", answers((100, "a"), (100, "b"), (0, "c")), "- [x] a\n      - [100%] b\n      - [ ] c"),
        ("oumultiresponse", answers((100, "a"), (100, "b"), (0, "c")), "- [x] a\n      - [x] b\n      - [ ] c"),
        ("truefalse", answers((0, "true"), (100, "false")), "is_true: no"),
        ("truefalse", answers((100, "falso"), (0, "vero"), feedback="So."), "is_true: yes\n    rationale: So."),
        ("shortanswer", answers((100, "a*b"), (50, "\\*"), (100, "a*b")), "- /a.*b/\n      - [50%] /\\*/"),
        ("shortanswer", answers((100, "rye"), (0, "*"), feedback="No."), "- [ ] *\n        > No."),
        ("numerical", answers((100, "1,5"), (0, "*")), "- 1.5\n      - [ ] *"),
        ("numerical", "<answer>2<fraction>1</fraction><tolerance>0.5</tolerance></answer>", "number: 1.5..2.5"),
        ("ordering", answers((2, "b"), (1, "a"), feedback="So."), "1. a\n        > So.\n      2. b"),
        (
            "matching",
            "".join(
                f"<subquestion><text>{a}</text><answer><text>{b}</text></answer></subquestion>" for a, b in ("ab", " c")
            ),
            "- a :: b\n      - :: c",
        ),
        ("essay", "<graderinfo format='html'><text>It &lt;b&gt;is&lt;/b&gt;.</text></graderinfo>", "It **is**."),
    ],
)
def test_each_type_is_carried(kind, inside, lines):
    text, losses = write(bank(kind, inside))
    assert lines in text
    assert losses == ()


@pytest.mark.parametrize(
    ("kind", "inside", "loss"),
    [
        ("multichoice", answers((80, "a"), (0, "b")), "whole credit"),
        ("multichoice", "<single>false</single>" + answers((70, "a"), (30, "b"), (0, "c")), "weights"),
        ("multichoiceset", answers((100, "a"), (100, "b"), (0, "c")), "all right choices"),
        ("shortanswer", answers((100, "a"), (50, "*")), "Any other answer"),
        (
            "numerical",
            answers((100, "1"))
            + "<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit>"
            + "<unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units>",
            "several units",
        ),
        ("essay", "", "draft"),
        ("essay", "<graderinfo><text>a</text></graderinfo><attachments>1</attachments>", "hand in files"),
        (
            "truefalse",
            answers((100, "true")) + "<generalfeedback><text>&lt;svg/&gt;a</text></generalfeedback>",
            "drawing",
        ),
    ],
)
def test_what_is_lost_of_a_question_is_said(kind, inside, loss):
    _, losses = write(bank(kind, inside))
    assert [loss in said and "'Rye'" in said for said in losses] == [True]


@pytest.mark.parametrize(
    ("stem", "blanks", "lost"),
    [
        ("A {1:SA:=b#so~%0%c} d", "A [[b]] d", ["rationale", "foresees"]),
        ("A {:MCS:x~=y~%50%z}", "A [[~x|y|~z]]", ["parts of the credit"]),
        ("A {1:MULTICHOICE_VS:=<b>y</b> &amp; z~\\}\\~}", "A [[y & z|~}~]]", []),
        ("A {1:NM:=1,5:0}", "A [[1.5]]", []),
        ("A {1:NUMERICAL:=1:0.5}", "A [[1]]", ["tolerance"]),
        ("A {1:SAC:=B} {1:SAC:=C}", "A [[B]] [[C]]\n    exact: yes", []),
        ("A {1:SAC:=B} {1:SA:=C}", "A [[B]] [[C]]", ["capitals"]),
        ("A {1:SA:=B} {2:SA:=C} {x}", "A [[B]] [[C]] &#123;x}", ["weights"]),
    ],
)
def test_gaps_of_a_cloze_text_are_read(stem, blanks, lost):
    text, losses = write(bank("cloze", "", stem))
    assert f"stem: Fill in the gaps.\n    blanks: |\n      {blanks}" in text
    assert [what in said for what, said in zip(lost, losses, strict=True)] == [True] * len(lost)


def test_the_paragraphs_before_the_first_gap_are_the_stem():
    text, _ = write(bank("multianswer", "", "<p>Complete.</p><p>A {1:SA:=b}</p><p>c</p>"))
    assert "stem: Complete.\n    blanks: |\n      A [[b]]\n\n      c\n" in text.replace(
        "|\n      Complete.", "Complete."
    )


def test_words_are_chosen_from_their_group():
    inside = "".join(
        f"<dragbox><text>{text}</text><group>{group}</group></dragbox>"
        for text, group in (("a", 1), ("b", 2), ("c", 1))
    )
    text, losses = write(bank("ddwtos", inside, "One [[3]], two [[1]]."))
    assert "One [[~a|c]], two [[a|~c]]." in text
    assert losses == ()


@pytest.mark.parametrize(
    ("kind", "inside", "stem", "what"),
    [
        ("cloze", "", "A {1:MC:=a}", "one choice"),
        ("cloze", "", "A {1:MC:%50%a~b}", "whole credit"),
        ("cloze", "", "A {1:MR:=a~=b}", "several answers"),
        ("cloze", "", "A {1:SA:=a", "not closed"),
        ("cloze", "", "A {1:SA:=a[b]}", "a sign that cannot stand there"),
        ("gapselect", "", "A [[1]]", "no choice with this number"),
        ("numerical", answers((100, "many")), "Why?", "'many'"),
        ("matching", "", "Why?", "no rows"),
        ("ordering", answers((1, "a")), "Why?", "fewer than two"),
        ("truefalse", answers((0, "true"), (0, "false")), "Why?", "no right answer"),
        ("essay", "<responseformat>noinline</responseformat>", "Why?", "asks for a file"),
        ("stack", "", "Why?", "computes its numbers"),
        ("ddmarker", "", "Why?", "on a picture"),
        ("random", "", "Why?", "draws another question"),
        ("shortanswer", "<hidden>1</hidden>" + answers((100, "a")), "Why?", "is hidden"),
        ("shortanswer", answers((100, "a" * 1_000_001)), "Why?", "a million characters"),
        ("multichoice", answers(*((100, n) for n in range(1001))), "Why?", "more than 1000 answers"),
    ],
)
def test_a_question_that_cannot_be_carried_is_left_out_with_a_reason(kind, inside, stem, what):
    sentence = left_out(bank(kind, inside, stem))
    assert what in sentence
    assert "'Rye'" in sentence


def test_files_are_found_by_name_and_path_and_missing_ones_are_said():
    file = f'<file name="a b.png" path="/x/" encoding="base64">{PNG}</file>'
    stem = '<img src="@@PLUGINFILE@@/x/a%20b.png" alt="A"><img src="@@PLUGINFILE@@/c.png" alt="C">'
    source = bank("truefalse", answers((100, "true")), f"{stem}]]></text>{file}<text><![CDATA[")
    found = read(source)
    ((question,),) = [group.questions for group in found.groups]
    assert question.question.stem == "![A](cairn-media:a-b.png)C"
    assert list(found.media) == ["a-b.png"]
    assert len(question.losses) == 1
    assert "'c.png', to which 'Rye' refers" in question.losses[0]


@pytest.mark.parametrize(("content", "what"), [("***", "damaged"), ("PHN2ZyBvbmxvYWQ9J3gnLz4=", "more than draw")])
def test_a_file_that_is_refused_is_said(content, what):
    file = f'<file name="../evil.svg" path="/" encoding="base64">{content}</file>'
    stem = f'<img src="@@PLUGINFILE@@/..%2Fevil.svg" alt="A">]]></text>{file}<text><![CDATA['
    text, losses = write(bank("truefalse", answers((100, "true")), stem))
    assert "stem: A\n" in text
    assert [what in said for said in losses] == [True]


def test_a_picture_in_the_text_itself_is_a_file():
    found = read(bank("truefalse", answers((100, "true")), f'<img src="data:image/png;base64,{PNG}">'))
    assert list(found.media) == ["picture.png"]


def test_a_file_of_a_question_that_is_left_out_is_not_written():
    found = read(bank("multichoice", answers((0, "a"), (0, "b")), f'<img src="data:image/png;base64,{PNG}">'))
    assert len(found.left_out) == 1
    assert compile_imported(found, "moodle-xml:bank.xml", "bank", Placing()).files == ()


def test_feedback_under_many_questions_is_dropped_and_other_feedback_is_the_rationale():
    def question(number, said):
        parts = answers((100, "a"), (0, "b")) + f"<correctfeedback><text>{said}</text></correctfeedback>"
        return bank("multichoice", parts, f"Why {number}?")[len("<quiz>\n") : -len("</quiz>")]

    source = f"<quiz>{''.join(question(n, 'Hooray!') for n in range(4))}{question(5, 'See rye.')}</quiz>"
    ((*many, last),) = [group.questions for group in read(source).groups]
    assert {found.question.rationale for found in many} == {""}
    assert last.question.rationale == "See rye."


def test_wrong_choices_without_a_penalty_are_noted_once_a_file():
    one = bank("multichoice", "<single>0</single>" + answers((50, "a"), (50, "b"), (0, "c")))
    (note,) = read(one.replace("</quiz>", one[len("<quiz>") :])).problems
    assert (note.code, note.span.line) == (Code.IMPORT_SIMPLIFIED, 2)


def test_nothing_in_a_hostile_question_becomes_markup():
    imported = compile_case("hostile/markup.xml")
    (file,) = imported.files
    assert (file.path, imported.items[0].id) == ("markup.yml", "evil")
    for live in ("onclick", "<script", "javascript", "[[", "{{", "{%", "\n      # ", "\n      - no"):
        assert live not in file.text
    assert "\n      - [x] &#45; &#91;x] key\n      - [ ] &#58;: > " in file.text


def test_a_source_with_too_many_questions_is_refused():
    one = read(bank("truefalse", answers((100, "true"))))
    (group,) = one.groups
    assert limit_questions(one, Span("bank.xml", 1)) is one
    refused = limit_questions(replace(one, groups=(replace(group, questions=group.questions * 100_001),)), Span("a", 1))
    assert not refused.is_read
    assert [(problem.code, "100001 questions" in problem.message) for problem in refused.problems] == [
        (Code.IMPORT_UNSAFE, True)
    ]


PIECES = (
    *("rye", "<p>", "</p>", "<b>", "<li>", "<ul>", "</ul>", "<pre>", "</pre>", "<br>", "> q", "\n> q", "- [x] a", "*"),
    *("{1:SA:=a~b#c}", "{1:MC:=a~b}", "[50%] x", "[[1]]", "::", "---", "'", '"', "\t", "\x85", "\u2028", "#", "|"),
    *("[ ] *", "```", "<code>", "</code>", "5"),
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


@given(st.sampled_from(sorted(READERS)), st.lists(TEXTS, min_size=6, max_size=6), st.sampled_from((0, 50, 100)))
def test_whatever_a_question_says_it_is_read_back_or_left_out(kind, texts, share):
    stem, first, second, said, rows, hint = (f"<text><![CDATA[{text}]]></text>" for text in texts)
    inside = (
        f"<answer fraction='100'>{first}<feedback>{said}</feedback></answer>"
        f"<answer fraction='{share}'>{second}</answer><subquestion>{rows}<answer>{first}</answer></subquestion>"
        f"<subquestion>{said}<answer>{second}</answer></subquestion>"
        f"<selectoption>{first}</selectoption><hint>{hint}</hint><graderinfo>{rows}</graderinfo>"
    )
    found = read(f"<quiz><question type='{kind}'><questiontext>{stem}</questiontext>{inside}</question></quiz>")
    for file in compile_imported(found, "moodle-xml:a", "a", Placing()).files:
        quiz, problems = parse_quiz_file(Source(file.path, file.text))
        assert [str(p) for p in problems if p.code.severity is Severity.ERROR] == []
        assert write_quiz(quiz, "a", ("a",)) == file.text
