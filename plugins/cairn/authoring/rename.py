# SPDX-License-Identifier: MIT
"""A concept under another name: the edits to all sources that name it, so that the site says the same as before.

The old id and title stay as aliases, and the old address as a redirect, so that nothing that learners, other
sites or unwritten pages hold on to is lost. `sameness` tells whether that has worked out.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cairn.authoring.front_matter_edits import FrontMatter
from cairn.authoring.replace_names import (
    NameReplacement,
    replace_in_body,
    replace_in_quiz,
    replace_in_relations,
    replace_in_texts,
)
from cairn.content.document import address, page_path, title_from_file_name
from cairn.content.redirects import REDIRECT_FROM, find_entries, parse_address
from cairn.graph.names import MatchStage
from cairn.text.markdown import escape, locate_heading
from cairn.text.slug import name_key, slug
from cairn.text.source import Source
from cairn.text.text_edits import Edit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.content.concept import Concept
    from cairn.content.document import Document
    from cairn.questions.question import Question
    from cairn.site import Site
    from cairn.sources import Sources

_INDEX_NAMES = ("index", "README")


@dataclass(frozen=True, slots=True)
class Rename:
    """What is to be done."""

    old_id: str
    """The id as it was."""
    to: NameReplacement
    """The names and places from now on."""
    edits: dict[str, list[Edit]]
    """The edits of each source that changes, by its path and place in it."""
    old_path: str
    """The path of the document."""
    new_path: str
    """The path to which it moves, or the same."""


def plan_rename(site: Site, sources: Sources, old: str, title: str) -> Rename | str:
    """Return what is to be done to call a concept by another title, or why it cannot be."""
    title = " ".join(title.split())
    match = site.catalogue.look_up(old)
    concept_id = "" if match.stage is MatchStage.SLUG else match.id  # nobody renames what is not quite the name
    if fault := _refuse(site, old, concept_id, title):
        return fault
    concept = site.catalogue.concepts[concept_id]
    path = site.documents[concept.uri].source.path
    to = _respelling(site, concept, title)
    if to.old_uri and (to.new_uri in site.documents or address(to.new_uri) in site.uris_by_address):
        return f"{to.new_uri} already exists. Choose another title, or move that page."
    edits = dict(_all_edits(site, sources, concept, to))
    new_path = posixpath.join(posixpath.dirname(path), posixpath.basename(to.new_uri)) if to.old_uri else path
    return Rename(concept_id, to, {p: found for p, found in edits.items() if found or p == path}, path, new_path)


def _refuse(site: Site, old: str, concept_id: str, title: str) -> str:
    """Say why a concept cannot have that title; empty where it can."""
    concept = site.catalogue.concepts.get(concept_id)
    match = site.catalogue.names.look_up(title)
    owner = match.id if match.stage in {MatchStage.ID, MatchStage.EXACT, MatchStage.FOLDED} else concept_id
    if concept is None:
        is_named = f"'{old}' has no document yet, so there is nothing to rename. Change the pages that name it."
        return is_named if concept_id else f"'{old}' is not a concept. Use the id, title or alias of a concept."
    if not slug(title):
        return f"The title '{title}' needs a letter or a digit. Choose another."
    if owner != concept_id:
        return f"'{title}' is already a name of {site.catalogue.concepts[owner].span.path}. Choose another title."
    source = site.documents[concept.uri].source
    is_plain = FrontMatter(source.text).is_plain
    return "" if is_plain else f"The front matter of {source.path} must have one key per line. Rewrite it first."


def _respelling(site: Site, concept: Concept, title: str) -> NameReplacement:
    new_id = site.catalogue.without(concept.id).new_segment(title)
    folder, file = posixpath.split(concept.uri)
    is_fixed = posixpath.splitext(file)[0] in _INDEX_NAMES  # other files in its folder may hang on where it is
    new_uri = concept.uri if is_fixed else page_path(posixpath.join(folder, new_id))
    old_uri = "" if new_uri == concept.uri else concept.uri
    return NameReplacement(site.catalogue, concept.id, new_id, title, old_uri, new_uri)


def _all_edits(site: Site, sources: Sources, concept: Concept, to: NameReplacement) -> Iterator[tuple[str, list[Edit]]]:
    quizzes = {q.span.path for q in site.questions.questions.values() if _names(q, to)}
    for uri, document in site.documents.items():
        front_matter = FrontMatter(document.source.text) if _relates(site, uri, to) or uri == concept.uri else None
        if front_matter:
            replace_in_relations(front_matter, to)
        found = list(_own_edits(document, concept, to, front_matter)) if front_matter and uri == concept.uri else []
        found += front_matter.edits() if front_matter else ()
        start = len(document.source.text) - len(document.body)
        is_near = document.source.path in quizzes or uri in site.links or (to.old_uri and _file(to) in document.body)
        found += (
            Edit(start + e.start, start + e.end, e.text) for e in (replace_in_body(document, to) if is_near else ())
        )
        yield document.source.path, found
    docs = site.documents[concept.uri].source.path.removesuffix(concept.uri)
    moved = replace(to, old_uri=to.old_uri and docs + to.old_uri, new_uri=docs + to.new_uri)
    for source in sources.quizzes:  # which lie beside the documents, so their paths lead through both folders
        if source.path in quizzes or _file(to) in source.text:
            yield source.path, replace_in_quiz(source.text, moved, posixpath.dirname(source.path))
    if sources.tags:
        yield sources.tags.path, replace_in_texts(sources.tags.text, to)


def _file(to: NameReplacement) -> str:
    return posixpath.basename(to.old_uri or to.new_uri)


def _relates(site: Site, uri: str, to: NameReplacement) -> bool:
    concept = site.catalogue.concepts.get(site.concept_ids.get(uri, ""))
    references = (*concept.learn_before, *(m for group in concept.related for m in group)) if concept else ()
    return any(to.is_old(name) for reference in references for name in {reference.name, reference.full_name})


def _names(question: Question, to: NameReplacement) -> bool:
    references = (*question.concepts, *question.seen_on, *(m for q in (question, *question.parts) for m in q.links))
    return any(to.is_old(reference.name) for reference in references)


def _own_edits(document: Document, concept: Concept, to: NameReplacement, front_matter: FrontMatter) -> Iterator[Edit]:
    """Yield the edit of its heading; those of its front matter are left there."""
    heading = locate_heading(document.body)
    start = len(document.source.text) - len(document.body)
    if heading and not front_matter.find("title"):
        yield Edit(start + heading[0], start + heading[1], escape(to.title))
    elif front_matter.find("title") or not to.old_uri or title_from_file_name(to.id) != to.title:
        front_matter.set("title", to.title)
    if front_matter.find("id") or (not to.old_uri and to.id != concept.id):
        front_matter.set("id", to.id)
    kept = {name_key(alias.name) for alias in concept.aliases} | {name_key(to.id), name_key(to.title)}
    former = {name_key(name): name for name in (concept.stem, concept.title, concept.id)}
    own = {key for key in former if to.catalogue.names.folded.get(key) == concept.id}
    front_matter.append("aliases", [name for key, name in reversed(former.items()) if key in own - kept])
    listed = {parse_address(entry.value) for entry in find_entries(document, [])}
    if to.old_uri and (old := address(to.old_uri).strip("/")) not in listed:
        front_matter.append(REDIRECT_FROM, [old])


def rename_sources(sources: Sources, rename: Rename) -> Sources:
    """Return the sources as they will be."""

    def changed(source: Source) -> Source:
        text = apply_edits(source.text, rename.edits.get(source.path, ()))
        moved = source.path == rename.old_path
        path, uri = (rename.new_path, rename.to.new_uri) if moved else (source.path, source.uri)
        return Source(path, text, uri)

    documents, quizzes = (tuple(map(changed, each)) for each in (sources.documents, sources.quizzes))
    return replace(sources, documents=documents, quizzes=quizzes, tags=sources.tags and changed(sources.tags))
