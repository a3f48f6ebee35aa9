# SPDX-License-Identifier: MIT
"""Every place in which a source names a concept, changed to its new name: one kind of source after another.

In lists of names the new id is written. In prose whoever wrote a title gets a title, and whoever wrote an id
gets an id. Labels and sections stay.
"""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from cairn.content.link import PAGE_LINK, WIKILINK, find_links, find_wikilinks
from cairn.content.name_reference import NameReference, read_name
from cairn.graph.names import MatchStage
from cairn.questions.fences import find_quiz_fences
from cairn.questions.parser import PROSE_KEYS, parse_quiz_file
from cairn.text.markdown import mask_code
from cairn.text.slug import find_anchor, name_key, slug
from cairn.text.source import Source, Span
from cairn.text.text_edits import Edit, apply_edits
from cairn.yaml.positions import find_scalars
from cairn.yaml.writer import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.authoring.front_matter_edits import FrontMatter
    from cairn.content.document import Document
    from cairn.graph.catalogue import Catalogue
    from cairn.yaml.positions import Scalar

_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*<?(?P<path>[^\s<>:#?]+\.md)", re.MULTILINE)
_ITEM = re.compile(r"\bc-[0-9a-f]{8}\b")
_RELATIONS, _LONG_FORM = ("learn_before", "related"), ("concept", "reason")


@dataclass(frozen=True, slots=True)
class NameReplacement:
    """What is called otherwise from now on."""

    catalogue: Catalogue
    """The names as they are."""
    old_id: str
    """The id that is given up, with the title and the path; aliases stay."""
    id: str
    """The new id."""
    title: str
    """The new title."""
    old_uri: str
    """The place of the page; empty where it does not move."""
    new_uri: str
    """Its new place."""

    def in_prose(self, typed: str) -> str:
        """Return the new name in the style of the one that was typed; the id, where a link cannot hold the title."""
        link = find_wikilinks(f"[[{self.title}]]")
        is_safe = len(link) == 1 and (link[0].name, link[0].anchor) == (self.title, "")
        return self.title if is_safe and typed not in {slug(typed), self.old_id} else self.id

    def is_old(self, name: str) -> bool:
        """Say whether a name is one of those that are given up."""
        hit = self.catalogue.names.look_up(name)
        if hit.id != self.old_id or (hit.stage is MatchStage.PATH and not self.old_uri):
            return False
        aliases = [alias.name for alias in self.catalogue.concepts[self.old_id].aliases]
        form = slug if hit.stage is MatchStage.SLUG else name_key
        return form(name) not in map(form, aliases)


def replace_in_relations(front_matter: FrontMatter, to: NameReplacement) -> None:
    """Change the names in `learn_before` and `related`."""
    values = {place.path: place for place in front_matter.places if place.kind == "text"}
    for place in front_matter.places:
        if not place.path or place.path[0] not in _RELATIONS or (place.kind == "key" and len(place.path) == 1):
            continue
        last = place.path[-1]
        if place.kind == "text" and last in {"", "concept", *_RELATIONS} and to.is_old(read_name(place.value)):
            front_matter.change(place.start, place.end, scalar(to.id))
        elif place.kind == "key" and last not in _LONG_FORM and (value := values.get(place.path)):
            mention = NameReference(place.value, value.value, Span("", 1), is_ambiguous=True)
            name, remark = to.catalogue.read(mention)
            if not remark and to.is_old(name):
                front_matter.change(place.start, value.end, scalar(to.id))
            elif remark and to.is_old(read_name(name)):
                front_matter.change(place.start, place.end, scalar(to.id))


def replace_in_body(document: Document, to: NameReplacement) -> Iterator[Edit]:
    """Yield the edits of a body, by their place in it."""
    for link in find_links(document):
        raw = document.body[link.start : link.end]
        if link.is_wikilink and to.is_old(link.name):
            yield _wikilink(raw, link.start, to)
        elif not link.is_wikilink and link.name == to.old_uri and (match := PAGE_LINK.match(raw)):
            start, end = (link.start + place for place in match.span("path"))
            yield Edit(start, end, _path(document.uri, to))
    if to.old_uri and posixpath.basename(to.old_uri) in document.body:
        for match in _DEFINITION.finditer(mask_code(document.body)):
            if posixpath.normpath(posixpath.join(posixpath.dirname(document.uri), match["path"])) == to.old_uri:
                yield Edit(*match.span("path"), _path(document.uri, to))
    for fence in find_quiz_fences(document.body):
        start = sum(len(line) + 1 for line in document.body.split("\n")[: fence.first + 1])
        for edit in replace_in_quiz(fence.text, to, posixpath.dirname(document.uri)):
            yield Edit(start + edit.start, start + edit.end, edit.text)


def replace_in_quiz(text: str, to: NameReplacement, folder: str) -> list[Edit]:
    """Return the edits of questions whose links start in a folder.

    A link on which the id of a question or of one of its choices hangs stays: its old name still leads there.
    """
    edits: list[Edit] = []
    before = _identity(text)
    for place in find_scalars(text):
        key = next((name for name in reversed(place.path) if name), "")
        if place.kind == "text" and key in {"concepts", "seen_on"} and to.is_old(read_name(place.value)):
            edits.append(Edit(place.start, place.end, scalar(to.id)))
        elif place.kind == "text" and key in PROSE_KEYS:
            for edit in _respell_scalar(text, place, to, folder):
                edits += [edit] if _identity(apply_edits(text, [edit])) == before else []
    return edits


def _identity(text: str) -> object:
    quiz, problems = parse_quiz_file(Source("", text))
    questions = [single for question in quiz.questions for single in (question, *question.parts)]
    return [(q.id, _ITEM.findall(repr(q.exercise))) for q in questions], [str(problem) for problem in problems]


def replace_in_texts(text: str, to: NameReplacement) -> list[Edit]:
    """Return the edits of the wikilinks in all texts of a YAML file."""
    return [e for place in find_scalars(text) if place.kind == "text" for e in _respell_scalar(text, place, to, None)]


def _respell_scalar(text: str, place: Scalar, to: NameReplacement, folder: str | None) -> Iterator[Edit]:
    """Yield the edits of links in the Markdown of a scalar; what it says tells which of them are code."""
    raw, prose = text[place.start : place.end], mask_code(place.value)
    pairs = zip(WIKILINK.finditer(raw), WIKILINK.finditer(place.value), strict=False)
    for found, said in pairs if raw.count("[[") == place.value.count("[[") else ():
        if to.is_old(_name(said[0])) and prose.startswith("[[", said.start()):
            edit = _wikilink(found[0], place.start + found.start(), to)
            yield Edit(edit.start, edit.end, _quoted(edit.text, place.style))
    for match in PAGE_LINK.finditer(raw) if folder is not None and to.old_uri else ():
        if posixpath.normpath(posixpath.join(folder or "", match["path"])) == to.old_uri:
            start, end = (place.start + n for n in match.span("path"))
            yield Edit(start, end, _path(f"{folder}/_.md".lstrip("/"), to))


def _name(wikilink: str) -> str:
    found = find_wikilinks(wikilink)
    return found[0].name if found else ""


def _wikilink(raw: str, start: int, to: NameReplacement) -> Edit:
    """Return the edit of the name in a wikilink that begins at `start`; its section and label stay."""
    (link,) = find_wikilinks(raw) or find_wikilinks(" ".join(raw.split()))
    name = raw[2:-2].partition("|")[0].removesuffix("\\")
    name = name[: find_anchor(name)] if link.anchor else name
    return Edit(start + 2, start + 2 + len(name), to.in_prose(link.name))


def _quoted(text: str, style: str) -> str:
    """Return a text as it stands within the quotes of a scalar."""
    return (
        json.dumps(text, ensure_ascii=False)[1:-1]
        if style == '"'
        else text.replace("'", "''")
        if style == "'"
        else text
    )


def _path(from_uri: str, to: NameReplacement) -> str:
    return quote(posixpath.relpath(to.new_uri, posixpath.dirname(from_uri) or "."), safe="/.-_~")


def replace_in_navigation(text: str, to: NameReplacement) -> list[Edit]:
    """Return the edits of the navigation in the settings of a site."""
    in_nav = (p for p in find_scalars(text) if p.path[:1] == ("nav",) and p.kind == "text")
    return [Edit(p.start, p.end, scalar(to.new_uri)) for p in in_nav if to.old_uri and p.value == to.old_uri]
