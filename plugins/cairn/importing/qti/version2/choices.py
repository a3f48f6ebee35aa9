# SPDX-License-Identifier: MIT
"""Carry the interactions of QTI 2 in which learners choose: choices, statements, parts of a text, and orders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cairn.importing.notation.arranged import Row, put_in_order
from cairn.importing.notation.carried import NO_KEY, NOTHING, TOO_MANY, Answer, Carried, Result, has_too_many
from cairn.importing.notation.chosen import choose, choose_several, judge, keep_order
from cairn.importing.qti.texts import Texts
from cairn.importing.qti.tree import find_all, rewrite, text_of
from cairn.importing.qti.version2.body import Body, split_feedback, write_stem
from cairn.importing.reading.xml_tree import Element

_FIXED = "Some choices of '{name}' have a fixed place in the source. Here, all of them keep their places."
_UNPLACED = "Some rows of '{name}' have no place in the order. Correct the source."
_STATEMENT = ["false", "true"]


def read_choices(body: Body, texts: Texts) -> Result:
    """Return a question with one or several right choices, or a statement to judge."""
    interaction = body.interactions[0]
    choices = find_all(interaction, "simpleChoice")
    if has_too_many(choices):
        return TOO_MANY
    answers = _read_answers(body, choices, texts)
    words = _find_statement(choices)
    is_several = body.declaration(interaction).cardinality == "multiple"
    if words and not is_several:
        return _read_statement(answers, words)
    carried = choose_several(answers) if is_several else choose(answers)
    fixed = sum(each.attributes.get("fixed") == "true" for each in choices)
    if interaction.attributes.get("shuffle", "false") != "true" or fixed == len(choices):
        return keep_order(carried)
    if isinstance(carried, str) or not fixed:
        return carried
    return keep_order(replace(carried, losses=(*carried.losses, _FIXED)))


def _read_answers(body: Body, choices: Iterable[Element], texts: Texts) -> list[Answer]:
    declaration = body.declaration(body.interactions[0])
    shares = declaration.parts if declaration.cardinality == "multiple" else declaration.shares
    answers = []
    for choice in choices:
        bare, feedback = split_feedback(choice)
        ident = choice.attributes.get("identifier", "")
        said = texts.markdown(feedback or body.feedback.get(ident, ""))
        answers.append(Answer(texts.inside(bare), shares.get(ident, NOTHING), said))
    return answers


def _find_statement(choices: Sequence[Element]) -> list[str]:
    """Return `true` or `false` for each choice, if their ids or their texts say this; otherwise nothing."""
    idents = [choice.attributes.get("identifier", "").casefold() for choice in choices]
    if len(choices) != len(_STATEMENT):
        return []
    bare = [text_of(split_feedback(choice)[0]).casefold() for choice in choices]
    return next((words for words in (idents, bare) if sorted(words) == _STATEMENT), [])


def _read_statement(answers: list[Answer], words: list[str]) -> Result:
    if not any(answer.share > NOTHING for answer in answers):
        return NO_KEY
    best = max(range(len(answers)), key=lambda index: answers[index].share)
    said = "\n\n".join(answer.feedback for answer in answers if answer.feedback)
    return Carried(judge(is_true=words[best] == "true").lines, rationale=said)


def read_hottext(body: Body, texts: Texts) -> Result:
    """Return a question whose choices are parts of a text, which stands in the stem with these parts in bold."""
    interaction = body.interactions[0]
    parts = find_all(interaction, "hottext")
    if has_too_many(parts):
        return TOO_MANY
    answers = _read_answers(body, parts, texts)
    is_several = body.declaration(interaction).cardinality == "multiple"
    carried = choose_several(answers) if is_several else choose(answers)
    prompt = write_stem(body, texts)
    shown = rewrite(interaction, _mark_part)
    stem = "\n\n".join(filter(None, (prompt, texts.inside(shown))))
    return carried if isinstance(carried, str) else replace(carried, stem=stem)


def _mark_part(element: Element) -> Element | None:
    if element.name == "prompt":
        return None
    return Element("strong", {}, element.line, element.children) if element.name == "hottext" else element


def read_order(body: Body, texts: Texts) -> Result:
    """Return a question that puts rows in order."""
    interaction = body.interactions[0]
    rows = {each.attributes.get("identifier", ""): each for each in find_all(interaction, "simpleChoice")}
    order = body.declaration(interaction).correct
    if has_too_many([*rows]):
        return TOO_MANY
    if not order:
        return NO_KEY
    if sorted(order) != sorted(rows):
        return _UNPLACED
    return put_in_order(_read_row(body, rows[ident], texts) for ident in order)


def _read_row(body: Body, choice: Element, texts: Texts) -> Row:
    bare, feedback = split_feedback(choice)
    said = feedback or body.feedback.get(choice.attributes.get("identifier", ""), "")
    return Row(texts.inside(bare), texts.markdown(said))
