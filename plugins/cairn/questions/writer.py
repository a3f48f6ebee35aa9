# SPDX-License-Identifier: MIT
"""Questions as the text of a question file, which the parser reads as the same questions again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cairn.questions.types.choices import split_back
from cairn.yaml.writer import block_list, flow_list, prose, scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cairn.questions.question import Question, Quiz
    from cairn.questions.types.assign import Assign
    from cairn.questions.types.case import Case
    from cairn.questions.types.choices import Choice, Choices
    from cairn.questions.types.open import Open
    from cairn.questions.types.order import Order
    from cairn.questions.types.table import Table
    from cairn.questions.types.text import Blanks, Number, Short


def write_quiz(quiz: Quiz) -> str:
    """Return a question file; each question names its own concepts."""
    if not quiz.questions:
        return "questions: []\n"
    lines = ["questions:", *(line for question in quiz.questions for line in _item(question, "  "))]
    return "".join(f"{line}\n" for line in lines)


def _item(question: Question, indent: str) -> Iterator[str]:
    """Yield a question as an item of a list."""
    first, *rest = _question(question, indent + "  ")
    yield f"{indent}- {first.lstrip()}"
    yield from rest


def _question(question: Question, indent: str) -> Iterator[str]:
    if question.has_explicit_id:
        yield f"{indent}id: {question.id}"
    if question.aliases:
        yield f"{indent}aliases: {flow_list(question.aliases)}"
    yield from prose("case" if question.type == "case" else "stem", question.stem, indent)
    yield from _names("concepts", [reference.name for reference in question.concepts], indent)
    yield from _names("seen_on", [reference.name for reference in question.seen_on], indent)
    if not question.is_shuffled:
        yield f"{indent}shuffle: no"
    if question.exercise:
        yield from _WRITERS[question.type](question.exercise, indent)
    if question.rationale:
        yield from prose("rationale", question.rationale, indent)
    yield from _names("hints", question.hints, indent)


def _names(key: str, texts: tuple[str, ...] | list[str], indent: str) -> list[str]:
    """Return a list of texts; an empty one of `concepts` says that a default does not hold."""
    if not texts:
        return [f"{indent}{key}: []"] if key == "concepts" else []
    return [f"{indent}{key}:", *block_list(texts, indent + "  ")]


def _choices(exercise: Choices, indent: str) -> list[str]:
    if exercise.type == "judge":
        return [f"{indent}is_true: {'yes' if exercise.items[0].is_key else 'no'}"]
    items = (_listed(f"- [{'x' if c.is_key else ' '}] {c.text}", _feedback(c)) for c in exercise.items)
    return prose("choices", "\n".join(items), indent)


def _feedback(choice: Choice) -> str:
    """Return feedback with the sentence that sends its reader back, where that was taken out of it."""
    is_whole = choice.is_key or split_back(choice.feedback) == (choice.feedback, choice.back)
    return choice.feedback if is_whole else f"{choice.feedback} See {choice.back}."


def _listed(text: str, feedback: str = "", more: tuple[str, ...] = ()) -> str:
    """Return an item of a Markdown list, with what belongs to it indented below it."""
    quote = "\n".join(f"> {line}" for line in feedback.split("\n")) if feedback else ""
    return "\n".join(part for part in (text, quote, *more) if part).replace("\n", "\n  ")


def _order(exercise: Order, indent: str) -> list[str]:
    items = (_listed(f"{row.rank}. {row.text}", row.feedback) for row in exercise.rows)
    return prose("order", "\n".join(items), indent)


def _match(exercise: Assign, indent: str) -> list[str]:
    taken = {row.target for row in exercise.rows}
    rows = [(f"{row.text} ", exercise.target(row.target).text, row.feedback) for row in exercise.rows]
    rows += [("", target.text, "") for target in exercise.targets if target.id not in taken]
    items = (_listed(f"- {row}:: {target}", feedback) for row, target, feedback in rows)
    return prose("match", "\n".join(items), indent)


def _sort(exercise: Assign, indent: str) -> list[str]:
    def rows(target: str) -> tuple[str, ...]:
        return tuple(_listed(f"- {r.text}", r.feedback) for r in exercise.rows if r.target == target)

    items = (_listed(f"- {target.text}", more=rows(target.id)) for target in exercise.targets)
    return prose("sort", "\n".join(items), indent)


def _table(exercise: Table, indent: str) -> list[str]:
    body = [(row.text, *(cell.target.text for cell in row.cells)) for row in exercise.rows]
    rows = (exercise.head, ("---",) * len(exercise.head), *body)
    return prose("table", "\n".join(f"| {' | '.join(cells)} |" for cells in rows), indent)


def _number(exercise: Number, indent: str) -> Iterator[str]:
    yield f"{indent}number: {exercise.value}"
    if exercise.within != "0":
        yield f"{indent}within: {exercise.within}"
    if exercise.unit:
        yield f"{indent}unit: {scalar(exercise.unit)}"


def _blanks(exercise: Blanks, indent: str) -> list[str]:
    gaps = [f"[[{'|'.join(gap.accepted)}]]" for gap in exercise.gaps] + [""]
    return prose("blanks", "".join(text + gap for text, gap in zip(exercise.texts, gaps, strict=True)), indent)


def _short(exercise: Short, indent: str) -> list[str]:
    return prose("accept", "\n".join(_listed(f"- {entry}") for entry in exercise.accepted), indent)


def _open(exercise: Open, indent: str) -> list[str]:
    rubric = "\n".join(_listed(f"- {idea.text}") for idea in exercise.rubric)
    return prose("model_answer", exercise.model, indent) + (prose("rubric", rubric, indent) if rubric else [])


def _case(exercise: Case, indent: str) -> Iterator[str]:
    yield f"{indent}questions:"
    for question in exercise.questions:
        yield from _item(question, indent + "  ")


_WRITERS: Mapping[str, Callable[[Any, str], Any]] = {
    "single": _choices,
    "multiple": _choices,
    "judge": _choices,
    "order": _order,
    "match": _match,
    "sort": _sort,
    "table": _table,
    "number": _number,
    "blanks": _blanks,
    "short": _short,
    "open": _open,
    "case": _case,
}
