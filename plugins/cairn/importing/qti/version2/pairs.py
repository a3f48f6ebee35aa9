# SPDX-License-Identifier: MIT
"""Carry the interactions of QTI 2 in which learners make pairs: they match rows, or sort them into columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cairn.importing.notation.arranged import Row, sort_rows
from cairn.importing.notation.carried import NO_KEY, NOTHING, TOO_MANY, Carried, Result, has_too_many
from cairn.importing.notation.chosen import match
from cairn.importing.qti.texts import Texts
from cairn.importing.qti.tree import find_all
from cairn.importing.qti.version2.body import Body
from cairn.importing.qti.version2.declarations import Declaration
from cairn.importing.reading.xml_tree import Element

_ASSOCIABLE = "simpleAssociableChoice"
_MANY = "A row of '{name}' belongs to several columns, which is not possible here. Write a question for each row."
_SHARED = "A choice of '{name}' belongs to several pairs, which is not possible here. Write it as a question to match."
_SPARE = "The rows of '{name}' that belong to no column are left out."
_MATCH, _SORT = "match", "sort"
"""Classes that say which of the two a source means, where both are possible."""


def read_pairs(declaration: Declaration) -> list[tuple[str, str]]:
    """Return the right pairs of a key, each of the first and the second id."""
    values = [value for value, points in (declaration.points or {}).items() if points > NOTHING] or declaration.correct
    parts = (value.split() for value in values)
    return [(part[0], part[1]) for part in parts if len(part) == 2]  # noqa: PLR2004


def read_match(body: Body, texts: Texts) -> Result:
    """Return a question that matches rows with columns, or sorts them into columns that several rows share."""
    interaction = body.interactions[0]
    sets = find_all(interaction, "simpleMatchSet")[:2]
    pairs = read_pairs(body.declaration(interaction))
    if len(sets) < 2 or not pairs:  # noqa: PLR2004
        return NO_KEY
    rows, columns = (_by_ident(each) for each in sets)
    if has_too_many([*rows]) or has_too_many([*columns]):
        return TOO_MANY
    kept = [pair for pair in pairs if pair[0] in rows and pair[1] in columns]
    if _repeats(row for row, _ in kept):
        rows, columns, kept = columns, rows, [(column, row) for row, column in kept]
    if _repeats(row for row, _ in kept):
        return _MANY
    given = interaction.attributes.get("class", "").split()
    is_sort = _SORT in given or (_MATCH not in given and _repeats(column for _, column in kept))
    return (_sort if is_sort else _match)(_Pairs(dict(kept), rows, columns), body, texts)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Rows, and the columns that they belong to."""

    targets: Mapping[str, str]
    """The id of the column of each row."""
    rows: Mapping[str, Element]
    """All rows by id."""
    columns: Mapping[str, Element]
    """All columns by id."""

    @property
    def used(self) -> dict[str, Element]:
        """The rows that belong to a column."""
        return {ident: element for ident, element in self.rows.items() if ident in self.targets}

    @property
    def losses(self) -> tuple[str, ...]:
        """What is lost."""
        return (_SPARE,) if self.rows.keys() - self.targets.keys() else ()


def _by_ident(element: Element) -> dict[str, Element]:
    return {each.attributes.get("identifier", ""): each for each in find_all(element, _ASSOCIABLE)}


def _repeats(idents: Iterable[str]) -> bool:
    listed = [*idents]
    return len({*listed}) < len(listed)


def _match(pairs: _Pairs, body: Body, texts: Texts) -> Carried:
    written = {ident: texts.inside(element) for ident, element in pairs.columns.items()}
    taken = {written[target] for target in pairs.targets.values()}
    spare = dict.fromkeys(text for text in written.values() if text not in taken)
    rows = {row: _read_row(row, element, body, texts) for row, element in pairs.used.items()}
    matched = [(rows[row].text, written[pairs.targets[row]]) for row in rows]
    feedback = {row.text: row.feedback for row in rows.values() if row.feedback}
    return Carried(match([*matched, *(("", text) for text in spare)], feedback).lines, pairs.losses)


def _sort(pairs: _Pairs, body: Body, texts: Texts) -> Carried:
    inside: dict[str, list[Row]] = {ident: [] for ident in pairs.columns}
    for row, element in pairs.used.items():
        inside[pairs.targets[row]].append(_read_row(row, element, body, texts))
    categories = ((texts.inside(pairs.columns[ident]), rows) for ident, rows in inside.items())
    return Carried(sort_rows(categories).lines, pairs.losses)


def _read_row(ident: str, element: Element, body: Body, texts: Texts) -> Row:
    return Row(texts.inside(element), texts.markdown(body.feedback.get(ident, "")))


def read_associate(body: Body, texts: Texts) -> Result:
    """Return a question that matches the first of each pair with the second."""
    interaction = body.interactions[0]
    choices = _by_ident(interaction)
    pairs = [p for p in read_pairs(body.declaration(interaction)) if p[0] in choices and p[1] in choices]
    if has_too_many([*choices]):
        return TOO_MANY
    if not pairs:
        return NO_KEY
    used = [ident for pair in pairs for ident in pair]
    if _repeats(used):
        return _SHARED
    taken = {*used}
    spare = [ident for ident in choices if ident not in taken]
    rows = [(texts.inside(choices[first]), texts.inside(choices[second])) for first, second in pairs]
    return match([*rows, *(("", texts.inside(choices[ident])) for ident in spare)])
