# SPDX-License-Identifier: MIT
"""Sites in several languages by mkdocs-static-i18n, which builds once for each language in one process.

It chooses one file for each page and moves pages into the folder of the language. A concept keeps its id and its
source path in every language, so the chosen file takes the name that it has without its language.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_PLUGIN = "i18n"
_PLAIN_NAME = "norm_src_uri"
"""The attribute in which the plugin stores the name of a file without its language."""
_PATHS = ("abs_src_path", "dest_uri", "abs_dest_path", "url")


def has_languages(config: MkDocsConfig) -> bool:
    """Return whether a site is built once for each language."""
    return _PLUGIN in config.plugins


def is_first_language(config: MkDocsConfig) -> bool:
    """Return whether this is the build of the first language; those after it would log the same again."""
    return not getattr(config.plugins.get(_PLUGIN), "building", False)


def use_plain_names(files: Files) -> None:
    """Give each file its name without the language; its edit link still leads to the file itself."""
    for file in list(files):
        name = getattr(file, _PLAIN_NAME, file.src_uri)
        if name != file.src_uri and name not in files.src_uris:
            files.remove(file)
            for path in _PATHS:
                getattr(file, path)  # computed once, from the name that the file has now
            file.edit_uri = file.src_uri
            file.src_uri = name
            files.append(file)


def find_language_folder(config: MkDocsConfig) -> str:
    """Return the folder of the language that is being built; empty for the default language."""
    plugin: Any = config.plugins.get(_PLUGIN)
    language = getattr(plugin, "current_language", None)
    return str(language) if language and language != plugin.default_language else ""


def list_other_languages(config: MkDocsConfig) -> list[str]:
    """Return the languages that are built beside the default one, by their folders."""
    plugin: Any = config.plugins.get(_PLUGIN)
    built = plugin.build_languages if plugin else []
    return [str(language) for language in built if language != plugin.default_language]


def place_in_language(file: File, config: MkDocsConfig) -> None:
    """Put a generated file where the plugin puts those of the language that is being built."""
    plugin: Any = config.plugins.get(_PLUGIN)
    language = getattr(plugin, "current_language", None)
    if language is None:
        return
    if folder := find_language_folder(config):
        file.dest_uri = f"{folder}/{file.dest_uri}"
    page: Any = file
    page.locale = page.locale_alternate_of = language
    page.localization, page.alternates, page.norm_src_uri = None, {language: file}, file.src_uri
