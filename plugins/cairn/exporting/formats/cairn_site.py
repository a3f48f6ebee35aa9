# SPDX-License-Identifier: MIT
"""A site as one JSON file: concepts, prerequisites, tags, and questions as their files have them. Nothing is lost.

`cairn.schemas.site_schema` describes the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cairn.content.concept import Concept
from cairn.content.tag_path import write_tag
from cairn.exporting.course import Course
from cairn.exporting.exported import Exported, ExportFormat
from cairn.graph.catalogue import Stub
from cairn.questions.question import Question, Quiz
from cairn.questions.types.registry import QUESTION_KEYS
from cairn.questions.writer import write_quiz
from cairn.schemas.site_schema import FORMAT, VERSION
from cairn.site import Site
from cairn.text.problem import Code
from cairn.yaml.json_schema import FLAG
from cairn.yaml.reader import MappingNode, Node, ScalarNode, SequenceNode, parse_yaml

_FILE = "site.json"
_FLAGS = frozenset(key.name for key in QUESTION_KEYS.values() if key.shape is FLAG)
_YES = "yes"


def _write(course: Course) -> Exported:
    """Return a course as one file. Its concepts are always those of the whole site, since they refer to each other."""
    site = course.site
    questions = course.questions
    keys = {
        "format": FORMAT,
        "version": VERSION,
        "site": {"name": course.name, "url": course.url, "language": course.language},
        "concepts": list(_list_concepts(course, {question.id for question in questions})),
        "questions": list(_list_questions(course, questions)),
        "tags": [_tag(site, address) for address in sorted(site.tags.tags)],
    }
    lines = (f"{_to_json(key)}: {_write_value(value)}" for key, value in keys.items())
    return Exported({_FILE: ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8", "surrogatepass")})


def _write_value(value: Any) -> str:
    """Return a value as JSON, with each item of a list on a line of its own."""
    if not isinstance(value, list):
        return _to_json(value)
    return "[\n" + ",\n".join(map(_to_json, value)) + "\n]" if value else "[]"


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list_concepts(course: Course, chosen: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """Yield all concepts, sorted by id, with those of the `chosen` questions that check them."""
    site, known = course.site, {*chosen}
    catalogue = site.catalogue
    for concept_id in sorted({*catalogue.concepts, *catalogue.stubs}):
        concept = catalogue.concepts.get(concept_id)
        found: Concept | Stub = concept or catalogue.stubs[concept_id]
        document = site.documents.get(found.uri) if concept else None
        yield {
            "id": concept_id,
            "title": found.title,
            "aliases": [alias.name for alias in concept.aliases] if concept else [],
            "url": course.find_url(found.uri),
            "written": catalogue.is_written(concept_id),
            "tags": [write_tag(path) for path in concept.tags] if concept else [],
            "learn_before": [{"id": p.id, "reason": p.reason} for p in site.graph.before.get(concept_id, ())],
            "related": [
                {"by": group.owner, "ids": list(group.members)} for group in site.named_groups.get(concept_id, ())
            ],
            "references": [{"key": c.key, "locator": c.locator} for c in concept.references] if concept else [],
            "summary": document.summary if document else "",
            "questions": sorted(known.intersection(site.questions.by_concept.get(concept_id, ()))),
        }


def _list_questions(course: Course, questions: Iterable[Question]) -> Iterator[Mapping[str, Any]]:
    find = course.site.catalogue.find
    ordered = tuple(questions)
    for question, source in zip(ordered, list_sources(ordered), strict=True):
        names = (find(reference.name) for reference in question.concepts)
        home = course.site.questions.homes.get(question.id, "")
        page = course.find_url(home) if home else ""
        yield {
            "id": question.id,
            "type": question.type,
            "concepts": list(dict.fromkeys(filter(None, names))),
            "url": f"{page}#{question.id}" if page else "",
            "source": source,
        }


def list_sources(questions: tuple[Question, ...]) -> tuple[Any, ...]:
    """Return each question as its file has it: its keys with texts, lists and truth values."""
    tree, _ = parse_yaml(write_quiz(Quiz(questions)), "", Code.QUIZ_BROKEN)
    entry = tree.find("questions") if isinstance(tree, MappingNode) else None
    return tuple(map(_to_data, entry.value.items)) if entry and isinstance(entry.value, SequenceNode) else ()


def _to_data(node: Node, key: str = "") -> Any:
    if isinstance(node, ScalarNode):
        return node.value == _YES if key in _FLAGS else node.value.rstrip("\n") if node.is_literal else node.value
    if isinstance(node, SequenceNode):
        return [_to_data(item) for item in node.items]
    return {field.name: _to_data(field.value, field.name) for field in node.fields}


def _tag(site: Site, address: str) -> Mapping[str, Any]:
    tag = site.tags.tags[address]
    return {
        "id": address,
        "tag": write_tag(tag.path),
        "title": tag.title,
        "description": tag.description,
        "course": tag.course,
        "concepts": list(tag.concepts),
    }


CAIRN_SITE = ExportFormat("json", "the whole site as data for programs (JSON)", (".json",), _write)
