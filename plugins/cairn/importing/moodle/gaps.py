# SPDX-License-Identifier: MIT
"""Read texts of Moodle with gaps. The paragraphs before the first gap are the stem."""

from __future__ import annotations

import re
from dataclasses import replace

from cairn.importing.moodle.cloze import parse_cloze
from cairn.importing.moodle.item import Item, find_text, plain_text, raw_text
from cairn.importing.moodle.tables import read_table
from cairn.importing.notation.carried import NOTHING, WHOLE, Answer, Result
from cairn.importing.notation.gaps import FILL_IN, Gap, fill_gaps, gap_mark
from cairn.importing.reading.xml_tree import Element

_PLACE = re.compile(r"\[\[(?P<number>[0-9]{1,4})\]\]")
_NO_GAP = "'{name}' has no gap. Put one such as [[1]] into its text."
_NO_CHOICE = "'{name}' has the gap [[{number}]], but no choice with this number. Add it."
_FIRST_MARK = gap_mark(0)[0]


def read_cloze(item: Item) -> Result:
    """Return a text whose gaps have their answers in them."""
    question = item.element.find("questiontext")
    parsed = parse_cloze(raw_text(question) if question else "", item.texts)
    if isinstance(parsed, str):
        return parsed
    return _fill(item, parsed.text, parsed.gaps, parsed.losses, is_exact=parsed.is_exact)


def read_words(item: Item) -> Result:
    """Return a text whose gaps have numbers, those of the choices."""
    choices = [(_read_choice(each), find_text(each, "group")) for name in _CHOICES for each in item.element.all(name)]
    question = item.element.find("questiontext")
    parts = _PLACE.split(raw_text(question) if question else "")
    gaps: list[Gap] = []
    for number in map(int, parts[1::2]):
        if not 0 < number <= len(choices):
            return _NO_CHOICE.replace("{number}", str(number))
        key, group = choices[number - 1]
        texts = dict.fromkeys((text for text, other in choices if other == group))
        answers = (Answer(text, WHOLE if text == key else NOTHING) for text in texts)
        gaps.append(Gap(tuple(answers), is_choice=True))
    if not gaps:
        return _NO_GAP
    marked = [part if not n % 2 else gap_mark(n // 2) for n, part in enumerate(parts)]
    return _fill(item, "".join(marked), gaps, ())


_CHOICES = ("selectoption", "dragbox")


def _read_choice(choice: Element) -> str:
    return plain_text(raw_text(choice))


def _fill(
    item: Item, text: str, gaps: list[Gap] | tuple[Gap, ...], losses: tuple[str, ...], *, is_exact: bool = False
) -> Result:
    question = item.element.find("questiontext")
    kind = question.attributes.get("format", "") if question else ""
    marked = Element("questiontext", {"format": kind or "html"}, 0, (Element("text", {}, 0, (text,)),))
    first, *rest = item.markdown(marked).split("\n\n")
    stem: list[str] = []
    while rest and _FIRST_MARK not in first:
        stem.append(first)
        first, *rest = rest
    table = "" if rest else first
    result = read_table(table, gaps) or fill_gaps("\n\n".join((first, *rest)), gaps, is_exact=is_exact)
    if isinstance(result, str):
        return result
    return replace(result, stem="\n\n".join(stem) or FILL_IN, losses=(*losses, *result.losses))
