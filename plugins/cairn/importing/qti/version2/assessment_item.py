# SPDX-License-Identifier: MIT
"""Read an item of QTI 2: its interactions decide what kind of question it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from cairn.importing.notation.arranged import answer_openly
from cairn.importing.notation.carried import Result
from cairn.importing.qti.read_item import CASE, ReadItem
from cairn.importing.qti.texts import Texts
from cairn.importing.qti.tree import find_all, rewrite
from cairn.importing.qti.version2.body import GAPS, Body, other_feedback, read_body, write_stem
from cairn.importing.qti.version2.choices import read_choices, read_hottext, read_order
from cairn.importing.qti.version2.declarations import read_declarations
from cairn.importing.qti.version2.entries import used_feedback
from cairn.importing.qti.version2.gaps import read_gap_match, read_gaps
from cairn.importing.qti.version2.pairs import read_associate, read_match
from cairn.importing.qti.version2.processing import Processing, read_processing
from cairn.importing.reading.xml_tree import Element
from cairn.importing.texts import escape_text
from cairn.text.source import Span

_ADAPTIVE = "'{name}' changes with each attempt, which is not possible here. Write it as several questions."
_TEMPLATE = "Question '{name}' computes its texts or numbers anew each time. Write it as a question with fixed ones."
_NOTHING = "'{name}' asks for no response, so it is left out."
_SEVERAL = "'{name}' has several questions in one item. Write an item for each."
_OTHER = "'{name}' is answered in a way that is not possible here ('{kind}'). Write it as another type of question."
_PROGRAM = "The scoring of '{name}' is a program in the source. Here, the declared right answers count."
_END = "Interaction"
_CASE = "case-"
_GENERAL = frozenset({"rationale", "solution", "general_fb"})
"""The ids of feedback that every learner sees."""


def read_items(
    element: Element, group: tuple[str, ...], stimuli: Iterable[Element], texts: Texts, span: Span
) -> list[ReadItem]:
    """Return an item with the texts from other files that stand before it, and the case that it is part of."""
    scenario, rest = _take_case(element)
    item = _read_item(rest, group, stimuli, texts, span)
    if scenario is None:
        return [item]
    ident = scenario.attributes["id"].removeprefix(_CASE)
    return [ReadItem(span, ident, "", CASE, group, texts.inside(scenario), _NOTHING), replace(item, parent=ident)]


def _take_case(element: Element) -> tuple[Element | None, Element]:
    """Return the scenario with which the body of an item of Cairn begins, if there is one, and the item without it."""
    body = element.find("itemBody")
    first = next(body.elements, None) if body else None
    if not first or first.attributes.get("class") != "case" or not first.attributes.get("id", "").startswith(_CASE):
        return None, element
    return first, rewrite(element, lambda each: None if each is first else each)


def _read_item(
    element: Element, group: tuple[str, ...], stimuli: Iterable[Element], texts: Texts, span: Span
) -> ReadItem:
    processing = read_processing(element)
    body = read_body(element, read_declarations(element, processing))
    kinds = {each.name for each in body.interactions}
    kind = ", ".join(sorted(name.removesuffix(_END) for name in kinds)) or "text"
    result = _carry(element, body, kinds, texts)
    stem = write_stem(body, texts)
    before = "\n\n".join(filter(None, map(texts.inside, stimuli)))
    if before:
        stem, result = _join(before, stem), _put_before(before, result)
    used = {name for declaration in body.declarations.values() for name in used_feedback(declaration)}
    if body.feedback:
        used |= {each.attributes.get("identifier", "") for each in find_all(body.element, *_RESPONSES)}
    return ReadItem(
        span,
        element.attributes.get("identifier", ""),
        " ".join(element.attributes.get("title", "").split()),
        kind,
        group,
        stem,
        result,
        "\n\n".join(filter(None, (texts.markdown(body.feedback.get(name, "")) for name in sorted(_GENERAL)))),
        tuple(filter(None, map(texts.markdown, other_feedback(body, used | _GENERAL)))),
        losses=(*_find_losses(body, processing, result), *texts.losses),
    )


_RESPONSES = ("simpleChoice", "hottext", "simpleAssociableChoice")
"""The elements of which each has feedback under its own id."""


def _join(before: str, after: str) -> str:
    return "\n\n".join(filter(None, (before, after)))


def _put_before(before: str, result: Result) -> Result:
    if isinstance(result, str) or not result.stem:
        return result
    return replace(result, stem=_join(before, result.stem))


def _carry(element: Element, body: Body, kinds: set[str], texts: Texts) -> Result:
    if element.attributes.get("adaptive") == "true":
        return _ADAPTIVE
    if element.find("templateDeclaration") or element.find("templateProcessing"):
        return _TEMPLATE
    if not kinds:
        return _NOTHING
    unknown = sorted(kinds - _READERS.keys())
    if unknown:
        return _OTHER.replace("{kind}", unknown[0])
    if len(body.interactions) > 1 and not kinds <= GAPS:
        return _SEVERAL
    return _READERS[body.interactions[0].name](body, texts)


def _find_losses(body: Body, processing: Processing, result: Result) -> tuple[str, ...]:
    is_open = any(each.name == "extendedTextInteraction" for each in body.interactions)
    return (_PROGRAM,) if processing.is_programmed and not is_open and not isinstance(result, str) else ()


def _read_open(body: Body, texts: Texts) -> Result:
    """Return a question with a model answer and ideas, which stand in texts for those who score it."""
    model = [texts.inside(each) for each in body.rubric if "model" in each.attributes.get("class", "").split()]
    others = [each for each in body.rubric if "model" not in each.attributes.get("class", "").split()]
    ideas = [idea for each in others for li in find_all(each, "li") if (idea := texts.inside(li))]
    model += [texts.inside(each) for each in others if not find_all(each, "li")]
    model += map(escape_text, body.declaration(body.interactions[0]).correct if not model else ())
    return answer_openly("\n\n".join(filter(None, model)), ideas)


_READERS: Mapping[str, Callable[[Body, Texts], Result]] = {
    "choiceInteraction": read_choices,
    "orderInteraction": read_order,
    "matchInteraction": read_match,
    "associateInteraction": read_associate,
    "gapMatchInteraction": read_gap_match,
    "hottextInteraction": read_hottext,
    "inlineChoiceInteraction": read_gaps,
    "textEntryInteraction": read_gaps,
    "extendedTextInteraction": _read_open,
}
