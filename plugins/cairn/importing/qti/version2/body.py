# SPDX-License-Identifier: MIT
"""Read the body of an item of QTI 2: what learners read, where they respond, and the feedback in between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cairn.importing.qti.texts import Texts
from cairn.importing.qti.tree import find_all, rewrite, text_of, walk
from cairn.importing.qti.version2.declarations import Declaration
from cairn.importing.reading.xml_tree import Element

_NO_DECLARATION = Declaration()
_FEEDBACK = frozenset({"feedbackInline", "feedbackBlock"})
_HIDDEN = frozenset({"stylesheet", "templateInline", "templateBlock", "catalogInfo"})
_CHOICES = frozenset({"simpleChoice", "hottext"})
"""The elements that have feedback of their own."""
_SCORERS = "scorer"
_CANDIDATE = "candidate"
_END = "Interaction"
GAPS = frozenset({"textEntryInteraction", "inlineChoiceInteraction"})
"""The interactions that stand within a text."""


@dataclass(frozen=True, slots=True)
class Body:
    """The body of an item."""

    element: Element
    """What learners read; texts for others and feedback are taken out."""
    interactions: tuple[Element, ...]
    """Where they respond, in order."""
    declarations: Mapping[str, Declaration]
    """The keys by the id of their responses."""
    feedback: Mapping[str, str]
    """The HTML of the feedback that is not inside a choice, by its id."""
    rubric: tuple[Element, ...]
    """Texts for those who score responses."""

    def declaration(self, interaction: Element) -> Declaration:
        """Return the key of an interaction."""
        return self.declarations.get(interaction.attributes.get("responseIdentifier", ""), _NO_DECLARATION)


def read_body(item: Element, declarations: Mapping[str, Declaration]) -> Body:
    """Return the body of an item."""
    body = item.find("itemBody") or Element("itemBody", {}, item.line, ())
    inner: list[Element] = []
    shown = rewrite(body, lambda element: _keep_shown(element, inner))
    feedback: dict[str, str] = {}
    for each in (*inner, *item.all("modalFeedback")):
        feedback.setdefault(each.attributes.get("identifier", ""), each.serialize_inside())
    rubric = tuple(each for each in find_all(item, "rubricBlock") if _SCORERS in each.attributes.get("view", ""))
    return Body(shown, tuple(each for each in walk(shown) if is_interaction(each)), declarations, feedback, rubric)


def _keep_shown(element: Element, feedback: list[Element]) -> Element | None:
    """Return an element that learners see from the beginning, and collect the feedback that is in no choice."""
    if element.name in _CHOICES:
        inside = rewrite(element, _show_object).children
        return Element(element.name, element.attributes, element.line, inside)  # a new one, so that it is kept whole
    if element.name in _FEEDBACK:
        feedback.append(element)
        return None
    if element.name == "rubricBlock" and _CANDIDATE not in element.attributes.get("view", _CANDIDATE):
        return None
    return None if element.name in _HIDDEN else _show_object(element)


def is_interaction(element: Element) -> bool:
    """Return whether learners respond in an element."""
    return element.name.endswith(_END)


def _show_object(element: Element) -> Element:
    """Return an object that is a picture or a recording under the name that it has in HTML."""
    if element.name != "object" or not element.attributes.get("data"):
        return element
    source = element.attributes["data"]
    if element.attributes.get("type", "").startswith(("video/", "audio/")):
        return Element("video", {"src": source}, element.line, ())
    return Element("img", {"src": source, "alt": text_of(element)}, element.line, ())


def write_stem(body: Body, texts: Texts, *, without: Element | None = None) -> str:
    """Return what learners read beside an interaction, with the prompt of the interaction in its place."""

    def change(element: Element) -> Element | None:
        if element is without:
            return None
        if not is_interaction(element):
            return element
        prompt = element.find("prompt")
        return Element("div", {}, element.line, prompt.children) if prompt else None

    paragraphs = texts.inside(rewrite(body.element, change)).split("\n\n")
    half = len(paragraphs) // 2
    is_twice = half and paragraphs[:half] == paragraphs[half:]  # some programs repeat the text as the prompt
    return "\n\n".join(paragraphs[:half] if is_twice else paragraphs)


def split_feedback(choice: Element) -> tuple[Element, str]:
    """Return a choice without its feedback, and the HTML of the feedback."""
    inside = find_all(choice, *_FEEDBACK)
    if not inside:
        return choice, ""
    feedback = "".join(each.serialize_inside() for each in inside)
    bare = rewrite(choice, lambda element: None if element.name in _FEEDBACK else element)
    return bare, feedback


def other_feedback(body: Body, used: Iterable[str]) -> list[str]:
    """Return the HTML of the feedback that belongs to no choice."""
    taken = {*used}
    return [html for name, html in body.feedback.items() if name not in taken]
