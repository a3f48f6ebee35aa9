# SPDX-License-Identifier: MIT
"""Carry the interactions of QTI 2 that stand within a text or a table: fields, lists, and words to drag into gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cairn.importing.notation.arranged import fill_table
from cairn.importing.notation.carried import NOTHING, TOO_MANY, WHOLE, Answer, Result, has_parts, has_too_many
from cairn.importing.notation.chosen import keep_order
from cairn.importing.notation.gaps import FILL_IN, MOST_ALTERNATIVES, Gap, fill_gaps, gap_mark, show_gaps
from cairn.importing.qti.numbers import accept_numbers
from cairn.importing.qti.texts import Texts
from cairn.importing.qti.tree import find_all, rewrite, text_of, walk
from cairn.importing.qti.version2.body import Body, is_interaction, write_stem
from cairn.importing.qti.version2.entries import accept_texts, read_numbers, read_texts
from cairn.importing.qti.version2.pairs import read_pairs
from cairn.importing.reading.xml_tree import Element
from cairn.importing.texts import escape_text

_LIST = "inlineChoiceInteraction"
_WRAPPERS = frozenset({"itemBody", "div", "section"})
_WORDS = re.compile(r"\w")
_ENDS = (".", "?", "!", ":", "=")
_LONGEST_UNIT = 20
_PICTURES = "'{name}' has pictures to drag into gaps, which is not possible here. Write it as a question to match."
_TOLERANCES = "The numbers in the gaps of '{name}' are compared as text here."


@dataclass(frozen=True, slots=True)
class _Split:
    """The body of an item, split before the first block in which learners respond."""

    stem: str
    """What stands before, as Markdown."""
    text: str
    """The rest, with a mark for each gap, as Markdown."""
    around: tuple[str, str]
    """The plain text of the rest before the first gap, and behind it."""


def read_gaps(body: Body, texts: Texts) -> Result:
    """Return a question whose responses stand in a text or a table."""
    if has_too_many(body.interactions):
        return TOO_MANY
    table = _find_table(body)
    split = _split(body, texts)
    if table:
        carried = _read_table(table, body, texts)
        if carried:
            return _shuffle(replace(carried, stem=split.stem), body) if not isinstance(carried, str) else carried
    if len(body.interactions) == 1 and body.interactions[0].name != _LIST:
        return _read_single(body, split, texts)
    gaps = [_read_gap(body, each, texts) for each in body.interactions]
    is_exact = any(body.declaration(each).is_exact for each in body.interactions if each.name != _LIST)
    carried = fill_gaps(split.text, gaps, is_exact=is_exact)
    if isinstance(carried, str):
        return carried
    is_number = any(body.declaration(each).is_numeric for each in body.interactions)
    losses = (*carried.losses, *((_TOLERANCES,) if is_number else ()))
    return _shuffle(replace(carried, stem=split.stem or FILL_IN, losses=losses), body)


def _shuffle(carried: Result, body: Body) -> Result:
    """Return a question whose lists keep their order, if they do so in the source."""
    lists = [each for each in body.interactions if each.name == _LIST]
    is_fixed = lists and all(each.attributes.get("shuffle", "false") != "true" for each in lists)
    return keep_order(carried) if is_fixed else carried


def _read_single(body: Body, split: _Split, texts: Texts) -> Result:
    """Return a question with one field: a number, a short text, or a gap if a sentence goes on around it."""
    declaration = body.declaration(body.interactions[0])
    before, after = split.around
    rest = show_gaps(split.text)
    everything = "\n\n".join(filter(None, (split.stem, rest)))
    asked = "\n\n".join(filter(None, (split.stem, split.text.replace(gap_mark(0), "").strip())))
    is_last = not _WORDS.search(after) and (not before or before.endswith(_ENDS))
    if declaration.is_numeric:
        unit = after if not before and len(after) <= _LONGEST_UNIT and " " not in after else ""
        stem = split.stem if unit and split.stem else asked if is_last else everything
        carried = accept_numbers(read_numbers(body, declaration, texts), unit if split.stem else "")
        return carried if isinstance(carried, str) else replace(carried, stem=stem)
    answers = read_texts(body, declaration, texts)
    is_plain = not has_parts(answers) and not any(answer.feedback for answer in answers)
    if not is_last and is_plain:
        carried = fill_gaps(split.text, [Gap(tuple(answers))], is_exact=declaration.is_exact)
        return carried if isinstance(carried, str) else replace(carried, stem=split.stem or FILL_IN)
    carried = accept_texts(body, declaration, texts)
    return carried if isinstance(carried, str) else replace(carried, stem=asked if is_last else everything)


def _read_gap(body: Body, interaction: Element, texts: Texts) -> Gap:
    declaration = body.declaration(interaction)
    if interaction.name != _LIST:
        return Gap(tuple(read_texts(body, declaration, texts)))
    shares = declaration.shares
    return Gap(
        tuple(
            Answer(text_of(each), shares.get(each.attributes.get("identifier", ""), NOTHING))
            for each in interaction.all("inlineChoice")
        ),
        is_choice=True,
    )


def _split(body: Body, texts: Texts) -> _Split:
    holder = body.element
    while inner := _find_only_block(holder):
        holder = inner
    children = holder.children
    first = next((n for n, each in enumerate(children) if isinstance(each, Element) and _responds(each)), 0)
    if _has_text(holder):
        first = 0
    marked = _mark(Element("div", {}, holder.line, children[first:]), body.interactions)
    before, _, after = " ".join(marked.text.split()).partition(gap_mark(0))
    stem = texts.inside(Element("div", {}, holder.line, children[:first]))
    return _Split(stem, texts.inside(marked), (before.strip(), after.strip()))


def _find_only_block(element: Element) -> Element | None:
    """Return the block that is all there is in an element."""
    inside = [*element.elements]
    if len(inside) != 1 or _has_text(element) or inside[0].name not in _WRAPPERS or _has_text(inside[0]):
        return None
    return inside[0]


def _has_text(element: Element) -> bool:
    return any(child.strip() for child in element.children if isinstance(child, str))


def _responds(element: Element) -> bool:
    return any(is_interaction(each) for each in walk(element))


def _mark(element: Element, places: Sequence[Element]) -> Element:
    """Return an element with a mark in place of each of these elements."""
    numbers = {id(each): number for number, each in enumerate(places)}
    return rewrite(element, lambda each: gap_mark(numbers[id(each)]) if id(each) in numbers else each)


def _find_table(body: Body) -> Element | None:
    """Return the table in which all lists of an item stand."""
    if not all(each.name == _LIST for each in body.interactions):
        return None
    tables = [each for each in find_all(body.element, "table") if _responds(each)]
    if len(tables) != 1 or sum(map(is_interaction, walk(tables[0]))) != len(body.interactions):
        return None
    return tables[0]


def _read_table(table: Element, body: Body, texts: Texts) -> Result | None:
    """Return a table to fill in; None if it is none in which each column has its own list of values."""
    head, *lines = [[*row.elements] for row in find_all(table, "tr")]
    keys: list[list[str]] = []
    offered: list[list[set[str]]] = []
    for line in lines:
        lists = [[each for each in walk(cell) if each.name == _LIST] for cell in line[1:]]
        if len(line) != len(head) or not all(len(found) == 1 for found in lists) or _responds(line[0]):
            return None
        gaps = [_read_gap(body, found[0], texts) for found in lists]
        right = [[answer.text for answer in gap.answers if answer.share >= WHOLE] for gap in gaps]
        if not all(len(found) == 1 for found in right):
            return None
        keys.append([found[0] for found in right])
        offered.append([{answer.text for answer in gap.answers} for gap in gaps])
    for column in range(len(head) - 1):
        values = {row[column] for row in keys}
        if any(row[column] != values for row in offered):
            return None
    if len(head) < 2 or not lines or any(map(_responds, head)):  # noqa: PLR2004
        return None
    rows = [[texts.inside(line[0]), *map(escape_text, row)] for line, row in zip(lines, keys, strict=True)]
    return fill_table([texts.inside(cell) for cell in head], rows)


def read_gap_match(body: Body, texts: Texts) -> Result:
    """Return a text with gaps, each of which offers all words."""
    interaction = body.interactions[0]
    words = {each.attributes.get("identifier", ""): text_of(each) for each in find_all(interaction, "gapText")}
    places = find_all(interaction, "gap")
    if find_all(interaction, "gapImg"):
        return _PICTURES
    if has_too_many([*words]) or has_too_many(places) or len(words) * len(places) > MOST_ALTERNATIVES:
        return TOO_MANY
    declaration = body.declaration(interaction)
    points = {pair: Decimal(1) for pair in read_pairs(declaration)}
    gaps = []
    for place in places:
        ident = place.attributes.get("identifier", "")
        answers = (Answer(text, WHOLE if (word, ident) in points else NOTHING) for word, text in words.items())
        gaps.append(Gap(tuple(answers), is_choice=True))
    shown = _mark(interaction, places)
    bare = rewrite(shown, lambda each: None if each.name in {"gapText", "prompt"} else each)
    carried = fill_gaps(texts.inside(bare), gaps)
    stem = write_stem(body, texts) or FILL_IN
    return carried if isinstance(carried, str) else replace(carried, stem=stem)
