# SPDX-License-Identifier: MIT
"""Replace every reference to a renamed concept, one function per kind of source.

Lists of names get the new id. In prose, a title is replaced by the new title, and an id by the new id. Labels and
headings stay.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from cairn.authoring.front_matter_edits import FrontMatter
from cairn.content.document import Document
from cairn.content.link import PAGE_LINK, WIKILINK, find_links, find_wikilinks
from cairn.content.name_reference import NameReference, read_name
from cairn.graph.catalogue import Catalogue
from cairn.graph.names import MatchStage
from cairn.questions.fences.finding import find_quiz_fences
from cairn.questions.parser import parse_quiz_file
from cairn.questions.types.registry import FEEDBACK_KEYS, MARKDOWN_KEYS
from cairn.text.markdown import mask_code
from cairn.text.slug import find_anchor, name_key, slug
from cairn.text.source import Source, Span
from cairn.text.text_edits import Edit, apply_edits
from cairn.yaml.positions import YamlPosition, find_positions
from cairn.yaml.writer import scalar

_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*<?(?P<path>[^\s<>:#?]+\.md)", re.MULTILINE)
_ITEM = re.compile(r"\bc-[0-9a-f]{8}\b")
_RELATIONS, _LONG_FORM = ("learn_before", "related"), ("concept", "reason")


@dataclass(frozen=True, slots=True)
class NameReplacement:
    """The old and the new names of a renamed concept."""

    catalogue: Catalogue
    """All current names."""
    old_id: str
    """The old id. It is replaced, as are the old title and path; aliases stay."""
    id: str
    """The new id."""
    title: str
    """The new title."""
    old_uri: str
    """The old page path; empty if the page does not move."""
    new_uri: str
    """The new page path."""

    def in_prose(self, typed: str) -> str:
        """Return the new title if a title was typed and a wikilink can hold the new one; otherwise the new id."""
        link = find_wikilinks(f"[[{self.title}]]")
        is_safe = len(link) == 1 and (link[0].name, link[0].anchor) == (self.title, "")
        is_safe = is_safe and not self.title.endswith("\\")  # it would escape the `|` before a label
        return self.title if is_safe and typed not in {slug(typed), self.old_id} else self.id

    def is_old(self, name: str) -> bool:
        """Return whether a name is one of those to replace."""
        name_match = self.catalogue.names.look_up(name)
        if name_match.id != self.old_id or (name_match.stage is MatchStage.PATH and not self.old_uri):
            return False
        aliases = [alias.name for alias in self.catalogue.concepts[self.old_id].aliases]
        form = slug if name_match.stage is MatchStage.SLUG else name_key
        return form(name) not in map(form, aliases)


def replace_in_relations(front_matter: FrontMatter, names: NameReplacement) -> None:
    """Replace the names in `learn_before` and `related`."""
    values = {position.path: position for position in front_matter.positions if position.kind == "text"}
    for position in front_matter.positions:
        if (
            not position.path
            or position.path[0] not in _RELATIONS
            or (position.kind == "key" and len(position.path) == 1)
        ):
            continue
        last = position.path[-1]
        if position.kind == "text" and last in {"", "concept", *_RELATIONS} and names.is_old(read_name(position.value)):
            front_matter.change(position.start, position.end, scalar(names.id))
        elif position.kind == "key" and last not in _LONG_FORM and (value := values.get(position.path)):
            reference = NameReference(position.value, value.value, Span("", 1), is_ambiguous=True)
            name, remark = names.catalogue.split_remark(reference)
            if not remark and names.is_old(name):
                front_matter.change(position.start, value.end, scalar(names.id))
            elif remark and names.is_old(read_name(name)):
                front_matter.change(position.start, position.end, scalar(names.id))


def replace_in_body(document: Document, names: NameReplacement) -> Iterator[Edit]:
    """Yield the edits of a body; their positions refer to the body."""
    for link in find_links(document):
        raw = document.body[link.start : link.end]
        if link.is_wikilink and names.is_old(link.name):
            yield _wikilink(raw, link.start, names)
        elif not link.is_wikilink and link.name == names.old_uri and (match := PAGE_LINK.match(raw)):
            start, end = (link.start + position for position in match.span("path"))
            yield Edit(start, end, _path(document.uri, names))
    if names.old_uri and posixpath.basename(names.old_uri) in document.body:
        for match in _DEFINITION.finditer(mask_code(document.body)):
            if posixpath.normpath(posixpath.join(posixpath.dirname(document.uri), match["path"])) == names.old_uri:
                yield Edit(*match.span("path"), _path(document.uri, names))
    for fence in find_quiz_fences(document.body):
        start = sum(len(line) + 1 for line in document.body.split("\n")[: fence.first + 1])
        for edit in replace_in_quiz(fence.text, names, posixpath.dirname(document.uri)):
            yield Edit(start + edit.start, start + edit.end, edit.text)


def replace_in_quiz(text: str, names: NameReplacement, folder: str) -> list[Edit]:
    """Return the edits of a question file or `quiz` fence; its relative links start from `folder`.

    A link is left unchanged if a generated id depends on its text; the old name still works there.
    """
    edits: list[Edit] = []
    before = _identity(text)
    for position in find_positions(text):
        key = next((name for name in reversed(position.path) if name), "")
        if position.kind == "text" and key in {"concepts", "seen_on"} and names.is_old(read_name(position.value)):
            edits.append(Edit(position.start, position.end, scalar(names.id)))
        elif position.kind == "text" and key in MARKDOWN_KEYS | FEEDBACK_KEYS:
            for edit in _replace_in_scalar(text, position, names, folder):
                is_link = key in MARKDOWN_KEYS or _is_feedback(text, edit.start)
                edits += [edit] if is_link and _identity(apply_edits(text, [edit])) == before else []
    return edits


def _is_feedback(text: str, place: int) -> bool:
    return text[text.rfind("\n", 0, place) + 1 : place].lstrip().startswith(">")


def _identity(text: str) -> object:
    quiz, problems = parse_quiz_file(Source("", text))
    questions = [single for question in quiz.questions for single in (question, *question.parts)]
    return [(q.id, _ITEM.findall(repr(q.exercise))) for q in questions], [str(problem) for problem in problems]


def replace_in_tags_file(text: str, names: NameReplacement) -> list[Edit]:
    """Return the edits of the wikilinks in all scalars of a YAML file."""
    return [
        e
        for position in find_positions(text)
        if position.kind == "text"
        for e in _replace_in_scalar(text, position, names, None)
    ]


def _replace_in_scalar(text: str, position: YamlPosition, names: NameReplacement, folder: str | None) -> Iterator[Edit]:
    """Yield the edits of the links in a scalar; its parsed value shows which of them are in code."""
    raw, prose = text[position.start : position.end], mask_code(position.value)
    pairs = zip(WIKILINK.finditer(raw), WIKILINK.finditer(position.value), strict=False)
    for found, parsed in pairs if raw.count("[[") == position.value.count("[[") else ():
        if names.is_old(_name_of(parsed[0])) and prose.startswith("[[", parsed.start()):
            edit = _wikilink(found[0], position.start + found.start(), names)
            yield Edit(edit.start, edit.end, _quoted(edit.text, position.style))
    for match in PAGE_LINK.finditer(raw) if folder is not None and names.old_uri else ():
        if posixpath.normpath(posixpath.join(folder or "", match["path"])) == names.old_uri:
            start, end = (position.start + n for n in match.span("path"))
            yield Edit(start, end, _path(f"{folder}/_.md".lstrip("/"), names))


def _name_of(wikilink: str) -> str:
    found = find_wikilinks(wikilink)
    return found[0].name if found else ""


def _wikilink(raw: str, start: int, names: NameReplacement) -> Edit:
    """Return the edit of the name in a wikilink that begins at `start`; its heading and label stay."""
    (link,) = find_wikilinks(raw) or find_wikilinks(" ".join(raw.split()))
    name = raw[2:-2].partition("|")[0].removesuffix("\\")
    name = name[: find_anchor(name)] if link.anchor else name
    return Edit(start + 2, start + 2 + len(name), names.in_prose(link.name))


def _quoted(text: str, style: str) -> str:
    """Return a string escaped for a scalar in the given style of quotes."""
    if style == '"':
        return json.dumps(text, ensure_ascii=False)[1:-1]
    return text.replace("'", "''") if style == "'" else text


def _path(from_uri: str, names: NameReplacement) -> str:
    return quote(posixpath.relpath(names.new_uri, posixpath.dirname(from_uri) or "."), safe="/.-_~")


def replace_in_navigation(text: str, names: NameReplacement) -> list[Edit]:
    """Return the edits of the navigation in a site's settings file."""
    in_nav = (p for p in find_positions(text) if p.path[:1] == ("nav",) and p.kind == "text")
    return [Edit(p.start, p.end, scalar(names.new_uri)) for p in in_nav if names.old_uri and p.value == names.old_uri]
