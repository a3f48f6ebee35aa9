# SPDX-License-Identifier: MIT
"""Which name belongs to which concept, and which address to which page: what must be unique in a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.document import address
from cairn.problem import Code, Problem
from cairn.slug import slug
from cairn.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cairn.concept import Concept
    from cairn.document import Document


def build_names(concepts: Iterable[Concept]) -> tuple[dict[str, Concept], dict[str, str], list[Problem]]:
    """Index concepts by id and by name: ids first, then titles, aliases and names of files."""
    by_id: dict[str, Concept] = {}
    names: dict[str, str] = {}
    problems = []
    ordered = sorted(concepts, key=lambda c: c.uri)
    for concept in ordered:
        owner = names.setdefault(slug(concept.id) or concept.id, concept.id)
        if owner != concept.id or concept.id in by_id:
            fault = f"The id '{concept.id}' already belongs to {by_id[owner].span.path}."
            problems.append(Problem(Code.ID_TAKEN, concept.span, f"{fault} Give one of them another id."))
        else:
            by_id[concept.id] = concept
    kept = sorted(by_id.values(), key=lambda c: c.uri)
    for concept in kept:
        if names.setdefault(slug(concept.title), concept.id) != concept.id:
            problems += _refuse(names, by_id, concept.title, Code.TITLE_DUPLICATE, concept.span)
    for concept in kept:
        for alias in concept.aliases:
            if names.setdefault(slug(alias.name), concept.id) != concept.id:
                problems += _refuse(names, by_id, alias.name, Code.ALIAS_TAKEN, alias.span)
    for concept in kept:
        names.setdefault(slug(concept.stem), concept.id)
    names.pop("", None)  # a title of signs only, such as '???', is no name
    return {i: by_id[i] for i in sorted(by_id)}, names, problems


def _refuse(
    names: Mapping[str, str], by_id: Mapping[str, Concept], name: str, code: Code, span: Span
) -> Iterator[Problem]:
    """Yield a problem for a name that is another concept's."""
    if slug(name):
        what = "title" if code is Code.TITLE_DUPLICATE else "alias"
        path = by_id[names[slug(name)]].span.path
        yield Problem(code, span, f"The {what} '{name}' is already a name of {path}. Give one of them another.")


def find_clashes(documents: Iterable[Document]) -> list[Problem]:
    """Return a problem for each page that would be served at the address of another."""
    owners: dict[str, Document] = {}
    problems = []
    for document in sorted(documents, key=lambda d: d.uri):
        owner = owners.setdefault(address(document.uri), document)
        if owner is not document:
            fault = f"This page and {owner.source.path} would both be served at '{address(document.uri)}'."
            span = Span(document.source.path, 1)
            problems.append(Problem(Code.ADDRESS_TAKEN, span, f"{fault} Rename one of them."))
    return problems
