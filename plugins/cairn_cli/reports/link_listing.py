# SPDX-License-Identifier: MIT
"""What `cairn check --links` prints: each name of a concept in the prose of a page, and why it is a link or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cairn.links.autolink import explain_links, has_autolinks
from cairn.links.title_index import build_title_index
from cairn_cli.output import say

if TYPE_CHECKING:
    from mkdocs_cairn.build.project import Project


def list_links(project: Project) -> int:
    """Print a line for each mention on the pages that have such links; it never fails."""
    site, default = project.site, project.is_autolinking
    pages = [uri for uri, page in site.documents.items() if has_autolinks(page, default=default)]
    title_index = build_title_index(site.catalogue)
    lines = [line for uri in pages for line in explain_links(site, uri, title_index)]
    for line in lines:
        say(line)
    linked = sum(line.endswith(" is a link.") for line in lines)
    say(f"{linked:,} of {len(lines):,} mentions are links, on {len(pages):,} of {len(site.documents):,} pages.")
    if not pages:
        say("Mentions become links only with 'autolink: true' in the options or on a page.")
    return 0
