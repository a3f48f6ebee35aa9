# SPDX-License-Identifier: MIT
"""Check that two versions of a site are equivalent: they have the same relations, links, questions and ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeAlias

from cairn.content.link import Link
from cairn.content.name_reference import NameReference
from cairn.questions.question import Question
from cairn.site import Site
from cairn.text.problem import Code, Severity

IdMapping: TypeAlias = Callable[[str], str]

_CYCLE = Code.PREREQUISITE_CYCLE
_ITEM = re.compile(r"\bc-[0-9a-f]{8}\b")


def find_differences(before: Site, after: Site, old_id: str, new_id: str) -> list[str]:
    """Return a description of each difference between two sites; the changed id of one concept is ignored."""
    before_facts = _facts(before, lambda concept_id: new_id if concept_id == old_id else concept_id)
    after_facts = _facts(after, lambda concept_id: concept_id)
    more_frequent = _count(after) - _count(before)
    differing = sorted({key for key in {*before_facts, *after_facts} if before_facts.get(key) != after_facts.get(key)})
    return [*(str(p) for p in after.problems if p.code in more_frequent), *differing]


def _count(site: Site) -> Counter[Code]:
    """Count the faults by code. Cycles count as one, because the sort order decides which of them are reported."""
    counts = Counter(p.code for p in site.problems if p.code.severity > Severity.INFO)
    counts[_CYCLE] = min(counts[_CYCLE], 1)
    return counts


def _facts(site: Site, new_id_of: IdMapping) -> dict[str, object]:
    """Return the facts that the sources of a site state, each with its description as the key."""
    facts: dict[str, object] = {}
    for concept in site.catalogue.concepts.values():
        name = new_id_of(concept.id)
        facts[f"the prerequisites of '{name}'"] = _targets(site, concept.learn_before, new_id_of)
        facts[f"the related concepts of '{name}'"] = {frozenset(_targets(site, g, new_id_of)) for g in concept.related}
    for uri, links in site.links.items():
        facts[f"the links of '{_page(site, uri, new_id_of)}'"] = [_link(site, link, new_id_of) for link in links]
    for question in site.questions.questions.values():
        facts[f"the question '{question.id}'"] = _question(site, question, new_id_of)
    return facts


def _targets(site: Site, references: Iterable[NameReference], new_id_of: IdMapping) -> dict[str, str]:
    found = (site.catalogue.resolve(reference) for reference in references)
    return {new_id_of(target): remark for target, remark in filter(None, found)}


def _page(site: Site, uri: str, new_id_of: IdMapping) -> str:
    return new_id_of(site.concept_ids[uri]) if uri in site.concept_ids else uri


def _link(site: Site, link: Link, new_id_of: IdMapping) -> tuple[str, str]:
    if link.is_wikilink:
        return new_id_of(site.catalogue.find_link(link.name, link.anchor) or link.name), ""
    return _page(site, link.name, new_id_of), link.label


def _question(site: Site, question: Question, new_id_of: IdMapping) -> object:
    references = (question.concepts, question.seen_on, question.links)
    items = _ITEM.findall(repr(question.exercise))
    return question.type, items, [_targets(site, each, new_id_of) for each in references]
