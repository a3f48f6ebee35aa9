# SPDX-License-Identifier: MIT
"""Read questions of Moodle whose responses are typed."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from cairn.importing.moodle.item import Item, find_text, raw_text, read_number, read_share
from cairn.importing.notation.arranged import answer_openly
from cairn.importing.notation.carried import ANY, Answer, Result, write_decimal
from cairn.importing.notation.typed import accept, accepted_text, number
from cairn.importing.reading.xml_tree import Element
from cairn.importing.texts import to_line
from cairn.yaml.writer import prose

_NO_NUMBER = "'{name}' has '{text}' where a number must be. Write digits."
_UNITS = "'{name}' accepts its number in several units in the source, but here only in the first one."
_UNIT_CREDIT = "'{name}' gives a part of the credit for the unit in the source, but not here."
_TEMPLATE = "The text with which learners begin their answer to '{name}' is left out."
_FILE = "'{name}' asks for a file, which learners cannot hand in here. Ask for a text."
_ATTACHMENT = "Learners cannot hand in files with their answer to '{name}' here."
_ITEM = re.compile(r"(?:-|\d+\.) +")
_INDENT = "    "


def read_short(item: Item) -> Result:
    """Return a question with accepted texts. The first one that fits decides, so an equal one below it is left out."""
    found: dict[str, Answer] = {}
    for answer in item.answers():
        text = accepted_text(to_line(raw_text(answer)), has_wildcards=True)
        if text:
            found.setdefault(text, Answer(text, read_share(answer), item.feedback(answer)))
    return accept(tuple(found.values()), is_exact=item.flag("usecase"))


def read_numbers(item: Item) -> Result:
    """Return a question with accepted numbers, each with its tolerance."""
    found: dict[str, Answer] = {}
    for answer in item.answers():
        text = _read_range(answer)
        if not text:
            return _NO_NUMBER.replace("{text}", to_line(raw_text(answer)))
        found.setdefault(text, Answer(text, read_share(answer), item.feedback(answer)))
    unit, losses = _read_units(item)
    result = number(tuple(found.values()), prose("unit", unit, "") if unit else ())
    return result if isinstance(result, str) else replace(result, losses=(*result.losses, *losses))


def _read_range(answer: Element) -> str:
    """Return a number or range; empty if the answer is neither."""
    text = to_line(raw_text(answer))
    if text in {"", ANY}:
        return ANY
    value, within = read_number(text), abs(read_number(find_text(answer, "tolerance") or "0") or Decimal(0))
    if value is None:
        return ""
    return f"{write_decimal(value - within)}..{write_decimal(value + within)}" if within else write_decimal(value)


def _read_units(item: Item) -> tuple[str, list[str]]:
    """Return the unit with the factor 1, and what is lost of the others."""
    units = item.element.find("units")
    named = (
        [(read_number(find_text(u, "multiplier")), find_text(u, "unit_name")) for u in units.all("unit")]
        if units
        else []
    )
    own = next((name for factor, name in named if factor == 1 and name), "")
    losses = [_UNITS] if len({name for _, name in named}) > 1 else []
    losses += [_UNIT_CREDIT] if item.child("unitgradingtype") not in {"", "0"} else []
    return own, losses


def read_essay(item: Item) -> Result:
    """Return an open question, unless learners only hand in files.

    What graders read is its model answer, and a list in it is the rubric.
    """
    if item.child("responseformat") == "noinline":
        return _FILE
    ideas: list[list[str]] = []
    model: list[str] = []
    for line in item.part("graderinfo").split("\n"):
        if mark := _ITEM.match(line):
            ideas.append([line[mark.end() :]])
        elif ideas and (line.startswith(_INDENT) or not line):
            ideas[-1].append(line.removeprefix(_INDENT))
        else:
            model.append(line)
    result = answer_openly("\n".join(model).strip(), ["\n".join(lines).strip() for lines in ideas])
    losses = [_TEMPLATE] if item.child("responsetemplate") else []
    losses += [_ATTACHMENT] if item.child("attachments") not in {"", "0"} else []
    return replace(result, losses=(*result.losses, *losses))
