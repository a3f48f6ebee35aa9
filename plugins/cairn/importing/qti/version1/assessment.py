# SPDX-License-Identifier: MIT
"""Read a file of QTI 1.2: tests with sections, or a bank, each with items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from cairn.importing.found import LeftOut
from cairn.importing.notation.chosen import keep_order
from cairn.importing.notation.finished import describe
from cairn.importing.qti.read_item import ReadItem
from cairn.importing.qti.texts import Texts
from cairn.importing.qti.tree import find_all, find_first, text_of
from cairn.importing.qti.version1.item import Item, read_item
from cairn.importing.qti.version1.kinds import carry, find_kind
from cairn.importing.reading.xml_tree import Element
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

_ROOT = "root_section"
_OUTCOMES = ("correct_fb", "general_incorrect_fb", "incorrect_fb")
_BANK = "This group takes its questions from the bank '{name}', which is not in this file. Export the bank, too."
_DRAWN = "The group '{name}' shows {number} of its {all} questions at random. All of them are carried."


@dataclass(frozen=True, slots=True)
class File:
    """A file of QTI 1.2."""

    root: Element
    """Its root."""
    title: str
    """The title of its test elsewhere in the package; empty to take it from the file."""
    is_shuffled: bool
    """Whether choices may be shown in another order."""
    place: Callable[[int], Span]
    """Returns the place of a line."""
    texts: Callable[[Span], Texts]
    """Returns what reads the texts of an item at a place."""


def read_file(file: File) -> Iterator[ReadItem | LeftOut | Problem]:
    """Yield the items of a file, and what is left out of it."""
    yield from _read_inside(file, file.root, ())


def _read_inside(file: File, parent: Element, path: tuple[str, ...]) -> Iterator[ReadItem | LeftOut | Problem]:
    for child in parent.elements:
        if child.name in {"assessment", "objectbank"}:
            yield from _read_inside(file, child, _add(path, file.title or _read_title(child)))
        elif child.name == "section":
            yield from _read_section(file, child, path)
        elif child.name == "item":
            yield from _read_one(file, child, path)
        elif child.name in {"bankentry_item", "itemref", "sectionref"}:
            name = child.attributes.get("item_ref") or child.attributes.get("linkrefid", "")
            yield LeftOut(file.place(child.line), name, "reference", _BANK.replace("{name}", name))


def _read_section(file: File, section: Element, path: tuple[str, ...]) -> Iterator[ReadItem | LeftOut | Problem]:
    title = section.attributes.get("title", "")
    items, bank = section.all("item"), text_of(find_first(section.find("selection_ordering"), "sourcebank_ref"))
    drawn = text_of(find_first(section.find("selection_ordering"), "selection_number"))
    if not items and bank:
        yield LeftOut(file.place(section.line), title or bank, "question group", _BANK.replace("{name}", bank))
    elif drawn.isdecimal() and len(drawn) < 6 and int(drawn) < len(items):  # noqa: PLR2004
        said = _DRAWN.replace("{name}", title).replace("{number}", drawn).replace("{all}", str(len(items)))
        yield Problem(Code.IMPORT_SIMPLIFIED, file.place(section.line), said)
    is_root = section.attributes.get("ident") == _ROOT
    yield from _read_inside(file, section, path if is_root else _add(path, title))


def _add(path: tuple[str, ...], title: str) -> tuple[str, ...]:
    bare = " ".join(title.split())
    return (*path, bare) if bare and path[-1:] != (bare,) else path


def _read_title(element: Element) -> str:
    """Return the title of a test or a bank."""
    fields = {text_of(f.find("fieldlabel")): text_of(f.find("fieldentry")) for f in _find_fields(element)}
    return element.attributes.get("title") or fields.get("bank_title", "")


def _find_fields(element: Element) -> list[Element]:
    return [field for each in element.all("qtimetadata") for field in find_all(each, "qtimetadatafield")]


def _read_one(file: File, element: Element, path: tuple[str, ...]) -> Iterator[ReadItem | Problem]:
    span = file.place(element.line)
    texts = file.texts(span)
    item = read_item(element)
    kind = find_kind(item)
    yield _compile(item, kind, texts, span, path, is_shuffled=file.is_shuffled)
    yield from texts.problems


def _compile(item: Item, kind: str, texts: Texts, span: Span, path: tuple[str, ...], *, is_shuffled: bool) -> ReadItem:
    attributes: Mapping[str, str] = item.element.attributes
    stem = texts.markdown(item.html)
    result = carry(item, kind, texts)
    if isinstance(result, str):
        result = result.replace("{begin}", describe(stem))
    elif kind == "choice" and not is_shuffled and "shuffle: no" not in result.lines:
        result = keep_order(result)
    is_model = kind == "essay"
    return ReadItem(
        span,
        attributes.get("ident", ""),
        " ".join(attributes.get("title", "").split()),
        item.fields.get("question_type", "") or kind,
        path,
        stem,
        result,
        "" if is_model else texts.markdown(item.feedback.get("general_fb", "")),
        _read_outcomes(item, kind, texts),
        tuple(filter(None, map(texts.markdown, item.hints))),
        losses=texts.losses,
        parent=item.fields.get("parent_stimulus_item_ident", ""),
    )


def _read_outcomes(item: Item, kind: str, texts: Texts) -> tuple[str, ...]:
    """Return the feedback on right and on wrong responses, and any that belongs to no value of a response."""
    idents = {label.ident for response in item.responses for label in response.labels}
    values = {each.value for rule in item.rules for each in rule.equal} | idents
    used = {name for names in item.links.values() for name in names} | {f"{value}_fb" for value in values}
    if kind == "number":
        used |= {name for rule in item.rules for name in rule.feedback}
    names = [name for name in item.feedback if name in _OUTCOMES or (name not in used and name != "general_fb")]
    return tuple(filter(None, (texts.markdown(item.feedback[name]) for name in names)))
