# SPDX-License-Identifier: MIT
"""Sort the keys of front matter without changing anything else.

A key moves together with its lines and the comments directly above it. If that would change the values, for example
because of an anchor, nothing moves.
"""

from __future__ import annotations

import re

from cairn.content.concept import KEYS
from cairn.content.document import FRONT_MATTER
from cairn.text.problem import Code
from cairn.text.text_edits import unify_ends
from cairn.yaml.positions import YamlPosition, find_positions
from cairn.yaml.reader import MappingNode, Node, ScalarNode, SequenceNode, parse_yaml

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)")
_COMMENT = re.compile(r"#|[ \t]*$")
_RANKS = {key: rank for rank, key in enumerate(KEYS)}


def format_document(text: str) -> str:
    """Return a page with sorted front matter keys: first Cairn's keys in the order of `KEYS`, then all others."""
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
    """Return the indexes of the lines of front matter in their new order."""
    lines = front_matter.split("\n")[:-1]
    unchanged = tuple(range(len(lines)))
    keys = [position for position in find_positions(front_matter) if position.kind == "key" and len(position.path) == 1]
    if not keys or any(key.column for key in keys) or len({key.line for key in keys}) < len(keys):
        return unchanged
    starts = [_first_line(lines, key, keys[n - 1].line if n else -1) for n, key in enumerate(keys)]
    chunks = [range(a, b) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    ranked = sorted(range(len(keys)), key=lambda n: (_RANKS.get(keys[n].value, len(_RANKS)), n))
    order = (*range(starts[0]), *(line for n in ranked for line in chunks[n]))
    reordered = "".join(f"{lines[n]}\n" for n in order)
    return order if _values(reordered) == _values(front_matter) else unchanged


def _first_line(lines: list[str], key: YamlPosition, before: int) -> int:
    """Return the first line that belongs to a key, including the comments above it."""
    start = key.line
    while start - 1 > before and _COMMENT.match(lines[start - 1]):
        start -= 1
    if before < 0:  # a comment at the top that is followed by a blank line is about the whole block
        blank_lines = [n for n in range(start, key.line) if not lines[n].strip()]
        return blank_lines[-1] + 1 if blank_lines else start
    return start


def _values(front_matter: str) -> object:
    tree, problems = parse_yaml(front_matter, "", Code.FRONT_MATTER_BROKEN)
    named = {f.name: _without_lines(f.value) for f in tree.fields} if isinstance(tree, MappingNode) else None
    return named, len(problems)


def _without_lines(node: Node) -> object:
    """Return a value without line numbers."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [_without_lines(item) for item in node.items]
    return [(field.name, _without_lines(field.value)) for field in node.fields]
