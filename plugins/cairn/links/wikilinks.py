# SPDX-License-Identifier: MIT
"""Rewrite wikilinks as Markdown links between source files, which the host checks and resolves."""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from cairn.content.link import Wikilink, write_link
from cairn.graph.names import MatchStage
from cairn.links.heading_links import find_heading
from cairn.site import Site
from cairn.text.markdown import escape


def resolve_wikilink(site: Site, uri: str, link: Wikilink) -> str:
    """Return the Markdown for a wikilink; a name that cannot be resolved is shown as typed."""
    if not link.name:
        anchor = find_heading(site, uri, link.anchor)
        words = link.anchor.rpartition("#")[2].strip()
        return write_link(words, uri, uri, label=link.label, anchor=anchor) if anchor else link.label or escape(words)
    match, heading = site.catalogue.look_up_link(link.name, link.anchor)
    page_path = site.catalogue.uri(match.id) if match.id else site.catalogue.find_page(link.name)
    if not page_path:
        return link.label or escape(link.name)
    title = shown_words(site, link.name, link.anchor)
    anchor = find_heading(site, page_path, heading) if heading else None
    return write_link(title, uri, page_path, label=link.label, anchor=anchor or "")


def shown_words(site: Site, name: str, anchor: str) -> str:
    """Return the words that a wikilink without a label shows: what was typed, but the title for an id or a path."""
    match, heading = site.catalogue.look_up_link(name, anchor)
    if match.stage in {MatchStage.ID, MatchStage.PATH, MatchStage.NOTHING}:
        if match.id:
            return site.catalogue.title(match.id)
        if path := site.catalogue.find_page(name):
            return site.documents[path].title
    return name if heading == anchor else f"{name}#{anchor}"


def link_from_root(link: str, uri: str) -> str:
    """Return a Markdown link on the page `uri` with a path from the root; other Markdown is returned unchanged."""
    label, is_link, target = link.rpartition("](")
    if not is_link or not target.endswith(")"):
        return link
    path, anchored, anchor = target[:-1].partition("#")
    absolute = posixpath.normpath(posixpath.join("/", posixpath.dirname(uri), path)) if path else f"/{quote(uri)}"
    return f"{label}]({absolute}{anchored}{anchor})"


def is_unwritten(site: Site, uri: str) -> bool:
    """Return whether a page is that of a concept that nobody has written."""
    concept = site.concept_ids.get(uri)
    return concept is not None and not site.catalogue.is_written(concept)
