# SPDX-License-Identifier: MIT
"""Writing: a number, the gaps of a text, or a few words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from cairn.questions.types.list_notation import parse_items, refuse_duplicates, refuse_quotes, refuse_stray
from cairn.questions.types.pattern import check_pattern, find_pattern
from cairn.questions.types.text_comparison import unify
from cairn.text.markdown import mask_code
from cairn.text.problem import Code
from cairn.text.slug import item_id
from cairn.text.source import count_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from cairn.yaml.mapping_reader import MappingReader
    from cairn.yaml.reader import ScalarNode

GAP_MARK = "\uf8fe"
"""What stands for a gap in Markdown: no letter, no sign, on no keyboard."""
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?")
_FLOAT_RANGE = 300
_GAP = re.compile(r"(?<!\\)\[\[(?P<accepted>[^\[\]\n]+)\]\]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number, within a tolerance."""

    value: str
    """As its author wrote it, in plain decimal or with an exponent, in the signs that programs read."""
    within: str
    """The absolute tolerance; `0` where the number must be exact."""
    unit: str
    """Plain text; empty where there is none."""

    type = "number"

    def map_markdown(self, _change: Callable[[str], str]) -> Number:
        """Return the number itself: it holds no Markdown."""
        return self


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in a text."""

    id: str
    accepted: tuple[str, ...]
    """Plain texts; the first is shown as the key."""


@dataclass(frozen=True, slots=True)
class Blanks:
    """A text with gaps."""

    texts: tuple[str, ...]
    """Markdown: what stands before, between and after the gaps."""
    gaps: tuple[Gap, ...]

    type = "blanks"

    @property
    def markdown(self) -> str:
        """The whole text, with a mark for each gap."""
        return GAP_MARK.join(text.replace(GAP_MARK, "") for text in self.texts)

    def map_markdown(self, change: Callable[[str], str]) -> Blanks:
        """Return the exercise with its whole text changed; the marks of the gaps are to stay."""
        return replace(self, texts=tuple(change(self.markdown).split(GAP_MARK)))


@dataclass(frozen=True, slots=True)
class Short:
    """A few words."""

    accepted: tuple[str, ...]
    """Plain texts and, between slashes, regular expressions; the first text is shown as the key."""

    type = "short"

    @property
    def shown(self) -> str:
        """What is shown as the key."""
        return next((entry for entry in self.accepted if find_pattern(entry) is None), self.accepted[0])

    def map_markdown(self, _change: Callable[[str], str]) -> Short:
        """Return the words themselves: they hold no Markdown."""
        return self


def parse_number(mapping: MappingReader, block: ScalarNode, _name: str) -> Number | None:
    """Read the `number` of a question, with `within` (absolute, or in percent) and `unit`."""
    written = unify(block.value)
    value = _decimal(written)
    within = mapping.text("within")
    unit = mapping.text("unit")
    tolerance = _tolerance(within.value if within else "0", value or Decimal(0))
    if value is None:
        fault = f"'{block.value.strip()}' is not a number. Write digits with a decimal point, such as 0.5."
        mapping.fault(Code.VALUE_INVALID, block.line, fault)
    if within and tolerance is None:
        fault = f"'{within.value.strip()}' is not a tolerance. Write a number such as 0.01, or a percentage such as 5%."
        mapping.fault(Code.VALUE_INVALID, within.line, fault)
    if value is None or tolerance is None:
        return None
    return Number(written, f"{tolerance.normalize():f}", unit.value.strip() if unit else "")


def _decimal(text: str) -> Decimal | None:
    match = _NUMBER.fullmatch(unify(text))
    number = Decimal(match[0]) if match else None
    return number if number is not None and abs(number.adjusted()) < _FLOAT_RANGE else None


def _tolerance(text: str, value: Decimal) -> Decimal | None:
    share = text.strip().endswith("%")
    number = _decimal(text.strip().removesuffix("%"))
    if number is None or number < 0:
        return None
    return abs(value) * number / 100 if share else number


def parse_blanks(mapping: MappingReader, block: ScalarNode, name: str) -> Blanks | None:
    """Read the `blanks` of a question: `[[...]]` is a gap, with `|` between accepted responses."""
    texts, gaps, end = [], [], 0
    seen: Counter[str] = Counter()
    masked = mask_code(block.value)
    _refuse_open_gaps(mapping, block, masked, name)
    places = list(_GAP.finditer(masked))
    for match, number in zip(places, count_lines(block.value, (m.start() for m in places)), strict=True):
        line = block.line_at(number)
        parts = [part.strip() for part in match["accepted"].split("|") if part.strip()]
        accepted = tuple(entry for part in parts if (entry := _checked(mapping, part, line, name)))
        if not parts:
            mapping.fault(Code.VALUE_INVALID, line, f"This gap of '{name}' is empty. Write what belongs in it.")
        if not accepted:
            continue
        own = item_id("|".join(parts))
        seen[own] += 1
        gaps.append(Gap(own if seen[own] == 1 else f"{own}-{seen[own]}", accepted))
        texts.append(block.value[end : match.start()])
        end = match.end()
    if not places:
        fault = f"Question '{name}' has no gap. Put each missing text between '[[' and ']]'."
        mapping.fault(Code.QUESTION_WITHOUT_KEY, mapping.line("blanks"), fault)
    return Blanks((*texts, block.value[end:].rstrip("\n")), tuple(gaps)) if gaps else None


def _refuse_open_gaps(mapping: MappingReader, block: ScalarNode, masked: str, name: str) -> None:
    """Report brackets that open or close no gap: an author who typed them meant one."""
    rest = _GAP.sub(lambda gap: " " * len(gap[0]), masked)
    for number, line in enumerate(rest.split("\n")):
        if re.search(r"(?<!\\)\[\[|\]\]", line):
            fault = f"A gap of '{name}' is empty or not closed. Write it as '[[...]]', on one line."
            mapping.fault(Code.VALUE_INVALID, block.line_at(number), fault)


def parse_accept(mapping: MappingReader, block: ScalarNode, name: str) -> Short | None:
    """Read the `accept` of a question: a list of accepted responses, or one of them alone."""
    items = parse_items(block)
    if items and refuse_stray(mapping, block, items, name, "- "):
        return None
    refuse_quotes(mapping, items, name)
    entries = [(i.text.strip(), i.line) for i in items] or [(block.value.strip(), block.line)]
    refuse_duplicates(mapping, ((item_id(text), line) for text, line in entries), "Responses", name)
    read = [_checked(mapping, text, line, name) for text, line in entries]
    return Short(tuple(read)) if all(read) and read else None


def _checked(mapping: MappingReader, text: str, line: int, name: str) -> str:
    pattern = find_pattern(text)
    if pattern is None:
        if not text:
            mapping.fault(Code.VALUE_INVALID, line, f"This accepted answer of '{name}' is empty. Remove it.")
        return text
    safe, fault = check_pattern(pattern)
    if fault:
        message = f"The pattern {text} of '{name}' cannot be used: {fault}. Simplify it."
        mapping.fault(Code.PATTERN_UNSAFE, line, message)
        return ""
    return f"/{safe}/"
