# SPDX-License-Identifier: MIT
"""The output of `cairn check --links`: each name of a concept in prose, and why it is a link or not."""

from __future__ import annotations

from cairn.links.autolink import explain_links, has_autolinks
from cairn.links.title_index import build_title_index
from cairn_cli.output import print_line
from mkdocs_cairn.build.project import Project


def list_links(project: Project) -> int:
    """Print a line for each name on the pages with automatic links; return exit status 0."""
    site, default = project.site, project.is_autolinking
    pages = [uri for uri, page in site.documents.items() if has_autolinks(page, default=default)]
    title_index = build_title_index(site.catalogue)
    lines = [line for uri in pages for line in explain_links(site, uri, title_index)]
    for line in lines:
        print_line(line)
    linked = sum(line.endswith(" is a link.") for line in lines)
    print_line(f"{linked:,} of {len(lines):,} mentions are links, on {len(pages):,} of {len(site.documents):,} pages.")
    if not pages:
        print_line("Mentions become links only with 'autolink: true' in the options or on a page.")
    return 0
