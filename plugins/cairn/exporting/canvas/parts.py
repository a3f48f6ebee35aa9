# SPDX-License-Identifier: MIT
"""The parts of an item that all kinds of Canvas share: texts, responses, conditions and feedback."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from cairn.exporting.html_text import unwrap
from cairn.exporting.xml_text import Xml, element, text

RESPONSE = "response1"
GENERAL = "general"
"""The name of the feedback that is shown after every response."""
_ADD, _SET = "Add", "Set"
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Texts:
    """How the texts of one question are written."""

    html: Callable[[str], str]
    """Returns the HTML of a Markdown text."""
    true: str
    """The word for true, in the language of the site."""
    false: str
    """The word for false."""

    def flow(self, markdown: str) -> str:
        """Return a Markdown text as HTML; a single paragraph is only its content."""
        return unwrap(self.html(markdown)) if markdown else ""


@dataclass(frozen=True, slots=True)
class Task:
    """What an item asks for."""

    kind: str
    """The kind of question, in the words of Canvas."""
    stem: str
    """HTML."""
    responses: tuple[Xml, ...] = ()
    """Where learners choose or type."""
    scoring: tuple[Xml, ...] = ()
    """The conditions that give a score."""
    feedback: Mapping[str, str] = field(default_factory=dict)
    """Feedback as HTML, by name."""
    shown: tuple[Xml, ...] = ()
    """The conditions that show feedback."""
    losses: tuple[str, ...] = ()
    """What cannot be carried, in whole sentences."""
    suffix: str = ""
    """What follows the id of the question, if it becomes several items."""


def html_text(html: str) -> Xml:
    """Return a text of an item in HTML."""
    return element("material", None, element("mattext", {"texttype": "text/html"}, text(html)))


def plain_text(words: str) -> Xml:
    """Return a text of an item without markup."""
    return element("material", None, element("mattext", {"texttype": "text/plain"}, text(words)))


def choose(labels: Iterable[tuple[str, Xml]], cardinality: str = "Single", name: str = RESPONSE, *head: Xml) -> Xml:
    """Return a response that is chosen among labels, each with its identifier; `head` is what is asked for."""
    found = (element("response_label", {"ident": ident}, material) for ident, material in labels)
    choices = element("render_choice", None, *found)
    return element("response_lid", {"ident": name, "rcardinality": cardinality}, *head, choices)


def type_in(*, is_number: bool = False) -> Xml:
    """Return a response that is typed."""
    label = {"ident": "answer1"} if is_number else {"ident": "answer1", "rshuffle": "No"}
    field_ = element("render_fib", {"fibtype": "Decimal"} if is_number else {}, element("response_label", label))
    return element("response_str", {"ident": RESPONSE, "rcardinality": "Single"}, field_)


def is_equal(value: str, name: str = RESPONSE, margin: Mapping[str, str] | None = None) -> Xml:
    """Return the test for one response; a number may have a margin."""
    return element("varequal", {"respident": name, **(margin or {})}, text(value))


def give_all(*tests: Xml) -> Xml:
    """Return the condition that gives the whole score."""
    return _condition(tests, _score(_SET, str(_WHOLE)), goes_on=False)


def give_share(test: Xml, total: int) -> Xml:
    """Return the condition that adds one of several equal shares of the score."""
    return _condition((test,), _score(_ADD, f"{_WHOLE / total:.2f}"))


def show(name: str, *tests: Xml) -> Xml:
    """Return the condition that shows a feedback."""
    shown = element("displayfeedback", {"feedbacktype": "Response", "linkrefid": f"{name}_fb"})
    return _condition(tests, shown)


def write_item(identifier: str, title: str, task: Task, rationale: str, case: str = "") -> Xml:
    """Return an item; the rationale is HTML that is shown after every response, before other such feedback.

    `case` is the id of the text that the question is about.
    """
    general = "\n".join(part for part in (rationale, task.feedback.get(GENERAL, "")) if part)
    feedback = {**({GENERAL: general} if general else {}), **{k: v for k, v in task.feedback.items() if k != GENERAL}}
    shown = [show(GENERAL, element("other"))] if general else []
    return element(
        "item",
        {"ident": identifier, "title": title},
        _write_metadata(identifier, task, case),
        element("presentation", None, html_text(task.stem), *task.responses),
        *([_process(*shown, *task.shown, *task.scoring)] if task.responses else []),
        *(_write_feedback(name, html) for name, html in feedback.items()),
    )


def _condition(tests: Iterable[Xml], result: Xml | None = None, *, goes_on: bool = True) -> Xml:
    parts = (element("conditionvar", None, *tests), *([result] if result else []))
    return element("respcondition", {"continue": "Yes" if goes_on else "No"}, *parts)


def _score(action: str, value: str) -> Xml:
    return element("setvar", {"action": action, "varname": "SCORE"}, text(value))


def _process(*conditions: Xml) -> Xml:
    score = {"maxvalue": str(_WHOLE), "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    return element("resprocessing", None, element("outcomes", None, element("decvar", score)), *conditions)


def _write_metadata(identifier: str, task: Task, case: str) -> Xml:
    fields = {
        "question_type": f"{task.kind}_question",
        "points_possible": "1.0" if task.responses else "0",
        "assessment_question_identifierref": f"question-{identifier}",
        **({"parent_stimulus_item_ident": case} if case else {}),
    }
    found = (
        element(
            "qtimetadatafield", None, element("fieldlabel", None, text(key)), element("fieldentry", None, text(value))
        )
        for key, value in fields.items()
    )
    return element("itemmetadata", None, element("qtimetadata", None, *found))


def _write_feedback(name: str, html: str) -> Xml:
    return element("itemfeedback", {"ident": f"{name}_fb"}, element("flow_mat", None, html_text(html)))
