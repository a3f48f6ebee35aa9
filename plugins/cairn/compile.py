# SPDX-License-Identifier: MIT
"""The pipeline that compiles sources into a site. Read this first.

`compile_site` never raises an exception for a fault in the sources: it compiles what it can and lists every problem.
No other function creates a `Site`, so a build, a preview and a check always agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cairn.content.document import address, show_citations
from cairn.content.headings import HeadingIndex, ReadHeadings, default_heading_ids
from cairn.content.page_link import PageLink
from cairn.content.redirects import find_redirects
from cairn.graph.backlinks import build_backlinks
from cairn.graph.catalogue import Catalogue
from cairn.graph.chapter_parts import sort_chapters, split_chapters
from cairn.graph.chapters import build_chapters, build_tag_concepts, find_last
from cairn.graph.citations import collect_citations, find_cited_elsewhere, find_unknown_citations, index_citations
from cairn.graph.cycles import find_cycles
from cairn.graph.learning_order import build_order, sort_dependents
from cairn.graph.name_usages import NameUsages
from cairn.graph.names import build_names, find_clashes
from cairn.graph.prerequisites import build_graph, find_implied, respects_prerequisites
from cairn.graph.question_index import build_question_index, find_drafts, leave_out_drafts
from cairn.graph.related import named_groups
from cairn.graph.stubs import build_catalogue
from cairn.graph.tag_index import build_tag_index
from cairn.links.citations import add_reference_anchors
from cairn.links.heading_links import find_unknown_headings
from cairn.site import Site
from cairn.sources import ParseCache, ParsedSources, Sources, no_cache, parse_sources
from cairn.text.messages import NO_MESSAGES, Messages
from cairn.text.problem import sort_problems


def compile_site(
    sources: Sources,
    concepts_folder: str = "concepts",
    parse_cache: ParseCache = no_cache,
    read_headings: ReadHeadings = default_heading_ids,
    messages: Messages = NO_MESSAGES,
    *,
    cites_in_text: bool = True,
) -> Site:
    """Compile sources into a site; `concepts_folder` is the folder of concept documents in the documents folder.

    `parse_cache` may return earlier results of parsing a source. `read_headings` returns the anchors that the host
    gives to headings. `messages` are the sentences of the interface. Without `cites_in_text`, `[@key]` in a text is no
    citation.
    """
    folder = concepts_folder.strip("/")
    parsed = parse_sources(sources, folder, parse_cache)
    return derive_site(parsed, folder, read_headings, messages, cites_in_text=cites_in_text)


def derive_site(
    parsed: ParsedSources,
    folder: str,
    read_headings: ReadHeadings = default_heading_ids,
    messages: Messages = NO_MESSAGES,
    *,
    cites_in_text: bool = True,
) -> Site:
    """Resolve all references between the sources, one stage per line."""
    links, fences = parsed.links(), parsed.fences()
    tag_metadata, (references, bibliography_faults) = parsed.metadata_by_tag[0], parsed.references
    has_citations = cites_in_text and bool(references)
    quoted = references if cites_in_text else None
    documents = {uri: show_citations(page, quoted) for uri, page in parsed.documents().items()}
    concepts, names, name_clashes = build_names(parsed.concepts())
    find_draft = find_drafts(parsed.drafts, names)
    quizzes = leave_out_drafts(parsed.all_quizzes(), find_draft) if parsed.drafts else [*parsed.all_quizzes()]
    usages = NameUsages(concepts.values(), links, quizzes, tag_metadata.values())
    catalogue, name_faults = build_catalogue(concepts, names, usages, folder, documents, find_draft)
    graph, self_loops = build_graph(catalogue)
    questions, question_clashes = build_question_index(quizzes, fences, catalogue)
    tags, unused_metadata = build_tag_index(concepts.values(), tag_metadata)
    order = build_order(graph, concepts, tags)
    whole_chapters = build_chapters(concepts, order, tags)
    parts = split_chapters(graph, whole_chapters)
    chapters = sort_chapters(whole_chapters, parts)
    redirects, redirect_faults = find_redirects(documents.values())
    page_links = link_pages(catalogue)
    in_text = parsed.citations() if has_citations else {}
    citations = collect_citations(concepts.values(), in_text)
    cited = [(c.key, c.span) for found in in_text.values() for c in found]
    cited += find_cited_elsewhere(quizzes, tag_metadata.values()) if has_citations else ()
    listed = [(c.key, c.span) for concept in concepts.values() for c in concept.references]
    site = Site(
        folder=folder,
        messages=messages,
        documents=documents,
        links=links,
        catalogue=catalogue,
        concept_ids={link.uri: i for i, link in page_links.items()},
        page_links=page_links,
        drafts={i: draft.span.path for i, stub in catalogue.stubs.items() if (draft := find_draft(stub.title))},
        graph=graph,
        dependents=sort_dependents(graph, order),
        order=order,
        positions=enumerate_ids(order),
        chapters=chapters,
        chapter_parts=parts,
        chapter_positions=enumerate_ids(*chapters.values()),
        last=find_last(concepts, chapters),
        tags=tags,
        tag_concepts=build_tag_concepts(concepts, order, tags, chapters),
        named_groups=named_groups(catalogue),
        questions=questions,
        references=references,
        cites_in_text=cites_in_text,
        citations=citations,
        citing_concepts=index_citations(citations),
        cited_keys=frozenset(key for key, _ in (*listed, *cited)),
        backlinks=build_backlinks(links, catalogue),
        uris_by_address={address(uri): uri for uri in reversed(documents)},
        redirects=redirects,
        headings=HeadingIndex({uri: page.outline for uri, page in parsed.pages.items()}, read_headings),
        problems=(),
    )
    add_reference_anchors(site)
    problems = (
        # An unreadable bibliography entry may be the one that a citation refers to.
        *(*parsed.problems(), *name_clashes, *name_faults, *self_loops, *question_clashes, *unused_metadata),
        *(*redirect_faults, *find_clashes(documents.values()), *find_unknown_headings(site)),
        *(() if respects_prerequisites(graph, order) else find_cycles(graph)),
        *find_implied(graph, order, catalogue.title),
        *(() if bibliography_faults else find_unknown_citations(listed, cited, references)),
    )
    return replace(site, problems=sort_problems(problems))


def enumerate_ids(*groups: Iterable[str]) -> dict[str, int]:
    """Return the position of each id in its group, counted from 0."""
    return {concept_id: position for ids in groups for position, concept_id in enumerate(ids)}


def link_pages(catalogue: Catalogue) -> dict[str, PageLink]:
    """Return a link to each concept or stub, by its id."""
    links = {stub.id: PageLink(stub.title, stub.uri, is_written=False) for stub in catalogue.stubs.values()}
    return links | {c.id: PageLink(c.title, c.uri, c.is_written) for c in catalogue.concepts.values()}
