# SPDX-License-Identifier: MIT
"""Read questions of Moodle whose responses are chosen or arranged."""

from __future__ import annotations

from dataclasses import replace

from cairn.importing.html.inline import write_code
from cairn.importing.moodle.item import Item, plain_text, raw_text, read_share
from cairn.importing.notation.arranged import Row, put_in_order, sort_rows
from cairn.importing.notation.carried import NO_KEY, NOTHING, WHOLE, Result
from cairn.importing.notation.chosen import choose, choose_several, judge, match
from cairn.importing.texts import PLAIN
from cairn.text.markdown import find_fences

_ALL_OR_NOTHING = "'{name}' gives credit for all right choices only in the source; here, each right choice counts."
_NO_ROWS = "'{name}' has no rows. Add them in the source."
_NO_TARGET = "A row of '{name}' has no answer. Add it in the source."
_FEW_ROWS = "'{name}' has fewer than two rows to put in order. Add them in the source."


def read_choice(item: Item) -> Result:
    """Return a choice question, whose flag tells whether several choices are right."""
    answers = item.read_choices()
    return choose(answers) if item.flag("single", default=True) else choose_several(answers)


def read_choice_set(item: Item) -> Result:
    """Return a choice question whose choices are right or wrong, without weights."""
    answers = item.read_choices()
    keys = [answer for answer in answers if answer.share > NOTHING]
    even = WHOLE / (len(keys) or 1)
    return choose_several([replace(each, share=even if each.share > NOTHING else NOTHING) for each in answers])


def read_whole_set(item: Item) -> Result:
    """Return a choice question that gives credit for all right choices only."""
    result = read_choice_set(item)
    return result if isinstance(result, str) else replace(result, losses=(*result.losses, _ALL_OR_NOTHING))


def read_statement(item: Item) -> Result:
    """Return a statement to judge. In translated files, the first answer is 'true'."""
    answers = item.answers()
    words = [plain_text(raw_text(answer)).lower() for answer in answers]
    right = next((n for n, answer in enumerate(answers) if read_share(answer) >= WHOLE), None)
    if right is None:
        return NO_KEY
    is_known = {*words} <= {"true", "false"}
    said = [item.feedback(answers[right]), *(item.feedback(a) for n, a in enumerate(answers) if n != right)]
    carried = judge(is_true=words[right] == "true" if is_known else right == 0)
    return replace(carried, rationale="\n\n".join(dict.fromkeys(filter(None, said))))


def read_rows(item: Item) -> Result:
    """Return a matching question; an answer without a question is a distractor.

    Cairn says of its own questions whether their answers are categories.
    """
    rows = []
    for row in item.element.all("subquestion"):
        answer = row.find("answer")
        target = item.markdown(answer, PLAIN)
        if not target:
            return _NO_TARGET
        rows.append((_on_one_line(item.markdown(row)), _on_one_line(target)))
    if item.element.attributes.get("class") == "sort":
        by_target: dict[str, list[Row]] = {target: [] for _, target in rows}
        for text, target in rows:
            by_target[target] += [Row(text)] if text else []
        return sort_rows(by_target.items())
    return match(rows) if rows else _NO_ROWS


def read_order(item: Item) -> Result:
    """Return a question whose answers are to be put in order."""
    answers = sorted(item.answers(), key=read_share)
    rows = [Row(item.markdown(answer), item.feedback(answer)) for answer in answers]
    return put_in_order(rows) if len(rows) > 1 else _FEW_ROWS


def _on_one_line(text: str) -> str:
    """Return a text on one line; a fence becomes a code span."""
    lines = text.split("\n")
    parts: list[str] = []
    done = 0
    for fence in find_fences(text):
        parts += *lines[done : fence.first], write_code(fence.text)
        done = fence.last + 1
    return " ".join(" ".join((*parts, *lines[done:])).split())
