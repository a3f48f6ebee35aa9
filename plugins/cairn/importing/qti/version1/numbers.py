# SPDX-License-Identifier: MIT
"""Carry the items of QTI 1.2 that accept numbers, between bounds or with a margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cairn.importing.notation.carried import NOTHING, WHOLE, Result, read_decimal, write_decimal
from cairn.importing.qti.numbers import NumberKey, accept_numbers
from cairn.importing.qti.texts import Texts
from cairn.importing.qti.version1.item import Item
from cairn.importing.qti.version1.scoring import Compared, Rule

_BOUND = "A bound of '{name}' that is not itself right in the source is right here."
_OPEN = "A number of '{name}' has only one bound, which is left out. Write a range."
_LOW, _HIGH = frozenset({"vargt", "vargte"}), frozenset({"varlt", "varlte"})
_EXCLUDED = frozenset({"vargt", "varlt"})


def read_number(item: Item, texts: Texts) -> Result:
    """Return a question that accepts numbers and ranges; the rules are in the order in which they are tried."""
    response = item.responses[0]
    rules = [rule for rule in item.rules_of(response) if rule.scores]
    most = max((rule.score or NOTHING for rule in rules), default=NOTHING)
    only_said: dict[NumberKey, list[str]] = {}
    for rule in item.rules_of(response):
        for key in _read_keys(rule) if not rule.scores else ():
            only_said.setdefault(key, []).extend(rule.feedback)
    keys, losses = [], []
    for rule in rules:
        share = (rule.score or NOTHING) * WHOLE / most
        for key in _read_keys(rule):
            names = dict.fromkeys((*rule.feedback, *only_said.get(key, ())))
            keys.append(replace(key, share=share, feedback=_say(names, item, texts)))
        losses += _find_losses(rule)
    carried = accept_numbers(keys)
    return carried if isinstance(carried, str) else replace(carried, losses=(*carried.losses, *dict.fromkeys(losses)))


def _say(names: Iterable[str], item: Item, texts: Texts) -> str:
    """Return the feedback on a number, as Markdown."""
    own = (name for name in names if not name.startswith(("general", "correct")))
    return "\n\n".join(filter(None, (texts.markdown(item.feedback.get(name, "")) for name in own)))


def _read_keys(rule: Rule) -> Iterator[NumberKey]:
    """Yield the numbers that a rule accepts. Bounds make a range, unless they repeat the margin of a number."""
    low = [value for each in rule.bounds if each.test in _LOW and (value := read_decimal(each.value)) is not None]
    high = [value for each in rule.bounds if each.test in _HIGH and (value := read_decimal(each.value)) is not None]
    has_margin = any(each.attributes.get("margin") for each in rule.equal)
    if low and high and not has_margin:
        ends = write_decimal(min(low)), write_decimal(max(high))
        yield NumberKey(ends[0], WHOLE, high=ends[1] if ends[0] != ends[1] else "")
        return
    yield from (key for each in rule.equal if (key := _read_key(each)))


def _read_key(compared: Compared) -> NumberKey | None:
    value = read_decimal(compared.value)
    margin = abs(read_decimal(compared.attributes.get("margin", "0")) or NOTHING)
    is_relative = compared.attributes.get("margintype", "").lower().startswith("percent")
    if value is None:
        return None
    return NumberKey(write_decimal(value), WHOLE, below=margin, above=margin, is_relative=is_relative)


def _find_losses(rule: Rule) -> list[str]:
    tests = {each.test for each in rule.bounds}
    if tests and not (tests & _LOW and tests & _HIGH):
        return [_OPEN]
    return [_BOUND] if tests & _EXCLUDED else []
