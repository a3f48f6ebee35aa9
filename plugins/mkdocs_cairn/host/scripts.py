# SPDX-License-Identifier: MIT
"""The scripts of a site, with the sentences of its language in them.

In a site with several languages, each but the default one has a folder of scripts.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from cairn.text.messages import Messages
from mkdocs_cairn.host.theme import ASSETS, STATIC, find_language, find_scripts_folder
from mkdocs_cairn.languages.catalogues import find_locale
from mkdocs_cairn.languages.scripts import fill_script


def place_scripts(files: Files, config: MkDocsConfig, messages: Messages) -> None:
    """Put the scripts with their sentences in place of those that come with Cairn; an author's own stay."""
    language = str(find_locale(find_language(config))).replace("_", "-")
    for file in [file for file in files if _is_ours(file)]:
        files.remove(file)
        content = fill_script(file.content_string, messages, language)
        uri = f"{find_scripts_folder(config)}/{file.name}.js"
        placed = File.generated(config, uri, content=content, inclusion=file.inclusion)
        placed.generated_by = "cairn"
        files.append(placed)


def _is_ours(file: File) -> bool:
    path = Path(file.abs_src_path or "")
    return path.suffix == ".js" and path.parent == STATIC / ASSETS
