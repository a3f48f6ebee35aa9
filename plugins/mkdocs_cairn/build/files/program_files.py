# SPDX-License-Identifier: MIT
"""The files that a site offers programs: `llms.txt` with the twins of concepts, and a feed, if its options want them.

All of them are made from the compiled site, so they are the same whether pages were built or taken from the cache.
"""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Callable, Iterator
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from cairn.content.document import Document
from cairn.exporting.linked_data.atom import FEED, write_atom
from cairn.exporting.llms.llms_txt import LLMS_TXT, write_llms_txt
from cairn.exporting.llms.twins import Twins, write_heading
from cairn.exporting.published_site import PublishedSite
from cairn.questions.shown import ShownQuestion
from cairn.views.concept.body import PageBody
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.config.options import CairnConfig
from mkdocs_cairn.host.pages.links import find_path
from mkdocs_cairn.host.plugins.languages import find_language_folder
from mkdocs_cairn.host.theme import find_language
from mkdocs_cairn.system.errors import CairnError

log = logging.getLogger("mkdocs.plugins.cairn")

_ENDINGS = (".md", LLMS_TXT, FEED)


def refuse_feed_without_address(config: MkDocsConfig, options: CairnConfig) -> None:
    """Refuse a feed for a site whose address is not known.

    Raises:
        CairnError: the option is on.
    """
    if options.feed and not config.site_url:
        raise CairnError("The option 'feed' needs the address of the site. Set 'site_url'.")


def publish(build: Build, config: MkDocsConfig) -> PublishedSite:
    """Return the site of a build with the addresses of its pages."""
    folder = find_language_folder(config)
    return PublishedSite(
        site=build.site,
        name=config.site_name,
        url=config.site_url or "",
        language=find_language(config),
        find_path=partial(find_path, build.files),
        root=folder and f"{folder}/",
        description=config.site_description or "",
        author=config.site_author or "",
    )


def is_for_programs(path: str) -> bool:
    """Return whether a path of the site may be that of one of these files."""
    return path.endswith(_ENDINGS)


def make_program_files(build: Build, config: MkDocsConfig, options: CairnConfig) -> Iterator[tuple[str, bytes]]:
    """Yield each file with its path in the site; an author's own files stay."""
    published = publish(build, config)
    taken = {file.dest_uri for file in build.files if not file.inclusion.is_excluded()}
    llms = _make_llms(build, published) if options.llms else ()
    feed = _make_feed(published) if options.feed else ()
    for path, data in (*llms, *feed):
        if path in taken:
            log.info("The site has its own '%s', so Cairn writes none.", path)
        else:
            yield path, data


def _make_llms(build: Build, published: PublishedSite) -> Iterator[tuple[str, bytes]]:
    def compile_body(document: Document, write_question: Callable[[ShownQuestion], str]) -> str:
        return PageBody(build.site, document.uri, write_question, write_heading=write_heading).compile(
            document.body.rstrip()
        )

    twins = Twins(published, compile_body, build.question_files.find)
    yield published.root + LLMS_TXT, write_llms_txt(published, twins).encode()
    for concept_id, concept in build.site.catalogue.concepts.items():
        if twins.find_address(concept_id, "") is not None:
            yield find_twin(build.files.src_uris[concept.uri]), twins.write(concept_id).encode("utf-8", "replace")


def find_twin(file: File) -> str:
    """Return the path in the site of the twin of a page."""
    return f"{posixpath.splitext(file.dest_uri)[0]}.md"


def _make_feed(published: PublishedSite) -> Iterator[tuple[str, bytes]]:
    feed, faults = write_atom(published)
    for fault in faults:
        log.info("%s", fault)
    if feed is None:
        log.info("No page has a 'date' or an 'updated' in its front matter, so the site has no feed.")
    else:
        yield published.root + FEED, feed
