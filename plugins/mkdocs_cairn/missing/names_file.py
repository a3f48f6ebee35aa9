# SPDX-License-Identifier: MIT
"""Writes the names of all pages for the page about missing addresses, which suggests the nearest ones.

Only that page loads the file, as a script, so that it has the names before the rest of the page and nothing moves. The
value of `cairnNames` is JSON, with a line for each page:

    before, after   what most addresses of concepts have before and after the id
    pages           [title, address, other names and former addresses ...] for each page. The address is relative to
                    the root of the site; it is 0 if it is `before`, the id that follows from the title, and `after`
"""

from __future__ import annotations

import json
import posixpath
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from urllib.parse import quote

from cairn.graph.names import other_names
from cairn.site import Site
from cairn.views.learner.graph_file import derive_id


def write_names(site: Site, others: Iterable[tuple[str, str]], find_path: Callable[[str], str]) -> str:
    """Return the text of the file; `others` are the titles and page paths of pages that are not concepts.

    `find_path` returns the address of the page with a page path; concepts without an address are left out.
    """
    former = defaultdict(list)
    for path, uri in site.redirects.items():
        former[uri].append(_last_name(path))
    rows = []
    for concept_id in (*site.catalogue.concepts, *site.catalogue.stubs):
        uri, concept = site.catalogue.uri(concept_id), site.catalogue.concepts.get(concept_id)
        aliases = other_names(concept) if concept else ()
        if path := find_path(uri):
            rows.append((site.catalogue.title(concept_id), path, [*aliases, *former.get(uri, ())]))
    rows += [(title, find_path(uri), former.get(uri, [])) for title, uri in others if uri not in site.concept_ids]
    before, after = _find_usual(rows)
    lines = [
        _write([title, 0 if path == f"{before}{_encode(title)}{after}" else path, *names])
        for title, path, names in sorted(rows)
        if path or title
    ]
    pages = ",\n".join(lines)
    return f'self.cairnNames={{"before":{_write(before)},"after":{_write(after)},"pages":[\n{pages}\n]}};\n'


def _find_usual(rows: Iterable[tuple[str, str, list[str]]]) -> tuple[str, str]:
    """Return what most addresses have before and after the id that follows from a title."""
    found: Counter[tuple[str, str]] = Counter()
    for title, path, _ in rows:
        before, name, after = path.rpartition(_encode(title))
        found[before, after] += bool(name)
    return max(found, key=lambda pair: (found[pair], pair), default=("", ""))


def _encode(title: str) -> str:
    return quote(derive_id(title), safe="", errors="surrogatepass")


def _last_name(path: str) -> str:
    return posixpath.basename(path.removesuffix(".md").removesuffix("/index"))


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
