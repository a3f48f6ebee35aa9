# SPDX-License-Identifier: MIT
"""Rename a concept: edit all sources that refer to it, so that the site stays equivalent.

The old id and title become aliases, and the old address a redirect, so that learners' progress, links from other sites
and unpublished pages keep working. `cairn.authoring.equivalence` checks the result.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cairn.authoring.front_matter_edits import FrontMatter
from cairn.authoring.replace_names import (
    NameReplacement,
    replace_in_body,
    replace_in_quiz,
    replace_in_relations,
    replace_in_tags_file,
)
from cairn.authoring.typed_names import explain_slip, find_drafts
from cairn.content.concept import Concept
from cairn.content.document import Document, address, page_path, title_from_file_name
from cairn.content.redirects import REDIRECT_FROM, find_entries, parse_address
from cairn.graph.names import MatchStage
from cairn.questions.question import Question
from cairn.site import Site
from cairn.sources import Sources
from cairn.text.markdown import escape, locate_heading
from cairn.text.slug import name_key, slug
from cairn.text.source import Source
from cairn.text.text_edits import Edit, apply_edits

_INDEX_NAMES = ("index", "README")


@dataclass(frozen=True, slots=True)
class Rename:
    """A planned rename."""

    old_id: str
    """The old id."""
    names: NameReplacement
    """The old and the new names and page paths."""
    edits: dict[str, list[Edit]]
    """The edits of each source that changes, by source path; positions refer to its text."""
    old_path: str
    """The old path of the document."""
    new_path: str
    """The new path of the document; equal to the old path if it does not move."""


def plan_rename(site: Site, sources: Sources, old: str, title: str) -> Rename | str:
    """Return a plan for renaming a concept, or a message that says why it cannot be renamed."""
    title = " ".join(title.split())
    match = site.catalogue.look_up(old)
    concept_id = "" if match.stage is MatchStage.SLUG else match.id  # an inexact name is not enough to rename a concept
    if concept_id not in site.catalogue.concepts and (draft := find_drafts(sources, site.folder)[1].look_up(old).id):
        return f"'{old}' is a draft. Publish '{draft}' first, or edit its document."
    if fault := _explain_refusal(site, old, concept_id, title):
        return fault
    concept = site.catalogue.concepts[concept_id]
    path = site.documents[concept.uri].source.path
    names = _plan_replacement(site, concept, title)
    if names.old_uri and (names.new_uri in site.documents or address(names.new_uri) in site.uris_by_address):
        return f"{names.new_uri} already exists. Choose another title, or move that page."
    edits = dict(_all_edits(site, sources, concept, names))
    new_path = posixpath.join(posixpath.dirname(path), posixpath.basename(names.new_uri)) if names.old_uri else path
    return Rename(concept_id, names, {p: found for p, found in edits.items() if found or p == path}, path, new_path)


def _explain_refusal(site: Site, old: str, concept_id: str, title: str) -> str:
    """Return a message that says why a concept cannot have that title; empty if it can."""
    concept = site.catalogue.concepts.get(concept_id)
    match = site.catalogue.names.look_up(title)
    owner = match.id if match.stage in {MatchStage.ID, MatchStage.EXACT, MatchStage.FOLDED} else concept_id
    if concept is None:
        unwritten = f"'{old}' has no document yet, so there is nothing to rename. Change the pages that name it."
        unknown = explain_slip(site, old) or f"'{old}' is not a concept. Use the id, title or alias of a concept."
        return unwritten if concept_id else unknown
    if not slug(title):
        return f"The title '{title}' needs a letter or a digit. Choose another."
    if "\0" in title:
        return "No file of a course may contain the character NUL. Choose another title."
    if owner != concept_id:
        return f"'{title}' is already a name of {site.catalogue.concepts[owner].span.path}. Choose another title."
    source = site.documents[concept.uri].source
    is_plain = FrontMatter(source.text).is_plain
    return "" if is_plain else f"The front matter of {source.path} must have one key per line. Rewrite it first."


def _plan_replacement(site: Site, concept: Concept, title: str) -> NameReplacement:
    new_id = site.catalogue.without(concept.id).new_segment(title)
    folder, file = posixpath.split(concept.uri)
    is_fixed = posixpath.splitext(file)[0] in _INDEX_NAMES  # other files in its folder may depend on its location
    new_uri = concept.uri if is_fixed else page_path(posixpath.join(folder, new_id))
    old_uri = "" if new_uri == concept.uri else concept.uri
    return NameReplacement(site.catalogue, concept.id, new_id, title, old_uri, new_uri)


def _all_edits(
    site: Site, sources: Sources, concept: Concept, names: NameReplacement
) -> Iterator[tuple[str, list[Edit]]]:
    quizzes = {q.span.path for q in site.questions.questions.values() if _refers(q, names)}
    for document in site.documents.values():
        path = document.source.path
        yield path, list(_page_edits(site, document, concept, names, has_quiz=path in quizzes))
    docs = site.documents[concept.uri].source.path.removesuffix(concept.uri)
    moved = replace(names, old_uri=names.old_uri and docs + names.old_uri, new_uri=docs + names.new_uri)
    for source in sources.quizzes:  # quizzes are outside the documents folder, so relative paths contain both folders
        if source.path in quizzes or _file_name(names) in source.text:
            yield source.path, replace_in_quiz(source.text, moved, posixpath.dirname(source.path))
    for source in sources.defaults:
        yield source.path, list(_shared_edits(source, names))
    if sources.tags:
        yield sources.tags.path, replace_in_tags_file(sources.tags.text, names)


def _page_edits(
    site: Site, document: Document, concept: Concept, names: NameReplacement, *, has_quiz: bool
) -> Iterator[Edit]:
    is_renamed = document.uri == concept.uri
    if is_renamed or _has_relation(site, document.uri, names):
        front_matter = FrontMatter(document.source.text)
        replace_in_relations(front_matter, names)
        if is_renamed:
            yield from _own_edits(document, concept, names, front_matter)
        yield from front_matter.edits()
    if has_quiz or document.uri in site.links or (names.old_uri and _file_name(names) in document.body):
        start = len(document.source.text) - len(document.body)
        yield from (Edit(start + e.start, start + e.end, e.text) for e in replace_in_body(document, names))


def _shared_edits(source: Source, names: NameReplacement) -> Iterator[Edit]:
    """Yield the edits of front matter that pages share."""
    opening = "---\n"
    front_matter = FrontMatter(f"{opening}{source.text.rstrip()}\n---\n")
    replace_in_relations(front_matter, names)
    for edit in front_matter.edits():
        yield Edit(edit.start - len(opening), edit.end - len(opening), edit.text)


def _file_name(names: NameReplacement) -> str:
    return posixpath.basename(names.old_uri or names.new_uri)


def _has_relation(site: Site, uri: str, names: NameReplacement) -> bool:
    concept = site.catalogue.concepts.get(site.concept_ids.get(uri, ""))
    references = (*concept.learn_before, *(m for group in concept.related for m in group)) if concept else ()
    return any(names.is_old(name) for reference in references for name in {reference.name, reference.full_name})


def _refers(question: Question, names: NameReplacement) -> bool:
    references = (*question.concepts, *question.seen_on, *(m for q in (question, *question.parts) for m in q.links))
    return any(names.is_old(reference.name) for reference in references)


def _own_edits(
    document: Document, concept: Concept, names: NameReplacement, front_matter: FrontMatter
) -> Iterator[Edit]:
    """Yield the edit of the page's heading, and add the other edits to `front_matter`."""
    heading = locate_heading(document.body)
    start = len(document.source.text) - len(document.body)
    if heading and not front_matter.find("title"):
        yield Edit(start + heading[0], start + heading[1], escape(names.title))
    elif front_matter.find("title") or not names.old_uri or title_from_file_name(names.id) != names.title:
        front_matter.set("title", names.title)
    if front_matter.find("id") or (not names.old_uri and names.id != concept.id):
        front_matter.set("id", names.id)
    current = {name_key(alias.name) for alias in concept.aliases} | {name_key(names.id), name_key(names.title)}
    former = {name_key(name): name for name in (concept.stem, concept.title, concept.id)}
    owned = {key for key in former if names.catalogue.names.folded.get(key) == concept.id}
    front_matter.append("aliases", [name for key, name in reversed(former.items()) if key in owned - current])
    listed = {parse_address(entry.value) for entry in find_entries(document, [])}
    if names.old_uri and (old := address(names.old_uri).strip("/")) not in listed:
        front_matter.append(REDIRECT_FROM, [old])


def rename_sources(sources: Sources, rename: Rename) -> Sources:
    """Return the sources after the rename."""

    def changed(source: Source) -> Source:
        text = apply_edits(source.text, rename.edits.get(source.path, ()))
        moved = source.path == rename.old_path
        path, uri = (rename.new_path, rename.names.new_uri) if moved else (source.path, source.uri)
        return Source(path, text, uri, tuple(map(changed, source.defaults)))

    lists = (sources.documents, sources.quizzes, sources.defaults)
    documents, quizzes, defaults = (tuple(map(changed, each)) for each in lists)
    tags = sources.tags and changed(sources.tags)
    return replace(sources, documents=documents, quizzes=quizzes, defaults=defaults, tags=tags)
