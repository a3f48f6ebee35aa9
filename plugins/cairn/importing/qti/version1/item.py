# SPDX-License-Identifier: MIT
"""Read an item of QTI 1.2 as its parts: texts, responses with their labels, and feedback."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from cairn.importing.qti.texts import Texts, bare_text
from cairn.importing.qti.tree import find_all, text_of
from cairn.importing.qti.version1.scoring import Rule, read_rules, split_rules
from cairn.importing.reading.xml_tree import Element

_RESPONSES = frozenset({"response_lid", "response_str", "response_num", "response_xy", "response_grp", "response_ext"})
_FLOWS = frozenset({"flow", "flow_mat", "flow_label", "presentation"})
_RENDERS = ("render_choice", "render_fib", "render_hotspot", "render_slider", "ims_render_object")
_IMAGE = "matimage"
_GENERAL = frozenset({"general_fb", "correct_fb", "general_incorrect_fb", "incorrect_fb"})


@dataclass(frozen=True, slots=True)
class Label:
    """A response that learners choose."""

    ident: str
    """Its id."""
    html: str
    """Its text."""
    attributes: Mapping[str, str]
    """What else the source says about it."""

    @property
    def plain(self) -> str:
        """Its text without markup."""
        return bare_text(self.html)


@dataclass(frozen=True, slots=True)
class Response:
    """A place where learners respond."""

    ident: str
    """Its id."""
    type: str
    """Its element, such as `response_lid`."""
    cardinality: str
    """`single`, `multiple` or `ordered`."""
    html: str
    """The text beside it."""
    labels: tuple[Label, ...]
    """What learners choose from; empty if they type."""
    render: str
    """How it is shown, such as `render_choice`."""
    fib_type: str
    """What learners type, such as `decimal`; empty for text."""
    is_shuffled: bool
    """Whether its labels may be shown in another order."""

    @property
    def names(self) -> tuple[str, str]:
        """What may stand in brackets in the stem for this response: the end of its id, or the text beside it."""
        return self.ident.removeprefix("response_"), bare_text(self.html)


@dataclass(frozen=True, slots=True)
class Item:
    """An item."""

    element: Element
    """The item in the source."""
    fields: Mapping[str, str]
    """Its metadata, by the name of the field."""
    parts: tuple[str | Response, ...]
    """What a learner sees, in order: HTML, and places to respond."""
    rules: tuple[Rule, ...]
    """How it is scored."""
    rules_by_response: Mapping[str, Sequence[Rule]]
    """How each response is scored, by its id."""
    links: Mapping[tuple[str, str], tuple[str, ...]]
    """The ids of the feedback on each value of a response, by the id of the response and the value."""
    feedback: Mapping[str, str]
    """The HTML of each feedback by its id."""
    hints: tuple[str, ...]
    """HTML."""

    @property
    def responses(self) -> list[Response]:
        """The places to respond."""
        return [part for part in self.parts if isinstance(part, Response)]

    @property
    def html(self) -> str:
        """Everything a learner reads before responding."""
        return "".join(part for part in self.parts if isinstance(part, str))

    def rules_of(self, response: Response) -> Sequence[Rule]:
        """Return how a response is scored."""
        return self.rules_by_response.get(response.ident, ())

    def feedback_on(self, response: Response, value: str, texts: Texts) -> str:
        """Return the feedback on one value of a response, as Markdown."""
        names = (*self.links.get((response.ident, value), ()), f"{value}_fb")
        found = [self.feedback.get(name, "") for name in dict.fromkeys(names) if name not in _GENERAL]
        return "\n\n".join(filter(None, map(texts.markdown, found)))


def read_item(element: Element) -> Item:
    """Return an item with its parts."""
    fields = {
        text_of(field.find("fieldlabel")).lower(): text_of(field.find("fieldentry"))
        for field in find_all(element.find("itemmetadata"), "qtimetadatafield")
    }
    presentation = element.find("presentation")
    parts = tuple(_read_parts(presentation)) if presentation else ()
    feedback, hints = {}, []
    for each in element.all("itemfeedback"):
        feedback[each.attributes.get("ident", "")] = "".join(map(_read_material, _find_materials(each)))
        hints += ["".join(map(_read_material, _find_materials(hint))) for hint in find_all(each, "hint")]
    rules = read_rules(element)
    links: dict[tuple[str, str], tuple[str, ...]] = {}
    for rule in (rule for rule in rules if len(rule.equal) == 1):
        key = (rule.equal[0].response, rule.equal[0].value)
        links[key] = (*links.get(key, ()), *rule.feedback)
    return Item(element, fields, parts, rules, split_rules(rules), links, feedback, tuple(filter(None, hints)))


def _find_materials(element: Element) -> list[Element]:
    """Return the materials of a feedback that are no hint."""
    inner = {id(each) for hint in element.elements if hint.name == "hint" for each in find_all(hint, "material")}
    return [each for each in find_all(element, "material") if id(each) not in inner]


def _read_parts(element: Element) -> Iterator[str | Response]:
    for child in element.elements:
        if child.name == "material":
            yield _read_material(child)
        elif child.name in _RESPONSES:
            yield _read_response(child)
            yield from _read_inner(child)
        elif child.name in _FLOWS:
            yield from _read_parts(child)


def _read_inner(response: Element) -> Iterator[str]:
    """Yield the texts that stand behind the choices of a response."""
    *_, last = [*response.elements, None]
    if last and last.name == "material" and len([*response.elements]) > 1:
        yield _read_material(last)


def _read_response(element: Element) -> Response:
    render = next((each for each in find_all(element, *_RENDERS)), None)
    beside = [each for each in element.elements if each.name in {"material", "material_ref"}]
    labels = tuple(_read_label(each) for each in find_all(element, "response_label"))
    return Response(
        element.attributes.get("ident", ""),
        element.name,
        element.attributes.get("rcardinality", "Single").lower(),
        "".join(map(_read_material, beside[:1])),
        tuple(label for label in labels if label.html),
        render.name if render else "",
        (render.attributes.get("fibtype", "") if render else "").lower().replace("string", ""),
        is_shuffled=not render or render.attributes.get("shuffle", "").lower() != "no",
    )


def _read_label(element: Element) -> Label:
    html = "".join(map(_read_material, find_all(element, "material")))
    return Label(element.attributes.get("ident", ""), html or _read_bare(element), element.attributes)


def _read_bare(element: Element) -> str:
    """Return the text of a label without material, as some programs write it."""
    return escape(text_of(element), quote=False)


def _read_material(element: Element) -> str:
    return "".join(map(_read_text, element.elements))


def _read_text(element: Element) -> str:
    if element.name == _IMAGE:
        target = element.attributes.get("uri") or element.attributes.get("entityref", "")
        return f'<img src="{escape(target)}" alt="{escape(element.attributes.get("label", ""))}">'
    if element.name in {"mataudio", "matvideo"}:
        return f'<video src="{escape(element.attributes.get("uri", ""))}"></video>'
    if element.name == "matbreak":
        return "<br>"
    if element.name == "mat_extension":
        return _read_material(element)
    if element.name not in {"mattext", "matemtext", "mat_formattedtext"}:
        return ""
    if any(True for _ in element.elements):
        inside = element.serialize_inside()
    else:
        given = element.attributes.get("texttype") or element.attributes.get("type", "")
        is_html = "html" in given.lower()
        inside = element.text if is_html else escape(element.text, quote=False)
    return f"<em>{inside}</em>" if element.name == "matemtext" else inside
