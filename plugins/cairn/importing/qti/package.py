# SPDX-License-Identifier: MIT
"""Find the files with items in a package, in the order and under the titles that its tests give them.

A package lists its files in `imsmanifest.xml`. Canvas adds richer twins of some in `non_cc_assessments/`, which replace
those with the same id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cairn.importing.found import Bundle, LeftOut
from cairn.importing.qti.texts import find_path
from cairn.importing.qti.tree import as_version_2, find_all, text_of
from cairn.importing.reading.xml_tree import Element, parse_xml
from cairn.text.problem import Problem

MANIFEST = "imsmanifest.xml"
_TWINS = "non_cc_assessments/"
_TYPE = "imsqti"
_PARTS = ("stimulus", "rptemplate", "outcomes")
"""Resources of QTI that have no items."""
_META = "assessment_meta.xml"
_TESTS = frozenset({"assessmentTest", "assessmentSection"})
_REFERENCES = frozenset({"assessmentItemRef", "assessmentSectionRef"})
_TEST = re.compile(rb"<(?:[\w.-]+:)?(?:qti-)?assessment-?(?:test|section)[\s>]", re.IGNORECASE)
_HEAD = 4096
_MISSING = "'{path}' is not in the package. Export it again."
_OUTSIDE = "The path '{path}' leads out of the package, so it is left out. Export the package again."


@dataclass(frozen=True, slots=True)
class ItemFile:
    """A file with items."""

    member: str
    """Its path in the package; empty if it is the source itself."""
    root: Element
    """Its root, under the names of QTI 1.2 or 2."""
    group: tuple[str, ...] = ()
    """The titles of the test and the sections that it stands in."""
    title: str = ""
    """The title of its test, if another file has it."""
    is_shuffled: bool = True
    """Whether choices may be shown in another order."""


def parse_member(bundle: Bundle, member: str) -> Element | Problem:
    """Return the root of a file of a package, under the names of QTI 1.2 or 2."""
    data = bundle.members[member] if member else bundle.data
    root = parse_xml(bundle.place(member).path, data, bundle.encoding)
    if isinstance(root, Problem):
        return root
    return as_version_2(root) if root.name.startswith("qti-") else root


def find_items(bundle: Bundle) -> Iterator[ItemFile | LeftOut | Problem]:
    """Yield the files with items, and what cannot be read; a problem if nothing can."""
    if not bundle.members:
        root = parse_member(bundle, "")
        yield root if isinstance(root, Problem) else ItemFile("", root)
        return
    listed = _read_manifest(bundle)
    if isinstance(listed, Problem):
        yield listed
        return
    yield from listed.faults
    yield from _open_files(bundle, listed)


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a manifest lists."""

    files: tuple[str, ...]
    """The paths of files with items or tests, each once."""
    faults: tuple[LeftOut, ...]
    """What is not in the package."""
    meta: Mapping[str, str]
    """The path of the metadata of a test, by the path of the test."""


def _read_manifest(bundle: Bundle) -> _Listed | Problem:
    if MANIFEST not in bundle.members:
        return _Listed(tuple(each for each in bundle.members if each.lower().endswith((".xml", ".qti"))), (), {})
    root = parse_xml(bundle.place(MANIFEST).path, bundle.members[MANIFEST], bundle.encoding)
    if isinstance(root, Problem):
        return root
    resources = find_all(root, "resource")
    metas = {each.attributes.get("identifier", ""): _find_meta(each) for each in resources}
    files: dict[str, None] = {}
    faults: dict[str, LeftOut] = {}
    meta: dict[str, str] = {}
    for resource in resources:
        kind = resource.attributes.get("type", "").lower()
        if not kind.startswith(_TYPE) or any(part in kind for part in _PARTS):
            continue
        for reference in _find_references(resource):
            path = find_path(MANIFEST, reference)
            if path is None or path not in bundle.members:
                faults.setdefault(reference, _unreachable(bundle, (MANIFEST, resource.line), reference, path))
                continue
            files.setdefault(path)
            found = [metas.get(each.attributes.get("identifierref", "")) for each in resource.all("dependency")]
            meta[path] = next(filter(None, found), "")
    twins = [each for each in bundle.members if each.startswith(_TWINS) and each.endswith(".qti")]
    return _Listed((*files, *(each for each in twins if each not in files)), tuple(faults.values()), meta)


def _find_references(resource: Element) -> list[str]:
    """Return the references of a resource to files that may have items; others are pictures."""
    own = resource.attributes.get("href", "")
    files = dict.fromkeys(each.attributes.get("href", "") for each in resource.all("file"))
    return [own] if own else [each for each in files if each.lower().endswith((".xml", ".qti"))]


def _find_meta(resource: Element) -> str:
    """Return the path of the metadata of a test in a resource; empty if it has none."""
    given = [resource.attributes.get("href", ""), *(each.attributes.get("href", "") for each in resource.all("file"))]
    found = next((each for each in given if each.endswith(_META)), "")
    return find_path(MANIFEST, found) or ""


def _open_files(bundle: Bundle, listed: _Listed) -> Iterator[ItemFile | LeftOut]:
    """Yield the files of a package one by one: a large package is never in memory as a whole."""
    tests = [path for path in listed.files if _is_test(bundle.members[path])]
    replaced = _find_replaced(bundle, listed.files)
    done = {*tests, *replaced}
    for path, group, fault in (each for test in tests for each in _follow(bundle, test)):
        if fault:
            yield fault
        elif path not in done:
            done.add(path)
            yield _open(bundle, path, group)
    for path in listed.files:
        if path not in done:
            yield _open(bundle, path, (), listed.meta.get(path, ""))


def _open(bundle: Bundle, path: str, group: tuple[str, ...], meta: str = "") -> ItemFile | LeftOut:
    root = parse_member(bundle, path)
    if isinstance(root, Problem):
        return LeftOut(root.span, path, "file", root.message)
    title, is_shuffled = _read_meta(bundle, meta)
    return ItemFile(path, root, group, title, is_shuffled)


def _is_test(data: bytes) -> bool:
    return bool(_TEST.search(data[:_HEAD].replace(b"\0", b"")))


def _find_replaced(bundle: Bundle, files: tuple[str, ...]) -> set[str]:
    """Return the paths of tests that have a twin."""
    if not any(path.startswith(_TWINS) for path in files):
        return set()
    by_ident: dict[str, list[str]] = {}
    for path in files:
        root = parse_member(bundle, path)
        test = root.find("assessment") if isinstance(root, Element) else None
        if test and test.attributes.get("ident"):
            by_ident.setdefault(test.attributes["ident"], []).append(path)
    twins = [paths for paths in by_ident.values() if any(path.startswith(_TWINS) for path in paths)]
    return {path for paths in twins for path in paths if not path.startswith(_TWINS)}


def _read_meta(bundle: Bundle, path: str) -> tuple[str, bool]:
    """Return the title of a test of Canvas, and whether it shuffles choices."""
    root = parse_member(bundle, path) if path in bundle.members else None
    if not isinstance(root, Element):
        return "", True
    return text_of(root.find("title")), text_of(root.find("shuffle_answers")).lower() != "false"


def _follow(bundle: Bundle, test: str) -> Iterator[tuple[str, tuple[str, ...], LeftOut | None]]:
    """Yield the files of the items of a test, each with its group, or what cannot be read."""
    waiting: list[tuple[str, str | Element, tuple[str, ...]]] = [(test, test, ())]
    seen: set[str] = set()
    while waiting:
        member, node, group = waiting.pop()
        if isinstance(node, str):
            if node in seen:
                continue  # a section that contains itself
            seen.add(node)
            element = parse_member(bundle, node)
            if isinstance(element, Problem):
                yield node, group, LeftOut(element.span, node, "file", element.message)
                continue
        elif node.name in _REFERENCES:
            path = find_path(member, node.attributes.get("href", ""))
            if path is None or path not in bundle.members:
                yield "", group, _unreachable(bundle, (member, node.line), node.attributes.get("href", ""), path)
            elif node.name == "assessmentItemRef":
                yield path, group, None
            else:
                waiting.append((path, path, group))
            continue
        else:
            element = node
        title = " ".join(element.attributes.get("title", "").split()) if element.name in _TESTS else ""
        inner = (*group, title) if title and title != "".join(group[-1:]) else group
        waiting += [(member, child, inner) for child in reversed([*element.elements])]


def _unreachable(bundle: Bundle, place: tuple[str, int], reference: str, path: str | None) -> LeftOut:
    said = (_OUTSIDE if path is None else _MISSING).replace("{path}", reference)
    return LeftOut(bundle.place(*place), reference, "file", said)
