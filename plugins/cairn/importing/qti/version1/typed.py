# SPDX-License-Identifier: MIT
"""Carry the items of QTI 1.2 in which learners type: short texts, and gaps that may also be chosen from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cairn.importing.notation.carried import NOTHING, TOO_MANY, WHOLE, Answer, Result, has_too_many
from cairn.importing.notation.gaps import FILL_IN, Gap, fill_gaps, gap_mark, show_gaps, split_stem
from cairn.importing.notation.typed import accept, accepted_text
from cairn.importing.qti.texts import Texts
from cairn.importing.qti.version1.item import Item, Response
from cairn.importing.qti.version1.scoring import Rule, score_choices, score_values

_NAME = re.compile(r"\[([^\[\]<>]{1,200})\]")
_NEAR = "Answers that are spelled almost right get credit for '{name}' in the source, but none here."
_CHOSEN = frozenset({"dropdown", "wordbank"})
_FINAL = re.compile(r"[\s.?!:;,_)]*")


def read_short(item: Item, texts: Texts) -> Result:
    """Return a question that accepts short texts."""
    response = item.responses[0]
    answers = _accepted(item, response, texts)
    carried = TOO_MANY if has_too_many(answers) else accept(answers, is_exact=_is_exact(item))
    if isinstance(carried, str) or not has_inner_gap(item):
        return carried
    return replace(carried, stem=show_gaps(texts.markdown(_mark_responses(item))))


def has_inner_gap(item: Item) -> bool:
    """Return whether the text goes on behind the last response."""
    index = max(n for n, part in enumerate(item.parts) if isinstance(part, Response))
    after = "".join(part for part in item.parts[index + 1 :] if isinstance(part, str))
    return not _FINAL.fullmatch(re.sub(r"<[^<>]*>", "", after))


def has_accepted(item: Item) -> bool:
    """Return whether an item accepts any text that is typed."""
    return any(rule.scores and (rule.equal or rule.bounds) for rule in item.rules)


def is_exact_form(rule: Rule) -> bool:
    """Return whether a rule compares capitals and small letters."""
    return any(each.attributes.get("case", "").lower() == "yes" for each in rule.equal)


def _is_exact(item: Item) -> bool:
    return any(is_exact_form(rule) for rule in item.rules if rule.scores)


def _accepted(item: Item, response: Response, texts: Texts) -> list[Answer]:
    """Return the texts that are accepted, and those that only get feedback."""
    points = score_values(item.rules_of(response))
    most = max(points.values(), default=NOTHING)
    tests = {each.value: each.test for rule in item.rules_of(response) for each in rule.equal}
    return [
        Answer(
            _accepted_form(value, test),
            points.get(value, NOTHING) * WHOLE / most if most > NOTHING else NOTHING,
            item.feedback_on(response, value, texts),
        )
        for value, test in tests.items()
        if value and (points.get(value, NOTHING) > NOTHING or item.feedback_on(response, value, texts))
    ]


def _accepted_form(value: str, test: str) -> str:
    """Return a text as it is accepted; a test for a part of the response accepts anything around it."""
    if test == "varequal":
        return accepted_text(value, has_wildcards=False)
    escaped = value.replace("*", "\\*")
    return accepted_text(f"*{escaped}*", has_wildcards=True)


def read_gaps(item: Item, texts: Texts) -> Result:
    """Return a text with gaps, whose names stand in brackets in the text, or which stand where the responses do."""
    html, order = _mark_names(item)
    if not order:
        html, order = _mark_responses(item), item.responses
    idents = {each.ident for each in order}
    missing = [each for each in item.responses if each.ident not in idents]
    places = [*order, *missing]
    read = {ident: _read_gap(item, each, texts) for ident, each in {each.ident: each for each in places}.items()}
    gaps = [read[each.ident] for each in places]
    stem, text = split_stem(texts.markdown(html))
    carried = fill_gaps(text, gaps, is_exact=_is_exact(item))
    if isinstance(carried, str):
        return carried
    near = (_NEAR,) if any(_algorithm(each) == "textcloseenough" for each in order) else ()
    return replace(carried, stem=stem or FILL_IN, losses=(*carried.losses, *near))


def has_named_gaps(item: Item) -> bool:
    """Return whether the names of all responses stand in brackets in the stem."""
    return len(_mark_names(item)[1]) == len(item.responses)


def _mark_names(item: Item) -> tuple[str, list[Response]]:
    """Return the text with the marks of its gaps, and the responses whose names are in it."""
    by_name = {name: response for response in item.responses for name in reversed(response.names)}
    by_name |= {response.names[0]: response for response in item.responses}
    order: dict[str, Response] = {}

    def mark(found: re.Match[str]) -> str:
        response = by_name.get(found[1])
        if response is None or response.ident in order:
            return found[0]
        order[response.ident] = response
        return gap_mark(len(order) - 1)

    html = _NAME.sub(mark, item.html)
    return html, [*order.values()]


def _mark_responses(item: Item) -> str:
    """Return the whole text of an item, with the marks of its gaps where the responses stand."""
    numbers = iter(range(len(item.parts)))
    return "".join(part if isinstance(part, str) else f" {gap_mark(next(numbers))} " for part in item.parts)


def _read_gap(item: Item, response: Response, texts: Texts) -> Gap:
    if not response.labels:
        return Gap(tuple(_accepted(item, response, texts)))
    kind = item.fields.get("question_type", "")
    is_choice = kind != "fill_in_multiple_blanks_question" or any(
        label.attributes.get("answer_type", "").lower() in _CHOSEN for label in response.labels
    )
    return Gap(tuple(_read_labels(item, response, texts, is_choice=is_choice)), is_choice)


def _read_labels(item: Item, response: Response, texts: Texts, *, is_choice: bool) -> Iterator[Answer]:
    shares = score_choices(item.rules_of(response), is_multiple=False)
    for label in response.labels:
        feedback = item.feedback_on(response, label.ident, texts)
        if is_choice:
            yield Answer(label.plain, shares.get(label.ident, NOTHING), feedback)
        else:
            yield Answer(_write_label(label.plain, label.attributes.get("scoring_algorithm", "")), WHOLE, feedback)


def _write_label(text: str, algorithm: str) -> str:
    if algorithm == "TextRegex":
        return f"/{text}/"
    return _accepted_form(text, "varsubstring" if algorithm == "TextContainsAnswer" else "varequal")


def _algorithm(response: Response) -> str:
    return next((label.attributes.get("scoring_algorithm", "").lower() for label in response.labels), "")
