# SPDX-License-Identifier: MIT
"""Look at a site that has no Cairn yet: what its settings inherit, and which of its pages would be concepts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from cairn.content.document import is_concept, parse_document
from cairn.text.source import Source
from cairn_cli.files.plugin_list import NotAddedError, find_value, read_settings
from cairn_cli.files.text_files import read_exactly

_INHERIT, _PLUGINS = "INHERIT", "plugins"
_MAX_PARENTS = 20
"""More files than anybody inherits one from the other; fewer than a file that inherits itself."""


def find_inherited_plugins(path: Path, text: str) -> yaml.nodes.Node | None:
    """Return the plugins that settings inherit from another file; None without any.

    Raises:
        NotAddedError: another file cannot be read.
    """
    for _ in range(_MAX_PARENTS):
        parent = find_value(read_settings(text), _INHERIT)
        if parent is None:
            return None
        path = path.parent / str(parent.value)
        found = read_exactly(path)
        if found is None:
            break
        if plugins := find_value(read_settings(found), _PLUGINS):
            return plugins
        text = found
    raise NotAddedError(f"It inherits '{path.name}', which cannot be read.")


@dataclass(frozen=True, slots=True)
class FutureSite:
    """A site as it is with Cairn."""

    docs: Path
    """The folder of documents."""
    concepts: tuple[str, ...]
    """The paths of the pages that are concepts, in that folder, sorted."""
    has_nav: bool
    """Whether its settings say what is in the menu."""


def foresee_site(path: Path, folder: str) -> FutureSite:
    """Return what a site with these settings is with Cairn, and with this folder of concepts.

    Raises:
        mkdocs.exceptions.MkDocsException: the settings are invalid.
    """
    config = load_config(str(path))
    docs = Path(config.docs_dir)
    found = []
    for file in get_files(config).documentation_pages():
        text = read_exactly(docs / file.src_uri)
        if text is not None and is_concept(parse_document(Source(file.src_uri, text, file.src_uri))[0], folder):
            found.append(file.src_uri)
    return FutureSite(docs, tuple(sorted(found)), has_nav=config.nav is not None)
