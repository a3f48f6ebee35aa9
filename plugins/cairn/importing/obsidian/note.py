# SPDX-License-Identifier: MIT
"""Split a note into front matter and body. What is private is removed before anything else is looked at."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cairn.content.document import FRONT_MATTER
from cairn.importing.obsidian.comments import remove_comments
from cairn.text.markdown import BLOCK, mask_code
from cairn.text.problem import Code
from cairn.text.prose import plain_text
from cairn.yaml.reader import MappingEntry, MappingNode, Node, ScalarNode, SequenceNode, parse_yaml

_TITLE = re.compile(r" {0,3}#[ \t]+(?P<words>[^\n]*)")
_TOP_HEADING = re.compile(r"^ {0,3}#[ \t]+\S|^[^\s\0>#-][^\n]*\n=+[ \t]*$", re.MULTILINE)
_NO = frozenset({"false", "no", "off"})
_BROKEN = "The front matter is no valid YAML, so it is left out. Correct it, and import the vault again."
_UNCLOSED = "The comment in line {} is not closed, so everything after it is left out. Write '%%' where it ends."


@dataclass(frozen=True, slots=True)
class Note:
    """A note."""

    path: str
    """Its path in the vault."""
    fields: MappingNode
    """Its front matter; empty if there is none or it is broken."""
    yaml: str
    """The text of its front matter; empty if there is none or it is broken."""
    body: str
    """Its Markdown, without comments."""
    lines: tuple[int, ...]
    """The line of the file that each line of the body was, counted from 1."""
    heading: str
    """The words of its only level-1 heading, if nothing comes before it; otherwise empty."""
    has_top_headings: bool
    """Whether its body has level-1 headings."""
    losses: tuple[str, ...]
    """What is lost of it so far."""

    @property
    def name(self) -> str:
        """The name of its file without the ending."""
        return posixpath.splitext(posixpath.basename(self.path))[0]

    @property
    def is_private(self) -> bool:
        """Whether its author does not want it to be published."""
        texts = list(texts_of(self.fields.find("publish")))
        return bool(texts) and texts[0].strip().casefold() in _NO

    def text(self, key: str) -> str:
        """Return the value of a field that holds one text; empty for any other."""
        field = self.fields.find(key)
        is_text = field is not None and isinstance(field.value, ScalarNode)
        return " ".join(next(texts_of(field), "").split()) if is_text else ""


def parse_note(path: str, text: str) -> Note:
    """Return a note of a vault."""
    match = FRONT_MATTER.match(text)
    fields, yaml, losses = MappingNode((), 1), match[1] if match else "", []
    tree, problems = parse_yaml(yaml, path, Code.FRONT_MATTER_BROKEN, first_line=2)
    if isinstance(tree, MappingNode) and all(problem.code is Code.KEY_DUPLICATE for problem in problems):
        fields = tree
        losses += [f"{problem.message} The first one counts." for problem in problems]
    elif tree is not None or problems:
        yaml, losses = "", [_BROKEN]
    first = 1 + text.count("\n", 0, match.end()) if match else 1
    shown = remove_comments(text[match.end() :] if match else text)
    lines = tuple(first + line for line in shown.lines)
    losses += [] if shown.unclosed is None else [_UNCLOSED.format(first + shown.unclosed)]
    heading, count = _find_heading(shown.text)
    return Note(path, fields, yaml, shown.text, lines, heading, count > 0, tuple(losses))


def _find_heading(body: str) -> tuple[str, int]:
    """Return the heading that is the title of a body, and the number of its level-1 headings."""
    if not _TOP_HEADING.search(body):
        return "", 0
    masked = mask_code(body)
    count = sum(1 for _ in _TOP_HEADING.finditer(masked))
    first = BLOCK.search(masked)
    title = _TITLE.match(body, first.start()) if first else None
    return plain_text(title["words"].rstrip("# \t")) if title and count == 1 else "", count


def texts_of(field: MappingEntry | None) -> Iterator[str]:
    """Yield all texts in the value of a field, however deep they are: YAML reads `[[name]]` as a list in a list."""
    waiting: list[Node] = [field.value] if field else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            if node.value.strip():
                yield node.value
        elif isinstance(node, SequenceNode):
            waiting += reversed(node.items)
