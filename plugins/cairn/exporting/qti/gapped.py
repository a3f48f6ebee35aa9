# SPDX-License-Identifier: MIT
"""Questions with gaps in a text or in a table, which are typed or chosen from a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, count, zip_longest

from cairn.exporting.html_text import has_gap_in_tag
from cairn.exporting.losses import say_patterns, say_plain
from cairn.exporting.qti.rules import MAP_RESPONSE, RESPONSE, add_mapped, declare_response, write_mapping
from cairn.exporting.qti.task import Task, Texts
from cairn.exporting.xml_text import Xml, element, text
from cairn.questions.notation.assignments import Target
from cairn.questions.notation.pattern import find_pattern
from cairn.questions.question import Question
from cairn.questions.types.blanks import Blanks, Gap
from cairn.questions.types.table import Table
from cairn.text.slug import item_id


def write_blanks(question: Question, exercise: Blanks, texts: Texts) -> Task | None:
    """Return a text with gaps; None if a gap accepts patterns only, or is where no field can be."""
    names = [_name(number, len(exercise.gaps)) for number in range(len(exercise.gaps))]
    accepted = [[t for t in gap.accepted if find_pattern(t) is None] for gap in exercise.gaps]
    parts = exercise.split(texts.blocks(exercise.markdown))
    if not all(accepted) or has_gap_in_tag(parts):  # a gap in an attribute
        return None
    share = 1 / len(names)
    case = {"caseSensitive": "true" if exercise.is_exact else "false"}
    declarations = [
        _declare_choice(name, right, share) if gap.options else _declare_text(name, right, share, case)
        for name, right, gap in zip(names, accepted, exercise.gaps, strict=True)
    ]
    fields = (_field(gap, name, question) for gap, name in zip(exercise.gaps, names, strict=True))
    body = element("div", None, *(Xml(p) for p in chain(*zip_longest(parts, fields, fillvalue=""))))
    losses = (say_patterns(question),) if any(map(_has_patterns, exercise.gaps)) else ()
    return Task(tuple(declarations), body, *_scoring(names), losses=losses)


def write_table(question: Question, exercise: Table, texts: Texts) -> Task:
    """Return a table whose cells, but for the first of each row, are chosen from lists."""
    cells = [cell for row in exercise.rows for cell in row.cells]
    names = [_name(number, len(cells)) for number in range(len(cells))]
    numbers = count()
    rows = [
        element(
            "tr",
            None,
            element("th", {"scope": "row"}, texts.flow(row.text)),
            *(element("td", None, _list(_options(c.options), names[next(numbers)], question)) for c in row.cells),
        )
        for row in exercise.rows
    ]
    head = (element("th", {"scope": "col"}, texts.flow(title)) for title in exercise.head)
    body = element("table", None, element("thead", None, element("tr", None, *head)), element("tbody", None, *rows))
    declarations = (
        _declare_choice(name, [cell.target.text], 1 / len(cells)) for name, cell in zip(names, cells, strict=True)
    )
    losses = () if all(o.is_plain for cell in cells for o in cell.options) else (say_plain(question),)
    return Task(tuple(declarations), body, *_scoring(names), losses=losses)


def _name(number: int, total: int) -> str:
    return f"{RESPONSE}-{number + 1}" if total > 1 else RESPONSE


def _scoring(names: Iterable[str]) -> tuple[Xml, str]:
    """Return the rules that add up the scores of all gaps, and the standard processing for a single one."""
    rules = [add_mapped(name) for name in names]
    return Xml("".join(rules)), MAP_RESPONSE if len(rules) == 1 else ""


def _declare_text(name: str, right: list[str], share: float, case: Mapping[str, str]) -> Xml:
    mapping = write_mapping(dict.fromkeys(right, share), attributes=case)
    return declare_response("single", "string", right[:1], mapping, name)


def _declare_choice(name: str, right: list[str], share: float) -> Xml:
    identifiers = [item_id(each) for each in right]
    mapping = write_mapping(dict.fromkeys(identifiers, share))
    return declare_response("single", "identifier", identifiers[:1], mapping, name)


def _field(gap: Gap, name: str, question: Question) -> Xml:
    if gap.options:
        return _list({item_id(option): option for option in gap.options}, name, question)
    return element("textEntryInteraction", {"responseIdentifier": name})


def _options(targets: Iterable[Target]) -> dict[str, str]:
    return {target.id: target.label for target in targets}


def _list(options: Mapping[str, str], name: str, question: Question) -> Xml:
    """Return a list to choose from, of plain texts by identifier."""
    attributes = {"responseIdentifier": name, "shuffle": "true" if question.is_shuffled else "false"}
    found = (element("inlineChoice", {"identifier": key}, text(option)) for key, option in options.items())
    return element("inlineChoiceInteraction", attributes, *found)


def _has_patterns(gap: Gap) -> bool:
    return any(find_pattern(each) is not None for each in gap.accepted)
