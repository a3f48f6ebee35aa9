# SPDX-License-Identifier: MIT
"""The pipeline: texts in, a site out. Read this first.

`compile_site` never raises for a fault in the sources; it returns what can be made of them, together with
every problem. It is the only way to make a `Site`, so a build, a preview and a check cannot disagree.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cairn.content.document import address
from cairn.content.heading_index import HeadingIndex
from cairn.content.headings import default_heading_ids
from cairn.content.page_link import PageLink
from cairn.content.redirects import find_redirects
from cairn.graph.backlinks import build_backlinks
from cairn.graph.citations import build_citing, find_unknown
from cairn.graph.cycles import find_cycles
from cairn.graph.learning_order import build_chapters, build_order, sort_dependents
from cairn.graph.name_usages import NameUsages
from cairn.graph.names import build_names, find_clashes
from cairn.graph.prerequisites import build_graph, find_implied, is_sorted
from cairn.graph.question_index import build_question_index
from cairn.graph.related import named_groups
from cairn.graph.stubs import build_catalogue
from cairn.graph.tag_index import build_tag_index
from cairn.links.heading_links import find_unknown_headings
from cairn.questions.drafts import leave_out_drafts
from cairn.site import Site
from cairn.sources import ParsedSources, Sources, no_cache, parse_sources
from cairn.text.problem import sort_problems

if TYPE_CHECKING:
    from cairn.content.headings import ReadHeadings
    from cairn.graph.catalogue import Catalogue
    from cairn.sources import ParseCache


def compile_site(
    sources: Sources,
    concepts_folder: str = "concepts",
    parse_cache: ParseCache = no_cache,
    read_headings: ReadHeadings = default_heading_ids,
) -> Site:
    """Make a site of its sources; `concepts_folder` is where concepts lie among the documents.

    `parse_cache` may know what was parsed of a source before; `read_headings` knows which anchors the host gives.
    """
    folder = concepts_folder.strip("/")
    return derive_site(parse_sources(sources, folder, parse_cache), folder, read_headings)


def derive_site(parsed: ParsedSources, folder: str, read_headings: ReadHeadings = default_heading_ids) -> Site:
    """Look everything up that sources say of one another."""
    documents = {uri: page.document for uri, page in parsed.pages.items()}
    links = {uri: page.links for uri, page in parsed.pages.items() if page.links}
    fences = {uri: page.quizzes for uri, page in parsed.pages.items() if page.quizzes}
    metadata_by_tag, (references, broken) = parsed.metadata_by_tag[0], parsed.references
    by_id, names, taken = build_names(page.concept for page in parsed.pages.values() if page.concept)
    written = by_id.values()
    quizzes = [*(quiz for quiz, _ in parsed.quizzes.values()), *(quiz for found in fences.values() for quiz in found)]
    if parsed.drafts:
        drafts = build_names(parsed.drafts)[1]
        is_left_out = lambda name: bool(drafts.look_up(name).id) and not names.look_up(name).id  # noqa: E731
        quizzes = [leave_out_drafts(quiz, is_left_out) for quiz in quizzes]
    usages = NameUsages(written, links, quizzes, metadata_by_tag.values())
    catalogue, slips = build_catalogue(by_id, names, usages, folder, documents)
    graph, selves = build_graph(catalogue)
    questions, same = build_question_index(quizzes, fences, catalogue)
    tags, unused = build_tag_index(written, metadata_by_tag)
    order = build_order(graph, by_id, tags)
    chapters = build_chapters(by_id, order, tags)
    problems = [*parsed.problems(), *taken, *slips, *selves, *same, *unused]
    redirects, astray = find_redirects(documents.values())
    problems += astray + find_clashes(documents.values())
    problems += [] if is_sorted(graph, order) else find_cycles(graph)
    problems += find_implied(graph, order, catalogue.title)
    problems += [] if broken else find_unknown(written, references)  # a broken entry may be what they mean
    page_links = link_pages(catalogue)
    site = Site(
        folder=folder,
        documents=documents,
        links=links,
        catalogue=catalogue,
        concept_ids={link.uri: i for i, link in page_links.items()},
        page_links=page_links,
        graph=graph,
        dependents=sort_dependents(graph, order),
        order=order,
        ranks={concept: n for n, concept in enumerate(order)},
        chapters=chapters,
        places={concept: n for ids in chapters.values() for n, concept in enumerate(ids)},
        tags=tags,
        named_groups=named_groups(catalogue),
        questions=questions,
        references=references,
        citing=build_citing(written),
        backlinks=build_backlinks(links, catalogue),
        standing={address(uri): uri for uri in reversed(documents)},
        redirects=redirects,
        headings=HeadingIndex({uri: page.outline for uri, page in parsed.pages.items()}, read_headings),
        problems=(),
    )
    return replace(site, problems=sort_problems([*problems, *find_unknown_headings(site)]))


def link_pages(catalogue: Catalogue) -> dict[str, PageLink]:
    """Return a link to each concept or stub, by its id."""
    links = {stub.id: PageLink(stub.title, stub.uri, is_written=False) for stub in catalogue.stubs.values()}
    return links | {c.id: PageLink(c.title, c.uri, c.is_written) for c in catalogue.concepts.values()}
