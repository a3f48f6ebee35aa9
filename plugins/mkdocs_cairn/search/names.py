# SPDX-License-Identifier: MIT
"""Compare what a reader types with the names of concepts, as the scripts of both searches do.

`widgets/src/core/search/names.ts` is its twin in the browser; `tests/cases/search-names.json` holds examples for both.
"""

from __future__ import annotations

import re
import unicodedata

from cairn.site import Site

_IGNORED = re.compile(r"""['’‘ʼ`´"“”„«»$\\{}^\[\]]""")
"""Marks that readers leave out: quotes, and what marks formulas and links."""
_JOINTS = re.compile(r"(?<=[^\W_])[-_‐‑–—\s]+(?=[^\W_])")
_LETTERS = "bcdfghjklmnpqrtvwxz"
"""Consonants, because no stemmer removes one that ends a word, except `s` in English."""
_LENGTH = 8
_BASIS, _PRIME, _MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


def search_key(name: str) -> str:
    """Return a key that is equal for names which readers take for the same; empty if there is nothing to compare."""
    text = unicodedata.normalize("NFKC", name).lower()
    return " ".join(_JOINTS.sub(" ", _IGNORED.sub("", text)).split())


def name_word(name: str) -> str:
    """Return a word that stands for a whole name in an index of words: a hash of its key, in consonants."""
    number = _BASIS
    for byte in search_key(name).encode("utf-8", "surrogatepass"):
        number = ((number ^ byte) * _PRIME) & _MASK
    digits = []
    for _ in range(_LENGTH):
        number, digit = divmod(number, len(_LETTERS))
        digits.append(_LETTERS[digit])
    return "zq" + "".join(digits)


def list_names(site: Site, concept_id: str) -> list[str]:
    """Return the title of a concept or stub and all its aliases; the first of equal names stays."""
    concept = site.catalogue.concepts.get(concept_id)
    names: dict[str, str] = {}
    for name in (site.catalogue.title(concept_id), *(alias.name for alias in (concept.aliases if concept else ()))):
        names.setdefault(search_key(name), name)
    return list(names.values())
