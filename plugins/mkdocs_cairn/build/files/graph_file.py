# SPDX-License-Identifier: MIT
"""Writes the graph file of a site, under a name that changes with its content, so browsers can keep it for ever.

A small file with a fixed name says what it is called. So no page has to say it: otherwise an edit of one concept would
change every page, and the key of every page. On a site in several languages, each language has its own files.

A site whose pages are files that a browser can open from a folder also has the graph as a script, because browsers let
such pages run scripts, but not fetch files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from cairn.views.learner.course import build_course
from cairn.views.learner.graph_file import write_graph
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.cache.fingerprint import digest_text
from mkdocs_cairn.host.plugins.languages import place_in_language
from mkdocs_cairn.host.theme import ASSETS

GRAPH_FILES = f"{ASSETS}/graph."
"""How the paths of these files begin."""
_DIGITS = 12
_SCRIPT = 'if (typeof cairn === "object" && cairn.takeGraph) cairn.takeGraph({});\n'
"""It does nothing on a page that lacks the script which takes the graph."""


def make_graph_files(build: Build, config: MkDocsConfig) -> Mapping[str, str]:
    """Return the files with the graph of a site, by their paths in it; none if the site has no learner layer."""
    if build.reviews is None:
        return {}
    text = write_graph(build_course(build.site, lambda uri: _find_path(build, uri)), build.reviews)
    name = f"graph.{digest_text(text).hex()[:_DIGITS]}.json"
    files = {name: text, "graph.json": f"{json.dumps({'graph': name})}\n"}
    if not config.use_directory_urls:
        files["graph.js"] = _SCRIPT.replace("{}", text.rstrip())
    folder = _find_folder(config)
    return {f"{folder}/{file}": content for file, content in files.items()}


def _find_folder(config: MkDocsConfig) -> PurePosixPath:
    file = File(f"{GRAPH_FILES}json", config.docs_dir, config.site_dir, config.use_directory_urls)
    place_in_language(file, config)
    return PurePosixPath(file.dest_uri).parent


def _find_path(build: Build, uri: str) -> str:
    """Return the address of a page, relative to the root of the site; empty if it is left out of the site."""
    file = build.files.src_uris.get(uri)
    return file.url.removeprefix("./") if file else ""
