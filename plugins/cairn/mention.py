# SPDX-License-Identifier: MIT
"""Names as sources use them, alone or with a remark: `name`, `name: remark`, or the long form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cairn.problem import Code
from cairn.slug import slug
from cairn.source import Span
from cairn.yaml_text import Fields, Items, Node, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cairn.schema import Record


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in front matter, perhaps with a remark: a reason, or where in a reference."""

    name: str
    """The name as it was typed."""
    remark: str
    """Empty where there is none."""
    span: Span
    """Where it stands."""
    is_ambiguous: bool = False
    """Whether `name: remark` may itself be one name that holds a colon."""

    @property
    def whole(self) -> str:
        """The name, if the colon belongs to it."""
        return f"{self.name}: {self.remark}" if self.is_ambiguous else self.name

    def read(self, known: Collection[str]) -> tuple[str, str]:
        """Return name and remark: one name, if the slug of the whole is `known`."""
        return (self.whole, "") if self.is_ambiguous and slug(self.whole) in known else (self.name, self.remark)


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


def parse_mentions(record: Record, key: str, items: Iterable[Node], form: LongForm) -> list[Mention]:
    """Read entries of the list `key`; empty ones are passed over, what is no name is a problem."""
    found = []
    for item in items:
        mention = _parse_mention(record.path, item, form)
        if mention is None:
            fault = f"An entry of '{key}' must be a name, or a name with its {form.remark}: 'name: {form.remark}'."
            record.fault(Code.VALUE_INVALID, item.line, fault)
        elif mention.name and not slug(mention.name):
            fault = f"The name '{mention.name}' needs a letter or a digit. Correct or remove it."
            record.fault(Code.VALUE_INVALID, item.line, fault)
        elif mention.name:
            found.append(mention)
    return found


def parse_names(record: Record, key: str) -> tuple[Mention, ...]:
    """Read a list of names without remarks."""
    return tuple(parse_mentions(record, key, record.texts(key), CONCEPT))


def parse_groups(record: Record, key: str) -> tuple[tuple[Mention, ...], ...]:
    """Read names, which make one group, or lists of names, one group each."""
    items = record.items(key)
    lone = tuple(item for item in items if not isinstance(item, Items))
    groups = [lone, *(item.items for item in items if isinstance(item, Items))]
    read = (tuple(parse_mentions(record, key, group, CONCEPT)) for group in groups)
    return tuple(group for group in read if group)


def _parse_mention(path: str, item: Node, form: LongForm) -> Mention | None:
    """Read `name`, `name: remark` or the long form; None for anything else."""
    span = Span(path, item.line)
    if isinstance(item, Text):
        return Mention(" ".join(item.value.split()), "", span)
    texts = {f.name: f.value for f in item.fields if isinstance(f.value, Text)} if isinstance(item, Fields) else {}
    if not isinstance(item, Fields) or len(texts) < len(item.fields):
        return None
    values = {" ".join(name.split()): " ".join(text.value.split()) for name, text in texts.items()}
    if form.name in values and set(values) <= {form.name, form.remark, *form.more}:
        return Mention(values[form.name], values.get(form.remark, ""), span)
    if len(values) == 1:
        name, remark = next(iter(values.items()))
        return Mention(name, remark, span, is_ambiguous=bool(remark))
    return None
