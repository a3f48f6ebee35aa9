# SPDX-License-Identifier: MIT
"""A course of ten concepts about bridges, with tags, references, pictures and questions, as an author writes one."""

from __future__ import annotations

from typing import Any

CONCEPTS = ("loads", "spans", "beams", "piers", "trusses", "arches", "cables", "decks", "buckling", "resonance")
QUESTIONS = ("longer-beam", "steel-in-a-truss", "parts-of-an-arch", "count-of-cables", "deck-picture", "soldiers")
UNWRITTEN = "fatigue"
SETTINGS: dict[str, Any] = {
    "site_name": "Bridges",
    "site_url": "https://example.org/bridges/",
    "repo_url": "https://github.com/example/bridges",
    "edit_uri": "edit/main/docs/",
    "theme": {"name": "material", "font": False, "features": ["navigation.path", "content.action.edit"]},
    "markdown_extensions": [
        *("admonition", "attr_list", "md_in_html", "tables", "pymdownx.details", "pymdownx.superfences"),
        {"toc": {"permalink": True}},
    ],
}


def _concept(title: str, before: str, tag: str, body: str, more: str = "") -> str:
    return f"---\ntitle: {title}\nlearn_before: [{before}]\ntags: [Building/{tag}]\n{more}---\n{body}\n"


COURSE = {
    "docs/index.md": "# Bridges\n\nBegin with [[loads]], or see [all news](news.md).\n",
    "docs/news.md": "# News\n\nThe page on [[Arches]] is new.\n",
    "docs/tags.yml": "Building/Forces: What pushes and pulls.\n",
    "docs/references.bib": (
        "@book{petroski1992, author={Petroski, Henry}, title={To Engineer Is Human}, year={1992},\n"
        "publisher={Vintage}}\n@article{billah1991, author={Billah, Yusuf}, year={1991},\n"
        "title={Resonance and Bridge Failure}, journal={American Journal of Physics}}\n"
    ),
    "docs/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><circle r='4'/></svg>\n",
    "docs/concepts/loads.md": _concept(
        "Loads", "", "Forces", "A load is what a bridge carries.\n\n## Kinds of load\n\nDead and live ones."
    ),
    "docs/concepts/spans.md": _concept("Spans", "", "Forces", "A span is the distance between two supports."),
    "docs/concepts/beams.md": _concept(
        "Beams",
        "loads, spans",
        "Forms",
        "A beam carries a [[loads|load]] by bending.",
        "references: [petroski1992: chapter 3]\n",
    ),
    "docs/concepts/piers.md": _concept(
        "Piers", "loads", "Forms", "A pier carries a load down.\n\n![A pier](../dot.svg)\n\nSee [news](../news.md)."
    ),
    "docs/concepts/trusses.md": _concept(
        "Trusses", "beams", "Forms", "A truss is made of triangles, unlike a [beam](beams.md).", "aliases: [lattice]\n"
    ),
    "docs/concepts/arches.md": _concept(
        "Arches",
        "loads, spans",
        "Forms",
        "An arch turns loads into pressure. See [[loads#Kinds of load]].\n\n"
        "```quiz\nid: parts-of-an-arch\nstem: An arch pushes its piers apart.\nis_true: yes\n"
        "rationale: That is why [[Piers]] must be heavy.\n```",
    ),
    "docs/concepts/cables.md": _concept("Cables", "spans", "Forms", "A cable can only pull; see [[Fatigue]]."),
    "docs/concepts/decks.md": _concept("Decks", "beams, cables", "Forms", "A deck is the part one drives on."),
    "docs/concepts/buckling.md": _concept("Buckling", "loads, fatigue", "Failures", "A thin post may bend aside."),
    "docs/concepts/resonance.md": _concept(
        "Resonance", "decks", "Failures", "Small pushes in time add up.", "references: [billah1991]\n"
    ),
    "quizzes/bridges.yml": """concepts: [beams]
questions:
  - id: longer-beam
    stem: What happens to a beam of twice the length?
    choices: |
      - [x] It bends more.
        > Eight times as much, see [[Beams]].
      - [ ] It bends less.
    rationale: The load has a longer lever.
  - id: steel-in-a-truss
    concepts: [trusses]
    stem: Which parts of a truss are pulled?
    model_answer: Those on the side that grows longer.
  - id: count-of-cables
    concepts: [cables]
    stem: How many main cables has a bridge at least?
    number: 1
    rationale: Most have two.
  - id: deck-picture
    concepts: [decks]
    stem: |
      What does this picture show?

      ![A picture](picture.svg)
    choices: |
      - [x] A deck
      - [ ] A [[Piers|pier]]
    rationale: One drives on it.
  - id: soldiers
    concepts: [resonance]
    stem: Why do soldiers break step on a bridge?
    accept: resonance
    rationale: Their steps might be in time with the deck.
""",
    "quizzes/picture.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9'/></svg>\n",
}
EDITS = {
    "docs/concepts/loads.md": COURSE["docs/concepts/loads.md"].replace("Dead and live ones.", "Dead ones."),
    "docs/concepts/beams.md": COURSE["docs/concepts/beams.md"].replace("title: Beams", "title: Long beams"),
    "docs/concepts/girders.md": _concept("Girders", "beams", "Forms", "A girder is a large beam."),
    "quizzes/bridges.yml": COURSE["quizzes/bridges.yml"].replace("twice the length", "twice its length"),
}
"""What an author does between two builds: changes a text, a title and a question, and adds a page."""
