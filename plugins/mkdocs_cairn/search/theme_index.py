# SPDX-License-Identifier: MIT
"""Arranges the entries of the theme's search: concepts can be found by each of their names, and other pages come later.

The theme ranks words by the field in which they stand, and by the boost of an entry. That alone cannot tell the page
*Reward Model* from *Model Rewards*, so a script in the theme's worker compares whole names: see
`widgets/src/elements/search/theme-search.ts`. It reads `names` and `after` of the first entry of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from cairn.site import Site
from mkdocs_cairn.search.names import list_names
from mkdocs_cairn.search.scope import SearchScope

Entry = Mapping[str, Any]
FIELDS: Mapping[str, float] = {"title": 1e3, "names": 1e3, "text": 1, "tags": 1}
"""The weights of fields. Material's own would let the tags of a chapter outrank all titles."""
USUAL_FIELDS: Mapping[str, float] = {"title": 1e3, "text": 1, "tags": 1e6}
"""Material's own weights."""
_AFTER = 0.01
"""The boost of what comes after the course."""


class ThemeEntries:
    """Arranges the entries of one page after the other."""

    def __init__(self, site: Site, scope: SearchScope, *, is_html: bool, has_weights: bool = True) -> None:
        """Take a site; the texts of entries are HTML or plain, depending on the theme.

        A theme whose weights cannot be set gets no tags, because they would outrank all titles.
        """
        self._site, self._scope, self._has_weights = site, scope, has_weights
        self._write: Callable[[str], str] = (lambda text: escape(text, quote=False)) if is_html else str
        self._paragraph = "<p>{}</p>\n" if is_html else "{} "

    def arrange(self, uri: str, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries of a page as they should be in the index."""
        if self._scope.excludes(uri) or is_list(self._site, uri):
            return []
        concept_id = self._site.concept_ids.get(uri, "")
        arranged = list(entries) if self._has_weights else [_without_tags(entry) for entry in entries]
        if concept_id and arranged:
            arranged = self._name(concept_id, arranged)
        is_stub = bool(concept_id) and not self._site.catalogue.is_written(concept_id)
        return _put_after(arranged) if is_stub or self._scope.comes_after(uri) else arranged

    def _name(self, concept_id: str, entries: list[Entry]) -> list[Entry]:
        """Add the names of a concept to its first entry; a stub has no other, and no text."""
        first, *rest = entries
        names = list_names(self._site, concept_id)
        boost = round(1 + 1 / len(names[0].split() or [0]), 2)
        named = {**first, "names": [*map(self._write, names)], "boost": boost * first.get("boost", 1)}
        if not self._site.catalogue.is_written(concept_id):
            return [{**named, "text": ""}]
        say, join = self._site.messages.say, self._site.messages.join
        also = self._write(say("concept.also-called-sentence", names=join(names[1:]))) if names[1:] else ""
        return [{**named, "text": self._add_after_first_paragraph(first["text"], also)}, *rest]

    def _add_after_first_paragraph(self, text: str, also: str) -> str:
        """Add other names where an excerpt that shows them also says what the concept is."""
        if not also:
            return text
        if text.startswith("<p>"):
            return text.replace("</p>", f" {also}</p>", 1)
        return self._paragraph.format(also) + text


def is_list(site: Site, uri: str) -> bool:
    """Return whether a page only lists others, so that nobody looks for its text."""
    return uri not in site.documents and uri not in site.concept_ids and not uri.startswith("tags/")


def _without_tags(entry: Entry) -> Entry:
    return {key: value for key, value in entry.items() if key != "tags"}


def _put_after(entries: list[Entry]) -> list[Entry]:
    return [{**entry, "boost": _AFTER * entry.get("boost", 1), "after": 1} for entry in entries]
