# SPDX-License-Identifier: MIT
"""Make documents of a table in which each row is a concept with one of its prerequisites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cairn.content.tag_path import explain_too_deep, parse_tag
from cairn.importing.found import Found, FoundDocument, LeftOut
from cairn.importing.names import compile_id
from cairn.importing.notation.finished import name_in
from cairn.importing.tables.columns import Row
from cairn.importing.texts import Texts, to_line
from cairn.text.slug import is_name, shorten
from cairn.yaml.writer import block_list, scalar

_CIRCULAR = "{name} is named as its own prerequisite, which is not carried."
_REASONS = "{name} has several reasons to come after '{before}'; only the first one is carried."
_REFUSED = "'{}' is not carried: a name needs a letter or a digit, and a tag has at most 16 levels."


def read_pairs(rows: Iterable[Row], kind: str) -> Found:
    """Return a document for each concept of a table; the rows of a concept are joined."""
    by_id: dict[str, list[Row]] = {}
    left_out = []
    for row in rows:
        if fault := _find_fault(row):
            left_out.append(LeftOut(row.span, row.cells.get("concept", "This row"), "row", fault))
        else:
            by_id.setdefault(compile_id(row.cells["concept"]), []).append(row)
    documents = [_document(own, joined, by_id, kind) for own, joined in by_id.items()]
    return Found(documents=tuple(documents), left_out=tuple(left_out))


def _find_fault(row: Row) -> str:
    if row.fault:
        return row.fault
    if "concept" not in row.cells:
        return "This row has no concept. Fill in the column 'concept'."
    if "reason" in row.cells and "learn_before" not in row.cells:
        return "This row has a reason without a prerequisite. Fill in the column 'learn_before'."
    return ""


def _document(own: str, rows: Sequence[Row], known: Iterable[str], kind: str) -> FoundDocument:
    title = to_line(rows[0].cells["concept"])
    before = _find_prerequisites(row for row in rows if is_name(row.cells.get("learn_before", "")))
    losses = [_CIRCULAR] if before.pop(own, None) else []
    lines = ["---", f"title: {scalar(title)}", f"id: {scalar(own)}"]
    lines += ["learn_before:", *_prerequisites(before, known)] if before else []
    written = [row.cells["learn_before"] for row in rows if "learn_before" in row.cells]
    refused = [name for name in dict.fromkeys(written) if not is_name(name)]
    for key, column, is_right in (("tags", "tag", _is_tag), ("aliases", "alias", is_name)):
        values = dict.fromkeys(to_line(row.cells[column]) for row in rows if column in row.cells)
        right = [value for value in values if is_right(value)]
        refused += [value for value in values if not is_right(value)]
        lines += [f"{key}:", *block_list(right)] if right else []
    texts = Texts(kind)
    bodies = [texts.markdown(row.cells["body"]) for row in rows if "body" in row.cells]
    text = "\n".join((*lines, "---", "\n\n".join(bodies))).rstrip("\n") + "\n"
    names = tuple(to_line(row.cells["learn_before"]) for row in before.values())
    losses += [*_find_repeated(rows), *texts.losses]
    said = (
        *(_REFUSED.format(shorten(to_line(value))) for value in refused),
        *(name_in(loss, title) for loss in losses),
    )
    return FoundDocument(f"{own}.md", title, text, rows[0].span, names, said)


def _is_tag(text: str) -> bool:
    path = parse_tag(text)
    return bool(path) and not explain_too_deep(path)


def _find_repeated(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a sentence for each prerequisite that has more than one reason; the first one is carried."""
    reasons: dict[str, dict[str, str]] = {}
    for row in rows:
        if "reason" in row.cells:
            name = row.cells["learn_before"]
            reasons.setdefault(compile_id(name), {})[to_line(row.cells["reason"])] = to_line(name)
    yield from (_REASONS.replace("{before}", min(each.values())) for each in reasons.values() if len(each) > 1)


def _find_prerequisites(rows: Iterable[Row]) -> dict[str, Row]:
    """Return the row of each prerequisite by its id: the first one that gives a reason, if any does."""
    before: dict[str, Row] = {}
    for row in (row for row in rows if "learn_before" in row.cells):
        own = compile_id(row.cells["learn_before"])
        if "reason" not in before.setdefault(own, row).cells and "reason" in row.cells:
            before[own] = row
    return before


def _prerequisites(before: dict[str, Row], known: Iterable[str]) -> Iterator[str]:
    for own, row in before.items():
        name = scalar(own if own in known else to_line(row.cells["learn_before"]))
        if "reason" in row.cells:
            yield f"  - concept: {name}"
            yield f"    reason: {scalar(to_line(row.cells['reason']))}"
        else:
            yield f"  - {name}"
