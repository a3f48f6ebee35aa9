# SPDX-License-Identifier: MIT
"""Tracks of Exercism: the concepts of a programming language, and which of them its exercises teach after which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cairn.importing.found import Bundle, Format, Found, FoundDocument, LeftOut, damaged
from cairn.importing.names import compile_id
from cairn.importing.notation.finished import name_in
from cairn.importing.obsidian.blocks import arrange_blocks
from cairn.importing.reading.decoding import decode
from cairn.importing.reading.json_items import read_object
from cairn.importing.texts import MARKDOWN, Texts, to_line
from cairn.text.markdown import find_fences, mask_code
from cairn.text.problem import Code, Problem
from cairn.text.source import Source, count_lines
from cairn.yaml.writer import block_list, scalar

_CONFIG = "config.json"
_TEXTS = ("about.md", "introduction.md")
"""The files with the text of a concept; the first that there is counts."""
_UNPUBLISHED = ("wip", "deprecated")
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<words>[^\n]*)$", re.MULTILINE)
_UUID = re.compile(r'"uuid"\s*:\s*"([^"\n]*)"')
_BOX = "exercism/"
"""How the names of fences begin that are notes to the reader."""
_STATUS = "The exercise '{}' has the status '{}', so it teaches no concept here."
_NO_SLUG = "This entry of 'concepts' has no 'slug', so it is left out. Add it."
_TWICE = "The concept '{}' is listed twice. Remove one of them."
_NO_EXERCISE = "An entry of 'exercises.concept' is no exercise, so it is left out. Remove it."
_DAMAGED = "This is not the configuration of a track. It needs the lists 'concepts' and 'exercises.concept'."


def _detect(bundle: Bundle) -> int:
    config = bundle.members.get(_CONFIG, b"")
    return 3 if b'"concepts"' in config and b'"exercises"' in config else 0


def _read(bundle: Bundle) -> Found:
    config = _decode(bundle, _CONFIG)
    track = read_object(config) if isinstance(config, Source) else config
    if isinstance(track, Problem):
        return damaged(track)
    concepts, exercises = track.get("concepts"), track.get("exercises")
    taught = exercises.get("concept") if isinstance(exercises, dict) else None
    if not isinstance(concepts, tuple) or not isinstance(taught, Sequence):
        return damaged(Problem(Code.IMPORT_DAMAGED, bundle.place(_CONFIG), _DAMAGED))
    active, left_out = [], []
    lines = _find_lines(config.text) if isinstance(config, Source) else {}
    for each in taught:
        if not isinstance(each, dict):
            left_out.append(LeftOut(bundle.place(_CONFIG), "An entry", "exercise", _NO_EXERCISE))
        elif each.get("status") in _UNPUBLISHED:
            place = bundle.place(_CONFIG, lines.get(str(each.get("uuid")), 1))
            left_out.append(LeftOut(place, _name(each), "exercise", _STATUS.format(_name(each), each["status"])))
        else:
            active.append(each)
    before = _prerequisites(active)
    named, unnamed = _find_concepts(concepts, bundle)
    left_out += unnamed
    problems: list[Problem] = []
    documents = tuple(_document(bundle, slug, named, before, problems) for slug in named)
    return Found(documents=documents, left_out=tuple(left_out), problems=tuple(problems))


def _find_concepts(entries: Iterable[tuple[int, Any]], bundle: Bundle) -> tuple[dict[str, str], list[LeftOut]]:
    """Return the name of each concept by its slug, and the entries that are none."""
    named: dict[str, str] = {}
    left_out, taken = [], set()
    for line, entry in entries:
        slug = entry.get("slug") if isinstance(entry, dict) else None
        place = bundle.place(_CONFIG, line)
        if not isinstance(slug, str) or not slug.strip():
            left_out.append(LeftOut(place, "An entry", "concept", _NO_SLUG))
        elif compile_id(slug) in taken:
            left_out.append(LeftOut(place, slug, "concept", _TWICE.format(slug)))
        else:
            taken.add(compile_id(slug))
            named[slug] = _name(entry)
    return named, left_out


def _find_lines(text: str) -> dict[str, int]:
    """Return the line of each entry by its number."""
    found = list(_UUID.finditer(text))
    lines = count_lines(text, (match.start() for match in found))
    return {match[1]: 1 + line for match, line in zip(found, lines, strict=True)}


def _decode(bundle: Bundle, member: str) -> Source | Problem:
    data = bundle.members.get(member, b"")
    return decode(replace(bundle, path=f"{bundle.path}/{member}", data=data, members={}))


def _name(entry: Mapping[str, Any]) -> str:
    name = entry.get("name")
    return to_line(name) if isinstance(name, str) and name.strip() else str(entry.get("slug", ""))


def _prerequisites(exercises: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, None]]:
    """Return the concepts that come before each concept: what an exercise requires comes before what it teaches."""
    before: dict[str, dict[str, None]] = {}
    for exercise in exercises:
        required = dict.fromkeys(_slugs(exercise.get("prerequisites")))
        for slug in _slugs(exercise.get("concepts")):
            before.setdefault(slug, {}).update(required)
    return before


def _slugs(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str) and each] if isinstance(value, list) else []


def _document(
    bundle: Bundle,
    slug: str,
    named: Mapping[str, str],
    before: Mapping[str, Mapping[str, None]],
    problems: list[Problem],
) -> FoundDocument:
    own = compile_id(slug)
    required = [each for each in before.get(slug, ()) if each != slug]
    lines = ["---", f"title: {scalar(named[slug])}", f"id: {scalar(own)}"]
    lines += ["learn_before:", *block_list(compile_id(each) for each in required)] if required else ["learn_before: []"]
    member = next((path for name in _TEXTS if (path := f"concepts/{slug}/{name}") in bundle.members), "")
    source = _decode(bundle, member) if member else None
    problems += [source] if isinstance(source, Problem) else []
    texts = Texts(MARKDOWN)
    body = _rewrite(source.text, texts) if isinstance(source, Source) else ""
    text = "\n".join((*lines, "---", body)).rstrip("\n") + "\n"
    unknown = tuple(each for each in required if each not in named)
    losses = tuple(name_in(loss, named[slug]) for loss in texts.losses)
    return FoundDocument(f"{own}.md", named[slug], text, bundle.place(member or _CONFIG), unknown, losses, id=own)


def _rewrite(text: str, texts: Texts) -> str:
    """Return the text of a concept without its first heading, which says only what the file is."""
    lines = text.split("\n")
    for fence in find_fences(text):
        if fence.info.startswith(_BOX):
            lines[fence.first] = f"> [!{fence.info.removeprefix(_BOX)}]"
            lines[fence.last] = ""
            for number in range(fence.first + 1, fence.last):
                lines[number] = f"> {lines[number]}"
    boxed = "\n".join(lines)
    masked = mask_code(boxed)
    parts: list[str] = []
    done = 0
    for heading in _HEADING.finditer(masked):
        parts.append(texts.markdown(boxed[done : heading.start()]))
        words = boxed[heading.start("words") : heading.end("words")]
        is_title = heading["marks"] == "#" and not any(parts)
        parts.append("" if is_title else f"{heading['marks']} {texts.markdown(words)}")
        done = heading.end()
    shown = "\n\n".join(filter(None, (*parts, texts.markdown(boxed[done:]))))
    return arrange_blocks(shown, mask_code(shown), is_demoted=False).strip("\n")


EXERCISM = Format("exercism", "the concepts of a track of Exercism", (), _detect, _read, mark=_CONFIG)
