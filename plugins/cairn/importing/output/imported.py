# SPDX-License-Identifier: MIT
"""Compile what a format found into files, and say what became of each item.

Every item of a source appears once among the results: found = carried + simplified + left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cairn.content.name_reference import NameReference
from cairn.importing.found import MEDIA, Found, FoundDocument, FoundQuestion, Group
from cairn.importing.names import compile_id, name_concept
from cairn.importing.output.file_text import as_text
from cairn.importing.output.identity import assign_ids, is_of_stem
from cairn.importing.output.target import Folder, TargetFile
from cairn.questions.question import Case, Question, Quiz
from cairn.questions.writer import write_quiz
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

MEDIA_FOLDER = "assets/imported"
"""The folder of imported pictures of questions, in the docs folder."""
_MEDIA_LINK = re.compile(rf"(?P<before>\](?:\(|:[ \t]*)<?){MEDIA}(?P<name>[^()<>\s]+)")
_MAX_LEVELS = 8
CARRIED, SIMPLIFIED, LEFT_OUT = FATES = ("carried", "simplified", "left-out")
"""What may become of an item."""
CONCEPT = "concept"
"""The kind of a document."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where imported questions and documents go."""

    concept: str = ""
    """The concept of all questions; empty to take it from the source."""
    by: str = "category"
    """What gives questions their concept: `category`, `tag` or `file`."""
    folder: str = "concepts"
    """The folder of imported documents."""
    docs_from_quizzes: str = "../docs"
    """The relative path of the docs folder in the quizzes folder."""
    find: Callable[[str], str | None] = lambda _name: None
    """Returns the id of the concept with a document that a name refers to."""
    taken: Collection[str] = ()
    """The ids of all questions of the site that do not come from the sources imported now."""


@dataclass(frozen=True, slots=True)
class Item:
    """What became of one item of a source."""

    span: Span
    """Where it is."""
    name: str
    """Its name, or how it begins."""
    kind: str
    """The type of a carried question, or what the source calls an item that is left out."""
    fate: str
    """One of `FATES`."""
    id: str = ""
    """The id of the question or concept; empty if it is left out."""
    key: tuple[str, str] | None = None
    """The folder and path of its file; None if it is left out."""
    problems: tuple[Problem, ...] = ()
    """What is lost of it, or why it is left out."""
    origin: str = ""
    """The source that it comes from, such as `gift:bank.gift`."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The files and items of one source."""

    files: tuple[TargetFile, ...] = ()
    """The files to write."""
    items: tuple[Item, ...] = ()
    """All items, in the order of the source."""
    names: tuple[str, ...] = ()
    """The concepts that have no document yet, sorted."""


def compile_imported(found: Found, origin: str, stem: str, placing: Placing) -> Imported:
    """Return the files and items of a source with this name."""
    placed = [(group, question) for group in found.groups for question in group.questions]
    ids = assign_ids([question for _, question in placed], placing.taken)
    own_ids = {each.path: each.id or compile_id(each.title) for each in found.documents}
    titles = {compile_id(name) for each in found.documents for name in (each.title, own_ids[each.path])}
    items = [_left_out(each.span, each.name, each.kind, each.sentence) for each in found.left_out]
    by_path: dict[str, list[tuple[Group, Question]]] = {}
    pictures = {name: f"{MEDIA_FOLDER}/{compile_id(stem)}/{name}" for name in found.media}
    shown_media: set[str] = set()
    unknown: set[str] = {name for document in found.documents for name in document.names}
    for index, (group, question) in enumerate(placed):
        chosen = ids[index]
        if isinstance(chosen, int) or not chosen:
            items.append(_equal(question, placed[chosen][1] if isinstance(chosen, int) else None))
            continue
        concepts = _concepts(question, group, stem, placing)
        unknown.update(concepts)
        path = _path(stem, group)
        link = _media_links(path, pictures, shown_media, placing)
        shown = question.question.map_markdown(link) if pictures else question.question
        by_path.setdefault(path, []).append((group, _finish(shown, chosen, concepts, placing)))
        items.append(_carried(question, chosen, (Folder.QUIZZES.value, path)))
    files = [_quiz_file(path, group, stem, origin) for path, group in by_path.items()]
    copies = {pictures[name]: data for name, data in found.media.items() if name in shown_media}
    copies |= {posixpath.join(placing.folder, path): data for path, data in found.attachments.items()}
    files += [TargetFile(Folder.DOCS, path, as_text(data), origin=origin) for path, data in copies.items()]
    for document in found.documents:
        key = (Folder.DOCS.value, posixpath.join(placing.folder, document.path))
        files.append(TargetFile(Folder.DOCS, key[1], document.text, origin=origin))
        items.append(_carried_document(document, own_ids[document.path], key))
    named = {name for name in unknown if placing.find(name) is None and compile_id(name) not in titles}
    return Imported(
        tuple(sorted(files, key=lambda file: file.key)),
        tuple(sorted((replace(item, origin=origin) for item in items), key=lambda item: item.span)),
        tuple(sorted({compile_id(name): name for name in sorted(named, reverse=True)}.values())),
    )


def _path(stem: str, group: Group) -> str:
    return "/".join(compile_id(level) for level in (stem, *group.path[:_MAX_LEVELS])) + ".yml"


def _concepts(found: FoundQuestion, group: Group, stem: str, placing: Placing) -> tuple[str, ...]:
    """Return the names of the concepts of a question; the first source that gives a name decides."""
    if placing.concept:
        return (placing.concept,)
    if found.concepts:
        return found.concepts
    if placing.by == "tag":
        known = tuple(tag for tag in found.tags if placing.find(tag) is not None)
        if known:
            return known
    return (group.title or stem,) if placing.by != "file" else (stem,)


def _finish(question: Question, chosen: str, concepts: tuple[str, ...], placing: Placing) -> Question:
    names = {compile_id(name): placing.find(name) or name_concept(name) for name in concepts}
    references = tuple(NameReference(name, "", question.span) for name in names.values())
    placed = _give_concepts(question, references)
    return replace(placed, id=chosen, has_explicit_id=not is_of_stem(chosen, question.stem))


def _give_concepts(question: Question, references: tuple[NameReference, ...]) -> Question:
    """Return a question with its concepts, which are also those of its parts that have no others."""
    exercise = question.exercise
    if isinstance(exercise, Case):
        parts = exercise.questions
        shared = (_give_concepts(part, references) if part.concepts == question.concepts else part for part in parts)
        exercise = Case(tuple(shared))
    return replace(question, concepts=references, exercise=exercise)


def _media_links(path: str, pictures: Mapping[str, str], shown: set[str], placing: Placing) -> Callable[[str], str]:
    """Return a function that makes the addresses of pictures relative to a question file, and adds them to `shown`."""
    docs = "../" * path.count("/") + placing.docs_from_quizzes

    def address(found: re.Match[str]) -> str:
        target = pictures.get(found["name"])
        shown.add(found["name"])
        return f"{found['before']}{docs}/{target}" if target else found[0]

    return lambda text: _MEDIA_LINK.sub(address, text)


def _quiz_file(path: str, placed: list[tuple[Group, Question]], stem: str, origin: str) -> TargetFile:
    questions = tuple(question for _, question in placed)
    concepts = {tuple(reference.name for reference in question.concepts) for question in questions}
    shared = next(iter(concepts)) if len(concepts) == 1 else ()
    text = write_quiz(Quiz(questions), placed[0][0].title or stem, shared)
    return TargetFile(Folder.QUIZZES, path, text, origin=origin)


def _carried(found: FoundQuestion, chosen: str, key: tuple[str, str]) -> Item:
    question = found.question
    return _item(question.span, found.title or question.label, question.type, chosen, key, found.losses)


def _carried_document(document: FoundDocument, chosen: str, key: tuple[str, str]) -> Item:
    item = _item(document.span, document.title, CONCEPT, chosen, key, document.losses)
    placed = tuple(
        Problem(Code.IMPORT_SIMPLIFIED, replace(document.span, line=line), loss)
        for line, loss in document.placed_losses
    )
    return replace(item, fate=SIMPLIFIED, problems=(*item.problems, *placed)) if placed else item


def _item(span: Span, name: str, kind: str, chosen: str, key: tuple[str, str], losses: Iterable[str]) -> Item:
    """Return an item that is carried, whole or simplified."""
    problems = tuple(Problem(Code.IMPORT_SIMPLIFIED, span, loss) for loss in losses)
    return Item(span, name, kind, SIMPLIFIED if problems else CARRIED, chosen, key, problems)


def _left_out(span: Span, name: str, kind: str, sentence: str) -> Item:
    return Item(span, name, kind, LEFT_OUT, problems=(Problem(Code.IMPORT_LEFT_OUT, span, sentence),))


def _equal(found: FoundQuestion, other: FoundQuestion | None) -> Item:
    name = found.title or found.question.label
    where = f"stands already in line {other.question.span.line}" if other else "is on the site already"
    return _left_out(found.question.span, name, found.kind, f"'{name}' {where}, so it is left out.")


def refuse_clashes(items: Collection[Item], clashes: Mapping[tuple[str, str], str]) -> Iterator[Item]:
    """Yield the items; those of a file that another source wrote are left out. `clashes` has that source by file."""
    for item in items:
        other = clashes.get(item.key, item.origin) if item.key else item.origin
        if other == item.origin:
            yield item
        else:
            fault = f"'{item.name}' is left out, because its file belongs to '{other}'. Rename one of the two sources."
            yield _left_out(item.span, item.name, item.kind, fault)
