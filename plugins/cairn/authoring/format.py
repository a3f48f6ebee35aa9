# SPDX-License-Identifier: MIT
"""The keys of front matter in one order everywhere; not a character of them is changed.

A key moves with all its lines and with the comments right above it. Where that would change what the front
matter says, as an anchor can bring about, nothing moves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cairn.content.concept import KEYS
from cairn.content.document import FRONT_MATTER
from cairn.text.problem import Code
from cairn.text.text_edits import unify_ends
from cairn.yaml.positions import find_positions
from cairn.yaml.reader import MappingNode, Node, ScalarNode, SequenceNode, parse_yaml

if TYPE_CHECKING:
    from cairn.yaml.positions import YamlPosition

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)")
_COMMENT = re.compile(r"#|[ \t]*$")
_RANKS = {key: rank for rank, key in enumerate(KEYS)}


def format_document(text: str) -> str:
    """Return a page with the keys of its front matter in order: ours as `KEYS` has them, then all others."""
    unified = unify_ends(text)
    match = FRONT_MATTER.match(unified)
    order = _order(match[1]) if match else ()
    if not match or list(order) == sorted(order):
        return text
    first = unified.count("\n", 0, match.start(1))
    lines = _LINES.findall(text)
    block = lines[first : first + len(order)]
    end = sum(map(len, lines[: first + len(order)]))
    return "".join((*lines[:first], *(block[n] for n in order), text[end:]))


def _order(front_matter: str) -> tuple[int, ...]:
    """Return the lines of front matter in the order in which they are to stand."""
    lines = front_matter.split("\n")[:-1]
    kept = tuple(range(len(lines)))
    keys = [position for position in find_positions(front_matter) if position.kind == "key" and len(position.path) == 1]
    if not keys or any(key.column for key in keys) or len({key.line for key in keys}) < len(keys):
        return kept
    starts = [_start(lines, key, keys[n - 1].line if n else -1) for n, key in enumerate(keys)]
    chunks = [range(a, b) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    ranked = sorted(range(len(keys)), key=lambda n: (_RANKS.get(keys[n].value, len(_RANKS)), n))
    order = (*range(starts[0]), *(line for n in ranked for line in chunks[n]))
    moved = "".join(f"{lines[n]}\n" for n in order)
    return order if _values(moved) == _values(front_matter) else kept


def _start(lines: list[str], key: YamlPosition, before: int) -> int:
    """Return the first line that belongs to a key: comments stand above what they are about."""
    start = key.line
    while start - 1 > before and _COMMENT.match(lines[start - 1]):
        start -= 1
    if before < 0:  # what stands apart at the top is about the whole
        apart = [n for n in range(start, key.line) if not lines[n].strip()]
        return apart[-1] + 1 if apart else start
    return start


def _values(front_matter: str) -> object:
    tree, problems = parse_yaml(front_matter, "", Code.FRONT_MATTER_BROKEN)
    named = {f.name: _bare(f.value) for f in tree.fields} if isinstance(tree, MappingNode) else None
    return named, len(problems)


def _bare(node: Node) -> object:
    """Return a value without its lines."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [_bare(item) for item in node.items]
    return [(field.name, _bare(field.value)) for field in node.fields]
