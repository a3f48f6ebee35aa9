# SPDX-License-Identifier: MIT
"""Whether a site says the same as before its sources were rewritten: relations, links, questions and their ids."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from cairn.text.problem import Code, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from cairn.content.link import Link
    from cairn.content.name_reference import NameReference
    from cairn.questions.question import Question
    from cairn.site import Site

    Moved: TypeAlias = Callable[[str], str]

_CYCLE = Code.PREREQUISITE_CYCLE
_ITEM = re.compile(r"\bc-[0-9a-f]{8}\b")


def find_differences(before: Site, after: Site, old_id: str, new_id: str) -> list[str]:
    """Return in what two sites differ, apart from the id of one concept; empty where nothing is lost."""
    one = _facts(before, lambda concept_id: new_id if concept_id == old_id else concept_id)
    other = _facts(after, lambda concept_id: concept_id)
    worse = _count(after) - _count(before)
    differing = sorted({key for key in {*one, *other} if one.get(key) != other.get(key)})
    return [*(str(p) for p in after.problems if p.code in worse), *differing]


def _count(site: Site) -> Counter[Code]:
    """Count the faults; of the circles of one knot, which are told depends on how concepts sort."""
    counts = Counter(p.code for p in site.problems if p.code.severity > Severity.INFO)
    counts[_CYCLE] = min(counts[_CYCLE], 1)
    return counts


def _facts(site: Site, moved: Moved) -> dict[str, object]:
    """Return what is said, under words that name it."""
    facts: dict[str, object] = {}
    for concept in site.catalogue.concepts.values():
        name = moved(concept.id)
        facts[f"the prerequisites of '{name}'"] = _targets(site, concept.learn_before, moved)
        facts[f"the related concepts of '{name}'"] = {frozenset(_targets(site, g, moved)) for g in concept.related}
    for uri, links in site.links.items():
        facts[f"the links of '{_page(site, uri, moved)}'"] = [_link(site, link, moved) for link in links]
    for question in site.questions.questions.values():
        facts[f"the question '{question.id}'"] = _question(site, question, moved)
    return facts


def _targets(site: Site, references: Iterable[NameReference], moved: Moved) -> dict[str, str]:
    found = (site.catalogue.resolve(reference) for reference in references)
    return {moved(target): remark for target, remark in filter(None, found)}


def _page(site: Site, uri: str, moved: Moved) -> str:
    return moved(site.concept_ids[uri]) if uri in site.concept_ids else uri


def _link(site: Site, link: Link, moved: Moved) -> tuple[str, str]:
    if link.is_wikilink:
        return moved(site.catalogue.find_link(link.name, link.anchor) or link.name), ""
    return _page(site, link.name, moved), link.label


def _question(site: Site, question: Question, moved: Moved) -> object:
    references = (question.concepts, question.seen_on, question.links)
    items = _ITEM.findall(repr(question.exercise))
    return question.type, items, [_targets(site, each, moved) for each in references]
