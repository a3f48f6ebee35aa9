# SPDX-License-Identifier: MIT
"""Names as sources use them, alone or with a remark: `name`, `name: remark`, or the long form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cairn.text.problem import Code
from cairn.text.slug import is_name, shorten, split_anchor
from cairn.text.source import Span
from cairn.yaml.reader import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cairn.yaml.mapping_reader import MappingReader


@dataclass(frozen=True, slots=True)
class NameReference:
    """A name in front matter, perhaps with a remark: a reason, or where in a reference."""

    name: str
    """The name as it was typed."""
    remark: str
    """Empty where there is none."""
    span: Span
    """Where it stands."""
    is_ambiguous: bool = False
    """Whether `name: remark` may itself be one name that holds a colon."""
    is_lone: bool = False
    """Whether it stands in place of a list and holds a comma: a list may have been meant."""

    @property
    def whole(self) -> str:
        """The name, if the colon belongs to it."""
        return f"{self.name}: {self.remark}" if self.is_ambiguous else self.name


@dataclass(frozen=True, slots=True)
class LongForm:
    """The keys under which an entry may say its parts one by one."""

    name: str
    """The key of the name."""
    remark: str
    """The key of the remark."""
    more: tuple[str, ...] = ()
    """Other keys, which are read elsewhere."""


CONCEPT = LongForm("concept", "reason")
"""How a prerequisite is written."""
REFERENCE = LongForm("key", "locator", ("times",))
"""How a citation is written."""


def parse_name_references(
    mapping: MappingReader, key: str, items: Iterable[Node], form: LongForm
) -> list[NameReference]:
    """Read entries of the list `key`; empty ones are passed over, what is no name is a problem."""
    found = []
    field = mapping.fields.find(key)
    is_lone = field is not None and isinstance(field.value, ScalarNode)
    for item in _unwrap(items):
        mention = _parse_name_reference(mapping.path, item, form)
        if mention is None:
            fault = f"An entry of '{key}' must be a name, or a name with its {form.remark}: 'name: {form.remark}'."
            mapping.fault(Code.VALUE_INVALID, item.line, fault)
        elif mention.name and not is_name(mention.name):
            fault = f"The name '{shorten(mention.name)}' needs a letter or a digit. Correct or remove it."
            mapping.fault(Code.VALUE_INVALID, item.line, fault)
        elif mention.name:
            found.append(replace(mention, is_lone=True) if is_lone and "," in mention.name else mention)
    return found


def _unwrap(items: Iterable[Node]) -> list[Node]:
    """Return the entries of a list; in `[[name]]` YAML sees a list in a list, and an author a link."""
    found = [_in_brackets(item, 2) or item for item in items]
    if len(found) == 1:  # what stands for the whole list is a link: its outer brackets are the list
        return [_in_brackets(found[0], 1) or found[0]]
    return found


def _in_brackets(item: Node, depth: int) -> ScalarNode | None:
    """Return the text in an entry that so many brackets enclose."""
    for _ in range(depth):
        if not isinstance(item, SequenceNode) or len(item.items) != 1:
            return None
        item = item.items[0]
    return item if isinstance(item, ScalarNode) else None


def read_name(text: str) -> str:
    """Return a name without the brackets, the section and the label of a wikilink."""
    name = " ".join(text.split())
    if name.startswith("[[") and name.endswith("]]"):
        name = split_anchor(name[2:-2].partition("|")[0].strip())[0]
    return name


def parse_names(mapping: MappingReader, key: str) -> tuple[NameReference, ...]:
    """Read a list of names without remarks."""
    items = _unwrap(mapping.items(key))
    for item in items:
        if not isinstance(item, ScalarNode):
            fault = f"Each entry of '{key}' must be text. Put quotes around entries that contain ': '."
            mapping.fault(Code.VALUE_INVALID, item.line, fault)
    return tuple(parse_name_references(mapping, key, (item for item in items if isinstance(item, ScalarNode)), CONCEPT))


def parse_name_groups(mapping: MappingReader, key: str) -> tuple[tuple[NameReference, ...], ...]:
    """Read names, which make one group, or lists of names, one group each."""
    items = mapping.items(key)
    lone = tuple(item for item in items if not isinstance(item, SequenceNode))
    groups = [lone, *(item.items for item in items if isinstance(item, SequenceNode))]
    read = (tuple(parse_name_references(mapping, key, group, CONCEPT)) for group in groups)
    return tuple(group for group in read if group)


def _parse_name_reference(path: str, item: Node, form: LongForm) -> NameReference | None:
    """Read `name`, `name: remark` or the long form; None for anything else."""
    span = Span(path, item.line)
    if isinstance(item, ScalarNode):
        return NameReference(read_name(item.value), "", span)
    texts = (
        {f.name: f.value for f in item.fields if isinstance(f.value, ScalarNode)}
        if isinstance(item, MappingNode)
        else {}
    )
    if not isinstance(item, MappingNode) or len(texts) < len(item.fields):
        return None
    values = {" ".join(name.split()): " ".join(text.value.split()) for name, text in texts.items()}
    if form.name in values and set(values) <= {form.name, form.remark, *form.more}:
        return NameReference(read_name(values[form.name]), values.get(form.remark, ""), span)
    if len(values) == 1:
        name, remark = next(iter(values.items()))
        return NameReference(read_name(name), remark, span, is_ambiguous=bool(remark))
    return None
