# SPDX-License-Identifier: MIT
"""Parse names in front matter, alone or with a remark: `name`, `name: remark`, or a mapping with keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cairn.text.problem import Code
from cairn.text.slug import is_name, shorten, split_anchor
from cairn.text.source import Span
from cairn.yaml.mapping_reader import MappingReader
from cairn.yaml.reader import MappingNode, Node, ScalarNode, SequenceNode


@dataclass(frozen=True, slots=True)
class NameReference:
    """A name in front matter, with an optional remark: a reason, or the locator of a citation."""

    name: str
    """The name as typed."""
    remark: str
    """The remark; empty if there is none."""
    span: Span
    """Where the name is."""
    is_ambiguous: bool = False
    """Whether `name: remark` might be one name that contains a colon."""
    may_be_list: bool = False
    """Whether the value is a single string with a comma, where the author may have meant a list."""

    @property
    def full_name(self) -> str:
        """The name, including the colon and the remark if these may belong to it."""
        return f"{self.name}: {self.remark}" if self.is_ambiguous else self.name


@dataclass(frozen=True, slots=True)
class LongForm:
    """The keys of an entry that is written as a mapping."""

    name: str
    """The key of the name."""
    remark: str
    """The key of the remark."""
    more: tuple[str, ...] = ()
    """Other allowed keys; they are read elsewhere."""


CONCEPT = LongForm("concept", "reason")
"""The keys of a prerequisite."""
REFERENCE = LongForm("key", "locator", ("times",))
"""The keys of a citation."""


def parse_name_references(
    mapping: MappingReader, key: str, items: Iterable[Node], form: LongForm
) -> list[NameReference]:
    """Parse the entries of the list `key`; empty entries are skipped, invalid ones are problems."""
    found = []
    field = mapping.fields.find(key)
    may_be_list = field is not None and isinstance(field.value, ScalarNode)
    for item in _unwrap(items):
        reference = _parse_name_reference(mapping.path, item, form)
        if reference is None:
            fault = f"An entry of '{key}' must be a name, or a name with its {form.remark}: 'name: {form.remark}'."
            mapping.fault(Code.VALUE_INVALID, item.line, fault)
        elif reference.name and not is_name(reference.name):
            fault = f"The name '{shorten(reference.name)}' needs a letter or a digit. Correct or remove it."
            mapping.fault(Code.VALUE_INVALID, item.line, fault)
        elif reference.name:
            found.append(replace(reference, may_be_list=True) if may_be_list and "," in reference.name else reference)
    return found


def _unwrap(items: Iterable[Node]) -> list[Node]:
    """Return the entries of a list. YAML reads `[[name]]` as a list in a list, but its author means a wikilink."""
    found = [_in_brackets(item, 2) or item for item in items]
    if len(found) == 1:  # a single wikilink as the whole value: its outer brackets are the list
        return [_in_brackets(found[0], 1) or found[0]]
    return found


def _in_brackets(item: Node, depth: int) -> ScalarNode | None:
    """Return the text inside `depth` nested one-item lists, or None."""
    for _ in range(depth):
        if not isinstance(item, SequenceNode) or len(item.items) != 1:
            return None
        item = item.items[0]
    return item if isinstance(item, ScalarNode) else None


def read_name(text: str) -> str:
    """Return a name without the brackets, heading and label of a wikilink."""
    name = " ".join(text.split())
    if name.startswith("[[") and name.endswith("]]"):
        name = split_anchor(name[2:-2].partition("|")[0].strip())[0]
    return name


def parse_names(mapping: MappingReader, key: str) -> tuple[NameReference, ...]:
    """Parse a list of names without remarks."""
    items = _unwrap(mapping.items(key))
    for item in items:
        if not isinstance(item, ScalarNode):
            fault = f"Each entry of '{key}' must be text. Put quotes around entries that contain ': '."
            mapping.fault(Code.VALUE_INVALID, item.line, fault)
    return tuple(parse_name_references(mapping, key, (item for item in items if isinstance(item, ScalarNode)), CONCEPT))


def parse_name_groups(mapping: MappingReader, key: str) -> tuple[tuple[NameReference, ...], ...]:
    """Parse a list of names as one group, or a list of lists as several groups."""
    items = mapping.items(key)
    lone = tuple(item for item in items if not isinstance(item, SequenceNode))
    groups = [lone, *(item.items for item in items if isinstance(item, SequenceNode))]
    group_references = (tuple(parse_name_references(mapping, key, group, CONCEPT)) for group in groups)
    return tuple(group for group in group_references if group)


def _parse_name_reference(path: str, item: Node, form: LongForm) -> NameReference | None:
    """Parse `name`, `name: remark` or a mapping with the keys of `form`; None for anything else."""
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
