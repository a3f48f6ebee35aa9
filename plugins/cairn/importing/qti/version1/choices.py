# SPDX-License-Identifier: MIT
"""Carry the items of QTI 1.2 in which learners choose: choices, statements, rows, categories and orders."""

from __future__ import annotations

from cairn.importing.notation.arranged import Row, put_in_order, sort_rows
from cairn.importing.notation.carried import NO_KEY, NOTHING, TOO_MANY, Answer, Carried, Result, has_too_many
from cairn.importing.notation.chosen import choose, choose_several, judge, keep_order, match
from cairn.importing.qti.texts import Texts
from cairn.importing.qti.version1.item import Item, Response
from cairn.importing.qti.version1.scoring import find_sequence, score_choices

_NO_ROW = "A row of '{name}' has no right answer. Mark one in the source."
_UNSORTED = "What belongs to no category of '{name}' is left out."
_UNPLACED = "Some rows of '{name}' have no place in the order. Correct the source."


def read_choices(item: Item, texts: Texts) -> Result:
    """Return a question with one or several right choices."""
    response = item.responses[0]
    is_multiple = response.cardinality == "multiple"
    answers = read_answers(item, response, texts, is_multiple=is_multiple)
    if has_too_many(answers):
        return TOO_MANY
    carried = choose_several(answers) if is_multiple else choose(answers)
    return carried if response.is_shuffled else keep_order(carried)


def read_answers(item: Item, response: Response, texts: Texts, *, is_multiple: bool = False) -> list[Answer]:
    """Return the labels of a response as answers."""
    shares = score_choices(item.rules_of(response), is_multiple=is_multiple)
    return [
        Answer(
            texts.markdown(label.html), shares.get(label.ident, NOTHING), item.feedback_on(response, label.ident, texts)
        )
        for label in response.labels
    ]


def is_statement(item: Item) -> bool:
    """Return whether the labels of an item say that a statement is true or false."""
    labels = item.responses[0].labels
    return {label.plain.casefold() for label in labels} == {"true", "false"} and len(labels) == 2  # noqa: PLR2004


def read_statement(item: Item, texts: Texts) -> Result:
    """Return a statement to judge; in other languages, the first label says that it is true."""
    response = item.responses[0]
    if len(response.labels) != 2:  # noqa: PLR2004
        return read_choices(item, texts)
    answers = read_answers(item, response, texts)
    if not any(answer.share > NOTHING for answer in answers):
        return NO_KEY
    is_second_true = response.labels[1].plain.casefold() == "true"
    is_true = (answers[0].share > answers[1].share) != is_second_true
    said = "\n\n".join(filter(None, (answer.feedback for answer in answers)))
    return Carried(judge(is_true=is_true).lines, rationale=said)


def read_rows(item: Item, texts: Texts) -> Result:
    """Return a question that matches rows with labels, or puts them in order if the labels are the places."""
    if sum(len(response.labels) for response in item.responses) > _MOST_CELLS:
        return TOO_MANY
    rows: list[tuple[str, str]] = []
    spare: dict[str, None] = {}
    keys = {ident: score_choices(rules, is_multiple=False) for ident, rules in item.rules_by_response.items()}
    bests = {ident: max(shares, key=lambda value: shares[value], default=None) for ident, shares in keys.items()}
    for response in item.responses:
        shares, best = keys.get(response.ident, {}), bests.get(response.ident)
        labels = {label.ident: label for label in response.labels}
        if best not in labels or shares[best] <= NOTHING:
            return _NO_ROW
        rows.append((texts.markdown(response.html), texts.markdown(labels[best].html)))
        spare |= {label.html: None for label in response.labels}
    places = {target: row for row, target in rows}
    if len(places) == len(rows) and sorted(places) == sorted(map(str, range(1, len(rows) + 1))):
        return put_in_order(Row(places[str(place)]) for place in range(1, len(rows) + 1))
    taken = {target for _, target in rows}
    others = dict.fromkeys(map(texts.markdown, spare))
    return match([*rows, *(("", other) for other in others if other not in taken)])


def read_categories(item: Item, texts: Texts) -> Result:
    """Return a question that sorts labels into categories."""
    if sum(len(response.labels) for response in item.responses) > _MOST_CELLS:
        return TOO_MANY
    categories, used, every = [], set(), set()
    keys = {
        ident: {each.value for rule in rules if rule.scores for each in rule.equal}
        for ident, rules in item.rules_by_response.items()
    }
    for response in item.responses:
        right = keys.get(response.ident, set())
        rows = [Row(texts.markdown(label.html)) for label in response.labels if label.ident in right]
        categories.append((texts.markdown(response.html), rows))
        used |= right
        every |= {label.ident for label in response.labels}
    losses = (_UNSORTED,) if every - used else ()
    return Carried(sort_rows(categories).lines, losses)


def read_order(item: Item, texts: Texts) -> Result:
    """Return a question that puts labels in order."""
    response = item.responses[0]
    labels = {label.ident: label for label in response.labels}
    order = find_sequence(item.rules_of(response))
    if not order:
        return NO_KEY
    if sorted(order) != sorted(labels):
        return _UNPLACED
    return put_in_order(Row(texts.markdown(labels[ident].html)) for ident in order)


_MOST_CELLS = 100_000
"""Rows and labels of a question, of which each row has its own copies."""
