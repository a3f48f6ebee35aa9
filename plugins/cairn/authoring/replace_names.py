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
from cairn.questions.parser import parse_quiz_file
from cairn.questions.types.registry import MARKDOWN_KEYS
from cairn.text.markdown import mask_code
from cairn.text.slug import find_anchor, name_key, slug
from cairn.text.source import Source, Span
from cairn.text.text_edits import Edit, apply_edits
from cairn.yaml.positions import find_positions
from cairn.yaml.writer import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.authoring.front_matter_edits import FrontMatter
    from cairn.content.document import Document
    from cairn.graph.catalogue import Catalogue
    from cairn.yaml.positions import YamlPosition

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
        name_match = self.catalogue.names.look_up(name)
        if name_match.id != self.old_id or (name_match.stage is MatchStage.PATH and not self.old_uri):
            return False
        aliases = [alias.name for alias in self.catalogue.concepts[self.old_id].aliases]
        form = slug if name_match.stage is MatchStage.SLUG else name_key
        return form(name) not in map(form, aliases)


def replace_in_relations(front_matter: FrontMatter, to: NameReplacement) -> None:
    """Change the names in `learn_before` and `related`."""
    values = {position.path: position for position in front_matter.positions if position.kind == "text"}
    for position in front_matter.positions:
        if (
            not position.path
            or position.path[0] not in _RELATIONS
            or (position.kind == "key" and len(position.path) == 1)
        ):
            continue
        last = position.path[-1]
        if position.kind == "text" and last in {"", "concept", *_RELATIONS} and to.is_old(read_name(position.value)):
            front_matter.change(position.start, position.end, scalar(to.id))
        elif position.kind == "key" and last not in _LONG_FORM and (value := values.get(position.path)):
            reference = NameReference(position.value, value.value, Span("", 1), is_ambiguous=True)
            name, remark = to.catalogue.split_remark(reference)
            if not remark and to.is_old(name):
                front_matter.change(position.start, value.end, scalar(to.id))
            elif remark and to.is_old(read_name(name)):
                front_matter.change(position.start, position.end, scalar(to.id))


def replace_in_body(document: Document, to: NameReplacement) -> Iterator[Edit]:
    """Yield the edits of a body, by their place in it."""
    for link in find_links(document):
        raw = document.body[link.start : link.end]
        if link.is_wikilink and to.is_old(link.name):
            yield _wikilink(raw, link.start, to)
        elif not link.is_wikilink and link.name == to.old_uri and (match := PAGE_LINK.match(raw)):
            start, end = (link.start + position for position in match.span("path"))
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
    for position in find_positions(text):
        key = next((name for name in reversed(position.path) if name), "")
        if position.kind == "text" and key in {"concepts", "seen_on"} and to.is_old(read_name(position.value)):
            edits.append(Edit(position.start, position.end, scalar(to.id)))
        elif position.kind == "text" and key in MARKDOWN_KEYS:
            for edit in _respell_scalar(text, position, to, folder):
                edits += [edit] if _identity(apply_edits(text, [edit])) == before else []
    return edits


def _identity(text: str) -> object:
    quiz, problems = parse_quiz_file(Source("", text))
    questions = [single for question in quiz.questions for single in (question, *question.parts)]
    return [(q.id, _ITEM.findall(repr(q.exercise))) for q in questions], [str(problem) for problem in problems]


def replace_in_texts(text: str, to: NameReplacement) -> list[Edit]:
    """Return the edits of the wikilinks in all texts of a YAML file."""
    return [
        e
        for position in find_positions(text)
        if position.kind == "text"
        for e in _respell_scalar(text, position, to, None)
    ]


def _respell_scalar(text: str, position: YamlPosition, to: NameReplacement, folder: str | None) -> Iterator[Edit]:
    """Yield the edits of links in the Markdown of a scalar; what it says tells which of them are code."""
    raw, prose = text[position.start : position.end], mask_code(position.value)
    pairs = zip(WIKILINK.finditer(raw), WIKILINK.finditer(position.value), strict=False)
    for found, said in pairs if raw.count("[[") == position.value.count("[[") else ():
        if to.is_old(_name(said[0])) and prose.startswith("[[", said.start()):
            edit = _wikilink(found[0], position.start + found.start(), to)
            yield Edit(edit.start, edit.end, _quoted(edit.text, position.style))
    for match in PAGE_LINK.finditer(raw) if folder is not None and to.old_uri else ():
        if posixpath.normpath(posixpath.join(folder or "", match["path"])) == to.old_uri:
            start, end = (position.start + n for n in match.span("path"))
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
    in_nav = (p for p in find_positions(text) if p.path[:1] == ("nav",) and p.kind == "text")
    return [Edit(p.start, p.end, scalar(to.new_uri)) for p in in_nav if to.old_uri and p.value == to.old_uri]
