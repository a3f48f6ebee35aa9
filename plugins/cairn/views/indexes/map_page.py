# SPDX-License-Identifier: MIT
"""The map of the whole course: a quilt with a block for each chapter and a square cell for each concept.

The cells of a chapter are in learning order, in rows of eight. Only this geometry is computed here, in SVG user units;
the page's styles decide how large a unit is. Each cell is a real link. The page of a very large site has no cells:
there, a script draws them with the graph of the site, and the page says which concepts are where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from cairn.graph.chapters import with_parents
from cairn.graph.names import other_names
from cairn.site import Site
from cairn.views.indexes.index_models import MapCell, MapChapter, MapPage
from cairn.views.learner.course import find_groups, order_concepts
from cairn.views.links import link_concept, link_tag, map_anchor

MAX_CELLS = 3000
"""The number of concepts up to which the page has a cell for each of them."""
MIN_SMALL = 300
"""The number of concepts from which cells are small."""
COLUMNS = 8
SIZE = 24
"""The width and height of a cell. Small cells are drawn in the same units, which are then half as large."""
_PITCH, _SMALL_PITCH = 28, 30


def compile_map(site: Site) -> MapPage:
    """Return the view model of the map."""
    ids = tuple(chain.from_iterable(site.chapters.values()))
    is_drawn, is_small = len(ids) <= MAX_CELLS, len(ids) >= MIN_SMALL
    pitch = _SMALL_PITCH if is_small else _PITCH
    positions = {} if is_drawn else {concept: n for n, concept in enumerate(order_concepts(site))}
    return MapPage(
        chapters=tuple(_make_chapter(site, address, pitch, positions) for address in site.chapters),
        concept_count=len(ids),
        is_small=is_small,
        facts=_write_facts(site, ids) if is_drawn else "",
    )


def _make_chapter(site: Site, address: str, pitch: int, positions: dict[str, int]) -> MapChapter:
    ids = site.chapters[address]
    link = link_tag(site, site.tags.tags[address].path) if address else None
    rows = -(-len(ids) // COLUMNS)
    return MapChapter(
        id=map_anchor(address),
        title=link.title if link else site.messages.say("map.page-no-chapter"),
        link=link,
        name=" / ".join(site.tags.tags[above].title for above in with_parents(address) if above),
        count=site.tag_concepts[address].count if address else len(ids),
        width=COLUMNS * pitch - pitch + SIZE,
        height=rows * pitch - pitch + SIZE,
        cells=() if positions else tuple(_make_cells(site, ids, pitch)),
        order=_write_order([positions[concept] for concept in ids]) if positions else "",
    )


def _make_cells(site: Site, ids: Sequence[str], pitch: int) -> Iterator[MapCell]:
    for n, concept_id in enumerate(ids):
        row, column = divmod(n, COLUMNS)
        names = other_names(site.catalogue.concepts[concept_id])
        yield MapCell(link_concept(site, concept_id), column * pitch, row * pitch, tuple(names))


def _write_order(positions: Sequence[int]) -> str:
    """Return positions as the first one and the differences that follow, which are short."""
    before = (0, *positions)
    return " ".join(str(position - last) for last, position in zip(before, positions, strict=False))


def _write_facts(site: Site, ids: Sequence[str]) -> str:
    """Return the number of questions of each concept, and how many cells before it each of its prerequisites is.

    A prerequisite in a later chapter has a negative distance. One that has no document has no cell.
    """
    cells = {concept: n for n, concept in enumerate(ids)}
    facts = []
    for n, concept in enumerate(ids):
        count = _count_questions(site, concept)
        before = [n - cells[p.id] for p in site.graph.before.get(concept, ()) if p.id in cells]
        facts.append(",".join(map(str, (count, *before))))
    return " ".join(facts)


def _count_questions(site: Site, concept: str) -> int:
    return sum(len(group) for group in find_groups(site, concept))
