# SPDX-License-Identifier: MIT
"""Edits of the course that the tests build: one for each thing that a page may depend on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NORMS, VECTORS, NUMBERS = (f"docs/concepts/{name}.md" for name in ("norms", "vectors", "numbers"))
MATRICES, MAPS, QUIZ = "docs/concepts/matrices.md", "docs/concepts/linear-maps.md", "quizzes/vectors.yml"

REPOSITORY = '"repo_url": "https://github.com/a/b", "edit_uri": "edit/m/docs/"'
EDITS: dict[str, tuple[str, str | None, str | None]] = {
    "body": (NUMBERS, "Most of them have", "Some of them have"),
    "link": (NORMS, "A norm is a length.", "A norm is a length, see [[vectors]]."),
    "first sentence": (NUMBERS, "A number counts or measures.", "A number counts."),
    "title": (VECTORS, "title: Vectors", "title: Arrows"),
    "title with signs": (NUMBERS, "title: Numbers", "title: 'Numbers & <signs> {{ x }}'"),
    "id": (NORMS, "title: Norms", "title: Norms\nid: lengths"),
    "alias": (NORMS, "title: Norms", "title: Norms\naliases: [Linear Maps]"),
    "tag": (NORMS, "Ch.10 Maps", "Ch.2 Basics"),
    "second tag": (NORMS, "Ch.10 Maps]", "Ch.10 Maps, Physics]"),
    "prerequisite": (NORMS, "[vectors]", "[numbers]"),
    "reason": (MATRICES, "its columns are vectors", "it is made of them"),
    "related": (NORMS, "title: Norms", "title: Norms\nrelated: [matrices]"),
    "front matter of the theme": (NORMS, "title: Norms", "title: Norms\nhide: [toc]\ndescription: Lengths."),
    "out of the search": (NORMS, "title: Norms", "title: Norms\nsearch: {exclude: true}"),
    "quiz": (QUIZ, "Its length is 0.", "It has no length."),
    "stem": (QUIZ, "Which vector has no direction?", "Which one points nowhere?"),
    "line of a quiz": (QUIZ, "concepts: [vectors]", "# A note.\nconcepts: [vectors]"),
    "link in a quiz": (QUIZ, "Its length is 0.", "Its length is 0, as among [[numbers]]."),
    "concept of a quiz": (QUIZ, "concepts: [linear maps]", "concepts: [norms]"),
    "quiz in a fence": (NORMS, "A norm is a length.", "A norm.\n\n```quiz\nid: n\nstem: Why?\nis_true: yes\n```\n"),
    "new quiz": ("quizzes/norms.yml", None, "- {id: more, concepts: [norms, gaps], stem: More?, is_true: yes}\n"),
    "tag note": ("docs/tags.yml", "What can be proved.", "What has been proved."),
    "order of tags": ("docs/tags.yml", "description:", "order: 9\n  description:"),
    "reference": ("docs/references.bib", "Ideals in Rings", "Rings and Ideals"),
    "new page for a stub": (MAPS, None, "---\nlearn_before: [vectors]\n---\n# Linear Maps\n\nA map.\n"),
    "new page": ("docs/concepts/angles.md", None, "---\nlearn_before: [norms]\n---\nAn angle turns [[matrices]].\n"),
    "new page in a folder": ("docs/concepts/more/dots.md", None, "---\nlearn_before: []\ntags: [Dots]\n---\nA dot.\n"),
    "page for a tag": ("docs/tags/physics.md", None, "# Physics\n\nForces, and [[numbers]].\n"),
    "deleted page": (MATRICES, "", None),
    "other page": ("docs/index.md", "# Home", "# Start"),
    "front matter of a page in the navigation": ("docs/index.md", "# Home", "---\nstatus: new\n---\n# Home"),
    "text of a page in the navigation": ("docs/index.md", "Begin with", "Start with"),
    "plain page": ("docs/extra.md", None, "# Extra\n\n## Part\n"),
    "link to a plain page": (NUMBERS, "Most of them", "[Most](../extra.md) of them"),
    "link to an anchor of a plain page": (NUMBERS, "fraction.", "fraction, or a [part](../extra.md#part)."),
    "link to an anchor": (NORMS, "A norm is", "A [practical](numbers.md#in-practice) norm is"),
    "anchor that goes": (NUMBERS, "## In practice", "## In theory"),
    "picture": ("docs/dot.svg", None, "<svg xmlns='http://www.w3.org/2000/svg'/>\n"),
    "use of a picture": (VECTORS, "A vector is", "![](../dot.svg) A vector is"),
    "file in the place of a page": ("docs/concepts/norms/index.html", None, "<p>Never seen.</p>\n"),
    "formula": (VECTORS, "A vector is", "With $x^2$, a vector is"),
    "setting": ("mkdocs.yml", '"Course"', '"Lessons"'),
    "option": ("mkdocs.yml", '"cairn"', '{"cairn": {"confidence": true}}'),
    "addresses": ("mkdocs.yml", '"strict"', '"use_directory_urls": false, "strict"'),
    "place of the site": ("mkdocs.yml", "example.org/course", "example.org/lessons"),
    "repository": (
        "mkdocs.yml",
        '"strict"',
        '"repo_url": "https://github.com/a/b", "edit_uri": "edit/m/docs/", "strict"',
    ),
    "extension": (
        "mkdocs.yml",
        '"markdown_extensions": []',
        '"markdown_extensions": ["toc", "attr_list", "footnotes"]',
    ),
    "option of an extension": (
        "mkdocs.yml",
        '"markdown_extensions": []',
        '"markdown_extensions": [{"toc": {"permalink": "#"}}]',
    ),
    "navigation": ("mkdocs.yml", '"Home": "index.md"', '"Home": "index.md"}, {"Norms": "concepts/norms.md"'),
    "template": ("theme/cairn/concept-after.html", None, "{% raw %}{% endraw %}After {{ view.title }}."),
    "template of the theme": ("theme/main.html", None, '{% extends "base.html" %}{% block footer %}End{% endblock %}'),
    "style": ("theme/css/own.css", None, "p { color: blue; }\n"),
}

SILENT = {
    *("id", "related", "order of tags", "line of a quiz", "extension", "out of the search", "style", "picture"),
    *("front matter of a page in the navigation", "file in the place of a page"),
}
"""Edits after which the pages of this small course are as before, or all but a file that is copied."""


def edit(folder: Path, name: str) -> None:
    """Make an edit where it can be made; made before, it changes nothing more."""
    place, before, after = EDITS[name]
    path = folder / place
    if after is None:
        path.unlink(missing_ok=True)
    elif before is None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(after, "utf-8")
    elif path.exists() and after not in (text := path.read_text("utf-8")):
        path.write_text(text.replace(before, after, 1), "utf-8")


def edit_all(folder: Path) -> None:
    """Make all edits to sources that go together, for a course that has everything in it."""
    for name, (place, _, after) in EDITS.items():
        if after and name != "alias" and place not in ("mkdocs.yml", "theme/main.html"):
            edit(folder, name)
