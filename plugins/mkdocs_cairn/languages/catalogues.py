# SPDX-License-Identifier: MIT
"""Reads the sentences of a language: an author's own, those of its file, and English where both lack one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from cairn.text.messages import Messages, Sentence

ENGLISH = "en"
_FOLDER = Path(__file__).parent
_OTHER_NAMES = {"iw": "he", "nb": "no", **dict.fromkeys(("zh-hant", "zh-tw", "zh-hk", "zh-mo"), "zh-Hant")}
"""The files of languages that have another name, or that are one of several with the same first part."""


@cache
def list_languages() -> tuple[str, ...]:
    """Return the languages that have a file, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.json")))


@cache
def read_catalogue(language: str) -> Mapping[str, Sentence]:
    """Return the sentences in the file of a language, by their names."""
    sentences: Mapping[str, Sentence] = json.loads((_FOLDER / f"{language}.json").read_text("utf-8"))
    return sentences


def find_catalogue(language: str) -> str:
    """Return the name of the file for a language, such as `pt` for `pt-BR`; English if it has none."""
    by_name = {_fold(name): name for name in list_languages()} | _OTHER_NAMES
    found = (by_name.get(tag) for tag in list_tags(language))
    return next((name for name in found if name in list_languages()), ENGLISH)


def list_tags(language: str) -> tuple[str, ...]:
    """Return a tag, and the shorter ones in it, the longest first: `pt-br` and `pt`."""
    parts = _fold(language).split("-")
    return tuple("-".join(parts[:end]) for end in range(len(parts), 0, -1))


def _fold(tag: str) -> str:
    return tag.replace("_", "-").lower()


def make_messages(language: str, words: Mapping[str, Mapping[str, Sentence]]) -> Messages:
    """Return the sentences of a language; those in `words`, by language and name, take the place of ours.

    Words for `pt` count in `pt-BR` as well, unless that has a file of its own.
    """
    file, given = find_catalogue(language), {_fold(name): own for name, own in words.items()}
    sentences = {**read_catalogue(ENGLISH), **read_catalogue(file)}
    shorter = (tag for tag in reversed(list_tags(language)) if find_catalogue(tag) == file)
    for tag in dict.fromkeys((_fold(file), *shorter)):
        sentences |= given.get(tag, {})
    locale = find_locale(language)
    english = read_catalogue(ENGLISH)
    return Messages(sentences, cache(locale.plural_form), partial(_write_number, str(locale)), english, language)


def find_locale(language: str) -> Locale:
    """Return what is known about the plurals and numbers of a language; of English if it is unknown."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale(ENGLISH)


@cache
def _write_number(locale: str, number: int) -> str:
    return format_decimal(number, locale=locale)
