# SPDX-License-Identifier: MIT
"""A case: a scenario, which is the stem, with several questions that are scored individually."""

from __future__ import annotations

from cairn.questions.exercise_type import Block, ExerciseType
from cairn.questions.keys import QUESTIONS_SCHEMA, Key
from cairn.questions.question import Case
from cairn.text.problem import Code

_SAMPLE = """\
case: What happened.
questions:
  - id: {id}-1
    stem: A statement to judge.
    is_true: yes
    rationale: Why the key is right."""


def _parse(block: Block) -> Case | None:
    mapping, name = block.mapping, block.question_id
    if mapping.has("stem"):
        fault = f"'{name}' has a case and a stem. Move the stem to one of its questions."
        block.report(Code.VALUE_INVALID, mapping.line("stem"), fault)
    questions = tuple(question for item in mapping.items("questions") if (question := block.parse_question(item)))
    if not questions:
        fault = f"The case '{name}' has no questions. List them under 'questions'."
        block.report(Code.QUESTION_WITHOUT_KEY, mapping.line("case"), fault)
        return None
    if any(question.parts for question in questions):
        fault = f"'{name}' has a case inside a case. Move the inner case out."
        block.report(Code.VALUE_INVALID, mapping.line("questions"), fault)
        return None
    return Case(questions)


CASE = ExerciseType(
    name="case",
    schema=(
        Key("case", "A scenario, in Markdown, for the questions below it.", is_markdown=True),
        Key("questions", "The questions of the case.", {"minItems": 1, **QUESTIONS_SCHEMA}),
    ),
    parse=_parse,
    write=lambda _exercise: (),  # the questions of a case are written like all others
    scaffold=(_SAMPLE,),
    stem_key="case",
)
