# SPDX-License-Identifier: MIT
"""What a site offers programs that read text: the list of its concepts, and each of them as Markdown."""

from __future__ import annotations

import pytest

from cairn.exporting.llms.llms_txt import write_llms_txt
from cairn.exporting.llms.question_text import write_question
from cairn.questions.parser import parse_quiz_file
from cairn.text.messages import NO_MESSAGES
from cairn.text.source import Source

from .published import URL, document, publish, twins_of

YEAST = document("concepts/yeast.md", "---\ntitle: Yeast [wild]\ntags: [Baking/Bread]\n---\nYeast is alive.\n")
DOUGH = document(
    "concepts/dough.md",
    """---
learn_before: [{concept: yeast, reason: it makes gas}, oven]
tags: [Baking/Bread]
---
See [[Yeast|it]], [home](../index.md#top), ![a](pic.png), [[Oven]] and [out](https://example.com/).

```
[[Yeast]]
```

```quiz
stem: Does dough rise?
is_true: yes
rationale: See [[Yeast]].
```

[ref]: yeast.md
""",
)
QUIZ = """concepts: [dough]
questions:
  - id: gas
    stem: Which ![p](../docs/concepts/pic.png)?
    choices: |
      - [x] carbon dioxide
        > It makes bubbles.
      - [ ] oxygen
    hints: [It is in lemonade.]
    rationale: So it is.
"""
EXERCISES = {
    "single": ("choices: |\n  - [x] a\n  - [50%] b\n    > Nearly.\n  - [ ] c", ["- [x] a", "- [50%] b", "    Nearly."]),
    "multiple": ("choices: |\n  - [x] a\n  - [x] b\n  - [ ] c", ["- [x] a", "- [x] b", "- [ ] c"]),
    "judge": ("is_true: no", ["question.false"]),
    "order": ("order: |\n  1. a\n  2. b\n  3. c", ["1. a", "2. b", "3. c"]),
    "match": ("match: |\n  - a :: b\n  - c :: d\n  - :: e", ["- a → b", "- c → d"]),
    "sort": ("sort: |\n  - a\n    - b\n  - c\n    - d", ["- b → a", "- d → c"]),
    "table": ("table: |\n  | a | b |\n  |---|---|\n  | c | d |\n  | e | f |", ["| c | d |", "| e | f |"]),
    "number": ("number: 3.5\nwithin: 0.1\nunit: kg", ["- [x] 3.5 kg (± 0.1)"]),
    "blanks": ("blanks: A [[b|B]] and [[c|~d]].", ["1. b / B", "2. c"]),
    "short": ("accept: |\n  - a\n  - [ ] *\n    > No.", ["- [x] a", "- [ ] question.wrong", "    No."]),
    "open": ("model_answer: So.\nrubric: |\n  - one\n  - two", ["So.", "- one", "- two"]),
}


def test_a_list_has_a_section_for_each_chapter_in_learning_order():
    published = publish(DOUGH, YEAST, quiz=QUIZ)
    assert (
        write_llms_txt(published, twins_of(published))
        == f"""# Bread & Co

> All about bread.

## Baking / Bread

- [Yeast \\[wild\\]]({URL}concepts/yeast/index.md): Yeast is alive.
- [dough]({URL}concepts/dough/index.md): See it, home, a, Oven and out.
""".replace("[dough]", "[Dough]")
    )


def test_a_twin_has_the_prerequisites_the_text_and_the_questions():
    published = publish(DOUGH, YEAST, quiz=QUIZ)
    written = twins_of(published).write("dough")
    assert written.startswith(f'---\ntitle: Dough\nurl: "{URL}concepts/dough/"\n---\n\n# Dough\n\n')
    assert f"- [Yeast \\[wild\\]]({URL}concepts/yeast/index.md): it makes gas\n- Oven\n" in written
    assert f"See [it]({URL}concepts/yeast/index.md), [home]({URL}#top), ![a]({URL}concepts/pic.png)" in written
    assert f"[Oven]({URL}concepts/oven/) and [out](https://example.com/)" in written
    assert "```\n[[Yeast]]\n```" in written
    assert f"[ref]: {URL}concepts/yeast/index.md" in written
    assert written.index("Does dough rise?") < written.index("[ref]:") < written.index("Which ![p]")
    assert f"Which ![p]({URL}concepts/pic.png)?\n\n- carbon dioxide\n- oxygen\n" in written
    assert "- [x] carbon dioxide\n\n    It makes bubbles.\n- [ ] oxygen\n\nSo it is." in written
    assert "It is in lemonade." in written
    assert "<!-- cairn" not in written


def test_without_the_address_of_the_site_links_are_relative():
    published = publish(DOUGH, YEAST, url="")
    twins = twins_of(published)
    assert "- [Dough](concepts/dough/index.md)" in write_llms_txt(published, twins)
    assert "See [it](../yeast/index.md), [home](../../#top), ![a](../pic.png)" in twins.write("dough")


def test_a_concept_that_nobody_has_written_has_no_twin():
    published = publish(DOUGH, YEAST)
    assert twins_of(published).find_address("oven", "") is None
    assert "oven/" not in write_llms_txt(published, twins_of(published))


@pytest.mark.parametrize("name", EXERCISES)
def test_the_key_of_a_question_follows_what_is_asked(name: str):
    source, key = EXERCISES[name]
    lines = "\n".join(f"    {line}" for line in source.split("\n"))
    quiz, problems = parse_quiz_file(Source("quizzes/x.yml", f"concepts: [x]\nquestions:\n  - stem: So?\n{lines}\n"))
    assert problems == ()
    assert quiz.questions[0].type == name
    asked, _, told = write_question(quiz.questions[0], "1", NO_MESSAGES).partition("**question.answers**")
    assert asked.startswith(f"**1. question.{name}**\n\nSo?")
    assert [line for line in told.split("\n") if line in key] == key


def test_a_draft_says_that_it_has_no_answer():
    quiz, _ = parse_quiz_file(Source("quizzes/x.yml", "questions:\n  - stem: So?\n"))
    assert "question.draft-note" in write_question(quiz.questions[0], "1", NO_MESSAGES)


def test_the_questions_of_a_case_are_numbered_within_it():
    parts = "[{stem: Open?, is_true: yes}, {stem: Big?, number: 3}]"
    text = f"questions:\n  - case: A shop.\n    questions: {parts}\n"
    quiz, _ = parse_quiz_file(Source("quizzes/x.yml", text))
    written = write_question(quiz.questions[0], "2", NO_MESSAGES)
    assert [line for line in written.split("\n") if line.startswith("**2")] == [
        "**2. question.case**",
        "**2.1. question.judge**",
        "**2.2. question.number**",
    ]
