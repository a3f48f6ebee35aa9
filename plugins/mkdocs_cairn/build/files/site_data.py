# SPDX-License-Identifier: MIT
"""Makes the files that scripts read about a site: the graph of the learner layer, and the previews of concepts.

Their names change with their content, so browsers can keep them for ever. Small files with fixed names say what they
are called. So no page has to say it: otherwise an edit of one concept would change every page, and the key of every
page. On a site in several languages, each language has its own files.

A site whose pages are files that a browser can open from a folder also has the graph as a script, because browsers let
such pages run scripts, but not fetch files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import write_file

from cairn.views.learner.course import build_course
from cairn.views.learner.graph_file import write_graph
from cairn.views.previews import write_previews
from mkdocs_cairn.build.build import Build
from mkdocs_cairn.build.files.missing_page import NAMES_FILE, find_names_file, make_names
from mkdocs_cairn.build.files.program_files import is_for_programs, make_program_files
from mkdocs_cairn.cache.fingerprint import digest_text
from mkdocs_cairn.config.options import CairnConfig
from mkdocs_cairn.host.plugins.languages import place_in_language
from mkdocs_cairn.host.theme import ASSETS

_FOR_SCRIPTS = (f"{ASSETS}/graph.", f"{ASSETS}/previews.", NAMES_FILE)
"""How the paths of these files begin."""
_DIGITS = 12
_SCRIPT = 'if (typeof cairn === "object" && cairn.takeGraph) cairn.takeGraph({});\n'
"""It does nothing on a page that lacks the script which takes the graph."""


def is_site_data(path: str) -> bool:
    """Return whether a path of the site may be that of a file which is made from all pages."""
    return path.startswith(_FOR_SCRIPTS) or is_for_programs(path)


def write_site_data(build: Build, config: MkDocsConfig, options: CairnConfig) -> None:
    """Write the files that scripts and other programs read about the site."""
    for path, text in make_site_data(build, config).items():
        write_file(text.encode(), str(Path(config.site_dir, path)))
    for path, data in make_program_files(build, config, options):
        write_file(data, str(Path(config.site_dir, path)))


def make_site_data(build: Build, config: MkDocsConfig) -> Mapping[str, str]:
    """Return the files for scripts, by their paths in the site."""
    files = {**_make_previews(build), **_make_graph(build, is_for_folders=not config.use_directory_urls)}
    names = {find_names_file(config): make_names(build, lambda uri: _find_path(build, uri))}
    folder = _find_folder(config)
    return {**names, **{f"{folder}/{file}": content for file, content in files.items()}}


def _make_previews(build: Build) -> Mapping[str, str]:
    shards = write_previews(build.site, lambda uri: _find_path(build, uri))
    names = [_name("previews", shard) for shard in shards]
    return {**dict(zip(names, shards, strict=True)), "previews.json": f"{json.dumps({'shards': names})}\n"}


def _make_graph(build: Build, *, is_for_folders: bool) -> Mapping[str, str]:
    """Return the files with the graph; none if the site has no learner layer."""
    if build.reviews is None:
        return {}
    text = write_graph(build_course(build.site, lambda uri: _find_path(build, uri)), build.reviews)
    name = _name("graph", text)
    script = {"graph.js": _SCRIPT.replace("{}", text.rstrip())} if is_for_folders else {}
    return {name: text, "graph.json": f"{json.dumps({'graph': name})}\n", **script}


def _name(name: str, text: str) -> str:
    return f"{name}.{digest_text(text).hex()[:_DIGITS]}.json"


def _find_folder(config: MkDocsConfig) -> PurePosixPath:
    file = File(f"{ASSETS}/graph.json", config.docs_dir, config.site_dir, config.use_directory_urls)
    place_in_language(file, config)
    return PurePosixPath(file.dest_uri).parent


def _find_path(build: Build, uri: str) -> str:
    """Return the address of a page, relative to the root of the site; empty if it is left out of the site."""
    file = build.files.src_uris.get(uri)
    return file.url.removeprefix("./") if file else ""
