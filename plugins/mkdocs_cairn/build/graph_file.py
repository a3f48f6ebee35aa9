# SPDX-License-Identifier: MIT
"""Writes the graph file into the site, under a name that changes with its content, so browsers can keep it for ever.

A small file with a fixed name says what it is called. So no page has to say it: otherwise an edit of one concept would
change every page, and the key of every page. On a site in several languages, each language has its own two files.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import write_file

from cairn.views.course import build_course
from cairn.views.graph_file import write_graph
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.cache.fingerprint import digest_text
from mkdocs_cairn.host.plugins.languages import place_in_language
from mkdocs_cairn.host.theme import ASSETS

GRAPH_FILES = f"{ASSETS}/graph."
"""How the paths of both files begin."""
_POINTER = f"{GRAPH_FILES}json"
_DIGITS = 12


def write_graph_file(build: Build, config: MkDocsConfig) -> None:
    """Write the graph of a site, and then the file with its name."""
    text = write_graph(build_course(build.site, lambda uri: _find_path(build, uri)))
    name = f"graph.{digest_text(text).hex()[:_DIGITS]}.json"
    pointer = File(_POINTER, config.docs_dir, config.site_dir, config.use_directory_urls)
    place_in_language(pointer, config)
    folder = PurePosixPath(config.site_dir, pointer.dest_uri).parent
    write_file(text.encode(), f"{folder}/{name}")
    write_file(f"{json.dumps({'graph': name})}\n".encode(), f"{folder}/{PurePosixPath(_POINTER).name}")


def _find_path(build: Build, uri: str) -> str:
    """Return the address of a page, relative to the root of the site; empty if it is left out of the site."""
    file = build.files.src_uris.get(uri)
    return file.url.removeprefix("./") if file else ""
