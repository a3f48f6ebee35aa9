# SPDX-License-Identifier: MIT
"""Makes the course that an export gets: the chosen questions of a site by chapter, and what only the host knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cairn.content.tag_path import parse_tag
from cairn.exporting.course import Chapter, Course, ExportOptions
from cairn.questions.question import Question
from cairn.site import Site
from mkdocs_cairn.build.course.question_html import QuestionHtml
from mkdocs_cairn.build.course.started_site import start_site
from mkdocs_cairn.build.files.packaged_site import build_packaged_site
from mkdocs_cairn.host.pages.links import find_path
from mkdocs_cairn.host.reporting import as_plugin_error
from mkdocs_cairn.host.theme import find_language


class UnknownNameError(Exception):
    """No chapter or concept has a name by which questions were chosen."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which questions to export: those of any of these chapters and concepts; all if nothing is named."""

    chapters: tuple[str, ...] = ()
    """Tags as in front matter."""
    concepts: tuple[str, ...] = ()
    """Names of concepts."""


@as_plugin_error()
def load_course(path: Path, selection: Selection, options: ExportOptions) -> Course:
    """Return the course of the site whose `mkdocs.yml` is `path` or in that folder.

    Raises:
        mkdocs.exceptions.MkDocsException: there is no such file, or it or a source is invalid.
        UnknownNameError: a chapter or a concept of the selection does not exist.
    """
    started = start_site(path, has_pages=False)
    config, files, site = started.config, started.files, started.build.site
    url = config.site_url or ""
    return Course(
        site=site,
        name=config.site_name,
        url=url,
        language=find_language(config),
        description=config.site_description or "",
        author=config.site_author or "",
        chapters=tuple(_choose_chapters(site, config.site_name, selection)),
        options=options,
        html=QuestionHtml(started, url).write,
        files=lambda uri: files.src_uris[uri].content_bytes,
        find_path=partial(find_path, files),
        build=lambda: build_packaged_site(path),
    )


def _choose_chapters(site: Site, name: str, selection: Selection) -> Iterator[Chapter]:
    """Yield the chapters with their chosen questions."""
    chapter_of = {concept: address for address, ids in site.chapters.items() for concept in ids}
    chosen_chapters = {_find_chapter(site, text) for text in selection.chapters}
    chosen_concepts = {_find_concept(site, text) for text in selection.concepts}
    by_chapter: dict[str, list[Question]] = defaultdict(list)
    for question in _list_questions(site):
        references = question.concepts or question.seen_on
        concepts = [found for each in references if (found := site.catalogue.find(each.name))]
        address = chapter_of.get(concepts[0], "") if concepts else ""
        is_chosen = _is_in(address, chosen_chapters) or not chosen_concepts.isdisjoint(concepts)
        if is_chosen or not (chosen_chapters or chosen_concepts):
            by_chapter[address].append(question)
    for address in (*site.tags.tags, ""):
        if questions := by_chapter.get(address):
            tag = site.tags.tags.get(address)
            yield Chapter(tag.title if tag else name, tag.path if tag else (), tuple(questions))


def _list_questions(site: Site) -> Iterator[Question]:
    """Yield the questions that pages show, sorted by id; those of a case are in the case."""
    return (question for question in site.questions.questions.values() if question.id in site.questions.homes)


def _is_in(address: str, chapters: Collection[str]) -> bool:
    return any(address == chapter or address.startswith(f"{chapter}/") for chapter in chapters)


def _find_chapter(site: Site, text: str) -> str:
    tag = site.tags.find(parse_tag(text))
    if tag is None:
        raise UnknownNameError(f"No concept has the tag '{text}'. Write a tag as in front matter: 'Subject/Chapter'.")
    return site.tags.address(tag.path)


def _find_concept(site: Site, text: str) -> str:
    found = site.catalogue.find(text)
    if found is None:
        raise UnknownNameError(f"'{text}' is not a concept of this site. Write its title, its id or an alias.")
    return found
