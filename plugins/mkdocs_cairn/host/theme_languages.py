# SPDX-License-Identifier: MIT
"""Find out whether the theme knows the language of a site. Material stops with a traceback if it does not."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from cairn.text.problem import Code, Problem
from mkdocs_cairn.host.option_paths import find_option
from mkdocs_cairn.languages.catalogues import list_tags
from mkdocs_cairn.system.errors import CairnError

_LANGUAGE, _FOLDER = "language", "partials/languages"


def find_unknown_language(config: MkDocsConfig) -> Iterator[Problem]:
    """Yield a problem if the theme has a file for each language, and none for that of the site."""
    theme: Any = config.theme
    known = list_theme_languages(theme.dirs)
    given = theme.get(_LANGUAGE)
    typed = "no" if given is False else "null" if given is None else str(given)  # YAML reads `no` as false
    if known and given not in known:
        yield Problem(Code.VALUE_INVALID, find_option(config, _LANGUAGE, typed), explain_unknown(typed, known))


def refuse_unknown_language(config: MkDocsConfig) -> None:
    """Refuse such a language before plugins of the theme ask for its file.

    Raises:
        mkdocs_cairn.system.errors.CairnError: the theme does not know it.
    """
    for problem in find_unknown_language(config):
        raise CairnError(str(problem))


def list_theme_languages(folders: Iterable[str]) -> list[str]:
    """Return the languages for which templates in these folders have files, sorted; empty if they have none."""
    return sorted({path.stem for folder in folders for path in Path(folder, _FOLDER).glob("*.html")})


def explain_unknown(typed: str, known: Sequence[str]) -> str:
    """Return what is wrong with a language that is not among those of the theme, and what to write."""
    by_tag = {name.lower(): name for name in known}
    near = [by_tag[tag] for tag in list_tags(typed) if tag in by_tag] or difflib.get_close_matches(typed, known, n=1)
    cure = f"Did you mean '{near[0]}'?" if near else f"Choose one of {', '.join(known)}."
    return f"The theme does not know the language '{typed}'. {cure}"
