# SPDX-License-Identifier: MIT
"""The scripts of a site, with the sentences of its language in them.

In a site with several languages, each but the default one has a folder of scripts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from cairn.text.messages import Messages, Sentence
from mkdocs_cairn.host.plugins.languages import has_languages, list_other_languages
from mkdocs_cairn.host.theme import ASSETS, STATIC, find_language, find_scripts_folder
from mkdocs_cairn.languages.catalogues import find_locale, make_messages
from mkdocs_cairn.languages.scripts import fill_script

_LOADER, _LANGUAGES = "loader", "languages"
"""The loader of a site with several languages begins with the script that tells them apart."""


def place_scripts(files: Files, config: MkDocsConfig, messages: Messages) -> None:
    """Put the scripts with their sentences in place of those that come with Cairn; an author's own stay."""
    language = find_language(config)
    for file in [file for file in files if _is_ours(Path(file.abs_src_path or ""))]:
        files.remove(file)
        if file.name == _LANGUAGES:
            continue
        content = _fill(file.name, messages, language, has_languages=has_languages(config))
        uri = f"{find_scripts_folder(config)}/{file.name}.js"
        placed = File.generated(config, uri, content=content, inclusion=file.inclusion)
        placed.generated_by = "cairn"
        files.append(placed)


def fill_other_scripts(
    paths: Iterable[str], config: MkDocsConfig, words: Mapping[str, Mapping[str, Sentence]]
) -> dict[str, bytes]:
    """Return the scripts at these paths as the builds of the other languages write them, by their paths there."""
    names = [Path(path).stem for path in paths if _is_ours(STATIC / path)]
    return {
        f"{ASSETS}/{language}/{name}.js": _fill(name, messages, language, has_languages=True).encode()
        for language in list_other_languages(config)
        for messages in [make_messages(language, words)]
        for name in names
    }


def _fill(name: str, messages: Messages, language: str, *, has_languages: bool) -> str:
    names = (_LANGUAGES, name) if has_languages and name == _LOADER else (name,)
    script = "".join((STATIC / ASSETS / f"{each}.js").read_text("utf-8") for each in names)
    return fill_script(script, messages, str(find_locale(language)).replace("_", "-"))


def _is_ours(path: Path) -> bool:
    return path.suffix == ".js" and path.parent == STATIC / ASSETS and path.is_file()
