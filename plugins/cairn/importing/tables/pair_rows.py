# SPDX-License-Identifier: MIT
"""Make documents of a table in which each row is a concept with one of its prerequisites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cairn.content.tag_path import explain_too_deep, parse_tag
from cairn.importing.found import Found, FoundDocument, LeftOut
from cairn.importing.names import compile_id
from cairn.importing.tables.columns import Row
from cairn.importing.texts import to_line, to_markdown
from cairn.text.slug import is_name, shorten
from cairn.yaml.writer import block_list, scalar

_CIRCULAR = "'{}' is named as its own prerequisite, which is not carried."
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
    named = [row for row in rows if is_name(row.cells.get("learn_before", ""))]
    before = {compile_id(row.cells["learn_before"]): row for row in named}
    is_circular = before.pop(own, None) is not None
    lines = ["---", f"title: {scalar(title)}", f"id: {scalar(own)}"]
    lines += ["learn_before:", *_prerequisites(before, known)] if before else []
    refused = [row.cells["learn_before"] for row in rows if "learn_before" in row.cells and row not in named]
    for key, column, is_right in (("tags", "tag", _is_tag), ("aliases", "alias", is_name)):
        values = dict.fromkeys(to_line(row.cells[column]) for row in rows if column in row.cells)
        right = [value for value in values if is_right(value)]
        refused += [value for value in values if not is_right(value)]
        lines += [f"{key}:", *block_list(right)] if right else []
    bodies = [to_markdown(row.cells["body"], kind) for row in rows if "body" in row.cells]
    text = "\n".join((*lines, "---", "\n\n".join(bodies))).rstrip("\n") + "\n"
    names = tuple(to_line(row.cells["learn_before"]) for row in before.values())
    losses = tuple(_REFUSED.format(shorten(to_line(value))) for value in refused)
    losses += (_CIRCULAR.format(shorten(title)),) if is_circular else ()
    return FoundDocument(f"{own}.md", title, text, rows[0].span, names, losses)


def _is_tag(text: str) -> bool:
    path = parse_tag(text)
    return bool(path) and not explain_too_deep(path)


def _prerequisites(before: dict[str, Row], known: Iterable[str]) -> Iterator[str]:
    for own, row in before.items():
        name = scalar(own if own in known else to_line(row.cells["learn_before"]))
        if "reason" in row.cells:
            yield f"  - concept: {name}"
            yield f"    reason: {scalar(to_line(row.cells['reason']))}"
        else:
            yield f"  - {name}"
