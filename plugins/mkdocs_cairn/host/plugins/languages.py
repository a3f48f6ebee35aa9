# SPDX-License-Identifier: MIT
"""Sites in several languages by mkdocs-static-i18n, which builds once for each language in one process.

It chooses one file for each page and moves pages into the folder of the language. A concept keeps its id and its
source path in every language, so the chosen file takes the name that it has without its language.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_cairn.config.options import CairnConfig, record_name

_PLUGIN = "i18n"
_PLAIN_NAME = "norm_src_uri"
"""The attribute in which the plugin stores the name of a file without its language."""
_TAGS = "tags/"
_PATHS = ("abs_src_path", "dest_uri", "abs_dest_path", "url")


def has_languages(config: MkDocsConfig) -> bool:
    """Return whether a site is built once for each language."""
    return _PLUGIN in config.plugins


def is_first_language(config: MkDocsConfig) -> bool:
    """Return whether this is the build of the first language; those after it would log the same again."""
    return not getattr(config.plugins.get(_PLUGIN), "building", False)


def find_languages(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the languages that are built, the default one first; empty if there is only one."""
    plugin: Any = config.plugins.get(_PLUGIN)
    return tuple(sorted(plugin.build_languages, key=lambda name: name != plugin.default_language)) if plugin else ()


@contextmanager
def other_languages(config: MkDocsConfig) -> Iterator[list[str]]:
    """Return the languages besides the one that is being built, to which the plugin goes back at the end."""
    plugin: Any = config.plugins.get(_PLUGIN)
    current = getattr(plugin, "current_language", None)
    try:
        yield [language for language in find_languages(config) if language != current]
    finally:
        if plugin is not None:
            plugin.current_language = current


def choose_files(files: Files, config: MkDocsConfig, language: str) -> Files:
    """Return the files that a build in this language has, by default the first one, each with its plain name."""
    plugin: Any = config.plugins.get(_PLUGIN)
    if plugin is None:
        return files
    plugin.current_language = language or plugin.default_language
    chosen: Files = plugin.reconfigure_files(files, config)
    use_plain_names(chosen)
    return chosen


def choose_translations(names: Iterable[str], config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Yield the question files of the language that is being built, each with the one of which it is a translation.

    As among pages, `a.de.yml` or `de/a.yml` is the translation of `a.yml`. One that is missing is that of the default
    language, unless the plugin is told not to fall back to it.
    """
    plugin: Any = config.plugins.get(_PLUGIN)
    if plugin is None or not plugin.current_language:
        yield from ((name, "") for name in names)
        return
    by_name: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        plain, language = _split_language(name, plugin)
        by_name[plain][language] = name
    for found in by_name.values():
        original = found.get(plugin.default_language) or found.get("", "")
        own = found.get(plugin.current_language, "")
        is_for_all = plugin.config.docs_structure == "folder" and original == found.get("")
        has_original = plugin.config.fallback_to_default or is_for_all or not find_language_folder(config)
        if own or (original and has_original):
            yield own or original, original if own and own != original else ""


def _split_language(name: str, plugin: Any) -> tuple[str, str]:
    """Return the name of a file without its language, and the language; empty for one without a language."""
    first, _, rest = name.partition("/")
    if plugin.config.docs_structure == "folder":
        return (rest, first) if rest and first in plugin.all_languages else (name, "")
    stem, ending = posixpath.splitext(name)
    plain, _, language = stem.rpartition(".")
    return (plain + ending, language) if plain and language in plugin.all_languages else (name, "")


def find_originals(files: Files, config: MkDocsConfig) -> Iterator[tuple[Path, str]]:
    """Yield the files in the default language of which pages are translations, with the paths of these pages."""
    plugin: Any = config.plugins.get(_PLUGIN)
    for file in files.documentation_pages() if find_language_folder(config) else ():
        other = getattr(file, "alternates", {}).get(plugin.default_language)
        path = getattr(other, "abs_src_path", None)
        if path and file.abs_src_path and path != file.abs_src_path:
            yield Path(path), file.src_uri


def find_record(options: CairnConfig, config: MkDocsConfig) -> str:
    """Return the name under which progress is stored, which is the same in all languages."""
    return record_name(options, _find_shared(config, "site_url"), _find_shared(config, "site_name"))


def _find_shared(config: MkDocsConfig, name: str) -> str:
    """Return a setting in the default language; each language may have its own."""
    plugin: Any = config.plugins.get(_PLUGIN)
    if plugin is None or not plugin.current_language:
        return str(config[name] or "")
    override = plugin.get_language_config(plugin.default_language).get(name)
    return str(override or plugin.original_configs.get(name, config[name]) or "")


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


def place_in(file: File, language: str, config: MkDocsConfig) -> File:
    """Return a file that is moved to where the plugin puts those of a language."""
    plugin: Any = config.plugins[_PLUGIN]
    if language != plugin.default_language:
        file.dest_uri = f"{language}/{file.dest_uri}"
    return file


def lead_to_tags(page: Page, config: MkDocsConfig) -> None:
    """Have the language switch on the page of a tag lead to all tags, in languages that do not have this tag."""
    plugin: Any = config.plugins.get(_PLUGIN)
    alternates = getattr(page.file, "alternates", {})
    if plugin is None or not page.file.src_uri.startswith(_TAGS) or not plugin.config.reconfigure_material:
        return
    extra: Any = config.extra  # the plugin sets an attribute, which templates see before the key
    for entry in getattr(extra, "alternate", ()):
        language = entry.get("lang")
        if language in find_languages(config) and language not in alternates:
            index = File(f"{_TAGS}index.md", None, config.site_dir, config.use_directory_urls)
            entry["link"] = place_in(index, language, config).url


def lead_home(config: MkDocsConfig) -> None:
    """Have the language switch on the page for missing addresses lead home, not to where it last led."""
    for entry in getattr(config.extra, "alternate", ()) if _PLUGIN in config.plugins else ():
        home = File("index.md", None, config.site_dir, config.use_directory_urls)
        if entry.get("lang") in find_languages(config):
            entry["link"] = place_in(home, entry["lang"], config).url


def list_alternates(file: File) -> list[str]:
    """Return where the language switch on a page leads."""
    return sorted(f"{language} {other.url}" for language, other in getattr(file, "alternates", {}).items())


def list_other_languages(config: MkDocsConfig) -> list[str]:
    """Return the languages that are built beside the default one, by their folders."""
    return list(find_languages(config)[1:])


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
